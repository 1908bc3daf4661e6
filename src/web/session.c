/* SPDX-License-Identifier: Apache-2.0 */
#include "web/session.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/session__.h"
#include "web/views.h"
#include "work/attendance.h"
#include "work/remedy.h"
#include "work/report.h"

enum err session__load_for(struct ctx *c, const struct request *rq, enum session_act act,
                           struct session *ret)
{
    enum err r;

    r = session_load(c, request_id(rq, "id"), ret);
    if (r)
        return r;
    return session_ask(c, ret, act);
}

struct str session__when(struct ctx *c, int64_t at)
{
    struct clock_time t = clock_local(at);

    return MSG(c->arena, c->lang, M_SESSION_ON_DAY,
               { "time", .text = str_fmt(c->arena, "%02d:%02d", t.hour, t.minute) },
               { "weekday", .text = msg_text(c->lang, weekday_words(t.day)) },
               { "day", .text = day_shown(c->arena, t.day) });
}

void session__crumbs(struct page *page, struct ctx *c, const struct session *s)
{
    page_crumb(page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    page_crumb(page, c, s->title, str_fmt(c->arena, "/sessions/%" PRId64, s->id));
}

enum err session__turn_away(struct ctx *c, const struct request *rq, struct response *rs,
                            enum err r)
{
    if (r != E_CONFLICT || rq->method != GET)
        return r;
    error_clear(c->error);
    return respond_redirect(rs, "/sessions/%" PRId64, request_id(rq, "id"));
}

struct figure *session__figures(struct ctx *c, const struct session_figures *f, size_t *ret_n)
{
    const struct figure all[] = {
        { .n = f->people_due, .what = M_FIGURE_PEOPLE_DUE },
        { .n = f->present, .what = M_FIGURE_PRESENT },
        { .n = f->late, .what = M_FIGURE_LATE },
        { .n = f->absent_reason, .what = M_FIGURE_ABSENT_REASON },
        { .n = f->absent_none, .what = M_FIGURE_ABSENT_NONE },
        { .n = f->opinions, .what = M_FIGURE_OPINIONS },
        { .n = f->shortcomings, .what = M_FIGURE_SHORTCOMINGS },
        { .n = f->remedies, .what = M_FIGURE_REMEDIES },
    };
    struct figure *figures = arena_array(c->arena, struct figure, COUNT(all));

    memcpy(figures, all, sizeof(all));
    *ret_n = COUNT(all);
    return figures;
}

static enum tag tag_of(enum session_state state)
{
    switch (state) {
    case SESSION_SCHEDULED:
        return TAG_SOON;
    case SESSION_OPEN:
        return TAG_DOING;
    case SESSION_CLOSED:
        return TAG_DONE;
    case SESSION_WITHDRAWN:
    case SESSION_STATES:
        break;
    }
    return TAG_OFF;
}

static void fill_own(struct ctx *c, struct session_list_page *v)
{
    v->tasks = arena_array(c->arena, struct task, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct session_row *row = &v->of.rows[i];
        struct task *t = &v->tasks[i];

        *t = (struct task){
            .href = str_fmt(c->arena, "/sessions/%" PRId64, row->id),
            .name = row->title,
            .hint = msg_text(c->lang, session_kind_words(row->kind)),
            .tag = tag_of(row->state),
            .state = msg_text(c->lang, session_state_words(row->state)),
        };
        if (row->state == SESSION_CLOSED)
            t->hint = MSG(c->arena, c->lang, M_SESSION_TASK_ROLL_STATE,
                          { "here", .n = row->figures.present + row->figures.late },
                          { "due", .n = row->figures.people_due });
        task_due(t, c->arena, c->lang, clock_day(row->planned_at), c->today);
    }
}

static void fill_below(struct ctx *c, struct session_list_page *v)
{
    v->below = arena_array(c->arena, struct session_below, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct session_row *row = &v->of.rows[i];

        v->below[i] = (struct session_below){
            .href = str_fmt(c->arena, "/sessions/%" PRId64 "/figures", row->id),
            .org = row->org_name,
            .day = day_shown(c->arena, clock_day(row->planned_at)),
            .kind = session_kind_words(row->kind),
            .figures = row->figures,
        };
    }
}

struct list_query {
    int64_t org, page;
    struct str done; /* page.c's, allowed here */
};
static const struct field list_fields[] = {
    FIELD_ID(struct list_query, org, M_SESSION_COLUMN_UNIT),
    FIELD_INT(struct list_query, page, M_SESSION_PAGES, .min = 1, .max = 1000),
    FIELD_TEXT(struct list_query, done, M_SESSION_PAGES, .max = 20),
};

static struct str page_address(struct ctx *c, const struct session_list_page *v, int page)
{
    return str_fmt(c->arena, "/sessions?org=%" PRId64 "&page=%d", v->of.org_id, page);
}

static enum err get_sessions(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_list_page v = { .newer = S(""), .older = S("") };
    struct list_query in = { .org = c->who->org_id, .page = 1 };
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    r = session_list(c, in.org, (int)in.page, &v.of);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_SESSIONS, v.of.below ? M_SESSION_BELOW : M_SESSION_TITLE);
    v.n = v.of.n;
    if (v.of.below)
        fill_below(c, &v);
    else
        fill_own(c, &v);
    v.may_schedule = may_quietly(c, P_SESSION_RUN, in.org) && in.org == c->who->org_id;
    if (v.of.page > 1)
        v.newer = page_address(c, &v, v.of.page - 1);
    if (v.of.more)
        v.older = page_address(c, &v, v.of.page + 1);
    return PAGE_SHOW(view_sessions, &v, c, rq, rs);
}

static void fill_facts(struct ctx *c, struct session_page *v)
{
    const struct session *s = &v->of;
    struct str change =
        v->can_change ? str_fmt(c->arena, "/sessions/%" PRId64 "/change", s->id) : STR_NONE;
    const struct fact all[] = {
        { M_SESSION_WHEN, v->when, change },
        { M_SESSION_PLACES, session_places_line(c, s), STR_NONE },
        { M_SESSION_CAMPAIGNS, session_campaigns_line(c, s), STR_NONE },
        { M_SESSION_CHAIR, s->chair, STR_NONE },
        { M_SESSION_SECRETARY, s->secretary, STR_NONE },
        { M_SESSION_GUESTS, s->guests, STR_NONE },
    };

    v->n_facts = s->guests.n ? COUNT(all) : COUNT(all) - 1;
    v->facts = arena_array(c->arena, struct fact, COUNT(all));
    memcpy(v->facts, all, sizeof(all));
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
        task_of(c, &v->of, "promises", M_SESSION_TASK_PROMISES,
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

static void fill_session(struct ctx *c, struct session_page *v)
{
    const struct session *s = &v->of;

    v->kind = session_kind_words(s->kind);
    v->state = session_state_words(s->state);
    v->tag = tag_of(s->state);
    v->when = session__when(c, s->planned_at);
    v->day = clock_day(s->planned_at);
    v->weekday = weekday_words(v->day);
    v->other_day = day_cmp(v->day, c->today) > 0;
    v->can_run = may_quietly(c, P_SESSION_RUN, s->org_id);
    v->can_open = session_allows(c, s, SESSION_DO_OPEN);
    v->can_change = session_allows(c, s, SESSION_DO_CHANGE);
    v->can_book = session_allows(c, s, SESSION_DO_BOOK);
    v->can_withdraw = session_allows(c, s, SESSION_DO_WITHDRAW);
    v->can_restore = session_allows(c, s, SESSION_DO_RESTORE);
    v->can_reopen = session_allows(c, s, SESSION_DO_REOPEN);
    fill_facts(c, v);
}

static enum err find_report(struct ctx *c, struct session_page *v)
{
    struct report_key key;
    enum err r;

    r = report_waiting(c, &v->of, &key);
    v->report = key.id       ? str_fmt(c->arena, "/reports/%" PRId64, key.id)
                : key.due_id ? str_fmt(c->arena, "/reports/due/%" PRId64, key.due_id)
                : may_quietly(c, P_REPORT_VIEW, c->who->org_id) ? S("/reports")
                                                                : S("");
    return r;
}

static enum err get_session(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_SESSIONS, M_SESSION_TITLE);
    r = session_load(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    page_title(&v.page, v.of.title);
    page_crumb(&v.page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    r = agenda_load(c, &v.of, &v.agenda);
    if (r)
        return r;
    fill_session(c, &v);
    if (v.of.state == SESSION_OPEN)
        r = fill_tasks(c, &v);
    else if (v.of.state == SESSION_CLOSED)
        r = find_report(c, &v);
    if (!r)
        r = session_warnings(c, &v.of, &v.warnings, &v.n_warnings);
    if (!r)
        r = session_book_earlier(c, &v.of, &v.earlier, &v.n_earlier);
    if (r)
        return r;
    return PAGE_SHOW(view_session, &v, c, rq, rs);
}

static enum err get_figures(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_figures_page v = { 0 };
    enum err r;

    page_init(&v.page, c, rq, NAV_SESSIONS, M_SESSION_FIGURES);
    r = session_sheet(c, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    v.kind = session_kind_words(v.of.kind);
    v.when = session__when(c, v.of.planned_at);
    v.figures = session__figures(c, &v.of.figures, &v.n_figures);
    if (v.of.inside)
        page_crumb(&v.page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    return PAGE_SHOW(view_session_figures, &v, c, rq, rs);
}

struct version_form {
    int64_t version;
};
static const struct field version_fields[] = {
    FIELD_INT(struct version_form, version, M_SESSION_TITLE, .required = true),
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

static enum err post_open(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_open, "opened");
}

static enum err post_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_withdraw, "session-withdrawn");
}

static enum err post_restore(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_restore, "saved");
}

static enum err post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, session_reopen, "opened");
}

#define SMALL (16 * KIB)
#define LARGE (512 * KIB)

const struct route session_routes[] = {
    { GET, "/sessions", ACCESS_SIGNED_IN, get_sessions },
    { GET, "/sessions/new", ACCESS_SIGNED_IN, session__get_new },
    { POST, "/sessions/new", ACCESS_SIGNED_IN, session__post_new, .body = LARGE },
    { GET, "/sessions/:id", ACCESS_SIGNED_IN, get_session },
    { GET, "/sessions/:id/change", ACCESS_SIGNED_IN, session__get_change },
    { POST, "/sessions/:id/change", ACCESS_SIGNED_IN, session__post_change, .body = LARGE },
    { POST, "/sessions/:id/open", ACCESS_SIGNED_IN, post_open, .body = SMALL },
    { POST, "/sessions/:id/withdraw", ACCESS_SIGNED_IN, post_withdraw, .body = SMALL },
    { POST, "/sessions/:id/restore", ACCESS_SIGNED_IN, post_restore, .body = SMALL },
    { POST, "/sessions/:id/reopen", ACCESS_SIGNED_IN, post_reopen, .body = SMALL },
    { GET, "/sessions/:id/roll", ACCESS_SIGNED_IN, session__get_roll },
    { POST, "/sessions/:id/roll", ACCESS_SIGNED_IN, session__post_roll, .body = LARGE },
    { GET, "/sessions/:id/steps", ACCESS_SIGNED_IN, session__get_steps },
    { POST, "/sessions/:id/steps", ACCESS_SIGNED_IN, session__post_steps, .body = LARGE },
    { GET, "/sessions/:id/promises", ACCESS_SIGNED_IN, session__get_promises },
    { POST, "/sessions/:id/promises", ACCESS_SIGNED_IN, session__post_promises, .body = LARGE },
    { GET, "/sessions/:id/shortcomings/:shortcoming_id", ACCESS_SIGNED_IN,
      session__get_shortcoming },
    { POST, "/sessions/:id/shortcomings/:shortcoming_id", ACCESS_SIGNED_IN,
      session__post_shortcoming, .body = LARGE },
    { POST, "/sessions/:id/shortcomings/:shortcoming_id/withdraw", ACCESS_SIGNED_IN,
      session__post_withdraw_shortcoming, .body = SMALL },
    { POST, "/sessions/:id/shortcomings/:shortcoming_id/restore", ACCESS_SIGNED_IN,
      session__post_restore_shortcoming, .body = SMALL },
    { GET, "/sessions/:id/remedies/:remedy_id", ACCESS_SIGNED_IN, session__get_remedy },
    { POST, "/sessions/:id/remedies/:remedy_id", ACCESS_SIGNED_IN, session__post_remedy,
      .body = LARGE },
    { POST, "/sessions/:id/remedies/:remedy_id/withdraw", ACCESS_SIGNED_IN,
      session__post_withdraw_remedy, .body = SMALL },
    { POST, "/sessions/:id/remedies/:remedy_id/restore", ACCESS_SIGNED_IN,
      session__post_restore_remedy, .body = SMALL },
    { GET, "/sessions/:id/close", ACCESS_SIGNED_IN, session__get_close },
    { POST, "/sessions/:id/close", ACCESS_SIGNED_IN, session__post_close, .body = LARGE },
    { GET, "/sessions/:id/book", ACCESS_SIGNED_IN, session__get_book },
    { POST, "/sessions/:id/book", ACCESS_SIGNED_IN, session__post_book, .body = 11 * MIB },
    { GET, "/sessions/:id/book/file", ACCESS_SIGNED_IN, session__get_book_file },
    { GET, "/sessions/:id/book/file/:file_id", ACCESS_SIGNED_IN, session__get_book_earlier },
    { GET, "/sessions/:id/minutes", ACCESS_SIGNED_IN, session__get_minutes },
    { GET, "/sessions/:id/minutes.pdf", ACCESS_SIGNED_IN, session__get_minutes_pdf,
      .flags = ROUTE_SLOW },
    { GET, "/sessions/:id/minutes.docx", ACCESS_SIGNED_IN, session__get_minutes_docx,
      .flags = ROUTE_SLOW },
    { GET, "/sessions/:id/pack", ACCESS_SIGNED_IN, session__get_pack, .flags = ROUTE_SLOW },
    { GET, "/sessions/:id/pack.pdf", ACCESS_SIGNED_IN, session__get_pack, .flags = ROUTE_SLOW },
    { GET, "/sessions/:id/figures", ACCESS_SIGNED_IN, get_figures },
};
const size_t session_routes_n = COUNT(session_routes);
