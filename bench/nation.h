/* nation.h - a made-up country for bench/nation: the same units, days and figures each time it is built.
 *
 * Accounts are named by their place: "tw", "t3" (the third province), "t3.x5", "t3.x5.c2", and
 * "t3.x5.c2.b7", a branch. */
#pragma once

#include "cli/run.h"

enum nation_level { TOP, PROVINCE, COMMUNE, GROUP, BRANCH, NATION_LEVELS };

struct nation_shape {
    const char *name;
    int below[BRANCH]; /* how many units each of a level has directly below it */
    int more;          /* of so many groups one has a branch more; 0: none */
    int months;        /* for which dues are laid, from January 2026 on */
    int reported;      /* of them, how many have been reported and received everywhere below… */
    int reporting;     /* …the first provinces */
};
/* NULL: there is none of that name. */
const struct nation_shape *nation_shape(const char *name);

enum { NATION_LINES = 20 }; /* of its form of report */

/* The tree of an empty database; then what its units do. Two steps, since an engine may want to look at what is
 * there before it plans anything. */
NODISCARD enum err nation_build(struct run *run, const struct nation_shape *shape, bool tree);

/* Ten o'clock of a day of 2026. */
int64_t nation_at(int month, int day);
/* A request of that account at that time; within the caller's transaction. */
NODISCARD enum err nation_as(struct run *run, const char *account, int64_t at, struct ctx *ret);
/* The campaign of the whole country, and its period of a month. */
NODISCARD enum err nation_period(struct run *run, int month, int64_t *ret_campaign,
                                 int64_t *ret_period);
/* A branch's session of a month, closed. */
NODISCARD enum err nation_session(struct run *run, const char *account, int month);
/* The unit's report of a month is sent; *ret_version: what whoever receives it has seen. */
NODISCARD enum err nation_send(struct run *run, const char *account, int month, int64_t *ret_id,
                               int64_t *ret_version);
/* A draft led from the top, with one duty to report each month; issued to nobody. */
NODISCARD enum err nation_draft(struct run *run, int64_t *ret_id);

/* What is measured goes to the standard output, a line a figure. */
NODISCARD enum err nation_measure_acts(struct run *run, const char *url);
NODISCARD enum err nation_measure_daily(struct run *run, const char *url);
NODISCARD enum err nation_measure_amend(struct run *run, const char *url);
NODISCARD enum err nation_measure_issue(struct run *run, const char *url);
