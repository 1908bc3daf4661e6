/* SPDX-License-Identifier: Apache-2.0 */
#include "text/json_read.h"

#include <assert.h>

#include "base/arena.h"
#include "text/vi.h"

/* Deeper than anything we write: what is passed over has its brackets kept in one number. */
enum { DEEPEST = 60 };

struct json_reader json_reader_of(struct str json)
{
    struct str s = str_or_empty(json);
    bool bad = vi_utf8_bad(s) != SIZE_MAX;

    return (struct json_reader){ s.p, s.p + (bad ? 0 : s.n), .bad = bad };
}

static bool make_bad(struct json_reader *r)
{
    r->bad = true;
    r->at = r->end;
    return false;
}

/* The next byte that is no blank, which stays; 0 at the end. */
static char peek(struct json_reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r'))
        r->at++;
    return r->at < r->end ? *r->at : '\0';
}

static bool take(struct json_reader *r, char c)
{
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

/* What stands between quotes, escapes as they are written; *ret_escapes: whether there are any. */
static bool take_quoted(struct json_reader *r, struct str *ret, bool *ret_escapes)
{
    const char *from;

    *ret_escapes = false;
    if (!take(r, '"'))
        return make_bad(r);
    for (from = r->at; r->at < r->end && *r->at != '"'; r->at++) {
        if ((unsigned char)*r->at < 0x20)
            return make_bad(r);
        if (*r->at == '\\') {
            *ret_escapes = true;
            r->at++;
        }
    }
    if (r->at >= r->end)
        return make_bad(r);
    *ret = (struct str){ from, (size_t)(r->at - from) };
    r->at++;
    return true;
}

bool json_read_open(struct json_reader *r, char bracket)
{
    assert(bracket == '{' || bracket == '[');
    if (peek(r) != bracket) {
        json_read_past(r);
        return false;
    }
    r->at++;
    r->first = true;
    return true;
}

/* Before a member or element: a comma unless it is the first, or the end. */
static bool another(struct json_reader *r, char closing)
{
    bool first = r->first;

    r->first = false;
    if (r->bad || take(r, closing))
        return false;
    return first || take(r, ',') ? true : make_bad(r);
}

bool json_read_key(struct json_reader *r, struct str *ret_key)
{
    bool escapes;

    if (!another(r, '}') || !take_quoted(r, ret_key, &escapes))
        return false;
    return take(r, ':') ? true : make_bad(r);
}

bool json_read_element(struct json_reader *r)
{
    return another(r, ']');
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits of \uXXXX; -1 for others. */
static int32_t four_digits(struct str s, size_t at)
{
    int32_t v = 0;

    for (size_t i = at; i < at + 4; i++) {
        int digit = i < s.n ? hex(s.p[i]) : -1;

        if (digit < 0)
            return -1;
        v = v * 16 + digit;
    }
    return v;
}

static char *put_rune(char *to, uint32_t rune)
{
    if (rune < 0x80) {
        *to++ = (char)rune;
    } else if (rune < 0x800) {
        *to++ = (char)(0xC0 | rune >> 6);
        *to++ = (char)(0x80 | (rune & 0x3F));
    } else {
        if (rune < 0x10000) {
            *to++ = (char)(0xE0 | rune >> 12);
        } else {
            *to++ = (char)(0xF0 | rune >> 18);
            *to++ = (char)(0x80 | (rune >> 12 & 0x3F));
        }
        *to++ = (char)(0x80 | (rune >> 6 & 0x3F));
        *to++ = (char)(0x80 | (rune & 0x3F));
    }
    return to;
}

/* A letter by its number, the second half of a pair included. How many bytes it took; 0 when it is none. */
static size_t numbered(struct str s, size_t at, char **to)
{
    int32_t high = four_digits(s, at), low;

    if (high <= 0 || (high >= 0xDC00 && high < 0xE000))
        return 0;
    if (high < 0xD800 || high >= 0xE000) {
        *to = put_rune(*to, (uint32_t)high);
        return 4;
    }
    low = s.n - at >= 10 && s.p[at + 4] == '\\' && s.p[at + 5] == 'u' ? four_digits(s, at + 6) : -1;
    if (low < 0xDC00 || low >= 0xE000)
        return 0;
    *to = put_rune(*to, 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00));
    return 10;
}

/* The letter that stands behind a backslash. How many bytes it took; 0 when it is none. */
static size_t escape(struct str s, size_t at, char **to)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    const char *known = s.p[at] ? strchr(letters, s.p[at]) : NULL;
    size_t n;

    if (known) {
        *(*to)++ = values[known - letters];
        return 1;
    }
    n = s.p[at] == 'u' ? numbered(s, at + 1, to) : 0;
    return n ? n + 1 : 0;
}

/* What is meant is never longer than what is written. */
static struct str without_escapes(struct json_reader *r, struct str s, struct arena *a)
{
    char *room = arena_array(a, char, s.n + 1), *to = room;

    for (size_t i = 0; i < s.n;) {
        size_t n = 1;

        if (s.p[i] != '\\')
            *to++ = s.p[i];
        else if ((n = escape(s, i + 1, &to)) != 0)
            n++;
        if (!n) {
            (void)make_bad(r);
            return STR_NONE;
        }
        i += n;
    }
    return (struct str){ room, (size_t)(to - room) };
}

struct str json_read_text(struct json_reader *r, struct arena *a)
{
    struct str s;
    bool escapes;

    if (peek(r) != '"') {
        json_read_past(r);
        return STR_NONE;
    }
    if (!take_quoted(r, &s, &escapes))
        return STR_NONE;
    return escapes ? without_escapes(r, s, a) : arena_str(a, s);
}

static bool is_of_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.' ||
           c == 'E';
}

static struct str take_word(struct json_reader *r)
{
    const char *from;

    (void)peek(r);
    for (from = r->at; r->at < r->end && is_of_word(*r->at); r->at++)
        ;
    return (struct str){ from, (size_t)(r->at - from) };
}

static size_t past_digits(struct str s, size_t i)
{
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
        i++;
    return i;
}

/* As JSON writes numbers (RFC 8259, 6): no plus and no zero in front, digits on both sides of the point. */
static bool is_number(struct str s)
{
    size_t from = s.n && s.p[0] == '-', i = past_digits(s, from), at;

    if (i == from || (s.p[from] == '0' && i > from + 1))
        return false;
    if (i < s.n && s.p[i] == '.') {
        at = i + 1;
        i = past_digits(s, at);
        if (i == at)
            return false;
    }
    if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        at = i + 1;
        at += at < s.n && (s.p[at] == '+' || s.p[at] == '-');
        i = past_digits(s, at);
        if (i == at)
            return false;
    }
    return i == s.n;
}

bool json_read_int(struct json_reader *r, int64_t *ret)
{
    char c = peek(r);
    struct str word;

    if (c != '-' && (c < '0' || c > '9')) {
        json_read_past(r);
        return false;
    }
    word = take_word(r);
    return is_number(word) ? str_int(word, ret) : make_bad(r);
}

static bool past_scalar(struct json_reader *r)
{
    struct str s;
    bool escapes;

    if (peek(r) == '"')
        return take_quoted(r, &s, &escapes);
    s = take_word(r);
    if (str_eq(s, S("null")) || str_eq(s, S("true")) || str_eq(s, S("false")) || is_number(s))
        return true;
    return make_bad(r);
}

/* Opened brackets are bits of a number, the innermost last: 1 for an object. */
void json_read_past(struct json_reader *r)
{
    uint64_t objects = 0;
    int depth = 0;

    do {
        char c = peek(r);
        struct str key;

        if (c == '{' || c == '[') {
            objects = objects << 1 | (c == '{');
            depth++;
            r->at++;
            r->first = true;
        } else if (!past_scalar(r)) {
            return;
        }
        while (depth && !(objects & 1 ? json_read_key(r, &key) : json_read_element(r))) {
            objects >>= 1;
            depth--;
        }
        if (depth > DEEPEST)
            (void)make_bad(r);
    } while (depth && !r->bad);
    r->first = false;
}

size_t json_read_count(const struct json_reader *r)
{
    struct json_reader ahead = *r;
    size_t n = 0;

    if (peek(&ahead) != '[' || !json_read_open(&ahead, '['))
        return 0;
    for (; json_read_element(&ahead); n++)
        json_read_past(&ahead);
    return n;
}

bool json_read_end(struct json_reader *r)
{
    return !r->bad && peek(r) == '\0' && r->at == r->end;
}
