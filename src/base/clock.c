/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"

#include <assert.h>
#include <time.h>

#include "base/arena.h"

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, LOCAL_OFFSET = 7 * HOUR };
#define DAY_MS INT64_C(86400000)

static int64_t read_clock(clockid_t id)
{
    struct timespec t;

    (void)clock_gettime(id, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000000;
}

int64_t clock_real_ms(void)
{
    return read_clock(CLOCK_REALTIME);
}

int64_t clock_monotonic_ms(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

int64_t clock_now_ms(const struct clock *c)
{
    assert(c);
    return clock_real_ms() + c->shift_ms;
}

struct clock_time clock_local(int64_t at_ms)
{
    int64_t local = at_ms + LOCAL_OFFSET;
    int64_t days = local / DAY_MS - (local % DAY_MS < 0);
    int in_day = (int)(local - days * DAY_MS);

    return (struct clock_time){ day_from_number((int32_t)days), in_day / HOUR, in_day / MINUTE % 60,
                                in_day / SECOND % 60 };
}

int64_t clock_from_local(struct clock_time t)
{
    return day_number(t.day) * DAY_MS + (int64_t)t.hour * HOUR + (int64_t)t.minute * MINUTE +
           (int64_t)t.second * SECOND - LOCAL_OFFSET;
}

struct day clock_day(int64_t at_ms)
{
    return clock_local(at_ms).day;
}

struct str clock_hour_shown(struct arena *a, int64_t at_ms)
{
    struct clock_time t = clock_local(at_ms);

    return str_fmt(a, "%02d:%02d", t.hour, t.minute);
}

struct str clock_shown(struct arena *a, int64_t at_ms)
{
    struct clock_time t = clock_local(at_ms);

    assert(a);
    if (!at_ms)
        return S("");
    return str_fmt(a, "%02d/%02d/%04d %02d:%02d", t.day.day, t.day.month, t.day.year, t.hour,
                   t.minute);
}

static bool two_digits(struct str *s, int most, int *ret)
{
    int64_t v;
    size_t n = 0;

    while (n < s->n && n < 2 && s->p[n] >= '0' && s->p[n] <= '9')
        n++;
    if (!str_int(str_sub(*s, 0, n), &v) || v > most)
        return false;
    *ret = (int)v;
    *s = str_sub(*s, n, s->n);
    return true;
}

bool clock_parse_hm(struct str s, int *ret_hour, int *ret_minute)
{
    int hour, minute = 0;

    assert(ret_hour);
    assert(ret_minute);
    s = str_trim(s);
    if (!two_digits(&s, 23, &hour) || !s.n)
        return false;
    if (s.p[0] != ':' && s.p[0] != 'h' && s.p[0] != 'H' && s.p[0] != '.')
        return false;
    s = str_sub(s, 1, s.n);
    if (s.n && (!two_digits(&s, 59, &minute) || s.n))
        return false;
    *ret_hour = hour;
    *ret_minute = minute;
    return true;
}

/* YYYY-MM-DD, then optionally Thh:mm[:ss] and Z or +hh:mm; without a zone it is Viet Nam time. */
static bool parse_now(struct str s, int64_t *ret)
{
    struct clock_time t = { .hour = 8 };
    int64_t offset = LOCAL_OFFSET;

    if (s.n < 10 || !day_parse_iso(str_sub(s, 0, 10), &t.day))
        return false;
    s = str_sub(s, 10, s.n);
    if (s.n) {
        int hour, minute;

        if (s.n < 6 || s.p[0] != 'T' || !clock_parse_hm(str_sub(s, 1, 6), &t.hour, &t.minute))
            return false;
        s = str_sub(s, 6, s.n);
        if (s.n >= 3 && s.p[0] == ':') {
            struct str seconds = str_sub(s, 1, 3);

            if (!two_digits(&seconds, 59, &t.second))
                return false;
            s = str_sub(s, 3, s.n);
        }
        if (str_eq(s, S("Z"))) {
            offset = 0;
        } else if (s.n) {
            if (s.n != 6 || (s.p[0] != '+' && s.p[0] != '-') ||
                !clock_parse_hm(str_sub(s, 1, 6), &hour, &minute))
                return false;
            offset = ((int64_t)hour * HOUR + (int64_t)minute * MINUTE) * (s.p[0] == '-' ? -1 : 1);
        }
    }
    *ret = clock_from_local(t) + LOCAL_OFFSET - offset;
    return true;
}

enum err clock_init(struct clock *c, const char *now, struct error *e)
{
    int64_t at;

    assert(c);
    assert(e);
    *c = (struct clock){ 0 };
    if (!now || !*now)
        return OK;
    if (!parse_now(str_of(now), &at))
        return error_set(e, E_INVALID,
                         "NEP_NOW is \"%s\"; it must look like 2022-03-14T08:00:00+07:00", now);
    c->shift_ms = at - clock_real_ms();
    return OK;
}
