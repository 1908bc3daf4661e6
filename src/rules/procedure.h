/* procedure.h - the rules of procedure a session is held by. They warn in the rule's own words and
 * never block: whoever runs the session decides.
 *
 * How much is asked for, since when and in which words is data (table procedure_rule); here is only
 * the question that each kind of rule puts to a session. */
#pragma once

#include "rules/session.h"

enum procedure_question {
    PROCEDURE_MATERIALS_HOURS = 1, /* called at least so many hours ahead */
    PROCEDURE_MINUTES,             /* lasted at least so long */
    PROCEDURE_MINUTES_BOTH,        /* with another on the same day: together at least so long */
    PROCEDURE_REGULAR_TOO, /* a thematic session stands beside so many regular ones that month */
};

struct procedure_facts {
    enum session_kind kind;
    int64_t called_at, planned_at; /* called_at 0: not known */
    int64_t minutes;               /* how long it ran; 0: not over, or not known */
    bool other_that_day;           /* another session of the unit on the same day */
    int64_t regular_that_month;    /* regular sessions that month, held or planned */
};

/* Whether the session falls short of a rule that asks for `least`. */
bool procedure_falls_short(const struct procedure_facts *f, enum procedure_question question,
                           int64_t least);
/* By the rule's code in the database; 0 for one this program does not know. */
enum procedure_question procedure_question_parse(struct str code);
