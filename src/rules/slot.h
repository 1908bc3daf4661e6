/* slot.h - what a text calls a time, as it stands in the database.
 *
 * "2022-03" a month, "2022-Q1" a quarter, "2022-H1" a half-year, "2022" a year, "2022-04-10" what is asked
 * for once on that day. A name and no more: from when to when the period of that name goes, its row says. */
#pragma once

#include "base/day.h"

struct arena;

enum { SLOT_TEXT = 20 }; /* bytes that hold one, with its end */

enum slot_kind { SLOT_ONCE = 1, SLOT_MONTH, SLOT_QUARTER, SLOT_HALF, SLOT_YEAR };

struct slot {
    enum slot_kind kind;
    int year, part; /* month, quarter or half; 0 for a year */
    struct day to;  /* its last day in the calendar; of SLOT_ONCE the day itself */
};

bool slot_parse(struct str text, struct slot *ret);
/* Its first day in the calendar. */
struct day slot_first(const struct slot *s);
/* As it stands in the database. */
struct str slot_text(struct arena *a, const struct slot *s);
/* As an office says it, in either language: "Tháng 4/2022", "4/2022", "Quý II/2022", "6 tháng đầu năm 2022",
 * "Năm 2022", "Kỳ đến hạn 10/04/2022". */
bool slot_told(struct arena *a, struct str words, struct slot *ret);
