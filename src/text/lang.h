/* lang.h - the languages of the pages and what a message needs besides its key.
 *
 * Users include "text/messages.h", which msgc makes and which adds enum msg to this. */
#pragma once

#include "base/day.h"

enum lang { LANG_VI, LANG_EN };
enum { LANG_COUNT = LANG_EN + 1 };

/* One {name} of a message: a text, else a day, else a number. The argument {n} picks the plural. */
struct msg_arg {
    const char *name;
    struct str text;
    int64_t n;
    struct day day;
};

struct msg_form {
    struct str other, one; /* one.p is NULL where the language makes no difference */
};

struct msg_entry {
    struct str key;
    struct msg_form form[LANG_COUNT];
};

extern const struct msg_entry msg_entries[];
extern const size_t msg_entries_count;

/* MSG(a, lang, M_REPORT_LATE, {"n", .n = 3}, {"name", .text = s}) */
#define MSG(a, lang, m, ...)                                           \
    msg_fmt((a), (lang), (m), (const struct msg_arg[]){ __VA_ARGS__ }, \
            sizeof((const struct msg_arg[]){ __VA_ARGS__ }) / sizeof(struct msg_arg))

/* "vi" or "en", as in <html lang>. */
struct str lang_code(enum lang lang);

/* Takes the next piece off a message's pattern: literal text, or the name of an argument. */
bool msg_piece(struct str *rest, struct str *ret_literal, struct str *ret_arg);
/* The words for these arguments, braces still in. n is the number of args. */
struct str msg_pattern(enum lang lang, size_t m, const struct msg_arg *args, size_t n);
const struct msg_arg *msg_arg_named(const struct msg_arg *args, size_t n, struct str name);
/* What stands for an argument; numbers and days are written into room. */
struct str msg_arg_text(const struct msg_arg *arg, char room[32]);
