/* calendar.h - which days offices work, and the last one on which something can still be handed in.
 *
 * Pure: the holidays are passed in. Saturdays and Sundays are free unless a row says otherwise. */
#pragma once

#include <stddef.h>

#include "base/day.h"

struct calendar_day {
    struct day day;
    bool works; /* false: a holiday; true: a weekend day on which offices work */
};

struct calendar {
    const struct calendar_day *days; /* by date, each once */
    size_t n;
};

/* What the text ties to a date: "trước ngày", "chậm nhất ngày", "trong tháng", "từ ngày". */
enum calendar_bound {
    CALENDAR_BEFORE = 1,
    CALENDAR_BY,
    CALENDAR_IN,
    CALENDAR_FROM,
    CALENDAR_BOUNDS
};

bool calendar_works(const struct calendar *c, struct day d);
/* The last working day not after d; d itself when offices work that day. */
struct day calendar_last_working(const struct calendar *c, struct day d);
/* The last working day that still keeps "trước ngày d" (never d itself) or "đến ngày d". */
struct day calendar_in_time(const struct calendar *c, struct day d, enum calendar_bound bound);

/* Names in the database; calendar_bound_parse gives 0 for an unknown one. */
struct str calendar_bound_name(enum calendar_bound b);
enum calendar_bound calendar_bound_parse(struct str name);
