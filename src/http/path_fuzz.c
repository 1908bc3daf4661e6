/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "base/arena.h"
#include "http/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct str path;

    if (url_path((struct str){ (const char *)data, size }, a, &path)) {
        assert(path.n && path.p[0] == '/' && url_is_text(path));
        assert(str_find(path, S("/../"), 0) == SIZE_MAX && !str_ends(path, S("/..")));
        assert(str_find(path, S("//"), 0) == SIZE_MAX);
    }
    arena_close(&a);
    return 0;
}
