/* SPDX-License-Identifier: Apache-2.0 */
#include "base/day.h"

#include <assert.h>

#include "base/arena.h"

bool day_is(struct day d)
{
    return d.year != 0;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > 12)
        return 0;
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool day_exists(struct day d)
{
    return d.year >= 1900 && d.year <= 2200 && d.day >= 1 &&
           d.day <= days_in_month(d.year, d.month);
}

int day_cmp(struct day a, struct day b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

/* Howard Hinnant's days_from_civil: years begin in March so that the leap day comes last. */
int32_t day_number(struct day d)
{
    int y = d.month <= 2 ? d.year - 1 : d.year;
    int era = y / 400;
    int yoe = y - era * 400;
    int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

    return era * 146097 + doe - 719468;
}

struct day day_from_number(int32_t n)
{
    int z = n + 719468;
    int era = z / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;

    return (struct day){ yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1 };
}

struct day day_add(struct day d, int days)
{
    return day_from_number(day_number(d) + days);
}

int day_weekday(struct day d)
{
    return (day_number(d) + 3) % 7 + 1;
}

bool day_parse_iso(struct str s, struct day *ret)
{
    struct day d;
    int64_t year, month, day;

    assert(ret);
    if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
        return false;
    if (!str_int(str_sub(s, 0, 4), &year) || !str_int(str_sub(s, 5, 7), &month) ||
        !str_int(str_sub(s, 8, 10), &day))
        return false;
    d = (struct day){ (int)year, (int)month, (int)day };
    if (!day_exists(d))
        return false;
    *ret = d;
    return true;
}

struct day day_from_iso(struct str s)
{
    struct day d = { 0 };

    if (s.n)
        (void)day_parse_iso(s, &d);
    return d;
}

static bool part_of_day(struct str *rest, int64_t *ret)
{
    size_t n = 0;

    while (n < rest->n && rest->p[n] >= '0' && rest->p[n] <= '9')
        n++;
    if (n == 0 || n > 4 || !str_int(str_sub(*rest, 0, n), ret))
        return false;
    *rest = str_sub(*rest, n, rest->n);
    return true;
}

static bool day_separator(struct str *rest)
{
    if (!rest->n || !memchr("/-. ", rest->p[0], 4))
        return false;
    *rest = str_sub(*rest, 1, rest->n);
    return true;
}

bool day_parse(struct str s, struct day *ret)
{
    struct day d;
    int64_t day, month, year;

    assert(ret);
    s = str_trim(s);
    if (day_parse_iso(s, ret))
        return true;
    if (!part_of_day(&s, &day) || !day_separator(&s) || !part_of_day(&s, &month) ||
        !day_separator(&s) || !part_of_day(&s, &year) || s.n)
        return false;
    if (year < 100)
        year += 2000;
    d = (struct day){ (int)year, (int)month, (int)day };
    if (!day_exists(d))
        return false;
    *ret = d;
    return true;
}

struct str day_iso(struct arena *a, struct day d)
{
    assert(a);
    if (!day_is(d))
        return STR_NONE;
    return str_fmt(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

struct str day_shown(struct arena *a, struct day d)
{
    assert(a);
    if (!day_is(d))
        return S("");
    return str_fmt(a, "%02d/%02d/%04d", d.day, d.month, d.year);
}
