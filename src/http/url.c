/* SPDX-License-Identifier: Apache-2.0 */
#include "http/url.h"

#include <assert.h>

#include "base/arena.h"
#include "http/request.h"
#include "text/vi.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool url_is_text(struct str s)
{
    return vi_utf8_bad(s) == SIZE_MAX && (!s.n || !memchr(s.p, '\0', s.n));
}

bool url_decode(struct str s, bool plus, struct arena *a, struct str *ret)
{
    char *out = arena_alloc(a, s.n + 1, 1);
    size_t n = 0;

    assert(a);
    assert(ret);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (c == '%') {
            int high = i + 2 < s.n ? hex_digit(s.p[i + 1]) : -1;
            int low = i + 2 < s.n ? hex_digit(s.p[i + 2]) : -1;

            if (high < 0 || low < 0)
                return false;
            c = (char)(high << 4 | low);
            i += 2;
        } else if (c == '+' && plus) {
            c = ' ';
        }
        out[n++] = c;
    }
    *ret = (struct str){ out, n };
    return url_is_text(*ret);
}

static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
            return true;
    }
    return false;
}

/* Segments are looked at before they are decoded, so that an escaped slash stays in its segment and
 * can be refused; dots are looked at after. */
static bool good_segment(struct str raw, struct arena *a)
{
    struct str s;

    if (!url_decode(raw, false, a, &s))
        return false;
    if (s.n == 0 || str_eq(s, S(".")) || str_eq(s, S("..")))
        return false;
    return !has_control(s) && !memchr(s.p, '/', s.n) && !memchr(s.p, '\\', s.n);
}

bool url_path(struct str raw, struct arena *a, struct str *ret_path)
{
    struct str rest, segment;

    assert(a);
    assert(ret_path);
    if (raw.n == 0 || raw.p[0] != '/')
        return false;
    rest = str_sub(raw, 1, raw.n);
    while (rest.n && str_cut(&rest, '/', &segment)) {
        if (!good_segment(segment, a))
            return false;
    }
    return url_decode(raw, false, a, ret_path);
}

static size_t count_pairs(struct str s)
{
    size_t n = s.n > 0;

    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '&';
    return n;
}

bool url_pairs(struct str s, size_t most, struct arena *a, struct part **ret_parts, size_t *ret_n)
{
    size_t count = count_pairs(s), n = 0;
    struct part *parts;
    struct str pair;

    assert(a);
    assert(ret_parts && ret_n);
    if (count > most)
        return false;
    parts = arena_array(a, struct part, count);
    while (n < count && str_cut(&s, '&', &pair)) {
        struct part *part = &parts[n++];
        struct str name, value = pair;

        if (pair.n == 0 || !str_cut(&value, '=', &name))
            return false;
        if (!url_decode(name, true, a, &part->name))
            return false;
        if (!url_decode(value.p ? value : S(""), true, a, &part->value))
            return false;
    }
    *ret_parts = parts;
    *ret_n = n;
    return true;
}

void url_encode(struct buf *b, struct str s)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    static const char digits[] = "0123456789ABCDEF";

    assert(b);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        if (c && memchr(plain, c, sizeof(plain) - 1)) {
            buf_char(b, (char)c);
        } else {
            buf_char(b, '%');
            buf_char(b, digits[c >> 4]);
            buf_char(b, digits[c & 15]);
        }
    }
}
