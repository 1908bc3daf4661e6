/* SPDX-License-Identifier: Apache-2.0 */
/* enter.c - what a unit above puts in for one below (nhập thay). */
#include "work/report/enter.h"

#include "history/history.h"

static const struct entry_told by_phone = { ENTRY_PHONE, S("đồng chí bí thư chi bộ") };

static bool is_own(const struct h_report *r)
{
    return (r->state == REPORT_SUBMITTED || r->state == REPORT_RECEIVED) && !r->v[r->n - 1]->told;
}

const char *history_enterer(const struct history *h, int unit, int period)
{
    int above = history_parent_on(h, unit, history_today(h)), way[UNITS];
    int n = history_way(h, unit, period, way);

    for (int i = 0; i < n; i++) {
        if (way[i] == above && h->units[above].clerk)
            return h->units[above].clerk;
    }
    return NULL;
}

int history_twin(const struct history *h, int unit, int32_t held, int but, bool told)
{
    int found = -1;

    for (int i = h->n_sessions - 1; i >= 0; i--) {
        const struct h_session *s = &h->sessions[i];

        if (i == but || s->unit != unit || !s->closed || s->held != held || (told && !s->told))
            continue;
        if (found < 0 || s->told || !h->sessions[found].told)
            found = i;
    }
    return found;
}

static enum err answer(const struct history *h, const struct h_told *in, int twin)
{
    bool again = twin >= 0 && h->sessions[twin].told;

    if (is_own(&h->reports[in->period][in->unit]))
        return E_CONFLICT;
    return twin >= 0 && (in->same == H_ASKED || (in->same == H_SAME && !again)) ? E_INVALID : OK;
}

static struct session_entry entry_of(const struct history *h, const struct h_told *in, int twin)
{
    bool replaces = in->same == H_SAME && twin >= 0 && h->sessions[twin].told;

    return (struct session_entry){
        .org_id = h->units[in->unit].id,
        .assembly_id = 1, /* toàn thể chi bộ */
        .kind = SESSION_THEMATIC,
        .held_on = day_from_number(in->held),
        .figures = { .people_due = in->present + 1,
                     .present = in->present,
                     .absent_none = 1,
                     .opinions = in->opinions },
        .told = by_phone,
        .same = { .id = replaces ? h->sessions[twin].id : 0, .apart = in->same == H_APART },
    };
}

static void log_entered(struct history *h, const struct h_told *in, int64_t id, int replaces)
{
    const int64_t figures[ADDING] = { 1, in->present + 1, in->present, 0, 1, in->opinions, 0 };
    struct h_session *s = &h->sessions[h->n_sessions];
    int campaign = history_campaign_of(h->periods[in->period].series);

    *s = (struct h_session){ .unit = in->unit,
                             .id = id,
                             .closed = true,
                             .told = true,
                             .serves = 1U << campaign,
                             .held = in->held,
                             .closed_ms = h->w.now_ms };
    for (int i = 0; i < ADDING; i++)
        s->figures[i] = figures[i];
    if (replaces >= 0) {
        s->serves |= h->sessions[replaces].serves;
        s->took_place = true;
        h->sessions[replaces].closed = false;
        h->sessions[replaces].replaced_by = 1 + h->n_sessions;
    }
    h->n_sessions++;
}

enum err history_enter(struct history *h, const struct h_told *in, int *ret_session)
{
    const char *by = history_enterer(h, in->unit, in->period), *field;
    int twin = history_twin(h, in->unit, in->held, -1, false);
    struct session_entry entry = entry_of(h, in, twin);
    enum err want = answer(h, in, twin), got;
    int64_t id;

    assert_true(h->n_sessions < SESSIONS);
    h->w.now_ms += 1000;
    h->t->depth++;
    got = t_ended(h->t, report_enter_session(world_as(&h->w, by), h->periods[in->period].id, &entry,
                                             &field, &id));
    history_tell(h, "%s enters an evening of %s for period %d: %d", by, h->units[in->unit].reporter,
                 in->period, (int)got);
    if (got != want)
        fail_msg("entering: expected %d, got %d: %s", (int)want, (int)got, h->t->error->message);
    if (want)
        return want;
    *ret_session = h->n_sessions;
    log_entered(h, in, id, entry.same.id ? twin : -1);
    return OK;
}

enum err history_send_for(struct history *h, int unit, int period)
{
    const char *by = history_enterer(h, unit, period), *field;
    struct h_report *r = &h->reports[period][unit];
    struct h_sending sending = { .unit = unit, .period = period, .again = true, .early = true };
    enum err want = is_own(r) ? E_CONFLICT : history_answer(h, &sending), got;
    struct report_entry in = { .org_id = h->units[unit].id,
                               .period_id = h->periods[period].id,
                               .told = by_phone,
                               .none_held = true,
                               .early = true };
    struct report_entering now;
    int64_t id;

    T_OK(h->t, report_entering(world_as(&h->w, by), in.org_id, in.period_id, &now));
    in.version = now.report.version;
    h->w.now_ms += 1000;
    h->t->depth++;
    got = t_ended(h->t, report_enter(world_as(&h->w, by), &in, &field, &id));
    history_tell(h, "%s sends period %d for %s: %d", by, period, h->units[unit].reporter, (int)got);
    if (got != want)
        fail_msg("sending for another: expected %d, got %d: %s", (int)want, (int)got,
                 h->t->error->message);
    if (want)
        return want;
    r->id = id;
    history_log_sent(h, unit, period, true);
    return OK;
}
