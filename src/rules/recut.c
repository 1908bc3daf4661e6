/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/recut.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

/* What the rules say, before and after. */
struct said {
    struct series_plan before, after;
    size_t *column; /* of a member in `before`; SIZE_MAX: it asks for the first time */
};

static const struct day always = { 1900, 1, 1 };

static struct said say(const struct recut *in, struct arena *a)
{
    struct duty_rule *before = arena_array(a, struct duty_rule, in->n_members);
    struct duty_rule *after = arena_array(a, struct duty_rule, in->n_members);
    struct said s = { .column = arena_array(a, size_t, in->n_members) };
    size_t n = 0;

    for (size_t i = 0; i < in->n_members; i++) {
        after[i] = in->members[i].after;
        s.column[i] = in->members[i].before.rhythm ? n : SIZE_MAX;
        if (in->members[i].before.rhythm)
            before[n++] = in->members[i].before;
    }
    if (n)
        s.before = series_propose(before, n, in->was, always, in->calendar, a);
    s.after = series_propose(after, in->n_members, in->is, always, in->calendar, a);
    return s;
}

/* A single is one period, whatever day it is called by. */
static const struct series_period *find(const struct series_plan *plan, const char *slot,
                                        bool first)
{
    if (plan->sort == SERIES_SINGLE)
        return first && plan->n ? &plan->periods[0] : NULL;
    for (size_t i = 0; i < plan->n; i++) {
        if (strcmp(plan->periods[i].slot, slot) == 0)
            return &plan->periods[i];
    }
    return NULL;
}

static bool same_date(struct series_date a, struct series_date b)
{
    return day_cmp(a.due_on, b.due_on) == 0 && day_cmp(a.work_on, b.work_on) == 0;
}

static bool has_passed(struct series_date d, struct day today)
{
    return day_is(d.work_on) && day_cmp(d.work_on, today) < 0;
}

/* By when a member asks for the period now. */
static struct series_date date_now(const struct recut *in, const struct said *s, size_t m,
                                   struct series_date kept, const struct series_period *before,
                                   const struct series_period *after)
{
    struct series_date none = { 0 }, is = after ? after->of[m] : none, was = none;

    if (s->column[m] == SIZE_MAX)
        return has_passed(is, in->today) ? none : is;
    if (before)
        was = before->of[s->column[m]];
    if (same_date(was, is) ||
        (has_passed(kept, in->today) && (!day_is(is.due_on) || has_passed(is, in->today))))
        return kept;
    return is;
}

static bool is_asked(const struct recut_period *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (day_is(p->of[i].due_on))
            return true;
    }
    return false;
}

/* The earliest last day in time of all who are asked. */
static struct day first_day(const struct recut_period *p, size_t n)
{
    struct day first = p->first;

    for (size_t i = 0; i < n; i++) {
        if (day_is(p->of[i].work_on) && (!day_is(first) || day_cmp(p->of[i].work_on, first) < 0))
            first = p->of[i].work_on;
    }
    return first;
}

static enum recut_snag check_fixed(const struct recut_period *was, const struct recut_period *p,
                                   size_t n, size_t *ret_member)
{
    for (size_t i = 0; i < n; i++) {
        *ret_member = i;
        if (p->sent && day_is(was->of[i].due_on) && !day_is(p->of[i].due_on))
            return RECUT_STILL_ASKED;
        if (day_is(p->of[i].work_on) && day_cmp(p->of[i].work_on, p->to) <= 0)
            return RECUT_DUE_BEFORE_CUT;
    }
    return RECUT_FITS;
}

/* Where the rules move the cut it moves, and it always lies before the first day in time. */
static void move_cut(struct recut_period *p, size_t n, const struct series_period *before,
                     const struct series_period *after)
{
    struct day first = first_day(p, n);

    if (after && (!before || day_cmp(before->to, after->to) != 0)) {
        p->to = after->to;
        p->guessed = after->guessed;
    }
    if (day_is(first) && day_cmp(p->to, first) >= 0) {
        p->to = day_add(first, -1);
        p->guessed = true;
    }
}

static size_t behind_fixed(const struct recut *in)
{
    size_t n = in->n_periods;

    while (n && !in->periods[n - 1].sent)
        n--;
    return n;
}

/* One that stands; `from`: the day behind the cut before it. */
static enum recut_snag change(const struct recut *in, const struct said *s, size_t k,
                              struct day from, struct recut_period *p, size_t *ret_member)
{
    const struct recut_period *was = &in->periods[k];
    const struct series_period *before = find(&s->before, was->slot, k == 0);
    const struct series_period *after = find(&s->after, was->slot, k == 0);

    for (size_t m = 0; m < in->n_members; m++)
        p->of[m] = date_now(in, s, m, was->of[m], before, after);
    if (before && after)
        memcpy(p->slot, after->slot, SLOT_TEXT);
    if (k < behind_fixed(in))
        return check_fixed(was, p, in->n_members, ret_member);
    p->from = k ? from : was->from;
    p->gone = is_asked(was, in->n_members) && !is_asked(p, in->n_members) && !p->begun;
    if (is_asked(p, in->n_members))
        move_cut(p, in->n_members, before, after);
    return !p->gone && day_cmp(p->to, p->from) < 0 ? RECUT_NO_DAYS : RECUT_FITS;
}

/* Periods that the new rules ask for and the old ones did not, behind the last one. */
static void add_further(const struct recut *in, const struct said *s, struct day from,
                        struct recut_plan *plan, struct arena *a)
{
    for (size_t i = 0; i < s->after.n && s->after.sort == SERIES_RHYTHM; i++) {
        const struct series_period *after = &s->after.periods[i];
        struct recut_period *p = &plan->periods[plan->n];
        bool known = find(&s->before, after->slot, false) != NULL;

        for (size_t k = 0; k < in->n_periods; k++)
            known = known || strcmp(in->periods[k].slot, after->slot) == 0;
        if (known || day_cmp(after->to, from) < 0)
            continue;
        *p = (struct recut_period){ .from = from,
                                    .to = after->to,
                                    .guessed = after->guessed,
                                    .was = -1 };
        p->of = arena_array(a, struct series_date, in->n_members);
        memcpy(p->slot, after->slot, SLOT_TEXT);
        for (size_t m = 0; m < in->n_members; m++) {
            if (!has_passed(after->of[m], in->today))
                p->of[m] = after->of[m];
        }
        if (!is_asked(p, in->n_members))
            continue;
        from = day_add(p->to, 1);
        plan->n++;
    }
}

static struct day behind_last(const struct recut_plan *plan, struct day from)
{
    for (size_t k = plan->n; k > 0; k--) {
        if (!plan->periods[k - 1].gone)
            return day_add(plan->periods[k - 1].to, 1);
    }
    return from;
}

struct recut_plan recut(const struct recut *in, struct arena *a)
{
    struct recut_plan plan = { 0 };
    struct day from;
    struct said s;

    assert(in->n_members > 0 && in->n_periods > 0 && day_is(in->was.from) && day_is(in->is.from));
    s = say(in, a);
    plan.periods = arena_array(a, struct recut_period, in->n_periods + s.after.n + 1);
    for (size_t k = 0; k < in->n_periods; k++) {
        struct recut_period *p = &plan.periods[k];

        from = behind_last(&plan, in->periods[0].from);
        *p = in->periods[k];
        p->was = (int)k;
        p->of = arena_array(a, struct series_date, in->n_members);
        plan.at = k;
        plan.snag = change(in, &s, k, from, p, &plan.member);
        if (plan.snag)
            return plan;
        plan.n++;
    }
    add_further(in, &s, behind_last(&plan, in->is.from), &plan, a);
    from = behind_last(&plan, in->is.from);
    if (day_is(in->is.to) && day_cmp(from, in->is.to) <= 0) {
        plan.rest_from = from;
        plan.rest_to = in->is.to;
    }
    return plan;
}
