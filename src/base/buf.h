/* buf.h - a text being built: grows as needed up to a maximum.
 *
 * buf_done frees it (works on a zeroed one); buf_take gives the bytes to an arena instead. A write
 * past the maximum sets `failed` and drops the bytes; whoever built the text checks it once. A secret
 * one leaves nothing behind in freed memory, neither when it grows nor when it ends. */
#pragma once

#include <stdarg.h>

#include "base/str.h"

struct arena;

struct buf {
    char *p; /* always followed by a NUL once anything was written */
    size_t n, cap;
    size_t max; /* 0 means 64 MiB */
    bool failed, secret;
};

void buf_done(struct buf *b);
void buf_clear(struct buf *b);
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_int(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *format, ...) PRINTF(2, 3);
/* One code point as UTF-8. */
void buf_rune(struct buf *b, uint32_t rune);
#define buf_lit(b, literal) buf_add((b), "" literal, sizeof(literal) - 1)

/* Letter by letter is how most texts are built: no call while there is room. */
static inline void buf_char(struct buf *b, char c)
{
    if (b->cap - b->n < 2 || b->failed) {
        buf_add(b, &c, 1);
        return;
    }
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

static inline struct str buf_view(const struct buf *b)
{
    return (struct str){ b->p ? b->p : "", b->n };
}

/* Copies the text into the arena and frees the buffer. */
struct str buf_take(struct buf *b, struct arena *a);
