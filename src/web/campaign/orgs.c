/* SPDX-License-Identifier: Apache-2.0 */
/* orgs.c - /campaigns/:id/orgs: how far the units are. */
#include <inttypes.h>

#include "base/clock.h"
#include "web/campaign/campaign__.h"
#include "web/kit/when.h"
#include "web/views.h"

struct units_query {
    struct str after;
    int64_t org;
};
static const struct field units_fields[] = {
    FIELD_HIDDEN(struct units_query, after, .max = 400),
    FIELD_HIDDEN(struct units_query, org),
};

static void fill_state(struct ctx *c, const struct campaign_unit *unit,
                       struct campaign_unit_row *row)
{
    if (unit->late) {
        row->tag = TAG_LATE;
        row->state = MSG(c->arena, c->lang, M_CAMPAIGN_LATE, { "n", .n = unit->late });
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
            .href = str_fmt(c->arena, "/orgs/%" PRId64, unit->id),
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

static void fill_kinds(struct ctx *c, struct campaign_units_page *v)
{
    const struct late_kind *kinds = v->of.in_time.kinds;

    v->kinds = arena_array(c->arena, struct campaign_late_kind, DUE_WHATS);
    for (int i = 1; i < DUE_WHATS; i++) {
        if (kinds[i].asked)
            v->kinds[v->n_kinds++] =
                (struct campaign_late_kind){ due_what_words((enum due_what)i), kinds[i] };
    }
}

/* Down the tree; where nothing is below, the units' own table says it all. */
static void fill_late(struct ctx *c, struct campaign_units_page *v)
{
    const struct campaign_late *late = &v->of.in_time;
    int64_t id = v->of.campaign.id;

    v->late = arena_array(c->arena, struct campaign_late_row, late->n + 1);
    v->n_late = late->n;
    for (size_t i = 0; i < late->n; i++) {
        v->adds_up = v->adds_up || late->units[i].below;
        v->late[i] = (struct campaign_late_row){
            .of = late->units[i],
            .href = late->units[i].below
                        ? str_fmt(c->arena, "/campaigns/%" PRId64 "/orgs?org=%" PRId64, id,
                                  late->units[i].id)
                        : str_fmt(c->arena, "/orgs/%" PRId64, late->units[i].id),
        };
    }
}

enum err campaign__get_orgs(struct ctx *c, const struct request *rq, struct response *rs)
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
    fill_kinds(c, &v);
    fill_late(c, &v);
    if (v.of.next.n)
        v.next = str_fmt(c->arena, "/campaigns/%" PRId64 "/orgs?org=%" PRId64 "&after=%.*s",
                         v.of.campaign.id, v.of.org_id, STR_ARGS(v.of.next));
    return PAGE_SHOW(view_campaign_units, &v, c, rq, rs);
}
