/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/series.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "rules/slot.h"

enum { STEP_DAYS = 31 }; /* a lower tier is asked at most so long before the upper one */

static const char *const sort_names[SERIES_SORTS] = {
    [SERIES_RHYTHM] = "rhythm",
    [SERIES_SINGLE] = "single",
};

struct str series_sort_name(enum series_sort s)
{
    assert(s > 0 && s < SERIES_SORTS);
    return str_of(sort_names[s]);
}

enum series_sort series_sort_parse(struct str name)
{
    for (int s = 1; s < SERIES_SORTS; s++) {
        if (str_eq(name, str_of(sort_names[s])))
            return (enum series_sort)s;
    }
    return 0;
}

enum series_sort series_sort_of(enum rhythm r)
{
    return r == RHYTHM_ONCE || r == RHYTHM_WINDOW ? SERIES_SINGLE : SERIES_RHYTHM;
}

static struct day asked_once(const struct duty_rule *d)
{
    return d->rhythm == RHYTHM_ONCE ? d->due_on : d->to;
}

bool series_fits(const struct duty_rule *a, const struct duty_rule *b)
{
    struct day x, y;
    int apart;

    if (series_sort_of(a->rhythm) != series_sort_of(b->rhythm))
        return false;
    if (series_sort_of(a->rhythm) == SERIES_RHYTHM)
        return a->rhythm == b->rhythm && (a->rhythm != RHYTHM_YEARLY || a->month == b->month);
    x = asked_once(a);
    y = asked_once(b);
    if (!day_is(x) || !day_is(y))
        return false;
    apart = day_number(x) - day_number(y);
    return apart >= -STEP_DAYS && apart <= STEP_DAYS;
}

struct series_date series_date_behind(struct day to, const struct calendar *c)
{
    struct day due = calendar_term_end(c, to), work;

    if (c->term.forward)
        due = calendar_next_working(c, due);
    work = calendar_last_working(c, due);
    /* A long holiday never moves it back into the period. */
    return (struct series_date){ due, day_cmp(work, to) > 0 ? work : due };
}

/* The text names the periods and no day: the calendar cuts. A day behind the period's end leaves the
 * calendar's cut too. */
static bool cut_by_calendar(const struct duty_rule *d)
{
    if (series_sort_of(d->rhythm) == SERIES_SINGLE || (d->rhythm == RHYTHM_YEARLY && d->month))
        return false;
    return d->day >= 0;
}

struct slots {
    struct due_at *dates;
    size_t n;
};

static const struct due_at *date_in(const struct slots *s, const char *slot)
{
    for (size_t i = 0; i < s->n; i++) {
        if (strcmp(s->dates[i].slot, slot) == 0)
            return &s->dates[i];
    }
    return NULL;
}

/* The slots of all duties, each once, by date: a rhythm has the same names in each. */
static size_t all_slots(const struct slots *of, size_t n, struct arena *a, const char ***ret)
{
    size_t used = 0, cap = 0;

    *ret = NULL;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < of[i].n; k++) {
            bool known = false;

            for (size_t j = 0; j < used; j++)
                known = known || strcmp((*ret)[j], of[i].dates[k].slot) == 0;
            if (!known)
                *ARENA_PUSH(a, *ret, used, cap) = of[i].dates[k].slot;
        }
    }
    for (size_t i = 1; i < used; i++) {
        for (size_t j = i; j > 0 && strcmp((*ret)[j - 1], (*ret)[j]) > 0; j--) {
            const char *swap = (*ret)[j];

            (*ret)[j] = (*ret)[j - 1];
            (*ret)[j - 1] = swap;
        }
    }
    return used;
}

/* The last day of the calendar's month, quarter, half-year or year, as the campaign covers it. */
static struct day calendar_end(const struct due_at *at, struct due_span span)
{
    struct slot slot;
    bool named = slot_parse(str_of(at->slot), &slot);

    assert(named);
    return day_is(span.to) && day_cmp(slot.to, span.to) > 0 ? span.to : slot.to;
}

/* Fills in by when each duty asks for the period, and says where it is cut. */
static struct day cut_of(const struct duty_rule *duties, const struct slots *of, size_t n,
                         struct due_span span, const struct calendar *c, struct series_period *p)
{
    struct day cut = { 0 };

    for (size_t i = 0; i < n; i++) {
        const struct due_at *at = date_in(&of[i], p->slot);
        struct day before;

        if (!at)
            continue;
        p->of[i] = (struct series_date){ at->due_on, at->work_on };
        before = day_add(at->work_on, -1);
        if (cut_by_calendar(&duties[i])) {
            struct day end = calendar_end(at, span);

            if (!duties[i].day)
                p->of[i] = series_date_behind(end, c);
            if (!duties[i].day || day_cmp(end, before) < 0)
                before = end;
        } else {
            p->guessed = true;
        }
        if (!day_is(cut) || day_cmp(before, cut) < 0)
            cut = before;
    }
    return cut;
}

/* Of single days a lower tier's and an upper one's are one slot: it bears the latest of them. */
static void join_singles(struct slots *of, size_t n)
{
    const char *last = NULL;

    for (size_t i = 0; i < n; i++) {
        if (of[i].n && (!last || strcmp(of[i].dates[0].slot, last) > 0))
            last = of[i].dates[0].slot;
    }
    for (size_t i = 0; last && i < n; i++) {
        if (of[i].n && of[i].dates[0].slot != last)
            memcpy(of[i].dates[0].slot, last, SLOT_TEXT);
    }
}

/* All tiers' days have passed. */
static bool is_over(const struct series_period *p, size_t n, struct day asked_from)
{
    for (size_t i = 0; i < n; i++) {
        if (day_is(p->of[i].work_on) && day_cmp(p->of[i].work_on, asked_from) >= 0)
            return false;
    }
    return true;
}

struct series_plan series_propose(const struct duty_rule *duties, size_t n, struct due_span span,
                                  struct day asked_from, const struct calendar *c, struct arena *a)
{
    struct series_plan plan = { 0 };
    const char **slots;
    struct slots *of;
    size_t n_slots;
    struct day from = span.from;

    assert(n > 0 && day_is(span.from));
    plan.sort = series_sort_of(duties[0].rhythm);
    of = arena_array(a, struct slots, n);
    for (size_t i = 0; i < n; i++)
        of[i].n = due_list(&duties[i], span, c, a, &of[i].dates);
    if (plan.sort == SERIES_SINGLE)
        join_singles(of, n);
    n_slots = all_slots(of, n, a, &slots);
    plan.periods = arena_array(a, struct series_period, n_slots + 1);
    for (size_t i = 0; i < n_slots; i++) {
        struct series_period *p = &plan.periods[plan.n];

        *p = (struct series_period){ .of = arena_array(a, struct series_date, n) };
        memcpy(p->slot, slots[i], SLOT_TEXT);
        p->to = cut_of(duties, of, n, span, c, p);
        p->from = from;
        /* Cut before it begins: the campaign began too late for that date. */
        if (day_cmp(p->to, p->from) < 0 ||
            (plan.sort == SERIES_RHYTHM && is_over(p, n, asked_from)))
            continue;
        from = day_add(p->to, 1);
        plan.n++;
    }
    if (plan.n && day_is(span.to) && day_cmp(from, span.to) <= 0) {
        plan.rest_from = from;
        plan.rest_to = span.to;
    }
    return plan;
}
