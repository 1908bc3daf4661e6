/* SPDX-License-Identifier: Apache-2.0 */
/* personal.c - a person's own remedies and reasons of absence, seen by themselves alone. */
#include <inttypes.h>

#include "web/remedy/remedy__.h"
#include "web/views.h"

/* What stands here is looked at only by an act of one's own (a POST), since each look is written
 * down for the person it is about. */

struct personal_form {
    int64_t person_id;
    struct str what;
    struct day due_on;
};
static const struct field fields[] = {
    FIELD_ID(struct personal_form, person_id, M_PERSONAL_PERSON, .required = true),
    FIELD_LINES(struct personal_form, what, M_PERSONAL_WHAT, .max = 1000, .required = true),
    FIELD_DATE(struct personal_form, due_on, M_PERSONAL_WHEN, .side = SAID_NEXT, .required = true),
};

static struct options people_options(struct ctx *c, const struct personal_page *v)
{
    struct options all = { .n = v->of.n_people + 1 };

    all.v = arena_array(c->arena, struct option, all.n);
    all.v[0] = (struct option){ .value = S(""), .label = msg_text(c->lang, M_SESSION_NOBODY) };
    for (size_t i = 0; i < v->of.n_people; i++)
        all.v[i + 1] = (struct option){ .value = str_fmt(c->arena, "%" PRId64, v->of.people[i].id),
                                        .label = v->of.people[i].name };
    field_choose(&v->form, "person_id", all);
    return all;
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct personal_page *v)
{
    page_init(&v->page, c, rq, NAV_REMEDIES, M_PERSONAL_TITLE);
    page_crumb(&v->page, c, msg_text(c->lang, M_REMEDY_TITLE), S("/remedies"));
    v->page.form = &v->form;
    v->person = field_view(&v->form, "person_id");
    v->people = people_options(c, v);
    v->what = field_view(&v->form, "what");
    v->due_on = field_view(&v->form, "due_on");
    v->due_on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
    v->due = arena_array(c->arena, struct task, v->of.n + 1);
    for (size_t i = 0; i < v->of.n; i++)
        v->due[i] = remedy_margin(c, v->of.rows[i].state, v->of.rows[i].due_on, v->of.rows[i].late);
    return PAGE_SHOW(view_personal, v, c, rq, rs);
}

enum err remedy__get_personal(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct personal_page v = { 0 };
    enum err r;

    r = personal_open(c, c->who->org_id, &v.of);
    if (r)
        return r;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

/* Answered with a page although it is sent: opening the list is an act, since each look is logged. */
enum err remedy__post_show(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct personal_page v = { .shown = true };
    enum err r;

    r = personal_list(c, c->who->org_id, 1, &v.of);
    if (r)
        return r;
    form_init(&v.form, fields, COUNT(fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

enum err remedy__post_personal(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct personal_form in = { .what = S("") };
    struct personal_page v = { 0 };
    struct personal_promise promise;
    enum err r;

    r = personal_open(c, c->who->org_id, &v.of);
    if (r)
        return r;
    r = form_take(rq, fields, COUNT(fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    promise = (struct personal_promise){ .org_id = c->who->org_id,
                                         .person_id = in.person_id,
                                         .what = in.what,
                                         .due_on = in.due_on };
    r = personal_promise(c, &promise);
    if (r == E_INVALID) {
        form_refuse(&v.form, "person_id", c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/remedies/personal?done=added");
}

struct version_form {
    int64_t version;
};
static const struct field version_fields[] = {
    FIELD_HIDDEN(struct version_form, version, .required = true),
};

enum err remedy__post_personal_done(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct version_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, version_fields, COUNT(version_fields), &in, &form, c->error);
    if (r)
        return r;
    r = personal_act(c, request_id(rq, "id"), in.version, REMEDY_DO_DONE);
    if (r)
        return r;
    return respond_redirect(rs, "/remedies/personal?done=mended");
}

static enum err show_reasons(struct ctx *c, const struct request *rq, struct response *rs,
                             struct reasons_page *v)
{
    page_init(&v->page, c, rq, NAV_SESSIONS, M_PERSONAL_REASONS);
    page_crumb(&v->page, c, msg_text(c->lang, M_SESSION_BACK),
               str_fmt(c->arena, "/sessions/%" PRId64, v->session_id));
    return PAGE_SHOW(view_reasons, v, c, rq, rs);
}

enum err remedy__get_reasons(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct reasons_page v = { .session_id = request_id(rq, "id") };
    struct session s;
    enum err r;

    r = session_load(c, v.session_id, &s);
    if (r)
        return r;
    r = may(c, P_PERSONAL_VIEW, s.org_id);
    if (r)
        return r;
    return show_reasons(c, rq, rs, &v);
}

enum err remedy__post_reasons(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct reasons_page v = { .session_id = request_id(rq, "id"), .shown = true };
    enum err r;

    r = personal_reasons(c, v.session_id, &v.rows, &v.n);
    if (r)
        return r;
    return show_reasons(c, rq, rs, &v);
}
