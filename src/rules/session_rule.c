/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/session_rule.h"

#include <assert.h>

#define HOUR_MS INT64_C(3600000)

bool session_rule_falls_short(const struct session_rule_facts *f,
                              enum session_rule_question question, int64_t least)
{
    assert(f);
    switch (question) {
    case SESSION_RULE_MATERIALS_HOURS:
        return f->called_at && f->planned_at > f->called_at &&
               f->planned_at - f->called_at < least * HOUR_MS;
    case SESSION_RULE_MINUTES:
        return f->minutes && !f->other_that_day && f->minutes < least;
    case SESSION_RULE_MINUTES_BOTH:
        /* Each of the two knows only its own length, so half is what it must reach. */
        return f->minutes && f->other_that_day && f->minutes < least / 2;
    case SESSION_RULE_REGULAR_TOO:
        return f->kind == SESSION_THEMATIC && f->regular_that_month < least;
    }
    return false;
}

enum session_rule_question session_rule_question_parse(struct str code)
{
    static const char *const codes[] = {
        [SESSION_RULE_MATERIALS_HOURS] = "materials_hours",
        [SESSION_RULE_MINUTES] = "minutes",
        [SESSION_RULE_MINUTES_BOTH] = "minutes_both",
        [SESSION_RULE_REGULAR_TOO] = "regular_too",
    };

    for (int q = SESSION_RULE_MATERIALS_HOURS; q <= SESSION_RULE_REGULAR_TOO; q++) {
        if (str_eq(code, str_of(codes[q])))
            return (enum session_rule_question)q;
    }
    return 0;
}
