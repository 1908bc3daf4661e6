/* SPDX-License-Identifier: Apache-2.0 */
#include "store/campaign.h"
#include "store/org.h"
#include "work/campaign__.h"
#include "work/document.h"

static const struct campaign_clause *clause_by_id(const struct campaign_view *v, int64_t id)
{
    for (size_t i = 0; i < v->n_clauses; i++) {
        if (id && v->clauses[i].id == id)
            return &v->clauses[i];
    }
    return NULL;
}

static enum err load_clauses(struct ctx *c, struct campaign_view *v)
{
    struct q_clause_list *rows = NULL;
    enum err r;

    r = q_clause_list(c->db, v->campaign.id, c->arena, &rows, &v->n_clauses, c->error);
    if (r)
        return r;
    v->clauses = arena_array(c->arena, struct campaign_clause, v->n_clauses + 1);
    for (size_t i = 0; i < v->n_clauses; i++)
        v->clauses[i] = (struct campaign_clause){
            .id = rows[i].id,
            .label = rows[i].label,
            .words = rows[i].words,
            .span_start = rows[i].span_start,
            .span_end = rows[i].span_end,
        };
    return OK;
}

static enum err load_topics(struct ctx *c, struct campaign_view *v)
{
    struct q_topic_list *rows = NULL;
    enum err r;

    r = q_topic_list(c->db, v->campaign.id, c->arena, &rows, &v->n_topics, c->error);
    if (r)
        return r;
    v->topics = arena_array(c->arena, struct campaign_topic, v->n_topics + 1);
    for (size_t i = 0; i < v->n_topics; i++)
        v->topics[i] =
            (struct campaign_topic){ rows[i].title, clause_by_id(v, rows[i].clause_id.v) };
    return OK;
}

static enum err load_materials(struct ctx *c, struct campaign_view *v)
{
    struct q_material_list *rows = NULL;
    enum err r;

    r = q_material_list(c->db, v->campaign.id, c->arena, &rows, &v->n_materials, c->error);
    if (r)
        return r;
    v->materials = arena_array(c->arena, struct campaign_material, v->n_materials + 1);
    for (size_t i = 0; i < v->n_materials; i++)
        v->materials[i] = (struct campaign_material){
            .month = str_or_empty(rows[i].month),
            .title = rows[i].title,
            .document = document_cited(c->arena, rows[i].kind, rows[i].number, rows[i].symbol,
                                       day_from_iso(rows[i].issued_on), rows[i].issuer),
            .clause = clause_by_id(v, rows[i].clause_id.v),
        };
    return OK;
}

/* Rows come step by step; a new proceeding begins where its id changes. */
static enum err load_proceedings(struct ctx *c, struct campaign_view *v)
{
    struct q_campaign_steps *rows = NULL;
    struct campaign_proceeding_step *steps;
    int64_t last = 0;
    size_t n;
    enum err r;

    r = q_campaign_steps(c->db, v->campaign.id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    v->proceedings = arena_array(c->arena, struct campaign_proceeding, n + 1);
    steps = arena_array(c->arena, struct campaign_proceeding_step, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct campaign_proceeding *p;

        if (rows[i].proceeding_id != last)
            v->proceedings[v->n_proceedings++] =
                (struct campaign_proceeding){ .session_kind = rows[i].session_kind,
                                              .name = rows[i].name,
                                              .steps = steps + i };
        last = rows[i].proceeding_id;
        p = &v->proceedings[v->n_proceedings - 1];
        p->steps[p->n_steps++] =
            (struct campaign_proceeding_step){ rows[i].part, rows[i].label, rows[i].words };
    }
    return OK;
}

static enum err load_duties(struct ctx *c, struct campaign_view *v)
{
    const struct duty *duties;
    struct calendar calendar;
    enum err r;

    r = duty_list(c, v->campaign.id, &duties, &v->n_duties);
    if (r)
        return r;
    r = duty_calendar(c, &calendar);
    if (r)
        return r;
    v->duties = arena_array(c->arena, struct campaign_duty, v->n_duties + 1);
    for (size_t i = 0; i < v->n_duties; i++) {
        struct campaign_duty *d = &v->duties[i];

        *d = (struct campaign_duty){ .duty = duties[i],
                                     .clause = clause_by_id(v, duties[i].clause_id) };
        d->n_dates =
            due_list(&d->duty.rule, campaign__span(&v->campaign), &calendar, c->arena, &d->dates);
        for (size_t k = d->n_dates; k > 0; k--) {
            if (day_cmp(d->dates[k - 1].work_on, c->today) >= 0)
                d->next = d->dates[k - 1];
        }
    }
    return OK;
}

/* The first of the asker's units that received it: where one acknowledges. */
static enum err load_unit(struct ctx *c, struct campaign_view *v)
{
    for (size_t i = 0; c->who && i < c->who->n_grants; i++) {
        const struct grant *g = &c->who->grants[i];
        bool received;
        int64_t at, acknowledged_at;
        enum err r;

        r = campaign__received(c, v->campaign.id, g->org_id, &received, &at, &acknowledged_at);
        if (r)
            return r;
        if (!received)
            continue;
        v->unit_id = g->org_id;
        v->unit_name = g->org_name;
        v->received_at = at;
        v->acknowledged_at = acknowledged_at;
        return OK;
    }
    return OK;
}

static bool may_act(struct ctx *c, const struct campaign_view *v, enum campaign_act act,
                    int64_t org_id)
{
    const struct campaign_step *step = campaign_step(v->campaign.state, act);

    return org_id && step && may_quietly(c, step->permission, org_id);
}

static enum err load_rights(struct ctx *c, struct campaign_view *v)
{
    int64_t lead = v->campaign.org_id;
    struct q_org_has_children below;
    enum err r;

    v->may_edit = may_act(c, v, CAMPAIGN_EDIT, lead);
    v->may_issue = may_act(c, v, CAMPAIGN_ISSUE, lead);
    v->may_close = may_act(c, v, CAMPAIGN_CLOSE, lead);
    v->may_reopen = may_act(c, v, CAMPAIGN_REOPEN, lead);
    v->may_pass_on = may_act(c, v, CAMPAIGN_PASS_ON, v->unit_id);
    v->may_acknowledge = !v->acknowledged_at && may_act(c, v, CAMPAIGN_ACKNOWLEDGE, v->unit_id);
    v->may_see_units = v->campaign.state != CAMPAIGN_DRAFT &&
                       (may_quietly(c, P_TOTAL_VIEW, lead) ||
                        (v->unit_id && may_quietly(c, P_TOTAL_VIEW, v->unit_id)));
    if (!v->may_pass_on)
        return OK;
    r = q_org_has_children(c->db, v->unit_id, HIERARCHY, c->arena, &below, c->error);
    v->may_pass_on = !r && below.has;
    return r;
}

enum err campaign_show(struct ctx *c, int64_t id, struct campaign_view *ret)
{
    enum err r;

    *ret = (struct campaign_view){ 0 };
    r = campaign_load(c, id, &ret->campaign);
    if (!r)
        r = load_clauses(c, ret);
    if (!r)
        r = load_topics(c, ret);
    if (!r)
        r = load_materials(c, ret);
    if (!r)
        r = load_proceedings(c, ret);
    if (!r)
        r = load_duties(c, ret);
    if (!r)
        r = load_unit(c, ret);
    if (r)
        return r;
    return load_rights(c, ret);
}
