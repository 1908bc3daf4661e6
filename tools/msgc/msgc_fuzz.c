/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "msgc/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whatever the file: it is refused with words, or becomes a header and a table. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct diag d = { &words, 0 };
    struct catalogue c = { .arena = a };

    if (size > 1 << 16)
        return 0;
    catalogue_add(&c, "fuzz.msg", (struct str){ (const char *)data, size }, &d);
    catalogue_check(&c, &d);
    assert((d.errors > 0) == (words.n > 0));
    if (!d.errors) {
        catalogue_header(&c, &out);
        catalogue_table(&c, &out);
    }
    return 0;
}
