/* SPDX-License-Identifier: Apache-2.0 */
#include "text/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/utf8.h"

static void new_line(struct json *j)
{
    if (!j->indent)
        return;
    buf_char(j->out, '\n');
    for (int i = 0; i < j->depth * j->indent; i++)
        buf_char(j->out, ' ');
}

/* What comes before any value: nothing after its key, else a comma unless it is the first. */
static void before(struct json *j)
{
    assert(j && j->out);
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (j->after_value)
        buf_str(j->out, j->spaced ? S(", ") : S(","));
    if (j->depth)
        new_line(j);
}

static void open(struct json *j, char bracket)
{
    before(j);
    buf_char(j->out, bracket);
    j->depth++;
    j->after_value = false;
}

static void close(struct json *j, char bracket)
{
    assert(j->depth > 0 && !j->after_key);
    j->depth--;
    if (j->after_value)
        new_line(j);
    buf_char(j->out, bracket);
    j->after_value = true;
}

void json_begin_object(struct json *j)
{
    open(j, '{');
}

void json_end_object(struct json *j)
{
    close(j, '}');
}

void json_begin_array(struct json *j)
{
    open(j, '[');
}

void json_end_array(struct json *j)
{
    close(j, ']');
}

static void escaped(struct buf *out, unsigned char c)
{
    switch (c) {
    case '"':
        buf_lit(out, "\\\"");
        break;
    case '\\':
        buf_lit(out, "\\\\");
        break;
    case '\n':
        buf_lit(out, "\\n");
        break;
    case '\t':
        buf_lit(out, "\\t");
        break;
    case '\r':
        buf_lit(out, "\\r");
        break;
    default:
        buf_fmt(out, "\\u%04x", (unsigned)c);
    }
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static void quoted(struct buf *out, struct str s)
{
    size_t plain = 0, i = 0;

    assert(s.p || !s.n);
    buf_char(out, '"');
    while (i < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        size_t n = is_plain(c) ? 1 : utf8_length(s, i);

        if (!n || (c < 0x80 && !is_plain(c))) {
            buf_add(out, s.p + plain, i - plain);
            if (n)
                escaped(out, c);
            else
                buf_lit(out, "\xEF\xBF\xBD");
            plain = i + 1;
        }
        i += n ? n : 1;
    }
    buf_add(out, s.p + plain, s.n - plain);
    buf_char(out, '"');
}

void json_key(struct json *j, const char *key)
{
    assert(key);
    assert(j->depth > 0 && !j->after_key);
    before(j);
    quoted(j->out, str_of(key));
    buf_str(j->out, j->indent || j->spaced ? S(": ") : S(":"));
    j->after_key = true;
}

static void plain(struct json *j, const char *word)
{
    before(j);
    buf_str(j->out, str_of(word));
    j->after_value = true;
}

void json_add_str(struct json *j, struct str s)
{
    if (!s.p) {
        plain(j, "null");
        return;
    }
    before(j);
    quoted(j->out, s);
    j->after_value = true;
}

void json_add_cstr(struct json *j, const char *s)
{
    json_add_str(j, str_of(s));
}

void json_add_int(struct json *j, int64_t v)
{
    before(j);
    buf_int(j->out, v);
    j->after_value = true;
}

void json_add_size(struct json *j, size_t v)
{
    before(j);
    buf_fmt(j->out, "%zu", v);
    j->after_value = true;
}

void json_add_id(struct json *j, int64_t id)
{
    char room[24];

    (void)snprintf(room, sizeof(room), "\"%lld\"", (long long)id);
    plain(j, id ? room : "null");
}

/* The shortest of two that reads back as the same number. */
void json_add_real(struct json *j, double v)
{
    char room[32];

    (void)snprintf(room, sizeof(room), "%.15g", v);
    if (strtod(room, NULL) < v || strtod(room, NULL) > v)
        (void)snprintf(room, sizeof(room), "%.17g", v);
    plain(j, isfinite(v) ? room : "null");
}

void json_add_bool(struct json *j, bool v)
{
    plain(j, v ? "true" : "false");
}

void json_add_null(struct json *j)
{
    plain(j, "null");
}

void json_add_day(struct json *j, struct day d)
{
    char room[40];

    (void)snprintf(room, sizeof(room), "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
    plain(j, day_is(d) ? room : "null");
}

void json_add_time(struct json *j, int64_t at_ms)
{
    enum { DAY_SECONDS = 24 * 60 * 60 };
    int64_t seconds = at_ms / 1000 - (at_ms % 1000 < 0);
    int64_t days = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
    int rest = (int)(seconds - days * DAY_SECONDS);
    struct day d = day_from_number((int32_t)days);
    char room[72];

    (void)snprintf(room, sizeof(room), "\"%04d-%02d-%02dT%02d:%02d:%02dZ\"", d.year, d.month, d.day,
                   rest / 3600, rest / 60 % 60, rest % 60);
    plain(j, at_ms ? room : "null");
}

void json_put_id(struct json *j, const char *key, int64_t id)
{
    json_key(j, key);
    json_add_id(j, id);
}

void json_put_bool(struct json *j, const char *key, bool v)
{
    json_key(j, key);
    json_add_bool(j, v);
}

void json_put_time(struct json *j, const char *key, int64_t at_ms)
{
    json_key(j, key);
    json_add_time(j, at_ms);
}
