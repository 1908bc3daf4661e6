/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "http/cookie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str value = cookie_find((struct str){ (const char *)data, size }, S("__Host-nep"));

    for (size_t i = 0; i < value.n; i++)
        assert(value.p[i] > ' ' && value.p[i] != ';');
    return 0;
}
