/* SPDX-License-Identifier: Apache-2.0 */
/* scan_symbol.c - a document's number and symbol: 15-KH/ĐU. */
#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/sheet/scan.h"
#include "read/source/source.h"

/* One code of a symbol ("KH", "Th.U", "QH15") at i: its end, or 0. Codes are written in capitals,
 * now and then with a small letter behind (CTr, QyĐ, TTg). */
static size_t code_end(const struct sheet *s, size_t i, bool *ret_damaged)
{
    size_t end = i, letters = 0, capitals = 0;

    if (!s->upper[i])
        return 0;
    for (;;) {
        if (scan_is_word(s->f[end])) {
            letters += !scan_is_digit(s->f[end]);
            capitals += s->upper[end];
            end++;
        } else if (s->f[end] == '.' && s->upper[end + 1] && letters <= 3) {
            end++;
        } else if (s->f[end] == '.' && s->f[end + 1] == ' ' && s->upper[end + 2] &&
                   !scan_is_word(s->f[end + 3]) && letters <= 2) {
            *ret_damaged = true;
            end += 2;
        } else {
            break;
        }
    }
    return letters <= 12 && (letters == 1 || capitals * 2 > letters) ? end : 0;
}

/* A dash or slash at *i, perhaps with blanks around it. */
static char separator(const struct sheet *s, size_t *i, bool blanks)
{
    size_t at = blanks ? scan_skip_blanks(s, *i) : *i;
    char c = s->f[at];

    if (c != '-' && c != '/')
        return 0;
    *i = blanks ? scan_skip_blanks(s, at + 1) : at + 1;
    return c;
}

static void append(const struct sheet *s, struct buf *b, size_t from, size_t to)
{
    for (; from < to; from++)
        if (!scan_is_blank(s->f[from]))
            buf_add(b, s->source->text.p + s->byte_at[s->rune_at[from]],
                    s->byte_at[s->rune_at[from] + 1] - s->byte_at[s->rune_at[from]]);
}

bool scan_symbol(const struct sheet *s, size_t i, struct scan_symbol *ret)
{
    struct buf symbol = { .max = 256 };
    size_t at = i, codes = 0, end;
    bool year = false;
    char sep;

    assert(s && ret);
    *ret = (struct scan_symbol){ .number = { i, i } };
    while (scan_is_digit(s->f[at]))
        at++;
    if (at == i || at - i > 5)
        return false;
    if (s->f[at] >= 'a' && s->f[at] <= 'd' && !s->upper[at] && !scan_is_word(s->f[at + 1]))
        at++;
    ret->number.to = ret->end = at;
    ret->number_text = (struct str){ s->f + i, at - i };
    sep = separator(s, &at, true);
    if (!sep)
        return false;
    if (sep == '/' && scan_is_digit(s->f[at])) {
        for (end = at; scan_is_digit(s->f[end]); end++)
            ;
        if (end - at != 4 || (s->f[end] != '/' && s->f[end] != '-'))
            return false;
        append(s, &symbol, at, end);
        buf_char(&symbol, s->f[end]);
        at = end + 1;
        year = true;
    }
    while (codes < 5) {
        end = code_end(s, at, &ret->damaged);
        if (!end)
            break;
        if (codes)
            buf_char(&symbol, sep);
        append(s, &symbol, at, end);
        codes++;
        ret->end = at = end;
        sep = separator(s, &at, codes == 1);
        if (!sep)
            break;
    }
    if (codes)
        ret->symbol = buf_take(&symbol, s->scratch);
    else
        buf_done(&symbol);
    if (codes == 1 && !year)
        ret->damaged = true;
    return codes > 0;
}
