/* SPDX-License-Identifier: Apache-2.0 */
/* amend_issue.c - an amendment becomes the campaign's next version: rows change where they stand, open dues move
 * with them, and nothing that was done or sent is touched. */
#include <inttypes.h>

#include "store/amendment.h"
#include "store/child_date.h"
#include "store/due.h"
#include "store/series.h"
#include "work/campaign/amend__.h"
#include "work/campaign/due__.h"
#include "work/campaign/duty__.h"
#include "work/campaign/lay.h"
#include "work/trail.h"

static enum err set_campaign(struct ctx *c, const struct amend_plan *p)
{
    int64_t changed;
    enum err r;

    r = q_campaign_amend(c->db, p->is.id, p->is.version, day_iso(c->arena, p->is.to), p->of->job_id,
                         &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

/* Words and days of a duty change where they stand, and the row that said so goes. */
static enum err set_duties(struct ctx *c, const struct amend_plan *p)
{
    const struct amendment *of = p->of;
    enum err r = OK;

    for (size_t i = 0; !r && i < p->was.n_duties; i++) {
        for (size_t k = 0; !r && k < of->n_wanted && !p->duties[i].dropped; k++) {
            if (of->wanted[k].wanted_of != p->duties[i].id)
                continue;
            r = duty__update(c, &p->duties[i]);
            if (!r)
                r = duty__unwant(c, of->wanted[k].id);
        }
    }
    return r;
}

static enum err begin_duties(struct ctx *c, const struct amend_plan *p, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = p->was.n_duties; !r && i < p->then.n_duties; i++) {
        const struct duty *d = &p->duties[i];

        r = q_duty_begin(c->db, d->id, n, (struct db_int){ d->series_id != 0, d->series_id },
                         &changed, c->error);
        if (!r && p->from[i] && d->series_id && d->series_id == p->from[i]->series_id)
            r = q_child_date_move(c->db, p->from[i]->id, d->id, &changed, c->error);
    }
    return r;
}

static enum err end_duties(struct ctx *c, const struct amend_plan *p, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = 0; !r && i < p->was.n_duties; i++) {
        const struct duty *was = p->from[i];

        if (was->dropped || !p->duties[i].dropped)
            continue;
        r = q_duty_end(c->db, was->id, n, c->now_ms, &changed, c->error);
    }
    return r;
}

/* slot "": of all slots. */
static enum err end_dues(struct ctx *c, int64_t duty_id, struct str slot,
                         const struct due__units *of)
{
    struct q_due_amend_end_in in = { .duty_id = duty_id,
                                     .slot = slot,
                                     .at = c->now_ms,
                                     .first_org = of->first,
                                     .last_org = of->last,
                                     .job = of->job };
    int64_t changed;

    return q_due_amend_end(c->db, &in, &changed, c->error);
}

static enum err end_their_dues(struct ctx *c, const struct amend_plan *p,
                               const struct due__units *of)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < p->was.n_duties; i++) {
        const struct duty *was = p->from[i];

        if (!was->dropped && p->duties[i].dropped)
            r = end_dues(c, was->id, S(""), of);
    }
    return r;
}

static enum err set_dates(struct ctx *c, const struct amend_recut *r, const struct recut_period *p,
                          int64_t period_id)
{
    int64_t changed;
    enum err err = OK;

    for (size_t m = 0; !err && m < r->n; m++) {
        const struct series_date *on = &p->of[m];
        int64_t duty_id = r->members[m]->id;

        err = day_is(on->due_on)
                  ? q_duty_date_set(c->db, duty_id, period_id, day_iso(c->arena, on->due_on),
                                    day_iso(c->arena, on->work_on), c->error)
                  : q_duty_date_end(c->db, duty_id, period_id, &changed, c->error);
    }
    return err;
}

/* id 0: it has none yet. */
static enum err add_period(struct ctx *c, const struct amend_recut *r, const struct recut_period *p,
                           int64_t id)
{
    struct q_period_last_ord last;
    struct q_period_add_in in = {
        .id = id ? id : ids_next(c->ids),
        .series_id = r->was->id,
        .slot = str_of(p->slot),
        .from_on = day_iso(c->arena, p->from),
        .to_on = day_iso(c->arena, p->to),
        .guessed = p->guessed,
    };
    enum err err;

    err = q_period_last_ord(c->db, r->was->id, c->arena, &last, c->error);
    in.ord = last.ord + 1;
    if (!err)
        err = q_period_add(c->db, &in, c->error);
    return err ? err : set_dates(c, r, p, in.id);
}

static enum err end_period(struct ctx *c, int64_t id)
{
    int64_t changed;
    enum err r;

    r = q_child_date_end(c->db, id, &changed, c->error);
    if (!r)
        r = q_period_end_dates(c->db, id, &changed, c->error);
    if (!r)
        r = q_period_end(c->db, id, &changed, c->error);
    return r;
}

static enum err set_periods(struct ctx *c, const struct amend_recut *r)
{
    enum err err = OK;
    size_t at = 0;

    for (size_t k = 0; !err && k < r->plan.n; k++) {
        const struct recut_period *p = &r->plan.periods[k];
        int64_t changed, id = p->was < 0 ? 0 : r->was->periods[p->was].id;

        if (p->gone) /* once its dues have ended */
            continue;
        at++; /* as in the series that it will be */
        if (!id) {
            err = add_period(c, r, p, r->is->periods[at - 1].id);
            continue;
        }
        err = q_period_set(c->db, id, str_of(p->slot), day_iso(c->arena, p->from),
                           day_iso(c->arena, p->to), p->guessed, &changed, c->error);
        if (!err)
            err = set_dates(c, r, p, id);
    }
    return err;
}

static enum err end_periods(struct ctx *c, const struct amend_recut *r)
{
    enum err err = OK;

    for (size_t k = 0; !err && k < r->plan.n; k++) {
        if (r->plan.periods[k].gone)
            err = end_period(c, r->was->periods[r->plan.periods[k].was].id);
    }
    return err;
}

static enum err leave_periods(struct ctx *c, const struct amend_recut *r,
                              const struct due__units *of)
{
    int64_t changed;
    enum err err = OK;

    for (size_t k = 0; !err && k < r->plan.n; k++) {
        if (r->plan.periods[k].gone)
            err = q_due_leave_period(c->db, r->was->periods[r->plan.periods[k].was].id, of->first,
                                     of->last, of->job, &changed, c->error);
    }
    return err;
}

static enum err set_series(struct ctx *c, struct amend_plan *p)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = 0; !r && i < p->n_recuts; i++) {
        r = set_periods(c, &p->recuts[i]);
        if (!r && day_is(p->recuts[i].plan.rest_from))
            r = q_series_no_rest(c->db, p->recuts[i].was->id, &changed, c->error);
    }
    if (!r)
        r = q_period_set_labels(c->db, p->is.id, &changed, c->error);
    return r ? r : series_settle(c, &p->is, &p->then, SERIES_REST_NONE);
}

/* The open dues of a time move with it; those of another duty go to it where it asks the same units. */
static enum err move_dues(struct ctx *c, const struct amend_move *m, const struct due__units *of)
{
    struct str from = str_of(m->from->at.slot), to = str_of(m->to->at.slot);
    bool same = m->was->id == m->is->id;
    struct q_due_amend_in in = {
        .duty_id = m->was->id,
        .slot = from,
        .kind = same ? S("") : m->is->audience_kind,
        .hierarchy_id = HIERARCHY,
        .to_duty_id = m->is->id,
        .to_slot = to,
        .from_on = day_iso(c->arena, m->to->at.from),
        .to_on = day_iso(c->arena, m->to->at.to),
        .due_on = day_iso(c->arena, m->to->at.due_on),
        .work_on = day_iso(c->arena, m->to->at.work_on),
        .first_org = of->first,
        .last_org = of->last,
        .job = of->job,
    };
    struct q_due_amend_children_in children = {
        .duty_id = in.duty_id,
        .slot = in.slot,
        .hierarchy_id = HIERARCHY,
        .to_duty_id = in.to_duty_id,
        .to_slot = in.to_slot,
        .from_on = in.from_on,
        .to_on = in.to_on,
        .first_org = of->first,
        .last_org = of->last,
        .job = of->job,
    };
    struct q_due_amend_done_in done = {
        .duty_id = in.duty_id,
        .slot = from,
        .kind = in.kind,
        .to_duty_id = in.to_duty_id,
        .to_slot = to,
        .first_org = of->first,
        .last_org = of->last,
        .job = of->job,
    };
    int64_t changed;
    enum err r = q_due_amend(c->db, &in, &changed, c->error);

    if (!r && m->to->period_id)
        r = q_due_amend_children(c->db, &children, &changed, c->error);
    if (!r && !same && !m->to->period_id) /* of a period a unit owes one report anyway */
        r = q_due_amend_done(c->db, &done, &changed, c->error);
    if (!r && m->is->what == DUE_SESSION) /* the evening that lies in the new window */
        r = due__lay_held(c, m->is, to, of);
    return r;
}

/* Of a period that there was a unit owes one report: one that had been taken back is asked again. */
static enum err ask_again(struct ctx *c, const struct amend_move *m, const struct due__units *of)
{
    struct q_due_amend_again_in in = {
        .campaign_id = m->is->campaign_id,
        .period_id = m->to->period_id,
        .kind = m->is->audience_kind,
        .duty_id = m->is->id,
        .slot = str_of(m->to->at.slot),
        .from_on = day_iso(c->arena, m->to->at.from),
        .to_on = day_iso(c->arena, m->to->at.to),
        .due_on = day_iso(c->arena, m->to->at.due_on),
        .work_on = day_iso(c->arena, m->to->at.work_on),
        .first_org = of->first,
        .last_org = of->last,
        .job = of->job,
    };
    int64_t changed;

    return m->to->period_id && !m->is->own ? q_due_amend_again(c->db, &in, &changed, c->error) : OK;
}

enum err amend__change_dues(struct ctx *c, const struct amend_plan *p, const struct due__units *of)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < p->n_moves; i++) {
        const struct amend_move *m = &p->moves[i];

        if (m->from && m->to)
            r = move_dues(c, m, of);
        else if (m->from)
            r = end_dues(c, m->was->id, str_of(m->from->at.slot), of);
        if (!r && m->to && !(m->from && m->was->id == m->is->id))
            r = ask_again(c, m, of);
    }
    if (!r)
        r = end_their_dues(c, p, of);
    for (size_t i = 0; !r && i < p->n_recuts; i++)
        r = leave_periods(c, &p->recuts[i], of);
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

static bool goes_on(const struct amend_move *m)
{
    return m->from && m->to && m->was->id == m->is->id;
}

/* What was laid by its old name is laid by the new one. */
static enum err set_laid(struct ctx *c, const struct amend_plan *p)
{
    struct q_due_laid_list *laid = NULL;
    size_t n = 0;
    int64_t changed;
    enum err r = q_due_laid_list(c->db, p->is.id, c->arena, &laid, &n, c->error);

    for (size_t i = 0; !r && i < p->n_moves; i++) {
        const struct amend_move *m = &p->moves[i];

        if (m->from && !m->to)
            r = q_due_laid_end(c->db, m->was->id, str_of(m->from->at.slot), &changed, c->error);
        else if (goes_on(m) && is_laid(laid, n, m->is->id, str_of(m->from->at.slot)))
            r = q_due_laid_add(c->db, m->is->id, str_of(m->to->at.slot), c->now_ms, &changed,
                               c->error);
    }
    return r;
}

static bool will_be_laid(const struct amend_plan *p, const struct q_due_laid_list *laid, size_t n,
                         const struct duty *d, const char *slot)
{
    bool is = is_laid(laid, n, d->id, str_of(slot));

    for (size_t i = 0; !is && i < p->n_moves; i++) {
        const struct amend_move *m = &p->moves[i];

        is = goes_on(m) && m->is == d && str_eq(str_of(m->to->at.slot), str_of(slot)) &&
             is_laid(laid, n, d->id, str_of(m->from->at.slot));
    }
    return is;
}

/* Days that units have set for their children go over to the duty that takes another's place. */
static int64_t dated_by(const struct amend_plan *p, const struct duty *d)
{
    const struct duty *was = amend__was(p, d);

    return was && was->id != d->id && d->series_id == was->series_id ? was->id : 0;
}

enum err amend__new_times(struct ctx *c, const struct amend_plan *p, struct due_plan **ret)
{
    struct due_plan *plans = arena_array(c->arena, struct due_plan, p->n_then + 1);
    struct q_due_laid_list *laid = NULL;
    size_t n = 0;
    enum err r = q_due_laid_list(c->db, p->is.id, c->arena, &laid, &n, c->error);

    for (size_t i = 0; !r && i < p->n_then; i++) {
        const struct due_plan *all = &p->plans_then[i];

        plans[i] = *all;
        plans[i].n = 0;
        plans[i].dated_by = dated_by(p, all->duty);
        plans[i].slots = arena_array(c->arena, struct due_slot, all->n + 1);
        for (size_t k = 0; k < all->n; k++) {
            if (due__has_begun(&all->slots[k], c->today) &&
                !will_be_laid(p, laid, n, all->duty, all->slots[k].at.slot))
                plans[i].slots[plans[i].n++] = all->slots[k];
        }
    }
    *ret = plans;
    return r;
}

/* What runs already is laid at once. */
static enum err lay(struct ctx *c, int64_t campaign_id)
{
    struct due_pass pass = { 0 };
    size_t units = 1, laid = 0;
    enum err r = OK;

    while (!r && units)
        r = due_lay_campaign(c, campaign_id, &pass, &units, &laid);
    return r;
}

static enum err bind(struct ctx *c, const struct amendment *of, int64_t n)
{
    bool all = true;
    enum err r = OK;

    for (size_t i = 0; i < of->n_kinds; i++)
        all = all && of->kinds[i].bound;
    if (all)
        return version_bind(c, of->campaign.id, n, STR_NONE);
    for (size_t i = 0; !r && i < of->n_kinds; i++) {
        if (of->kinds[i].bound)
            r = version_bind(c, of->campaign.id, n, of->kinds[i].code);
    }
    return r;
}

/* What it changed stands with the version; what had prepared it goes. */
enum err amend__hold(struct ctx *c, const struct amendment *of, int64_t n)
{
    int64_t changed = 0;
    enum err r = bind(c, of, n);

    for (size_t i = 0; !r && i < of->n_changes; i++)
        r = change__add(c, of->campaign.id, n, (int64_t)i + 1, &of->changes[i]);
    if (!r)
        r = q_amendment_end(c->db, of->campaign.id, of->head.version, &changed, c->error);
    return r || changed ? r : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err amend__begin_rows(struct ctx *c, struct amend_plan *p, int64_t *ret_n)
{
    enum err r;

    r = set_campaign(c, p);
    if (!r)
        r = version_add(c, p->is.id, p->of->head.act, &p->of->head.words, ret_n);
    if (!r)
        r = set_duties(c, p);
    if (!r)
        r = begin_duties(c, p, *ret_n);
    if (!r)
        r = amend__set_contents(c, p->of, *ret_n);
    if (!r)
        r = amend__set_proceedings(c, p->of, *ret_n);
    return r ? r : set_series(c, p);
}

enum err amend__end_rows(struct ctx *c, const struct amend_plan *p, int64_t n)
{
    enum err r = set_laid(c, p);

    if (!r)
        r = end_duties(c, p, n);
    for (size_t i = 0; !r && i < p->n_recuts; i++)
        r = end_periods(c, &p->recuts[i]);
    return r;
}

static enum err apply(struct ctx *c, struct amend_plan *p, int64_t *ret_n)
{
    const struct due__units all = { .last = INT64_MAX };
    enum err r = amend__begin_rows(c, p, ret_n);

    if (!r)
        r = amend__change_dues(c, p, &all);
    if (!r)
        r = amend__end_rows(c, p, *ret_n);
    if (!r)
        r = lay(c, p->is.id);
    return r ? r : amend__hold(c, p->of, *ret_n);
}

enum err amend_issue(struct ctx *c, int64_t campaign_id, int64_t version)
{
    struct amend_plan plan = { 0 };
    struct amendment of;
    int64_t n;
    enum err r;

    r = amend__open(c, campaign_id, &of);
    if (!r && of.begun && of.head.version != version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = amend__plan(c, &of, &plan);
    if (!r)
        r = amend__check(c, &plan);
    if (!r)
        r = apply(c, &plan, &n);
    if (r)
        return r;
    return event_add(c, "campaign", campaign_id, "amend_issue", of.campaign.org_id,
                     str_fmt(c->arena,
                             "{\"version\":%" PRId64 ",\"changes\":%zu,\"units\":%" PRId64 "}", n,
                             of.n_changes, of.bound));
}
