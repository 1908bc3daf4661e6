/* total.h - what the reports of the units below a unit add up to, and what each of them put in.
 *
 * Only figures and states: never a branch's notes, names or reasons. */
#pragma once

#include "rules/report.h"
#include "work/ctx.h"

/* Lines: as many as a form can have (report_form_lines). More units directly below one are refused in
 * words, not cut off. */
enum { TOTAL_LINES_MAX = 50, TOTAL_ROWS_MAX = 1000, TOTAL_VALUES_MAX = 100000 };

struct total_line {
    struct str indicator, name, brief, unit; /* brief: the head of a column */
};

struct total_row {             /* a unit directly below */
    int64_t org_id, report_id; /* report_id 0: none begun */
    struct str org, phone;
    bool holds_sessions;     /* its row opens into its report; else into the units below it */
    enum report_state state; /* 0: none begun */
    int64_t submitted_at;
    bool owes, late;
    bool counted;    /* its figures stand in the sums */
    int64_t reports; /* how many reports they are made of */
    struct day work_on;
    int64_t values[TOTAL_LINES_MAX];
};

struct total {
    int64_t org_id, campaign_id;
    struct str org, campaign, period;
    struct total_line *lines;
    size_t n_lines;
    int64_t sums[TOTAL_LINES_MAX];
    int64_t reports; /* how many stand in the sums: of units that meet, at any depth */
    int64_t owed;    /* how many of those are asked for one */
    bool through;    /* some units below have units below them, whose own reports are not added */
    struct total_row *rows;
    size_t n_rows;
    /* Of the units directly below: who is asked for a report, and where it stands. */
    size_t n_owing, n_in, n_received, n_late, n_waiting /* submitted, not yet received */;
};
NODISCARD enum err total_load(struct ctx *c, int64_t org_id, int64_t campaign_id, struct str period,
                              struct total *ret);

struct total_period {
    struct str period, asked; /* asked: the duty's words; "" when several ask for it */
    struct day due_on;
    int64_t units, in, received, late;
};
struct total_periods {
    int64_t org_id, campaign_id;
    struct str org, campaign;
    struct total_period *rows;
    size_t n;
};
NODISCARD enum err total_periods(struct ctx *c, int64_t org_id, int64_t campaign_id,
                                 struct total_periods *ret);

struct total_difference {
    struct str org, period, indicator;
    int64_t campaign_id, kept, summed;
};
/* Rebuilds every total from the received reports and tells where the kept ones differ. For
 * `nep check`; asks no permission: whoever holds the database may check it. */
NODISCARD enum err total_check(struct ctx *c, struct total_difference **ret, size_t *ret_n);
