/* SPDX-License-Identifier: Apache-2.0 */
#include "web/report/enter.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report__.h"
#include "web/views.h"

static const char *const hows[] = { "paper", "phone", NULL };
static const enum msg how_labels[] = { M_ENTRY_HOW_PAPER, M_ENTRY_HOW_PHONE };
static const char *const kinds[] = { "regular", "thematic", "conference", NULL };
static const enum msg kind_labels[] = { M_SESSION_KIND_REGULAR, M_SESSION_KIND_THEMATIC,
                                        M_SESSION_KIND_CONFERENCE };

enum { BY_CHARACTERS = 150, TEXTS_MAX = 20 };

struct entry_form {
    int how;
    struct str by;
    bool none_held, early;
    struct form_by_id words;
    int64_t org, version;
};
static const struct field entry_fields[] = {
    FIELD_CHOICE(struct entry_form, how, M_ENTRY_HOW, .choices = hows, .required = true),
    FIELD_TEXT(struct entry_form, by, M_ENTRY_BY, .max = BY_CHARACTERS, .required = true),
    FIELD_TEXTS_BY_ID(struct entry_form, words, M_REPORT_TITLE, .max = 4000),
    FIELD_BOOL(struct entry_form, none_held, M_ENTRY_NONE_HELD),
    FIELD_BOOL(struct entry_form, early, M_REPORT_EARLY),
    FIELD_HIDDEN(struct entry_form, org),
    FIELD_HIDDEN(struct entry_form, version),
};

struct entry_query {
    int64_t org;
    struct str done; /* page.c's, allowed here */
};
static const struct field query_fields[] = {
    FIELD_HIDDEN(struct entry_query, org),
    FIELD_HIDDEN(struct entry_query, done, .max = 20),
};

static enum err read_org(struct ctx *c, const struct request *rq, int64_t *ret)
{
    struct entry_query in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, query_fields, COUNT(query_fields), &in, &form, c->error);
    if (!r)
        *ret = in.org;
    return r;
}

static void preset_told(struct form *form, const struct entry_told *told)
{
    if (!told->how)
        return;
    form_set(form, "how", entry_how_name(told->how));
    form_set(form, "by", told->by);
}

static struct field_view by_view(struct ctx *c, const struct form *form)
{
    struct field_view v = field_view(form, "by");

    v.hint = msg_text(c->lang, M_ENTRY_BY_HINT);
    return v;
}

/* The way back: the totals of the period, and of a session the page of the report. */
static void fill_frame(struct ctx *c, const struct request *rq, struct page *page,
                       const struct report *of, bool session)
{
    struct str period = period_shown(c, of->period.name);
    struct str title = MSG(c->arena, c->lang, M_ENTRY_HEAD, { "period", .text = period });

    page_init(page, c, rq, NAV_REPORTS, M_ENTRY_TITLE);
    page_crumb(page, c, MSG(c->arena, c->lang, M_TOTAL_HEAD, { "period", .text = period }),
               str_fmt(c->arena, "/periods/%" PRId64 "/totals", of->period.id));
    if (session)
        page_crumb(page, c, title,
                   str_fmt(c->arena, "/periods/%" PRId64 "/entry?org=%" PRId64, of->period.id,
                           of->key.org_id));
    page_title(page, session ? msg_text(c->lang, M_ENTRY_SESSION_TITLE) : title);
}

static void fill_texts(struct ctx *c, struct entry_page *v)
{
    const struct report *of = &v->of.report;

    v->n_texts = of->n_texts;
    v->texts = arena_array(c->arena, struct field_view, v->n_texts + 1);
    for (size_t i = 0; i < v->n_texts; i++) {
        v->texts[i] = field_view_of(&v->form, "words", (int64_t)i + 1, of->texts[i].name);
        v->texts[i].hint = msg_text(c->lang, M_REPORT_TEXT_HINT);
    }
}

static enum err show_entry(struct ctx *c, const struct request *rq, struct response *rs,
                           struct entry_page *v)
{
    const struct report *of = &v->of.report;

    fill_frame(c, rq, &v->page, of, false);
    v->page.form = &v->form;
    v->days = period_days(c, &of->period);
    v->own = v->of.own ? MSG(c->arena, c->lang, M_ENTRY_OWN, { "org", .text = of->org }) : S("");
    v->sessions = report__sessions(c, of, &v->n_sessions);
    v->figures = report__figures(c, of, &v->n_figures, &v->carries);
    v->how = field_view(&v->form, "how");
    v->hows = field_options(&v->form, "how", how_labels);
    v->by = by_view(c, &v->form);
    v->none_held = field_view(&v->form, "none_held");
    v->asks_early = of->running;
    v->early = field_view(&v->form, "early");
    v->early.hint = MSG(c->arena, c->lang, M_REPORT_EARLY_HINT,
                        { "to", .text = day_shown(c->arena, of->period.to) });
    fill_texts(c, v);
    return PAGE_SHOW(view_entry, v, c, rq, rs);
}

enum err report__get_entry(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct entry_page v = { 0 };
    int64_t org_id = 0;
    enum err r;

    r = read_org(c, rq, &org_id);
    if (!r)
        r = report_entering(c, org_id, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    form_init(&v.form, entry_fields, COUNT(entry_fields), c->lang, c->arena);
    preset_told(&v.form, &v.of.told);
    return show_entry(c, rq, rs, &v);
}

static struct report_entry entry_of(struct ctx *c, int64_t period_id, const struct entry_form *in)
{
    struct str *texts = arena_array(c->arena, struct str, TEXTS_MAX);

    for (size_t i = 0; i < in->words.n; i++) {
        if (in->words.v[i].id >= 1 && in->words.v[i].id <= TEXTS_MAX)
            texts[in->words.v[i].id - 1] = str_or_empty(in->words.v[i].text);
    }
    return (struct report_entry){
        .org_id = in->org,
        .period_id = period_id,
        .version = in->version,
        .told = { in->how < 0 ? 0 : ENTRY_PAPER + (enum entry_how)in->how, in->by },
        .texts = texts,
        .n_texts = TEXTS_MAX,
        .none_held = in->none_held,
        .early = in->early,
    };
}

enum err report__post_entry(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct entry_form in = { .how = -1, .by = S("") };
    struct entry_page v = { 0 };
    struct report_entry entry;
    const char *field;
    int64_t id = 0;
    enum err r;

    r = form_take(rq, entry_fields, COUNT(entry_fields), &in, &v.form, c->error);
    if (r)
        return r;
    entry = entry_of(c, request_id(rq, "id"), &in);
    if (!form_has_errors(&v.form)) {
        r = report_enter(c, &entry, &field, &id);
        if (r == E_INVALID)
            form_refuse(&v.form, field, c->error);
        else if (r)
            return r;
        else
            return respond_redirect(rs, "/reports/%" PRId64 "?done=entered", id);
    }
    r = report_entering(c, in.org, entry.period_id, &v.of);
    return r ? r : show_entry(c, rq, rs, &v);
}

struct session_form {
    int how, kind;
    struct str by;
    struct day held_on;
    int64_t assembly_id;
    int64_t people_due, present, late, absent_reason, absent_none;
    int64_t opinions, shortcomings, remedies, remedies_due, remedies_done;
    int same;
    int64_t same_id;
    struct day same_on;
    int64_t org;
};
static const struct field session_fields[] = {
    FIELD_CHOICE(struct session_form, how, M_ENTRY_HOW, .choices = hows, .required = true),
    FIELD_TEXT(struct session_form, by, M_ENTRY_BY, .max = BY_CHARACTERS, .required = true),
    FIELD_DATE(struct session_form, held_on, M_SESSION_HELD_ON, .side = SAID_LAST,
               .required = true),
    FIELD_CHOICE(struct session_form, kind, M_ENTRY_KIND, .choices = kinds, .required = true),
    FIELD_ID(struct session_form, assembly_id, M_SESSION_ASSEMBLY, .required = true),
    SAME_FIELDS(struct session_form),
    FIELD_HIDDEN(struct session_form, org),
    FIGURE_FIELDS(struct session_form),
    FIGURE_FIELD(struct session_form, remedies_due, M_ENTRY_REMEDIES_DUE),
    FIGURE_FIELD(struct session_form, remedies_done, M_ENTRY_REMEDIES_DONE),
};
/* They stand last. */
enum { FIRST_FIGURE = COUNT(session_fields) - ENTRY_FIGURES };

static void fill_figures(struct ctx *c, struct entry_session_page *v)
{
    enum { REMEDIES = 7, REMEDIES_DUE };

    v->n_figures = ENTRY_FIGURES;
    for (size_t i = 0; i < ENTRY_FIGURES; i++)
        v->figures[i] = field_view(&v->form, session_fields[FIRST_FIGURE + i].name);
    v->figures[REMEDIES].hint = msg_text(c->lang, M_ENTRY_REMEDIES_HINT);
    v->figures[REMEDIES_DUE].hint = msg_text(c->lang, M_ENTRY_REMEDIES_DUE_HINT);
}

static void fill_assemblies(struct ctx *c, struct entry_session_page *v)
{
    size_t n = v->of.n_assemblies;

    v->assembly = field_view(&v->form, "assembly_id");
    v->assemblies = (struct options){ arena_array(c->arena, struct option, n + 1), n };
    for (size_t i = 0; i < n; i++)
        v->assemblies.v[i] =
            (struct option){ .value = str_fmt(c->arena, "%" PRId64, v->of.assemblies[i].id),
                             .label = v->of.assemblies[i].name };
    field_choose(&v->form, "assembly_id", v->assemblies);
}

static enum err show_session(struct ctx *c, const struct request *rq, struct response *rs,
                             struct entry_session_page *v, const struct session_form *in)
{
    struct session asked = { .org_id = v->of.report.key.org_id, .assembly_id = in->assembly_id };
    enum err r;

    fill_frame(c, rq, &v->page, &v->of.report, true);
    v->page.form = &v->form;
    v->how = field_view(&v->form, "how");
    v->hows = field_options(&v->form, "how", how_labels);
    v->by = by_view(c, &v->form);
    v->held_on = field_view(&v->form, "held_on");
    v->held_on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
    v->kind = field_view(&v->form, "kind");
    v->kinds = field_options(&v->form, "kind", kind_labels);
    fill_assemblies(c, v);
    fill_figures(c, v);
    r = same_view(c, &v->form, &asked, in->held_on, M_ENTRY_SAME_YES, &v->same);
    return r ? r : PAGE_SHOW(view_entry_session, v, c, rq, rs);
}

enum err report__get_entry_session(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct entry_session_page v = { 0 };
    struct session_form in = { 0 };
    enum err r;

    r = read_org(c, rq, &in.org);
    if (!r)
        r = report_entering(c, in.org, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    form_init(&v.form, session_fields, COUNT(session_fields), c->lang, c->arena);
    preset_told(&v.form, &v.of.told);
    form_set(&v.form, "kind", S("thematic"));
    return show_session(c, rq, rs, &v, &in);
}

static struct session_entry session_of(const struct session_form *in)
{
    static const enum session_kind kind_of[] = { SESSION_REGULAR, SESSION_THEMATIC,
                                                 SESSION_CONFERENCE };

    return (struct session_entry){
        .org_id = in->org,
        .assembly_id = in->assembly_id,
        .kind = in->kind < 0 ? 0 : kind_of[in->kind],
        .held_on = in->held_on,
        .figures = { in->people_due, in->present, in->late, in->absent_reason, in->absent_none,
                     in->opinions, in->shortcomings, in->remedies },
        .remedies_due = in->remedies_due,
        .remedies_done = in->remedies_done,
        .told = { in->how < 0 ? 0 : ENTRY_PAPER + (enum entry_how)in->how, in->by },
        .same = same_answer(&(struct same_form){ in->same, in->same_id, in->same_on }, in->held_on),
    };
}

enum err report__post_entry_session(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_form in = { .how = -1, .kind = -1, .same = -1, .by = S("") };
    struct entry_session_page v = { 0 };
    struct session_entry entry;
    int64_t period_id = request_id(rq, "id"), id;
    const char *field;
    enum err r;

    r = form_take(rq, session_fields, COUNT(session_fields), &in, &v.form, c->error);
    if (r)
        return r;
    entry = session_of(&in);
    if (!form_has_errors(&v.form)) {
        r = report_enter_session(c, period_id, &entry, &field, &id);
        if (r == E_INVALID)
            form_refuse(&v.form, field, c->error);
        else if (r)
            return r;
        else
            return respond_redirect(rs, "/periods/%" PRId64 "/entry?org=%" PRId64 "&done=added",
                                    period_id, in.org);
    }
    r = report_entering(c, in.org, period_id, &v.of);
    return r ? r : show_session(c, rq, rs, &v, &in);
}
