/* SPDX-License-Identifier: Apache-2.0 */
/* show.c - one campaign with all that stands on it, and what the asker may do. */
#include <assert.h>

#include "store/campaign.h"
#include "work/campaign/amend.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/due.h"

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

/* What is left out of a draft is seen there, to be brought back; of what has ended the versions tell. */
static enum err load_contents(struct ctx *c, struct campaign_view *v)
{
    bool draft = campaign_step(v->campaign.state, CAMPAIGN_DO_EDIT);
    struct content *list = NULL;
    size_t n = 0;
    enum err r;

    r = content_list(c, v->campaign.id, &list, &n);
    if (r)
        return r;
    v->topics = arena_array(c->arena, struct campaign_content, n + 1);
    v->materials = arena_array(c->arena, struct campaign_content, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct campaign_content row = { list[i], clause_by_id(v, list[i].clause_id) };

        if (!content_holds(&list[i]) && !draft)
            continue;
        if (list[i].what == CONTENT_MATERIAL)
            v->materials[v->n_materials++] = row;
        else
            v->topics[v->n_topics++] = row;
    }
    return OK;
}

static enum err load_proceedings(struct ctx *c, struct campaign_view *v)
{
    bool draft = campaign_step(v->campaign.state, CAMPAIGN_DO_EDIT);
    struct proceeding *list = NULL;
    size_t n = 0;
    enum err r = proceeding_list(c, v->campaign.id, &list, &n);

    v->proceedings = list;
    for (size_t i = 0; !r && i < n; i++) {
        if (proceeding_holds(&list[i]) || draft)
            list[v->n_proceedings++] = list[i];
    }
    return r;
}

static const struct due_plan *plan_of(const struct due_plan *plans, size_t n,
                                      const struct duty *duty)
{
    for (size_t i = 0; i < n; i++) {
        if (plans[i].duty == duty)
            return &plans[i];
    }
    return NULL;
}

static void fill_dates(struct ctx *c, const struct due_plan *plan, struct campaign_duty *d)
{
    d->dates = arena_array(c->arena, struct due_at, plan->n + 1);
    d->n_dates = plan->n;
    for (size_t k = 0; k < plan->n; k++)
        d->dates[k] = plan->slots[k].at;
    for (size_t k = d->n_dates; k > 0; k--) {
        if (day_cmp(d->dates[k - 1].work_on, c->today) >= 0)
            d->next = d->dates[k - 1];
    }
}

static enum err load_duties(struct ctx *c, struct campaign_view *v)
{
    const struct due_plan *plan;
    struct schedule schedule;
    enum err r;

    r = schedule_load(c, &v->campaign, &schedule);
    if (r)
        return r;
    v->plans = due_plans(c, &v->campaign, &schedule, &v->n_plans);
    v->series = schedule.series;
    v->n_series = schedule.n_series;
    v->n_duties = schedule.n_duties;
    v->duties = arena_array(c->arena, struct campaign_duty, v->n_duties + 1);
    for (size_t i = 0; i < v->n_duties; i++) {
        struct campaign_duty *d = &v->duties[i];

        *d = (struct campaign_duty){ .duty = schedule.duties[i],
                                     .clause = clause_by_id(v, schedule.duties[i].clause_id) };
        plan = plan_of(v->plans, v->n_plans, &schedule.duties[i]);
        if (plan)
            fill_dates(c, plan, d);
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
    v->recalled_at = reach->recalled_at;
    v->had_version = reach->had_version;
    return r;
}

static bool may_act(const struct campaign_view *v, enum campaign_act act,
                    const struct rights *rights)
{
    const struct campaign_step *step = campaign_step(v->campaign.state, act);

    return step && !campaign__is_being_issued(&v->campaign, act) &&
           rights_have(rights, step->permission);
}

static bool owes_itself(const struct campaign_view *v)
{
    for (size_t i = 0; i < v->n_plans; i++) {
        if (v->plans[i].duty->own && v->plans[i].asker_id == v->campaign.org_id)
            return true;
    }
    return false;
}

static enum err fill_rights(struct ctx *c, struct campaign_view *v,
                            const struct campaign_reach *reach)
{
    struct rights lead, unit;
    enum err r;

    r = rights_at(c, v->campaign.org_id, &lead);
    if (!r)
        r = rights_at(c, v->unit_id, &unit);
    if (r)
        return r;
    v->may_edit = may_act(v, CAMPAIGN_DO_EDIT, &lead);
    v->may_withdraw = may_act(v, CAMPAIGN_DO_WITHDRAW, &lead);
    v->may_restore = may_act(v, CAMPAIGN_DO_RESTORE, &lead);
    v->may_issue = may_act(v, CAMPAIGN_DO_ISSUE, &lead);
    v->may_close = may_act(v, CAMPAIGN_DO_CLOSE, &lead);
    v->may_reopen = may_act(v, CAMPAIGN_DO_REOPEN, &lead);
    v->may_recall = may_act(v, CAMPAIGN_DO_RECALL, &lead);
    v->may_amend = may_act(v, CAMPAIGN_DO_AMEND, &lead);
    v->may_pass_on = reach->below && may_act(v, CAMPAIGN_DO_PASS_ON, &unit);
    v->may_date_below = reach->children && may_act(v, CAMPAIGN_DO_PASS_ON, &unit);
    v->may_acknowledge =
        !v->acknowledged_at && !v->recalled_at && may_act(v, CAMPAIGN_DO_ACKNOWLEDGE, &unit);
    v->may_see_units = v->campaign.state != CAMPAIGN_DRAFT &&
                       v->campaign.state != CAMPAIGN_WITHDRAWN &&
                       v->campaign.state != CAMPAIGN_RECALLED &&
                       (rights_have(&lead, P_TOTAL_VIEW) || rights_have(&unit, P_TOTAL_VIEW));
    v->owes_itself = owes_itself(v) && rights_have(&lead, P_CAMPAIGN_ACKNOWLEDGE);
    if (!v->campaign.job_id || !rights_have(&lead, P_CAMPAIGN_ISSUE))
        return OK;
    return job_load(c, v->campaign.job_id, &v->job);
}

enum err campaign_show(struct ctx *c, int64_t id, struct campaign_view *ret)
{
    struct campaign_reach reach;
    enum err r;

    assert(ret);
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
    if (!r)
        r = version_list(c, id, &ret->versions, &ret->n_versions);
    if (!r)
        r = change_list(c, id, &ret->changes, &ret->n_changes);
    if (!r)
        r = fill_rights(c, ret, &reach);
    if (!r && ret->may_amend)
        r = amend_is_begun(c, id, &ret->amending);
    return r;
}

enum err campaign_text(struct ctx *c, int64_t id, struct campaign_text *ret)
{
    struct q_campaign_text q = { .text = STR_NONE };
    enum err r;

    assert(ret);
    *ret = (struct campaign_text){ .text = STR_NONE };
    r = campaign_load(c, id, &ret->campaign);
    if (!r)
        r = load_clauses(c, id, &ret->clauses, &ret->n_clauses);
    if (!r && ret->campaign.document_id)
        r = q_campaign_text(c->db, id, c->arena, &q, c->error);
    ret->text = q.text;
    return r;
}
