/* SPDX-License-Identifier: Apache-2.0 */
/* item_due.c - what was read about a day, as the rule of a duty, and back. */
#include <assert.h>

#include "work/document/item.h"

struct day reading_item_day(struct str s, bool last)
{
    struct day d = { 0 };
    char whole[DAY_TEXT];

    if (s.n == 7) {
        memcpy(whole, s.p, 7);
        memcpy(whole + 7, "-01", 4);
        if (!day_parse_iso(str_of(whole), &d))
            return (struct day){ 0 };
        if (last)
            d.day = days_in_month(d.year, d.month);
        return d;
    }
    if (!day_parse_iso(s, &d))
        return (struct day){ 0 };
    return d;
}

static void set_in_year(struct duty_rule *rule, struct str in_year)
{
    struct str rest = in_year, first;
    int64_t a, b;

    if (!str_cut(&rest, '/', &first) || !str_int(first, &a))
        return;
    rule->month = (int)a;
    if (str_int(rest, &b)) {
        rule->day = (int)a;
        rule->month = (int)b;
    }
}

/* "25" counts from the period's last month, "+5" from the month behind it. */
static void set_month_day(struct duty_rule *rule, struct str day)
{
    int64_t n;

    if (rule->month || !str_int(str_starts(day, S("+")) ? str_sub(day, 1, day.n) : day, &n))
        return;
    if (n >= 1 && n <= 31)
        rule->day = (int)(str_starts(day, S("+")) ? n : -n);
}

static enum due_what what_of(const struct reading_item *item)
{
    struct str what = reading_item_value(item, "what");

    return str_eq(what, S("conference")) ? DUE_SESSION : due_what_parse(what);
}

struct duty_rule reading_item_rule(const struct reading_item *item)
{
    struct str date = reading_item_value(item, "date"), from = reading_item_value(item, "from"),
               to = reading_item_value(item, "to");
    enum rhythm rhythm = rhythm_parse(reading_item_value(item, "recurrence"));
    enum calendar_bound bound = calendar_bound_parse(reading_item_value(item, "bound"));
    struct duty_rule rule = {
        .rhythm = rhythm ? rhythm : RHYTHM_ONCE,
        .bound = bound ? bound : CALENDAR_IN,
        .custom = due_custom(what_of(item), false),
    };

    assert(item);
    if (rhythm) {
        set_in_year(&rule, reading_item_value(item, "in_year"));
        set_month_day(&rule, reading_item_value(item, "month_day"));
        rule.from = reading_item_day(from, false);
        rule.to = reading_item_day(to, true);
    } else if (to.n || (bound == CALENDAR_FROM && date.n)) {
        rule.rhythm = RHYTHM_WINDOW;
        rule.from = reading_item_day(from.n ? from : date, false);
        rule.to = reading_item_day(to, true);
    } else {
        rule.due_on = reading_item_day(date, bound != CALENDAR_BEFORE);
    }
    return rule;
}
