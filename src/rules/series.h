/* series.h - the periods of a way of reporting: what its duties say becomes first and last days.
 *
 * Pure, and a proposal: what a person has settled is rows (table period), and those are the truth.
 * Duties for several tiers share the periods. Where the text names the periods ("hằng tháng"), the
 * calendar cuts them and the day by which they are asked is proposed behind the cut; where it gives only
 * a day, the cut is proposed before the last working day of the tier that is asked first. The first
 * period begins with the campaign. docs/internals/figures.md has an example in days. */
#pragma once

#include "rules/due.h"

enum series_sort { SERIES_RHYTHM = 1, SERIES_SINGLE, SERIES_SORTS };

struct series_date {
    struct day due_on, work_on; /* no day: the duty does not ask for this period */
};

struct series_period {
    char slot[SLOT_TEXT]; /* '2022-04', '2022-Q2', '2022-H1', '2022', or the day it is asked for */
    struct str label;     /* what a person calls it instead; "": none, and never of a proposal */
    struct day from, to;  /* chốt số liệu */
    bool guessed;         /* the text does not say where it ends */
    struct series_date *of; /* by duty, as they were given */
};

struct series_plan {
    enum series_sort sort;
    struct series_period *periods; /* they touch, none overlaps */
    size_t n;
    struct day rest_from, rest_to; /* days of the campaign behind the last cut; no day: none */
};

/* What n > 0 duties to report of one series ask for; span.from is a day. What a rhythm would have asked
 * for before `asked_from` is not asked afterwards: the first period then reaches back over it. No periods
 * where a duty has no date yet, or neither it nor the campaign has an end. */
struct series_plan series_propose(const struct duty_rule *duties, size_t n, struct due_span span,
                                  struct day asked_from, const struct calendar *c, struct arena *a);

/* Whether two duties speak of the same periods: of one rhythm, or single days so near to each other that
 * one is the lower tier's step to the other. */
bool series_fits(const struct duty_rule *a, const struct duty_rule *b);
enum series_sort series_sort_of(enum rhythm r);

/* The day by which a report is asked for whose period ends on `to`, where the text names no day: by the term of
 * the unit that asks. */
struct series_date series_date_behind(struct day to, const struct calendar *c);

struct str series_sort_name(enum series_sort s);
enum series_sort series_sort_parse(struct str name);
