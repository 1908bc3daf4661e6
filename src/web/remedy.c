/* SPDX-License-Identifier: Apache-2.0 */
#include "web/remedy.h"

#include <inttypes.h>

#include "web/remedy__.h"
#include "web/views.h"

static struct task margin_of(struct ctx *c, enum remedy_state state, struct day due_on, bool late)
{
    static const enum tag tags[REMEDY_STATES] = {
        [REMEDY_OPEN] = TAG_DOING,
        [REMEDY_DONE] = TAG_DOUBT,
        [REMEDY_CONFIRMED] = TAG_GOT,
        [REMEDY_WITHDRAWN] = TAG_OFF,
    };
    struct task t = { .tag = late ? TAG_LATE : tags[state],
                      .state = msg_text(c->lang,
                                        late ? M_REMEDY_STATE_LATE : remedy_state_words(state)) };

    task_due(&t, c->arena, c->lang, due_on, c->today);
    return t;
}

static void fill_rows(struct ctx *c, struct remedy_page *v)
{
    v->n = v->of.n;
    v->rows = arena_array(c->arena, struct remedy_row, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct remedy *m = &v->of.rows[i];
        bool edit = v->of.may_edit;

        v->rows[i] = (struct remedy_row){
            .of = m,
            .due = margin_of(c, m->state, m->due_on, m->late),
            .can_done = edit && remedy_rule(m->state, REMEDY_DO_DONE),
            .can_confirm = edit && m->can_confirm,
            .can_reopen = edit && remedy_rule(m->state, REMEDY_DO_REOPEN),
        };
    }
}

struct page_query {
    int64_t page;
    struct str done; /* page.c's, allowed here */
};
static const struct field page_fields[] = {
    FIELD_INT(struct page_query, page, M_SESSION_PAGES, .min = 1, .max = 1000),
    FIELD_TEXT(struct page_query, done, M_SESSION_PAGES, .max = 20),
};

static enum err get_remedies(struct ctx *c, const struct request *rq, struct response *rs)
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
    FIELD_INT(struct step_form, version, M_REMEDY_TITLE, .required = true),
    FIELD_ID(struct step_form, back, M_SESSION_TITLE), /* the session it was done from */
    FIELD_TEXT(struct step_form, proof, M_REMEDY_PROOF, .max = 500),
};

static enum err act_on(struct ctx *c, const struct request *rq, struct response *rs,
                       enum remedy_act act, const char *done)
{
    struct step_form in = { .proof = S("") };
    struct remedy_step step;
    struct form form;
    enum err r;

    r = form_parse(rq, step_fields, COUNT(step_fields), &in, &form, c->error);
    if (r)
        return r;
    step = (struct remedy_step){ request_id(rq, "id"), in.version, act, in.proof };
    r = remedy_act(c, &step);
    if (r)
        return r;
    if (in.back)
        return respond_redirect(rs, "/sessions/%" PRId64 "/promises?done=%s", in.back, done);
    return respond_redirect(rs, "/remedies?done=%s", done);
}

static enum err post_done(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_DONE, "mended");
}

static enum err post_confirm(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_CONFIRM, "mended");
}

static enum err post_reopen(struct ctx *c, const struct request *rq, struct response *rs)
{
    return act_on(c, rq, rs, REMEDY_DO_REOPEN, "saved");
}

struct task *remedy__margins(struct ctx *c, const struct personal_list *of)
{
    struct task *due = arena_array(c->arena, struct task, of->n + 1);

    for (size_t i = 0; i < of->n; i++)
        due[i] = margin_of(c, of->rows[i].state, of->rows[i].due_on, of->rows[i].late);
    return due;
}

#define SMALL (64 * KIB)

const struct route remedy_routes[] = {
    { GET, "/remedies", ACCESS_SIGNED_IN, get_remedies },
    { POST, "/remedies/:id/done", ACCESS_SIGNED_IN, post_done, .body = SMALL },
    { POST, "/remedies/:id/confirm", ACCESS_SIGNED_IN, post_confirm, .body = SMALL },
    { POST, "/remedies/:id/reopen", ACCESS_SIGNED_IN, post_reopen, .body = SMALL },
    { GET, "/remedies/personal", ACCESS_SIGNED_IN, remedy__get_personal },
    { POST, "/remedies/personal/show", ACCESS_SIGNED_IN, remedy__post_show, .body = SMALL },
    { POST, "/remedies/personal", ACCESS_SIGNED_IN, remedy__post_personal, .body = SMALL },
    { POST, "/personal-remedies/:id/done", ACCESS_SIGNED_IN, remedy__post_personal_done,
      .body = SMALL },
    { GET, "/sessions/:id/reasons", ACCESS_SIGNED_IN, remedy__get_reasons },
    { POST, "/sessions/:id/reasons", ACCESS_SIGNED_IN, remedy__post_reasons, .body = SMALL },
};
const size_t remedy_routes_n = COUNT(remedy_routes);
