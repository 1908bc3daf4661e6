/* holiday.h - the days off that the law gives a year, as long as nobody has announced them.
 *
 * Pure. Labour Code 2019, articles 111 (a holiday on a Saturday or Sunday is made up on the next working
 * day) and 112; Resolution 28/2026/QH16 for 24 November. The law leaves to the Prime Minister which five
 * days are Tết's and which neighbour 2 September has: what is given here is what was decided each year
 * since 2021. Days exchanged for one another are never foretold. */
#pragma once

#include "rules/calendar.h"

enum { HOLIDAYS_MOST = 24, HOLIDAY_YEARS = 12 };

struct arena;

/* By date, provisional. Returns how many. */
size_t holiday_by_law(int year, struct calendar_day ret[HOLIDAYS_MOST]);
/* Days by date, each once, and for HOLIDAY_YEARS behind the last announced one those of law: a day given
 * here stands before the law's. */
struct calendar holiday_calendar(struct arena *a, const struct calendar_day *days, size_t n,
                                 int last_announced);
