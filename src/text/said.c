/* SPDX-License-Identifier: Apache-2.0 */
#include "text/said.h"

#include <assert.h>

#include "base/arena.h"
#include "text/vi.h"

static void skip_blanks(struct str *rest)
{
    while (rest->n && rest->p[0] == ' ')
        *rest = str_sub(*rest, 1, rest->n);
}

static bool word(struct str *rest, struct str wanted)
{
    skip_blanks(rest);
    if (!str_starts(*rest, wanted))
        return false;
    *rest = str_sub(*rest, wanted.n, rest->n);
    return true;
}

static bool one_of(struct str *rest, const struct str *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (word(rest, words[i]))
            return true;
    }
    return false;
}

static bool number(struct str *rest, int64_t most, int *ret)
{
    int64_t v;
    size_t n = 0;

    skip_blanks(rest);
    while (n < rest->n && n < 4 && rest->p[n] >= '0' && rest->p[n] <= '9')
        n++;
    if (!n || !str_int(str_sub(*rest, 0, n), &v) || v > most)
        return false;
    *ret = (int)v;
    *rest = str_sub(*rest, n, rest->n);
    return true;
}

/* Twelve years on at most: 29/2 is rare. */
static bool nearest(enum said_side side, struct day today, struct day *d)
{
    int step = side == SAID_NEXT ? 1 : -1;

    if (side == SAID_WITH_YEAR || !day_is(today))
        return false;
    for (int i = 0; i <= 12; i++) {
        d->year = today.year + i * step;
        if (day_exists(*d) && day_cmp(*d, today) * step >= 0)
            return true;
    }
    return false;
}

bool said_day(struct arena *a, struct str s, enum said_side side, struct day today, struct day *ret)
{
    static const struct str days[] = { S("ngày"), S("mùng"), S("mồng") };
    static const struct str to_month[] = { S("tháng"), S("/"), S("-"), S(".") };
    static const struct str to_year[] = { S("năm"), S("/"), S("-"), S(".") };
    struct day d = { 0 };

    assert(ret);
    if (day_parse(s, ret))
        return true;
    s = str_trim(vi_lower(a, s));
    while (one_of(&s, days, COUNT(days)))
        continue;
    if (!number(&s, 31, &d.day) || !one_of(&s, to_month, COUNT(to_month)) ||
        !number(&s, 12, &d.month))
        return false;
    if (one_of(&s, to_year, COUNT(to_year))) {
        if (!number(&s, 9999, &d.year) || d.year < 1000)
            return false;
    } else if (!nearest(side, today, &d)) {
        return false;
    }
    skip_blanks(&s);
    if (s.n || !day_exists(d))
        return false;
    *ret = d;
    return true;
}

bool said_time(struct arena *a, struct str s, int *ret_hour, int *ret_minute)
{
    static const struct str begins[] = { S("hồi"), S("lúc") };
    static const struct str hours[] = { S("giờ"), S("h"), S("g"), S(":"), S(".") };
    static const struct str minutes[] = { S("phút"), S("p"), S("'") };
    int hour, minute = 0;

    assert(ret_hour);
    assert(ret_minute);
    s = str_trim(vi_lower(a, s));
    (void)one_of(&s, begins, COUNT(begins));
    if (!number(&s, 23, &hour) || !one_of(&s, hours, COUNT(hours)))
        return false;
    if (word(&s, S("rưỡi")))
        minute = 30;
    else if (number(&s, 59, &minute))
        (void)one_of(&s, minutes, COUNT(minutes));
    skip_blanks(&s);
    if (s.n)
        return false;
    *ret_hour = hour;
    *ret_minute = minute;
    return true;
}
