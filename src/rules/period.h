/* period.h - the periods reports are counted by, and the days they cover.
 *
 * As text in the database: "2022-03" a month, "2022-Q1" a quarter, "2022-H1" a half-year, "2022" a
 * year, "2022-04-10" the report that is due once on that day. A unit that is asked for two reports of the
 * same days keeps them apart by a number: "2022-03.2" is the second one. */
#pragma once

#include "base/day.h"

enum period_kind { PERIOD_ONCE = 1, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR };

struct period {
    enum period_kind kind;
    int year, part;  /* month, quarter or half; 0 for a year */
    int number;      /* from 1 */
    struct day from; /* no day for PERIOD_ONCE: counted since the campaign began */
    struct day to;
};

bool period_parse(struct str text, struct period *ret);
struct str period_text(struct arena *a, const struct period *p);
/* The most reports of the same days that can be told apart. */
enum { PERIOD_NUMBERS = 9 };
/* The period of that kind a day lies in; kind is not PERIOD_ONCE. */
struct period period_of(struct day d, enum period_kind kind);
