/* SPDX-License-Identifier: Apache-2.0 */
/* do.c - what people do, through the use cases. Whether each act is taken or refused is known beforehand from
 * the log; another answer fails the test. */
#include <stdarg.h>
#include <string.h>

#include "base/clock.h"
#include "history/history.h"
#include "work/campaign/channel.h"
#include "work/campaign/lay.h"
#include "work/org/change.h"
#include "work/remedy/remedy.h"
#include "work/session/attendance.h"
#include "work/session/session.h"

enum { DAY_MS = 24 * 60 * 60 * 1000, REOPEN_DAYS = 7 };

#define EXPECT(h, want, call)                                                       \
    do {                                                                            \
        enum err got_;                                                              \
                                                                                    \
        (h)->t->depth++;                                                            \
        got_ = t_ended((h)->t, (call));                                             \
        if (got_ != (want))                                                         \
            fail_msg("%s: expected %d, got %d: %s", #call, (int)(want), (int)got_,  \
                     (h)->t->error->message ? (h)->t->error->message : "no words"); \
    } while (0)

void history_tell(struct history *h, const char *format, ...)
{
    va_list ap;

    if (!h->loud)
        return;
    va_start(ap, format);
    print_error("# %.*s: %s\n", STR_ARGS(day_iso(h->t->arena, clock_day(h->w.now_ms))),
                arena_vprintf(h->t->arena, format, ap));
    va_end(ap);
}

static const char *told(enum err want)
{
    return want ? ": refused" : "";
}

static struct str day_told(const struct history *h, int32_t day)
{
    return day_iso(h->t->arena, day_from_number(day));
}

/* Days */

static bool has_ended(const struct history *h, int unit)
{
    return h->units[unit].ended && h->units[unit].ended <= history_today(h);
}

/* Nobody asks a unit any more that is none, but for the reports of periods that it lived to see. */
static void end_dues(struct history *h, int unit)
{
    for (int p = 0; p < h->n_periods; p++)
        h->due[p][unit] = h->due[p][unit] && (h->reports[p][unit].in_force >= 0 ||
                                              h->periods[p].from < h->units[unit].ended);
}

void history_be_on(struct history *h, int32_t day)
{
    h->w.now_ms += (int64_t)(day - history_today(h)) * DAY_MS;
}

static void follow_ends(struct history *h)
{
    for (int u = 0; u < UNITS; u++) {
        if (!has_ended(h, u))
            continue;
        end_dues(h, u);
        if (h->receiver == u)
            h->receiver = h->units[u].successor;
    }
}

void history_follow(struct history *h)
{
    size_t n;

    T_OK(h->t, org_apply_changes(world_at_terminal(&h->w), &n));
    follow_ends(h);
}

void history_lay(struct history *h, int campaign)
{
    for (int p = 0; p < h->n_periods; p++) {
        if (history_campaign_of(h->periods[p].series) != campaign ||
            h->periods[p].from > history_today(h))
            continue;
        for (int u = 1; u < UNITS; u++)
            h->due[p][u] = h->due[p][u] || !has_ended(h, u);
    }
}

void history_daily(struct history *h)
{
    struct due_round round = { 0 };

    history_follow(h);
    while (!round.end)
        T_OK(h->t, due_lay_next(world_at_terminal(&h->w), &round));
    history_tell(h, "the daily job lays %zu dues", round.laid);
    for (int i = 0; i < CAMPAIGNS; i++)
        history_lay(h, i);
}

/* Sessions */

static struct session look(struct history *h, const struct h_session *s)
{
    struct session session;

    T_OK(h->t, session_load(world_as(&h->w, h->units[s->unit].runner), s->id, &session));
    return session;
}

static void read_figures(struct history *h, struct h_session *s)
{
    struct session now = look(h, s);
    const struct session_figures *f = &now.figures;
    const int64_t figures[ADDING] = {
        1,           f->people_due,  f->present + f->late, f->absent_reason, f->absent_none,
        f->opinions, f->shortcomings
    };

    memcpy(s->figures, figures, sizeof(figures));
}

int history_begin(struct history *h, const struct h_evening *in)
{
    const struct str places[] = { S("Nhà văn hóa") };
    int64_t campaigns[CAMPAIGNS];
    struct session_plan plan = { .org_id = h->units[in->unit].id,
                                 .assembly_id = in->assembly_id,
                                 .kind = SESSION_THEMATIC,
                                 .planned_at = h->w.now_ms,
                                 .places = places,
                                 .n_places = 1,
                                 .campaigns = campaigns,
                                 .orgs = &h->units[in->with].id,
                                 .n_orgs = in->with ? 1 : 0 };
    struct h_session *s = &h->sessions[h->n_sessions];

    assert_true(h->n_sessions < SESSIONS);
    *s = (struct h_session){ .unit = in->unit, .serves = in->serves };
    if (!s->serves)
        s->serves = (1U << CAMPAIGNS) - 1;
    for (int i = 0; i < CAMPAIGNS; i++) {
        if ((s->serves >> i) & 1)
            campaigns[plan.n_campaigns++] = h->campaigns[i];
    }
    if (in->planned)
        plan.planned_at = clock_from_local(
            (struct clock_time){ .day = day_from_number(in->planned), .hour = 19 });
    T_OK(h->t, session_schedule(world_as(&h->w, h->units[in->unit].runner), &plan, &s->id));
    T_OK(h->t, session_open(world_as(&h->w, h->units[in->unit].runner), s->id, 1));
    history_tell(h, "%s opens session %d%s", h->units[in->unit].runner, h->n_sessions,
                 in->with ? ", together with another" : "");
    return h->n_sessions++;
}

void history_promise(struct history *h, int session, int32_t due)
{
    const struct h_session *s = &h->sessions[session];
    struct promise in = { .session_id = s->id,
                          .shortcoming = S("Học nghị quyết còn hình thức"),
                          .what = S("Phân công đọc trước tài liệu"),
                          .who = S("Chi ủy"),
                          .due_on = day_from_number(due) };

    assert_true(h->n_remedies < REMEDIES);
    T_OK(h->t, remedy_promise(world_as(&h->w, h->units[s->unit].runner), &in));
    h->remedies[h->n_remedies++] = (struct h_remedy){ session, due };
}

void history_mark_absent(struct history *h, int session, uint32_t draw)
{
    const struct h_session *s = &h->sessions[session];
    struct session now = look(h, s);
    struct roll_mark mark = { .state =
                                  draw % 2 ? ATTENDANCE_ABSENT_REASON : ATTENDANCE_ABSENT_NONE };
    struct roll roll;

    T_OK(h->t, attendance_load(world_as(&h->w, h->units[s->unit].runner), &now, &roll));
    mark.person_id = roll.rows[draw % roll.n].person_id;
    T_OK(h->t, attendance_take(world_as(&h->w, h->units[s->unit].runner), s->id, &mark, 1));
}

static void take_place(struct history *h, int session, int entered)
{
    h->sessions[entered].closed = false;
    h->sessions[entered].replaced_by = 1 + session;
    h->sessions[session].serves |= h->sessions[entered].serves;
    h->sessions[session].took_place = true;
}

void history_close(struct history *h, int session, int32_t held, int opinions)
{
    assert_int_equal(history_close_as(h, session, held, opinions, H_APART), OK);
}

enum err history_close_as(struct history *h, int session, int32_t held, int opinions,
                          enum h_same same)
{
    struct h_session *s = &h->sessions[session];
    int twin = history_twin(h, s->unit, held, session, true);
    enum err want = twin >= 0 && same == H_ASKED ? E_INVALID : OK;
    struct session_close in = { .id = s->id,
                                .version = look(h, s).version,
                                .held_on = day_from_number(held),
                                .conclusion = S("Hội nghị thống nhất các biện pháp đã nêu."),
                                .opinions = opinions,
                                .same = { .apart = same == H_APART } };

    if (twin >= 0 && same == H_SAME)
        in.same.id = h->sessions[twin].id;
    EXPECT(h, want, session_close(world_as(&h->w, h->units[s->unit].runner), &in));
    if (want)
        return want;
    if (in.same.id)
        take_place(h, session, twin);
    s->closed = true;
    s->closed_ms = h->w.now_ms;
    s->held = held;
    read_figures(h, s);
    history_tell(h, "%s closes session %d, held on %.*s%s", h->units[s->unit].runner, session,
                 STR_ARGS(day_told(h, held)), in.same.id ? ", that was entered" : "");
    return OK;
}

/* Within a week, and not while a report counts it. */
enum err history_reopen(struct history *h, int session)
{
    struct h_session *s = &h->sessions[session];
    enum err want = OK;

    if (h->w.now_ms - s->closed_ms > (int64_t)REOPEN_DAYS * DAY_MS || history_reported(h, session))
        want = E_CONFLICT;
    history_tell(h, "%s reopens session %d%s", h->units[s->unit].runner, session, told(want));
    EXPECT(h, want,
           session_reopen(world_as(&h->w, h->units[s->unit].runner), s->id, look(h, s).version));
    s->closed = s->closed && want;
    return want;
}

int history_hold(struct history *h, int unit, const char *held)
{
    int32_t day = history_day(held);
    struct h_evening in = { .unit = unit, .planned = day };
    int session;

    h->w.now_ms += 1000; /* nothing happens at the same time */
    session = history_begin(h, &in);
    history_close(h, session, day, 3);
    return session;
}

/* Reports */

static struct report_key key_of(const struct history *h, int unit, int period)
{
    return (struct report_key){ .org_id = h->units[unit].id, .period_id = h->periods[period].id };
}

static bool is_sent(const struct h_report *r)
{
    return r->state == REPORT_SUBMITTED || r->state == REPORT_RECEIVED;
}

static const struct h_place *last_place(const struct history *h, int unit)
{
    const struct h_place *last = NULL;

    for (int i = 0; i < h->n_places; i++) {
        if (h->places[i].unit == unit)
            last = &h->places[i];
    }
    return last;
}

const char *history_reporter(const struct history *h, int unit)
{
    if (has_ended(h, unit))
        return h->units[last_place(h, unit)->parent].reporter;
    return h->units[unit].gave_up ? NULL : h->units[unit].reporter;
}

enum err history_answer(const struct history *h, const struct h_sending *in)
{
    const struct h_report *r = &h->reports[in->period][in->unit];
    const struct h_period *p = &h->periods[in->period];

    if (is_sent(r) && !in->again)
        return E_CONFLICT;
    if (in->draft)
        return OK;
    if (p->from > history_today(h) ||
        (p->to >= history_today(h) && !has_ended(h, in->unit) && !in->early))
        return E_INVALID;
    return r->in_force >= 0 && history_sent_above(h, in->unit, in->period) ? E_CONFLICT : OK;
}

void history_log_sent(struct history *h, int unit, int period, bool told)
{
    struct h_report *r = &h->reports[period][unit];
    struct h_version v;

    history_compute(h, unit, period, &v);
    if (r->n == VERSIONS)
        fail_msg("a report was sent more than %d times", VERSIONS);
    if (!r->v[r->n])
        r->v[r->n] = arena_new(h->t->arena, struct h_version);
    v.told = told;
    *r->v[r->n] = v;
    r->in_force = r->n++;
    r->state = REPORT_SUBMITTED;
}

enum err history_save(struct history *h, const struct h_sending *in)
{
    const char *by = in->by ? in->by : history_reporter(h, in->unit);
    struct report_save save = { .key = key_of(h, in->unit, in->period),
                                .submit = !in->draft,
                                .early = in->early };
    struct h_report *r = &h->reports[in->period][in->unit];
    enum err want = history_answer(h, in);
    struct report report;
    int64_t id;

    save.key.again = in->again;
    history_tell(h, "%s %s period %d of %s%s%s%s", by, in->draft ? "saves" : "sends", in->period,
                 h->units[in->unit].reporter, in->again ? " again" : "", in->early ? " early" : "",
                 told(want));
    T_OK(h->t, report_load(world_as(&h->w, by), &save.key, &report));
    save.version = report.version;
    EXPECT(h, want, report_save(world_as(&h->w, by), &save, &id));
    if (want)
        return want;
    if (!r->id)
        r->state = REPORT_DRAFT;
    r->id = id;
    if (!in->draft)
        history_log_sent(h, in->unit, in->period, false);
    return OK;
}

enum err history_send(struct history *h, int unit, int period)
{
    h->w.now_ms += 1000;
    return history_save(h, &(struct h_sending){ .unit = unit, .period = period, .early = true });
}

enum err history_send_again(struct history *h, int unit, int period)
{
    h->w.now_ms += 1000;
    return history_save(
        h, &(struct h_sending){ .unit = unit, .period = period, .again = true, .early = true });
}

/* What nobody receives, whoever sent it takes back. */
static const char *receiving_account(const struct history *h, int unit, int period)
{
    int to = history_receiver(h, unit, period);

    return to == NOWHERE ? history_reporter(h, unit) : h->units[to].clerk;
}

static int64_t version_of(struct history *h, const char *by, int unit, int period)
{
    struct report report;

    T_OK(h->t, report_load(world_as(&h->w, by),
                           &(struct report_key){ .id = h->reports[period][unit].id }, &report));
    return report.version;
}

/* Who receives first says the way for good. */
static void keep_way(struct history *h, int unit, int period)
{
    struct h_report *r = &h->reports[period][unit];

    if (r->n_way)
        return;
    r->n_way = history_way(h, unit, period, r->way);
    for (int i = 0, at = unit; i < r->n_way; at = r->way[i++])
        h->kept[period][at] = r->way[i];
}

enum err history_receive(struct history *h, int unit, int period, const char *by)
{
    struct h_report *r = &h->reports[period][unit];
    enum err want = r->state == REPORT_SUBMITTED ? OK : E_CONFLICT;

    if (!by)
        by = receiving_account(h, unit, period);
    history_tell(h, "%s receives period %d of %s%s", by, period, h->units[unit].reporter,
                 told(want));
    EXPECT(h, want, report_receive(world_as(&h->w, by), r->id, version_of(h, by, unit, period)));
    if (want)
        return want;
    keep_way(h, unit, period);
    r->state = REPORT_RECEIVED;
    r->counted = r->in_force;
    return OK;
}

/* What was received leaves the totals; of what was sent again only the new version goes back. */
enum err history_return(struct history *h, int unit, int period, const char *by)
{
    struct h_report *r = &h->reports[period][unit];
    enum err want = !is_sent(r) ? E_CONFLICT : OK;

    if (!want && r->counted == r->in_force && history_sent_above(h, unit, period))
        want = E_CONFLICT;
    if (!by)
        by = receiving_account(h, unit, period);
    history_tell(h, "%s returns period %d of %s%s", by, period, h->units[unit].reporter,
                 told(want));
    EXPECT(h, want,
           report_return(world_as(&h->w, by), r->id, version_of(h, by, unit, period),
                         S("Bổ sung nguyên nhân của hạn chế.")));
    if (want)
        return want;
    if (r->counted == r->in_force)
        r->counted = -1;
    r->in_force = r->counted;
    r->state = REPORT_RETURNED;
    if (has_ended(h, unit))
        end_dues(h, unit);
    return OK;
}

enum err history_recall(struct history *h, int unit, int period)
{
    struct h_report *r = &h->reports[period][unit];
    const char *by = history_reporter(h, unit);
    enum err want = r->state == REPORT_SUBMITTED ? OK : E_CONFLICT;

    history_tell(h, "%s takes period %d of %s back%s", by, period, h->units[unit].reporter,
                 told(want));
    EXPECT(h, want, report_recall(world_as(&h->w, by), r->id, version_of(h, by, unit, period)));
    if (want)
        return want;
    r->in_force = r->counted;
    r->state = r->counted >= 0 ? REPORT_RECEIVED : REPORT_DRAFT;
    return OK;
}

/* Boards */

void history_name_board(struct history *h, int board, int series)
{
    struct channel_new in = { .org_id = h->units[H_COMMUNE].id,
                              .board_id = h->units[board].id,
                              .series_id = h->series[series] };
    struct h_channel *mine = &h->channels[series][board - H_BOARD];
    struct channel *rows = NULL;
    size_t n = 0;

    history_tell(h, "%s acts for the commune in series %d", h->units[board].reporter, series);
    T_OK(h->t, channel_add(world_as(&h->w, "clerk.commune"), &in));
    T_OK(h->t, channel_list(world_as(&h->w, "clerk.commune"),
                            h->campaigns[history_campaign_of(series)], in.org_id, &rows, &n));
    for (size_t i = 0; i < n; i++) {
        if (rows[i].board_id == in.board_id && rows[i].series_id == in.series_id)
            *mine = (struct h_channel){ rows[i].id, true };
    }
    assert_true(mine->open);
}

void history_end_channel(struct history *h, int board, int series)
{
    struct h_channel *mine = &h->channels[series][board - H_BOARD];
    int64_t campaign;

    history_tell(h, "%s no longer acts for the commune in series %d", h->units[board].reporter,
                 series);
    T_OK(h->t, channel_end(world_as(&h->w, "clerk.commune"), mine->id, &campaign));
    mine->open = false;
}

/* The tree */

enum err history_move(struct history *h, int unit, int to, int32_t from)
{
    struct org_move in = { .org_id = h->units[unit].id,
                           .parent_id = h->units[to].id,
                           .from = day_from_number(from) };
    const struct h_place *last = last_place(h, unit);
    enum err want = last->parent == to || from <= last->from ? E_CONFLICT : OK;

    assert_true(h->n_places < PLACES);
    history_tell(h, "%s moves below %s from %.*s%s", h->units[unit].reporter, h->units[to].reporter,
                 STR_ARGS(day_told(h, from)), told(want));
    EXPECT(h, want, org_move(world_at_terminal(&h->w), &in));
    if (!want)
        h->places[h->n_places++] = (struct h_place){ unit, to, from };
    return want;
}

int32_t history_could_end(const struct history *h, int unit, int32_t from)
{
    if (from <= last_place(h, unit)->from)
        from = last_place(h, unit)->from + 1;
    for (int i = 0; i < h->n_sessions; i++) {
        if (h->sessions[i].unit == unit && h->sessions[i].held >= from)
            from = h->sessions[i].held + 1;
    }
    return from;
}

enum err history_end(struct history *h, int unit, int successor, int32_t from)
{
    struct org_dissolve in = { .org_id = h->units[unit].id,
                               .successor_id = successor ? h->units[successor].id : 0,
                               .from = day_from_number(from) };
    enum err want = from < history_could_end(h, unit, from) ? E_CONFLICT : OK;

    for (int i = 0; i < h->n_sessions; i++) {
        if (h->sessions[i].unit == unit && !h->sessions[i].closed && !h->sessions[i].told)
            want = E_CONFLICT;
    }
    history_tell(h, "%s ends on %.*s%s", h->units[unit].reporter, STR_ARGS(day_told(h, from)),
                 told(want));
    EXPECT(h, want, org_dissolve(world_at_terminal(&h->w), &in));
    if (want)
        return want;
    h->units[unit].ended = from;
    h->units[unit].successor = successor ? successor : NOWHERE;
    h->units[unit].gave_up = true;
    follow_ends(h);
    return OK;
}
