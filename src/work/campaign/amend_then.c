/* SPDX-License-Identifier: Apache-2.0 */
/* amend_then.c - the duties and periods of a campaign as they will be once an amendment is issued. */
#include <assert.h>
#include <stdio.h>

#include "store/child_date.h"
#include "store/series.h"
#include "work/campaign/amend__.h"
#include "work/campaign/series__.h"

bool amend__in_place(const struct duty *was, const struct duty *is)
{
    return was->what == is->what && was->own == is->own && was->assembly == is->assembly &&
           was->made_from_id == is->made_from_id && str_eq(was->audience_kind, is->audience_kind) &&
           was->rule.rhythm == is->rule.rhythm &&
           (was->rule.rhythm != RHYTHM_YEARLY || was->rule.month == is->rule.month);
}

const struct duty *amend__was(const struct amend_plan *p, const struct duty *then)
{
    return p->from[then - p->duties];
}

static const struct duty *row_for(const struct amendment *of, int64_t duty_id)
{
    for (size_t i = 0; i < of->n_wanted; i++) {
        if (of->wanted[i].wanted_of == duty_id)
            return &of->wanted[i];
    }
    return NULL;
}

static void change_in_place(const struct duty *row, struct duty *d)
{
    d->words = row->words;
    d->rule = row->rule;
    d->audience = row->audience;
    d->through = row->through;
    d->receiver_id = row->receiver_id;
    d->receiver = row->receiver;
    d->receiver_ended = row->receiver_ended;
    d->copies = row->copies;
    d->n_copies = row->n_copies;
}

static void add(struct ctx *c, struct amend_plan *p, const struct duty *row, const struct duty *of)
{
    struct duty *d = &p->duties[p->then.n_duties];

    *d = *row;
    d->wanted = WANTED_AS_IT_IS;
    d->wanted_of = 0;
    d->since_at = c->now_ms;
    p->from[p->then.n_duties++] = of;
}

static void pair_duties(struct ctx *c, struct amend_plan *p)
{
    const struct amendment *of = p->of;
    size_t most = of->n_duties + of->n_wanted + 1;

    p->duties = arena_array(c->arena, struct duty, most);
    p->from = arena_array(c->arena, const struct duty *, most);
    p->then.duties = p->duties;
    p->then.n_duties = p->was.n_duties;
    for (size_t i = 0; i < p->was.n_duties; i++) {
        const struct duty *was = p->from[i] = &p->was.duties[i];
        const struct duty *row = row_for(of, was->id);

        p->duties[i] = *was;
        p->duties[i].wanted = WANTED_AS_IT_IS;
        if (was->wanted == WANTED_END)
            p->duties[i].dropped = true;
        if (!row)
            continue;
        if (amend__in_place(was, row)) {
            change_in_place(row, &p->duties[i]);
            continue;
        }
        p->duties[i].dropped = true;
        add(c, p, row, was);
    }
    for (size_t i = 0; i < of->n_wanted; i++) {
        if (of->wanted[i].wanted == WANTED_ADD)
            add(c, p, &of->wanted[i], NULL);
    }
}

/* Two tiers are two days of one period: it asks others than those that the series asks already. */
static bool fits(const struct amend_plan *p, const struct duty *d, int64_t series_id)
{
    const struct duty *of = amend__was(p, d);
    bool alone = true;

    for (size_t i = 0; i < p->then.n_duties; i++) {
        const struct duty *other = &p->duties[i];

        if (other == d || other->dropped || other->series_id != series_id)
            continue;
        alone = false;
        if (!series_fits(&other->rule, &d->rule) || other->made_from_id != d->made_from_id ||
            (other->own == d->own && str_eq(other->audience_kind, d->audience_kind)))
            return false;
    }
    return !alone || (of && of->series_id == series_id && of->made_from_id == d->made_from_id &&
                      series_fits(&of->rule, &d->rule));
}

/* A further duty to report asks for periods that there are, where it can: of each a unit owes one report. */
static void join_series(struct amend_plan *p)
{
    for (size_t i = p->was.n_duties; i < p->then.n_duties; i++) {
        struct duty *d = &p->duties[i];

        for (size_t k = 0; d->what == DUE_REPORT && !d->series_id && k < p->was.n_series; k++) {
            if (p->was.series[k].id && fits(p, d, p->was.series[k].id))
                d->series_id = p->was.series[k].id;
        }
    }
}

/* By when the duty asked for the periods of the series; NULL: it did not. */
static const struct series_date *dates_of(const struct series *s, const struct duty *was)
{
    for (size_t m = 0; was && m < s->n_members; m++) {
        if (s->members[m].duty->id == was->id)
            return s->members[m].dates;
    }
    return NULL;
}

static bool same_rule(const struct duty_rule *a, const struct duty_rule *b)
{
    return a->rhythm == b->rhythm && a->bound == b->bound && day_cmp(a->due_on, b->due_on) == 0 &&
           day_cmp(a->from, b->from) == 0 && day_cmp(a->to, b->to) == 0 && a->month == b->month &&
           a->day == b->day;
}

static void members_of(struct ctx *c, const struct amend_plan *p, const struct series *s,
                       struct amend_recut *ret)
{
    ret->was = s;
    ret->members = arena_array(c->arena, const struct duty *, p->then.n_duties + 1);
    for (size_t i = 0; i < p->then.n_duties; i++) {
        const struct duty *d = &p->duties[i];

        if (d->what == DUE_REPORT && !d->dropped && d->series_id == s->id)
            ret->members[ret->n++] = d;
    }
}

static bool is_touched(const struct amend_plan *p, const struct amend_recut *r)
{
    bool touched = day_is(p->of->head.to) || r->n != r->was->n_members;

    for (size_t m = 0; m < r->n; m++) {
        const struct duty *was = amend__was(p, r->members[m]);

        touched = touched || !was || was->id != r->members[m]->id ||
                  !same_rule(&was->rule, &r->members[m]->rule);
    }
    return touched;
}

/* What stands on the periods: reports, and days that units in the middle have set for their own children. */
struct stands {
    struct q_period_reports *reports;
    struct q_child_date_first *children;
    size_t n_reports, n_children;
};

static void mark(const struct stands *on, int64_t period_id, struct recut_period *p)
{
    for (size_t i = 0; i < on->n_reports; i++) {
        if (on->reports[i].period_id == period_id) {
            p->sent = on->reports[i].sent > 0;
            p->begun = on->reports[i].begun > 0;
        }
    }
    for (size_t i = 0; i < on->n_children; i++) {
        if (on->children[i].period_id == period_id)
            p->first = day_from_iso(on->children[i].work_on);
    }
}

static void cut_anew(struct ctx *c, const struct amend_plan *p, const struct stands *stands,
                     struct amend_recut *r)
{
    struct recut_period *periods = arena_array(c->arena, struct recut_period, r->was->n + 1);
    struct recut_member *members = arena_array(c->arena, struct recut_member, r->n + 1);
    struct recut in = { .periods = periods,
                        .n_periods = r->was->n,
                        .members = members,
                        .n_members = r->n,
                        .was = series__span(c, &p->of->campaign),
                        .is = series__span(c, &p->is),
                        .today = c->today,
                        .calendar = &p->then.calendar };

    for (size_t m = 0; m < r->n; m++) {
        const struct duty *was = amend__was(p, r->members[m]);

        members[m].after = r->members[m]->rule;
        if (dates_of(r->was, was))
            members[m].before = was->rule;
    }
    for (size_t k = 0; k < r->was->n; k++) {
        const struct period *was = &r->was->periods[k];

        periods[k] =
            (struct recut_period){ .from = was->from, .to = was->to, .guessed = was->guessed };
        (void)snprintf(periods[k].slot, SLOT_TEXT, "%.*s", STR_ARGS(was->name.slot));
        mark(stands, was->id, &periods[k]);
        periods[k].of = arena_array(c->arena, struct series_date, r->n + 1);
        for (size_t m = 0; m < r->n; m++) {
            const struct series_date *dates = dates_of(r->was, amend__was(p, r->members[m]));

            if (dates)
                periods[k].of[m] = dates[k];
        }
    }
    r->plan = recut(&in, c->arena);
}

struct period_name amend_period_name(const struct period *period)
{
    struct str wanted = period->wanted_label;

    assert(period);
    return (struct period_name){ period->name.slot, wanted.p ? wanted : period->name.label };
}

static struct str label_of(const struct amend_recut *r, const struct recut_period *p)
{
    return p->was < 0 ? S("") : amend_period_name(&r->was->periods[p->was]).label;
}

/* The series as it will be; of one that is not touched all but the members' addresses stays. */
static void fill_series(struct ctx *c, struct amend_recut *r)
{
    struct series *s = r->is;

    *s = *r->was;
    s->n = 0;
    s->periods = arena_array(c->arena, struct period, r->plan.n + 1);
    s->n_members = r->n;
    s->members = arena_array(c->arena, struct series_member, r->n + 1);
    for (size_t m = 0; m < r->n; m++)
        s->members[m] =
            (struct series_member){ r->members[m],
                                    arena_array(c->arena, struct series_date, r->plan.n + 1) };
    for (size_t k = 0; k < r->plan.n; k++) {
        const struct recut_period *p = &r->plan.periods[k];

        if (p->gone)
            continue;
        s->periods[s->n] = (struct period){ .id = p->was < 0 ? 0 : r->was->periods[p->was].id,
                                            .name = { str_of(p->slot), label_of(r, p) },
                                            .from = p->from,
                                            .to = p->to,
                                            .guessed = p->guessed };
        for (size_t m = 0; m < r->n; m++)
            s->members[m].dates[s->n] = p->of[m];
        s->n++;
    }
}

static void keep_series(struct ctx *c, struct amend_recut *r)
{
    struct series *s = r->is;

    *s = *r->was;
    s->periods = arena_array(c->arena, struct period, s->n + 1);
    for (size_t k = 0; k < s->n; k++) {
        s->periods[k] = r->was->periods[k];
        s->periods[k].name = amend_period_name(&r->was->periods[k]);
    }
    s->n_members = r->n;
    s->members = arena_array(c->arena, struct series_member, r->n + 1);
    for (size_t m = 0; m < r->n; m++)
        s->members[m] =
            (struct series_member){ r->members[m],
                                    arena_array(c->arena, struct series_date, s->n + 1) };
    for (size_t m = 0; m < r->n; m++) {
        const struct series_date *dates = dates_of(r->was, r->members[m]);

        for (size_t k = 0; dates && k < s->n; k++)
            s->members[m].dates[k] = dates[k];
    }
}

/* What is made from a rhythm ends where that is cut now, unless it was sent. */
static void cut_as_source(const struct amend_plan *p, struct amend_recut *r)
{
    struct recut_period *is = &r->plan.periods[0];
    const struct series *from = NULL;

    for (size_t i = 0; i < p->then.n_series; i++) {
        if (dates_of(&p->then.series[i], &(struct duty){ .id = r->members[0]->made_from_id }))
            from = &p->then.series[i];
    }
    if (!from || r->plan.snag || !r->plan.n || is->sent || is->gone)
        return;
    for (size_t k = from->n; k > 0; k--) {
        if (day_cmp(from->periods[k - 1].to, is->of[0].work_on) < 0) {
            is->to = from->periods[k - 1].to;
            return;
        }
    }
    r->plan.snag = RECUT_NO_DAYS;
    r->plan.at = r->plan.member = 0;
}

static void cut_one(struct ctx *c, struct amend_plan *p, const struct series *s,
                    const struct stands *stands)
{
    struct amend_recut *r = &p->recuts[p->n_recuts];
    bool made, touched;

    *r = (struct amend_recut){ .is = &p->then.series[p->then.n_series++] };
    members_of(c, p, s, r);
    made = r->n && r->members[0]->made_from_id;
    touched = r->n && (is_touched(p, r) || (made && p->n_recuts));
    if (!touched) {
        keep_series(c, r);
        return;
    }
    cut_anew(c, p, stands, r);
    if (made)
        cut_as_source(p, r);
    fill_series(c, r);
    p->n_recuts++;
}

static bool is_made(const struct series *s)
{
    return s->n_members && s->members[0].duty->made_from_id;
}

/* What is made from others comes behind them. */
static void cut_series(struct ctx *c, struct amend_plan *p, const struct stands *stands)
{
    p->then.series = arena_array(c->arena, struct series, p->was.n_series + p->then.n_duties + 1);
    p->recuts = arena_array(c->arena, struct amend_recut, p->was.n_series + 1);
    for (int made = 0; made < 2; made++) {
        for (size_t i = 0; i < p->was.n_series; i++) {
            if (p->was.series[i].id && is_made(&p->was.series[i]) == made)
                cut_one(c, p, &p->was.series[i], stands);
        }
    }
}

static enum err load_stands(struct ctx *c, int64_t campaign_id, struct stands *ret)
{
    enum err r;

    r = q_period_reports(c->db, campaign_id, c->arena, &ret->reports, &ret->n_reports, c->error);
    return r ? r
             : q_child_date_first(c->db, campaign_id, c->arena, &ret->children, &ret->n_children,
                                  c->error);
}

/* Nobody has written them yet. */
static void number_periods(struct amend_plan *p)
{
    for (size_t i = 0; i < p->then.n_series; i++) {
        struct series *s = &p->then.series[i];

        for (size_t k = 0; k < s->n; k++) {
            if (s->periods[k].id)
                continue;
            if (p->first_period)
                s->periods[k].id = p->first_period + p->n_periods;
            p->n_periods++;
        }
    }
}

enum err amend__then(struct ctx *c, struct amend_plan *p)
{
    struct stands stands = { 0 };
    enum err r = load_stands(c, p->of->campaign.id, &stands);

    if (r)
        return r;
    p->then.calendar = p->was.calendar;
    pair_duties(c, p);
    join_series(p);
    cut_series(c, p, &stands);
    series__propose(c, &p->is, &p->then);
    number_periods(p);
    p->plans_was = due_plans(c, &p->of->campaign, &p->was, &p->n_was);
    p->plans_then = due_plans(c, &p->is, &p->then, &p->n_then);
    return OK;
}
