/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/due.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "store/amendment.h"
#include "store/campaign.h"
#include "store/child_date.h"
#include "store/due.h"
#include "store/org.h"
#include "work/assembly/assembly.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/due__.h"
#include "work/campaign/registered.h"
#include "work/trail.h"

bool due__still_asked(const struct duty *d, const struct due_at *at, struct day since)
{
    return d->rule.rhythm == RHYTHM_ONCE || d->rule.rhythm == RHYTHM_WINDOW ||
           day_cmp(at->work_on, since) >= 0;
}

static struct due_slot slot_of(const struct period *p, const struct series_date *on)
{
    struct due_slot slot = { .period_id = p->id };

    (void)snprintf(slot.at.slot, sizeof(slot.at.slot), "%.*s", STR_ARGS(p->name.slot));
    slot.at.label = p->name.label;
    slot.at.from = p->from;
    slot.at.to = p->to;
    slot.at.due_on = on->due_on;
    slot.at.work_on = on->work_on;
    return slot;
}

static void plan_report(struct ctx *c, const struct schedule *schedule, struct due_plan *plan)
{
    for (size_t i = 0; i < schedule->n_series; i++) {
        const struct series *s = &schedule->series[i];

        for (size_t m = 0; m < s->n_members; m++) {
            if (s->members[m].duty != plan->duty)
                continue;
            plan->slots = arena_array(c->arena, struct due_slot, s->n + 1);
            for (size_t k = 0; k < s->n; k++) {
                if (day_is(s->members[m].dates[k].due_on))
                    plan->slots[plan->n++] = slot_of(&s->periods[k], &s->members[m].dates[k]);
            }
        }
    }
}

static void plan_other(struct ctx *c, const struct campaign *campaign,
                       const struct calendar *calendar, struct due_plan *plan)
{
    int64_t asked_at = plan->duty->since_at ? plan->duty->since_at : campaign->issued_at;
    struct day since = asked_at ? clock_day(asked_at) : c->today;
    struct due_at *dates;
    size_t n = due_list(&plan->duty->rule, campaign__span(campaign), calendar, c->arena, &dates);

    plan->slots = arena_array(c->arena, struct due_slot, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (due__still_asked(plan->duty, &dates[i], since))
            plan->slots[plan->n++].at = dates[i];
    }
}

struct due_plan *due_plans(struct ctx *c, const struct campaign *campaign,
                           const struct schedule *schedule, size_t *ret_n)
{
    struct due_plan *plans = arena_array(c->arena, struct due_plan, schedule->n_duties + 1);
    size_t n = 0;

    assert(campaign && ret_n);
    for (int everybody = 0; everybody < 2; everybody++) {
        for (size_t i = 0; i < schedule->n_duties; i++) {
            const struct duty *d = &schedule->duties[i];

            if (d->dropped || (d->audience_kind.n == 0) != everybody)
                continue;
            plans[n] = (struct due_plan){ .duty = d };
            plans[n].asker_id = campaign->org_id;
            plans[n].within = str_fmt(c->arena, "/%" PRId64 "/", plans[n].asker_id);
            if (d->what == DUE_REPORT)
                plan_report(c, schedule, &plans[n]);
            else
                plan_other(c, campaign, &schedule->calendar, &plans[n]);
            n++;
        }
    }
    *ret_n = n;
    return plans;
}

bool due__has_begun(const struct due_slot *slot, struct day today)
{
    return !day_is(slot->at.from) || day_cmp(slot->at.from, today) <= 0;
}

/* A unit that the campaign was, or may be, issued to. */
struct due_unit {
    int64_t id;
    struct str kind, path;
    const struct assembly *assemblies;
    size_t n_assemblies;
    bool registered;
};

static bool meets(const struct due_unit *unit, enum assembly_kind asked)
{
    for (size_t i = 0; i < unit->n_assemblies; i++) {
        const struct assembly *a = &unit->assemblies[i];

        if (asked ? assembly_kind_parse(a->kind) == asked : a->unnamed)
            return true;
    }
    return false;
}

static const struct due_slot *slot_in(const struct due_plan *plan, int64_t period_id)
{
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->slots[i].period_id == period_id)
            return &plan->slots[i];
    }
    return NULL;
}

static bool concerns(const struct due_plan *plan, const struct due_unit *unit)
{
    const struct duty *d = plan->duty;

    if (d->own)
        return unit->id == plan->asker_id;
    if (d->part && (d->part == DUTY_REGISTERED) != unit->registered)
        return false;
    if (!duty_is_for(d, unit->kind, meets(unit, d->assembly)))
        return false;
    /* Who asks, asks those below it; who has moved away is asked no more. */
    return unit->id != plan->asker_id && str_find(unit->path, plan->within, 0) != SIZE_MAX;
}

/* Of a period a unit owes one report, whoever asks it; what is asked once is one time, whatever day it was done by or
 * an amendment has given it since. */
static bool has_due(const struct due *list, size_t n, const struct duty *d,
                    const struct due_slot *slot)
{
    bool once =
        d->what != DUE_REPORT && (d->rule.rhythm == RHYTHM_ONCE || d->rule.rhythm == RHYTHM_WINDOW);

    for (size_t i = 0; i < n; i++) {
        if ((slot->period_id && list[i].period_id == slot->period_id) ||
            (list[i].duty_id == d->id &&
             (once || str_eq(list[i].period.slot, str_of(slot->at.slot)))))
            return true;
    }
    return false;
}

static struct due coming(struct ctx *c, const struct due_plan *plan, const struct due_slot *slot)
{
    return (struct due){ .duty_id = plan->duty->id,
                         .campaign_id = plan->duty->campaign_id,
                         .period_id = slot->period_id,
                         .what = plan->duty->what,
                         .words = plan->duty->words,
                         .period = { str_fmt(c->arena, "%s", slot->at.slot), slot->at.label },
                         .due_on = slot->at.due_on,
                         .work_on = slot->at.work_on,
                         .ended_why = S("") };
}

struct dues {
    struct due *list;
    size_t n, cap;
};

static bool has_coming_period(const struct ctx *c, const struct due_plan *plans, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < plans[i].n; k++) {
            if (plans[i].slots[k].period_id && !due__has_begun(&plans[i].slots[k], c->today))
                return true;
        }
    }
    return false;
}

/* What the unit's own superior asks of it by a day of its own goes before what the plan asks. */
static enum err add_coming_of_superior(struct ctx *c, int64_t campaign_id,
                                       const struct due_plan *plans, size_t n_plans,
                                       const struct due_unit *unit, struct dues *dues)
{
    struct q_child_date_for *dates = NULL;
    size_t n = 0;
    enum err r;

    if (!has_coming_period(c, plans, n_plans))
        return OK;
    r = q_child_date_for(c->db, campaign_id, unit->id, HIERARCHY, c->arena, &dates, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        for (size_t k = 0; k < n_plans; k++) {
            const struct due_slot *slot = slot_in(&plans[k], dates[i].period_id);

            if (plans[k].duty->id != dates[i].duty_id || !slot || due__has_begun(slot, c->today) ||
                has_due(dues->list, dues->n, plans[k].duty, slot))
                continue;
            *ARENA_PUSH(c->arena, dues->list, dues->n, dues->cap) = coming(c, &plans[k], slot);
            dues->list[dues->n - 1].due_on = day_from_iso(dates[i].due_on);
            dues->list[dues->n - 1].work_on = day_from_iso(dates[i].work_on);
        }
    }
    return r;
}

/* What comes later, as it will be laid for that unit. */
static enum err add_coming(struct ctx *c, int64_t campaign_id, const struct due_plan *plans,
                           size_t n_plans, const struct due_unit *unit, struct dues *dues)
{
    size_t laid = dues->n;
    enum err r = add_coming_of_superior(c, campaign_id, plans, n_plans, unit, dues);

    for (size_t i = 0; !r && i < n_plans; i++) {
        for (size_t k = 0; concerns(&plans[i], unit) && k < plans[i].n; k++) {
            const struct due_slot *slot = &plans[i].slots[k];

            if (!due__has_begun(slot, c->today) &&
                !has_due(dues->list, dues->n, plans[i].duty, slot))
                *ARENA_PUSH(c->arena, dues->list, dues->n, dues->cap) = coming(c, &plans[i], slot);
        }
    }
    for (size_t i = laid; i < dues->n; i++)
        dues->list[i].org_id = unit->id;
    return r;
}

/* Asked only where a duty of the campaign depends on it. */
static enum err load_registered(struct ctx *c, int64_t campaign_id, const struct due_plan *plans,
                                size_t n_plans, struct due_unit *unit)
{
    bool asks = false;

    for (size_t i = 0; i < n_plans; i++)
        asks = asks || plans[i].duty->part;
    return asks ? registration_has(c, campaign_id, unit->id, &unit->registered) : OK;
}

enum err due_list_by(struct ctx *c, const struct campaign *campaign, const struct due_plan *plans,
                     size_t n_plans, int64_t org_id, const struct due **ret, size_t *ret_n)
{
    const struct assembly *assemblies = NULL;
    struct q_due_of_org *rows = NULL;
    struct q_org_by_id org;
    struct due_unit unit;
    struct dues dues = { 0 };
    size_t n = 0, n_assemblies = 0;
    enum err r;

    assert(campaign && (plans || !n_plans) && ret && ret_n);
    *ret_n = 0;
    r = may(c, P_CAMPAIGN_VIEW, org_id);
    if (!r)
        r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (!r)
        r = q_due_of_org(c->db, campaign->id, org_id, c->arena, &rows, &n, c->error);
    if (!r)
        r = assembly_list(c, org_id, c->today, &assemblies, &n_assemblies);
    if (r)
        return r;
    dues = (struct dues){ arena_array(c->arena, struct due, n + 1), n, n + 1 };
    for (size_t i = 0; i < n; i++)
        dues.list[i] = (struct due){
            .id = rows[i].id,
            .duty_id = rows[i].duty_id,
            .org_id = org_id,
            .campaign_id = campaign->id,
            .period_id = rows[i].period_id.v,
            .what = due_what_parse(rows[i].what),
            .words = rows[i].words,
            .period = { rows[i].slot, str_or_empty(rows[i].label) },
            .due_on = day_from_iso(rows[i].due_on),
            .work_on = day_from_iso(rows[i].work_on),
            .done_at = rows[i].done_at.v,
            .ended_why = str_or_empty(rows[i].ended_why),
            .joint_with = str_or_empty(rows[i].joint_with),
        };
    unit = (struct due_unit){ org_id, org.kind, org.path, assemblies, n_assemblies, false };
    r = load_registered(c, campaign->id, plans, n_plans, &unit);
    if (!r && campaign->state == CAMPAIGN_ISSUED)
        r = add_coming(c, campaign->id, plans, n_plans, &unit, &dues);
    *ret = dues.list;
    *ret_n = dues.n;
    return r;
}

enum err due_list_of(struct ctx *c, int64_t campaign_id, int64_t org_id, const struct due **ret,
                     size_t *ret_n)
{
    struct campaign campaign;
    struct schedule schedule;
    struct due_plan *plans;
    size_t n_plans;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = campaign__read(c, campaign_id, &campaign);
    if (!r)
        r = schedule_load(c, &campaign, &schedule);
    if (r)
        return r;
    plans = due_plans(c, &campaign, &schedule, &n_plans);
    return due_list_by(c, &campaign, plans, n_plans, org_id, ret, ret_n);
}

enum err due_load(struct ctx *c, int64_t id, struct due *ret)
{
    struct q_due_by_id q;
    enum err r;

    assert(ret);
    r = q_due_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    *ret = (struct due){
        .id = q.id,
        .org_id = q.org_id,
        .campaign_id = q.campaign_id,
        .what = due_what_parse(q.what),
        .words = q.words,
        .period = { q.slot, str_or_empty(q.label) },
        .due_on = day_from_iso(q.due_on),
        .work_on = day_from_iso(q.work_on),
        .done_at = q.done_at.v,
    };
    return may(c, P_CAMPAIGN_VIEW, q.org_id);
}

enum err due_set_done(struct ctx *c, int64_t due_id, bool done, int64_t *ret_campaign_id)
{
    struct q_due_by_id q;
    enum due_what what;
    int64_t changed;
    enum err r;

    assert(ret_campaign_id);
    r = q_due_by_id(c->db, due_id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    *ret_campaign_id = q.campaign_id;
    r = may(c, P_CAMPAIGN_ACKNOWLEDGE, q.org_id);
    if (r)
        return r;
    if (q.ended_at.is)
        return fail(c, E_CONFLICT, M_DUTY_ENDED);
    what = due_what_parse(q.what);
    if (what == DUE_REPORT || what == DUE_SESSION)
        return fail(c, E_INVALID, M_DUTY_DONE_BY_ITSELF);
    r = due_touch(c, q.org_id);
    if (!r)
        r = q_due_set_done(c->db, due_id, (struct db_int){ done, c->now_ms }, &changed, c->error);
    if (r)
        return r;
    return event_add(c, "due", due_id, done ? "done" : "reopen", q.org_id, S("{}"));
}

enum err due_touch(struct ctx *c, int64_t org_id)
{
    int64_t changed;

    return q_campaign_org_touch(c->db, org_id, &changed, c->error);
}

enum err due_session_held(struct ctx *c, int64_t session_id, int64_t org_id, struct day on,
                          int64_t held_at)
{
    int64_t changed;
    enum err r = due_touch(c, org_id);

    return r ? r
             : q_due_session_held(c->db, session_id, org_id, day_iso(c->arena, on), held_at,
                                  &changed, c->error);
}

enum err due_session_undone(struct ctx *c, int64_t session_id, int64_t org_id)
{
    int64_t changed;
    enum err r = due_touch(c, org_id);

    return r ? r : q_due_session_undone(c->db, session_id, org_id, &changed, c->error);
}
