/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/procedure.h"

#define HOUR_MS INT64_C(3600000)

bool procedure_falls_short(const struct procedure_facts *f, enum procedure_question question,
                           int64_t least)
{
    switch (question) {
    case PROCEDURE_MATERIALS_HOURS:
        return f->called_at && f->planned_at > f->called_at &&
               f->planned_at - f->called_at < least * HOUR_MS;
    case PROCEDURE_MINUTES:
        return f->minutes && !f->other_that_day && f->minutes < least;
    case PROCEDURE_MINUTES_BOTH:
        /* Each of the two knows only its own length, so half is what it must reach. */
        return f->minutes && f->other_that_day && f->minutes < least / 2;
    case PROCEDURE_REGULAR_TOO:
        return f->kind == SESSION_THEMATIC && f->regular_that_month < least;
    }
    return false;
}

enum procedure_question procedure_question_parse(struct str code)
{
    static const char *const codes[] = {
        [PROCEDURE_MATERIALS_HOURS] = "materials_hours",
        [PROCEDURE_MINUTES] = "minutes",
        [PROCEDURE_MINUTES_BOTH] = "minutes_both",
        [PROCEDURE_REGULAR_TOO] = "regular_too",
    };

    for (int q = PROCEDURE_MATERIALS_HOURS; q <= PROCEDURE_REGULAR_TOO; q++) {
        if (str_eq(code, str_of(codes[q])))
            return (enum procedure_question)q;
    }
    return 0;
}
