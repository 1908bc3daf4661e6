/* SPDX-License-Identifier: Apache-2.0 */
/* recount.c - every figure anew from the log. */
#include <string.h>

#include "history/history.h"

const char *const history_lines[LINES] = {
    "sessions_held", "people_due",   "present",      "absent_reason", "absent_none",
    "opinions",      "shortcomings", "remedies_due", "remedies_done",
};

/* Before its first place a unit stood there already; behind its end it stays where it was last. */
int history_parent_on(const struct history *h, int unit, int32_t day)
{
    int parent = NOWHERE;
    bool any = false;

    for (int i = 0; i < h->n_places; i++) {
        const struct h_place *p = &h->places[i];

        if (p->unit != unit || (any && p->from > day))
            continue;
        parent = p->parent;
        any = true;
    }
    return parent;
}

int history_parent(const struct history *h, int unit, int period)
{
    if (h->kept[period][unit] >= 0)
        return h->kept[period][unit];
    return history_parent_on(h, unit, h->periods[period].to);
}

bool history_is_above(const struct history *h, int above, int unit, int period)
{
    for (int up = history_parent(h, unit, period); up >= 0; up = history_parent(h, up, period)) {
        if (up == above)
            return true;
    }
    return false;
}

int history_way(const struct history *h, int unit, int period, int way[UNITS])
{
    const struct h_report *r = &h->reports[period][unit];
    int n = 0;

    if (r->n_way) {
        memcpy(way, r->way, sizeof(r->way));
        return r->n_way;
    }
    for (int up = history_parent(h, unit, period); up >= 0; up = history_parent(h, up, period))
        way[n++] = up;
    return n;
}

/* The second campaign names who receives; whoever is that one waits for nobody. */
int history_receiver(const struct history *h, int unit, int period)
{
    int way[UNITS];

    if (history_campaign_of(h->periods[period].series) == SECOND && unit != H_PROVINCE)
        return h->receiver == unit || unit == H_PROPAGANDA ? NOWHERE : h->receiver;
    return history_way(h, unit, period, way) ? way[0] : NOWHERE;
}

bool history_sent_above(const struct history *h, int unit, int period)
{
    int way[UNITS];
    int n = history_way(h, unit, period, way);

    for (int i = 0; i < n; i++) {
        if (h->reports[period][way[i]].in_force >= 0)
            return true;
    }
    return false;
}

int history_campaign_of(int series)
{
    return series < SERIES - 1 ? FIRST : SECOND;
}

bool history_serves(const struct h_session *s, int series)
{
    return (s->serves >> history_campaign_of(series)) & 1;
}

int history_now(const struct history *h, int session)
{
    while (h->sessions[session].replaced_by)
        session = h->sessions[session].replaced_by - 1;
    return session;
}

bool history_holds(const struct history *h, const struct h_version *v, int session, int *ret_as)
{
    *ret_as = session;
    if (v->holds[session] || !h->sessions[session].took_place)
        return v->holds[session];
    for (int i = 0; i < h->n_sessions; i++) {
        *ret_as = i;
        if (v->holds[i] && history_now(h, i) == session)
            return true;
    }
    return false;
}

/* In a report of that unit and series that stands, other than that of `but`. */
bool history_reported_in(const struct history *h, int session, int series, int but)
{
    int unit = h->sessions[session].unit, as;

    for (int p = 0; p < h->n_periods; p++) {
        const struct h_report *r = &h->reports[p][unit];

        if (p != but && h->periods[p].series == series && r->in_force >= 0 &&
            history_holds(h, r->v[r->in_force], session, &as))
            return true;
    }
    return false;
}

bool history_reported(const struct history *h, int session)
{
    for (int s = 0; s < SERIES; s++) {
        if (history_reported_in(h, session, s, -1))
            return true;
    }
    return false;
}

static void add_own(const struct history *h, int unit, int period, struct h_version *v)
{
    const struct h_period *p = &h->periods[period];

    for (int s = 0; s < h->n_sessions; s++) {
        const struct h_session *session = &h->sessions[s];

        if (session->unit != unit || !session->closed || session->held > p->to ||
            !history_serves(session, p->series) || history_reported_in(h, s, p->series, period))
            continue;
        v->holds[s] = true;
        for (int i = 0; i < ADDING; i++) {
            v->own[i] += session->figures[i];
            if (p->ord > 0 && session->held < p->from)
                v->own_carried[i] += session->figures[i];
        }
    }
    for (int i = 0; i < h->n_remedies; i++) {
        const struct h_remedy *r = &h->remedies[i];

        if (h->sessions[r->session].unit == unit &&
            history_serves(&h->sessions[r->session], p->series) && r->due <= p->to &&
            (p->ord == 0 || r->due >= p->from))
            v->own[ADDING]++;
    }
}

/* 0: that report is not counted through there. */
static bool counts_through(const struct h_report *r, int unit, int reporter, int through)
{
    for (int i = 0; i < r->n_way; i++) {
        if (r->way[i] == unit)
            return through < 0 || through == (i ? r->way[i - 1] : reporter);
    }
    return false;
}

int64_t history_below(const struct history *h, int unit, int period, int through, int line)
{
    int64_t sum = 0;

    for (int u = 0; u < UNITS; u++) {
        const struct h_report *r = &h->reports[period][u];

        if (r->counted >= 0 && counts_through(r, unit, u, through))
            sum += r->v[r->counted]->own[line];
    }
    return sum;
}

static int64_t at_most(int64_t part, int64_t whole)
{
    int64_t most = whole > 0 ? whole : 0;

    return part < most ? part : most;
}

/* Of that, what those units made up for themselves. */
static int64_t made_up_below(const struct history *h, int unit, int period, int through, int line)
{
    int64_t sum = 0;

    for (int u = 0; u < UNITS; u++) {
        const struct h_report *r = &h->reports[period][u];

        if (r->counted >= 0 && counts_through(r, unit, u, through))
            sum += r->v[r->counted]->own_carried[line];
    }
    return sum;
}

/* What the unit's other reports of the series have sent of it. */
static int64_t taken_already(const struct history *h, int unit, int but, int period, int through,
                             int line)
{
    int64_t sum = 0;

    for (int p = 0; p < h->n_periods; p++) {
        const struct h_report *r = &h->reports[p][unit];

        if (p != but && r->in_force >= 0)
            sum += r->v[r->in_force]->taken[period][through][line];
    }
    return sum;
}

static void add_below(const struct history *h, int unit, int period, int of, struct h_version *v)
{
    int lines = of == period ? LINES : ADDING;

    for (int c = 0; c < UNITS; c++) {
        for (int i = 0; i < lines; i++) {
            int64_t value =
                history_below(h, unit, of, c, i) - taken_already(h, unit, period, of, c, i);

            v->taken[of][c][i] = value;
            v->value[i] += value;
            v->carried[i] +=
                of == period ? at_most(made_up_below(h, unit, of, c, i), value) : value;
        }
    }
}

void history_compute(const struct history *h, int unit, int period, struct h_version *ret)
{
    *ret = (struct h_version){ 0 };
    add_own(h, unit, period, ret);
    for (int i = 0; i < LINES; i++) {
        ret->value[i] = ret->own[i];
        ret->carried[i] = ret->own_carried[i];
    }
    for (int p = 0; p < h->n_periods; p++) {
        if (h->periods[p].series == h->periods[period].series &&
            h->periods[p].ord <= h->periods[period].ord)
            add_below(h, unit, period, p, ret);
    }
}
