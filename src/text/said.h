/* said.h - a day or an hour as people type it and as directives and minutes say it.
 *
 * Days: "5/1/2027", "05-01-2027", "5.1.27", "2027-01-05", "ngày 5 tháng 1 năm 2027"; without a year ("31/12",
 * "ngày 31 tháng 12") the nearest one on the side that the question asks about. Hours: "19:30", "19h30",
 * "19g30", "19 giờ 30 phút", "hồi 19 giờ". */
#pragma once

#include "base/day.h"

struct arena;

/* Where a day without a year lies, seen from today, which is on both sides. */
enum said_side {
    SAID_WITH_YEAR, /* nowhere: the year must be said */
    SAID_NEXT,      /* what is due or planned */
    SAID_LAST,      /* what has happened */
};

/* False when it is no day that exists. today: no day, then the year must be said. */
bool said_day(struct arena *a, struct str s, enum said_side side, struct day today,
              struct day *ret);
/* False when it is no hour of a day. */
bool said_time(struct arena *a, struct str s, int *ret_hour, int *ret_minute);
