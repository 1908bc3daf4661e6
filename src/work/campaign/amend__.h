/* amend__.h - what an amendment comes to, before a row is changed: shared by what tells of it and what does it. */
#pragma once

#include "rules/recut.h"
#include "work/campaign/amend.h"
#include "work/campaign/due.h"
#include "work/campaign/series.h"

/* A time of a duty as it was asked and as it will be. */
struct amend_move {
    const struct duty *was, *is;
    const struct due_slot *from, *to; /* NULL: asked for the first time, or not any more */
};

/* The periods of a series, cut anew. */
struct amend_recut {
    const struct series *was;
    struct series *is;
    struct recut_plan plan;
    const struct duty **members; /* as they will be, in the order of the plan's */
    size_t n;
};

struct amend_plan {
    struct amendment *of;
    bool lean; /* given: nobody looks at it, so that units are not counted */
    int64_t
        first_period; /* given: what further periods are called, one after another; 0: nobody needs it yet */
    int64_t n_periods;  /* further ones */
    struct campaign is; /* with the last day that it will have */
    struct schedule was, then;
    struct duty *duties;      /* of `then`: those that were, in their order, then further ones */
    const struct duty **from; /* what each of them was, or takes the place of; NULL: it is new */
    struct due_plan *plans_was, *plans_then;
    size_t n_was, n_then;
    struct amend_recut *recuts;
    size_t n_recuts;
    struct amend_move *moves;
    size_t n_moves, cap_moves;
    struct change *changes;
    size_t n_changes, cap_changes;
    bool *bound; /* by of->kinds */
};

/* Whether the asker may amend it, and what is being prepared, if anything is. */
NODISCARD enum err amend__open(struct ctx *c, int64_t campaign_id, struct amendment *ret);
/* The same for the job that issues it, which is not in its own way; 0: for a person. */
NODISCARD enum err amend__open_for(struct ctx *c, int64_t campaign_id, int64_t job_id,
                                   struct amendment *ret);
/* All that follows from it; *ret: what is given stands in it. */
NODISCARD enum err amend__plan(struct ctx *c, struct amendment *of, struct amend_plan *ret);
/* E_INVALID: it cannot be issued as it stands, and why. */
NODISCARD enum err amend__check(struct ctx *c, const struct amend_plan *p);

/* One is being prepared, and the asker may change it. */
NODISCARD enum err amend__begun(struct ctx *c, int64_t campaign_id, struct amendment *ret);
/* What is prepared has changed. */
NODISCARD enum err amend__touch(struct ctx *c, const struct amendment *of, const char *noun,
                                int64_t id, const char *verb);
static inline bool amend__is_prepared(enum wanted wanted)
{
    return wanted == WANTED_ADD || wanted == WANTED_CHANGE;
}

/* Contents and orders of proceedings: as they are and as they will be, what of it is told, what is done. */
NODISCARD enum err amend__load_contents(struct ctx *c, struct amendment *of);
void amend__tell_contents(struct ctx *c, struct amend_plan *p);
bool amend__content_differs(const struct amendment *of, const struct content *row);
bool amend__proceeding_differs(struct ctx *c, const struct amendment *of,
                               const struct proceeding *row);
NODISCARD enum err amend__set_contents(struct ctx *c, const struct amendment *of, int64_t n);
NODISCARD enum err amend__set_proceedings(struct ctx *c, const struct amendment *of, int64_t n);
/* It binds whom those duties ask; NULL twice: everybody. */
void amend__bind(struct amend_plan *p, enum change_what what, const struct duty *was,
                 const struct duty *is);

/* The duties and periods as they will be. */
NODISCARD enum err amend__then(struct ctx *c, struct amend_plan *p);
/* What of it is told to whom. */
NODISCARD enum err amend__tell(struct ctx *c, struct amend_plan *p);

/* Whether it stays the duty that it was: words and days may change, not whom it asks what in which rhythm. */
bool amend__in_place(const struct duty *was, const struct duty *is);
/* The duty that the row was; NULL: it is a further one. */
const struct duty *amend__was(const struct amend_plan *p, const struct duty *then);

/* How it becomes the next version: its rows begin; dues of those units change, or what is prepared of them; what is
 * not asked any more ends; and it holds, for those whom it binds. Nobody else writes into it meanwhile. */
struct due__units;
NODISCARD enum err amend__begin_rows(struct ctx *c, struct amend_plan *p, int64_t *ret_n);
NODISCARD enum err amend__change_dues(struct ctx *c, const struct amend_plan *p,
                                      const struct due__units *of);
NODISCARD enum err amend__end_rows(struct ctx *c, const struct amend_plan *p, int64_t n);
NODISCARD enum err amend__hold(struct ctx *c, const struct amendment *of, int64_t n);
/* Times that have begun by then and are laid for nobody. */
NODISCARD enum err amend__new_times(struct ctx *c, const struct amend_plan *p,
                                    struct due_plan **ret);

NODISCARD enum err change__add(struct ctx *c, int64_t campaign_id, int64_t n, int64_t ord,
                               const struct change *change);
