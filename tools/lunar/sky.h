/* sky.h - where sun and moon stand, as far as a lunar calendar must know: new moons and the sun's
 * twelve signs, at a given distance from Greenwich.
 *
 * Formulas of Jean Meeus, Astronomical Algorithms, chapters 25 (sun, to 0.01 degrees) and 49 (new moons,
 * to seconds); days are those of base/day.h. */
#pragma once

#include <stdint.h>

#include "base/day.h"

enum { SKY_MONTHS = 13 };

struct sky_year {
    struct day begins; /* the first day of its first month */
    int n;             /* 12 months, or 13 in a leap year */
    int leap;          /* the month that comes twice; 0: none */
    int days[SKY_MONTHS];
};

/* The lunar year whose first month begins in that year of the sun; hours east of Greenwich: 7 in Việt
 * Nam, 8 in China. */
struct sky_year sky_year(int year, int hours_east);
/* A year as src/rules/lunar.c keeps it. */
uint32_t sky_packed(int year, int hours_east);
