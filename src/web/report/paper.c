/* SPDX-License-Identifier: Apache-2.0 */
/* paper.c - what goes to a unit outside Nếp: how it was sent, and what was answered. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report__.h"
#include "web/views.h"
#include "work/report/answer.h"
#include "work/report/version.h"

const char *const report__ways[] = { "hand", "post", "mail", "axis", "fax", NULL };
const enum msg report__way_labels[] = { M_REPORT_PAPER_HAND, M_REPORT_PAPER_POST,
                                        M_REPORT_PAPER_MAIL, M_REPORT_PAPER_AXIS,
                                        M_REPORT_PAPER_FAX };

struct str report__to_shown(struct ctx *c, const struct report *of)
{
    return of->to_outside ? MSG(c->arena, c->lang, M_REPORT_OUTSIDE, { "org", .text = of->to_org })
                          : of->to_org;
}

struct str report__paper_shown(struct ctx *c, const struct report_version *of)
{
    return MSG(
        c->arena, c->lang, M_REPORT_PAPER_SHOWN, { "number", .text = of->number },
        { "day", .text = day_shown(c->arena, of->paper.on) },
        { "way", .text = msg_text(c->lang, report__way_labels[of->paper.way - PAPER_HAND]) });
}

static void show_answers(struct ctx *c, const struct report_answer *answers, size_t n,
                         struct report_page *v)
{
    v->answers = arena_array(c->arena, struct report_answer_row, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct str day = day_shown(c->arena, answers[i].on);

        v->answers[v->n_answers++] = (struct report_answer_row){
            .head = answers[i].number.n
                        ? MSG(c->arena, c->lang, M_REPORT_ANSWER_LINE, { "day", .text = day },
                              { "number", .text = answers[i].number })
                        : day,
            .words = answers[i].words,
        };
    }
}

enum err report__fill_paper(struct ctx *c, struct report_page *v)
{
    const struct report *of = &v->of;
    struct report_answer *answers = NULL;
    struct rights rights;
    size_t n = 0;
    enum err r;

    v->outside = S("");
    v->takes_back = !of->to_org_id || of->to_outside;
    if (!of->to_outside)
        return OK;
    v->outside = MSG(c->arena, c->lang, M_REPORT_PAPER_WHAT, { "org", .text = of->to_org });
    if (!of->key.id || of->as_copy)
        return OK;
    r = report_answers(c, of->key.id, &answers, &n);
    if (!r)
        r = rights_by(c, of->hands, of->n_hands, of->key.org_id, &rights);
    if (r)
        return r;
    show_answers(c, answers, n, v);
    v->may_answer = of->state == REPORT_SUBMITTED && rights_have(&rights, P_REPORT_EDIT);
    return OK;
}

struct answer_form {
    struct day on;
    struct str number, words;
};
static const struct field answer_fields[] = {
    FIELD_DATE(struct answer_form, on, M_REPORT_ANSWER_ON, .side = SAID_LAST, .required = true),
    FIELD_TEXT(struct answer_form, number, M_REPORT_ANSWER_NUMBER, .max = 20),
    FIELD_LINES(struct answer_form, words, M_REPORT_ANSWER_WORDS, .max = 4000, .required = true),
};

static enum err show_answer(struct ctx *c, const struct request *rq, struct response *rs,
                            struct report_answer_page *v)
{
    struct report report;
    enum err r;

    v->id = request_id(rq, "id");
    r = report_load(c, &(struct report_key){ .id = v->id }, &report);
    if (r)
        return r;
    page_init(&v->page, c, rq, NAV_REPORTS, M_REPORT_ANSWER_ADD);
    page_crumb(&v->page, c,
               MSG(c->arena, c->lang, M_REPORT_HEAD,
                   { "period", .text = period_shown(c, report.period.name) }),
               str_fmt(c->arena, "/reports/%" PRId64, v->id));
    v->page.form = &v->form;
    v->org = report__to_shown(c, &report);
    v->on = field_view(&v->form, "on");
    v->on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
    v->number = field_view(&v->form, "number");
    v->words = field_view(&v->form, "words");
    return PAGE_SHOW(view_report_answer, v, c, rq, rs);
}

enum err report__get_answer(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct report_answer_page v = { 0 };

    form_init(&v.form, answer_fields, COUNT(answer_fields), c->lang, c->arena);
    return show_answer(c, rq, rs, &v);
}

enum err report__post_answer(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct answer_form in = { .number = S(""), .words = S("") };
    struct report_answer_page v = { 0 };
    const char *field;
    enum err r;

    r = form_take(rq, answer_fields, COUNT(answer_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show_answer(c, rq, rs, &v);
    r = report_answer(
        c, request_id(rq, "id"),
        &(struct report_answer){ .on = in.on, .number = in.number, .words = in.words }, &field);
    if (r == E_INVALID) {
        form_refuse(&v.form, field, c->error);
        return show_answer(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/reports/%" PRId64 "?done=saved", request_id(rq, "id"));
}
