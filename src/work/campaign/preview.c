/* SPDX-License-Identifier: Apache-2.0 */
/* preview.c - what issuing would do, before it does it. */
#include <assert.h>

#include "store/campaign.h"
#include "store/registration.h"
#include "work/assembly/assembly.h"
#include "work/campaign/issue__.h"
#include "work/org/org.h"

static size_t units_that_meet(const struct due_plan *p, const struct issue_kinds *k)
{
    size_t units = 0;

    for (size_t i = 0; i < k->n; i++) {
        if (duty_is_for(p->duty, k->list[i].code, k->list[i].meets))
            units += k->list[i].n;
    }
    return units;
}

/* Of units that a duty is for, those of its part: who is registered by now, or the rest. */
static enum err keep_part(struct ctx *c, const struct duty *d, size_t *units)
{
    struct q_registration_kinds *rows = NULL;
    size_t n = 0, registered = 0;
    enum err r;

    if (!d->part)
        return OK;
    r = q_registration_kinds(c->db, d->campaign_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (!d->audience_kind.n || str_eq(d->audience_kind, rows[i].kind))
            registered += (size_t)rows[i].n;
    }
    registered = registered < *units ? registered : *units;
    *units = d->part == DUTY_REGISTERED ? registered : *units - registered;
    return r;
}

/* An assembly may be a unit's own: units are looked at, not their kinds. */
static enum err ticked_with_assembly(struct ctx *c, const struct issue_kinds *k,
                                     const struct duty *d, size_t *ret)
{
    *ret = 0;
    for (size_t i = 0; i < k->n; i++) {
        bool asked;
        enum err r =
            assembly_asked(c, k->list[i].org_id, assembly_kind_name(d->assembly), c->today, &asked);

        if (r)
            return r;
        *ret += duty_is_for(d, k->list[i].code, asked);
    }
    return OK;
}

static enum err units_with_assembly(struct ctx *c, const struct issuing *g,
                                    const struct issue_kinds *k, const struct duty *d, size_t *ret)
{
    struct org_range below = org_range(c->arena, g->from.path);
    struct q_campaign_with_assembly_in in = {
        .hierarchy_id = HIERARCHY,
        .path_from = below.from,
        .path_to = below.to,
        .parent_id = g->in->scope == ISSUE_CHILDREN ? g->from.id : 0,
        .org_kind = d->audience_kind,
        .assembly = assembly_kind_name(d->assembly),
        .on_day = day_iso(c->arena, c->today),
    };
    struct q_campaign_with_assembly row = { 0 };
    enum err r;

    if (g->in->scope == ISSUE_TICKED)
        return ticked_with_assembly(c, k, d, ret);
    r = q_campaign_with_assembly(c->db, &in, c->arena, &row, c->error);
    *ret = (size_t)row.n;
    return r;
}

/* What a draft asks for is computed; each time of each duty is one due of each unit it is for. */
static enum err preview_line(struct ctx *c, const struct issuing *g, const struct due_plan *p,
                             const struct issue_kinds *k, struct issue_line *line)
{
    const struct campaign *campaign = &g->campaign;
    enum err r = OK;

    *line = (struct issue_line){ .duty = *p->duty };
    line->without_end =
        due_needs_span(&p->duty->rule) && (!day_is(campaign->to) || !day_is(campaign->from));
    line->without_date = p->duty->rule.rhythm == RHYTHM_ONCE && !day_is(p->duty->rule.due_on);
    if (p->n)
        line->first = p->slots[0].at;
    if (p->duty->own)
        line->units = 1;
    else if (p->duty->assembly)
        r = units_with_assembly(c, g, k, p->duty, &line->units);
    else
        line->units = units_that_meet(p, k);
    if (!r)
        r = keep_part(c, p->duty, &line->units);
    line->dues = line->units * p->n;
    return r;
}

static void preview_rest(const struct schedule *schedule, struct issue_preview *ret)
{
    ret->series = schedule->series;
    ret->n_series = schedule->n_series;
    for (size_t i = 0; i < schedule->n_series; i++) {
        const struct series *s = &schedule->series[i];

        if (day_is(s->rest_from) &&
            (!day_is(ret->rest_from) || day_cmp(s->rest_from, ret->rest_from) < 0)) {
            ret->rest_from = s->rest_from;
            ret->rest_to = s->rest_to;
        }
    }
}

static void fill_units(struct issue_preview *ret, const struct issue_kinds *k)
{
    for (size_t i = 0; i < k->n; i++) {
        ret->n_units += k->list[i].n;
        ret->n_new += k->list[i].fresh;
    }
}

enum err issue_preview(struct ctx *c, const struct issue *in, struct issue_preview *ret)
{
    struct issue_kinds kinds = { 0 };
    struct schedule schedule;
    struct due_plan *plans;
    struct issuing g;
    enum err r;

    assert(in && ret);
    *ret = (struct issue_preview){ .ready = true };
    r = issue__load(c, in, 0, &g);
    if (!r)
        r = issue__kinds(c, &g, &kinds);
    if (!r)
        r = schedule_load(c, &g.campaign, &schedule);
    if (r)
        return r;
    ret->campaign = g.campaign;
    ret->from_org_id = g.from.id;
    ret->from_org_name = g.from.name;
    fill_units(ret, &kinds);
    preview_rest(&schedule, ret);
    plans = due_plans(c, &ret->campaign, &schedule, &ret->n_lines);
    ret->lines = arena_array(c->arena, struct issue_line, ret->n_lines + 1);
    for (size_t i = 0; !r && i < ret->n_lines; i++) {
        r = preview_line(c, &g, &plans[i], &kinds, &ret->lines[i]);
        ret->n_dues += ret->lines[i].dues;
        ret->ready = ret->ready && !ret->lines[i].without_end;
    }
    if (r || g.step->state == g.step->next)
        return r;
    return issue__snags(c, &g, plans, ret->n_lines, &schedule, &kinds, &ret->snags, &ret->n_snags,
                        &ret->n_unsure);
}

enum err issue_units(struct ctx *c, const struct issue *in, const struct issue_unit **ret,
                     size_t *ret_n)
{
    struct q_campaign_targets *rows = NULL;
    struct issue_unit *list;
    struct org_range below;
    struct issuing g;
    size_t n = 0;
    enum err r;

    assert(in && ret && ret_n);
    r = issue__load(c, in, 0, &g);
    if (r)
        return r;
    below = org_range(c->arena, g.from.path);
    r = q_campaign_targets(c->db, in->campaign_id, HIERARCHY, below.from, below.to,
                           ISSUE_TICK_MOST + 1, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct issue_unit, n + 1);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct issue_unit){
            .id = rows[i].id,
            .name = rows[i].name,
            .kind_name = c->lang == LANG_EN ? rows[i].kind_en : rows[i].kind_vi,
            .received = rows[i].received != 0,
        };
    *ret = list;
    *ret_n = n;
    return OK;
}
