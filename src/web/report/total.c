/* SPDX-License-Identifier: Apache-2.0 */
#include "web/report/total.h"

#include <inttypes.h>

#include "web/report/report.h"
#include "web/views.h"

struct total_query {
    int64_t org;
};
static const struct field total_fields[] = { FIELD_HIDDEN(struct total_query, org) };

/* Whose totals: the unit asked for, or one's own. */
static enum err read_org(struct ctx *c, const struct request *rq, int64_t *ret)
{
    struct total_query in = { .org = c->who->org_id };
    struct form form;
    enum err r;

    r = form_parse(rq, total_fields, COUNT(total_fields), &in, &form, c->error);
    if (r)
        return r;
    *ret = in.org;
    return OK;
}

static struct total_shown show_row(struct ctx *c, const struct total *of,
                                   const struct total_row *row)
{
    struct total_shown shown = { .href = S(""),
                                 .report = S(""),
                                 .enter = S(""),
                                 .tag = report_tag(row->state) };
    bool waits = row->owes && row->state != REPORT_SUBMITTED && row->state != REPORT_RECEIVED;
    bool submitted = row->state && row->state != REPORT_DRAFT;
    struct str report = submitted ? str_fmt(c->arena, "/reports/%" PRId64, row->report_id) : S("");

    shown.state = msg_text(c->lang, report_sent_words(row->state, row->outside));
    if (row->late) {
        shown.tag = TAG_LATE;
        shown.state = MSG(c->arena, c->lang, M_TOTAL_LATE_SINCE,
                          { "day", .text = day_shown(c->arena, row->work_on) });
    } else if (!row->owes && !row->state) {
        shown.tag = TAG_OFF;
        shown.state = msg_text(c->lang, M_TOTAL_NOT_OWED);
    }
    if (waits && of->may_enter && !row->below)
        shown.enter = str_fmt(c->arena, "/periods/%" PRId64 "/entry?org=%" PRId64, of->period.id,
                              row->org_id);
    if (!row->below) {
        shown.href = report;
    } else {
        shown.href = str_fmt(c->arena, "/periods/%" PRId64 "/totals?org=%" PRId64, of->period.id,
                             row->org_id);
        shown.report = report;
    }
    return shown;
}

static void fill_figures(struct ctx *c, struct total_page *v)
{
    const struct total *of = &v->of;

    v->figures = arena_array(c->arena, struct figure, 4);
    v->figures[v->n_figures++] = (struct figure){
        .n = (int64_t)of->n_in,
        .beside = MSG(c->arena, c->lang, M_TOTAL_OF, { "n", .n = (int64_t)of->n_owing }),
        .what = M_TOTAL_IN,
    };
    v->figures[v->n_figures++] =
        (struct figure){ .n = (int64_t)of->n_waiting, .what = M_TOTAL_WAITING };
    v->figures[v->n_figures++] =
        (struct figure){ .n = (int64_t)of->n_received, .what = M_TOTAL_RECEIVED };
    v->figures[v->n_figures++] = (struct figure){ .n = (int64_t)of->n_late, .what = M_TOTAL_LATE };
}

static enum err get_total(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct total_page v = { 0 };
    int64_t org_id;
    enum err r;

    r = read_org(c, rq, &org_id);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_REPORTS, M_TOTAL_TITLE);
    r = total_load(c, org_id, request_id(rq, "id"), &v.of);
    if (r)
        return r;
    page_crumb(&v.page, c, v.of.period.campaign,
               str_fmt(c->arena, "/campaigns/%" PRId64, v.of.period.campaign_id));
    page_crumb(&v.page, c, msg_text(c->lang, M_TOTAL_TITLE),
               str_fmt(c->arena, "/totals/%" PRId64, v.of.period.campaign_id));
    v.period = period_shown(c, v.of.period.name);
    v.days = period_days(c, &v.of.period);
    page_title(&v.page, MSG(c->arena, c->lang, M_TOTAL_HEAD, { "period", .text = v.period }));
    v.shown = arena_array(c->arena, struct total_shown, v.of.n_rows + 1);
    for (size_t i = 0; i < v.of.n_rows; i++)
        v.shown[i] = show_row(c, &v.of, &v.of.rows[i]);
    fill_figures(c, &v);
    v.caption = MSG(c->arena, c->lang, M_TOTAL_COUNTED, { "n", .n = v.of.reports },
                    { "all", .n = v.of.owed });
    v.may_report = v.of.may_report;
    return PAGE_SHOW(view_total, &v, c, rq, rs);
}

static enum err get_total_periods(struct ctx *c, const struct request *rq, struct response *rs)
{
    int64_t campaign_id = request_id(rq, "campaign_id"), org_id;
    struct total_periods_page v = { 0 };
    enum err r;

    r = read_org(c, rq, &org_id);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_REPORTS, M_TOTAL_TITLE);
    r = total_periods(c, org_id, campaign_id, &v.of);
    if (r)
        return r;
    page_crumb(&v.page, c, v.of.campaign, str_fmt(c->arena, "/campaigns/%" PRId64, campaign_id));
    v.shown = arena_array(c->arena, struct str, v.of.n + 1);
    for (size_t i = 0; i < v.of.n; i++)
        v.shown[i] = period_shown(c, v.of.rows[i].name);
    return PAGE_SHOW(view_total_periods, &v, c, rq, rs);
}

const struct route total_routes[] = {
    { GET, "/totals/:campaign_id", ACCESS_SIGNED_IN, get_total_periods },
    { GET, "/periods/:id/totals", ACCESS_SIGNED_IN, get_total },
};
const size_t total_routes_n = COUNT(total_routes);
