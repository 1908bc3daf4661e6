/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/lay.h"

#include <assert.h>

#include "store/campaign.h"
#include "store/due.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/due__.h"

enum { CAMPAIGNS_A_TIME = 20 };

void due_keep_running(struct ctx *c, struct due_plan *plans, size_t n)
{
    assert(plans || !n);
    for (struct due_plan *p = plans; p < plans + n; p++) {
        size_t kept = 0;

        for (size_t i = 0; i < p->n; i++) {
            if (due__has_begun(&p->slots[i], c->today) &&
                due__still_asked(p->duty, &p->slots[i].at, c->today))
                p->slots[kept++] = p->slots[i];
        }
        p->n = kept;
    }
}

/* One time of a duty, as it is written into dues. */
struct time {
    const struct duty *duty;
    struct db_int period_id;
    struct str slot, from_on, to_on, due_on, work_on;
};

static struct time time_of(struct ctx *c, const struct due_plan *plan, const struct due_slot *slot)
{
    return (struct time){
        .duty = plan->duty,
        .period_id = { slot->period_id != 0, slot->period_id },
        .slot = str_of(slot->at.slot),
        .from_on = day_iso(c->arena, slot->at.from),
        .to_on = day_iso(c->arena, slot->at.to),
        .due_on = day_iso(c->arena, slot->at.due_on),
        .work_on = day_iso(c->arena, slot->at.work_on),
    };
}

/* What all statements here want of it, and what those that have no other day. */
#define SPAN_OF(t) \
    .duty_id = (t)->duty->id, .slot = (t)->slot, .from_on = (t)->from_on, .to_on = (t)->to_on
#define DAYS_OF(t) .period_id = (t)->period_id, .due_on = (t)->due_on, .work_on = (t)->work_on

/* What was held before anybody owed it does it. */
enum err due__lay_held(struct ctx *c, const struct duty *duty, struct str slot,
                       const struct due__units *of)
{
    struct q_due_lay_held_in in = {
        .campaign_id = duty->campaign_id,
        .duty_id = duty->id,
        .slot = slot,
        .first_org = of->first,
        .last_org = of->last,
        .job = of->job,
    };
    int64_t held;

    return duty->what == DUE_SESSION ? q_due_lay_held(c->db, &in, &held, c->error) : OK;
}

/* First what was asked before the campaign was recalled or amended, here and below. */
static enum err lay_slot(struct ctx *c, const struct due_plan *plan, const struct due_slot *slot,
                         const struct due__units *of, size_t *ret_n)
{
    const struct time t = time_of(c, plan, slot);
    struct q_due_ask_again_in again = {
        SPAN_OF(&t),
        DAYS_OF(&t),
        .campaign_id = t.duty->campaign_id,
        .first_org = of->first,
        .last_org = of->last,
        .since = of->since,
        .kind = t.duty->audience_kind,
        .job = of->job,
    };
    struct q_due_lay_in in = {
        SPAN_OF(&t),
        DAYS_OF(&t),
        .first_id = ids_block(c->ids, of->n),
        .campaign_id = again.campaign_id,
        .hierarchy_id = HIERARCHY,
        .first_org = again.first_org,
        .last_org = again.last_org,
        .since = of->since,
        .kind = again.kind,
        .meets = !t.duty->assembly && !due_asked_of(t.duty->what, false),
        .within = plan->within,
        .assembly = t.duty->assembly ? assembly_kind_name(t.duty->assembly) : S(""),
        .on_day = day_iso(c->arena, c->today),
        .job = of->job,
    };
    int64_t added = 0, asked = 0;
    enum err r = q_due_ask_again(c->db, &again, &asked, c->error);

    if (!r)
        r = q_due_lay(c->db, &in, &added, c->error);
    *ret_n += r ? 0 : (size_t)(asked + added);
    return r ? r : due__lay_held(c, t.duty, t.slot, of);
}

/* What units ask of their own children goes before what the plan asks of those. */
static enum err lay_children(struct ctx *c, const struct due_plan *plan,
                             const struct due_slot *slot, const struct due__units *of,
                             size_t *ret_n)
{
    const struct time t = time_of(c, plan, slot);
    struct q_due_ask_children_again_in again = {
        SPAN_OF(&t),
        .period_id = slot->period_id,
        .campaign_id = t.duty->campaign_id,
        .hierarchy_id = HIERARCHY,
        .first_org = of->first,
        .last_org = of->last,
        .since = of->since,
        .asked_by = plan->dated_by ? plan->dated_by : t.duty->id,
        .job = of->job,
    };
    struct q_due_lay_children_in in = {
        SPAN_OF(&t),
        .period_id = slot->period_id,
        .first_id = ids_block(c->ids, of->n),
        .campaign_id = again.campaign_id,
        .hierarchy_id = HIERARCHY,
        .first_org = of->first,
        .last_org = of->last,
        .since = of->since,
        .parent_id = of->parent_id,
        .asked_by = again.asked_by,
        .job = of->job,
    };
    int64_t added = 0, asked = 0;
    enum err r = q_due_ask_children_again(c->db, &again, &asked, c->error);

    if (!r)
        r = q_due_lay_children(c->db, &in, &added, c->error);
    *ret_n += r ? 0 : (size_t)(asked + added);
    return r;
}

enum err due__lay_children(struct ctx *c, const struct due_plan *plans, size_t n,
                           const struct due__units *of, size_t *ret_n)
{
    enum err r = OK;

    for (const struct due_plan *p = plans; p < plans + n; p++) {
        for (size_t i = 0; !r && i < p->n; i++) {
            if (p->slots[i].period_id)
                r = lay_children(c, p, &p->slots[i], of, ret_n);
        }
    }
    return r;
}

static size_t slots_of(const struct due_plan *plans, size_t n)
{
    size_t slots = 0;

    for (size_t i = 0; i < n; i++)
        slots += plans[i].n;
    return slots;
}

/* Plan by plan: of a period a unit owes the report of the first one that asks it. */
enum err due__lay_units(struct ctx *c, const struct due_plan *plans, size_t n,
                        const struct due__units *of, size_t *ret_n)
{
    enum err r = due__lay_children(c, plans, n, of, ret_n);

    for (const struct due_plan *p = plans; !r && p < plans + n; p++) {
        bool asked = !p->duty->own && due_asked_of(p->duty->what, true);

        for (size_t i = 0; !r && asked && i < p->n; i++)
            r = lay_slot(c, p, &p->slots[i], of, ret_n);
    }
    return r;
}

size_t due_units_for(size_t rows, size_t slots)
{
    size_t most = rows / (slots + 1);

    return (most < rows / 4 ? most : rows / 4) + 1;
}

enum err due_lay(struct ctx *c, int64_t campaign_id, const struct due_plan *plans, size_t n,
                 struct due_pass *pass, size_t *ret_units, size_t *ret_n)
{
    size_t slots = slots_of(plans, n), rows = pass->rows ? pass->rows : DUE_SLICE_ROWS;
    struct q_campaign_holders of = { 0 };
    struct due__units units;
    enum err r;

    assert((plans || !n) && ret_units && ret_n);
    r = q_campaign_holders(c->db, campaign_id, pass->after_org, pass->since,
                           (int64_t)due_units_for(rows, slots), c->arena, &of, c->error);
    *ret_units = r || !slots ? 0 : (size_t)of.n;
    if (r || !*ret_units)
        return r;
    units = (struct due__units){ .first = of.first_org.v,
                                 .last = of.last_org.v,
                                 .n = *ret_units,
                                 .since = pass->since };
    r = due__lay_units(c, plans, n, &units, ret_n);
    if (!r)
        pass->after_org = of.last_org.v;
    return r;
}

static enum err lay_own_slot(struct ctx *c, const struct due_plan *plan,
                             const struct due_slot *slot, size_t *ret_n)
{
    const struct time t = time_of(c, plan, slot);
    struct q_due_ask_own_again_in again = { SPAN_OF(&t), DAYS_OF(&t), .org_id = plan->asker_id };
    struct q_due_lay_own_in in = { SPAN_OF(&t), DAYS_OF(&t), .id = ids_next(c->ids),
                                   .org_id = plan->asker_id };
    int64_t added = 0, asked = 0;
    enum err r = q_due_ask_own_again(c->db, &again, &asked, c->error);

    if (!r)
        r = q_due_lay_own(c->db, &in, &added, c->error);
    *ret_n += r ? 0 : (size_t)(asked + added);
    return r ? r
             : due__lay_held(
                   c, t.duty, t.slot,
                   &(struct due__units){ .first = plan->asker_id, .last = plan->asker_id });
}

enum err due_lay_own(struct ctx *c, const struct due_plan *plans, size_t n, size_t *ret_n)
{
    enum err r = OK;

    assert((plans || !n) && ret_n);
    for (const struct due_plan *p = plans; !r && p < plans + n; p++) {
        for (size_t i = 0; !r && p->duty->own && i < p->n; i++)
            r = lay_own_slot(c, p, &p->slots[i], ret_n);
    }
    return r;
}

enum err due_mark_laid(struct ctx *c, const struct due_plan *plans, size_t n)
{
    int64_t added;
    enum err r = OK;

    assert(plans || !n);
    for (const struct due_plan *p = plans; !r && p < plans + n; p++) {
        for (size_t i = 0; !r && i < p->n; i++) {
            if (due__has_begun(&p->slots[i], c->today))
                r = q_due_laid_add(c->db, p->duty->id, str_of(p->slots[i].at.slot), c->now_ms,
                                   &added, c->error);
        }
    }
    return r;
}

static bool is_laid(const struct q_due_laid_list *laid, size_t n, int64_t duty_id, struct str slot)
{
    for (size_t i = 0; i < n; i++) {
        if (laid[i].duty_id == duty_id && str_eq(laid[i].slot, slot))
            return true;
    }
    return false;
}

/* Leaves in each plan the slots that have begun and are laid for nobody yet. */
static enum err keep_new(struct ctx *c, int64_t campaign_id, struct due_plan *plans, size_t n)
{
    struct q_due_laid_list *laid = NULL;
    size_t n_laid = 0;
    enum err r;

    r = q_due_laid_list(c->db, campaign_id, c->arena, &laid, &n_laid, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        size_t kept = 0;

        for (size_t k = 0; k < plans[i].n; k++) {
            const struct due_slot *slot = &plans[i].slots[k];

            if (due__has_begun(slot, c->today) &&
                !is_laid(laid, n_laid, plans[i].duty->id, str_of(slot->at.slot)))
                plans[i].slots[kept++] = *slot;
        }
        plans[i].n = kept;
    }
    return r;
}

enum err due_lay_campaign(struct ctx *c, int64_t campaign_id, struct due_pass *pass,
                          size_t *ret_units, size_t *ret_n)
{
    struct campaign campaign;
    struct schedule schedule;
    struct due_plan *plans;
    size_t n;
    enum err r;

    assert(pass && ret_units && ret_n);
    *ret_units = 0;
    r = campaign__read(c, campaign_id, &campaign);
    if (!r && (campaign.state != CAMPAIGN_ISSUED || campaign.settling))
        return OK;
    if (!r)
        r = schedule_load(c, &campaign, &schedule);
    if (r)
        return r;
    plans = due_plans(c, &campaign, &schedule, &n);
    r = keep_new(c, campaign.id, plans, n);
    if (r || !slots_of(plans, n))
        return r;
    r = due_lay(c, campaign.id, plans, n, pass, ret_units, ret_n);
    if (!r && !*ret_units)
        r = due_lay_own(c, plans, n, ret_n);
    return r || *ret_units ? r : due_mark_laid(c, plans, n);
}

enum err due_lay_part(struct ctx *c, int64_t campaign_id, int64_t org_id)
{
    const struct due__units of = { .n = 1, .first = org_id, .last = org_id };
    struct campaign campaign;
    struct schedule schedule;
    struct due_plan *plans;
    size_t n, laid = 0;
    enum err r;

    r = campaign__read(c, campaign_id, &campaign);
    if (!r && campaign.state != CAMPAIGN_ISSUED)
        return OK;
    if (!r && campaign.settling)
        return fail(c, E_INVALID, M_CAMPAIGN_BEING_AMENDED);
    if (!r)
        r = schedule_load(c, &campaign, &schedule);
    if (r)
        return r;
    plans = due_plans(c, &campaign, &schedule, &n);
    due_keep_running(c, plans, n);
    for (const struct due_plan *p = plans; p < plans + n; p++) {
        for (size_t i = 0; !r && p->duty->part && i < p->n; i++)
            r = lay_slot(c, p, &p->slots[i], &of, &laid);
    }
    return r;
}

static enum err next_campaign(struct ctx *c, struct due_round *round)
{
    struct q_campaign_running_next next;
    enum err r;

    r = q_campaign_running_next(c->db, round->campaign_id, c->arena, &next, c->error);
    if (r == E_NOT_FOUND) {
        round->end = true;
        return OK;
    }
    if (!r) {
        round->campaign_id = next.id;
        round->pass = (struct due_pass){ .rows = round->pass.rows };
    }
    return r;
}

/* Most campaigns have nothing to lay: looking for the one that has holds the writer no longer than a slice
 * does, and remembers none of them. */
enum err due_lay_next(struct ctx *c, struct due_round *round)
{
    struct arena_mark mark = arena_mark(c->arena);
    size_t units = 0;
    enum err r = OK;

    assert(round);
    for (int i = 0; !r && !units && !round->end && i < CAMPAIGNS_A_TIME; i++) {
        if (round->campaign_id)
            r = due_lay_campaign(c, round->campaign_id, &round->pass, &units, &round->laid);
        if (!r && !units)
            r = next_campaign(c, round);
        if (!r)
            arena_reset_to(c->arena, mark);
    }
    return r;
}
