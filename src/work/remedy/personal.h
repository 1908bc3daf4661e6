/* personal.h - a person's own remedies. Branch only: on no agenda, pack, minutes, wall or figure; each
 * look is written down for the person it is about. Events hold names of fields, never their text. */
#pragma once

#include "rules/remedy.h"
#include "work/ctx.h"

struct personal_remedy {
    int64_t id, person_id, version;
    struct str person, what;
    struct day due_on, done_on;
    enum remedy_state state;
    bool late;
};

struct personal_person {
    int64_t id;
    struct str name;
};

struct personal_list {
    int64_t org_id;
    struct str org_name;
    struct personal_remedy *rows;
    size_t n;
    struct personal_person *people; /* whose remedy a new one can be */
    size_t n_people;
    int page;
    bool more;
};

enum { PERSONAL_PAGE_ROWS = 50 };

/* Without its rows: nothing of anybody is looked at yet. */
NODISCARD enum err personal_open(struct ctx *c, int64_t org_id, struct personal_list *ret);
/* Reading the rows writes the access log, so it runs where writing is possible. */
NODISCARD enum err personal_list(struct ctx *c, int64_t org_id, int page,
                                 struct personal_list *ret);

/* What the person who is asking promised, open first. No look is written down: it is his own. */
NODISCARD enum err personal_own(struct ctx *c, struct personal_remedy **ret, size_t *ret_n);

struct personal_promise {
    int64_t org_id, person_id, session_id; /* session_id 0: outside a session */
    struct str what;
    struct day due_on;
};
NODISCARD enum err personal_promise(struct ctx *c, const struct personal_promise *in);
/* Who keeps the branch's may act on anybody's; everybody else says of his own that it is done, or not after all. */
NODISCARD enum err personal_act(struct ctx *c, int64_t id, int64_t version, enum remedy_act act);

/* The reasons of absence of one session; each look is logged as well. */
struct personal_reason {
    int64_t person_id;
    struct str person, reason;
};
NODISCARD enum err personal_reasons(struct ctx *c, int64_t session_id, struct personal_reason **ret,
                                    size_t *ret_n);

/* Who looked at what is about the person who is asking, the latest first. */
struct personal_look {
    int64_t at;
    struct str noun, who;
};
NODISCARD enum err personal_looks(struct ctx *c, struct personal_look **ret, size_t *ret_n);
