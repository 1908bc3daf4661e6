/* SPDX-License-Identifier: Apache-2.0 */
/* read_fuzz.c - any bytes: reading them ends, and what is read stands within the text. */
#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/read.h"
#include "read/result/json.h"
#include "text/vi.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open((size_t)512 << 20);
    struct buf json = { .max = (size_t)256 << 20 };
    struct read_options o = { .file = S("fuzz") };
    struct reading r, again;
    struct error e;

    error_init(&e, a);
    if (read_text((struct str){ (const char *)data, size }, &o, a, &r, &e) == OK) {
        size_t runes = vi_rune_count(r.text);

        assert(vi_utf8_bad(r.text) == SIZE_MAX);
        for (size_t i = 0; i < r.n_deadlines; i++)
            assert(r.deadlines[i].span.from <= r.deadlines[i].span.to &&
                   r.deadlines[i].span.to <= runes);
        for (size_t i = 0; i < r.n_sections; i++)
            assert(r.sections[i].span.from <= r.sections[i].span.to &&
                   r.sections[i].span.to <= runes);
        reading_json(&json, &r, READING_WITH_TEXT);
        if (reading_load(buf_view(&json), a, &again, &e) != OK)
            __builtin_trap();
        assert(again.n_citations == r.n_citations && again.n_checks == r.n_checks);
    } else {
        assert(e.message);
    }
    buf_done(&json);
    arena_close(&a);
    return 0;
}
