/* SPDX-License-Identifier: Apache-2.0 */
/* amend.c - /campaigns/:id/amend: an amendment is begun, written, looked at, issued or dropped. */
#include "work/campaign/amend.h"

#include <inttypes.h>

#include "base/buf.h"
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/report/report.h"
#include "web/views.h"
#include "work/campaign/amend_job.h"

struct head_form {
    struct str document, why;
    struct day to;
    int sort; /* of acts */
    int64_t version;
};
static const char *const acts[] = { "amend", "correct", NULL };
static const enum msg act_labels[] = { M_VERSION_AMEND, M_VERSION_CORRECT };

static const struct field head_fields[] = {
    FIELD_CHOICE(struct head_form, sort, M_AMEND_ACT, .choices = acts, .required = true),
    FIELD_TEXT(struct head_form, document, M_VERSION_DOCUMENT, .max = VERSION_WORDS_MAX),
    FIELD_LINES(struct head_form, why, M_VERSION_WHY, .max = VERSION_WORDS_MAX, .required = true),
    FIELD_DATE(struct head_form, to, M_CHANGE_TO),
    FIELD_HIDDEN(struct head_form, version),
};

static const struct duty *row_for(const struct amendment *of, int64_t duty_id)
{
    for (size_t i = 0; i < of->n_wanted; i++) {
        if (of->wanted[i].wanted_of == duty_id)
            return &of->wanted[i];
    }
    return NULL;
}

/* d: the duty as it is to read. */
static struct amend_duty_row duty_row(struct ctx *c, const struct amendment *of,
                                      const struct duty *d, enum wanted wanted)
{
    struct amend_duty_row row = {
        .id = d->id,
        .edit = str_fmt(c->arena, "/campaigns/%" PRId64 "/amend/duties/%" PRId64, of->campaign.id,
                        d->id),
        .words = d->words,
        .what = msg_text(c->lang, due_what_words(d->what)),
        .when = when_shown(c, &d->rule),
        .audience = d->audience_name.n ? d->audience_name : d->audience,
        .wanted = wanted != WANTED_AS_IT_IS,
        .ends = wanted == WANTED_END,
        .state = S(""),
    };

    if (d->own)
        row.audience = msg_text(c->lang, M_DUTY_AUDIENCE_OWN);
    else if (!row.audience.n)
        row.audience = msg_text(c->lang, M_DUTY_AUDIENCE_ALL);
    if (row.wanted)
        row.state = msg_text(c->lang, wanted == WANTED_END   ? M_AMEND_IS_END
                                      : wanted == WANTED_ADD ? M_AMEND_IS_ADD
                                                             : M_AMEND_IS_CHANGE);
    return row;
}

/* What is asked, as it is to read; then what is to be added. */
static void fill_duties(struct ctx *c, struct amend_page *v)
{
    const struct amendment *of = &v->of;

    v->duties = arena_array(c->arena, struct amend_duty_row, of->n_duties + of->n_wanted + 1);
    for (size_t i = 0; i < of->n_duties; i++) {
        const struct duty *row = row_for(of, of->duties[i].id);

        if (of->duties[i].dropped)
            continue;
        v->reports = v->reports || of->duties[i].series_id;
        v->duties[v->n_duties++] = row ? duty_row(c, of, row, WANTED_CHANGE)
                                       : duty_row(c, of, &of->duties[i], of->duties[i].wanted);
    }
    for (size_t i = 0; i < of->n_wanted; i++) {
        if (of->wanted[i].wanted == WANTED_ADD)
            v->duties[v->n_duties++] = duty_row(c, of, &of->wanted[i], WANTED_ADD);
    }
}

static void fill_form(struct ctx *c, const struct amendment *of, struct form *f)
{
    struct day to = day_is(of->head.to) ? of->head.to : of->campaign.to;

    form_init(f, head_fields, COUNT(head_fields), c->lang, c->arena);
    form_set(f, "sort", str_of(acts[of->head.act == VERSION_CORRECT]));
    form_set(f, "document", str_or_empty(of->head.words.document));
    form_set(f, "why", str_or_empty(of->head.words.why));
    form_set(f, "to", day_shown(c->arena, to));
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct amend_page *v)
{
    campaign__page(&v->page, c, rq, &v->of.campaign, M_AMEND_TITLE);
    v->page.form = &v->form;
    v->act = field_view(&v->form, "sort");
    v->act.hint = msg_text(c->lang, M_AMEND_ACT_HINT);
    v->acts = field_options(&v->form, "sort", act_labels);
    v->document = field_view(&v->form, "document");
    v->document.hint = msg_text(c->lang, M_VERSION_DOCUMENT_HINT);
    v->why = field_view(&v->form, "why");
    v->to = field_view(&v->form, "to");
    v->to.hint = msg_text(c->lang, M_AMEND_TO_HINT);
    v->changes = campaign__changes(c, v->of.changes, v->of.n_changes, "sua-doi");
    fill_duties(c, v);
    campaign__amend_rows(c, v);
    return PAGE_SHOW(view_amend, v, c, rq, rs);
}

enum err campaign__get_amend(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct amend_page v = { 0 };
    enum err r = amend_load(c, request_id(rq, "id"), &v.of);

    if (r)
        return r;
    fill_form(c, &v.of, &v.form);
    return show(c, rq, rs, &v);
}

enum err campaign__post_amend(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct head_form in = { .document = S(""), .why = S("") };
    struct amend_page v = { 0 };
    struct amend_head wanted;
    const char *field;
    enum err r;

    r = amend_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = form_take(rq, head_fields, COUNT(head_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    wanted = (struct amend_head){ .campaign_id = v.of.campaign.id,
                                  .version = in.version,
                                  .act = in.sort ? VERSION_CORRECT : VERSION_AMEND,
                                  .words = { in.document, in.why },
                                  .to = in.to };
    r = amend_save(c, &wanted, &field);
    if (r == E_INVALID) {
        form_refuse(&v.form, field ? field : "", c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/amend?done=saved", wanted.campaign_id);
}

/* "Chi bộ: 12; Chi bộ cơ quan: 3" */
static struct str bound_kinds(struct ctx *c, const struct amendment *of)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < of->n_kinds; i++) {
        if (!of->kinds[i].bound)
            continue;
        if (buf_view(&out).n)
            buf_lit(&out, "; ");
        buf_str(&out,
                str_fmt(c->arena, "%.*s: %" PRId64, STR_ARGS(of->kinds[i].name), of->kinds[i].n));
    }
    return arena_str(c->arena, buf_view(&out));
}

static void show_left(struct ctx *c, struct amend_page *v)
{
    v->left = arena_array(c->arena, struct str, v->of.n_left + 1);
    for (; v->n_left < v->of.n_left; v->n_left++) {
        const struct amend_left *left = &v->of.left[v->n_left];

        v->left[v->n_left] = MSG(
            c->arena, c->lang, M_AMEND_LEFT, { "period", .text = period_shown(c, left->period) },
            { "n", .n = left->n }, { "latest", .day = left->latest }, { "own", .day = left->own });
    }
}

enum err campaign__get_amend_check(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct amend_page v = { .again = S("") };
    enum err r = amend_load(c, request_id(rq, "id"), &v.of);

    if (r)
        return r;
    if (!v.of.begun)
        return respond_redirect(rs, "/campaigns/%" PRId64 "/amend", v.of.campaign.id);
    campaign__page(&v.page, c, rq, &v.of.campaign, M_AMEND_CHECK);
    page_crumb(&v.page, c, msg_text(c->lang, M_AMEND_TITLE),
               str_fmt(c->arena, "/campaigns/%" PRId64 "/amend", v.of.campaign.id));
    v.changes = campaign__changes(c, v.of.changes, v.of.n_changes, "sua-doi");
    v.bound = v.of.bound ? MSG(c->arena, c->lang, M_AMEND_BOUND, { "n", .n = v.of.bound })
                         : msg_text(c->lang, M_AMEND_BOUND_NONE);
    v.kinds = bound_kinds(c, &v.of);
    show_left(c, &v);
    if (v.of.again)
        v.again = MSG(c->arena, c->lang, M_AMEND_AGAIN, { "n", .n = v.of.again });
    return PAGE_SHOW(view_amend_check, &v, c, rq, rs);
}

struct act_form {
    int64_t version;
    bool keep;
};
static const struct field act_fields[] = {
    FIELD_HIDDEN(struct act_form, version),
    FIELD_HIDDEN(struct act_form, keep),
};

static enum err take(struct ctx *c, const struct request *rq, struct act_form *ret)
{
    struct form form;

    *ret = (struct act_form){ 0 };
    return form_parse(rq, act_fields, COUNT(act_fields), ret, &form, c->error);
}

enum err campaign__post_amend_issue(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id"), job_id = 0;
    struct act_form in;
    enum err r = take(c, rq, &in);

    if (!r)
        r = amend_or_queue(c, id, in.version, &job_id);
    if (r)
        return r;
    if (job_id)
        return respond_redirect(rs, "/jobs/%" PRId64, job_id);
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=amended#sua-doi", id);
}

enum err campaign__post_amend_drop(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id");
    struct act_form in;
    enum err r = take(c, rq, &in);

    if (!r)
        r = amend_drop(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=amend-dropped", id);
}

enum err campaign__post_amend_end(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t id = request_id(rq, "id"), duty_id = request_id(rq, "duty_id");
    struct act_form in;
    enum err r = take(c, rq, &in);

    if (!r)
        r = in.keep ? amend_duty_keep(c, id, duty_id) : amend_duty_end(c, id, duty_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "/amend?done=saved#viec", id);
}
