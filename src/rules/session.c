/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/session.h"

#include <assert.h>
#include <stdlib.h>

#include "base/clock.h"

enum { MINUTE_MS = 60 * 1000, DAY_MS = 24 * 60 * MINUTE_MS };

/* Reopening changes figures that may already be in a report: whoever answers for the branch's
 * reports does it, within a week. What was withdrawn can be brought back for a month. */
static const struct session_step steps[] = {
    { SESSION_SCHEDULED, SESSION_DO_CHANGE, P_SESSION_RUN, SESSION_SCHEDULED, 0 },
    { SESSION_SCHEDULED, SESSION_DO_OPEN, P_SESSION_RUN, SESSION_OPEN, 0 },
    { SESSION_SCHEDULED, SESSION_DO_BOOK, P_SESSION_RUN, SESSION_CLOSED, 0 },
    { SESSION_SCHEDULED, SESSION_DO_WITHDRAW, P_SESSION_RUN, SESSION_WITHDRAWN, 0 },
    { SESSION_OPEN, SESSION_DO_CHANGE, P_SESSION_RUN, SESSION_OPEN, 0 },
    { SESSION_OPEN, SESSION_DO_ROLL, P_SESSION_RUN, SESSION_OPEN, 0 },
    { SESSION_OPEN, SESSION_DO_NOTE, P_SESSION_RUN, SESSION_OPEN, 0 },
    { SESSION_OPEN, SESSION_DO_PROMISE, P_SESSION_RUN, SESSION_OPEN, 0 },
    { SESSION_OPEN, SESSION_DO_CLOSE, P_SESSION_RUN, SESSION_CLOSED, 0 },
    { SESSION_OPEN, SESSION_DO_BOOK, P_SESSION_RUN, SESSION_CLOSED, 0 },
    { SESSION_OPEN, SESSION_DO_WITHDRAW, P_SESSION_RUN, SESSION_WITHDRAWN, 0 },
    { SESSION_CLOSED, SESSION_DO_REOPEN, P_REPORT_SUBMIT, SESSION_OPEN, INT64_C(7) * DAY_MS },
    { SESSION_WITHDRAWN, SESSION_DO_RESTORE, P_SESSION_RUN, SESSION_SCHEDULED,
      INT64_C(30) * DAY_MS },
};

static const char *const kind_names[SESSION_KINDS] = {
    [SESSION_REGULAR] = "regular",
    [SESSION_THEMATIC] = "thematic",
    [SESSION_CONFERENCE] = "conference",
};

static const char *const state_names[SESSION_STATES] = {
    [SESSION_SCHEDULED] = "scheduled",
    [SESSION_OPEN] = "open",
    [SESSION_CLOSED] = "closed",
    [SESSION_WITHDRAWN] = "withdrawn",
};

const struct session_step *session_step(enum session_state state, enum session_act act)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].state == state && steps[i].act == act)
            return &steps[i];
    }
    return NULL;
}

const struct session_step *session_steps(size_t *ret_n)
{
    assert(ret_n);
    *ret_n = COUNT(steps);
    return steps;
}

bool session_step_in_time(const struct session_step *step, int64_t since_ms, int64_t now_ms)
{
    assert(step);
    return step->within_ms == 0 || now_ms - since_ms <= step->within_ms;
}

struct str session_kind_name(enum session_kind kind)
{
    assert(kind > 0 && kind < SESSION_KINDS);
    return str_of(kind_names[kind]);
}

enum session_kind session_kind_parse(struct str name)
{
    for (int k = 1; k < SESSION_KINDS; k++) {
        if (str_eq(name, str_of(kind_names[k])))
            return (enum session_kind)k;
    }
    return 0;
}

struct str session_state_name(enum session_state state)
{
    assert(state > 0 && state < SESSION_STATES);
    return str_of(state_names[state]);
}

enum session_state session_state_parse(struct str name)
{
    for (int s = 1; s < SESSION_STATES; s++) {
        if (str_eq(name, str_of(state_names[s])))
            return (enum session_state)s;
    }
    return 0;
}

enum figures_fault session_figures_check(const struct session_figures *f)
{
    const int64_t all[] = { f->people_due,  f->present,  f->late,         f->absent_reason,
                            f->absent_none, f->opinions, f->shortcomings, f->remedies };

    assert(f);
    for (size_t i = 0; i < COUNT(all); i++) {
        if (all[i] < 0 || all[i] > FIGURE_MAX)
            return FIGURES_NEGATIVE;
    }
    if (f->people_due != f->present + f->late + f->absent_reason + f->absent_none)
        return FIGURES_ROLL;
    if (f->present + f->late == 0)
        return FIGURES_NOBODY;
    if (f->remedies > 0 && f->shortcomings == 0)
        return FIGURES_REMEDIES_ONLY;
    return FIGURES_HOLD;
}

enum held_fault session_held_check(struct day planned_on, struct day held_on, struct day today)
{
    if (day_cmp(held_on, today) > 0)
        return HELD_TO_COME;
    return abs(day_number(held_on) - day_number(planned_on)) > HELD_FAR_DAYS ? HELD_FAR
                                                                             : HELD_HOLDS;
}

/* Opened so near its planned hour, it began as planned. */
#define NEAR_PLAN_MS (INT64_C(60) * MINUTE_MS)

static bool as_planned(const struct session_hours *h)
{
    return day_cmp(clock_day(h->planned_at), h->held_on) == 0;
}

/* Before that it cannot have been over. */
static int64_t earliest(const struct session_hours *h)
{
    int64_t began_at = session_began_at(h);

    return began_at ? began_at - began_at % MINUTE_MS
                    : clock_from_local((struct clock_time){ .day = h->held_on });
}

enum hours_fault session_hours_check(const struct session_hours *h, int64_t now_ms)
{
    assert(h);
    if (h->began_at > now_ms)
        return HOURS_BEGIN_TO_COME;
    if (h->ended_at > now_ms)
        return HOURS_END_TO_COME;
    return h->ended_at && h->ended_at < earliest(h) ? HOURS_END_BEFORE_BEGIN : HOURS_HOLD;
}

int64_t session_began_at(const struct session_hours *h)
{
    assert(h);
    if (h->began_at)
        return h->began_at;
    return as_planned(h) && (!h->ended_at || h->ended_at > h->planned_at) ? h->planned_at : 0;
}

int64_t session_begin_likely(const struct session_hours *h, int64_t opened_at, int64_t now_ms)
{
    bool opened_that_day = opened_at && day_cmp(clock_day(opened_at), h->held_on) == 0;
    bool by_plan = as_planned(h) && h->planned_at <= now_ms;

    if (h->began_at)
        return h->began_at;
    if (opened_that_day && !(by_plan && llabs(opened_at - h->planned_at) <= NEAR_PLAN_MS))
        return opened_at - opened_at % (5 * MINUTE_MS);
    return by_plan ? h->planned_at : 0;
}
