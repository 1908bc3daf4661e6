/* change.h - what is done to the tree: a unit moves, is renamed, ends; each from a day on.
 *
 * The dated rows are written at once, whatever the day. Today's copies and what hangs on a unit follow at
 * once when the day has come, else by org_apply_changes on that day. Moving and ending ask P_ORG_EDIT at the
 * units above, renaming at the unit. */
#pragma once

#include "work/org/org.h"

struct org_move {
    int64_t org_id, parent_id;
    struct day from;
    struct str note; /* the decision it follows; may be empty */
};
/* Entered late, it leaves alone the periods of which reports of that unit or from below it were counted. */
NODISCARD enum err org_move(struct ctx *c, const struct org_move *in);

struct org_rename {
    int64_t org_id;
    struct day from;
    struct str name, party_name, official_name, symbol, place; /* empty: as it is on that day */
    struct str note;
};
/* With a new name and nothing else, the official one is it in capitals, the organisation's as by custom. */
NODISCARD enum err org_rename(struct ctx *c, const struct org_rename *in);

struct org_dissolve {
    int64_t org_id, successor_id; /* successor_id 0: nobody goes on for it */
    struct day from;              /* the first day on which it no longer is */
    struct str note;
};
/* Refused while units stand below it, while a session runs, or when one was held since. */
NODISCARD enum err org_dissolve(struct ctx *c, const struct org_dissolve *in);

/* What a change would touch, in a unit and all below it. */
struct org_touched {
    struct str org;
    int64_t units, dues, periods, grants, scheduled, running,
        waiting; /* periods: still to be reported */
};
NODISCARD enum err org_preview(struct ctx *c, int64_t org_id, struct org_touched *ret);

struct org_change {
    int64_t id, org_id;
    struct str kind, org, other, from_on, made_by, note; /* kind: as in the table */
    int64_t made_at, applied_at;                         /* applied_at 0: its day has not come */
};
/* The last day first; org_id 0: of all units, for the operator. */
NODISCARD enum err org_changes(struct ctx *c, int64_t org_id, const struct org_change **ret,
                               size_t *ret_n);

/* Lets today's copies follow the changes whose day has come; once more changes nothing. For the daily job,
 * which acts as the operator. One that cannot be applied yet (a session of an ended unit still runs) waits. */
NODISCARD enum err org_apply_changes(struct ctx *c, size_t *ret_n);
