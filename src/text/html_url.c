/* SPDX-License-Identifier: Apache-2.0 */
#include "text/html.h"
#include "text/utf8.h"

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void percent(struct buf *out, unsigned char c)
{
    static const char hex[] = "0123456789ABCDEF";
    char code[3] = { '%', hex[c >> 4], hex[c & 15] };

    buf_add(out, code, sizeof(code));
}

/* A byte that is no UTF-8 would make the server refuse the address: it goes as U+FFFD. */
static void percent_rune(struct buf *out, struct str s, size_t i, size_t n)
{
    if (!n)
        buf_lit(out, "%EF%BF%BD");
    for (size_t k = 0; k < n; k++)
        percent(out, (unsigned char)s.p[i + k]);
}

void html_url_part_str(struct html *o, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = utf8_length(s, i);

        if (is_alnum(s.p[i]) || (s.p[i] && strchr("-._~", s.p[i])))
            buf_char(o->out, s.p[i]);
        else
            percent_rune(o->out, s, i, n);
        i += n ? n : 1;
    }
}

void html_url_part_cstr(struct html *o, const char *s)
{
    html_url_part_str(o, str_of(s));
}

static bool same_word(struct str s, const char *lower)
{
    if (s.n != strlen(lower))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != lower[i])
            return false;
    }
    return true;
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
        if (same_word(str_sub(url, 0, i), harmless[k]))
            return true;
    return false;
}

void html_url_str(struct html *o, struct str s)
{
    if (!scheme_is_harmless(s)) {
        buf_char(o->out, '#');
        return;
    }
    for (size_t i = 0; i < s.n;) {
        size_t n = utf8_length(s, i);

        if (s.p[i] == '&')
            buf_lit(o->out, "&amp;");
        else if (is_alnum(s.p[i]) || (s.p[i] && strchr("-._~:/?#[]@!$()*+,;=%", s.p[i])))
            buf_char(o->out, s.p[i]);
        else
            percent_rune(o->out, s, i, n);
        i += n ? n : 1;
    }
}

void html_url_cstr(struct html *o, const char *s)
{
    html_url_str(o, str_of(s));
}
