/* holiday.h - the days on which a unit's offices work: announced ones, the unit's own and those of its
 * superiors, and behind the last announced year those of law. */
#pragma once

#include "rules/calendar.h"
#include "work/ctx.h"

/* With the unit's own term. Asks nothing: whoever asks for a date has been let at what is due on it. */
NODISCARD enum err holiday_load(struct ctx *c, int64_t org_id, struct calendar *ret);

/* A day of the unit's own, for it and all below it: before what is announced for everybody. */
struct holiday_new {
    int64_t org_id;
    struct day day;
    struct str name;
    bool works;        /* a weekend day or holiday on which its offices work; else a day off */
    struct str source; /* the paper that says so; STR_NONE: none */
};
/* Asks P_ORG_EDIT. E_CONFLICT: the day has a row. */
NODISCARD enum err holiday_add(struct ctx *c, const struct holiday_new *in, int64_t *ret_id);
