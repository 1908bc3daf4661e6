/* total.h - what the reports of the units below a unit add up to, and what each of them put in.
 *
 * Only figures and states: never a branch's notes, names or reasons. docs/internals/figures.md tells by an example
 * how figures go up. */
#pragma once

#include "work/report/report.h"

/* Lines: as many as a form can have (report_form_lines). More units directly below one are refused in
 * words, not cut off. */
enum { TOTAL_LINES_MAX = 50, TOTAL_ROWS_MAX = 1000, TOTAL_VALUES_MAX = 100000 };

struct total_line {
    struct str indicator, name, brief, unit; /* brief: the head of a column */
};

struct total_row {             /* a unit directly below */
    int64_t org_id, report_id; /* report_id 0: none begun */
    struct str org, phone;
    bool below;              /* its row opens into the units below it; else into its report */
    enum report_state state; /* 0: none begun */
    int64_t submitted_at;
    bool owes, late;
    bool outside;    /* it goes to a unit outside Nếp */
    bool counted;    /* some figures of it or of units below it stand in the sums */
    int64_t reports; /* how many reports they are made of */
    struct day work_on;
    int64_t values[TOTAL_LINES_MAX];
};

struct total {
    int64_t org_id;
    struct str org;
    struct report_period period;
    struct total_line *lines;
    size_t n_lines;
    int64_t sums[TOTAL_LINES_MAX];
    int64_t carried[TOTAL_LINES_MAX]; /* of them, what units below held in earlier periods */
    bool any_carried;
    bool may_report; /* the unit's own report, by the asker: its own unit, or that of a channel */
    int64_t reports; /* how many stand in the sums, at any depth */
    int64_t owed;    /* how many units at any depth are asked for one */
    int64_t unreported; /* sessions of the period that came too late and stand in no report yet */
    int64_t
        overtaken; /* sessions counted by figures that were entered for a unit, which has its own since */
    bool may_enter; /* for units below */
    bool through;   /* some units below have units below them: only their own part is added */
    struct total_row *rows;
    size_t n_rows;
    /* Of the units directly below: who is asked for a report, and where it stands. */
    size_t n_owing, n_in, n_received, n_late, n_waiting /* submitted, not yet received */;
};
/* Of the units below that the tree had on the period's last day. */
NODISCARD enum err total_load(struct ctx *c, int64_t org_id, int64_t period_id, struct total *ret);

struct total_period {
    int64_t id;
    struct period_name name;
    struct str asked; /* the duty's words; "" when several ask for it */
    struct day from, to;
    struct day work_on; /* the first by which a unit must have sent */
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
