/* SPDX-License-Identifier: Apache-2.0 */
#include "store/campaign.h"
#include "store/proceeding.h"
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

static enum err load_clauses(struct ctx *c, int64_t id, struct campaign_clause **ret, size_t *ret_n)
{
    struct q_clause_list *rows = NULL;
    enum err r;

    r = q_clause_list(c->db, id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct campaign_clause, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct campaign_clause){
            .id = rows[i].id,
            .label = rows[i].label,
            .words = rows[i].words,
            .span_start = rows[i].span_start,
            .span_end = rows[i].span_end,
        };
    return OK;
}

static void fill_material(struct ctx *c, const struct campaign_view *v,
                          const struct q_campaign_contents *row, struct campaign_material *ret)
{
    *ret = (struct campaign_material){
        .month = str_or_empty(row->month),
        .title = row->title,
        .document = document_cited(c->arena, row->kind, row->number, row->symbol,
                                   day_from_iso(row->issued_on), row->issuer),
        .clause = clause_by_id(v, row->clause_id.v),
    };
}

static enum err load_contents(struct ctx *c, struct campaign_view *v)
{
    struct q_campaign_contents *rows = NULL;
    size_t n;
    enum err r;

    r = q_campaign_contents(c->db, v->campaign.id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    v->topics = arena_array(c->arena, struct campaign_topic, n + 1);
    v->materials = arena_array(c->arena, struct campaign_material, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(rows[i].what, S("topic")))
            v->topics[v->n_topics++] =
                (struct campaign_topic){ rows[i].title, clause_by_id(v, rows[i].clause_id.v) };
        else
            fill_material(c, v, &rows[i], &v->materials[v->n_materials++]);
    }
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

/* Where one acknowledges. Nobody has received a draft. */
static enum err load_unit(struct ctx *c, struct campaign_view *v, struct campaign_reach *reach)
{
    enum err r = OK;

    if (!reach->asked && v->campaign.state != CAMPAIGN_DRAFT)
        r = campaign__reach(c, v->campaign.id, reach);
    v->unit_id = reach->unit_id;
    v->unit_name = reach->unit_name;
    v->received_at = reach->received_at;
    v->acknowledged_at = reach->acknowledged_at;
    return r;
}

static bool may_act(struct ctx *c, const struct campaign_view *v, enum campaign_act act,
                    int64_t org_id)
{
    const struct campaign_step *step = campaign_step(v->campaign.state, act);

    return org_id && step && may_quietly(c, step->permission, org_id);
}

static void fill_rights(struct ctx *c, struct campaign_view *v, const struct campaign_reach *reach)
{
    int64_t lead = v->campaign.org_id;

    v->may_edit = may_act(c, v, CAMPAIGN_EDIT, lead);
    v->may_withdraw = may_act(c, v, CAMPAIGN_WITHDRAW, lead);
    v->may_restore = may_act(c, v, CAMPAIGN_RESTORE, lead);
    v->may_issue = may_act(c, v, CAMPAIGN_ISSUE, lead);
    v->may_close = may_act(c, v, CAMPAIGN_CLOSE, lead);
    v->may_reopen = may_act(c, v, CAMPAIGN_REOPEN, lead);
    v->may_pass_on = reach->below && may_act(c, v, CAMPAIGN_PASS_ON, v->unit_id);
    v->may_acknowledge = !v->acknowledged_at && may_act(c, v, CAMPAIGN_ACKNOWLEDGE, v->unit_id);
    v->may_see_units = v->campaign.state != CAMPAIGN_DRAFT &&
                       v->campaign.state != CAMPAIGN_WITHDRAWN &&
                       (may_quietly(c, P_TOTAL_VIEW, lead) ||
                        (v->unit_id && may_quietly(c, P_TOTAL_VIEW, v->unit_id)));
}

enum err campaign_show(struct ctx *c, int64_t id, struct campaign_view *ret)
{
    struct campaign_reach reach;
    enum err r;

    *ret = (struct campaign_view){ 0 };
    r = campaign__load(c, id, &ret->campaign, &reach);
    if (!r)
        r = load_clauses(c, id, &ret->clauses, &ret->n_clauses);
    if (!r)
        r = load_contents(c, ret);
    if (!r)
        r = load_proceedings(c, ret);
    if (!r)
        r = load_duties(c, ret);
    if (!r)
        r = load_unit(c, ret, &reach);
    if (r)
        return r;
    fill_rights(c, ret, &reach);
    return OK;
}

enum err campaign_text(struct ctx *c, int64_t id, struct campaign_text *ret)
{
    struct q_campaign_text q = { .text = STR_NONE };
    enum err r;

    *ret = (struct campaign_text){ .text = STR_NONE };
    r = campaign_load(c, id, &ret->campaign);
    if (!r)
        r = load_clauses(c, id, &ret->clauses, &ret->n_clauses);
    if (!r && ret->campaign.document_id)
        r = q_campaign_text(c->db, id, c->arena, &q, c->error);
    ret->text = q.text;
    return r;
}
