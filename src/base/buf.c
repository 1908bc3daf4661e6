/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void buf_done(struct buf *b)
{
    assert(b);
    if (b->secret && b->p)
        sodium_memzero(b->p, b->cap);
    free(b->p);
    *b = (struct buf){ .max = b->max, .secret = b->secret };
}

void buf_clear(struct buf *b)
{
    assert(b);
    b->n = 0;
    b->failed = false;
}

/* realloc would leave the old bytes wherever they were. */
static char *grow(const struct buf *b, size_t cap)
{
    char *p;

    if (!b->secret)
        return realloc(b->p, cap);
    p = malloc(cap);
    if (!p || !b->p)
        return p;
    memcpy(p, b->p, b->n + 1);
    sodium_memzero(b->p, b->cap);
    free(b->p);
    return p;
}

static bool make_room(struct buf *b, size_t more)
{
    size_t max = b->max ? b->max : (size_t)64 << 20;
    size_t cap;
    char *p;

    assert(b->n < b->cap || !b->p);
    if (b->failed || more > max - b->n) {
        b->failed = true;
        return false;
    }
    cap = b->cap ? b->cap : 256;
    while (cap < b->n + more + 1)
        cap *= 2;
    cap = cap < max ? cap : max + 1; /* so that what has room may be had */
    p = grow(b, cap);
    if (!p) {
        b->failed = true;
        return false;
    }
    b->p = p;
    b->cap = cap;
    return true;
}

static inline bool reserve(struct buf *b, size_t more)
{
    return (more < b->cap - b->n && !b->failed) || make_room(b, more);
}

void buf_add(struct buf *b, const void *p, size_t n)
{
    assert(b);
    assert(p || !n);
    if (!n || !reserve(b, n))
        return;
    memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.p, s.n);
}

void buf_int(struct buf *b, int64_t v)
{
    char digits[20];
    size_t at = sizeof(digits);
    uint64_t left = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

    assert(b);
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (v < 0)
        buf_char(b, '-');
    buf_add(b, digits + at, sizeof(digits) - at);
}

void buf_fmt(struct buf *b, const char *format, ...)
{
    va_list ap;
    int n;

    assert(b);
    assert(format);
    va_start(ap, format);
    n = vsnprintf(NULL, 0, format, ap);
    va_end(ap);
    if (n < 0 || !reserve(b, (size_t)n))
        return;
    va_start(ap, format);
    (void)vsnprintf(b->p + b->n, (size_t)n + 1, format, ap);
    va_end(ap);
    b->n += (size_t)n;
}

void buf_rune(struct buf *b, uint32_t r)
{
    if (r < 0x80) {
        buf_char(b, (char)r);
    } else if (r < 0x800) {
        buf_char(b, (char)(0xC0 | r >> 6));
        buf_char(b, (char)(0x80 | (r & 0x3F)));
    } else if (r < 0x10000) {
        buf_char(b, (char)(0xE0 | r >> 12));
        buf_char(b, (char)(0x80 | (r >> 6 & 0x3F)));
        buf_char(b, (char)(0x80 | (r & 0x3F)));
    } else {
        buf_char(b, (char)(0xF0 | r >> 18));
        buf_char(b, (char)(0x80 | (r >> 12 & 0x3F)));
        buf_char(b, (char)(0x80 | (r >> 6 & 0x3F)));
        buf_char(b, (char)(0x80 | (r & 0x3F)));
    }
}

struct str buf_take(struct buf *b, struct arena *a)
{
    struct str s = arena_str(a, buf_view(b));

    assert(b);
    assert(a);
    buf_done(b);
    return s;
}
