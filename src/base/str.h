/* str.h - a piece of text: where it starts and how many bytes it has.
 *
 * Passed by value; borrows, owns nothing. {NULL, 0} is "no text" (SQL NULL), {"", 0} is empty text.
 * Texts that come from an arena or the database are also followed by a NUL. */
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/attr.h"

struct str {
    const char *p;
    size_t n;
};

#define S(literal)  ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR_NONE    ((struct str){ NULL, 0 })
#define STR_ARGS(s) (int)(s).n, (s).p ? (s).p : "" /* for "%.*s" */

static inline struct str str_of(const char *s)
{
    return (struct str){ s, s ? strlen(s) : 0 };
}

/* From the byte `from` up to `to`, which is not in it any more. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    assert(from <= to && to <= s.n);
    return (struct str){ s.p + from, to - from };
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Between "no text" and "nothing written": a column that may be NULL and a form that never is. */
static inline struct str str_or_empty(struct str s)
{
    return s.p ? s : S("");
}

static inline struct str str_or_none(struct str s)
{
    return s.n ? s : STR_NONE;
}

bool str_starts(struct str s, struct str with);
bool str_ends(struct str s, struct str with);
/* Offset of needle at or after from, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
/* Without ASCII blanks at both ends. */
struct str str_trim(struct str s);
/* Takes the next piece up to sep off the front of *rest; false when nothing is left. */
bool str_cut(struct str *rest, char sep, struct str *ret_piece);
int str_cmp(struct str a, struct str b);
/* The same but for the case of ASCII letters. */
bool str_same_word(struct str a, struct str b);
/* The whole of s as a decimal number; false when it is anything else or does not fit. */
bool str_int(struct str s, int64_t *ret);
