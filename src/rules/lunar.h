/* lunar.h - the Vietnamese lunar calendar: which day of the sun a lunar day is, reckoned at UTC+7.
 *
 * Pure, from a table that tools/lunar makes. A Chinese calendar (UTC+8) is not the same: it has Tết of
 * 2007, 2030 and 2053 a day later. */
#pragma once

#include "base/day.h"

enum { LUNAR_FROM = 2000, LUNAR_TO = 2100 };

struct lunar {
    int year, month, day;
    bool leap; /* of the month that comes a second time */
};

/* No day outside the table, or when the year has no such month or the month no such day. */
struct day lunar_day(struct lunar l);
