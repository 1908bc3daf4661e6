/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/due.h"

#include <assert.h>
#include <stdio.h>

#include "base/arena.h"

static const char *const rhythm_names[RHYTHM_COUNT] = {
    [RHYTHM_ONCE] = "once",
    [RHYTHM_WINDOW] = "window",
    [RHYTHM_MONTHLY] = "monthly",
    [RHYTHM_QUARTERLY] = "quarterly",
    [RHYTHM_HALF_YEARLY] = "half-yearly",
    [RHYTHM_YEARLY] = "yearly",
};

/* Months in a period; 0 where nothing repeats. */
static const int rhythm_months[RHYTHM_COUNT] = {
    [RHYTHM_MONTHLY] = 1,
    [RHYTHM_QUARTERLY] = 3,
    [RHYTHM_HALF_YEARLY] = 6,
    [RHYTHM_YEARLY] = 12,
};

static struct day later(struct day a, struct day b)
{
    return !day_is(b) || (day_is(a) && day_cmp(a, b) >= 0) ? a : b;
}

static struct day sooner(struct day a, struct day b)
{
    return !day_is(b) || (day_is(a) && day_cmp(a, b) <= 0) ? a : b;
}

/* Day of a month, cut to what the month has. */
static struct day in_month(int year, int month, int day)
{
    int last = days_in_month(year, month);

    return (struct day){ year, month, day > last ? last : day };
}

static void write_slot(char slot[SLOT_TEXT], enum rhythm r, struct day start)
{
    unsigned year = (unsigned)start.year % 10000, month = (unsigned)start.month % 100;

    switch (r) {
    case RHYTHM_ONCE:
    case RHYTHM_WINDOW:
        snprintf(slot, SLOT_TEXT, "%04u-%02u-%02u", year, month, (unsigned)start.day % 100);
        break;
    case RHYTHM_MONTHLY:
        snprintf(slot, SLOT_TEXT, "%04u-%02u", year, month);
        break;
    case RHYTHM_QUARTERLY:
        snprintf(slot, SLOT_TEXT, "%04u-Q%u", year, (month - 1) / 3 + 1);
        break;
    case RHYTHM_HALF_YEARLY:
        snprintf(slot, SLOT_TEXT, "%04u-H%u", year, (month - 1) / 6 + 1);
        break;
    case RHYTHM_YEARLY:
    case RHYTHM_COUNT:
        snprintf(slot, SLOT_TEXT, "%04u", year);
        break;
    }
}

static struct due_at dated(const struct duty_rule *d, struct day on, enum calendar_bound bound,
                           const struct calendar *c)
{
    return (struct due_at){
        .due_on = on,
        .work_on = calendar_in_time(c, on, bound, d->custom),
        .provisional = calendar_in_time_provisional(c, on, bound, d->custom),
    };
}

static struct due_at single(const struct duty_rule *d, struct day on, const struct calendar *c)
{
    struct due_at at = dated(d, on, d->bound, c);

    write_slot(at.slot, d->rhythm, on);
    return at;
}

struct period {
    struct day first, last; /* of the calendar */
    struct day lo, hi;      /* the part of it that the campaign covers */
};

/* The date asked for in a period; no day when the period asks for nothing. */
static struct day asked_on(const struct duty_rule *d, const struct period *p)
{
    struct day on = p->hi;

    if (d->rhythm == RHYTHM_YEARLY && d->month) {
        if (d->day == 0)
            return on;
        on = in_month(p->first.year, d->month, d->day);
        return day_cmp(on, p->lo) >= 0 && day_cmp(on, p->hi) <= 0 ? on : (struct day){ 0 };
    }
    if (d->day > 0) {
        struct day next = day_add(p->last, 1);

        return in_month(next.year, next.month, d->day);
    }
    if (d->day < 0) {
        on = sooner(in_month(p->last.year, p->last.month, -d->day), p->hi);
        return day_cmp(on, p->lo) >= 0 ? on : (struct day){ 0 };
    }
    return on;
}

/* "Before" speaks of a date that was given; the end of a period is a day one may still use. */
static enum calendar_bound bound_of(const struct duty_rule *d)
{
    return d->day == 0 ? CALENDAR_BY : d->bound;
}

static struct period period_at(const struct duty_rule *d, int year, int month, struct due_span span)
{
    int months = rhythm_months[d->rhythm];
    struct period p = { .first = { year, month, 1 } };

    if (d->rhythm == RHYTHM_YEARLY && d->month) {
        p.first.month = d->month;
        months = 1;
    }
    p.last = in_month(year, p.first.month + months - 1, 31);
    p.lo = later(p.first, span.from);
    p.hi = sooner(p.last, span.to);
    return p;
}

static bool due_in(const struct duty_rule *d, const struct period *p, struct due_span span,
                   const struct calendar *c, struct due_at *ret)
{
    /* A fixed day such as 19/5 may be kept on the working day before its month begins. */
    struct day earliest = d->rhythm == RHYTHM_YEARLY && d->month && d->day ? span.from : p->lo;
    struct day on = asked_on(d, p);

    if (day_cmp(p->lo, p->hi) > 0 || !day_is(on))
        return false;
    *ret = dated(d, on, bound_of(d), c);
    write_slot(ret->slot, d->rhythm, p->first);
    ret->from = p->lo;
    ret->to = p->hi;
    return day_cmp(ret->work_on, earliest) >= 0;
}

static size_t repeated(const struct duty_rule *d, struct due_span span, const struct calendar *c,
                       struct arena *a, struct due_at **ret)
{
    int months = rhythm_months[d->rhythm];
    int month = (span.from.month - 1) / months * months + 1, year = span.from.year;
    size_t n = 0, cap = 0;

    assert(rhythm_months[d->rhythm] > 0);
    *ret = NULL;
    while (day_cmp((struct day){ year, month, 1 }, span.to) <= 0) {
        struct period p = period_at(d, year, month, span);
        struct due_at at;

        if (due_in(d, &p, span, c, &at))
            *ARENA_PUSH(a, *ret, n, cap) = at;
        month += months;
        if (month > 12) {
            month = 1;
            year++;
        }
    }
    return n;
}

size_t due_list(const struct duty_rule *d, struct due_span span, const struct calendar *c,
                struct arena *a, struct due_at **ret)
{
    struct due_span part = { later(span.from, d->from), sooner(span.to, d->to) };
    struct day on = d->rhythm == RHYTHM_ONCE ? d->due_on : part.to;

    assert(c && a && ret);
    assert(d->rhythm > 0 && d->rhythm < RHYTHM_COUNT);
    *ret = NULL;
    if (d->rhythm == RHYTHM_ONCE || d->rhythm == RHYTHM_WINDOW) {
        if (!day_is(on))
            return 0;
        *ret = arena_new(a, struct due_at);
        **ret = single(d, on, c);
        if (d->rhythm == RHYTHM_WINDOW) {
            (*ret)->from = part.from;
            (*ret)->to = part.to;
        }
        return 1;
    }
    if (!day_is(part.from) || !day_is(part.to))
        return 0;
    return repeated(d, part, c, a, ret);
}

bool due_needs_span(const struct duty_rule *d)
{
    assert(d);
    if (d->rhythm == RHYTHM_ONCE)
        return false;
    return !day_is(d->to) || (d->rhythm != RHYTHM_WINDOW && !day_is(d->from));
}

struct str rhythm_name(enum rhythm r)
{
    assert(r > 0 && r < RHYTHM_COUNT);
    return str_of(rhythm_names[r]);
}

enum rhythm rhythm_parse(struct str name)
{
    for (int r = 1; r < RHYTHM_COUNT; r++) {
        if (str_eq(name, str_of(rhythm_names[r])))
            return (enum rhythm)r;
    }
    return 0;
}

static const char *const what_names[DUE_WHATS] = {
    [DUE_REPORT] = "report",         [DUE_SESSION] = "session", [DUE_REGISTRATION] = "registration",
    [DUE_HIGH_POINT] = "high-point", [DUE_OTHER] = "other",
};

struct calendar_custom due_custom(enum due_what what, bool before_includes)
{
    return (struct calendar_custom){
        .before_includes = before_includes,
        .stays = what == DUE_SESSION || what == DUE_HIGH_POINT,
    };
}

bool due_asked_of(enum due_what what, bool meets)
{
    if (what == DUE_SESSION)
        return meets;
    return what != DUE_HIGH_POINT;
}

struct str due_what_name(enum due_what w)
{
    assert(w > 0 && w < DUE_WHATS);
    return str_of(what_names[w]);
}

enum due_what due_what_parse(struct str name)
{
    for (int w = 1; w < DUE_WHATS; w++) {
        if (str_eq(name, str_of(what_names[w])))
            return (enum due_what)w;
    }
    return 0;
}
