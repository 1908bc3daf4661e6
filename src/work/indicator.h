/* indicator.h - what a unit's closed sessions and its remedies add up to for one campaign in a span of
 * days: the computed lines of its report. Nothing of a branch's words is read here. */
#pragma once

#include "rules/session.h"
#include "work/ctx.h"

/* A session that was counted, with what may leave the branch. */
struct indicator_session {
    int64_t id;
    enum session_kind kind;
    int64_t planned_at, people_due, present, absent_reason, absent_none, opinions, shortcomings;
};

struct indicators {
    int64_t sessions_held, people_due, present /* with those who came late */, absent_reason,
        absent_none, opinions, shortcomings, remedies_due, remedies_done;
    struct indicator_session *sessions; /* which were counted, by date */
    size_t n_sessions;
};

/* Asks P_SESSION_FIGURES at the unit. Both days belong to the span. */
NODISCARD enum err indicator_compute(struct ctx *c, int64_t org_id, int64_t campaign_id,
                                     struct day from, struct day to, struct indicators *ret);
/* By the indicator's code ("people_due"); false when no rule of that name computes it. */
bool indicator_get(const struct indicators *f, struct str indicator, int64_t *ret);
