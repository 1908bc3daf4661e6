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
    int64_t account_id, person_id; /* both 0: the operator */
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

/* The terminal, where whoever holds the database keeps units, people and accounts: the operator asks. */
void ctx_operate(struct ctx *c);

/* The hierarchy that grants and totals follow: migrations/0011. */
#define HIERARCHY INT64_C(1)

/* Refuses with E_DENIED and the words of which right is missing where, and who can give it;
 * E_NOT_FOUND when there is no such unit. Asked first by every use case. */
NODISCARD enum err may(struct ctx *c, enum permission p, int64_t org_id);
/* The same for what stands in no unit: a unit at the top, an account without a role. */
NODISCARD enum err may_at_top(struct ctx *c, enum permission p);
/* As may, also through what the asker's units may do for others (rules/permission.h). ret_by: the grant
 * that allows it; may be NULL. */
NODISCARD enum err may_by(struct ctx *c, const struct hand *hands, size_t n_hands,
                          enum permission p, int64_t org_id, const struct grant **ret_by);

/* The same decisions without words, for what a page offers. Where the unit stands is asked first and apart, so
 * that no failure of the database is taken for a refusal. At no unit (0, or one that is not there) nobody may
 * do anything. */
struct rights {
    const struct who *who;
    const struct hand *hands;
    size_t n_hands;
    struct str path;
};
NODISCARD enum err rights_at(struct ctx *c, int64_t org_id, struct rights *ret);
NODISCARD enum err rights_by(struct ctx *c, const struct hand *hands, size_t n_hands,
                             int64_t org_id, struct rights *ret);
bool rights_have(const struct rights *rights, enum permission p);

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
