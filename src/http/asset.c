/* SPDX-License-Identifier: Apache-2.0 */
#include "http/asset.h"

#include <assert.h>
#include <stdlib.h>

static int compare_path(const void *key, const void *asset)
{
    const struct str *path = key;
    const struct asset *candidate = asset;

    return str_cmp(*path, str_of(candidate->path));
}

const struct asset *asset_find(const struct asset *assets, size_t n, struct str path)
{
    assert(assets || !n);
    return n ? bsearch(&path, assets, n, sizeof(*assets), compare_path) : NULL;
}
