/* SPDX-License-Identifier: Apache-2.0 */
#include "work/document/span.h"

#include <assert.h>

#include "base/arena.h"

enum { SPAN_STRIDE = 64 };

static bool begins_point(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

struct span_index span_index(struct arena *a, struct str text)
{
    uint32_t *at = arena_array(a, uint32_t, text.n / SPAN_STRIDE + 2);
    size_t n = 0, points = 0;

    for (size_t i = 0; i < text.n; i++) {
        if (!begins_point(text.p[i]))
            continue;
        if (points % SPAN_STRIDE == 0)
            at[n++] = (uint32_t)i;
        points++;
    }
    return (struct span_index){ .text = text, .at = at, .n = n };
}

size_t span_offset(const struct span_index *ix, int64_t point)
{
    size_t block, i, left;

    assert(ix);
    if (point <= 0)
        return 0;
    block = (size_t)point / SPAN_STRIDE;
    if (block >= ix->n)
        return ix->text.n;
    i = ix->at[block];
    left = (size_t)point % SPAN_STRIDE;
    while (left && i < ix->text.n) {
        i++;
        while (i < ix->text.n && !begins_point(ix->text.p[i]))
            i++;
        left--;
    }
    return i;
}

struct str span_words(const struct span_index *ix, int64_t from, int64_t to)
{
    size_t a = span_offset(ix, from), b = span_offset(ix, to);

    assert(ix);
    return a < b ? str_sub(ix->text, a, b) : S("");
}
