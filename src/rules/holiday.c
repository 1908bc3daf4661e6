/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/holiday.h"

#include <assert.h>

#include "base/arena.h"
#include "rules/lunar.h"

enum { TUESDAY = 2, SATURDAY = 6, TET_DAYS = 5, CULTURE_DAY_SINCE = 2026 };

struct holidays {
    struct calendar_day *days;
    size_t n;
};

static bool is_off(const struct holidays *h, struct day d)
{
    for (size_t i = 0; i < h->n; i++) {
        if (day_cmp(h->days[i].day, d) == 0)
            return true;
    }
    return false;
}

/* Kept by date, each once: Giỗ Tổ may fall on 30 April. */
static void add(struct holidays *h, struct day d)
{
    size_t at = h->n;

    if (is_off(h, d))
        return;
    assert(h->n < HOLIDAYS_MOST);
    h->n++;
    for (; at > 0 && day_cmp(h->days[at - 1].day, d) > 0; at--)
        h->days[at] = h->days[at - 1];
    h->days[at] = (struct calendar_day){ .day = d, .provisional = true };
}

/* Two days before and three from Tết on; when it is a Tuesday, Monday to Friday. */
static struct day tet_from(struct day tet)
{
    return day_add(tet, day_weekday(tet) == TUESDAY ? -1 : -2);
}

/* The neighbour of 2 September that joins it to a weekend, or the day before. */
static struct day beside_national_day(struct day on)
{
    static const int step[8] = {
        [1] = 1, [2] = -1, [3] = -1, [4] = 1, [5] = -1, [6] = -1, [7] = 1
    };

    return day_add(on, step[day_weekday(on)]);
}

/* For each that fell on a weekend the next day on which offices would work. */
static void make_up(struct holidays *h, const struct day *fallen, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct day d = fallen[i];

        while (day_weekday(d) >= SATURDAY || is_off(h, d))
            d = day_add(d, 1);
        add(h, d);
    }
}

size_t holiday_by_law(int year, struct calendar_day ret[HOLIDAYS_MOST])
{
    struct holidays h = { .days = ret };
    struct day tet = lunar_day((struct lunar){ .year = year, .month = 1, .day = 1 });
    struct day kings = lunar_day((struct lunar){ .year = year, .month = 3, .day = 10 });
    struct day fallen[HOLIDAYS_MOST];
    size_t n = 0;

    add(&h, (struct day){ year, 1, 1 });
    for (int i = 0; day_is(tet) && i < TET_DAYS; i++)
        add(&h, day_add(tet_from(tet), i));
    if (day_is(kings))
        add(&h, kings);
    add(&h, (struct day){ year, 4, 30 });
    add(&h, (struct day){ year, 5, 1 });
    add(&h, (struct day){ year, 9, 2 });
    add(&h, beside_national_day((struct day){ year, 9, 2 }));
    for (size_t i = 0; i < h.n; i++) {
        if (day_weekday(ret[i].day) >= SATURDAY)
            fallen[n++] = ret[i].day;
    }
    make_up(&h, fallen, n);
    /* Not a day of article 112, so that nothing makes up for it. */
    if (year >= CULTURE_DAY_SINCE)
        add(&h, (struct day){ year, 11, 24 });
    return h.n;
}

struct calendar holiday_calendar(struct arena *a, const struct calendar_day *days, size_t n,
                                 int last_announced)
{
    struct calendar_day *all =
        arena_array(a, struct calendar_day, n + HOLIDAY_YEARS * HOLIDAYS_MOST);
    size_t at = 0, n_all = 0;

    assert(days || !n);
    for (int year = last_announced + 1; year <= last_announced + HOLIDAY_YEARS; year++) {
        struct calendar_day law[HOLIDAYS_MOST];
        size_t n_law = holiday_by_law(year, law);

        for (size_t i = 0; i < n_law; i++) {
            while (at < n && day_cmp(days[at].day, law[i].day) < 0)
                all[n_all++] = days[at++];
            if (at == n || day_cmp(days[at].day, law[i].day) != 0)
                all[n_all++] = law[i];
        }
    }
    while (at < n)
        all[n_all++] = days[at++];
    return (struct calendar){ all, n_all };
}
