/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/procedure.h"

enum { DAY_MS = 24 * 60 * 60 * 1000, LEAST_MINUTES = 90, LEAST_MINUTES_BOTH = 120 };

unsigned procedure_check(const struct procedure_facts *f)
{
    unsigned warnings = 0;

    if (f->called_at && f->planned_at > f->called_at && f->planned_at - f->called_at < DAY_MS)
        warnings |= PROCEDURE_MATERIALS;
    if (f->minutes && !f->other_that_day && f->minutes < LEAST_MINUTES)
        warnings |= PROCEDURE_SHORT;
    /* Each of the two knows only its own length, so half of the common least is what it must reach. */
    if (f->minutes && f->other_that_day && f->minutes < LEAST_MINUTES_BOTH / 2)
        warnings |= PROCEDURE_SHORT_BOTH;
    if (f->kind == SESSION_THEMATIC && !f->regular_that_month)
        warnings |= PROCEDURE_NOT_INSTEAD;
    return warnings;
}
