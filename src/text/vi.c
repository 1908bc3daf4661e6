/* SPDX-License-Identifier: Apache-2.0 */
#include "text/vi.h"

#include <assert.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"

static bool is_tail(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Bytes of the sequence at p, 0 when it is not well formed (over-long, surrogate, beyond U+10FFFF). */
static size_t sequence(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xC2 && p[0] <= 0xDF)
        return left >= 2 && is_tail(p[1]) ? 2 : 0;
    if (p[0] >= 0xE0 && p[0] <= 0xEF) {
        if (left < 3 || !is_tail(p[1]) || !is_tail(p[2]))
            return 0;
        if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] >= 0xA0))
            return 0;
        return 3;
    }
    if (p[0] >= 0xF0 && p[0] <= 0xF4) {
        if (left < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3]))
            return 0;
        if ((p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] >= 0x90))
            return 0;
        return 4;
    }
    return 0;
}

size_t vi_utf8_bad(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t step = sequence((const unsigned char *)s.p + i, s.n - i);

        if (!step)
            return i;
        i += step;
    }
    return SIZE_MAX;
}

uint32_t vi_rune(struct str s, size_t *i)
{
    const unsigned char *p = (const unsigned char *)s.p + *i;

    assert(*i < s.n);
    if (p[0] < 0x80) {
        *i += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *i += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *i += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *i += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

size_t vi_rune_count(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += !is_tail((unsigned char)s.p[i]);
    return n;
}

/* Letters that stay as they are under NFC unless a mark follows: what Vietnamese text is made of. */
static bool is_plain(uint32_t rune)
{
    return rune < 0x300 || (rune >= 0x1EA0 && rune <= 0x1EF9) || (rune >= 0x2010 && rune <= 0x205E);
}

bool vi_is_composed(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        if ((unsigned char)s.p[i] < 0x80)
            i++;
        else if (!is_plain(vi_rune(s, &i)))
            return false;
    }
    return true;
}

static void compose_run(struct str run, struct buf *out)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)run.p, (utf8proc_ssize_t)run.n,
                                      &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);

    if (n >= 0)
        buf_add(out, composed, (size_t)n);
    else
        buf_str(out, run);
    free(composed);
}

/* True for what may melt into the letter before it. */
static bool is_joining(uint32_t rune)
{
    const utf8proc_property_t *p;

    if (is_plain(rune))
        return false;
    p = utf8proc_get_property((utf8proc_int32_t)rune);
    return p->combining_class != 0 || (p->comb_index != UINT16_MAX && p->comb_index >= 0x8000) ||
           (rune >= 0x1160 && rune < 0x1200);
}

void vi_compose_step(struct str s, size_t *i, struct buf *out)
{
    size_t from = *i;
    bool plain = is_plain(vi_rune(s, i));

    assert(from < s.n);
    assert(out);
    while (*i < s.n) {
        size_t next = *i;

        if (!is_joining(vi_rune(s, &next)))
            break;
        plain = false;
        *i = next;
    }
    if (plain)
        buf_add(out, s.p + from, *i - from);
    else
        compose_run(str_sub(s, from, *i), out);
}

struct str vi_compose(struct arena *a, struct str s)
{
    struct buf out = { .max = 3 * s.n + 16, .secret = arena_is_secret(a) };

    assert(a);
    if (vi_is_composed(s))
        return arena_str(a, s);
    for (size_t i = 0; i < s.n;)
        vi_compose_step(s, &i, &out);
    return buf_take(&out, a);
}

/* U+00C0 ... U+00FF without marks; 0 for the two signs and what Vietnamese does not write. */
static const char latin1[65] =
    "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";

static char fold_vietnamese(uint32_t rune)
{
    if (rune <= 0x1EB7)
        return 'a';
    if (rune <= 0x1EC7)
        return 'e';
    if (rune <= 0x1ECB)
        return 'i';
    if (rune <= 0x1EE3)
        return 'o';
    return rune <= 0x1EF1 ? 'u' : 'y';
}

static char fold_sign(uint32_t rune)
{
    switch (rune) {
    case 0xA0:
    case 0x202F:
    case 0x3000:
        return ' ';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
        return '\'';
    case 0x2022:
    case 0x2212:
    case 0x25AA:
    case 0x25CF:
    case 0x25A0:
    case 0x25E6:
    case 0x25CB:
    case 0x2043:
    case 0xB7:
    case 0xF0B7:
        return '-';
    case 0x2026:
        return '.';
    case 0x2044:
    case 0x2215:
        return '/';
    default:
        if (rune >= 0x2010 && rune <= 0x2015)
            return '-';
        if (rune >= 0x2000 && rune <= 0x200A)
            return ' ';
        return 0;
    }
}

char vi_fold_rune(uint32_t rune)
{
    if (rune < 0x80) {
        if (rune >= 'A' && rune <= 'Z')
            return (char)(rune + 32);
        return rune == '\t' || rune == '\n' || rune == '\r' || rune == '\f' || rune == '\v'
                   ? ' '
                   : (char)rune;
    }
    if (rune >= 0x1EA0 && rune <= 0x1EF9)
        return fold_vietnamese(rune);
    if (rune >= 0xC0 && rune <= 0xFF)
        return latin1[rune - 0xC0];
    switch (rune) {
    case 0x102:
    case 0x103:
        return 'a';
    case 0x110:
    case 0x111:
    case 0x189:
        return 'd';
    case 0x128:
    case 0x129:
        return 'i';
    case 0x168:
    case 0x169:
    case 0x1AF:
    case 0x1B0:
        return 'u';
    case 0x1A0:
    case 0x1A1:
        return 'o';
    default:
        return fold_sign(rune);
    }
}

bool vi_is_upper(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= 'A' && rune <= 'Z';
    if (rune >= 0x1EA0 && rune <= 0x1EF9)
        return rune % 2 == 0;
    if (rune >= 0xC0 && rune <= 0xDE)
        return rune != 0xD7;
    return rune == 0x102 || rune == 0x110 || rune == 0x128 || rune == 0x168 || rune == 0x1A0 ||
           rune == 0x1AF || rune == 0x189;
}

bool vi_is_letter(uint32_t rune)
{
    char c = vi_fold_rune(rune);

    return c >= 'a' && c <= 'z';
}

struct str vi_fold(struct arena *a, struct str s, uint32_t **ret_at)
{
    char *p = arena_alloc(a, s.n + 1, 1);
    uint32_t *at = ret_at ? arena_array(a, uint32_t, s.n + 1) : NULL;
    size_t n = 0;

    assert(a);
    assert(s.p || !s.n);
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        char c = vi_fold_rune(vi_rune(s, &i));

        if (!c)
            continue;
        if (at)
            at[n] = (uint32_t)from;
        p[n++] = c;
    }
    if (at) {
        at[n] = (uint32_t)s.n;
        *ret_at = at;
    }
    return (struct str){ p, n };
}

static struct str change_case(struct arena *a, struct str s,
                              utf8proc_int32_t (*change)(utf8proc_int32_t))
{
    struct buf out = { .max = 3 * s.n + 16 };

    assert(a && change);
    buf_str(&out, S(""));
    for (size_t i = 0; i < s.n;)
        buf_rune(&out, (uint32_t)change((utf8proc_int32_t)vi_rune(s, &i)));
    return buf_take(&out, a);
}

struct str vi_lower(struct arena *a, struct str s)
{
    return change_case(a, s, utf8proc_tolower);
}

struct str vi_upper(struct arena *a, struct str s)
{
    return change_case(a, s, utf8proc_toupper);
}

struct str vi_capital(struct arena *a, struct str s)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    size_t i = 0;

    assert(a);
    if (!s.n)
        return s;
    buf_rune(&out, (uint32_t)utf8proc_toupper((utf8proc_int32_t)vi_rune(s, &i)));
    buf_str(&out, str_sub(s, i, s.n));
    return arena_str(a, buf_view(&out));
}

struct str vi_within(struct arena *a, struct str s)
{
    size_t first = 0, second;

    if (!s.n)
        return s;
    (void)vi_rune(s, &first);
    second = first;
    if (first < s.n && vi_is_upper(vi_rune(s, &second)))
        return s;
    return str_fmt(a, "%.*s%.*s", STR_ARGS(vi_lower(a, str_sub(s, 0, first))),
                   STR_ARGS(str_sub(s, first, s.n)));
}
