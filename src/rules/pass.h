/* pass.h - by which days a unit that passes a plan on may want the reports of its own children.
 *
 * Pure. The period stays as it is cut: a day lies behind the cut, and neither behind the unit's own day nor
 * behind the one by which the plan asks its children already. */
#pragma once

#include "rules/calendar.h"

enum pass_fault {
    PASS_GOOD,
    PASS_OVER,       /* the day has passed */
    PASS_BEFORE_CUT, /* the days that are reported on still run */
    PASS_AFTER_OWN,  /* the unit must have reported itself by then */
    PASS_AFTER_PLAN, /* the plan asks them earlier already */
};

struct pass_span {
    struct day cut;     /* last day that is reported on */
    struct day own;     /* the unit's own last day in time */
    struct day by_plan; /* that of its children by the plan; no day: it asks them nothing */
};

/* work_on: the last working day not after the day that is asked for. */
enum pass_fault pass_check(const struct pass_span *span, struct day work_on, struct day today);

/* A working day PASS_AHEAD days before the unit's own, or as early as the cut leaves room; no day: there is
 * none, or the plan asks the children already. */
struct day pass_propose(const struct pass_span *span, struct day today, const struct calendar *c);

enum { PASS_AHEAD = 3 };
