/* SPDX-License-Identifier: Apache-2.0 */
/* html_url.c - addresses in HTML: parts encoded, schemes that could run something refused. */
#include <assert.h>

#include "text/html.h"
#include "text/utf8.h"

/* What stands in a piece of an address as it is, and what in an address as a whole. */
#define UNRESERVED                              \
    ['0' ... '9'] = true, ['A' ... 'Z'] = true, \
             ['a' ... 'z'] = true, ['-'] = true, ['.'] = true, ['_'] = true, ['~'] = true

static const bool in_part[256] = { UNRESERVED };
static const bool in_whole[256] = {
    UNRESERVED,   [':'] = true, ['/'] = true, ['?'] = true, ['#'] = true, ['['] = true,
    [']'] = true, ['@'] = true, ['!'] = true, ['$'] = true, ['('] = true, [')'] = true,
    ['*'] = true, ['+'] = true, [','] = true, [';'] = true, ['='] = true, ['%'] = true,
};

/* A sequence of n bytes; one that is no UTF-8 (n is 0) would make the server refuse the address and
 * goes as U+FFFD. */
static void percent(struct buf *out, const char *p, size_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    char code[12];

    if (!n) {
        buf_lit(out, "%EF%BF%BD");
        return;
    }
    for (size_t k = 0; k < n; k++) {
        unsigned char c = (unsigned char)p[k];

        code[3 * k] = '%';
        code[3 * k + 1] = hex[c >> 4];
        code[3 * k + 2] = hex[c & 15];
    }
    buf_add(out, code, 3 * n);
}

/* Writes s with all but the set percent-encoded; amp is what & becomes. */
static void encode(struct buf *out, struct str s, const bool *set, struct str amp)
{
    size_t i = 0;

    assert(out);
    assert(s.p || !s.n);
    while (i < s.n) {
        size_t plain = i, n;

        while (i < s.n && set[(unsigned char)s.p[i]])
            i++;
        buf_add(out, s.p + plain, i - plain);
        if (i == s.n)
            return;
        n = utf8_length(s, i);
        if (s.p[i] == '&')
            buf_str(out, amp);
        else
            percent(out, s.p + i, n);
        i += n ? n : 1;
    }
}

void html_url_part_str(struct html *o, struct str s)
{
    encode(o->out, s, in_part, S("%26"));
}

void html_url_part_cstr(struct html *o, const char *s)
{
    html_url_part_str(o, str_of(s));
}

/* What stands before a colon is a scheme unless the path has begun. */
static bool scheme_is_harmless(struct str url)
{
    static const char *const harmless[] = { "http", "https", "mailto", "tel" };
    size_t i = 0;

    while (i < url.n && url.p[i] != ':' && url.p[i] != '/' && url.p[i] != '?' && url.p[i] != '#')
        i++;
    if (i == url.n || url.p[i] != ':')
        return true;
    for (size_t k = 0; k < COUNT(harmless); k++)
        if (str_same_word(str_sub(url, 0, i), str_of(harmless[k])))
            return true;
    return false;
}

void html_url_str(struct html *o, struct str s)
{
    if (scheme_is_harmless(s))
        encode(o->out, s, in_whole, S("&amp;"));
    else
        buf_char(o->out, '#');
}

void html_url_cstr(struct html *o, const char *s)
{
    html_url_str(o, str_of(s));
}

void html_url_local_str(struct html *o, struct str s)
{
    bool local =
        !s.n || s.p[0] == '?' || s.p[0] == '#' || (s.p[0] == '/' && !str_starts(s, S("//")));

    html_url_str(o, local ? s : S("#"));
}

void html_url_local_cstr(struct html *o, const char *s)
{
    html_url_local_str(o, str_of(s));
}
