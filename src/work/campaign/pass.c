/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/pass.h"

#include <assert.h>
#include <inttypes.h>

#include "base/buf.h"
#include "store/child_date.h"
#include "store/due.h"
#include "work/campaign/due__.h"
#include "work/campaign/issue__.h"
#include "work/campaign/lay.h"
#include "work/trail.h"

enum { HOLDERS_A_TIME = 1000 };

static const struct series_member *members_of(const struct schedule *schedule, int64_t period_id,
                                              size_t *ret_n, size_t *ret_k)
{
    for (const struct series *s = schedule->series; s < schedule->series + schedule->n_series;
         s++) {
        for (size_t k = 0; k < s->n; k++) {
            if (s->periods[k].id != period_id)
                continue;
            *ret_n = s->n_members;
            *ret_k = k;
            return s->members;
        }
    }
    *ret_n = 0;
    return NULL;
}

/* By when the plan itself asks that kind for the period. */
static struct day asked_of(const struct schedule *schedule, int64_t period_id,
                           const struct issue_kind *kind)
{
    struct day first = { 0 };
    size_t n, k;
    const struct series_member *members = members_of(schedule, period_id, &n, &k);

    for (size_t m = 0; m < n; m++) {
        struct day on = members[m].dates[k].work_on;

        if (day_is(on) && duty_is_for(members[m].duty, kind->code, kind->meets) &&
            (!day_is(first) || day_cmp(on, first) < 0))
            first = on;
    }
    return first;
}

/* Notes those among the children that the plan leaves out. */
static void look_below(struct pass_period *p, const struct schedule *schedule,
                       const struct issue_kinds *kinds, bool *idle)
{
    for (size_t i = 0; i < kinds->n; i++) {
        struct day on = asked_of(schedule, p->period_id, &kinds->list[i]);

        idle[i] = idle[i] || !day_is(on);
        if (day_is(on) && (!day_is(p->span.by_plan) || day_cmp(on, p->span.by_plan) < 0))
            p->span.by_plan = on;
    }
}

static struct str names_of(struct ctx *c, const struct issue_kinds *kinds, const bool *idle)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < kinds->n; i++) {
        if (!idle[i])
            continue;
        if (out.n)
            buf_lit(&out, "; ");
        buf_str(&out, kinds->list[i].name);
    }
    return arena_str(c->arena, buf_view(&out));
}

static bool is_open(const struct ctx *c, const struct due *due)
{
    return due->what == DUE_REPORT && due->period_id && !due->done_at && !due->ended_why.n &&
           day_cmp(due->work_on, c->today) >= 0;
}

static void fill_span(const struct schedule *schedule, struct pass_period *p)
{
    for (size_t i = 0; i < schedule->n_series; i++) {
        const struct series *s = &schedule->series[i];

        for (size_t k = 0; k < s->n; k++) {
            if (s->periods[k].id != p->period_id)
                continue;
            p->from = s->periods[k].from;
            p->span.cut = s->periods[k].to;
        }
    }
}

/* What is made from a repeated report asks nothing new below. */
static bool is_made(const struct due_plan *plans, size_t n, int64_t duty_id)
{
    for (size_t i = 0; i < n; i++) {
        if (plans[i].duty->id == duty_id)
            return plans[i].duty->made_from_id != 0;
    }
    return false;
}

/* What the unit itself still has to report. */
static enum err load_own(struct ctx *c, const struct issuing *g, const struct schedule *schedule,
                         struct pass_view *v)
{
    const struct due *dues = NULL;
    size_t n = 0, n_plans;
    struct due_plan *plans = due_plans(c, &g->campaign, schedule, &n_plans);
    enum err r;

    r = due_list_by(c, &g->campaign, plans, n_plans, g->from.id, &dues, &n);
    v->periods = arena_array(c->arena, struct pass_period, n + 1);
    for (size_t i = 0; !r && i < n; i++) {
        struct pass_period *p = &v->periods[v->n];

        if (!is_open(c, &dues[i]) || is_made(plans, n_plans, dues[i].duty_id))
            continue;
        *p = (struct pass_period){ .period_id = dues[i].period_id,
                                   .duty_id = dues[i].duty_id,
                                   .name = dues[i].period,
                                   .words = dues[i].words,
                                   .span = { .own = dues[i].work_on },
                                   .begun = dues[i].id != 0 };
        fill_span(schedule, p);
        v->n++;
    }
    return r;
}

static enum err load_said(struct ctx *c, struct pass_view *v)
{
    struct q_child_date_by *dates = NULL;
    struct q_child_none none = { 0 };
    size_t n = 0;
    enum err r;

    r = q_child_date_by(c->db, v->campaign.id, v->org_id, c->arena, &dates, &n, c->error);
    if (!r)
        r = q_child_none(c->db, v->campaign.id, v->org_id, c->arena, &none, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        for (size_t k = 0; k < v->n; k++) {
            if (v->periods[k].period_id == dates[i].period_id)
                v->periods[k].set = day_from_iso(dates[i].due_on);
        }
    }
    v->asks_none = none.asks_none != 0;
    v->answered = v->asks_none || n > 0;
    return r;
}

static enum err load(struct ctx *c, const struct issuing *g, const struct schedule *schedule,
                     struct pass_view *v)
{
    struct issue children = { .scope = ISSUE_CHILDREN };
    struct issuing below = *g;
    struct issue_kinds kinds = { 0 };
    bool *idle;
    enum err r;

    *v = (struct pass_view){ .campaign = g->campaign,
                             .org_id = g->from.id,
                             .org_name = g->from.name };
    below.in = &children;
    r = issue__kinds(c, &below, &kinds);
    if (!r)
        r = load_own(c, g, schedule, v);
    if (!r)
        r = load_said(c, v);
    if (r)
        return r;
    idle = arena_array(c->arena, bool, kinds.n + 1);
    for (size_t i = 0; i < v->n; i++) {
        look_below(&v->periods[i], schedule, &kinds, idle);
        v->periods[i].proposed = pass_propose(&v->periods[i].span, c->today, &schedule->calendar);
    }
    v->idle = names_of(c, &kinds, idle);
    return OK;
}

/* The leading unit asks by its duties. */
static enum err load_passing(struct ctx *c, int64_t campaign_id, int64_t org_id, struct issue *in,
                             struct issuing *g, struct schedule *schedule, struct pass_view *v)
{
    enum err r;

    *in = (struct issue){ .campaign_id = campaign_id, .from_org_id = org_id };
    r = issue__load(c, in, 0, g);
    if (!r && g->step->act != CAMPAIGN_DO_PASS_ON)
        return fail(c, E_INVALID, M_PASS_LEADER);
    if (!r)
        r = schedule_load(c, &g->campaign, schedule);
    return r ? r : load(c, g, schedule, v);
}

enum err pass_look(struct ctx *c, int64_t campaign_id, int64_t org_id, struct pass_view *ret)
{
    struct schedule schedule;
    struct issuing g;
    struct issue in;

    assert(ret);
    return load_passing(c, campaign_id, org_id, &in, &g, &schedule, ret);
}

enum err issue__check_pass(struct ctx *c, const struct issuing *g, const struct schedule *schedule)
{
    struct pass_view v;
    enum err r = load(c, g, schedule, &v);

    if (r || !v.idle.n || v.answered)
        return r;
    return fail(c, E_INVALID, M_PASS_UNSAID, { "kinds", .text = v.idle },
                { "unit", .text = v.org_name });
}

static enum err refuse(struct ctx *c, const struct pass_view *v, const struct pass_period *p,
                       enum pass_fault fault)
{
    const struct pass_span *span = &p->span;
    struct day last = span->own;

    if (day_is(span->by_plan) && day_cmp(span->by_plan, last) < 0)
        last = span->by_plan;
    switch (fault) {
    case PASS_OVER:
        return fail(c, E_INVALID, M_PASS_OVER);
    case PASS_BEFORE_CUT:
        return fail(c, E_INVALID, M_PASS_BEFORE_CUT, { "cut", .day = span->cut },
                    { "from", .day = day_add(span->cut, 1) }, { "to", .day = last },
                    { "leader", .text = v->campaign.org_name });
    case PASS_AFTER_OWN:
        return fail(c, E_INVALID, M_PASS_AFTER_OWN, { "unit", .text = v->org_name },
                    { "day", .day = span->own });
    case PASS_AFTER_PLAN:
        return fail(c, E_INVALID, M_PASS_AFTER_PLAN, { "day", .day = span->by_plan });
    case PASS_GOOD:
        break;
    }
    return OK;
}

static struct day day_for(const struct pass *in, int64_t period_id)
{
    for (size_t i = 0; !in->none && i < in->n; i++) {
        if (in->dates[i].period_id == period_id)
            return in->dates[i].on;
    }
    return (struct day){ 0 };
}

/* Children that had the campaign before are asked by the new day, where they have not sent already. */
static enum err set_day(struct ctx *c, const struct pass_view *v, const struct pass_period *p,
                        const struct calendar *calendar, struct day on)
{
    struct day work_on = calendar_last_working(calendar, on);
    enum err r = refuse(c, v, p, pass_check(&p->span, work_on, c->today));
    int64_t changed;

    if (!r)
        r = q_child_date_put(c->db, v->org_id, p->period_id, p->duty_id, day_iso(c->arena, on),
                             day_iso(c->arena, work_on), c->error);
    if (!r && p->begun)
        r = q_due_children_set(c->db, v->org_id, p->period_id, HIERARCHY, day_iso(c->arena, on),
                               day_iso(c->arena, work_on), &changed, c->error);
    return r;
}

/* What has been asked stays asked. */
static enum err drop_day(struct ctx *c, const struct pass_view *v, const struct pass_period *p)
{
    int64_t changed;

    if (!day_is(p->set))
        return OK;
    if (p->begun)
        return fail(c, E_INVALID, M_PASS_KEPT);
    return q_child_date_drop(c->db, v->org_id, p->period_id, &changed, c->error);
}

static enum err set_days(struct ctx *c, const struct pass *in, const struct pass_view *v,
                         const struct calendar *calendar, int64_t *ret_period)
{
    size_t given = 0;

    for (size_t i = 0; i < v->n; i++) {
        struct day on = day_for(in, v->periods[i].period_id);
        enum err r = day_is(on) ? set_day(c, v, &v->periods[i], calendar, on)
                                : drop_day(c, v, &v->periods[i]);

        given += day_is(on);
        *ret_period = r ? v->periods[i].period_id : 0;
        if (r)
            return r;
    }
    if (!given && !in->none && v->idle.n)
        return fail(c, E_INVALID, M_PASS_UNSAID, { "kinds", .text = v->idle },
                    { "unit", .text = v->org_name });
    return OK;
}

/* Of periods that run, for children that had the campaign already. */
static enum err lay(struct ctx *c, const struct issuing *g, const struct schedule *schedule)
{
    struct due__units of = { .parent_id = g->from.id };
    struct q_child_holders next = { 0 };
    size_t n, laid = 0;
    struct due_plan *plans = due_plans(c, &g->campaign, schedule, &n);
    enum err r;

    due_keep_running(c, plans, n);
    do {
        r = q_child_holders(c->db, g->campaign.id, g->from.id, HIERARCHY, of.last, HOLDERS_A_TIME,
                            c->arena, &next, c->error);
        of.first = next.first_org.v;
        of.last = next.last_org.v;
        of.n = (size_t)next.n;
        if (!r && next.n)
            r = due__lay_children(c, plans, n, &of, &laid);
    } while (!r && next.n);
    return r;
}

enum err pass_save(struct ctx *c, const struct pass *in, int64_t *ret_period)
{
    struct schedule schedule;
    struct pass_view v;
    struct issuing g;
    struct issue of;
    int64_t changed;
    enum err r;

    assert(in && ret_period);
    *ret_period = 0;
    r = load_passing(c, in->campaign_id, in->org_id, &of, &g, &schedule, &v);
    if (!r)
        r = set_days(c, in, &v, &schedule.calendar, ret_period);
    if (!r)
        r = q_child_none_set(c->db, in->campaign_id, in->org_id, in->none, &changed, c->error);
    if (!r)
        r = lay(c, &g, &schedule);
    if (r)
        return r;
    return event_add(c, "campaign", in->campaign_id, "child_dates", in->org_id,
                     str_fmt(c->arena, "{\"none\":%s}", in->none ? "true" : "false"));
}
