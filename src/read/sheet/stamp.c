/* SPDX-License-Identifier: Apache-2.0 */
#include "read/sheet/stamp.h"

#include <assert.h>

#include "read/sheet/scan.h"
#include "read/source/source.h"
#include "text/vi.h"

enum { STAMP_LINES = 40 };

/* "mật" may have lost its marks in a scan, but "mặt" (of Mặt trận) is another word. */
static bool is_mat(const struct sheet *s, size_t i)
{
    size_t at = s->byte_at[s->rune_at[i + 1]];
    uint32_t r;

    if (!scan_phrase(s, i, "mat") || !s->upper[i] || !s->upper[i + 1] || !s->upper[i + 2])
        return false;
    r = vi_rune(s->source->text, &at);
    return r == 0x1EAC || r == 'A' || r == 0xC2 || r == 0x1EA4 || r == 0x1EA6 || r == 0x1EA8 ||
           r == 0x1EA0;
}

/* The stamp at i: its end, or 0. */
static size_t stamp_at(const struct sheet *s, size_t i)
{
    size_t at = i;

    if (scan_phrase(s, at, "toi mat") || scan_phrase(s, at, "tuyet mat")) {
        if (!s->upper[i])
            return 0;
        at = scan_skip_spaces(s, i + (s->f[i + 1] == 'o' ? 3 : 5));
    }
    return is_mat(s, at) ? at + 3 : 0;
}

static bool is_edge(const struct sheet *s, size_t i, size_t from)
{
    while (i > from && !scan_is_word(s->f[i - 1]) && s->f[i - 1] != '\t')
        i--;
    return i == from || s->f[i - 1] == '\t';
}

static bool stamped_line(const struct sheet *s, const struct sheet_line *l)
{
    for (size_t i = l->from; i + 3 <= l->to; i++) {
        size_t end, rest;
        bool alone, labelled;

        if ((s->f[i] != 'm' && s->f[i] != 't') || !scan_word_at(s, i))
            continue;
        end = stamp_at(s, i);
        if (!end)
            continue;
        for (rest = end; rest < l->to && !scan_is_word(s->f[rest]) && s->f[rest] != '\t'; rest++)
            ;
        if (rest < l->to && s->f[rest] != '\t')
            continue;
        alone = is_edge(s, i, l->from);
        labelled = scan_find(s, l->from, i, "do mat") != SIZE_MAX ||
                   scan_phrase(s, l->from, "so") || s->f[i - (i > l->from)] == '(';
        if (alone || labelled)
            return true;
    }
    return false;
}

bool stamp_is_secret(const struct sheet *s)
{
    struct label label;

    assert(s);
    for (size_t k = 0; k < s->n_lines && k < STAMP_LINES; k++) {
        const struct sheet_line *l = &s->lines[k];

        /* the head is over with the first heading or long paragraph */
        if (k > 3 && ((scan_label(s, l->from, &label) && label.kind == LABEL_ROMAN) ||
                      (l->to - l->from > 200 && !l->caps)))
            return false;
        if (stamped_line(s, l))
            return true;
    }
    return false;
}
