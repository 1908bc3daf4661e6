/* day.h - calendar days, as offices count them: no time, no zone.
 *
 * In the database and in JSON a day is the text YYYY-MM-DD, on pages dd/mm/yyyy. */
#pragma once

#include "base/str.h"

struct arena;

struct day {
    int year, month, day; /* {0, 0, 0} is "no day" */
};

enum { DAY_TEXT = 11 }; /* bytes of YYYY-MM-DD with its NUL */

bool day_is(struct day d);     /* a day was given */
bool day_exists(struct day d); /* the calendar has it, years 1900 to 2200 */
int day_cmp(struct day a, struct day b);
int days_in_month(int year, int month);
/* Days since 1970-01-01, and back. */
int32_t day_number(struct day d);
struct day day_from_number(int32_t n);
struct day day_add(struct day d, int days);
/* 1 Monday … 7 Sunday. */
int day_weekday(struct day d);

/* Exactly YYYY-MM-DD. */
bool day_parse_iso(struct str s, struct day *ret);
/* The same for a column that may be NULL: no day when it is none. */
struct day day_from_iso(struct str s);
/* As people write it: 5/3/2026, 05-03-2026, 5.3.26, or YYYY-MM-DD; blanks around forgiven. */
bool day_parse(struct str s, struct day *ret);
struct str day_iso(struct arena *a, struct day d);   /* STR_NONE for no day */
struct str day_shown(struct arena *a, struct day d); /* dd/mm/yyyy */
