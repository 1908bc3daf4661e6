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

    assert(c->days || !c->n);
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
static struct day nearest_working(const struct calendar *c, struct day d, int step)
{
    struct day at = d;

    for (int days = 0; days < 366; days++) {
        if (calendar_works(c, at))
            return at;
        at = day_add(at, step);
    }
    return d;
}

struct day calendar_last_working(const struct calendar *c, struct day d)
{
    return nearest_working(c, d, -1);
}

struct day calendar_next_working(const struct calendar *c, struct day d)
{
    return nearest_working(c, d, 1);
}

struct day calendar_term_end(const struct calendar *c, struct day d)
{
    int days = c->term.days ? c->term.days : CALENDAR_TERM_DAYS;

    if (!c->term.works)
        return day_add(d, days);
    for (int i = 0; i < days; i++)
        d = calendar_next_working(c, day_add(d, 1));
    return d;
}

static struct day last_allowed(struct day d, enum calendar_bound bound,
                               struct calendar_custom custom)
{
    assert(bound > 0 && bound < CALENDAR_BOUNDS);
    return bound == CALENDAR_BEFORE && !custom.before_includes ? day_add(d, -1) : d;
}

struct day calendar_in_time(const struct calendar *c, struct day d, enum calendar_bound bound,
                            struct calendar_custom custom)
{
    struct day last = last_allowed(d, bound, custom);

    return custom.stays ? last : calendar_last_working(c, last);
}

bool calendar_in_time_provisional(const struct calendar *c, struct day d, enum calendar_bound bound,
                                  struct calendar_custom custom)
{
    struct day in_time = calendar_in_time(c, d, bound, custom);

    for (struct day at = last_allowed(d, bound, custom); day_cmp(at, in_time) > 0;
         at = day_add(at, -1)) {
        const struct calendar_day *exception = exception_on(c, at);

        if (exception && exception->provisional)
            return true;
    }
    return false;
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
