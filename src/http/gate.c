/* SPDX-License-Identifier: Apache-2.0 */
#include "http/gate.h"

#include <assert.h>
#include <ctype.h>

#include "base/arena.h"

enum { HEADERS_MAX = 100 };

static bool refuse(struct head *h, const char *why)
{
    h->fault = why;
    return false;
}

static bool is_framing(struct str name)
{
    return str_same_word(name, S("Content-Length")) || str_same_word(name, S("Transfer-Encoding"));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

struct str gate_value(struct str name, struct str raw)
{
    while (raw.n && is_blank(raw.p[0]))
        raw = str_sub(raw, 1, raw.n);
    while (raw.n && !is_framing(name) && is_blank(raw.p[raw.n - 1]))
        raw.n--;
    return raw;
}

static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (!isalnum((unsigned char)c) && (!c || !strchr("!#$%&'*+-.^_`|~", c)))
            return false;
    }
    return s.n > 0;
}

/* Takes the text up to the next NUL; false when there is none left. */
static bool cut_nul(struct str *rest, struct str *ret)
{
    const char *nul = rest->n ? memchr(rest->p, '\0', rest->n) : NULL;

    if (!nul)
        return false;
    *ret = (struct str){ rest->p, (size_t)(nul - rest->p) };
    *rest = str_sub(*rest, ret->n + 1, rest->n);
    return true;
}

/* A line ended by CRLF is followed by two NULs, one ended by a bare LF by one. */
static bool cut_line_end(struct str *rest)
{
    if (rest->n < 1 || rest->p[0] != '\0')
        return false;
    *rest = str_sub(*rest, 1, rest->n);
    return true;
}

static bool is_target(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c <= 0x20 || c >= 0x7F)
            return false;
    }
    return s.n > 0 && s.p[0] == '/';
}

/* In the query "?", "&" and "=" have become NUL and "+" a blank; the rest is as it was sent. */
static bool is_query(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c >= 0x7F || (c < 0x20 && c != 0))
            return false;
    }
    return true;
}

static bool read_first_line(struct str *rest, size_t target_n, struct head *h)
{
    struct str whole, version;

    if (!cut_nul(rest, &h->method) || !is_token(h->method))
        return refuse(h, "bad method");
    if (rest->n <= target_n || rest->p[target_n] != '\0')
        return refuse(h, "NUL or more than one blank in the request line");
    whole = str_sub(*rest, 0, target_n);
    *rest = str_sub(*rest, target_n + 1, rest->n);
    h->target = (struct str){ whole.p, strnlen(whole.p, whole.n) };
    if (!is_target(h->target) || !is_query(str_sub(whole, h->target.n, whole.n)))
        return refuse(h, "bad target");
    if (!cut_nul(rest, &version) ||
        (!str_eq(version, S("HTTP/1.1")) && !str_eq(version, S("HTTP/1.0"))))
        return refuse(h, "bad version");
    h->is_old = str_eq(version, S("HTTP/1.0"));
    return cut_line_end(rest) || refuse(h, "bare line feed");
}

static bool read_header(struct str *rest, struct arena *a, struct head *h)
{
    struct header header;

    if (rest->p[0] == ' ' || rest->p[0] == '\t')
        return refuse(h, "folded header line");
    if (!cut_nul(rest, &header.name) || !cut_nul(rest, &header.value) || !cut_line_end(rest))
        return refuse(h, "NUL or bare line feed in a header");
    if (h->n_headers == HEADERS_MAX)
        return refuse(h, "too many headers");
    header.value = gate_value(header.name, header.value);
    *ARENA_PUSH(a, h->headers, h->n_headers, h->cap_headers) = header;
    return true;
}

bool gate_read(struct str bytes, size_t target_n, struct arena *a, struct head *ret)
{
    struct str rest = bytes;

    assert(a && ret);
    *ret = (struct head){ 0 };
    if (!read_first_line(&rest, target_n, ret))
        return false;
    while (rest.n && rest.p[0] != '\0') {
        if (!read_header(&rest, a, ret))
            return false;
    }
    if (rest.n != 2 || rest.p[0] != '\0' || rest.p[1] != '\0')
        return refuse(ret, "NUL or bare line feed in the head");
    return gate_check(ret);
}

static bool is_value(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if ((c < 0x20 && c != '\t') || c == 0x7F)
            return false;
    }
    return true;
}

static bool is_host(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (!isalnum((unsigned char)c) && (!c || !strchr("-._:[]", c)))
            return false;
    }
    return s.n > 0;
}

static bool read_length(struct str s, uint64_t *ret)
{
    int64_t v;

    if (!s.n || !isdigit((unsigned char)s.p[0]) || !str_int(s, &v))
        return false;
    *ret = (uint64_t)v;
    return true;
}

/* Headers that we act on: two of them are one too many. */
static const char *const single[] = { "Host",          "Content-Length", "Transfer-Encoding",
                                      "Content-Type",  "Cookie",         "Origin",
                                      "Authorization", "Expect" };

static bool check_single(struct head *h, struct str name, unsigned *seen)
{
    for (unsigned i = 0; i < COUNT(single); i++) {
        if (!str_same_word(name, str_of(single[i])))
            continue;
        if (*seen & 1U << i)
            return refuse(h, "a header that may stand once stands twice");
        *seen |= 1U << i;
    }
    return true;
}

bool gate_check(struct head *h)
{
    bool has_host = false;
    unsigned seen = 0;

    assert(h);
    for (size_t i = 0; i < h->n_headers; i++) {
        struct str name = h->headers[i].name, value = h->headers[i].value;

        if (!is_token(name) || !is_value(value))
            return refuse(h, "bad byte in a header");
        if (!check_single(h, name, &seen))
            return false;
        if (str_same_word(name, S("Host"))) {
            has_host = true;
            if (!is_host(value))
                return refuse(h, "bad host");
        } else if (str_same_word(name, S("Content-Length"))) {
            h->has_length = true;
            if (!read_length(value, &h->length))
                return refuse(h, "bad length");
        } else if (str_same_word(name, S("Transfer-Encoding"))) {
            h->chunked = true;
            if (h->is_old || !str_same_word(value, S("chunked")))
                return refuse(h, "unknown transfer encoding");
        }
    }
    if (h->has_length && h->chunked)
        return refuse(h, "Content-Length beside Transfer-Encoding");
    return has_host || refuse(h, "no host");
}
