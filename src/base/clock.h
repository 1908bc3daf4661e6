/* clock.h - what time it is, for the program: UTC milliseconds inside, Viet Nam time (UTC+7) on pages.
 *
 * NEP_NOW (2022-03-14T08:00:00+07:00, or a date) sets where the clock starts, then it runs. */
#pragma once

#include "base/day.h"
#include "base/err.h"

struct clock {
    int64_t shift_ms; /* added to the real clock */
};

/* now: the value of NEP_NOW or NULL. E_INVALID when it is not a time. */
NODISCARD enum err clock_init(struct clock *c, const char *now, struct error *e);
int64_t clock_now_ms(const struct clock *c);
/* The real clock and the monotonic one: for ids, and for time-outs. */
int64_t clock_real_ms(void);
int64_t clock_monotonic_ms(void);

struct clock_time {
    struct day day;
    int hour, minute, second;
};
/* Viet Nam time. */
struct clock_time clock_local(int64_t at_ms);
int64_t clock_from_local(struct clock_time t);
struct day clock_day(int64_t at_ms);
/* "14/03/2022 08:00"; "" for 0. */
struct str clock_shown(struct arena *a, int64_t at_ms);
/* "19:30" in Viet Nam. */
struct str clock_hour_shown(struct arena *a, int64_t at_ms);
/* HH:MM as people write it: 19:30, 19h30, 19h. */
bool clock_parse_hm(struct str s, int *ret_hour, int *ret_minute);
