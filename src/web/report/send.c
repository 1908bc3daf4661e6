/* SPDX-License-Identifier: Apache-2.0 */
/* send.c - /reports/:id/send: a report before it goes up, as it will; and the tap that sends it. */
#include "work/report/send.h"

#include <inttypes.h>

#include "web/report/report__.h"
#include "web/views.h"
#include "work/report/total.h"

enum { NAMED_MAX = 12 }; /* units named that have not reported; of more it says how many */

struct send_form {
    int64_t version;
    struct str seen;
    bool again, early, nothing;
    struct str number;
    struct day paper_on;
    int paper_way;
};
static const struct field send_fields[] = {
    FIELD_HIDDEN(struct send_form, again),
    FIELD_HIDDEN(struct send_form, version),
    FIELD_HIDDEN(struct send_form, seen, .max = 16),
    FIELD_BOOL(struct send_form, nothing, M_REPORT_NOTHING_BOX),
    FIELD_BOOL(struct send_form, early, M_REPORT_EARLY),
    FIELD_TEXT(struct send_form, number, M_REPORT_NUMBER, .max = 20),
    FIELD_DATE(struct send_form, paper_on, M_REPORT_PAPER_ON, .side = SAID_LAST),
    FIELD_CHOICE(struct send_form, paper_way, M_REPORT_PAPER_WAY, .choices = report__ways),
};

/* Units directly below that owe a report which is not counted yet. */
static struct str without(struct ctx *c, const struct total *of)
{
    CLEANUP(buf_done) struct buf names = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < of->n_rows; i++) {
        if (!of->rows[i].owes || of->rows[i].state == REPORT_RECEIVED)
            continue;
        if (n++ < NAMED_MAX)
            buf_fmt(&names, "%s%.*s", names.n ? "; " : "", STR_ARGS(of->rows[i].org));
    }
    if (n > NAMED_MAX)
        buf_str(&names, MSG(c->arena, c->lang, M_REPORT_WITHOUT_MORE,
                            { "n", .n = (int64_t)(n - NAMED_MAX) }));
    return names.n ? buf_take(&names, c->arena) : S("");
}

static enum err fill_below(struct ctx *c, struct report_send_page *v)
{
    struct total total;
    enum err r;

    v->below = v->without = S("");
    r = total_load(c, v->of.key.org_id, v->of.period.id, &total);
    if (r == E_DENIED) { /* who writes for the unit may not look into the units below it */
        error_clear(c->error);
        return OK;
    }
    if (r || !total.owed)
        return r;
    v->below = MSG(c->arena, c->lang, M_REPORT_BELOW, { "n", .n = total.reports },
                   { "all", .n = total.owed });
    v->without = without(c, &total);
    return OK;
}

static void fill_form(struct ctx *c, struct report_send_page *v)
{
    const struct report *of = &v->of;

    v->empty = report_empty_texts(c, of);
    v->nothing = field_view(&v->form, "nothing");
    v->nothing.hint = MSG(c->arena, c->lang, M_REPORT_NOTHING_HINT, { "texts", .text = v->empty });
    v->asks_early = of->running && day_cmp(c->today, of->period.from) >= 0;
    v->early = field_view(&v->form, "early");
    v->early.hint = MSG(c->arena, c->lang, M_REPORT_EARLY_HINT,
                        { "to", .text = day_shown(c->arena, of->period.to) });
    v->outside = of->to_outside
                     ? MSG(c->arena, c->lang, M_REPORT_PAPER_WHAT, { "org", .text = of->to_org })
                     : S("");
    v->number = field_view_plain(&v->form, "number");
    v->paper_on = field_view_plain(&v->form, "paper_on");
    v->paper_on.hint = msg_text(c->lang, M_SESSION_DAY_HINT);
    v->paper_way = field_view_plain(&v->form, "paper_way");
    v->paper_ways = field_options(&v->form, "paper_way", report__way_labels);
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct report_send_page *v)
{
    struct str period = period_shown(c, v->of.period.name);
    enum err r;

    if (!v->of.may_submit)
        return fail(c, E_CONFLICT, M_REPORT_NOT_NOW);
    page_init(&v->page, c, rq, NAV_REPORTS, M_REPORT_CHECK);
    page_title(&v->page, MSG(c->arena, c->lang, M_REPORT_CHECK_HEAD, { "period", .text = period }));
    v->back =
        str_fmt(c->arena, "/reports/%" PRId64 "%s", v->of.key.id, v->of.key.again ? "/again" : "");
    page_crumb(&v->page, c, msg_text(c->lang, M_REPORT_TITLE), S("/reports"));
    page_crumb(&v->page, c, MSG(c->arena, c->lang, M_REPORT_HEAD, { "period", .text = period }),
               v->back);
    v->page.form = &v->form;
    v->version = v->of.version;
    v->seen = report_seen(c, &v->of);
    v->facts = report__facts(c, &v->of, &v->n_facts);
    v->figures = report__figures(c, &v->of, &v->n_figures, &v->carries);
    fill_form(c, v);
    r = fill_below(c, v);
    return r ? r : PAGE_SHOW(view_report_send, v, c, rq, rs);
}

enum err report__get_send(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct send_form in = { 0 };
    struct report_send_page v = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, send_fields, 1, &in, &form, c->error);
    if (!r)
        r = report_load(c, &(struct report_key){ .id = request_id(rq, "id"), .again = in.again },
                        &v.of);
    if (r)
        return r;
    form_init(&v.form, send_fields, COUNT(send_fields), c->lang, c->arena);
    form_set(&v.form, "number", v.of.number);
    return show(c, rq, rs, &v);
}

enum err report__post_send(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct send_form in = { .seen = S(""), .paper_way = -1 };
    struct report_send_page v = { 0 };
    struct report_send send;
    const char *field = "";
    enum err r;

    r = form_take(rq, send_fields, COUNT(send_fields), &in, &v.form, c->error);
    if (r)
        return r;
    send = (struct report_send){ .key = { .id = request_id(rq, "id"), .again = in.again },
                                 .version = in.version,
                                 .seen = in.seen,
                                 .early = in.early,
                                 .nothing = in.nothing,
                                 .number = in.number.p ? in.number : STR_NONE,
                                 .paper = { in.paper_on, (enum paper_way)(in.paper_way + 1) } };
    if (!form_has_errors(&v.form)) {
        r = report_send(c, &send, &field);
        if (!r)
            return respond_redirect(rs, "/reports/%" PRId64 "?done=%s", send.key.id,
                                    send.paper.way ? "on-paper" : "submitted");
        if (r != E_INVALID)
            return r;
        form_refuse(&v.form, field, c->error);
    }
    r = report_load(c, &send.key, &v.of);
    return r ? r : show(c, rq, rs, &v);
}
