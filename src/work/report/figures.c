/* SPDX-License-Identifier: Apache-2.0 */
/* figures.c - what a report says when it is computed: own part, what was counted below, and of both what
 * belongs to earlier periods. */
#include <assert.h>

#include "store/report.h"
#include "work/report/report__.h"

enum { SESSIONS_MAX = 500 }; /* report_own_sessions gives as many */

/* What a session adds to the line of that name. */
static int64_t of_session(const struct report_session *s, struct str indicator)
{
    const struct {
        const char *name;
        int64_t value;
    } figures[] = {
        { "sessions_held", 1 },
        { "people_due", s->people_due },
        { "present", s->present },
        { "absent_reason", s->absent_reason },
        { "absent_none", s->absent_none },
        { "opinions", s->opinions },
        { "shortcomings", s->shortcomings },
    };

    for (size_t i = 0; i < COUNT(figures); i++) {
        if (str_eq(indicator, str_of(figures[i].name)))
            return figures[i].value;
    }
    return 0;
}

static enum err load_own_sessions(struct ctx *c, struct report *report)
{
    const struct report_period *p = &report->period;
    struct q_report_own_sessions *rows = NULL;
    enum err r;

    r = q_report_own_sessions(c->db, report->key.org_id, p->campaign_id, p->series_id,
                              day_iso(c->arena, p->to), report->key.id, c->arena, &rows,
                              &report->n_sessions, c->error);
    if (r)
        return r;
    assert(report->n_sessions <= SESSIONS_MAX);
    report->sessions = arena_array(c->arena, struct report_session, report->n_sessions + 1);
    for (size_t i = 0; i < report->n_sessions; i++) {
        struct day held_on = day_from_iso(rows[i].held_on);

        report->sessions[i] = (struct report_session){
            .id = rows[i].id,
            .kind = session_kind_parse(rows[i].kind),
            .held_on = held_on,
            .carried = p->ord > 1 && day_cmp(held_on, p->from) < 0,
            .people_due = rows[i].people_due.v,
            .present = rows[i].present.v,
            .absent_reason = rows[i].absent_reason.v,
            .absent_none = rows[i].absent_none.v,
            .opinions = rows[i].opinions.v,
            .shortcomings = rows[i].shortcomings.v,
        };
    }
    return OK;
}

static void add_own_sessions(struct report *report)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        struct report_line *line = &report->lines[i];

        for (size_t k = 0; line->sessions && k < report->n_sessions; k++) {
            int64_t value = of_session(&report->sessions[k], line->indicator);

            line->own += value;
            line->own_carried += report->sessions[k].carried ? value : 0;
        }
    }
}

static struct report_line *line_of(const struct report *report, struct str indicator)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        if (str_eq(report->lines[i].indicator, indicator))
            return &report->lines[i];
    }
    return NULL;
}

/* As things stand now: never late, so never made up for. */
static enum err add_remedies(struct ctx *c, struct report *report)
{
    const struct report_period *p = &report->period;
    struct day from = p->ord > 1 ? p->from : (struct day){ 1900, 1, 1 };
    struct q_report_remedies sums;
    struct report_line *line;
    enum err r;

    r = q_report_remedies(c->db, report->key.org_id, p->campaign_id, day_iso(c->arena, from),
                          day_iso(c->arena, p->to), c->arena, &sums, c->error);
    if (r)
        return r;
    line = line_of(report, S("remedies_due"));
    if (line)
        line->own = sums.remedies_due;
    line = line_of(report, S("remedies_done"));
    if (line)
        line->own = sums.remedies_done;
    return OK;
}

static enum err add_below(struct ctx *c, struct report *report)
{
    const struct report_period *p = &report->period;
    struct q_report_sums *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_sums(c->db, report->key.org_id, p->id, p->hierarchy_id, report->key.id, c->arena,
                      &rows, &n, c->error);
    if (r)
        return r;
    report->sums = arena_array(c->arena, struct report_sum, n + 1);
    report->n_sums = 0;
    for (size_t i = 0; i < n; i++) {
        struct report_line *line = line_of(report, rows[i].indicator);

        if (!line)
            continue;
        /* Where a later report has taken a part of this period already, no more than what is left. */
        if (rows[i].period_id == p->id && rows[i].carried > rows[i].value)
            rows[i].carried = rows[i].value > 0 ? rows[i].value : 0;
        report->sums[report->n_sums++] =
            (struct report_sum){ rows[i].period_id, rows[i].child_id, rows[i].indicator,
                                 rows[i].value, rows[i].carried };
        line->value += rows[i].value;
        line->carried += rows[i].carried;
    }
    report->has_below = report->n_sums > 0;
    return OK;
}

enum err report__compute(struct ctx *c, struct report *report)
{
    enum err r;

    assert(report->n_lines > 0 && report->period.id);
    r = report__may(c, P_SESSION_FIGURES, report, NULL);
    if (!r)
        r = load_own_sessions(c, report);
    if (r)
        return r;
    add_own_sessions(report);
    r = add_remedies(c, report);
    if (!r)
        r = add_below(c, report);
    for (size_t i = 0; !r && i < report->n_lines; i++) {
        report->lines[i].value += report->lines[i].own;
        report->lines[i].carried += report->lines[i].own_carried;
    }
    return r;
}
