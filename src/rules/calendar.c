/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/calendar.h"

#include <assert.h>

static const char *const bound_names[CALENDAR_BOUNDS] = {
    [CALENDAR_BEFORE] = "before",
    [CALENDAR_BY] = "by",
    [CALENDAR_IN] = "in",
    [CALENDAR_FROM] = "from",
};

static const struct calendar_day *exception_on(const struct calendar *c, struct day d)
{
    size_t lo = 0, hi = c->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = day_cmp(c->days[mid].day, d);

        if (order == 0)
            return &c->days[mid];
        if (order < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}

bool calendar_works(const struct calendar *c, struct day d)
{
    const struct calendar_day *exception = exception_on(c, d);

    return exception ? exception->works : day_weekday(d) <= 5;
}

/* A table that calls every day a holiday must not loop for ever: after a year the day stands. */
struct day calendar_last_working(const struct calendar *c, struct day d)
{
    struct day at = d;

    for (int back = 0; back < 366; back++) {
        if (calendar_works(c, at))
            return at;
        at = day_add(at, -1);
    }
    return d;
}

struct day calendar_in_time(const struct calendar *c, struct day d, enum calendar_bound bound)
{
    return calendar_last_working(c, bound == CALENDAR_BEFORE ? day_add(d, -1) : d);
}

struct str calendar_bound_name(enum calendar_bound b)
{
    assert(b > 0 && b < CALENDAR_BOUNDS);
    return str_of(bound_names[b]);
}

enum calendar_bound calendar_bound_parse(struct str name)
{
    for (int b = 1; b < CALENDAR_BOUNDS; b++) {
        if (str_eq(name, str_of(bound_names[b])))
            return (enum calendar_bound)b;
    }
    return 0;
}
