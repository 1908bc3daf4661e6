/* session_rule.h - the rules of procedure a session is held by. They warn in the rule's own words and
 * never block: whoever runs the session decides.
 *
 * How much is asked for, since when and in which words is data (table session_rule); here is only
 * the question that each kind of rule puts to a session. */
#pragma once

#include "rules/session.h"

enum session_rule_question {
    SESSION_RULE_MATERIALS_HOURS = 1, /* called at least so many hours ahead */
    SESSION_RULE_MINUTES,             /* lasted at least so long */
    SESSION_RULE_MINUTES_BOTH,        /* with another on the same day: together at least so long */
    SESSION_RULE_REGULAR_TOO, /* a thematic session stands beside so many regular ones that month */
};

struct session_rule_facts {
    enum session_kind kind;
    int64_t called_at, planned_at; /* called_at 0: not known */
    int64_t minutes;               /* how long it ran; 0: not over, or not known */
    bool other_that_day;           /* another session of the unit on the same day */
    int64_t regular_that_month;    /* regular sessions that month, held or planned */
};

/* Whether the session falls short of a rule that asks for `least`. */
bool session_rule_falls_short(const struct session_rule_facts *f,
                              enum session_rule_question question, int64_t least);
/* By the rule's code in the database; 0 for one this program does not know. */
enum session_rule_question session_rule_question_parse(struct str code);
