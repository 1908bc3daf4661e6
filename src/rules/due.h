/* due.h - when a duty falls due: from its rhythm and the campaign's days to a list of dates.
 *
 * Pure. A period that the campaign covers only in part counts, and falls due on the campaign's last
 * day in it; a period without a working day inside the campaign asks for nothing. */
#pragma once

#include "rules/calendar.h"
#include "rules/slot.h"

struct arena;

enum rhythm {
    RHYTHM_ONCE = 1,
    RHYTHM_WINDOW,
    RHYTHM_MONTHLY,
    RHYTHM_QUARTERLY,
    RHYTHM_HALF_YEARLY,
    RHYTHM_YEARLY,
    RHYTHM_COUNT
};

struct duty_rule {
    enum rhythm rhythm;
    enum calendar_bound bound;
    struct day due_on;   /* once: the day, or the last day of the month when only that is known */
    struct day from, to; /* window; of a rhythm, the part of the campaign in which it holds */
    int month;           /* yearly: in this month; 0: by the end of the year */
    /* yearly with a month: the day of it. Another rhythm: 5 is the 5th after the period has ended,
     * -20 the 20th of the period's last month. 0: the last day of the period or month. */
    int day;
    struct calendar_custom custom; /* due_custom of what is asked; it says nothing of when */
};

struct due_span {
    struct day from, to; /* of the campaign; no day: open */
};

struct due_at {
    char slot[SLOT_TEXT]; /* '2022-04', '2022-Q2', '2022-H1', '2022', or the date itself */
    struct str
        label; /* of a report: what its period is called instead (rules/period.h); "": nothing */
    struct day from, to; /* what is held between them does it; no day: open */
    struct day due_on;   /* as asked */
    struct day work_on;  /* the last day on which it is in time */
    bool provisional;    /* work_on rests on days off that nobody has announced yet */
};

/* By date. Nothing where a rhythm or window has no end, neither its own nor the campaign's. */
size_t due_list(const struct duty_rule *d, struct due_span span, const struct calendar *c,
                struct arena *a, struct due_at **ret);
/* A rhythm repeats: it needs an end, its own or the campaign's. */
bool due_needs_span(const struct duty_rule *d);

/* What is asked. A high point is a time to keep in mind: nobody owes anything for it. */
enum due_what {
    DUE_REPORT = 1,
    DUE_SESSION,
    DUE_REGISTRATION,
    DUE_HIGH_POINT,
    DUE_OTHER,
    DUE_WHATS
};

/* Papers are due on working days; people meet on evenings and Sundays. */
struct calendar_custom due_custom(enum due_what what, bool before_includes);
/* Whether a unit comes to owe it: sessions only where those meet who are asked. */
bool due_asked_of(enum due_what what, bool meets);

struct str due_what_name(enum due_what w);
enum due_what due_what_parse(struct str name);

/* Names in the database ('half-yearly'); rhythm_parse gives 0 for an unknown one. */
struct str rhythm_name(enum rhythm r);
enum rhythm rhythm_parse(struct str name);
