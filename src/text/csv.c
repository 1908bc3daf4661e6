/* SPDX-License-Identifier: Apache-2.0 */
#include "text/csv.h"

#include <assert.h>

#include "text/utf8.h"

void csv_begin(struct csv *c)
{
    assert(c && c->out);
    assert(!c->in_row);
    buf_lit(c->out, "\xEF\xBB\xBF");
}

static char separator(const struct csv *c)
{
    if (c->separator)
        return c->separator;
    return ',';
}

static void cell(struct csv *c)
{
    assert(c && c->out);
    if (c->in_row)
        buf_char(c->out, separator(c));
    c->in_row = true;
}

/* OWASP's list for CSV injection. */
static bool looks_like_formula(struct str s)
{
    return s.n && s.p[0] && strchr("=+-@\t\r", s.p[0]);
}

static bool needs_quotes(const struct csv *c, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r' || s.p[i] == separator(c))
            return true;
    return s.n && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

static void clean(struct buf *out, struct str s, bool quotes)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = utf8_length(s, i);

        if (!n || !s.p[i])
            buf_lit(out, "\xEF\xBF\xBD");
        else
            buf_add(out, s.p + i, n);
        if (quotes && s.p[i] == '"')
            buf_char(out, '"');
        i += n ? n : 1;
    }
}

void csv_str(struct csv *c, struct str s)
{
    bool formula = looks_like_formula(s), quotes = needs_quotes(c, s);

    cell(c);
    if (quotes)
        buf_char(c->out, '"');
    if (formula)
        buf_char(c->out, '\'');
    clean(c->out, s, quotes);
    if (quotes)
        buf_char(c->out, '"');
}

void csv_int(struct csv *c, int64_t v)
{
    cell(c);
    buf_int(c->out, v);
}

void csv_day(struct csv *c, struct day d)
{
    cell(c);
    if (day_is(d))
        buf_fmt(c->out, "%02d/%02d/%04d", d.day, d.month, d.year);
}

void csv_row_end(struct csv *c)
{
    assert(c && c->out);
    assert(c->in_row);
    buf_lit(c->out, "\r\n");
    c->in_row = false;
}
