/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/period.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "text/vi.h"

struct str period_called(struct period_name name)
{
    return name.label.n ? name.label : name.slot;
}

struct period_name due_at_name(const struct due_at *at)
{
    assert(at);
    return (struct period_name){ str_of(at->slot), at->label };
}

bool period_is_named(struct period_name name)
{
    return name.label.n || (name.slot.n && name.slot.n < DAY_TEXT - 1);
}

/* A label that reads as a name of the calendar is taken by the period that has that name. */
static bool says_slot(struct arena *a, struct str label, struct str slot)
{
    struct slot said;

    return (slot_parse(label, &said) || slot_told(a, label, &said)) &&
           str_eq(slot_text(a, &said), slot);
}

static bool alike(struct arena *a, struct period_name x, struct period_name y)
{
    if (!x.label.n || !y.label.n)
        return (x.label.n && says_slot(a, x.label, y.slot)) ||
               (y.label.n && says_slot(a, y.label, x.slot));
    return str_eq(vi_lower(a, x.label), vi_lower(a, y.label));
}

size_t period_names_alike(const struct period_name *names, size_t n, struct arena *a)
{
    assert(names || !n);
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < k; i++) {
            if (alike(a, names[i], names[k]))
                return names[k].label.n ? k : i;
        }
    }
    return n;
}

void periods_touch(struct series_period *periods, size_t n, struct day from)
{
    assert(periods || !n);
    for (size_t i = 1; i < n; i++) {
        for (size_t j = i; j > 0 && day_cmp(periods[j - 1].to, periods[j].to) > 0; j--) {
            struct series_period swap = periods[j];

            periods[j] = periods[j - 1];
            periods[j - 1] = swap;
        }
    }
    for (size_t i = 0; i < n; i++) {
        periods[i].from = from;
        if (day_is(periods[i].to))
            from = day_add(periods[i].to, 1);
    }
}

static enum period_fault check_days(const struct series_period *periods, size_t k,
                                    struct day campaign_to)
{
    const struct series_period *p = &periods[k];

    if (!day_is(p->to))
        return PERIOD_NO_DAY;
    if (k && day_cmp(periods[k - 1].to, p->to) == 0)
        return PERIOD_SAME_CUT;
    if (day_cmp(p->to, p->from) < 0)
        return PERIOD_BACKWARDS;
    if (day_is(campaign_to) && day_cmp(p->to, campaign_to) > 0)
        return PERIOD_BEHIND;
    return PERIOD_GOOD;
}

static enum period_fault check_asked(const struct series_period *p, size_t n_of, size_t *ret_m)
{
    bool asked = false;

    for (size_t m = 0; m < n_of; m++) {
        *ret_m = m;
        if (!day_is(p->of[m].work_on))
            continue;
        asked = true;
        if (day_cmp(p->of[m].work_on, p->to) <= 0)
            return PERIOD_DUE_BY_CUT;
    }
    return asked ? PERIOD_GOOD : PERIOD_UNASKED;
}

static bool named_before(const struct series_period *periods, size_t k)
{
    for (size_t i = 0; i < k; i++) {
        if (strcmp(periods[i].slot, periods[k].slot) == 0)
            return true;
    }
    return false;
}

enum period_fault periods_check(const struct series_period *periods, size_t n, size_t n_of,
                                enum series_sort sort, struct day campaign_to, size_t *ret_k,
                                size_t *ret_m)
{
    assert(periods || !n);
    *ret_k = *ret_m = 0;
    if (!n)
        return PERIOD_NONE;
    for (size_t k = 0; k < n; k++) {
        enum period_fault fault = check_days(periods, k, campaign_to);

        *ret_k = k;
        if (!fault && named_before(periods, k))
            fault = PERIOD_SAME_NAME;
        if (!fault)
            fault = check_asked(&periods[k], n_of, ret_m);
        if (fault)
            return fault;
    }
    return sort == SERIES_SINGLE && n > 1 ? PERIOD_TWO : PERIOD_GOOD;
}
