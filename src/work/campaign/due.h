/* due.h - what a campaign has come to ask of one unit: a duty in one slot of time.
 *
 * Dues are laid (lay.h) when their slot begins: by issuing for what runs already, then daily. What comes
 * later is computed by the same function and stands nowhere. */
#pragma once

#include "work/campaign/series.h"

/* When a duty is asked: one of its times. */
struct due_slot {
    struct due_at at;
    int64_t period_id; /* of a report whose periods are settled */
};

/* A duty with all its times. */
struct due_plan {
    const struct duty *duty;
    int64_t asker_id;  /* of a duty of its own the one unit that owes it */
    int64_t dated_by;  /* the duty on which days for children stand; 0: this one */
    struct str within; /* part of the path of whom it is asked: below whom they stand */
    struct due_slot *slots;
    size_t n;
};

/* Of the duties that are not left out; those asked of one kind of unit come before those asked of
 * everybody, so that of a period a unit owes the report it is asked for by its own name. */
struct due_plan *due_plans(struct ctx *c, const struct campaign *campaign,
                           const struct schedule *schedule, size_t *ret_n);

struct due {
    int64_t id; /* 0: comes later */
    int64_t duty_id, org_id, campaign_id;
    int64_t period_id; /* of a report whose periods are settled */
    enum due_what what;
    struct str words;
    struct period_name period; /* of another duty the slot alone */
    struct day due_on, work_on;
    int64_t done_at;       /* 0: open */
    struct str ended_why;  /* "": nobody has taken it back */
    struct str joint_with; /* the unit whose session did it; "": its own, or none */
};
/* What is asked of the unit, that which comes later last. */
NODISCARD enum err due_list_of(struct ctx *c, int64_t campaign_id, int64_t org_id,
                               const struct due **ret, size_t *ret_n);
/* The same of a campaign whose plans have been made. */
NODISCARD enum err due_list_by(struct ctx *c, const struct campaign *campaign,
                               const struct due_plan *plans, size_t n_plans, int64_t org_id,
                               const struct due **ret, size_t *ret_n);
NODISCARD enum err due_load(struct ctx *c, int64_t id, struct due *ret);
/* Before whatever changes dues of the unit: an amendment that goes out in slices takes them up again. */
NODISCARD enum err due_touch(struct ctx *c, int64_t org_id);
/* Said by the unit itself; reports and sessions are done by being held and sent. */
NODISCARD enum err due_set_done(struct ctx *c, int64_t due_id, bool done, int64_t *ret_campaign_id);
/* A session was held on that day, by the unit or together with it: of each duty to meet that its campaigns
 * ask the unit, the first open one whose time holds the day is done since held_at. */
NODISCARD enum err due_session_held(struct ctx *c, int64_t session_id, int64_t org_id,
                                    struct day on, int64_t held_at);
/* It was not held after all: what it did is open again. */
NODISCARD enum err due_session_undone(struct ctx *c, int64_t session_id, int64_t org_id);
