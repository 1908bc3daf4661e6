/* SPDX-License-Identifier: Apache-2.0 */
/* compare.c - what pages show, against the log. */
#include <string.h>

#include "base/clock.h"
#include "history/history.h"
#include "work/org/check.h"
#include "work/report/check.h"
#include "work/report/total.h"

#define SAME(h, got, want, format, ...)                                                        \
    do {                                                                                       \
        long long got_ = (long long)(got), want_ = (long long)(want);                          \
                                                                                               \
        if (got_ != want_)                                                                     \
            fail_msg(format ": %s is %lld, recounted %lld", ##__VA_ARGS__, #got, got_, want_); \
    } while (0)

static int unit_of(const struct history *h, int64_t id)
{
    for (int u = 0; u < UNITS; u++) {
        if (h->units[u].id == id)
            return u;
    }
    fail_msg("no unit %lld", (long long)id);
    return -1;
}

static int period_of(const struct history *h, int64_t id)
{
    for (int p = 0; p < h->n_periods; p++) {
        if (h->periods[p].id == id)
            return p;
    }
    fail_msg("no period %lld", (long long)id);
    return -1;
}

static void compare_sums(struct history *h, const struct report *report,
                         const struct h_version *want, const char *who, int period)
{
    size_t n = 0;

    for (size_t i = 0; i < report->n_sums; i++) {
        const struct report_sum *s = &report->sums[i];
        int line = 0;

        while (line < LINES - 1 && !str_eq(s->indicator, str_of(history_lines[line])))
            line++;
        SAME(h, s->value, want->taken[period_of(h, s->period_id)][unit_of(h, s->child_id)][line],
             "%s, period %d: %s of %d through %d", who, period, history_lines[line],
             period_of(h, s->period_id), unit_of(h, s->child_id));
    }
    for (int p = 0; p < PERIODS; p++) {
        for (int u = 0; u < UNITS; u++) {
            for (int i = 0; i < LINES; i++)
                n += want->taken[p][u][i] != 0;
        }
    }
    SAME(h, report->n_sums, n, "%s, period %d", who, period);
}

static void compare_figures(struct history *h, const struct report *report,
                            const struct h_version *want, const char *who, int period)
{
    size_t n = 0;

    SAME(h, report->n_lines, LINES, "%s", who);
    for (int i = 0; i < LINES; i++) {
        const struct report_line *line = &report->lines[i];

        assert_true(str_eq(line->indicator, str_of(history_lines[i])));
        SAME(h, line->own, want->own[i], "%s, period %d, %s", who, period, history_lines[i]);
        SAME(h, line->own_carried, want->own_carried[i], "%s, period %d, %s", who, period,
             history_lines[i]);
        SAME(h, line->value, want->value[i], "%s, period %d, %s", who, period, history_lines[i]);
        SAME(h, line->carried, want->carried[i], "%s, period %d, %s", who, period,
             history_lines[i]);
    }
    for (int s = 0; s < h->n_sessions; s++)
        n += want->holds[s];
    SAME(h, report->n_sessions, n, "%s, period %d", who, period);
    compare_sums(h, report, want, who, period);
}

static void look_as(struct history *h, const char *account, int unit, int period, bool again,
                    const struct h_version *want)
{
    const struct h_report *r = &h->reports[period][unit];
    struct report_key key = { .org_id = h->units[unit].id,
                              .period_id = h->periods[period].id,
                              .again = again };
    struct report report;

    T_OK(h->t, report_load(world_as(&h->w, account), &key, &report));
    SAME(h, report.in_force_id != 0, r->in_force >= 0, "%s, period %d", account, period);
    SAME(h, report.counted_id != 0, r->counted >= 0, "%s, period %d", account, period);
    if (r->id)
        SAME(h, report.state, r->state, "%s, period %d", account, period);
    compare_figures(h, &report, want, account, period);
}

/* Whoever writes it sees what it is becoming: the unit, or who keeps it, or a board for the commune. */
static bool writes(const struct history *h, const char *account, int unit, int period)
{
    const struct h_channel *channels = h->channels[h->periods[period].series];
    const char *who = history_reporter(h, unit);

    if (who && strcmp(who, account) == 0)
        return true;
    for (int i = 0; unit == H_COMMUNE && i < 2; i++) {
        if (channels[i].open && strcmp(h->units[H_BOARD + i].reporter, account) == 0)
            return true;
    }
    return false;
}

static void look_from_above(struct history *h, const char *account, int unit, int period)
{
    const struct h_report *r = &h->reports[period][unit];

    if (!writes(h, account, unit, period))
        look_as(h, account, unit, period, false, r->v[r->n - 1]);
}

static void compare_report(struct history *h, int unit, int period)
{
    const struct h_report *r = &h->reports[period][unit];
    bool sent = r->state == REPORT_SUBMITTED || r->state == REPORT_RECEIVED;
    struct h_version *now = arena_new(h->t->arena, struct h_version);
    int receiver = history_receiver(h, unit, period);
    const char *who = history_reporter(h, unit);
    int way[UNITS];
    int n = history_way(h, unit, period, way);

    history_compute(h, unit, period, now);
    if (who) {
        look_as(h, who, unit, period, false, sent ? r->v[r->n - 1] : now);
        if (sent)
            look_as(h, who, unit, period, true, now);
    }
    if (!r->id || r->state == REPORT_DRAFT)
        return;
    for (int i = 0; i < n; i++)
        look_from_above(h, h->units[way[i]].clerk, unit, period);
    if (receiver != NOWHERE)
        look_from_above(h, h->units[receiver].clerk, unit, period);
}

/* The third commune is sent a copy of what the second campaign asks of those below the province: it reads what
 * stands, and where it reads by nothing else, nothing but that. */
static void compare_copy(struct history *h, int unit, int period)
{
    const struct h_report *r = &h->reports[period][unit];
    struct report report;
    bool taken_back;
    enum err failed;

    if (!r->id || unit == H_PROVINCE || h->periods[period].series != SERIES - 1 ||
        h->units[H_THIRD].gave_up)
        return;
    failed = report_load(world_as(&h->w, h->units[H_THIRD].clerk),
                         &(struct report_key){ .id = r->id }, &report);
    world_end(&h->w);
    taken_back =
        failed == E_CONFLICT && r->state == REPORT_DRAFT && r->n; /* as whoever saw it is told */
    if (failed && !taken_back && (failed != E_DENIED || r->in_force >= 0))
        fail_msg("a copy of unit %d, period %d cannot be read", unit, period);
    if (failed || !report.as_copy)
        return;
    SAME(h, r->in_force >= 0, true, "copy of unit %d, period %d", unit, period);
    for (int i = 0; i < LINES; i++) {
        SAME(h, report.lines[i].value, r->v[r->in_force]->value[i],
             "copy of unit %d, period %d, %s", unit, period, history_lines[i]);
        SAME(h, report.lines[i].carried, r->v[r->in_force]->carried[i],
             "copy of unit %d, period %d, %s", unit, period, history_lines[i]);
    }
}

static int64_t own_of(const struct history *h, int unit, int period, int line)
{
    const struct h_report *r = &h->reports[period][unit];

    return r->counted >= 0 ? r->v[r->counted]->own[line] : 0;
}

static int reports_below(const struct history *h, int unit, int period)
{
    int n = 0;

    for (int u = 0; u < UNITS; u++) {
        const struct h_report *r = &h->reports[period][u];

        for (int i = 0; r->counted >= 0 && i < r->n_way; i++)
            n += r->way[i] == unit;
    }
    return n;
}

static int64_t carried_below(const struct history *h, int unit, int period, int line)
{
    int64_t sum = 0;

    for (int u = 0; u < UNITS; u++) {
        const struct h_report *r = &h->reports[period][u];

        for (int i = 0; r->counted >= 0 && i < r->n_way; i++)
            sum += r->way[i] == unit ? r->v[r->counted]->own_carried[line] : 0;
    }
    return sum;
}

/* It was there in that period, or reported for it all the same. */
static bool is_listed(const struct history *h, int unit, int above, int period)
{
    return history_parent(h, unit, period) == above &&
           (!h->units[unit].ended || h->units[unit].ended > h->periods[period].from ||
            h->reports[period][unit].id);
}

static void compare_row(struct history *h, const struct total_row *row, int above, int period)
{
    int unit = unit_of(h, row->org_id);
    const struct h_report *r = &h->reports[period][unit];
    const char *who = h->units[unit].reporter;

    SAME(h, is_listed(h, unit, above, period), true, "%s below %d in period %d", who, above,
         period);
    SAME(h, row->state, r->state, "%s in period %d", who, period);
    SAME(h, row->owes, h->due[period][unit], "%s in period %d", who, period);
    SAME(h, row->reports, reports_below(h, unit, period) + (r->counted >= 0), "%s in period %d",
         who, period);
    for (int i = 0; i < LINES; i++)
        SAME(h, row->values[i], own_of(h, unit, period, i) + history_below(h, unit, period, -1, i),
             "%s in period %d, %s", who, period, history_lines[i]);
}

/* Held in it, closed when its report had gone up, and in no report since. */
static int came_too_late(const struct history *h, int above, int period)
{
    const struct h_period *p = &h->periods[period];
    int n = 0;

    for (int s = 0; s < h->n_sessions; s++) {
        const struct h_session *x = &h->sessions[s];

        n += x->closed && history_serves(x, p->series) && x->held <= p->to &&
             (x->held >= p->from || p->ord == 0) && history_is_above(h, above, x->unit, period) &&
             h->reports[period][x->unit].in_force >= 0 && !history_reported_in(h, s, p->series, -1);
    }
    return n;
}

static void compare_total(struct history *h, int unit, int period)
{
    const char *who = h->units[unit].clerk;
    int listed = 0, owed = 0;
    struct total total;

    T_OK(h->t, total_load(world_as(&h->w, who), h->units[unit].id, h->periods[period].id, &total));
    for (int u = 0; u < UNITS; u++) {
        listed += is_listed(h, u, unit, period);
        owed += h->due[period][u] && history_is_above(h, unit, u, period);
    }
    for (int i = 0; i < LINES; i++) {
        SAME(h, total.sums[i], history_below(h, unit, period, -1, i), "total of %s, period %d, %s",
             who, period, history_lines[i]);
        SAME(h, total.carried[i], carried_below(h, unit, period, i), "total of %s, period %d, %s",
             who, period, history_lines[i]);
    }
    SAME(h, total.reports, reports_below(h, unit, period), "total of %s, period %d", who, period);
    SAME(h, total.n_rows, listed, "total of %s, period %d", who, period);
    for (size_t i = 0; i < total.n_rows; i++)
        compare_row(h, &total.rows[i], unit, period);
    SAME(h, total.owed, owed, "total of %s, period %d", who, period);
    SAME(h, total.unreported, came_too_late(h, unit, period), "total of %s, period %d", who,
         period);
}

static void compare_periods(struct history *h, int unit, int64_t campaign)
{
    const char *who = h->units[unit].clerk;
    struct total_periods list;

    T_OK(h->t, total_periods(world_as(&h->w, who), h->units[unit].id, campaign, &list));
    for (size_t i = 0; i < list.n; i++) {
        int period = period_of(h, list.rows[i].id);
        int units = 0, in = 0, received = 0;

        for (int u = 0; u < UNITS; u++) {
            if (history_parent(h, u, period) != unit || !h->due[period][u])
                continue;
            units++;
            in += h->reports[period][u].in_force >= 0;
            received += h->reports[period][u].state == REPORT_RECEIVED;
        }
        SAME(h, list.rows[i].units, units, "periods of %s, %d", who, period);
        SAME(h, list.rows[i].in, in, "periods of %s, %d", who, period);
        SAME(h, list.rows[i].received, received, "periods of %s, %d", who, period);
    }
}

/* What its list of reports says it still owes. */
static void compare_owed(struct history *h, int unit)
{
    struct report_list list;
    int owed = 0;

    for (int p = 0; p < h->n_periods; p++)
        owed += h->due[p][unit] && h->reports[p][unit].in_force < 0;
    T_OK(h->t, report_list(world_as(&h->w, h->units[unit].reporter), h->units[unit].id, 0, &list));
    SAME(h, list.n_owed, owed, "list of %s", h->units[unit].reporter);
}

static int first_to_send(const struct history *h, const struct h_session *s, int series)
{
    for (int p = 0; p < h->n_periods; p++) {
        if (h->periods[p].series == series && h->periods[p].to >= s->held &&
            h->reports[p][s->unit].in_force < 0)
            return p;
    }
    return -1;
}

static void compare_row_of_standing(struct history *h, int session, int series,
                                    const struct report_standing *row)
{
    bool counted = history_reported_in(h, session, series, -1);
    int next = first_to_send(h, &h->sessions[session], series);

    SAME(h, row->report_id != 0, counted, "session %d in series %d", session, series);
    if (!counted)
        SAME(h, row->period_id, next < 0 ? 0 : h->periods[next].id, "session %d in series %d",
             session, series);
}

static void compare_standing(struct history *h, int session)
{
    const struct h_session *s = &h->sessions[session];
    struct report_standing *rows;
    size_t n, at = 0;

    T_OK(h->t, report_standing(world_as(&h->w, h->units[s->unit].runner), s->id,
                               h->units[s->unit].id, &rows, &n));
    for (int i = 0; i < SERIES; i++) {
        if (history_serves(s, i) && at < n)
            compare_row_of_standing(h, session, i, &rows[at]);
        at += history_serves(s, i);
    }
    SAME(h, n, at, "session %d", session);
}

/* Where a receiver has ended and nobody goes on for it, org_check says so of each report that is still owed to it,
 * and of nothing else. */
static void compare_tree(struct history *h)
{
    struct org_fault *faults;
    size_t n, owed = 0;

    T_OK(h->t, org_check(world_as(&h->w, NULL), &faults, &n));
    for (int p = 0; h->receiver == NOWHERE && p < h->n_periods; p++) {
        for (int u = 0; history_campaign_of(h->periods[p].series) == SECOND && u < UNITS; u++)
            owed += h->due[p][u] && h->reports[p][u].in_force < 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (!owed || !str_ends(faults[i].words, S("which has ended")))
            fail_msg("nep check finds in %.*s: %.*s", STR_ARGS(faults[i].org),
                     STR_ARGS(faults[i].words));
    }
    SAME(h, n, owed, "reports owed to a unit that has ended");
}

static void compare_check(struct history *h)
{
    struct report_fault *faults;
    size_t n;

    T_OK(h->t, report_check(world_as(&h->w, NULL), &faults, &n));
    if (n)
        fail_msg("nep check finds in %.*s, %.*s: %.*s", STR_ARGS(faults[0].org),
                 STR_ARGS(faults[0].period), STR_ARGS(faults[0].words));
    compare_tree(h);
}

void history_compare(struct history *h)
{
    struct arena_mark mark = arena_mark(h->t->arena);

    for (int p = 0; p < h->n_periods; p++) {
        for (int u = 0; u < UNITS; u++) {
            compare_report(h, u, p);
            compare_copy(h, u, p);
        }
        for (int u = 0; u < COMMITTEES; u++)
            compare_total(h, u, p);
    }
    for (int i = 0; i < CAMPAIGNS * COMMITTEES; i++)
        compare_periods(h, i / CAMPAIGNS, h->campaigns[i % CAMPAIGNS]);
    for (int u = 0; u < UNITS; u++) {
        if (!h->units[u].gave_up)
            compare_owed(h, u);
    }
    for (int s = 0; s < h->n_sessions; s++) {
        if (h->sessions[s].closed && !h->units[h->sessions[s].unit].gave_up)
            compare_standing(h, s);
    }
    compare_check(h);
    world_end(&h->w);
    arena_reset_to(h->t->arena, mark);
}

/* Its own sessions, and those of all units in whose reports' ways it stands. */
/* Whether it is the unit's own, or counted by it; *ret_as: by whose figures it was sent last, where an entered
 * one stood in its place. */
static bool counts(const struct history *h, int unit, int series, int session, int *ret_as)
{
    const struct h_session *s = &h->sessions[session];
    bool mine = s->unit == unit;

    *ret_as = session;
    for (int p = 0; p < h->n_periods; p++) {
        const struct h_report *r = &h->reports[p][s->unit];
        int as;

        if (h->periods[p].series != series || r->in_force < 0 ||
            !history_holds(h, r->v[r->in_force], session, &as))
            continue;
        *ret_as = as;
        for (int i = 0; r->counted >= 0 && i < r->n_way; i++)
            mine = mine || r->way[i] == unit;
    }
    return mine;
}

static int64_t live(const struct history *h, int unit, int series, int line)
{
    int64_t sum = 0;

    for (int s = 0; s < h->n_sessions; s++) {
        const struct h_session *session = &h->sessions[s];
        int as;

        if (session->closed && history_serves(session, series) &&
            session->held <= h->periods[h->last[series]].to && counts(h, unit, series, s, &as))
            sum += h->sessions[as].figures[line];
    }
    return sum;
}

static int64_t sent(const struct history *h, int unit, int series, int line)
{
    int64_t sum = 0;

    for (int p = 0; p < h->n_periods; p++) {
        const struct h_report *r = &h->reports[p][unit];

        if (h->periods[p].series == series && r->in_force >= 0)
            sum += r->v[r->in_force]->value[line];
    }
    return sum;
}

void history_compare_live(struct history *h)
{
    for (int s = 0; s < h->n_sessions; s++) {
        for (int i = 0; i < SERIES; i++) {
            if (h->sessions[s].closed && history_serves(&h->sessions[s], i) &&
                h->sessions[s].held <= h->periods[h->last[i]].to)
                SAME(h, history_reported_in(h, s, i, -1), true, "session %d in series %d", s, i);
        }
    }
    for (int u = 0; u < UNITS; u++) {
        for (int s = 0; s < SERIES; s++) {
            for (int i = 0; i < ADDING; i++)
                SAME(h, sent(h, u, s, i), live(h, u, s, i), "%s, series %d, %s",
                     h->units[u].reporter, s, history_lines[i]);
        }
    }
}
