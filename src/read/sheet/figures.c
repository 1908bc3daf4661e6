/* SPDX-License-Identifier: Apache-2.0 */
/* figures.c - letters that scans put for figures, where only a figure can stand. */
#include <assert.h>

#include "base/str.h"
#include "read/sheet/scan.h"
#include "read/sheet/sheet.h"
#include "read/source/source.h"

/* The figure that a scanner took for this letter: 0 for O, 1 for l or I; 0 when it is no such letter. */
static char figure_of(const struct sheet *s, size_t i)
{
    switch (s->source->text.p[s->byte_at[s->rune_at[i]]]) {
    case 'O':
    case 'o':
        return '0';
    case 'l':
    case 'I':
        return '1';
    default:
        return 0;
    }
}

static void mend(struct sheet *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if (scan_is_digit(s->f[i]))
            continue;
        s->f[i] = figure_of(s, i);
        s->upper[i] = false;
    }
}

/* "2O22", "O6", "l4": figures and such letters only. "lO/5": letters alone, but in a date. */
static bool is_number(const struct sheet *s, size_t from, size_t to)
{
    size_t digits = 0, ones = 0;

    if (to - from > 5)
        return false;
    for (size_t i = from; i < to; i++) {
        if (scan_is_digit(s->f[i]))
            digits++;
        else if (!figure_of(s, i))
            return false;
        else if (s->upper[i] && s->f[i] == 'i')
            ones++;
    }
    if (digits)
        return digits < to - from;
    /* "quý I/2022" is no date */
    return to - from <= 2 && !ones &&
           ((s->f[to] == '/' && scan_is_digit(s->f[to + 1])) ||
            (from >= 2 && s->f[from - 1] == '/' && scan_is_digit(s->f[from - 2])));
}

void sheet_mend_figures(struct sheet *s)
{
    bool letters = false; /* a list a), b), … has come to k: then l is a letter */

    assert(s);
    for (size_t k = 0; k < s->n_lines; k++) {
        size_t i = s->lines[k].from;

        if (s->f[i] == 'k' && !s->upper[i] && !scan_is_word(s->f[i + 1]))
            letters = true;
        if (!letters && s->f[i] == 'l' && !s->upper[i] && s->f[i + 1] == '.' && s->f[i + 2] == ' ')
            mend(s, i, i + 1);
        while (i < s->lines[k].to) {
            size_t end = i;

            while (scan_is_word(s->f[end]))
                end++;
            if (end > i && is_number(s, i, end))
                mend(s, i, end);
            i = end + 1;
        }
    }
}

bool sheet_is_mended(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    for (size_t i = from; i < to; i++)
        if (scan_is_digit(s->f[i]) && figure_of(s, i))
            return true;
    return false;
}
