/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "viewc/views.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever the template: it is refused with words, or becomes C. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf code = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue texts = { .arena = a };
    struct view_source source = { "fuzz.html", { (const char *)data, size } };
    struct views_in in = { &source, 1, &texts, "views.h" };

    if (size > 1 << 16)
        return 0;
    catalogue_add(&texts, "fuzz.msg", S("a.b\n vi {n} x\n en {n} x\n"), &d);
    catalogue_check(&texts, &d);
    views_compile(&in, a, &header, &code, &d);
    assert((d.errors > 0) == (words.n > 0));
    assert((d.errors == 0) == (code.n > 0));
    return 0;
}
