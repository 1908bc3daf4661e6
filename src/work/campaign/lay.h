/* lay.h - laying dues, for many units by one statement.
 *
 * A country's dues are laid a slice at a time, each in a transaction of its own, so that nobody who writes
 * waits for long: every call here does one slice, and doing one twice does nothing more. */
#pragma once

#include "work/campaign/due.h"

enum { DUE_SLICE_ROWS = 500 }; /* so many dues in a slice at most, and a quarter as many units */

/* How far a pass over the units of a campaign has come: behind that one. */
struct due_pass {
    int64_t after_org;
    int64_t since; /* only of those that have the campaign since then; 0: of all */
    size_t rows;   /* in a slice; 0: DUE_SLICE_ROWS */
};

/* How many units a slice has whose dues have so many slots. */
size_t due_units_for(size_t rows, size_t slots);

/* Leaves in each plan what runs today and is not over: what a unit owes that gets the campaign now. */
void due_keep_running(struct ctx *c, struct due_plan *plans, size_t n);
/* Lays all that is left in the plans for the next units that have the campaign. *ret_units: how many these
 * were, 0 at the end; *ret_n: the dues, added to what it was. */
NODISCARD enum err due_lay(struct ctx *c, int64_t campaign_id, const struct due_plan *plans,
                           size_t n, struct due_pass *pass, size_t *ret_units, size_t *ret_n);
/* Lays what is left in the plans for the unit that asks it: what it owes itself; *ret_n as there. */
NODISCARD enum err due_lay_own(struct ctx *c, const struct due_plan *plans, size_t n,
                               size_t *ret_n);
/* Says that those slots that have begun are laid for all who have the campaign. */
NODISCARD enum err due_mark_laid(struct ctx *c, const struct due_plan *plans, size_t n);

/* What runs of duties that ask the registered ones, or the others, for a unit that has come to be one of them. */
NODISCARD enum err due_lay_part(struct ctx *c, int64_t campaign_id, int64_t org_id);

/* What has begun of a campaign and is laid for nobody yet, for its next units, as due_lay does. */
NODISCARD enum err due_lay_campaign(struct ctx *c, int64_t campaign_id, struct due_pass *pass,
                                    size_t *ret_units, size_t *ret_n);

/* The daily job: lays for every campaign what has begun since it ran last, however long ago that is.
 * Begins with a round of zeros and ends where it says so. */
struct due_round {
    int64_t campaign_id;
    struct due_pass pass;
    size_t laid; /* dues so far */
    bool end;
};
NODISCARD enum err due_lay_next(struct ctx *c, struct due_round *round);
