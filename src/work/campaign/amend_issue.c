/* SPDX-License-Identifier: Apache-2.0 */
/* amend_issue.c - an amendment becomes the campaign's next version: rows change where they stand, open dues move
 * with them, and nothing that was done or sent is touched. */
#include <inttypes.h>

#include "store/amendment.h"
#include "store/child_date.h"
#include "store/due.h"
#include "store/series.h"
#include "work/campaign/amend__.h"
#include "work/campaign/duty__.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"
#include "work/trail.h"

static enum err set_campaign(struct ctx *c, const struct amend_plan *p)
{
    int64_t changed;
    enum err r;

    r = q_campaign_amend(c->db, p->is.id, p->is.version, day_iso(c->arena, p->is.to), &changed,
                         c->error);
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
        if (!r)
            r = q_due_amend_end(c->db, was->id, S(""), c->now_ms, &changed, c->error);
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

static enum err add_period(struct ctx *c, const struct amend_recut *r, const struct recut_period *p)
{
    struct q_period_last_ord last;
    struct q_period_add_in in = {
        .id = ids_next(c->ids),
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
        r = q_due_leave_period(c->db, id, &changed, c->error);
    if (!r)
        r = q_period_end(c->db, id, &changed, c->error);
    return r;
}

static enum err set_periods(struct ctx *c, const struct amend_recut *r)
{
    enum err err = OK;

    for (size_t k = 0; !err && k < r->plan.n; k++) {
        const struct recut_period *p = &r->plan.periods[k];
        int64_t changed, id = p->was < 0 ? 0 : r->was->periods[p->was].id;

        if (!id) {
            err = add_period(c, r, p);
            continue;
        }
        if (p->gone) /* once its dues have ended */
            continue;
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

static enum err set_series(struct ctx *c, struct amend_plan *p)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = 0; !r && i < p->n_recuts; i++) {
        r = set_periods(c, &p->recuts[i]);
        if (!r && day_is(p->recuts[i].plan.rest_from))
            r = q_series_no_rest(c->db, p->recuts[i].was->id, &changed, c->error);
    }
    return r ? r : series_settle(c, &p->is, &p->then, SERIES_REST_NONE);
}

static bool is_laid(const struct q_due_laid_list *laid, size_t n, int64_t duty_id, struct str slot)
{
    for (size_t i = 0; i < n; i++) {
        if (laid[i].duty_id == duty_id && str_eq(laid[i].slot, slot))
            return true;
    }
    return false;
}

/* The open dues of a time move with it; those of another duty go to it where it asks the same units. */
static enum err move_dues(struct ctx *c, const struct amend_move *m,
                          const struct q_due_laid_list *laid, size_t n_laid)
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
    };
    struct q_due_amend_children_in children = {
        .duty_id = in.duty_id,
        .slot = in.slot,
        .hierarchy_id = HIERARCHY,
        .to_duty_id = in.to_duty_id,
        .to_slot = in.to_slot,
        .from_on = in.from_on,
        .to_on = in.to_on,
    };
    int64_t changed;
    enum err r = q_due_amend(c->db, &in, &changed, c->error);

    if (!r && m->to->period_id)
        r = q_due_amend_children(c->db, &children, &changed, c->error);
    if (!r && !same && !m->to->period_id) /* of a period a unit owes one report anyway */
        r = q_due_amend_done(c->db, in.duty_id, from, in.kind, in.to_duty_id, to, &changed,
                             c->error);
    if (!r && m->is->what == DUE_SESSION) /* the evening that lies in the new window */
        r = q_due_lay_held(c->db, m->is->campaign_id, m->is->id, to, 1, INT64_MAX, &changed,
                           c->error);
    if (!r && same && !str_eq(from, to) && is_laid(laid, n_laid, m->is->id, from))
        r = q_due_laid_add(c->db, m->is->id, to, c->now_ms, &changed, c->error);
    return r;
}

static enum err end_dues(struct ctx *c, const struct amend_move *m)
{
    struct str slot = str_of(m->from->at.slot);
    int64_t changed;
    enum err r = q_due_amend_end(c->db, m->was->id, slot, c->now_ms, &changed, c->error);

    return r ? r : q_due_laid_end(c->db, m->was->id, slot, &changed, c->error);
}

/* Of a period that there was a unit owes one report: one that had been taken back is asked again. */
static enum err ask_again(struct ctx *c, const struct amend_move *m)
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
    };
    int64_t changed;

    return m->to->period_id && !m->is->own ? q_due_amend_again(c->db, &in, &changed, c->error) : OK;
}

static enum err set_dues(struct ctx *c, const struct amend_plan *p)
{
    struct q_due_laid_list *laid = NULL;
    size_t n_laid = 0;
    enum err r;

    r = q_due_laid_list(c->db, p->is.id, c->arena, &laid, &n_laid, c->error);
    for (size_t i = 0; !r && i < p->n_moves; i++) {
        const struct amend_move *m = &p->moves[i];

        if (m->from && m->to)
            r = move_dues(c, m, laid, n_laid);
        else if (m->from)
            r = end_dues(c, m);
        if (!r && m->to && !(m->from && m->was->id == m->is->id))
            r = ask_again(c, m);
    }
    return r;
}

/* What runs already is laid at once where few units have the campaign, else by the daily job in its slices. */
static enum err lay(struct ctx *c, const struct amendment *of)
{
    struct due_pass pass = { 0 };
    size_t units = 1, laid = 0;
    int64_t holders = 0;
    enum err r = OK;

    for (size_t i = 0; i < of->n_kinds; i++)
        holders += of->kinds[i].n;
    while (!r && units && holders <= ISSUE_AT_ONCE)
        r = due_lay_campaign(c, of->campaign.id, &pass, &units, &laid);
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
static enum err keep_version(struct ctx *c, const struct amendment *of, int64_t n)
{
    int64_t changed = 0;
    enum err r = bind(c, of, n);

    for (size_t i = 0; !r && i < of->n_changes; i++)
        r = change__add(c, of->campaign.id, n, (int64_t)i + 1, &of->changes[i]);
    if (!r)
        r = q_amendment_end(c->db, of->campaign.id, of->head.version, &changed, c->error);
    return r || changed ? r : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err apply(struct ctx *c, struct amend_plan *p, int64_t *ret_n)
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
    if (!r)
        r = set_series(c, p);
    if (!r)
        r = set_dues(c, p);
    if (!r)
        r = end_duties(c, p, *ret_n);
    for (size_t i = 0; !r && i < p->n_recuts; i++)
        r = end_periods(c, &p->recuts[i]);
    if (!r)
        r = lay(c, p->of);
    return r ? r : keep_version(c, p->of, *ret_n);
}

enum err amend_issue(struct ctx *c, int64_t campaign_id, int64_t version)
{
    struct amend_plan plan;
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
