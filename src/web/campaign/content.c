/* SPDX-License-Identifier: Apache-2.0 */
/* content.c - a topic, what is studied or reviewed, or a paper to read, is written by hand. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/report/report.h"
#include "web/views.h"

struct content_form {
    struct str title, slot, kind, number, symbol, issuer;
    struct day from, to, issued_on;
    int64_t topic, version;
    int what;
};

/* In the order of the enum, less one. */
static const char *const whats[] = { "topic", "study", "review", "material", NULL };
static const enum msg what_labels[] = { M_CONTENT_WHAT_TOPIC, M_CONTENT_WHAT_STUDY,
                                        M_CONTENT_WHAT_REVIEW, M_CONTENT_WHAT_MATERIAL };

static const struct field content_fields[] = {
    FIELD_CHOICE(struct content_form, what, M_CONTENT_WHAT, .choices = whats, .required = true),
    FIELD_LINES(struct content_form, title, M_CONTENT_TITLE, .max = 1000, .required = true),
    FIELD_TEXT(struct content_form, slot, M_CONTENT_SLOT, .max = 60),
    FIELD_DATE(struct content_form, from, M_CONTENT_FROM),
    FIELD_DATE(struct content_form, to, M_CONTENT_TO),
    FIELD_TEXT(struct content_form, kind, M_READING_H_TYPE, .max = 60),
    FIELD_TEXT(struct content_form, number, M_READING_H_NUMBER, .max = 20),
    FIELD_TEXT(struct content_form, symbol, M_READING_H_SYMBOL, .max = 60),
    FIELD_DATE(struct content_form, issued_on, M_READING_H_DATE, .side = SAID_LAST),
    FIELD_TEXT(struct content_form, issuer, M_READING_H_ISSUER),
    FIELD_ID(struct content_form, topic, M_CONTENT_TOPIC),
    FIELD_HIDDEN(struct content_form, version),
};

static void fill_form(struct ctx *c, const struct content *of, struct form *f)
{
    form_init(f, content_fields, COUNT(content_fields), c->lang, c->arena);
    form_set(f, "what", content_what_name(of->what));
    form_set(f, "title", of->title);
    form_set(f, "slot", of->slot.n ? slot_shown(c, of->slot) : S(""));
    form_set(f, "from", day_shown(c->arena, of->from));
    form_set(f, "to", day_shown(c->arena, of->to));
    form_set(f, "kind", of->paper.kind);
    form_set(f, "number", of->paper.number);
    form_set(f, "symbol", of->paper.symbol);
    form_set(f, "issued_on", day_shown(c->arena, of->paper.issued_on));
    form_set(f, "issuer", of->paper.issuer);
    form_set(f, "topic", of->topic_id ? str_fmt(c->arena, "%" PRId64, of->topic_id) : S(""));
}

static enum err fill_topics(struct ctx *c, struct content_edit_page *v)
{
    struct content *list = NULL;
    size_t n = 0;
    enum err r;

    r = content_list(c, v->of.id, &list, &n);
    if (r)
        return r;
    v->topics = (struct options){ arena_array(c->arena, struct option, n + 1), 1 };
    v->topics.v[0] =
        (struct option){ .value = S(""), .label = msg_text(c->lang, M_CONTENT_TOPIC_ANY) };
    for (size_t i = 0; i < n; i++) {
        if (list[i].what != CONTENT_MATERIAL && list[i].id != v->id && content_holds(&list[i]))
            v->topics.v[v->topics.n++] =
                (struct option){ .value = str_fmt(c->arena, "%" PRId64, list[i].id),
                                 .label = list[i].title };
    }
    field_choose(&v->form, "topic", v->topics);
    return OK;
}

static bool is_used(const struct field_view *f)
{
    return f->value.n || f->error.n;
}

static void fill_fields(struct ctx *c, struct content_edit_page *v)
{
    const struct form *f = &v->form;

    v->what = field_view_plain(f, "what");
    v->whats = field_options(f, "what", what_labels);
    v->title = field_view_plain(f, "title");
    v->slot = field_view_plain(f, "slot");
    v->slot.hint = msg_text(c->lang, M_CONTENT_SLOT_HINT);
    v->from = field_view_plain(f, "from");
    v->to = field_view_plain(f, "to");
    v->kind = field_view_plain(f, "kind");
    v->number = field_view_plain(f, "number");
    v->symbol = field_view_plain(f, "symbol");
    v->issued_on = field_view_plain(f, "issued_on");
    v->issuer = field_view_plain(f, "issuer");
    v->topic = field_view_plain(f, "topic");
    v->topic.hint = msg_text(c->lang, M_CONTENT_TOPIC_HINT);
    v->review = form_has(f, "what", S("review")) || is_used(&v->from) || is_used(&v->to);
    v->paper = form_has(f, "what", S("material")) || is_used(&v->kind) || is_used(&v->number) ||
               is_used(&v->issued_on) || is_used(&v->issuer) || is_used(&v->topic);
}

static struct str as_text(struct ctx *c, const struct content *of)
{
    struct content_row row = campaign__content_row(c, of);

    return str_fmt(c->arena, "%.*s\n%.*s\n%.*s", STR_ARGS(row.kind), STR_ARGS(row.title),
                   STR_ARGS(row.note));
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct content_edit_page *v)
{
    struct edit_ways ways;
    enum err r;

    campaign__page(&v->page, c, rq, &v->of, v->id ? M_CONTENT_EDIT_TITLE : M_CONTENT_NEW_TITLE);
    v->page.form = &v->form;
    ways = campaign__edit_ways(c, &v->page, v->of.id, "contents", "noi-dung", v->id, v->amends);
    v->action = ways.action;
    v->cancel = ways.cancel;
    v->stale_words = msg_text(c->lang, M_ERROR_STALE);
    v->stale_who = S("");
    v->version = field_seen(&v->form, v->version, v->stale);
    fill_fields(c, v);
    r = fill_topics(c, v);
    if (r)
        return r;
    r = PAGE_SHOW(view_content_edit, v, c, rq, rs);
    if (v->stale)
        rs->status = err_http_status(E_CONFLICT);
    return r;
}

/* The campaign, and the content as it stands where it is one already. */
static enum err load(struct ctx *c, const struct request *rq, int64_t content_id,
                     struct content_edit_page *v, struct content *ret)
{
    int64_t campaign_id = request_id(rq, "id");
    enum err r;

    v->id = content_id;
    v->quote = S("");
    r = content_id ? content_load(c, content_id, ret, &v->of)
                   : campaign_load(c, campaign_id, &v->of);
    if (!r && v->of.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_CONTENT_NONE);
    if (r)
        return r;
    if (content_id) {
        v->version = ret->version;
        v->quote = ret->quote;
    }
    return may(c, P_CAMPAIGN_EDIT, v->of.org_id);
}

struct new_query {
    int64_t paper;
};
static const struct field new_fields[] = {
    FIELD_HIDDEN(struct new_query, paper),
};

static enum err get_new(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct content blank = { .title = S(""), .slot = S("") };
    struct content_edit_page v = { .amends = amends };
    struct new_query in = { 0 };
    struct form query;
    enum err r;

    r = form_parse(rq, new_fields, COUNT(new_fields), &in, &query, c->error);
    if (!r)
        r = load(c, rq, 0, &v, &blank);
    if (r)
        return r;
    blank.what = in.paper ? CONTENT_MATERIAL : CONTENT_TOPIC;
    fill_form(c, &blank, &v.form);
    return show(c, rq, rs, &v);
}

static enum err get_edit(struct ctx *c, const struct request *rq, struct response *rs, bool amends)
{
    struct content_edit_page v = { .amends = amends };
    struct content of = { 0 };
    enum err r;

    r = load(c, rq, request_id(rq, "content_id"), &v, &of);
    if (r)
        return r;
    fill_form(c, &of, &v.form);
    return show(c, rq, rs, &v);
}

static void take(const struct content_form *in, struct content *of)
{
    of->version = in->version;
    of->what = (enum content_what)(in->what + 1);
    of->title = in->title;
    of->slot = in->slot;
    of->from = in->from;
    of->to = in->to;
    of->topic_id = in->topic;
    of->paper =
        (struct content_paper){ in->kind, in->number, in->symbol, in->issuer, in->issued_on };
}

static enum err save(struct ctx *c, const struct request *rq, struct response *rs,
                     int64_t content_id, bool amends)
{
    struct content_form in = { .slot = S("") };
    struct content_edit_page v = { .amends = amends };
    struct content of = { 0 }, now = { 0 };
    const char *field;
    enum err r;

    r = load(c, rq, content_id, &v, &of);
    if (!r)
        r = form_take(rq, content_fields, COUNT(content_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    of.campaign_id = v.of.id;
    take(&in, &of);
    r = amends ? amend_content_save(c, &of, &now, &field) : content_save(c, &of, &now, &field);
    if (r == E_CONFLICT) {
        error_clear(c->error);
        v.stale = true;
        v.diff = diff_words(c->arena, as_text(c, &now), as_text(c, &of));
        return show(c, rq, rs, &v);
    }
    if (r == E_INVALID && field) {
        form_refuse(&v.form, field, c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "%s?done=%s#%s", v.of.id,
                            amends ? "/amend" : "", content_id ? "saved" : "added",
                            of.what == CONTENT_MATERIAL ? "tai-lieu" : "noi-dung");
}

enum err campaign__get_content_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_new(c, rq, rs, false);
}

enum err campaign__get_amend_content_new(struct ctx *c, const struct request *rq,
                                         struct response *rs)
{
    return get_new(c, rq, rs, true);
}

enum err campaign__get_content_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_edit(c, rq, rs, false);
}

enum err campaign__get_amend_content(struct ctx *c, const struct request *rq, struct response *rs)
{
    return get_edit(c, rq, rs, true);
}

enum err campaign__post_content_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, 0, false);
}

enum err campaign__post_amend_content_new(struct ctx *c, const struct request *rq,
                                          struct response *rs)
{
    return save(c, rq, rs, 0, true);
}

enum err campaign__post_content_edit(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "content_id"), false);
}

enum err campaign__post_amend_content(struct ctx *c, const struct request *rq, struct response *rs)
{
    return save(c, rq, rs, request_id(rq, "content_id"), true);
}

struct do_form {
    int64_t version;
    int deed;
};
static const char *const deeds[] = { "up", "drop", "back", NULL };
enum { DO_UP, DO_DROP, DO_BACK };
static const struct field do_fields[] = {
    FIELD_HIDDEN(struct do_form, version, .required = true),
    FIELD_HIDDEN(struct do_form, deed, .choices = deeds, .required = true),
};

enum err campaign__post_content(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "content_id");
    struct do_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, do_fields, COUNT(do_fields), &in, &form, c->error);
    if (!r)
        r = in.deed == DO_UP ? content_up(c, id, in.version)
                             : content_drop(c, id, in.version, in.deed == DO_DROP);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved#noi-dung-%" PRId64,
                            request_id(rq, "id"), id);
}

struct end_form {
    bool keep;
};
static const struct field end_fields[] = {
    FIELD_HIDDEN(struct end_form, keep),
};

enum err campaign__post_amend_content_end(struct ctx *c, const struct request *rq,
                                          struct response *rs)
{
    int64_t id = request_id(rq, "id"), content_id = request_id(rq, "content_id");
    struct end_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, end_fields, COUNT(end_fields), &in, &form, c->error);
    if (!r)
        r = in.keep ? amend_content_keep(c, id, content_id) : amend_content_end(c, id, content_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/amend?done=saved#noi-dung", id);
}
