/* pass.h - what a unit that passes a campaign on asks of its own children: earlier days for the reports of the
 * same periods, or knowingly nothing.
 *
 * The units that it goes to are those of issue() with issue.from_org_id; this stands beside it, and can be
 * changed afterwards. */
#pragma once

#include "rules/pass.h"
#include "work/campaign/campaign.h"

/* A period of which the unit still has to report. */
struct pass_period {
    int64_t period_id, duty_id;
    struct period_name name;
    struct str words; /* of the duty by which it reports */
    struct day from;
    struct pass_span span;
    struct day set; /* what its children are asked for by now; no day: nothing, or the plan's day */
    struct day proposed; /* no day: none is needed, or the cut leaves no room */
    bool begun;
};

struct pass_view {
    struct campaign campaign;
    int64_t org_id;
    struct str org_name;
    struct pass_period *periods; /* by their last days */
    size_t n;
    struct str
        idle; /* kinds of its children that owe nothing of a period of which it reports; "": none */
    bool asks_none; /* it has said that they need not report */
    bool answered;  /* that, or there are days */
};
/* By whoever may pass it on at that unit, which has received it. */
NODISCARD enum err pass_look(struct ctx *c, int64_t campaign_id, int64_t org_id,
                             struct pass_view *ret);

struct pass_date {
    int64_t period_id;
    struct day on; /* the last day in time, moved back where it is no working day */
};

struct pass {
    int64_t campaign_id, org_id;
    bool none; /* the children need not report; otherwise: */
    const struct pass_date *dates;
    size_t n;
};
/* For all periods of pass_view at once: one that is not named has no day. E_INVALID: *ret_period is the one
 * whose day is wrong, or 0. */
NODISCARD enum err pass_save(struct ctx *c, const struct pass *in, int64_t *ret_period);
