/* late.h - what of a campaign was done in time, done late, or is late, in all units below one.
 *
 * Late is late for meetings, registrations and other counted things as for reports; it adds up the tree. What
 * has been done counts on the day it was done, a session on the day it was held. */
#pragma once

#include "rules/due.h"
#include "work/ctx.h"

struct late_kind {
    int64_t asked, in_time, done_late, late; /* late: not done, and its last day has passed */
};
/* A unit directly below, with all below it. */
struct late_unit {
    int64_t id;
    struct str name;
    bool below; /* it has units below it */
    int64_t reports, sessions, others;
};
struct campaign_late {
    struct late_kind kinds[DUE_WHATS]; /* by enum due_what */
    struct late_unit *units;           /* with something late */
    size_t n;
};
