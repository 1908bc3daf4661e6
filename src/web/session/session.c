/* SPDX-License-Identifier: Apache-2.0 */
#include "web/session/session.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report.h"
#include "web/session/session__.h"
#include "web/views.h"
#include "work/remedy/remedy.h"
#include "work/report/report.h"
#include "work/session/attendance.h"
#include "work/session/enter.h"

static void fill_facts(struct ctx *c, struct session_page *v)
{
    const struct session *s = &v->of;
    struct str change =
        v->can_change ? str_fmt(c->arena, "/sessions/%" PRId64 "/change", s->id) : STR_NONE;
    const struct fact all[] = {
        { M_SESSION_WHEN, v->when, change },
        { M_SESSION_ASSEMBLY, s->assembly, STR_NONE },
        { M_SESSION_ORGS, session_orgs_line(c, s), STR_NONE },
        { M_SESSION_HOLDER, s->holder, STR_NONE },
        { M_SESSION_PLACES, session_places_line(c, s), STR_NONE },
        { M_SESSION_CAMPAIGNS, session_campaigns_line(c, s), STR_NONE },
        { M_SESSION_CHAIR, session_chairs_line(c, s), STR_NONE },
        { M_SESSION_SECRETARY, s->secretary, STR_NONE },
        { M_SESSION_GUESTS, s->guests, STR_NONE },
    };

    v->facts = arena_array(c->arena, struct fact, COUNT(all));
    for (size_t i = 0; i < COUNT(all); i++) {
        bool seldom = all[i].what == M_SESSION_ORGS || all[i].what == M_SESSION_HOLDER ||
                      all[i].what == M_SESSION_GUESTS;

        if (!seldom || all[i].value.n)
            v->facts[v->n_facts++] = all[i];
    }
}

static struct task task_of(struct ctx *c, const struct session *s, const char *page, enum msg name,
                           struct str hint, bool done)
{
    return (struct task){
        .href = str_fmt(c->arena, "/sessions/%" PRId64 "/%s", s->id, page),
        .name = msg_text(c->lang, name),
        .hint = hint,
        .tag = done ? TAG_DONE : TAG_WAIT,
    };
}

static size_t notes_written(const struct agenda *a)
{
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++)
        n += a->items[i].note.n > 0;
    return n;
}

/* Opening presets the roll; a second event says that somebody has been through it. */
static enum err roll_was_taken(struct ctx *c, const struct session *s, bool *ret)
{
    int64_t times = 0;
    enum err r;

    r = attendance_times(c, s, &times);
    *ret = times > 1;
    return r;
}

/* The evening needs three things: roll, promises, conclusion; notes are optional. */
static enum err fill_tasks(struct ctx *c, struct session_page *v)
{
    enum { ROLL, STEPS, PROMISES, CLOSE, TASKS };
    struct session_figures f;
    struct task *t;
    bool taken = false;
    size_t next;
    enum err r;

    r = session_closing_figures(c, &v->of, &f);
    if (!r)
        r = roll_was_taken(c, &v->of, &taken);
    if (r)
        return r;
    t = arena_array(c->arena, struct task, TASKS);
    t[ROLL] = task_of(c, &v->of, "roll", M_SESSION_TASK_ROLL,
                      MSG(c->arena, c->lang, M_SESSION_TASK_ROLL_STATE,
                          { "here", .n = f.present + f.late }, { "due", .n = f.people_due }),
                      taken);
    t[STEPS] = task_of(c, &v->of, "steps", M_SESSION_TASK_STEPS,
                       MSG(c->arena, c->lang, M_SESSION_TASK_STEPS_STATE,
                           { "n", .n = (int64_t)notes_written(&v->agenda) },
                           { "all", .n = (int64_t)v->agenda.n }),
                       notes_written(&v->agenda) > 0);
    t[PROMISES] =
        task_of(c, &v->of, "remedies", M_SESSION_TASK_PROMISES,
                MSG(c->arena, c->lang, M_SESSION_TASK_PROMISES_STATE, { "n", .n = f.remedies }),
                f.remedies > 0);
    t[CLOSE] = task_of(c, &v->of, "close", M_SESSION_TASK_CLOSE, STR_NONE, false);
    for (size_t i = 0; i < TASKS; i++) {
        t[i].day = str_fmt(c->arena, "%zu", i + 1);
        t[i].state = msg_text(c->lang, t[i].tag == TAG_DONE ? M_SESSION_DONE_STEP
                                       : i == STEPS         ? M_SESSION_OPTIONAL_STEP
                                                            : M_SESSION_NEEDED_STEP);
    }
    next = !taken ? ROLL : f.remedies ? CLOSE : PROMISES;
    v->next = t[next].href;
    v->next_do = next == ROLL    ? M_SESSION_TASK_ROLL
                 : next == CLOSE ? M_SESSION_TASK_CLOSE
                                 : M_SESSION_TASK_PROMISES;
    v->tasks = t;
    v->n_tasks = TASKS;
    return OK;
}

static struct str day_words(struct ctx *c, struct day day)
{
    return MSG(c->arena, c->lang, M_SESSION_DAY_WORDS,
               { "weekday", .text = msg_text(c->lang, weekday_words(day)) },
               { "day", .text = day_shown(c->arena, day) });
}

/* As planned, unless it was held on another day. */
static struct str when_of(struct ctx *c, const struct session *s)
{
    struct str planned = session__when(c, s->planned_at);

    if (day_cmp(session_day(s), clock_day(s->planned_at)) == 0)
        return planned;
    return MSG(c->arena, c->lang, M_SESSION_HELD_OTHER_DAY,
               { "day", .text = day_words(c, s->held_on) }, { "planned", .text = planned });
}

static enum err fill_session(struct ctx *c, struct session_page *v)
{
    const struct session *s = &v->of;
    bool can[SESSION_ACTS];
    struct rights rights;
    enum err r;

    r = rights_at(c, s->org_id, &rights);
    if (!r)
        r = session_offers(c, s, can);
    if (r)
        return r;
    v->kind = session_kind_words(s->kind);
    v->state = session_state_words(s->state);
    v->tag = session__tag(s->state);
    v->when = when_of(c, s);
    v->day = session_day(s);
    v->weekday = weekday_words(v->day);
    v->other_day = day_cmp(v->day, c->today) > 0;
    v->can_run = rights_have(&rights, P_SESSION_RUN);
    v->can_open = can[SESSION_DO_OPEN];
    v->can_change = can[SESSION_DO_CHANGE];
    v->can_book = can[SESSION_DO_BOOK];
    v->can_withdraw = can[SESSION_DO_WITHDRAW];
    v->can_restore = can[SESSION_DO_RESTORE];
    fill_facts(c, v);
    return session_reopening(c, s, &v->reopening);
}

static struct str standing_shown(struct ctx *c, const struct report_standing *s)
{
    if (s->report_id && s->overtook)
        return MSG(c->arena, c->lang, M_SESSION_STANDS_ENTERED, { "campaign", .text = s->campaign },
                   { "period", .text = period_within(c, s->counted) });
    if (s->report_id)
        return MSG(c->arena, c->lang,
                   s->carried ? M_SESSION_STANDS_CARRIED : M_SESSION_STANDS_COUNTED,
                   { "campaign", .text = s->campaign },
                   { "period", .text = period_within(c, s->counted) });
    if (!s->period_id)
        return MSG(c->arena, c->lang, M_SESSION_STANDS_NOWHERE,
                   { "campaign", .text = s->campaign });
    if (!s->due_id && !s->begun_id)
        return MSG(c->arena, c->lang, M_SESSION_STANDS_UNASKED, { "campaign", .text = s->campaign },
                   { "period", .text = period_within(c, s->period) });
    return MSG(c->arena, c->lang, M_SESSION_STANDS_WAITING, { "campaign", .text = s->campaign },
               { "period", .text = period_within(c, s->period) },
               { "to", .text = day_shown(c->arena, s->to) });
}

/* Where the report is that waits for this session; "" where none does. */
static struct str report_waiting_href(struct ctx *c, const struct report_standing *s)
{
    if (s->report_id || !s->period_id)
        return S("");
    if (s->begun_id)
        return str_fmt(c->arena, "/reports/%" PRId64, s->begun_id);
    return s->due_id ? str_fmt(c->arena, "/reports/due/%" PRId64, s->due_id) : S("");
}

static enum err find_reports(struct ctx *c, struct session_page *v)
{
    struct report_standing *all = NULL;
    size_t n = 0, waiting = 0;
    struct rights here, home;
    enum err r;

    r = report_standing(c, v->of.id, v->of.org_id, &all, &n);
    if (!r)
        r = rights_at(c, v->of.org_id, &here);
    if (!r)
        r = rights_at(c, c->who->org_id, &home);
    if (r)
        return r;
    v->standings = arena_array(c->arena, struct str, n + 1);
    v->report = S("");
    for (size_t i = 0; i < n; i++) {
        struct str href = report_waiting_href(c, &all[i]);

        v->standings[v->n_standings++] = standing_shown(c, &all[i]);
        if (href.n && !waiting++)
            v->report = href;
    }
    if (waiting != 1)
        v->report = rights_have(&home, P_REPORT_VIEW) ? S("/reports") : S("");
    if (!rights_have(&here, P_REPORT_EDIT))
        v->report = S("");
    return OK;
}

enum err session__get_one(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_SESSIONS, M_SESSION_TITLE);
    r = session_load(c, request_id(rq, "id"), &v.of);
    if (!r && v.of.told)
        return respond_redirect(rs, "/sessions/%" PRId64 "/figures", v.of.id);
    if (r)
        return r;
    page_title(&v.page, v.of.title);
    page_crumb(&v.page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    r = agenda_load(c, &v.of, &v.agenda);
    if (!r)
        r = fill_session(c, &v);
    if (r)
        return r;
    if (v.of.state == SESSION_OPEN)
        r = fill_tasks(c, &v);
    else if (v.of.state == SESSION_CLOSED)
        r = find_reports(c, &v);
    if (!r)
        r = session__drafts(c, &v.of, &v.drafts);
    if (!r)
        r = session_warnings(c, &v.of, &v.warnings, &v.n_warnings);
    if (!r)
        r = session_book_earlier(c, &v.of, &v.earlier, &v.n_earlier);
    if (r)
        return r;
    return PAGE_SHOW(view_session, &v, c, rq, rs);
}

static void add_fact(struct session_figures_page *v, enum msg what, struct str value)
{
    v->facts[v->n_facts++] = (struct fact){ what, value, STR_NONE };
}

/* Of one that was entered for its unit. */
static enum err fill_entered(struct ctx *c, struct session_figures_page *v)
{
    struct session_entered entered;
    struct rights rights;
    enum err r;

    r = session_entered(c, v->of.id, &entered);
    if (r)
        return r;
    v->facts = arena_array(c->arena, struct fact, 4);
    add_fact(v, M_ENTRY_ENTERED_BY, entry_told_shown(c, entered.by, &entered.told));
    add_fact(v, M_ENTRY_REMEDIES_DUE, str_fmt(c->arena, "%" PRId64, entered.remedies_due));
    add_fact(v, M_ENTRY_REMEDIES_DONE, str_fmt(c->arena, "%" PRId64, entered.remedies_done));
    if (entered.replaced_by)
        v->stands = msg_text(c->lang, M_ENTRY_REPLACED);
    else if (v->of.state == SESSION_WITHDRAWN)
        v->stands = msg_text(c->lang, M_ENTRY_WITHDRAWN);
    r = rights_at(c, v->of.org_id, &rights);
    v->can_withdraw =
        !r && v->of.state == SESSION_CLOSED &&
        (rights_have(&rights, P_SESSION_ENTER) || rights_have(&rights, P_SESSION_RUN));
    return r;
}

enum err session__get_figures(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_figures_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_SESSIONS, M_SESSION_FIGURES);
    r = session_sheet(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    v.kind = session_kind_words(v.of.kind);
    v.when = day_words(c, v.of.held_on);
    v.figures = session__figures(c, &v.of.figures, &v.n_figures);
    v.stands = S("");
    if (v.of.told)
        r = fill_entered(c, &v);
    if (r)
        return r;
    if (v.of.inside)
        page_crumb(&v.page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    return PAGE_SHOW(view_session_figures, &v, c, rq, rs);
}

struct version_form {
    int64_t version;
};
static const struct field version_fields[] = {
    FIELD_HIDDEN(struct version_form, version, .required = true),
};

static enum err act_on(struct ctx *c, const struct request *rq, struct response *rs,
                       enum err (*act)(struct ctx *, int64_t, int64_t), const char *done)
{
    int64_t id = request_id(rq, "id");
    struct version_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, version_fields, COUNT(version_fields), &in, &form, c->error);
    if (r)
        return r;
    r = act(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=%s", id, done);
}

enum err session__post_entry_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id"), org_id;
    enum err r = session_entry_withdraw(c, id, &org_id);

    return r ? r : respond_redirect(rs, "/sessions/%" PRId64 "/figures?done=session-withdrawn", id);
}

enum err session__post_open(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_open, "opened");
}

enum err session__post_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_withdraw, "session-withdrawn");
}

enum err session__post_restore(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_restore, "saved");
}

/* Where it cannot be any more, the session's page says why in the place of the button. */
enum err session__post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    enum err r = act_on(c, rq, rs, session_reopen, "opened");

    if (r != E_CONFLICT)
        return r;
    error_clear(c->error);
    return respond_redirect(rs, "/sessions/%" PRId64 "#reopen", request_id(rq, "id"));
}
