/* err.h - how anything that can fail says so: an outcome a caller can act on, and words for people.
 *
 * Functions in base … work return enum err and fill struct error; they never log and never exit.
 * The words live in the arena given to error_init, or are literals. */
#pragma once

#include "base/attr.h"

struct arena;

enum err { OK, E_INVALID, E_NOT_FOUND, E_DENIED, E_CONFLICT, E_TOO_LARGE, E_BUSY, E_INTERNAL };

struct error {
    enum err code;
    const char
        *message; /* for the person: one sentence, no internals; NULL: as text/outcome.h has it */
    const char *detail;  /* for the log: the failing call and its errno text, or NULL */
    const char *hint;    /* what to do next, or NULL */
    struct arena *arena; /* where formatted words go */
};

void error_init(struct error *e, struct arena *a);

/* Each returns code, so that a function can set and return in one statement. */
enum err error_set(struct error *e, enum err code, const char *format, ...) PRINTF(3, 4);
enum err error_detail(struct error *e, enum err code, const char *message, const char *format, ...)
    PRINTF(4, 5);
enum err error_hint(struct error *e, const char *format, ...) PRINTF(2, 3);

void error_clear(struct error *e);

/* One table for the two worlds outside: HTTP status and exit code of each outcome. */
int err_http_status(enum err code);
int err_exit_code(enum err code);
