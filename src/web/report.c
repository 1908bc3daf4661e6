/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "base/clock.h"
#include "rules/period.h"
#include "web/report__.h"
#include "web/views.h"
#include "work/job.h"
#include "work/session.h"

static struct str days_shown(struct ctx *c, const struct period *p)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };

    switch (p->kind) {
    case PERIOD_ONCE:
        return MSG(c->arena, c->lang, M_PERIOD_ONCE, { "day", .text = day_shown(c->arena, p->to) });
    case PERIOD_MONTH:
        return MSG(c->arena, c->lang, M_PERIOD_MONTH, { "month", .n = p->part },
                   { "year", .n = p->year });
    case PERIOD_QUARTER:
        return MSG(c->arena, c->lang, M_PERIOD_QUARTER,
                   { "quarter", .text = str_of(roman[p->part - 1]) }, { "year", .n = p->year });
    case PERIOD_HALF:
        return MSG(c->arena, c->lang, p->part == 1 ? M_PERIOD_HALF_1 : M_PERIOD_HALF_2,
                   { "year", .n = p->year });
    case PERIOD_YEAR:
        break;
    }
    return MSG(c->arena, c->lang, M_PERIOD_YEAR, { "year", .n = p->year });
}

struct str period_shown(struct ctx *c, struct str text)
{
    struct period p;
    struct str days;

    if (!period_parse(text, &p))
        return text;
    days = days_shown(c, &p);
    if (p.number == 1)
        return days;
    return MSG(c->arena, c->lang, M_PERIOD_NUMBERED, { "period", .text = days },
               { "n", .n = p.number });
}

enum tag report_tag(enum report_state state)
{
    switch (state) {
    case REPORT_DRAFT:
        return TAG_DOING;
    case REPORT_SUBMITTED:
        return TAG_SENT;
    case REPORT_RETURNED:
        return TAG_BACK;
    case REPORT_RECEIVED:
        return TAG_GOT;
    }
    return TAG_WAIT;
}

enum msg report_state_words(enum report_state state)
{
    switch (state) {
    case REPORT_DRAFT:
        return M_REPORT_STATE_DRAFT;
    case REPORT_SUBMITTED:
        return M_REPORT_STATE_SUBMITTED;
    case REPORT_RETURNED:
        return M_REPORT_STATE_RETURNED;
    case REPORT_RECEIVED:
        return M_REPORT_STATE_RECEIVED;
    }
    return M_REPORT_STATE_NONE;
}

static struct report_row owed_row(struct ctx *c, const struct report_owed *owed)
{
    struct report_row row = {
        .href = owed->report_id ? str_fmt(c->arena, "/reports/%" PRId64, owed->report_id)
                                : str_fmt(c->arena, "/reports/due/%" PRId64, owed->due_id),
        .campaign = owed->campaign,
        .asked = owed->asked,
        .period = period_shown(c, owed->period),
        .tag = report_tag(owed->state),
        .state = msg_text(c->lang, report_state_words(owed->state)),
        .due_on = owed->due_on,
        .work_on = owed->work_on,
    };

    if (owed->days_left < 0 && owed->state != REPORT_SUBMITTED) {
        row.tag = TAG_LATE;
        row.state = MSG(c->arena, c->lang, M_DESK_DAYS_LATE, { "n", .n = -owed->days_left });
    }
    return row;
}

/* A campaign of two years owes a report every month: those of later months can wait out of sight. */
enum { SOON = 62, LEAST_SOON = 3 };

struct list_query {
    int64_t before;
};
static const struct field list_fields[] = { FIELD_ID(struct list_query, before, M_REPORT_TITLE) };

static enum err get_reports(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_list_page v = { .next = S("") };
    struct list_query in = { 0 };
    struct report_list list;
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_REPORTS, M_REPORT_TITLE);
    r = report_list(c, c->who->org_id, in.before, &list);
    if (r)
        return r;
    v.n_owed = list.n_owed;
    v.owed = arena_array(c->arena, struct report_row, list.n_owed + 1);
    for (size_t i = 0; i < list.n_owed; i++)
        v.owed[i] = owed_row(c, &list.owed[i]);
    while (v.n_soon < v.n_owed && (v.n_soon < LEAST_SOON || list.owed[v.n_soon].days_left <= SOON))
        v.n_soon++;
    v.n_later = v.n_owed - v.n_soon;
    v.n_sent = list.n_sent;
    v.sent = arena_array(c->arena, struct report_row, list.n_sent + 1);
    for (size_t i = 0; i < list.n_sent; i++)
        v.sent[i] = (struct report_row){
            .href = str_fmt(c->arena, "/reports/%" PRId64, list.sent[i].id),
            .campaign = list.sent[i].campaign,
            .asked = list.sent[i].asked,
            .period = period_shown(c, list.sent[i].period),
            .to_org = list.sent[i].to_org,
            .sent = clock_shown(c->arena, list.sent[i].submitted_at),
            .tag = report_tag(list.sent[i].state),
            .state = msg_text(c->lang, report_state_words(list.sent[i].state)),
        };
    if (list.next)
        v.next = str_fmt(c->arena, "/reports?before=%" PRId64, list.next);
    return PAGE_SHOW(view_reports, &v, c, rq, rs);
}

enum { TEXTS_MAX = 20 }; /* a form has no more */

struct report_form {
    int64_t version, due, campaign;
    struct str period, number, reason;
    struct form_by_id words;
    int act_to;
};
static const char *const acts[] = { "save", "submit", NULL };
static const struct field report_fields[] = {
    FIELD_INT(struct report_form, version, M_REPORT_TITLE),
    FIELD_ID(struct report_form, due, M_REPORT_TITLE),
    FIELD_ID(struct report_form, campaign, M_REPORT_TITLE),
    FIELD_TEXT(struct report_form, period, M_REPORT_PERIOD, .max = 10),
    FIELD_TEXT(struct report_form, number, M_REPORT_NUMBER, .max = 20),
    FIELD_TEXTS_BY_ID(struct report_form, words, M_REPORT_TITLE, .max = 4000),
    FIELD_CHOICE(struct report_form, act_to, M_REPORT_TITLE, .choices = acts),
};
static const struct field return_fields[] = {
    FIELD_INT(struct report_form, version, M_REPORT_TITLE),
    FIELD_LINES(struct report_form, reason, M_REPORT_REASON, .max = 2000, .required = true),
};

static void fill_facts(struct ctx *c, struct report_page *v)
{
    const struct report *of = &v->of;

    v->facts = arena_array(c->arena, struct fact, 6);
    if (of->asked.n)
        v->facts[v->n_facts++] = (struct fact){ M_REPORT_ASKED, of->asked, STR_NONE };
    v->facts[v->n_facts++] = (struct fact){ M_REPORT_FROM, of->org, STR_NONE };
    if (of->to_org.n)
        v->facts[v->n_facts++] = (struct fact){ M_REPORT_TO, of->to_org, STR_NONE };
    v->facts[v->n_facts++] = (struct fact){ M_REPORT_PERIOD, v->period, STR_NONE };
    if (day_is(of->work_on)) {
        struct str day = day_cmp(of->work_on, of->due_on) == 0
                             ? day_shown(c->arena, of->due_on)
                             : MSG(c->arena, c->lang, M_REPORT_WORK_DAY,
                                   { "work", .text = day_shown(c->arena, of->work_on) },
                                   { "due", .text = day_shown(c->arena, of->due_on) });

        v->facts[v->n_facts++] = (struct fact){ M_REPORT_DUE, day, STR_NONE };
    }
    if (of->submitted_at)
        v->facts[v->n_facts++] =
            (struct fact){ M_REPORT_SENT,
                           str_fmt(c->arena, "%.*s, %.*s",
                                   STR_ARGS(clock_shown(c->arena, of->submitted_at)),
                                   STR_ARGS(of->submitted_by)),
                           STR_NONE };
}

static void fill_figures(struct ctx *c, struct report_page *v)
{
    v->n_figures = v->of.n_lines;
    v->figures = arena_array(c->arena, struct report_figure, v->n_figures + 1);
    for (size_t i = 0; i < v->n_figures; i++)
        v->figures[i] = (struct report_figure){ v->of.lines[i].name, v->of.lines[i].unit,
                                                v->of.lines[i].value };
    v->n_sessions = v->of.n_sessions;
    v->sessions = arena_array(c->arena, struct report_session_row, v->n_sessions + 1);
    for (size_t i = 0; i < v->n_sessions; i++) {
        const struct indicator_session *s = &v->of.sessions[i];

        v->sessions[i] = (struct report_session_row){
            .href = str_fmt(c->arena, "/sessions/%" PRId64 "/figures", s->id),
            .words = MSG(c->arena, c->lang, M_REPORT_SESSION_ON,
                         { "kind", .text = msg_text(c->lang, session_kind_words(s->kind)) },
                         { "day", .text = day_shown(c->arena, clock_day(s->planned_at)) }),
            .people_due = s->people_due,
            .present = s->present,
        };
    }
}

static void fill_texts(struct ctx *c, struct report_page *v)
{
    v->n_texts = v->of.n_texts;
    v->texts = arena_array(c->arena, struct field_view, v->n_texts + 1);
    v->diffs = arena_array(c->arena, struct diff, v->n_texts + 1);
    for (size_t i = 0; i < v->n_texts; i++) {
        v->texts[i] = field_view_of(&v->form, "words", (int64_t)i + 1, v->of.texts[i].name);
        v->texts[i].hint = msg_text(c->lang, M_REPORT_TEXT_HINT);
        if (v->stale)
            v->diffs[i] = diff_words(c->arena, v->of.texts[i].words, v->texts[i].value);
    }
    v->number = field_view(&v->form, "number");
    v->number.hint = msg_text(c->lang, M_REPORT_NUMBER_HINT);
}

static void form_from_report(struct ctx *c, struct report_page *v)
{
    form_init(&v->form, report_fields, COUNT(report_fields), c->lang, c->arena);
    form_set(&v->form, "number", v->of.number);
    for (size_t i = 0; i < v->of.n_texts; i++)
        form_set(&v->form, arena_printf(c->arena, "words.%zu", i + 1), v->of.texts[i].words);
}

/* form: as it was sent, NULL for the first look; returning: it is the form for returning. */
static enum err show_report(struct ctx *c, const struct request *rq, struct response *rs,
                            const struct report_key *key, const struct form *form, bool returning,
                            bool stale)
{
    struct report_page v = { .stale = stale, .returns = returning, .totals = S("") };
    struct form reason;
    enum err r;

    page_init(&v.page, c, rq, NAV_REPORTS, M_REPORT_TITLE);
    r = report_load(c, key, &v.of);
    if (r)
        return r;
    page_crumb(&v.page, c, msg_text(c->lang, M_REPORT_TITLE), S("/reports"));
    if (form && !returning)
        v.form = *form;
    else
        form_from_report(c, &v);
    if (returning)
        reason = *form;
    else
        form_init(&reason, return_fields, COUNT(return_fields), c->lang, c->arena);
    v.reason = field_view(&reason, "reason");
    v.version = field_seen(&v.form, v.of.version, stale);
    v.page.form = returning ? form : &v.form;
    v.period = period_shown(c, v.of.key.period);
    page_title(&v.page, MSG(c->arena, c->lang, M_REPORT_HEAD, { "period", .text = v.period }));
    v.is_ours = v.of.key.org_id == c->who->org_id;
    v.tag = report_tag(v.of.state);
    v.state = msg_text(c->lang, report_state_words(v.of.state));
    v.action = v.of.key.id ? str_fmt(c->arena, "/reports/%" PRId64, v.of.key.id) : S("/reports");
    if (!v.of.holds_sessions)
        v.totals = str_fmt(c->arena, "/totals/%" PRId64 "/%.*s?org=%" PRId64, v.of.key.campaign_id,
                           STR_ARGS(v.of.key.period), v.of.key.org_id);
    fill_facts(c, &v);
    fill_figures(c, &v);
    fill_texts(c, &v);
    r = report__fill_versions(c, &v);
    if (r)
        return r;
    r = PAGE_SHOW(view_report, &v, c, rq, rs);
    if (stale)
        rs->status = 409;
    return r;
}

static enum err get_report(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .id = request_id(rq, "id") };

    return show_report(c, rq, rs, &key, NULL, false, false);
}

static enum err get_report_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .due_id = request_id(rq, "due_id") };

    return show_report(c, rq, rs, &key, NULL, false, false);
}

static struct report_key own_key(const struct ctx *c, int64_t campaign_id, struct str period)
{
    return (struct report_key){ .org_id = c->who->org_id,
                                .campaign_id = campaign_id,
                                .period = period };
}

static enum err get_report_own(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = own_key(c, request_id(rq, "campaign_id"), request_param(rq, "period"));

    return show_report(c, rq, rs, &key, NULL, false, false);
}

static struct report_key key_of(const struct ctx *c, int64_t id, const struct report_form *in)
{
    if (id)
        return (struct report_key){ .id = id };
    if (in->due)
        return (struct report_key){ .due_id = in->due };
    return own_key(c, in->campaign, in->period);
}

/* id: 0 for a report that nobody has begun. */
static enum err save_report(struct ctx *c, const struct request *rq, struct response *rs,
                            int64_t id)
{
    struct report_form in = { .period = S("") };
    struct report_save save;
    struct str *texts;
    struct form form;
    enum err r;

    r = form_parse(rq, report_fields, COUNT(report_fields), &in, &form, c->error);
    save = (struct report_save){ .key = key_of(c, id, &in),
                                 .version = in.version,
                                 .number = in.number,
                                 .submit = in.act_to == 1 };
    if (r && form_has_errors(&form)) {
        error_clear(c->error);
        return show_report(c, rq, rs, &save.key, &form, false, false);
    }
    if (r)
        return r;
    texts = arena_array(c->arena, struct str, TEXTS_MAX);
    for (size_t i = 0; i < in.words.n; i++) {
        if (in.words.v[i].id >= 1 && in.words.v[i].id <= TEXTS_MAX)
            texts[in.words.v[i].id - 1] = str_or_empty(in.words.v[i].text);
    }
    save.texts = texts;
    save.n_texts = TEXTS_MAX;
    r = report_save(c, &save, &id);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        return show_report(c, rq, rs, &save.key, &form, false, true);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/reports/%" PRId64 "?done=%s", id,
                            save.submit ? "submitted" : "saved");
}

static enum err post_report_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save_report(c, rq, rs, 0);
}

static enum err post_report(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save_report(c, rq, rs, request_id(rq, "id"));
}

static enum err post_report_receive(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_form in = { 0 };
    struct form form;
    int64_t id = request_id(rq, "id");
    enum err r;

    r = form_parse(rq, report_fields, 1, &in, &form, c->error);
    if (r)
        return r;
    r = report_receive(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/reports/%" PRId64 "?done=received", id);
}

static enum err post_report_return(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .id = request_id(rq, "id") };
    struct report_form in = { .reason = S("") };
    struct form form;
    enum err r;

    r = form_parse(rq, return_fields, COUNT(return_fields), &in, &form, c->error);
    if (r && form_has_errors(&form)) {
        error_clear(c->error);
        return show_report(c, rq, rs, &key, &form, true, false);
    }
    if (r)
        return r;
    r = report_return(c, key.id, in.version, in.reason);
    if (r)
        return r;
    return respond_redirect(rs, "/reports/%" PRId64 "?done=returned", key.id);
}

struct file_form {
    int format;
};
static const char *const formats[] = { "pdf", "docx", NULL };
static const struct field file_fields[] = {
    FIELD_CHOICE(struct file_form, format, M_REPORT_TITLE, .choices = formats, .required = true),
};

static enum err post_report_file(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct file_form in = { .format = -1 };
    struct form form;
    int64_t job;
    enum err r;

    r = form_parse(rq, file_fields, COUNT(file_fields), &in, &form, c->error);
    if (r)
        return r;
    r = job_render_report(c, request_id(rq, "id"), str_of(formats[in.format]), &job);
    if (r)
        return r;
    return respond_redirect(rs, "/jobs/%" PRId64, job);
}

const struct route report_routes[] = {
    { GET, "/reports", ACCESS_SIGNED_IN, get_reports },
    { POST, "/reports", ACCESS_SIGNED_IN, post_report_new, .body = 512 * KIB },
    { GET, "/reports/due/:due_id", ACCESS_SIGNED_IN, get_report_due },
    { GET, "/reports/own/:campaign_id/:period", ACCESS_SIGNED_IN, get_report_own },
    { GET, "/reports/:id", ACCESS_SIGNED_IN, get_report },
    { GET, "/reports/:id/sent/:version_id", ACCESS_SIGNED_IN, report__get_version },
    { POST, "/reports/:id", ACCESS_SIGNED_IN, post_report, .body = 512 * KIB },
    { POST, "/reports/:id/receive", ACCESS_SIGNED_IN, post_report_receive, .body = 8 * KIB },
    { POST, "/reports/:id/return", ACCESS_SIGNED_IN, post_report_return, .body = 64 * KIB },
    { POST, "/reports/:id/file", ACCESS_SIGNED_IN, post_report_file, .body = 8 * KIB },
};
const size_t report_routes_n = COUNT(report_routes);
