/* calendar.h - which days offices work, and the last one on which something is still in time.
 *
 * Pure: the holidays are passed in. Saturdays and Sundays are free unless a row says otherwise. */
#pragma once

#include <stddef.h>

#include "base/day.h"

struct calendar_day {
    struct day day;
    bool works;       /* false: a holiday; true: a weekend day on which offices work */
    bool provisional; /* by law alone: nobody has announced that year's days off yet */
};

/* By when a report is asked for where the plan gives no day: so many days behind its last one. */
struct calendar_term {
    int days;     /* 0: CALENDAR_TERM_DAYS */
    bool works;   /* working days, not days of the calendar */
    bool forward; /* off a day off it moves to the next working day, not to the last one before */
};
enum { CALENDAR_TERM_DAYS = 5, CALENDAR_TERM_MAX = 60 };

struct calendar {
    const struct calendar_day *days; /* by date, each once */
    size_t n;
    struct calendar_term term; /* of the unit whose calendar it is */
};

/* What the text ties to a date: "trước ngày", "chậm nhất ngày", "trong tháng", "từ ngày". */
enum calendar_bound {
    CALENDAR_BEFORE = 1,
    CALENDAR_BY,
    CALENDAR_IN,
    CALENDAR_FROM,
    CALENDAR_BOUNDS
};

/* What is kept by a date, and how the unit that set it counts. */
struct calendar_custom {
    bool before_includes; /* "trước ngày d": d itself is still in time */
    bool stays;           /* a meeting: it is not moved off days on which offices are closed */
};

bool calendar_works(const struct calendar *c, struct day d);
/* The last working day not after d; d itself when offices work that day. */
struct day calendar_last_working(const struct calendar *c, struct day d);
/* The first working day not before d. */
struct day calendar_next_working(const struct calendar *c, struct day d);
/* The day a term begun on d ends on, before it is moved off a day off. */
struct day calendar_term_end(const struct calendar *c, struct day d);
/* The last day that still keeps "trước ngày d" or "đến ngày d". */
struct day calendar_in_time(const struct calendar *c, struct day d, enum calendar_bound bound,
                            struct calendar_custom custom);
/* Whether that day could still change: it was moved off days off that are not announced yet. */
bool calendar_in_time_provisional(const struct calendar *c, struct day d, enum calendar_bound bound,
                                  struct calendar_custom custom);

/* Names in the database; calendar_bound_parse gives 0 for an unknown one. */
struct str calendar_bound_name(enum calendar_bound b);
enum calendar_bound calendar_bound_parse(struct str name);
