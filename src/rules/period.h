/* period.h - periods that a person has written: what is wrong with them, told of the first that is.
 *
 * Pure. A person says where each ends and by when it is asked for; each begins on the day after the one
 * before, so that they touch and none overlaps. */
#pragma once

#include "rules/series.h"

enum { PERIOD_LABEL_MOST = 100 }; /* letters and signs */

/* What a period is called: the label that its office has given it ("Đợt 1"), or else the calendar's name. Whatever
 * tells of a period tells this; nothing but period_called chooses between the two. */
struct period_name {
    struct str slot, label; /* label "": none */
};
/* The label as it is, or the slot, which whoever shows it puts in words (rules/slot.h). */
struct str period_called(struct period_name name);
struct period_name due_at_name(const struct due_at *at);
/* Whether it says more than the day by which it is asked. */
bool period_is_named(struct period_name name);
/* Which label is the same for people as another one, capitals aside, or as another period's name in the calendar;
 * n: none is. */
size_t period_names_alike(const struct period_name *names, size_t n, struct arena *a);

enum period_fault {
    PERIOD_GOOD,
    PERIOD_NONE,       /* there is none */
    PERIOD_TWO,        /* what is asked once has one */
    PERIOD_NO_DAY,     /* without a last day */
    PERIOD_SAME_CUT,   /* two end on one day */
    PERIOD_BACKWARDS,  /* it ends before it begins */
    PERIOD_BEHIND,     /* it ends behind the campaign */
    PERIOD_SAME_NAME,  /* two of one name */
    PERIOD_UNASKED,    /* by no day from anybody */
    PERIOD_DUE_BY_CUT, /* asked for while its days still run */
};

/* Sorts them by their last days, and lets each begin behind the one before, the first one on `from`. */
void periods_touch(struct series_period *periods, size_t n, struct day from);

/* n_of: duties that ask for them. *ret_k: the period it is about; *ret_m: the duty, of PERIOD_DUE_BY_CUT. */
enum period_fault periods_check(const struct series_period *periods, size_t n, size_t n_of,
                                enum series_sort sort, struct day campaign_to, size_t *ret_k,
                                size_t *ret_m);
