/* check__.h - faults as they are found: shared by the parts of the check only. */
#pragma once

#include "rules/period.h"
#include "work/report/check.h"

enum { CHECK_MOST = 1000 }; /* of a kind are told */

struct report_faults {
    struct report_fault *v;
    size_t n, cap;
};
static inline void check__tell(struct ctx *c, struct report_faults *f, struct str org,
                               struct str slot, struct str label, struct str words)
{
    *ARENA_PUSH(c->arena, f->v, f->n, f->cap) =
        (struct report_fault){ org, period_called((struct period_name){ slot, label }), words };
}

/* Kept totals against the counted versions, added along their stored ways. */
NODISCARD enum err check__totals(struct ctx *c, struct report_faults *faults);
