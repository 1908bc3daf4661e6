/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/pass.h"

#include <assert.h>

enum pass_fault pass_check(const struct pass_span *span, struct day work_on, struct day today)
{
    assert(day_is(span->cut) && day_is(span->own) && day_is(work_on));
    if (day_cmp(work_on, today) < 0)
        return PASS_OVER;
    if (day_cmp(work_on, span->cut) <= 0)
        return PASS_BEFORE_CUT;
    if (day_cmp(work_on, span->own) > 0)
        return PASS_AFTER_OWN;
    if (day_is(span->by_plan) && day_cmp(work_on, span->by_plan) > 0)
        return PASS_AFTER_PLAN;
    return PASS_GOOD;
}

struct day pass_propose(const struct pass_span *span, struct day today, const struct calendar *c)
{
    struct day none = { 0 };

    assert(span);
    if (day_is(span->by_plan))
        return none;
    for (int ahead = PASS_AHEAD; ahead >= 0; ahead--) {
        struct day day = calendar_last_working(c, day_add(span->own, -ahead));

        if (pass_check(span, day, today) == PASS_GOOD)
            return day;
    }
    return none;
}
