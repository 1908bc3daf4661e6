/* SPDX-License-Identifier: Apache-2.0 */
/* Input: a boundary, a line feed, a body. */
#include <assert.h>

#include "base/arena.h"
#include "http/multipart.h"
#include "http/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct str rest = { (const char *)data, size }, first;
    struct part *parts = NULL;
    size_t n = 0;

    if (size && str_cut(&rest, '\n', &first) && rest.p) {
        struct str type = str_fmt(a, "multipart/form-data; boundary=%.*s", STR_ARGS(first));

        if (multipart_parse(rest, multipart_boundary(type), 50, a, &parts, &n)) {
            assert(n <= 50);
            for (size_t i = 0; i < n; i++)
                assert(parts[i].name.n && parts[i].value.p + parts[i].value.n <= rest.p + rest.n);
        }
    }
    arena_close(&a);
    return 0;
}
