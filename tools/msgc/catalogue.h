/* catalogue.h - the message files as a whole: every key, in every language, with its arguments.
 *
 * Shared by msgc, which makes the C of it, and viewc, which checks each {t} against it. All memory
 * is the arena's; texts point into the sources given to catalogue_add. */
#pragma once

#include "base/arena.h"
#include "common/diag.h"

enum { CATALOGUE_VI, CATALOGUE_EN, CATALOGUE_LANGS };

struct message {
    struct str key;      /* session.close */
    struct str constant; /* M_SESSION_CLOSE */
    const char *file;
    int line;
    struct str other[CATALOGUE_LANGS]; /* the text, or its plural */
    struct str one[CATALOGUE_LANGS];   /* only where the language has a form for one */
    struct str *args;                  /* names between braces, each once */
    size_t n_args, cap_args;
};

struct catalogue {
    struct arena *arena;
    struct message *items;
    size_t n, cap;
};

/* Takes in one file; errors go to d. */
void catalogue_add(struct catalogue *c, const char *file, struct str text, struct diag *d);
/* What can be known only when a message is whole: a missing language, arguments that differ. */
void catalogue_check(struct catalogue *c, struct diag *d);
const struct message *catalogue_find(const struct catalogue *c, struct str key);
bool message_takes(const struct message *m, struct str arg);

/* What msgc writes: the header text/messages.h and the table behind it. */
void catalogue_header(const struct catalogue *c, struct buf *out);
void catalogue_table(const struct catalogue *c, struct buf *out);
