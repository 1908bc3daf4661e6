/* SPDX-License-Identifier: Apache-2.0 */
/* amend_tell.c - what an amendment changes, thing by thing, and whom each of them binds. */
#include <assert.h>
#include <string.h>

#include "store/due.h"
#include "work/campaign/amend__.h"

/* How many units owe each time, and have done it. */
struct counts {
    struct q_due_amend_counts *rows;
    size_t n;
};

static bool binds(const struct duty *d, const struct amend_kind *kind)
{
    struct duty asked;

    if (!d || d->own) /* whoever leads it needs no telling */
        return false;
    asked = *d;
    asked.dropped = false;
    return duty_is_for(&asked, kind->code, kind->meets || asked.assembly);
}

/* A slip that is corrected in the words alone asks nothing else of anybody. */
static bool is_mere_wording(enum change_what what)
{
    return what == CHANGE_WORDS || what == CHANGE_AUDIENCE || what == CHANGE_THROUGH ||
           what == CHANGE_RECEIVER || what == CHANGE_LABEL ||
           (what >= CHANGE_TOPIC && what <= CHANGE_PROCEEDING);
}

void amend__bind(struct amend_plan *p, enum change_what what, const struct duty *was,
                 const struct duty *is)
{
    if (p->of->head.act == VERSION_CORRECT && is_mere_wording(what))
        return;
    for (size_t i = 0; i < p->of->n_kinds; i++)
        p->bound[i] = p->bound[i] || (!was && !is) || binds(was, &p->of->kinds[i]) ||
                      binds(is, &p->of->kinds[i]);
}

static struct change *tell(struct ctx *c, struct amend_plan *p, enum change_what what,
                           const struct duty *was, const struct duty *is)
{
    struct change *change = ARENA_PUSH(c->arena, p->changes, p->n_changes, p->cap_changes);
    const struct duty *of = is ? is : was;

    *change = (struct change){ .what = what,
                               .duty_id = of ? of->id : 0,
                               .words = of ? of->words : S(""),
                               .period = { S(""), S("") },
                               .was = STR_NONE,
                               .is = STR_NONE };
    amend__bind(p, what, was, is);
    return change;
}

static void tell_words(struct ctx *c, struct amend_plan *p, enum change_what what,
                       const struct duty *was, const struct duty *is, struct str before,
                       struct str after)
{
    struct change *change;

    if (str_eq(before, after))
        return;
    change = tell(c, p, what, was, is);
    change->was = before;
    change->is = after;
}

static void count(const struct counts *counts, const struct duty *d, struct str slot,
                  struct change *change)
{
    for (size_t i = 0; d && i < counts->n; i++) {
        if (counts->rows[i].duty_id == d->id && (!slot.n || str_eq(counts->rows[i].slot, slot))) {
            change->open += counts->rows[i].open;
            change->done += counts->rows[i].done;
        }
    }
}

static struct str asked_of(const struct ctx *c, const struct duty *d)
{
    if (d->own)
        return msg_text(c->lang, M_DUTY_AUDIENCE_OWN);
    if (!d->audience_name.n && !d->audience.n)
        return msg_text(c->lang, M_DUTY_AUDIENCE_ALL);
    return d->audience_name.n ? d->audience_name : d->audience;
}

static void tell_duty(struct ctx *c, struct amend_plan *p, const struct counts *counts,
                      const struct duty *was, const struct duty *is)
{
    struct change *change;

    if (is->dropped && !was->dropped) {
        change = tell(c, p, CHANGE_END, was, NULL);
        change->was = asked_of(c, was);
        count(counts, was, S(""), change);
        return;
    }
    tell_words(c, p, CHANGE_WORDS, was, is, was->words, is->words);
    tell_words(c, p, CHANGE_AUDIENCE, was, is, was->audience, is->audience);
    tell_words(c, p, CHANGE_THROUGH, was, is, was->through, is->through);
    tell_words(c, p, CHANGE_RECEIVER, was, is, was->receiver, is->receiver);
    tell_words(c, p, CHANGE_COPIES, was, is, duty_copies_named(c, was), duty_copies_named(c, is));
}

static bool same_slot(const struct due_slot *a, const struct due_slot *b)
{
    return strcmp(a->at.slot, b->at.slot) == 0 && day_cmp(a->at.from, b->at.from) == 0 &&
           day_cmp(a->at.to, b->at.to) == 0 && day_cmp(a->at.due_on, b->at.due_on) == 0 &&
           day_cmp(a->at.work_on, b->at.work_on) == 0;
}

static bool same_day(const struct due_slot *a, const struct due_slot *b)
{
    return day_cmp(a->at.due_on, b->at.due_on) == 0 && day_cmp(a->at.work_on, b->at.work_on) == 0;
}

/* A day of which nobody is told when it has passed: times of a rhythm are not asked for afterwards. */
static bool is_over(const struct ctx *c, const struct duty *d, const struct due_slot *slot)
{
    return d->rule.rhythm != RHYTHM_ONCE && d->rule.rhythm != RHYTHM_WINDOW &&
           day_cmp(slot->at.work_on, c->today) < 0;
}

/* Reports have their periods, a rhythm its names; what is asked once is one time, whatever day it has. */
static bool is_same_time(const struct duty *d, const struct due_slot *a, const struct due_slot *b)
{
    if (a->period_id || b->period_id)
        return a->period_id == b->period_id;
    if (d->rule.rhythm == RHYTHM_ONCE || d->rule.rhythm == RHYTHM_WINDOW)
        return true;
    return strcmp(a->at.slot, b->at.slot) == 0;
}

static const struct due_plan *plan_of(const struct due_plan *plans, size_t n, const struct duty *d)
{
    for (size_t i = 0; d && i < n; i++) {
        if (plans[i].duty == d)
            return &plans[i];
    }
    return NULL;
}

static void tell_day(struct ctx *c, struct amend_plan *p, const struct counts *counts,
                     const struct amend_move *m)
{
    const struct due_slot *to = m->to ? m->to : m->from;
    struct change *change;

    if (m->from && m->to && m->is->what != DUE_REPORT &&
        day_cmp(m->from->at.from, m->to->at.from) != 0 && m->is->rule.rhythm == RHYTHM_WINDOW) {
        change = tell(c, p, CHANGE_START, m->was, m->is);
        change->was_on = m->from->at.from;
        change->is_on = m->to->at.from;
    }
    if (m->from && m->to && m->was->id == m->is->id && same_day(m->from, m->to))
        return;
    change = tell(c, p, CHANGE_DATE, m->was, m->is);
    change->period = due_at_name(&to->at);
    if (m->from) {
        change->was_on = m->from->at.due_on;
        change->was_work_on = m->from->at.work_on;
        count(counts, m->was, str_of(m->from->at.slot), change);
    }
    if (m->to) {
        change->is_on = m->to->at.due_on;
        change->is_work_on = m->to->at.work_on;
    }
}

static void move(struct ctx *c, struct amend_plan *p, const struct counts *counts,
                 const struct amend_move *m)
{
    if (m->from && m->to && m->was->id == m->is->id && same_slot(m->from, m->to))
        return;
    if ((!m->from || is_over(c, m->was, m->from)) && (!m->to || is_over(c, m->is, m->to)))
        return;
    *ARENA_PUSH(c->arena, p->moves, p->n_moves, p->cap_moves) = *m;
    tell_day(c, p, counts, m);
}

/* Times of a duty that stays, or takes another's place, beside those that were. */
static void tell_days(struct ctx *c, struct amend_plan *p, const struct counts *counts,
                      const struct duty *was, const struct duty *is)
{
    static const struct due_plan none = { 0 };
    bool alike =
        was && was->what == is->what && was->own == is->own && was->rule.rhythm == is->rule.rhythm;
    const struct due_plan *from = alike ? plan_of(p->plans_was, p->n_was, was) : NULL;
    const struct due_plan *to = plan_of(p->plans_then, p->n_then, is);

    from = from ? from : &none;
    to = to ? to : &none;
    for (size_t i = 0; i < from->n; i++) {
        struct amend_move m = { .was = was, .is = is, .from = &from->slots[i] };

        for (size_t k = 0; k < to->n && !m.to; k++)
            m.to = is_same_time(is, m.from, &to->slots[k]) ? &to->slots[k] : NULL;
        if (m.to || was->id == is->id) /* else it ends with its duty */
            move(c, p, counts, &m);
    }
    for (size_t k = 0; k < to->n; k++) {
        struct amend_move m = { .was = was, .is = is, .to = &to->slots[k] };
        bool known = false;

        for (size_t i = 0; i < from->n; i++)
            known = known || is_same_time(is, &from->slots[i], m.to);
        if (!known)
            move(c, p, counts, &m);
    }
}

/* As an amendment leaves it. */
static struct str label_of(const struct period *was)
{
    return was ? amend_period_name(was).label : S("");
}

static void tell_labels(struct ctx *c, struct amend_plan *p, const struct series *s)
{
    for (size_t k = 0; s->n_members && k < s->n; k++) {
        struct period_name was = s->periods[k].name, is = amend_period_name(&s->periods[k]);
        struct change *change;

        if (str_eq(was.label, is.label))
            continue;
        for (size_t m = 1; m < s->n_members;
             m++) /* all who report by it are bound, and told once */
            amend__bind(p, CHANGE_LABEL, NULL, s->members[m].duty);
        change = tell(c, p, CHANGE_LABEL, NULL, s->members[0].duty);
        change->period = was;
        change->was = period_called(was);
        change->is = period_called(is);
    }
}

static void tell_cuts(struct ctx *c, struct amend_plan *p, const struct amend_recut *r)
{
    for (size_t k = 0; k < r->plan.n; k++) {
        const struct recut_period *is = &r->plan.periods[k];
        const struct period *was = is->was < 0 ? NULL : &r->was->periods[is->was];
        struct change *change;

        if (is->gone || (was && day_cmp(was->to, is->to) == 0))
            continue;
        for (size_t m = 1; m < r->n; m++) /* all who report by it are bound, and told once */
            amend__bind(p, CHANGE_CUT, NULL, r->members[m]);
        change = tell(c, p, CHANGE_CUT, NULL, r->members[0]);
        change->period = (struct period_name){ str_of(is->slot), label_of(was) };
        change->was_on = was ? was->to : (struct day){ 0 };
        change->is_on = is->to;
    }
}

/* Only a rhythm leaves days over; where there is none, the only single does. */
static bool leaves_rest(const struct amend_plan *p, const struct series *s)
{
    return s->sort == SERIES_RHYTHM || p->then.n_series == 1;
}

static void tell_rest(struct ctx *c, struct amend_plan *p, const struct series *s, struct day from,
                      struct day to)
{
    struct change *change;

    if (!day_is(from) || s->rest != SERIES_REST_UNSAID || !s->n_members || !leaves_rest(p, s))
        return;
    change = tell(c, p, CHANGE_REST, NULL, s->members[0].duty);
    change->was_on = from;
    change->is_on = to;
}

enum err amend__tell(struct ctx *c, struct amend_plan *p)
{
    struct counts counts = { 0 };
    enum err r = OK;

    if (!p->lean)
        r = q_due_amend_counts(c->db, p->of->campaign.id, c->arena, &counts.rows, &counts.n,
                               c->error);
    if (r)
        return r;
    if (day_is(p->of->head.to)) {
        struct change *change = tell(c, p, CHANGE_TO, NULL, NULL);

        change->was_on = p->of->campaign.to;
        change->is_on = p->is.to;
    }
    for (size_t i = 0; i < p->then.n_duties; i++) {
        const struct duty *was = p->from[i], *is = &p->duties[i];
        bool further = i >= p->was.n_duties;

        if (!further && was->dropped)
            continue;
        if (further)
            tell(c, p, CHANGE_ADD, NULL, is)->is = asked_of(c, is);
        else
            tell_duty(c, p, &counts, was, is);
        if (!is->dropped)
            tell_days(c, p, &counts, was, is);
    }
    for (size_t i = 0; i < p->was.n_series; i++)
        tell_labels(c, p, &p->was.series[i]);
    for (size_t i = 0; i < p->n_recuts; i++) {
        tell_cuts(c, p, &p->recuts[i]);
        tell_rest(c, p, p->recuts[i].is, p->recuts[i].plan.rest_from, p->recuts[i].plan.rest_to);
    }
    for (size_t i = 0; i < p->then.n_series; i++) {
        if (!p->then.series[i].id)
            tell_rest(c, p, &p->then.series[i], p->then.series[i].rest_from,
                      p->then.series[i].rest_to);
    }
    return OK;
}
