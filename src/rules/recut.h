/* recut.h - what an amendment makes of the periods of a series: new days, new cuts, periods more or less.
 *
 * Pure. Rows are the truth: only what follows differently from the new rules than it did from the old ones is
 * changed, so that what a person settled stays. A period of which something was sent, and all before it, keep
 * their days; what has passed by the old day and by the new one keeps its day. */
#pragma once

#include "rules/series.h"

struct recut_period {
    char slot[SLOT_TEXT];
    struct day from, to;
    bool guessed;
    bool sent;  /* a report of it was sent: its days are fixed */
    bool begun; /* a report of it is being written: the row stays, whether it is asked or not */
    int was;    /* which of the periods given it is; -1: a further one */
    struct day
        first; /* the earliest day by which a unit asks it of its own children; no day: none does */
    bool gone; /* nobody asks it any more, and nothing stands on it */
    struct series_date *of; /* by duty; no day: not asked */
};

/* A duty that asks for the reports of the series; before.rhythm 0: it has not so far. */
struct recut_member {
    struct duty_rule before, after;
};

struct recut {
    const struct recut_period
        *periods; /* as they stand, in their order; of[]: a place for each member */
    size_t n_periods;
    const struct recut_member *members;
    size_t n_members;
    struct due_span was, is; /* of the campaign; both begin */
    struct day today;
    const struct calendar *calendar;
};

enum recut_snag {
    RECUT_FITS,
    RECUT_DUE_BEFORE_CUT, /* the cut is fixed, and the day lies before it */
    RECUT_STILL_ASKED,    /* it would not be asked any more, and somebody has sent it */
    RECUT_NO_DAYS,        /* no day would be left between the cut before it and its own */
};

struct recut_plan {
    struct recut_period *periods; /* those given, then further ones */
    size_t n;
    enum recut_snag snag;
    size_t at, member;             /* where the snag is */
    struct day rest_from, rest_to; /* days of the campaign behind the last cut; no day: none */
};
struct recut_plan recut(const struct recut *in, struct arena *a);
