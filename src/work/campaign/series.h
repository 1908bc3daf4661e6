/* series.h - the periods by which a campaign is reported on, and by when each of its duties asks for one.
 *
 * While the campaign is a draft they are proposed anew from its duties (rules/series.h); issuing it, or a
 * person who writes them (periods.h), makes them rows, and from then on the rows are the truth. */
#pragma once

#include "rules/period.h"
#include "work/campaign/duty.h"

struct campaign;

struct period {
    int64_t id; /* 0: only proposed */
    struct period_name name;
    struct str
        wanted_label; /* what an amendment that is prepared makes of it, "" takes it back; STR_NONE: nothing */
    struct day from, to;
    bool guessed; /* the last day was proposed */
};

/* A duty that asks for the reports of a series, and by when: of[i] for periods[i]; no day: not asked. */
struct series_member {
    const struct duty *duty;
    struct series_date *dates;
};

/* Days of the campaign behind the last cut: what becomes of them is said by a person. */
enum series_rest {
    SERIES_REST_UNSAID,
    SERIES_REST_END,    /* the campaign ends at the cut */
    SERIES_REST_NONE,   /* no report is asked for them */
    SERIES_REST_PERIOD, /* a further period */
    SERIES_RESTS
};

struct series {
    int64_t id;   /* 0: only proposed */
    bool written; /* a person wrote its periods */
    enum series_sort sort;
    struct period *periods;
    size_t n;
    struct series_member *members;
    size_t n_members;
    struct day rest_from, rest_to; /* no day: none, or it is settled what becomes of them */
    enum series_rest rest;
};

/* All that a campaign asks, with the days by which it counts. */
struct schedule {
    const struct duty *duties;
    size_t n_duties;
    struct calendar calendar;
    struct series *series;
    size_t n_series;
};
/* Whoever asks has asked whether the campaign may be seen. */
NODISCARD enum err schedule_load(struct ctx *c, const struct campaign *campaign,
                                 struct schedule *ret);
/* Makes rows of what is proposed when the campaign is issued, within the caller's transaction, who asked whether
 * it may. Fails with E_INVALID where days are left behind the last cut and `rest` says nothing of them. */
NODISCARD enum err series_settle(struct ctx *c, const struct campaign *campaign,
                                 struct schedule *schedule, enum series_rest rest);
/* Makes rows of what a person has written of a draft's schedule, in the place of those that are there; by whoever
 * may. */
NODISCARD enum err series_rewrite(struct ctx *c, const struct campaign *campaign,
                                  struct schedule *schedule);
/* The one that a duty to report stands in; NULL: none. */
struct series *series_with(struct schedule *schedule, int64_t duty_id);
/* A draft's rows go: its duties have changed. E_INVALID: it had been issued, and somebody reports. */
NODISCARD enum err series_unsettle(struct ctx *c, int64_t campaign_id);
/* After that and after one of the duties has changed: puts back what a person had written, where it still fits. */
NODISCARD enum err series_keep(struct ctx *c, const struct campaign *campaign,
                               const struct schedule *was, int64_t changed_id);
/* Of how many ways of reporting a person has written the periods; whoever asks has asked whether the campaign may be
 * seen. */
NODISCARD enum err series_written(struct ctx *c, int64_t campaign_id, int64_t *ret_n);
/* Issuing it was stopped: only what a person wrote stays. */
NODISCARD enum err series_stop(struct ctx *c, const struct campaign *campaign);

struct str series_rest_name(enum series_rest rest);
enum series_rest series_rest_parse(struct str name);
