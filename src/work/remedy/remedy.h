/* remedy.h - the collective's shortcomings and what is promised against them: what, who, when, and
 * whether it was done. A person's own are personal.h, a world of their own. */
#pragma once

#include "rules/remedy.h"
#include "work/session/session.h"

struct remedy {
    int64_t id, org_id, version;
    struct str shortcoming, what, who, proof;
    struct str line; /* what - who - when, as on paper; only of remedy_promised */
    struct str by;   /* who wrote it last; only of promise_remedy */
    struct day due_on, done_on;
    enum remedy_state state;
    bool late;
    bool can_confirm; /* somebody else said it is done, or the branch is in session */
};

struct remedy_list {
    int64_t org_id;
    struct str org_name;
    struct remedy *rows; /* open first, by the day they are due */
    size_t n;
    int page;
    bool more;
    bool may_edit, may_personal;
};

enum { REMEDY_PAGE_ROWS = 50 };

NODISCARD enum err remedy_list(struct ctx *c, int64_t org_id, int page, struct remedy_list *ret);
NODISCARD enum err remedy_load(struct ctx *c, int64_t id, struct remedy *ret);

/* A shortcoming with the first thing promised against it. */
struct promise {
    int64_t session_id;
    int64_t shortcoming_id; /* 0: a new one */
    struct str shortcoming, cause;
    struct str source;    /* self, superior, opinion; empty: self */
    int64_t campaign_id;  /* 0: for all that the session serves */
    struct str what, who; /* empty what: only the shortcoming for now */
    struct day due_on;
};
NODISCARD enum err remedy_promise(struct ctx *c, const struct promise *in);

struct promised {
    int64_t id, version;
    struct str words, cause, source;
    struct remedy *remedies;
    size_t n;
};
/* What one session raised and promised. s was loaded by session_load. */
NODISCARD enum err remedy_promised(struct ctx *c, const struct session *s, struct promised **ret,
                                   size_t *ret_n);
/* Said to be done and waiting to be confirmed. */
NODISCARD enum err remedy_unconfirmed(struct ctx *c, const struct session *s, struct remedy **ret,
                                      size_t *ret_n);

struct remedy_move {
    int64_t id, version;
    enum remedy_act act;
    struct str proof; /* REMEDY_DO_DONE: what shows it */
};
NODISCARD enum err remedy_act(struct ctx *c, const struct remedy_move *in);

enum msg remedy_state_words(enum remedy_state state);
