/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "rules/period.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/org.h"
#include "work/campaign__.h"
#include "work/org.h"
#include "work/trail.h"

enum { TARGETS_A_TIME = 500 };

static bool is_ticked(const struct issue *in, int64_t id)
{
    for (size_t i = 0; i < in->n; i++) {
        if (in->ids[i] == id)
            return true;
    }
    return false;
}

struct targets {
    struct issue_unit *units;
    size_t n, cap;
};

static void add_target(struct ctx *c, struct targets *t, const struct q_campaign_targets *q)
{
    *ARENA_PUSH(c->arena, t->units, t->n, t->cap) = (struct issue_unit){
        .id = q->id,
        .name = q->name,
        .kind = q->kind,
        .kind_name = c->lang == LANG_EN ? q->kind_en : q->kind_vi,
        .depth = q->depth,
        .holds_sessions = q->holds_sessions != 0,
        .received = q->received != 0,
    };
}

/* Pages through the tree, so that a province with thousands of branches is no special case. Ticked
 * units that do not lie below are not found here and so are left out. */
static enum err load_targets(struct ctx *c, const struct issue *in, const struct q_org_by_id *from,
                             struct targets *t)
{
    struct org_range below = org_range(c->arena, from->path);
    struct q_campaign_targets_in q = {
        .campaign_id = in->campaign_id,
        .hierarchy_id = HIERARCHY,
        .path_from = below.from,
        .path_to = below.to,
        .parent_id = from->id,
        .whole = in->scope != ISSUE_CHILDREN,
        .after_path = S(""),
        .most = TARGETS_A_TIME,
    };
    struct q_campaign_targets *rows;
    size_t n;

    do {
        enum err r = q_campaign_targets(c->db, &q, c->arena, &rows, &n, c->error);

        if (r)
            return r;
        for (size_t i = 0; i < n; i++) {
            if (in->scope != ISSUE_TICKED || is_ticked(in, rows[i].id))
                add_target(c, t, &rows[i]);
        }
        if (n)
            q.after_path = rows[n - 1].path;
    } while (n == TARGETS_A_TIME);
    return OK;
}

/* Periods of a rhythm that ended before the campaign came are not asked for afterwards; a date that
 * was given once stands even when it has passed. */
static size_t still_asked(struct ctx *c, const struct duty *d, struct due_at *dates, size_t n)
{
    size_t kept = 0;

    if (d->rule.rhythm == RHYTHM_ONCE || d->rule.rhythm == RHYTHM_WINDOW)
        return n;
    for (size_t i = 0; i < n; i++) {
        if (day_cmp(dates[i].work_on, c->today) >= 0)
            dates[kept++] = dates[i];
    }
    return kept;
}

struct plan {
    const struct duty *duty;
    struct due_at *dates;
    int *numbers; /* of each date's period: which report of those days it is */
    size_t n;
};

/* Some unit may be asked for both. */
static bool share_units(const struct duty *a, const struct duty *b)
{
    return !a->audience_kind.n || !b->audience_kind.n || str_eq(a->audience_kind, b->audience_kind);
}

static int number_of(const struct plan *plans, const struct plan *p, const char *period)
{
    int number = 1;

    for (const struct plan *before = plans; before < p; before++) {
        if (before->duty->what != DUE_REPORT || !share_units(before->duty, p->duty))
            continue;
        for (size_t i = 0; i < before->n; i++) {
            if (strcmp(before->dates[i].period, period) == 0 && before->numbers[i] >= number)
                number = before->numbers[i] + 1;
        }
    }
    return number < PERIOD_NUMBERS ? number : PERIOD_NUMBERS;
}

/* Two reports that a plan asks of one unit for the same days are two: told apart in the order of the
 * plan, at every level alike, so that totals never mix them. Reports asked of different kinds of units
 * are one, and add up. */
static void number_reports(struct ctx *c, struct plan *plans, size_t n)
{
    for (struct plan *p = plans; p < plans + n; p++) {
        p->numbers = arena_array(c->arena, int, p->n + 1);
        for (size_t i = 0; p->duty->what == DUE_REPORT && i < p->n; i++)
            p->numbers[i] = number_of(plans, p, p->dates[i].period);
    }
    for (struct plan *p = plans; p < plans + n; p++) {
        for (size_t i = 0; i < p->n; i++) {
            size_t used = strlen(p->dates[i].period);

            if (p->numbers[i] > 1)
                (void)snprintf(p->dates[i].period + used, DUE_PERIOD - used, ".%d", p->numbers[i]);
        }
    }
}

static enum err load_plans(struct ctx *c, const struct campaign *campaign, struct plan **ret,
                           size_t *ret_n)
{
    const struct duty *duties;
    struct calendar calendar;
    size_t n;
    enum err r;

    r = duty_list(c, campaign->id, &duties, &n);
    if (r)
        return r;
    r = duty_calendar(c, &calendar);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct plan, n + 1);
    *ret_n = 0;
    for (size_t i = 0; i < n; i++) {
        struct plan *p = &(*ret)[*ret_n];

        if (duties[i].dropped)
            continue;
        p->duty = &duties[i];
        p->n = due_list(&p->duty->rule, campaign__span(campaign), &calendar, c->arena, &p->dates);
        (*ret_n)++;
    }
    number_reports(c, *ret, *ret_n);
    for (struct plan *p = *ret; p < *ret + *ret_n; p++)
        p->n = still_asked(c, p->duty, p->dates, p->n);
    return OK;
}

/* Who sends it, and whether they may: the leading unit issues, one in the middle passes on. */
static enum err may_issue(struct ctx *c, const struct issue *in, struct campaign *ret_campaign,
                          struct q_org_by_id *ret_from, const struct campaign_step **ret_step)
{
    int64_t from, at, acknowledged_at;
    enum campaign_act act;
    bool received;
    enum err r;

    r = campaign__read(c, in->campaign_id, ret_campaign);
    if (r)
        return r;
    from = in->from_org_id ? in->from_org_id : ret_campaign->org_id;
    act = from == ret_campaign->org_id ? CAMPAIGN_ISSUE : CAMPAIGN_PASS_ON;
    r = campaign__may_step(c, ret_campaign, act, from, ret_step);
    if (r)
        return r;
    if (act == CAMPAIGN_PASS_ON) {
        r = campaign__received(c, in->campaign_id, from, &received, &at, &acknowledged_at);
        if (r)
            return r;
        if (!received)
            return fail(c, E_NOT_FOUND, M_CAMPAIGN_NOT_RECEIVED);
    }
    return q_org_by_id(c->db, from, HIERARCHY, c->arena, ret_from, c->error);
}

static void preview_line(const struct plan *p, const struct campaign *campaign,
                         const struct targets *t, struct issue_line *line)
{
    *line = (struct issue_line){ .duty = *p->duty };
    line->without_end =
        due_needs_span(&p->duty->rule) && (!day_is(campaign->to) || !day_is(campaign->from));
    line->without_date = p->duty->rule.rhythm == RHYTHM_ONCE && !day_is(p->duty->rule.due_on);
    if (p->n)
        line->first = p->dates[0];
    for (size_t i = 0; i < t->n; i++) {
        if (duty_is_for(p->duty, t->units[i].kind, t->units[i].holds_sessions))
            line->units++;
    }
    line->dues = line->units * p->n;
}

enum err issue_preview(struct ctx *c, const struct issue *in, struct issue_preview *ret)
{
    const struct campaign_step *step;
    struct targets t = { 0 };
    struct q_org_by_id from;
    struct plan *plans;
    enum err r;

    *ret = (struct issue_preview){ .ready = true };
    r = may_issue(c, in, &ret->campaign, &from, &step);
    if (!r)
        r = load_targets(c, in, &from, &t);
    if (!r)
        r = load_plans(c, &ret->campaign, &plans, &ret->n_lines);
    if (r)
        return r;
    ret->from_org_id = from.id;
    ret->from_org_name = from.name;
    ret->units = t.units;
    ret->n_units = t.n;
    for (size_t i = 0; i < t.n; i++)
        ret->n_new += !t.units[i].received;
    ret->lines = arena_array(c->arena, struct issue_line, ret->n_lines + 1);
    for (size_t i = 0; i < ret->n_lines; i++) {
        preview_line(&plans[i], &ret->campaign, &t, &ret->lines[i]);
        ret->n_dues += ret->lines[i].dues;
        ret->ready = ret->ready && !ret->lines[i].without_end;
    }
    return OK;
}

static enum err add_dues(struct ctx *c, const struct plan *p, const struct issue_unit *unit,
                         size_t *ret_dues)
{
    if (!duty_is_for(p->duty, unit->kind, unit->holds_sessions))
        return OK;
    for (size_t i = 0; i < p->n; i++) {
        struct q_due_add_in in = {
            .id = ids_next(c->ids),
            .duty_id = p->duty->id,
            .org_id = unit->id,
            .period = str_of(p->dates[i].period),
            .due_on = day_iso(c->arena, p->dates[i].due_on),
            .work_on = day_iso(c->arena, p->dates[i].work_on),
        };
        int64_t added;
        enum err r = q_due_add(c->db, &in, &added, c->error);

        if (r)
            return r;
        *ret_dues += (size_t)added;
    }
    return OK;
}

static enum err issue_to(struct ctx *c, const struct issue *in, const struct issue_unit *unit,
                         const struct plan *plans, size_t n_plans, size_t *ret_units,
                         size_t *ret_dues)
{
    struct arena_mark mark = arena_mark(c->arena);
    int64_t added;
    enum err r;

    r = q_campaign_org_add(c->db, in->campaign_id, unit->id, c->now_ms, &added, c->error);
    if (r)
        return r;
    *ret_units += (size_t)added;
    for (size_t i = 0; i < n_plans; i++) {
        r = add_dues(c, &plans[i], unit, ret_dues);
        if (r)
            return r;
    }
    arena_reset_to(c->arena, mark);
    return OK;
}

/* From here on nobody changes a duty; moved only when all has been checked, so that a refusal leaves
 * nothing behind for the page that tells of it. */
static enum err hold(struct ctx *c, const struct campaign *campaign,
                     const struct campaign_step *step)
{
    int64_t held;
    enum err r;

    if (step->state == step->next)
        return OK;
    r = q_campaign_hold_draft(c->db, campaign->id, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err move(struct ctx *c, const struct issue *in, const struct campaign *campaign,
                     const struct campaign_step *step)
{
    int64_t changed;
    enum err r;

    if (step->state == step->next)
        return OK;
    r = q_campaign_move(c->db, campaign->id, in->version, campaign_state_name(step->state),
                        campaign_state_name(step->next), c->now_ms, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err check_ends(struct ctx *c, const struct campaign *campaign, const struct plan *plans,
                           size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (due_needs_span(&plans[i].duty->rule) &&
            (!day_is(campaign->from) || !day_is(campaign->to)))
            return fail(c, E_INVALID, M_CAMPAIGN_NEEDS_END,
                        { "duty", .text = plans[i].duty->words });
    }
    return OK;
}

enum err issue(struct ctx *c, const struct issue *in, size_t *ret_units, size_t *ret_dues)
{
    const struct campaign_step *step;
    struct targets t = { 0 };
    struct campaign campaign;
    struct q_org_by_id from;
    struct plan *plans;
    size_t n_plans;
    enum err r;

    *ret_units = *ret_dues = 0;
    r = may_issue(c, in, &campaign, &from, &step);
    if (!r)
        r = hold(c, &campaign, step);
    if (!r)
        r = load_plans(c, &campaign, &plans, &n_plans);
    if (!r)
        r = check_ends(c, &campaign, plans, n_plans);
    if (!r)
        r = load_targets(c, in, &from, &t);
    if (r)
        return r;
    if (!t.n)
        return fail(c, E_INVALID, M_CAMPAIGN_NO_UNITS);
    r = move(c, in, &campaign, step);
    for (size_t i = 0; !r && i < t.n; i++)
        r = issue_to(c, in, &t.units[i], plans, n_plans, ret_units, ret_dues);
    if (r)
        return r;
    return event_add(c, "campaign", campaign.id, step->act == CAMPAIGN_ISSUE ? "issue" : "pass_on",
                     from.id,
                     str_fmt(c->arena, "{\"units\":%zu,\"dues\":%zu}", *ret_units, *ret_dues));
}
