/* ctx.h - what a use case may lean on: who is asking, since when, on which connection.
 *
 * One a request, job or command; everything in it lives in `arena`. Web, API, CLI and jobs make one
 * and call the same functions of work/.
 *
 * What writes does so within a transaction of whoever calls it, who rolls back when it fails: http's
 * lanes, the runner and the commands see to that. No use case begins one; event_add, which all that
 * write call, asserts that there is one. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/err.h"
#include "base/ids.h"
#include "base/permission.h"
#include "rules/permission.h"
#include "text/messages.h"

struct box;
struct db;

/* What the whole process shares; const after start but for the ids, which are safe from any thread. */
struct app {
    struct clock clock;
    struct ids ids;
    struct box *box;
};

struct who {
    int64_t account_id, person_id;
    struct str name;
    int64_t org_id; /* the unit of the first grant: where this person is at home */
    struct str org_name;
    struct grant *grants;
    size_t n_grants;
};

struct ctx_place {
    struct ctx_place *next;
    int64_t org_id;
    struct str path;
};

struct ctx {
    struct arena *arena;
    struct error *error;
    struct db *db;
    struct ids *ids;
    struct box *box; /* the jail for foreign bytes; NULL where none come in */
    enum lang lang;
    int64_t now_ms;
    struct day today; /* Viet Nam's */
    struct who *who;  /* NULL: nobody has signed in */
    struct ctx_place
        *places; /* of units that may() has asked about; the tree does not move meanwhile */
};

/* Nobody signed in, Vietnamese, today; the caller then sets who. */
void ctx_init(struct ctx *c, struct app *app, struct db *db, struct arena *a, struct error *e);

/* The hierarchy that grants and totals follow: migrations/0009. */
#define HIERARCHY INT64_C(1)

/* Refuses with E_DENIED and the words of which right is missing where, and who can give it;
 * E_NOT_FOUND when there is no such unit. Asked first by every use case. */
NODISCARD enum err may(struct ctx *c, enum permission p, int64_t org_id);
/* The same decision without words, for what a page offers. */
bool may_quietly(struct ctx *c, enum permission p, int64_t org_id);

/* Sets a message of the catalogue as the error's words: return fail(c, E_INVALID, M_…, {"n", .n = 3}); */
void fail_words(struct ctx *c, enum err code, enum msg message, const struct msg_arg *args,
                size_t n);
/* In the header, so that analyzers see that a failure is never OK. */
static inline enum err fail_args(struct ctx *c, enum err code, enum msg message,
                                 const struct msg_arg *args, size_t n)
{
    fail_words(c, code, message, args, n);
    return code;
}
#define fail(c, code, message, ...)                                                         \
    fail_args((c), (code), (message), (const struct msg_arg[]){ { 0 }, ##__VA_ARGS__ } + 1, \
              COUNT(((const struct msg_arg[]){ { 0 }, ##__VA_ARGS__ })) - 1)
