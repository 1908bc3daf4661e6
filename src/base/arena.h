/* arena.h - memory that lives and dies together: one arena a request, a job or a command.
 *
 * Never returns NULL: past its limit or when the machine is out of memory the process aborts, so
 * input that could exceed a limit is refused at the edge with E_TOO_LARGE. An arena belongs to one
 * thread at a time. Under AddressSanitizer every object is fenced by poisoned bytes. */
#pragma once

#include <stdarg.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"

struct arena;

struct arena_mark {
    void *block;
    size_t used, handed_out;
};

/* limit: bytes the arena may hand out in all; 0 means 64 MiB. */
struct arena *arena_open(size_t limit);
/* For work whose size a stranger chooses: past `enough` the arena goes on handing out, and
 * arena_is_over tells whoever opened it to refuse the work as a whole. limit is the end as above. */
struct arena *arena_open_soft(size_t enough, size_t limit);
/* More than enough was asked for at some time since it was opened or reset. */
bool arena_is_over(const struct arena *a);
/* From now on what was handed out is overwritten before it is given back, block by block: for work
 * that sees passwords, whose copies nobody could follow one by one. */
void arena_keep_secret(struct arena *a);
bool arena_is_secret(const struct arena *a);
void arena_close(struct arena **a);
/* Forgets everything and keeps one block for the next use. */
void arena_reset(struct arena *a);
size_t arena_used(const struct arena *a);

struct arena_mark arena_mark(struct arena *a);
void arena_reset_to(struct arena *a, struct arena_mark m);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n, size_t size) NEVER_NULL;

#define arena_new(a, type)      ((type *)arena_alloc((a), 1, sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/* Copies; the copy is always followed by a NUL. */
char *arena_strdup(struct arena *a, const char *s);
struct str arena_str(struct arena *a, struct str s);
char *arena_cstr(struct arena *a, struct str s);

/* The only sprintf. */
char *arena_printf(struct arena *a, const char *format, ...) PRINTF(2, 3);
char *arena_vprintf(struct arena *a, const char *format, va_list ap) PRINTF(2, 0);
struct str str_fmt(struct arena *a, const char *format, ...) PRINTF(2, 3);

/* Grows *items (n used of *cap) so that one more fits; the old array stays behind in the arena. */
void *arena_grow(struct arena *a, const void *items, size_t n, size_t *cap, size_t size) NEVER_NULL;
#define ARENA_PUSH(a, items, n, cap)                                                          \
    ((n) < (cap) ? (void)0                                                                    \
                 : (void)((items) = arena_grow((a), (items), (n), &(cap), sizeof(*(items)))), \
     &(items)[(n)++])
