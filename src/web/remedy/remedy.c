/* SPDX-License-Identifier: Apache-2.0 */
#include "web/remedy/remedy.h"

#include <inttypes.h>

#include "web/remedy/remedy__.h"
#include "web/views.h"

static void fill_rows(struct ctx *c, struct remedy_page *v)
{
    v->n = v->of.n;
    v->rows = arena_array(c->arena, struct remedy_row, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct remedy *m = &v->of.rows[i];
        bool edit = v->of.may_edit;

        v->rows[i] = (struct remedy_row){
            .of = m,
            .due = remedy_margin(c, m->state, m->due_on, m->late),
            .can_done = edit && remedy_step(m->state, REMEDY_DO_DONE),
            .can_confirm = edit && m->can_confirm,
            .can_reopen = edit && remedy_step(m->state, REMEDY_DO_REOPEN),
        };
    }
}

struct page_query {
    int64_t page;
    struct str done; /* page.c's, allowed here */
};
static const struct field page_fields[] = {
    FIELD_HIDDEN(struct page_query, page, .min = 1, .max = 1000),
    FIELD_HIDDEN(struct page_query, done, .max = 20),
};

enum err remedy__get_list(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct remedy_page v = { .newer = S(""), .older = S("") };
    struct page_query in = { .page = 1 };
    struct form form;
    enum err r;

    r = form_parse(rq, page_fields, COUNT(page_fields), &in, &form, c->error);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_REMEDIES, M_REMEDY_TITLE);
    r = remedy_list(c, c->who->org_id, (int)in.page, &v.of);
    if (r)
        return r;
    fill_rows(c, &v);
    if (v.of.page > 1)
        v.newer = str_fmt(c->arena, "/remedies?page=%d", v.of.page - 1);
    if (v.of.more)
        v.older = str_fmt(c->arena, "/remedies?page=%d", v.of.page + 1);
    return PAGE_SHOW(view_remedies, &v, c, rq, rs);
}

struct step_form {
    int64_t version, back;
    struct str proof;
};
static const struct field step_fields[] = {
    FIELD_HIDDEN(struct step_form, version, .required = true),
    FIELD_HIDDEN(struct step_form, back), /* the session it was done from */
    FIELD_TEXT(struct step_form, proof, M_REMEDY_PROOF, .max = 500),
};

static enum err act_on(struct ctx *c, const struct request *rq, struct response *rs,
                       enum remedy_act act, const char *done)
{
    struct step_form in = { .proof = S("") };
    struct remedy_move step;
    struct form form;
    enum err r;

    r = form_parse(rq, step_fields, COUNT(step_fields), &in, &form, c->error);
    if (r)
        return r;
    step = (struct remedy_move){ request_id(rq, "id"), in.version, act, in.proof };
    r = remedy_act(c, &step);
    if (r)
        return r;
    if (in.back)
        return respond_redirect(rs, "/sessions/%" PRId64 "/remedies?done=%s", in.back, done);
    return respond_redirect(rs, "/remedies?done=%s", done);
}

enum err remedy__post_done(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_DONE, "mended");
}

enum err remedy__post_confirm(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_CONFIRM, "mended");
}

enum err remedy__post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_REOPEN, "saved");
}
