/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "base/clock.h"
#include "web/campaign__.h"
#include "web/kit/when.h"
#include "web/report.h"
#include "web/views.h"

struct units_query {
    struct str after;
    int64_t org;
};
static const struct field units_fields[] = {
    FIELD_TEXT(struct units_query, after, M_CAMPAIGN_TITLE, .max = 400),
    FIELD_ID(struct units_query, org, M_CAMPAIGN_TITLE),
};

static void fill_state(struct ctx *c, const struct campaign_unit *unit,
                       struct campaign_unit_row *row)
{
    if (unit->reports_late) {
        row->tag = TAG_LATE;
        row->state = MSG(c->arena, c->lang, M_CAMPAIGN_LATE, { "n", .n = unit->reports_late });
    } else if (!unit->acknowledged_at) {
        row->tag = TAG_WAIT;
        row->state = msg_text(c->lang, M_CAMPAIGN_NOT_ACKNOWLEDGED);
    } else if (unit->reports_due && unit->reports_in == unit->reports_due) {
        row->tag = TAG_DONE;
        row->state = msg_text(c->lang, M_STATE_DONE);
    } else {
        row->tag = TAG_DOING;
        row->state = msg_text(c->lang, M_CAMPAIGN_ACKNOWLEDGED);
    }
}

static void fill_rows(struct ctx *c, struct campaign_units_page *v)
{
    v->n = v->of.n;
    v->rows = arena_array(c->arena, struct campaign_unit_row, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct campaign_unit *unit = &v->of.units[i];

        v->rows[i] = (struct campaign_unit_row){
            .name = unit->name,
            .phone = unit->phone,
            .href = str_fmt(c->arena, "/units/%" PRId64, unit->id),
            .acknowledged =
                unit->acknowledged_at ? clock_shown(c->arena, unit->acknowledged_at) : S(""),
            .next = day_is(unit->next_on) ? day_shown(c->arena, unit->next_on) : S(""),
            .sessions = unit->sessions,
            .reports_in = unit->reports_in,
            .reports_due = unit->reports_due,
        };
        fill_state(c, unit, &v->rows[i]);
    }
}

static struct str of_all(struct ctx *c, int64_t n)
{
    return MSG(c->arena, c->lang, M_CAMPAIGN_OF_ALL, { "n", .n = n });
}

static void fill_figures(struct ctx *c, struct campaign_units_page *v)
{
    const struct campaign_progress *of = &v->of;
    const struct figure figures[] = {
        { of->acknowledged, of_all(c, of->n_units), M_CAMPAIGN_F_ACKNOWLEDGED, STR_NONE },
        { of->sessions, STR_NONE, M_CAMPAIGN_F_SESSIONS, STR_NONE },
        { of->reports_in, of_all(c, of->reports_due), M_CAMPAIGN_F_REPORTS, STR_NONE },
        { of->units_late, of_all(c, of->n_units), M_CAMPAIGN_F_LATE, STR_NONE },
    };

    v->figures = arena_array(c->arena, struct figure, COUNT(figures));
    memcpy(v->figures, figures, sizeof(figures));
    v->n_figures = COUNT(figures);
}

enum err get_campaign_units(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct campaign_units_page v = { .next = S("") };
    struct units_query in = { .after = S("") };
    struct form form;
    enum err r;

    r = form_parse(rq, units_fields, COUNT(units_fields), &in, &form, c->error);
    if (r)
        return r;
    r = campaign_progress(c, request_id(rq, "id"), in.org, in.after, &v.of);
    if (r)
        return r;
    campaign__page(&v.page, c, rq, &v.of.campaign, M_CAMPAIGN_UNITS);
    fill_rows(c, &v);
    fill_figures(c, &v);
    if (v.of.next.n)
        v.next = str_fmt(c->arena, "/campaigns/%" PRId64 "/units?org=%" PRId64 "&after=%.*s",
                         v.of.campaign.id, v.of.org_id, STR_ARGS(v.of.next));
    return PAGE_SHOW(view_campaign_units, &v, c, rq, rs);
}

enum err get_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct due_page v = { 0 };
    struct campaign campaign;
    enum err r;

    r = due_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = campaign_load(c, v.of.campaign_id, &campaign);
    if (r)
        return r;
    if (v.of.what == DUE_REPORT)
        return respond_redirect(rs, "/reports/due/%" PRId64, v.of.id);
    campaign__page(&v.page, c, rq, &campaign, M_DUTY_TITLE);
    v.campaign = campaign.name;
    v.when = due_shown(c, v.of.due_on, v.of.work_on);
    v.period = period_shown(c, v.of.period);
    v.by_itself = v.of.what == DUE_SESSION;
    v.may = may_quietly(c, P_CAMPAIGN_ACKNOWLEDGE, v.of.org_id);
    return PAGE_SHOW(view_due, &v, c, rq, rs);
}

struct due_form {
    bool undone;
};
static const struct field due_fields[] = { FIELD_BOOL(struct due_form, undone, M_DUTY_TITLE) };

enum err post_due(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct due_form in = { 0 };
    struct form form;
    int64_t campaign_id;
    enum err r;

    r = form_parse(rq, due_fields, COUNT(due_fields), &in, &form, c->error);
    if (r)
        return r;
    r = due_set_done(c, request_id(rq, "id"), !in.undone, &campaign_id);
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=saved", campaign_id);
}
