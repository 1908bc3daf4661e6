/* SPDX-License-Identifier: Apache-2.0 */
/* mend.c - a shortcoming or a remedy put right while the session is open. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/session/session__.h"
#include "web/views.h"

struct shortcoming_form {
    struct str words, cause;
    int source;
    int64_t campaign_id, version;
};
static const struct field shortcoming_fields[] = {
    FIELD_LINES(struct shortcoming_form, words, M_REMEDY_SHORTCOMING, .max = 1000,
                .required = true),
    FIELD_TEXT(struct shortcoming_form, cause, M_REMEDY_CAUSE, .max = 500),
    FIELD_CHOICE(struct shortcoming_form, source, M_REMEDY_SOURCE, .choices = session__sources),
    FIELD_ID(struct shortcoming_form, campaign_id, M_REMEDY_CAMPAIGN),
    FIELD_HIDDEN(struct shortcoming_form, version, .required = true),
};

struct remedy_form {
    struct str what, who;
    struct day due_on;
    int64_t version;
};
static const struct field remedy_fields[] = {
    FIELD_LINES(struct remedy_form, what, M_REMEDY_WHAT, .max = 1000, .required = true),
    FIELD_TEXT(struct remedy_form, who, M_REMEDY_WHO, .max = 150, .required = true),
    FIELD_DATE(struct remedy_form, due_on, M_REMEDY_WHEN, .side = SAID_NEXT, .required = true),
    FIELD_HIDDEN(struct remedy_form, version, .required = true),
};

static struct str shortcoming_text(struct ctx *c, struct str words, struct str cause)
{
    return cause.n ? str_fmt(c->arena, "%.*s\n%.*s", STR_ARGS(words), STR_ARGS(cause)) : words;
}

static struct str remedy_text(struct ctx *c, struct str what, struct str who, struct str due_on)
{
    return str_fmt(c->arena, "%.*s\n%.*s\n%.*s", STR_ARGS(what), STR_ARGS(who), STR_ARGS(due_on));
}

static void fill_shortcoming(struct ctx *c, struct mend_page *v)
{
    v->shortcoming = field_view(&v->form, "words");
    v->shortcoming.hint = msg_text(c->lang, M_REMEDY_SHORTCOMING_HINT);
    v->cause = field_view(&v->form, "cause");
    v->source = field_view(&v->form, "source");
    v->source.optional = false; /* one of them is always chosen */
    v->sources = session__source_options(&v->form);
    v->campaign = field_view(&v->form, "campaign_id");
    v->campaign.optional = false;
    v->campaigns = session__campaign_options(c, &v->form, &v->session);
}

static void fill_remedy(struct ctx *c, struct mend_page *v)
{
    v->what = field_view(&v->form, "what");
    v->who = field_view(&v->form, "who");
    v->who.hint = msg_text(c->lang, M_REMEDY_WHO_HINT);
    v->due_on = field_view(&v->form, "due_on");
    v->due_on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct mend_page *v)
{
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS,
              v->remedy ? M_REMEDY_MEND_REMEDY : M_REMEDY_MEND_SHORTCOMING);
    session__crumbs(&v->page, c, &v->session);
    v->back = str_fmt(c->arena, "/sessions/%" PRId64 "/remedies", v->session.id);
    page_crumb(&v->page, c, msg_text(c->lang, M_SESSION_TASK_PROMISES), v->back);
    v->page.form = &v->form;
    v->action = str_fmt(c->arena, "/sessions/%" PRId64 "/%s/%" PRId64, v->session.id,
                        v->remedy ? "remedies" : "shortcomings",
                        request_id(rq, v->remedy ? "remedy_id" : "shortcoming_id"));
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    if (v->remedy)
        fill_remedy(c, v);
    else
        fill_shortcoming(c, v);
    r = PAGE_SHOW(view_session_mend, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

/* What stands there now; fields: the form that mends it. */
static enum err load(struct ctx *c, const struct request *rq, struct mend_page *v,
                     struct shortcoming *ret_shortcoming, struct remedy *ret_remedy)
{
    enum err r;

    r = session_load(c, request_id(rq, "id"), &v->session);
    if (!r)
        r = session_ask(c, &v->session, SESSION_DO_PROMISE);
    if (r)
        return r;
    if (ret_remedy) {
        r = promise_remedy(c, &v->session, request_id(rq, "remedy_id"), ret_remedy);
        v->remedy = true;
        v->shortcoming_words = ret_remedy->shortcoming;
        v->version = ret_remedy->version;
        return r;
    }
    r = promise_shortcoming(c, &v->session, request_id(rq, "shortcoming_id"), ret_shortcoming);
    v->version = ret_shortcoming->version;
    return r;
}

enum err session__get_shortcoming(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct mend_page v = { 0 };
    struct shortcoming m = { 0 };
    enum err r;

    r = load(c, rq, &v, &m, NULL);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, shortcoming_fields, COUNT(shortcoming_fields), c->lang, c->arena);
    form_set(&v.form, "words", m.words);
    form_set(&v.form, "cause", m.cause);
    form_set(&v.form, "source", m.source);
    if (m.campaign_id)
        form_set(&v.form, "campaign_id", str_fmt(c->arena, "%" PRId64, m.campaign_id));
    return show(c, rq, rs, &v);
}

enum err session__get_remedy(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct mend_page v = { 0 };
    struct remedy m = { 0 };
    enum err r;

    r = load(c, rq, &v, NULL, &m);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, remedy_fields, COUNT(remedy_fields), c->lang, c->arena);
    form_set(&v.form, "what", m.what);
    form_set(&v.form, "who", m.who);
    form_set(&v.form, "due_on", day_shown(c->arena, m.due_on));
    return show(c, rq, rs, &v);
}

static void show_both(struct ctx *c, struct mend_page *v, int64_t version, struct str by,
                      struct str theirs, struct str mine)
{
    v->version = version;
    v->by = by;
    v->diff = diff_words(c->arena, theirs, mine);
}

/* What work/ would not take comes back as typed, with both texts when somebody else was faster. */
static enum err refused(struct ctx *c, const struct request *rq, struct response *rs,
                        struct mend_page *v, enum err why, const char *field)
{
    if (why != E_INVALID && why != E_CONFLICT)
        return why;
    if (v->stale)
        error_clear(c->error);
    else
        form_refuse(&v->form, field, c->error);
    return show(c, rq, rs, v);
}

enum err session__post_shortcoming(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct shortcoming_form in = { .words = S(""), .cause = S("") };
    struct shortcoming mine, now = { 0 };
    struct mend_page v = { 0 };
    enum err r;

    r = load(c, rq, &v, &now, NULL);
    if (r)
        return r;
    r = form_take(rq, shortcoming_fields, COUNT(shortcoming_fields), &in, &v.form, c->error);
    if (r)
        return r;
    v.version = in.version; /* what this person has seen, until both texts are shown */
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    mine = (struct shortcoming){ .id = request_id(rq, "shortcoming_id"),
                                 .version = in.version,
                                 .words = in.words,
                                 .cause = in.cause,
                                 .source = str_of(session__sources[in.source]),
                                 .campaign_id = in.campaign_id };
    r = promise_mend_shortcoming(c, v.session.id, &mine, &now);
    if (!r)
        return respond_redirect(rs, "/sessions/%" PRId64 "/remedies?done=saved", v.session.id);
    v.stale = r == E_CONFLICT && now.id;
    if (v.stale)
        show_both(c, &v, now.version, now.by, shortcoming_text(c, now.words, now.cause),
                  shortcoming_text(c, in.words, in.cause));
    return refused(c, rq, rs, &v, r, "words");
}

enum err session__post_remedy(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct remedy_form in = { .what = S(""), .who = S("") };
    struct remedy mine, now = { 0 };
    struct mend_page v = { 0 };
    enum err r;

    r = load(c, rq, &v, NULL, &now);
    if (r)
        return r;
    r = form_take(rq, remedy_fields, COUNT(remedy_fields), &in, &v.form, c->error);
    if (r)
        return r;
    v.version = in.version; /* what this person has seen, until both texts are shown */
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    mine = (struct remedy){ .id = request_id(rq, "remedy_id"),
                            .version = in.version,
                            .what = in.what,
                            .who = in.who,
                            .due_on = in.due_on };
    r = promise_mend_remedy(c, v.session.id, &mine, &now);
    if (!r)
        return respond_redirect(rs, "/sessions/%" PRId64 "/remedies?done=saved", v.session.id);
    v.stale = r == E_CONFLICT && now.id;
    if (v.stale)
        show_both(c, &v, now.version, now.by,
                  remedy_text(c, now.what, now.who, day_shown(c->arena, now.due_on)),
                  remedy_text(c, in.what, in.who, day_shown(c->arena, in.due_on)));
    return refused(c, rq, rs, &v, r, "due_on");
}

struct version_form {
    int64_t version;
};
static const struct field version_fields[] = {
    FIELD_HIDDEN(struct version_form, version, .required = true),
};

static enum err move(struct ctx *c, const struct request *rq, struct response *rs,
                     enum promise_kind kind,
                     enum err (*act)(struct ctx *, const struct promise_move *), const char *done)
{
    struct promise_move move = {
        .session_id = request_id(rq, "id"),
        .id = request_id(rq, kind == PROMISE_REMEDY ? "remedy_id" : "shortcoming_id"),
        .kind = kind,
    };
    struct version_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, version_fields, COUNT(version_fields), &in, &form, c->error);
    if (r)
        return r;
    move.version = in.version;
    r = act(c, &move);
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "/remedies?done=%s", move.session_id, done);
}

enum err session__post_withdraw_shortcoming(struct ctx *c, const struct request *rq,
                                            struct response *rs)
{
    return move(c, rq, rs, PROMISE_SHORTCOMING, promise_withdraw, "withdrawn");
}

enum err session__post_restore_shortcoming(struct ctx *c, const struct request *rq,
                                           struct response *rs)
{
    return move(c, rq, rs, PROMISE_SHORTCOMING, promise_restore, "restored");
}

enum err session__post_withdraw_remedy(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, PROMISE_REMEDY, promise_withdraw, "withdrawn");
}

enum err session__post_restore_remedy(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, PROMISE_REMEDY, promise_restore, "restored");
}
