/* SPDX-License-Identifier: Apache-2.0 */
#include "text/html.h"

#include <assert.h>
#include <stdio.h>

#include "text/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD"

/* Both tables hold what an ASCII character becomes that cannot stand as it is. A carriage return would
 * be read back as a line feed; other control characters not at all. */
#define IN_BOTH                                                                                    \
    [0 ... 8] = REPLACEMENT, [11 ... 12] = REPLACEMENT, [13] = "&#13;", [14 ... 31] = REPLACEMENT, \
           ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", [127] = REPLACEMENT

static const char *const in_text[128] = { IN_BOTH };
static const char *const in_attribute[128] = {
    IN_BOTH, ['"'] = "&#34;", ['\''] = "&#39;", ['\n'] = "&#10;", ['\t'] = "&#9;"
};

/* U+0080 … U+009F: nobody's letters, and tidy refuses them. */
static bool is_c1(struct str s, size_t i, size_t n)
{
    return n == 2 && (unsigned char)s.p[i] == 0xC2 && (unsigned char)s.p[i + 1] < 0xA0;
}

/* Where the next character stands that cannot stand as it is; s.n when none does. */
static size_t next_special(struct str s, size_t i, const char *const *table)
{
    while (i < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        size_t n = c < 0x80 ? !table[c] : utf8_length_of_many(s, i);

        if (!n || is_c1(s, i, n))
            return i;
        i += n;
    }
    return s.n;
}

static void escape(struct buf *out, struct str s, const char *const *table)
{
    assert(out);
    assert(s.p || !s.n);
    for (size_t plain = 0; plain < s.n;) {
        size_t i = next_special(s, plain, table);
        unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;

        buf_add(out, s.p + plain, i - plain);
        if (i == s.n)
            return;
        buf_str(out, c < 0x80 ? str_of(table[c]) : S(REPLACEMENT));
        plain = i + (c < 0x80 || !utf8_length(s, i) ? 1 : utf8_length(s, i));
    }
}

void html_text_str(struct html *o, struct str s)
{
    escape(o->out, s, in_text);
}

void html_text_cstr(struct html *o, const char *s)
{
    escape(o->out, str_of(s), in_text);
}

void html_text_msg(struct html *o, enum msg m)
{
    html_t(o, m, NULL, 0);
}

void html_trusted(struct html *o, struct trusted_html t)
{
    assert(o && o->out);
    buf_str(o->out, t.markup);
}

void html_attr_str(struct html *o, struct str s)
{
    escape(o->out, s, in_attribute);
}

void html_attr_cstr(struct html *o, const char *s)
{
    escape(o->out, str_of(s), in_attribute);
}

void html_attr_msg(struct html *o, enum msg m)
{
    html_t_attr(o, m, NULL, 0);
}

void html_int(struct html *o, int64_t v)
{
    assert(o && o->out);
    buf_int(o->out, v);
}

void html_size(struct html *o, size_t v)
{
    buf_int(o->out, (int64_t)v);
}

void html_day(struct html *o, struct day d)
{
    if (day_is(d))
        buf_fmt(o->out, "%02d/%02d/%04d", d.day, d.month, d.year);
}

void html_day_iso(struct html *o, struct day d)
{
    if (day_is(d))
        buf_fmt(o->out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

void html_lang(struct html *o)
{
    buf_str(o->out, lang_code(o->lang));
}

static void message(struct html *o, enum msg m, const struct msg_arg *args, size_t n,
                    const char *const *table)
{
    struct str rest = msg_pattern(o->lang, m, args, n), literal, name;
    char room[32];

    assert(o->out);
    assert(args || !n);
    if (!n) { /* most: they have no places to fill */
        escape(o->out, rest, table);
        return;
    }
    while (msg_piece(&rest, &literal, &name)) {
        if (!literal.p)
            literal = msg_arg_text(msg_arg_named(args, n, name), room);
        escape(o->out, literal, table);
    }
}

void html_t(struct html *o, enum msg m, const struct msg_arg *args, size_t n)
{
    message(o, m, args, n, in_text);
}

void html_t_attr(struct html *o, enum msg m, const struct msg_arg *args, size_t n)
{
    message(o, m, args, n, in_attribute);
}

struct msg_arg html_arg_str(const char *name, struct str s)
{
    return (struct msg_arg){ .name = name, .text = s.p ? s : S("") };
}

struct msg_arg html_arg_cstr(const char *name, const char *s)
{
    return html_arg_str(name, str_of(s));
}

struct msg_arg html_arg_int(const char *name, int64_t n)
{
    return (struct msg_arg){ .name = name, .n = n };
}

struct msg_arg html_arg_size(const char *name, size_t n)
{
    return html_arg_int(name, (int64_t)n);
}

struct msg_arg html_arg_day(const char *name, struct day d)
{
    struct msg_arg arg = { .name = name, .day = d };

    if (!day_is(d))
        arg.text = S("");
    return arg;
}

void html_form_fields(struct html *o)
{
    assert(o && o->out);
    buf_lit(o->out, "<input type=\"hidden\" name=\"csrf\" value=\"");
    html_attr_str(o, o->csrf);
    buf_lit(o->out, "\">");
    o->forms++;
    if (!o->act.n)
        return;
    buf_lit(o->out, "<input type=\"hidden\" name=\"act\" value=\"");
    html_attr_str(o, o->act);
    buf_fmt(o->out, ".%d\">", o->forms);
}
