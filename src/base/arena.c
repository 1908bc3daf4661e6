/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <assert.h>
#include <sodium.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
    #define ARENA_ASAN 1
#elif defined(__has_feature)
    #if __has_feature(address_sanitizer)
        #define ARENA_ASAN 1
    #endif
#endif

#ifdef ARENA_ASAN
    #include <sanitizer/asan_interface.h>
    #define FENCE          16
    #define POISON(p, n)   ASAN_POISON_MEMORY_REGION((p), (n))
    #define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#else
    #define FENCE          0
    #define POISON(p, n)   ((void)(p), (void)(n))
    #define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGN = alignof(max_align_t), FIRST_BLOCK = 8192, DEFAULT_LIMIT = 64 << 20 };

struct block {
    struct block *below;
    size_t size, used;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *top;
    size_t limit, enough, used, next_size;
    bool over, secret;
};

static _Noreturn void give_up(const char *why)
{
    (void)fprintf(stderr, "nep: out of memory: %s\n", why);
    abort();
}

struct arena *arena_open_soft(size_t enough, size_t limit)
{
    struct arena *a = calloc(1, sizeof(*a));

    assert(enough <= limit);
    if (!a)
        give_up("no arena");
    a->limit = limit;
    a->enough = enough;
    a->next_size = FIRST_BLOCK;
    return a;
}

struct arena *arena_open(size_t limit)
{
    size_t most = limit ? limit : DEFAULT_LIMIT;

    return arena_open_soft(most, most);
}

bool arena_is_over(const struct arena *a)
{
    assert(a);
    return a->over;
}

void arena_keep_secret(struct arena *a)
{
    assert(a);
    a->secret = true;
}

bool arena_is_secret(const struct arena *a)
{
    assert(a);
    return a->secret;
}

static void wipe_from(struct block *b, size_t from)
{
    UNPOISON(b->bytes + from, b->used - from);
    sodium_memzero(b->bytes + from, b->used - from);
}

static void drop_top(struct arena *a)
{
    struct block *b = a->top;

    if (a->secret)
        wipe_from(b, 0);
    a->top = b->below;
    UNPOISON(b->bytes, b->size);
    free(b);
}

void arena_close(struct arena **a)
{
    assert(a);
    if (!*a)
        return;
    while ((*a)->top)
        drop_top(*a);
    free(*a);
    *a = NULL;
}

void arena_reset(struct arena *a)
{
    assert(a);
    while (a->top && a->top->below)
        drop_top(a);
    if (a->top) {
        if (a->secret)
            wipe_from(a->top, 0);
        a->top->used = 0;
        POISON(a->top->bytes, a->top->size);
    }
    a->used = 0;
    a->over = a->secret = false;
    a->next_size = FIRST_BLOCK;
}

size_t arena_used(const struct arena *a)
{
    assert(a);
    return a->used;
}

struct arena_mark arena_mark(struct arena *a)
{
    assert(a);
    return (struct arena_mark){ a->top, a->top ? a->top->used : 0, a->used };
}

void arena_reset_to(struct arena *a, struct arena_mark m)
{
    assert(a);
    assert(m.handed_out <= a->used);
    while (a->top && a->top != m.block)
        drop_top(a);
    if (a->top) {
        assert(m.used <= a->top->used);
        if (a->secret)
            wipe_from(a->top, m.used);
        POISON(a->top->bytes + m.used, a->top->size - m.used);
        a->top->used = m.used;
    }
    a->used = m.handed_out;
}

static void push_block(struct arena *a, size_t least)
{
    size_t size = a->next_size > least ? a->next_size : least;
    struct block *b = malloc(sizeof(*b) + size);

    if (!b)
        give_up("no block");
    b->below = a->top;
    b->size = size;
    b->used = 0;
    POISON(b->bytes, size);
    a->top = b;
    if (a->next_size < (1U << 20))
        a->next_size *= 2;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
    size_t bytes, room;
    char *p;

    assert(a);
    assert(size > 0);
    if (__builtin_mul_overflow(n, size, &bytes))
        give_up("array too large");
    if (bytes > a->limit - a->used)
        give_up("arena limit reached");
    room = (bytes + FENCE + ALIGN - 1) / ALIGN * ALIGN;
    if (!a->top || a->top->size - a->top->used < room)
        push_block(a, room);
    p = a->top->bytes + a->top->used;
    a->top->used += room;
    a->used += bytes;
    a->over = a->over || a->used > a->enough;
    UNPOISON(p, bytes);
    memset(p, 0, bytes);
    return p;
}

char *arena_cstr(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1, 1);

    assert(s.p || !s.n);
    if (s.n)
        memcpy(p, s.p, s.n);
    return p;
}

struct str arena_str(struct arena *a, struct str s)
{
    if (!s.p)
        return s;
    return (struct str){ arena_cstr(a, s), s.n };
}

char *arena_strdup(struct arena *a, const char *s)
{
    assert(s);
    return arena_cstr(a, str_of(s));
}

char *arena_vprintf(struct arena *a, const char *format, va_list ap)
{
    va_list again;
    char *p;
    int n;

    assert(format);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(n >= 0);
    p = arena_alloc(a, (size_t)n + 1, 1);
    (void)vsnprintf(p, (size_t)n + 1, format, ap);
    return p;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list ap;
    char *p;

    va_start(ap, format);
    p = arena_vprintf(a, format, ap);
    va_end(ap);
    return p;
}

struct str str_fmt(struct arena *a, const char *format, ...)
{
    va_list ap;
    char *p;

    va_start(ap, format);
    p = arena_vprintf(a, format, ap);
    va_end(ap);
    return str_of(p);
}

void *arena_grow(struct arena *a, const void *items, size_t n, size_t *cap, size_t size)
{
    size_t more = *cap ? *cap * 2 : 8;
    void *p = arena_alloc(a, more, size);

    assert(items || !n);
    assert(n <= *cap);
    if (n)
        memcpy(p, items, n * size);
    *cap = more;
    return p;
}
