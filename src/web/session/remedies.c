/* SPDX-License-Identifier: Apache-2.0 */
/* remedies.c - /sessions/:id/remedies: shortcomings and what is promised against them. */
#include <inttypes.h>

#include "web/session/session__.h"
#include "web/views.h"
#include "work/remedy/remedy.h"
#include "work/session/agenda.h"

struct promise_form {
    int64_t adds_to; /* a shortcoming that gets one more remedy */
    struct str shortcoming, cause;
    int source;
    int64_t campaign_id;
    struct str what, who;
    struct day due_on;
};

const char *const session__sources[] = { "self", "superior", "opinion", NULL };
static const enum msg source_words[] = { M_REMEDY_SOURCE_SELF, M_REMEDY_SOURCE_SUPERIOR,
                                         M_REMEDY_SOURCE_OPINION };

static const struct field fields[] = {
    FIELD_HIDDEN(struct promise_form, adds_to),
    FIELD_LINES(struct promise_form, shortcoming, M_REMEDY_SHORTCOMING, .max = 1000),
    FIELD_TEXT(struct promise_form, cause, M_REMEDY_CAUSE, .max = 500),
    FIELD_CHOICE(struct promise_form, source, M_REMEDY_SOURCE, .choices = session__sources),
    FIELD_ID(struct promise_form, campaign_id, M_REMEDY_CAMPAIGN),
    FIELD_LINES(struct promise_form, what, M_REMEDY_WHAT, .max = 1000),
    FIELD_TEXT(struct promise_form, who, M_REMEDY_WHO, .max = 150),
    FIELD_DATE(struct promise_form, due_on, M_REMEDY_WHEN, .side = SAID_NEXT),
};

struct promise_query {
    int64_t adds_to;
    struct str done; /* page.c's, allowed here */
};
static const struct field query_fields[] = {
    FIELD_HIDDEN(struct promise_query, adds_to),
    FIELD_HIDDEN(struct promise_query, done, .max = 20),
};

struct options session__source_options(const struct form *form)
{
    return field_options(form, "source", source_words);
}

struct options session__campaign_options(struct ctx *c, const struct form *form,
                                         const struct session *s)
{
    struct options all = { .n = s->n_campaigns + 1 };

    all.v = arena_array(c->arena, struct option, all.n);
    all.v[0] = (struct option){ .value = S(""), .label = msg_text(c->lang, M_REMEDY_CAMPAIGN_ALL) };
    for (size_t i = 0; i < s->n_campaigns; i++)
        all.v[i + 1] = (struct option){ .value = str_fmt(c->arena, "%" PRId64, s->campaigns[i].id),
                                        .label = s->campaigns[i].name };
    field_choose(form, "campaign_id", all);
    return all;
}

static void fill_fields(struct ctx *c, struct remedies_page *v)
{
    v->shortcoming = field_view(&v->form, "shortcoming");
    v->shortcoming.hint = msg_text(c->lang, M_REMEDY_SHORTCOMING_HINT);
    v->shortcoming.optional = false;
    v->cause = field_view(&v->form, "cause");
    v->source = field_view(&v->form, "source");
    v->source.optional = false; /* one of them is always chosen */
    v->sources = session__source_options(&v->form);
    v->campaign = field_view(&v->form, "campaign_id");
    v->campaign.optional = false;
    v->campaigns = session__campaign_options(c, &v->form, &v->session);
    v->what = field_view(&v->form, "what");
    v->what.optional = false;
    v->who = field_view(&v->form, "who");
    v->who.hint = msg_text(c->lang, M_REMEDY_WHO_HINT);
    v->who.optional = false;
    v->due_on = field_view(&v->form, "due_on");
    v->due_on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
    v->due_on.optional = false;
}

static enum err load_withdrawn(struct ctx *c, struct remedies_page *v)
{
    enum err r;

    r = promise_withdrawn(c, &v->session, &v->withdrawn, &v->n_withdrawn);
    if (r)
        return r;
    v->restore = arena_array(c->arena, struct str, v->n_withdrawn + 1);
    for (size_t i = 0; i < v->n_withdrawn; i++)
        v->restore[i] =
            str_fmt(c->arena, "/sessions/%" PRId64 "/%s/%" PRId64 "/restore", v->session.id,
                    v->withdrawn[i].kind == PROMISE_REMEDY ? "remedies" : "shortcomings",
                    v->withdrawn[i].id);
    return OK;
}

static enum err load_rest(struct ctx *c, struct remedies_page *v)
{
    struct agenda agenda;
    enum err r;

    r = remedy_promised(c, &v->session, &v->promised, &v->n_promised);
    if (r)
        return r;
    r = agenda_load(c, &v->session, &agenda);
    if (r)
        return r;
    v->before = arena_array(c->arena, struct agenda_remedy, 1);
    for (size_t i = 0; i < agenda.n; i++) {
        if (!agenda.items[i].n_remedies)
            continue;
        v->n_before = agenda.items[i].n_remedies;
        v->before = arena_array(c->arena, struct agenda_remedy, v->n_before);
        memcpy(v->before, agenda.items[i].remedies, v->n_before * sizeof(*v->before));
    }
    r = remedy_unconfirmed(c, &v->session, &v->unconfirmed, &v->n_unconfirmed);
    if (r)
        return r;
    return load_withdrawn(c, v);
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct remedies_page *v)
{
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_SESSION_TASK_PROMISES);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    r = load_rest(c, v);
    if (r)
        return r;
    v->adds_to_words = S("");
    for (size_t i = 0; i < v->n_promised; i++) {
        if (v->promised[i].id == v->adds_to)
            v->adds_to_words = v->promised[i].words;
    }
    if (!v->adds_to_words.n)
        v->adds_to = 0;
    fill_fields(c, v);
    return PAGE_SHOW(view_session_remedies, v, c, rq, rs);
}

enum err session__get_remedies(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct promise_query in = { 0 };
    struct remedies_page v = { 0 };
    struct form query;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_PROMISE, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    r = form_parse(rq, query_fields, COUNT(query_fields), &in, &query, c->error);
    if (r)
        return r;
    v.adds_to = in.adds_to;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    form_set(&v.form, "source", S("self"));
    return show(c, rq, rs, &v);
}

/* What is missing, each at its own field. */
static void check(struct ctx *c, const struct promise_form *in, struct day session,
                  struct form *form)
{
    if (!in->adds_to && !in->shortcoming.n)
        form_add_error(form, "shortcoming", msg_text(c->lang, M_REMEDY_SHORTCOMING_MISSING));
    if (in->adds_to && !in->what.n)
        form_add_error(form, "what", msg_text(c->lang, M_REMEDY_WHAT_MISSING));
    if (in->what.n && !in->who.n)
        form_add_error(form, "who", msg_text(c->lang, M_REMEDY_WHO_WHEN_MISSING));
    if (in->what.n && !day_is(in->due_on))
        form_add_error(form, "due_on", msg_text(c->lang, M_REMEDY_WHO_WHEN_MISSING));
    if (day_is(in->due_on) && day_cmp(in->due_on, session) < 0)
        form_add_error(form, "due_on", msg_text(c->lang, M_REMEDY_WHEN_BEFORE));
}

enum err session__post_remedies(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct promise_form in = { .shortcoming = S(""), .what = S("") };
    struct remedies_page v = { 0 };
    struct promise promise;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_PROMISE, &v.session);
    if (r)
        return r;
    r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    v.adds_to = in.adds_to;
    if (!form_has_errors(&v.form))
        check(c, &in, session_day(&v.session), &v.form);
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    promise = (struct promise){ .session_id = v.session.id,
                                .shortcoming_id = in.adds_to,
                                .shortcoming = in.shortcoming,
                                .cause = in.cause,
                                .source = str_of(session__sources[in.source]),
                                .campaign_id = in.campaign_id,
                                .what = in.what,
                                .who = in.who,
                                .due_on = in.due_on };
    r = remedy_promise(c, &promise);
    if (r == E_INVALID) {
        form_refuse(&v.form, "", c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "/remedies?done=added", v.session.id);
}
