/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report__.h"
#include "web/views.h"
#include "work/report/file.h"
#include "work/session/session.h"

enum { TEXTS_MAX = 20 }; /* a form has no more */

struct report_form {
    int64_t version, due, period, org;
    struct str number, reason;
    struct form_by_id words;
    bool again;
    int act_to;
};
static const char *const acts[] = { "save", "check", NULL };
static const struct field report_fields[] = {
    FIELD_HIDDEN(struct report_form, version),
    FIELD_HIDDEN(struct report_form, due),
    FIELD_HIDDEN(struct report_form, period),
    FIELD_HIDDEN(struct report_form, org),
    FIELD_HIDDEN(struct report_form, again),
    FIELD_TEXT(struct report_form, number, M_REPORT_NUMBER, .max = 20),
    FIELD_TEXTS_BY_ID(struct report_form, words, M_REPORT_TITLE, .max = 4000),
    FIELD_HIDDEN(struct report_form, act_to, .choices = acts),
};
static const struct field return_fields[] = {
    FIELD_HIDDEN(struct report_form, version),
    FIELD_LINES(struct report_form, reason, M_REPORT_REASON, .max = 2000, .required = true),
};

/* Its last day cuts the period in which it ended. */
static struct str ended_shown(struct ctx *c, const struct report *of)
{
    struct str from = day_shown(c->arena, of->ended);

    if (day_cmp(of->ended, of->period.to) > 0)
        return MSG(c->arena, c->lang, M_REPORT_ENDED_FROM, { "from", .text = from });
    return MSG(c->arena, c->lang, M_REPORT_ENDED_IN, { "from", .text = from },
               { "last", .text = day_shown(c->arena, day_add(of->ended, -1)) });
}

struct fact *report__facts(struct ctx *c, const struct report *of, size_t *ret_n)
{
    struct fact *facts = arena_array(c->arena, struct fact, 10);
    size_t n = 0;

    if (of->asked.n)
        facts[n++] = (struct fact){ M_REPORT_ASKED, of->asked, STR_NONE };
    facts[n++] = (struct fact){ M_REPORT_FROM, of->org, STR_NONE };
    if (day_is(of->ended))
        facts[n++] = (struct fact){ M_REPORT_ENDED, ended_shown(c, of), STR_NONE };
    if (of->told.how && !of->open)
        facts[n++] = (struct fact){ M_ENTRY_ENTERED_BY, entry_told_shown(c, of->boards, &of->told),
                                    STR_NONE };
    else if (of->boards.n)
        facts[n++] =
            (struct fact){ report__hand_words(of, of->submitted_at), of->boards, STR_NONE };
    if (of->to_org.n)
        facts[n++] = (struct fact){ M_REPORT_TO, report__to_shown(c, of), STR_NONE };
    if (of->n_copies)
        facts[n++] = (struct fact){ of->open ? M_REPORT_COPIES_WILL : M_REPORT_COPIES,
                                    report_copies_named(c, of), STR_NONE };
    facts[n++] =
        (struct fact){ M_REPORT_PERIOD,
                       str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(period_shown(c, of->period.name)),
                               STR_ARGS(period_days(c, &of->period))),
                       STR_NONE };
    if (day_is(of->work_on)) {
        struct str day = day_cmp(of->work_on, of->due_on) == 0
                             ? day_shown(c->arena, of->due_on)
                             : MSG(c->arena, c->lang, M_REPORT_WORK_DAY,
                                   { "work", .text = day_shown(c->arena, of->work_on) },
                                   { "due", .text = day_shown(c->arena, of->due_on) });

        facts[n++] = (struct fact){ M_REPORT_DUE, day, STR_NONE };
    }
    if (of->submitted_at)
        facts[n++] = (struct fact){ M_REPORT_SENT,
                                    str_fmt(c->arena, "%.*s, %.*s",
                                            STR_ARGS(clock_shown(c->arena, of->submitted_at)),
                                            STR_ARGS(of->submitted_by)),
                                    STR_NONE };
    *ret_n = n;
    return facts;
}

struct report_figure *report__figures(struct ctx *c, const struct report *of, size_t *ret_n,
                                      bool *ret_carries)
{
    struct report_figure *figures = arena_array(c->arena, struct report_figure, of->n_lines + 1);

    for (size_t i = 0; i < of->n_lines; i++) {
        const struct report_line *line = &of->lines[i];

        figures[i] = (struct report_figure){ line->name, line->unit, line->value, line->carried };
        *ret_carries = *ret_carries || line->carried;
    }
    *ret_n = of->n_lines;
    return figures;
}

struct report_session_row *report__sessions(struct ctx *c, const struct report *of, size_t *ret_n)
{
    struct report_session_row *rows =
        arena_array(c->arena, struct report_session_row, of->n_sessions + 1);

    for (size_t i = 0; i < of->n_sessions; i++) {
        const struct report_session *s = &of->sessions[i];

        rows[i] = (struct report_session_row){
            .href = str_fmt(c->arena, "/sessions/%" PRId64 "/figures", s->id),
            .words = MSG(c->arena, c->lang, M_REPORT_SESSION_ON,
                         { "kind", .text = msg_text(c->lang, session_kind_words(s->kind)) },
                         { "day", .text = day_shown(c->arena, s->held_on) }),
            .carried = s->carried,
            .people_due = s->people_due,
            .present = s->present,
        };
    }
    *ret_n = of->n_sessions;
    return rows;
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

/* Whoever receives it came from the totals of its period, and goes back to them. */
static enum err fill_way_back(struct ctx *c, struct report_page *v)
{
    const struct report *of = &v->of;
    struct rights rights;
    enum err r;

    page_crumb(&v->page, c, msg_text(c->lang, M_REPORT_TITLE), S("/reports"));
    r = rights_by(c, of->hands, of->n_hands, v->is_ours ? 0 : of->to_org_id, &rights);
    if (!r && rights_have(&rights, P_TOTAL_VIEW))
        page_crumb(&v->page, c,
                   MSG(c->arena, c->lang, M_TOTAL_HEAD, { "period", .text = v->period }),
                   str_fmt(c->arena, "/periods/%" PRId64 "/totals?org=%" PRId64, of->period.id,
                           of->to_org_id));
    return r;
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
    v.period = period_shown(c, v.of.period.name);
    page_title(&v.page, MSG(c->arena, c->lang, M_REPORT_HEAD, { "period", .text = v.period }));
    v.is_ours = v.of.key.org_id == c->who->org_id;
    r = fill_way_back(c, &v);
    if (r)
        return r;
    v.tag = report_tag(v.of.state);
    v.state = msg_text(c->lang, report_sent_words(v.of.state, v.of.to_outside));
    v.action = v.of.key.id ? str_fmt(c->arena, "/reports/%" PRId64, v.of.key.id) : S("/reports");
    if (v.of.has_below)
        v.totals = str_fmt(c->arena, "/periods/%" PRId64 "/totals?org=%" PRId64, v.of.period.id,
                           v.of.key.org_id);
    v.facts = report__facts(c, &v.of, &v.n_facts);
    v.figures = report__figures(c, &v.of, &v.n_figures, &v.carries);
    v.sessions = report__sessions(c, &v.of, &v.n_sessions);
    fill_texts(c, &v);
    r = report__fill_versions(c, &v);
    if (!r)
        r = report__fill_paper(c, &v);
    if (r)
        return r;
    r = PAGE_SHOW(view_report, &v, c, rq, rs);
    if (stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

enum err report__get_one(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .id = request_id(rq, "id") };

    return show_report(c, rq, rs, &key, NULL, false, false);
}

enum err report__get_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .due_id = request_id(rq, "due_id") };

    return show_report(c, rq, rs, &key, NULL, false, false);
}

enum err report__get_own(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_form in = { .org = c->who->org_id };
    struct report_key key = { .period_id = request_id(rq, "id") };
    struct form form;
    enum err r;

    r = form_parse(rq, report_fields, COUNT(report_fields), &in, &form, c->error);
    if (r)
        return r;
    key.org_id = in.org;
    return show_report(c, rq, rs, &key, NULL, false, false);
}

/* What was sent, to be sent again. */
enum err report__get_again(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .id = request_id(rq, "id"), .again = true };

    return show_report(c, rq, rs, &key, NULL, false, false);
}

static struct report_key key_of(const struct ctx *c, int64_t id, const struct report_form *in)
{
    if (id)
        return (struct report_key){ .id = id, .again = in->again };
    if (in->due)
        return (struct report_key){ .due_id = in->due };
    return (struct report_key){ .org_id = in->org ? in->org : c->who->org_id,
                                .period_id = in->period };
}

/* Somebody else's words stand there now; any other conflict is told in its own words. */
static enum err find_change(struct ctx *c, const struct report_save *save, bool *ret)
{
    struct error kept = *c->error;
    struct report now;
    enum err r;

    r = report_load(c, &save->key, &now);
    if (r)
        return r;
    *c->error = kept;
    *ret = now.version != save->version;
    return OK;
}

/* id: 0 for a report that nobody has begun. */
static enum err save_report(struct ctx *c, const struct request *rq, struct response *rs,
                            int64_t id)
{
    struct report_form in = { 0 };
    struct report_save save;
    struct str *texts;
    struct form form;
    bool stale;
    enum err r;

    r = form_take(rq, report_fields, COUNT(report_fields), &in, &form, c->error);
    if (r)
        return r;
    save = (struct report_save){ .key = key_of(c, id, &in),
                                 .version = in.version,
                                 .number = in.number };
    if (form_has_errors(&form))
        return show_report(c, rq, rs, &save.key, &form, false, false);
    texts = arena_array(c->arena, struct str, TEXTS_MAX);
    for (size_t i = 0; i < in.words.n; i++) {
        if (in.words.v[i].id >= 1 && in.words.v[i].id <= TEXTS_MAX)
            texts[in.words.v[i].id - 1] = str_or_empty(in.words.v[i].text);
    }
    save.texts = texts;
    save.n_texts = TEXTS_MAX;
    r = report_save(c, &save, &id);
    if (r == E_CONFLICT) {
        enum err failed = find_change(c, &save, &stale);

        if (failed || !stale)
            return failed ? failed : r;
        error_clear(c->error);
        return show_report(c, rq, rs, &save.key, &form, false, true);
    }
    if (r)
        return r;
    if (in.act_to == 1)
        return respond_redirect(rs, "/reports/%" PRId64 "/send%s", id, in.again ? "?again=1" : "");
    return respond_redirect(rs, "/reports/%" PRId64 "?done=saved", id);
}

enum err report__post_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save_report(c, rq, rs, 0);
}

enum err report__post_one(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save_report(c, rq, rs, request_id(rq, "id"));
}

enum err report__post_receive(struct ctx *c, const struct request *rq, struct response *rs)
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

enum err report__post_recall(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_form in = { 0 };
    struct form form;
    int64_t id = request_id(rq, "id");
    enum err r;

    r = form_parse(rq, report_fields, 1, &in, &form, c->error);
    if (r)
        return r;
    r = report_recall(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/reports/%" PRId64 "?done=report-recalled", id);
}

enum err report__post_return(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_key key = { .id = request_id(rq, "id") };
    struct report_form in = { .reason = S("") };
    struct form form;
    enum err r;

    r = form_take(rq, return_fields, COUNT(return_fields), &in, &form, c->error);
    if (r)
        return r;
    if (form_has_errors(&form))
        return show_report(c, rq, rs, &key, &form, true, false);
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
    FIELD_HIDDEN(struct file_form, format, .choices = formats, .required = true),
};

enum err report__post_file(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct file_form in = { .format = -1 };
    struct form form;
    int64_t job;
    enum err r;

    r = form_parse(rq, file_fields, COUNT(file_fields), &in, &form, c->error);
    if (r)
        return r;
    r = report_file_ask(c, request_id(rq, "id"), str_of(formats[in.format]), &job);
    if (r)
        return r;
    return respond_redirect(rs, "/jobs/%" PRId64, job);
}
