/* procedure.h - the rules of procedure a session is held by. They warn in the rule's own words and
 * never block: whoever runs the session decides.
 *
 * As of Hướng dẫn 42-HD/BTCTW (2025): at least 90 minutes, 120 when a regular and a thematic session
 * follow one another; materials a day before; a thematic session does not replace the regular one. */
#pragma once

#include "rules/session.h"

enum procedure_warning {
    PROCEDURE_MATERIALS = 1 << 0,   /* called less than a day ahead */
    PROCEDURE_SHORT = 1 << 1,       /* less than 90 minutes */
    PROCEDURE_SHORT_BOTH = 1 << 2,  /* two on one day, together less than 120 minutes */
    PROCEDURE_NOT_INSTEAD = 1 << 3, /* thematic, and no regular session that month */
};

struct procedure_facts {
    enum session_kind kind;
    int64_t called_at, planned_at; /* called_at 0: not known */
    int64_t minutes;               /* how long it ran; 0: not over, or not known */
    bool other_that_day;           /* another session of the unit on the same day */
    bool regular_that_month;       /* a regular session that month, held or planned */
};

/* A set of enum procedure_warning. */
unsigned procedure_check(const struct procedure_facts *f);
