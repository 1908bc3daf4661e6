/* issue__.h - who issues what to whom: shared by what tells of it and what does it. */
#pragma once

#include "store/org.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/due.h"

struct issuing {
    const struct issue *in;
    struct campaign campaign;
    struct q_org_by_id from; /* the leading unit issues, one in the middle passes on */
    const struct campaign_step *step;
};
/* Loads it, and whether the asker may. job_id: of the job that asks, which is not in its own way; or 0. */
NODISCARD enum err issue__load(struct ctx *c, const struct issue *in, int64_t job_id,
                               struct issuing *ret);
/* Checks what is asked, and settles the periods where it is issued for the first time. */
NODISCARD enum err issue__prepare(struct ctx *c, struct issuing *g, struct schedule *ret);
NODISCARD enum err issue__make_version(struct ctx *c, const struct issuing *g);
/* How many units it goes to. */
NODISCARD enum err issue__count(struct ctx *c, const struct issuing *g, size_t *ret_n);

/* Units whose paths lie between two, both included. */
struct issue_stretch {
    struct str first, last;
};
struct issue_targets {
    struct issue_stretch *list;
    size_t n, units; /* stretches, and units in them */
};
/* The next units it goes to, behind a path, some at a time, in the order of the tree; none: that was all.
 * Ticked units that do not lie below are left out. */
NODISCARD enum err issue__targets(struct ctx *c, const struct issuing *g, struct str after,
                                  size_t most, struct issue_targets *ret);
/* They have it, since then; *ret_units: those that had not, added to what it was. */
NODISCARD enum err issue__hand_to(struct ctx *c, const struct issuing *g,
                                  const struct issue_targets *t, int64_t at, size_t *ret_units);

enum { ISSUE_TARGETS_A_TIME = 500 };

/* Units of one kind that it would go to. */
struct issue_kind {
    int64_t org_id; /* ticked ones stand one by one; 0: all of the kind */
    struct str code, name;
    bool meets;
    int64_t depth;
    size_t n, fresh;
};
struct issue_kinds {
    struct issue_kind *list;
    size_t n, cap;
};
NODISCARD enum err issue__kinds(struct ctx *c, const struct issuing *g, struct issue_kinds *ret);

/* Whoever passes it on has said what becomes of the reports below, where nobody else has. */
NODISCARD enum err issue__check_pass(struct ctx *c, const struct issuing *g,
                                     const struct schedule *schedule);

/* What may be wrong with it; *ret_unsure: how many nobody has confirmed, or can. */
NODISCARD enum err issue__snags(struct ctx *c, const struct issuing *g,
                                const struct due_plan *plans, size_t n_plans,
                                const struct schedule *schedule, const struct issue_kinds *kinds,
                                struct issue_snag **ret, size_t *ret_n, size_t *ret_unsure);
