/* SPDX-License-Identifier: Apache-2.0 */
#include "lunar/sky.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define DEGREE        (M_PI / 180)
#define JULIAN_2000   2451545.0
#define JULIAN_1970   2440587.5
#define CENTURY       36525.0
#define MONTHS_A_YEAR 12.3685

enum {
    SOLSTICE = 9, /* the sign that the sun enters at the winter solstice */
    NO_MOON = -100000,
};

/* Seconds by which the earth's turning has fallen behind; Espenak and Meeus, 2006. */
static double clock_lag(double year)
{
    double t = year - 2000, century = (year - 1820) / 100;

    if (year < 2050)
        return 62.92 + 0.32217 * t + 0.005589 * t * t;
    return -20 + 32 * century * century - 0.5628 * (2150 - year);
}

struct term { /* coefficient × E^e × sin(m M + p M' + f F) */
    double days;
    int e, m, p, f;
};

static const struct term new_moon_terms[] = {
    { -0.40720, 0, 0, 1, 0 },   { 0.17241, 1, 1, 0, 0 },   { 0.01608, 0, 0, 2, 0 },
    { 0.01039, 0, 0, 0, 2 },    { 0.00739, 1, -1, 1, 0 },  { -0.00514, 1, 1, 1, 0 },
    { 0.00208, 2, 2, 0, 0 },    { -0.00111, 0, 0, 1, -2 }, { -0.00057, 0, 0, 1, 2 },
    { 0.00056, 1, 1, 2, 0 },    { -0.00042, 0, 0, 3, 0 },  { 0.00042, 1, 1, 0, 2 },
    { 0.00038, 1, 1, 0, -2 },   { -0.00024, 1, -1, 2, 0 }, { -0.00007, 0, 2, 1, 0 },
    { 0.00004, 0, 0, 2, -2 },   { 0.00004, 0, 3, 0, 0 },   { 0.00003, 0, 1, 1, -2 },
    { 0.00003, 0, 0, 2, 2 },    { -0.00003, 0, 1, 1, 2 },  { 0.00003, 0, -1, 1, 2 },
    { -0.00002, 0, -1, 1, -2 }, { -0.00002, 0, 1, 3, 0 },  { 0.00002, 0, 0, 4, 0 },
};

struct planet { /* coefficient × sin(at + step k) */
    double days, at, step;
};

static const struct planet planet_terms[] = {
    { 0.000325, 299.77, 0.107408 },  { 0.000165, 251.88, 0.016321 },
    { 0.000164, 251.83, 26.651886 }, { 0.000126, 349.42, 36.412478 },
    { 0.000110, 84.66, 18.206239 },  { 0.000062, 141.74, 53.303771 },
    { 0.000060, 207.14, 2.453732 },  { 0.000056, 154.84, 7.306860 },
    { 0.000047, 34.52, 27.261239 },  { 0.000042, 207.19, 0.121824 },
    { 0.000040, 291.34, 1.844379 },  { 0.000037, 161.72, 24.198154 },
    { 0.000035, 239.56, 25.513099 }, { 0.000023, 331.55, 3.592518 },
};

/* What the mean new moon lacks of the true one, in days. */
static double new_moon_correction(double k, double t)
{
    double t2 = t * t, e = 1 - 0.002516 * t - 0.0000074 * t2;
    double m = 2.5534 + 29.10535670 * k - 0.0000014 * t2;
    double p = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t2 * t;
    double f = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t2 * t;
    double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t2 * t;
    double sum = -0.00017 * sin(node * DEGREE);

    for (size_t i = 0; i < sizeof(new_moon_terms) / sizeof(*new_moon_terms); i++) {
        const struct term *x = &new_moon_terms[i];

        sum += x->days * pow(e, x->e) * sin((x->m * m + x->p * p + x->f * f) * DEGREE);
    }
    for (size_t i = 0; i < sizeof(planet_terms) / sizeof(*planet_terms); i++) {
        const struct planet *x = &planet_terms[i];
        double slow = i == 0 ? -0.009173 * t2 : 0;

        sum += x->days * sin((x->at + x->step * k + slow) * DEGREE);
    }
    return sum;
}

/* The day, at that distance from Greenwich, on which the k-th moon after that of 6/1/2000 is new. */
static int32_t new_moon(int k, int hours_east)
{
    double t = k / 1236.85;
    double mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00000015 * t * t * t;
    double at = mean + new_moon_correction(k, t) - clock_lag(2000 + k / MONTHS_A_YEAR) / 86400;

    return (int32_t)floor(at - JULIAN_1970 + hours_east / 24.0);
}

/* Which twelfth of its way the sun is on when that day begins; 0 from the spring equinox on. */
static int sign_at(int32_t day, int hours_east)
{
    double utc = JULIAN_1970 + day - hours_east / 24.0;
    double lag = clock_lag(2000 + (utc - JULIAN_2000) / 365.25) / 86400;
    double t = (utc + lag - JULIAN_2000) / CENTURY;
    double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    double m = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * DEGREE;
    double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sin(m) +
                    (0.019993 - 0.000101 * t) * sin(2 * m) + 0.000289 * sin(3 * m);
    double seen = mean + centre - 0.00569 - 0.00478 * sin((125.04 - 1934.136 * t) * DEGREE);

    return (int)floor(fmod(fmod(seen, 360) + 360, 360) / 30);
}

/* The number of the moon that begins the eleventh month: the last one new not after the solstice. */
static int eleventh(int year, int hours_east)
{
    int32_t end = day_number((struct day){ year, 12, 31 });
    int k = (int)floor((year + 1 - 2000) * MONTHS_A_YEAR) + 1;

    while (new_moon(k, hours_east) > end ||
           sign_at(new_moon(k, hours_east), hours_east) == SOLSTICE)
        k--;
    return k;
}

/* A month during which the sun enters no sign: the one that is not counted in a span of thirteen. */
static bool enters_none(int k, int hours_east)
{
    return sign_at(new_moon(k, hours_east), hours_east) ==
           sign_at(new_moon(k + 1, hours_east), hours_east);
}

static int leap_moon(int from, int to, int hours_east)
{
    if (to - from == 12)
        return NO_MOON;
    for (int k = from + 1; k < to; k++) {
        if (enters_none(k, hours_east))
            return k;
    }
    return NO_MOON;
}

struct sky_year sky_year(int year, int hours_east)
{
    int before = eleventh(year - 1, hours_east), this = eleventh(year, hours_east);
    int after = eleventh(year + 1, hours_east);
    int early = leap_moon(before, this, hours_east), late = leap_moon(this, after, hours_east);
    /* A leap month behind the eleventh or twelfth belongs to the year that these end. */
    int first = before + 2 + (early > before && early <= before + 2);
    int next = this + 2 + (late > this && late <= this + 2);
    struct sky_year y = { .n = next - first };
    int month = 0;

    y.begins = day_from_number(new_moon(first, hours_east));
    for (int k = first; k < next; k++) {
        if (k == early || k == late)
            y.leap = month;
        else
            month++;
        y.days[k - first] = new_moon(k + 1, hours_east) - new_moon(k, hours_east);
    }
    return y;
}

uint32_t sky_packed(int year, int hours_east)
{
    struct sky_year y = sky_year(year, hours_east);
    int from_january = day_number(y.begins) - day_number((struct day){ year, 1, 1 });
    uint32_t row = (uint32_t)from_january << 17 | (uint32_t)y.leap << 13;

    for (int i = 0; i < y.n; i++)
        row |= (uint32_t)(y.days[i] == 30) << i;
    return row;
}
