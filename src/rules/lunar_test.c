/* SPDX-License-Identifier: Apache-2.0 */
#include "lunar/sky.h"
#include "rules/lunar.h"
#include "t.h"

enum { VIET_NAM = 7, CHINA = 8 };

static void assert_day(struct day got, struct day want)
{
    if (day_cmp(got, want) != 0)
        fail_msg("%d/%d/%d, not %d/%d/%d", got.day, got.month, got.year, want.day, want.month,
                 want.year);
}

static struct day tet(int year)
{
    return lunar_day((struct lunar){ year, 1, 1, false });
}

static struct day gio_to(int year)
{
    return lunar_day((struct lunar){ year, 3, 10, false });
}

static void tet_falls_where_almanacs_have_it(void **state)
{
    static const struct day known[] = {
        { 2020, 1, 25 }, { 2021, 2, 12 }, { 2022, 2, 1 },  { 2023, 1, 22 },
        { 2024, 2, 10 }, { 2025, 1, 29 }, { 2026, 2, 17 }, { 2027, 2, 6 },
        { 2028, 1, 26 }, { 2029, 2, 13 }, { 2030, 2, 2 },  { 2031, 1, 23 },
        { 2032, 2, 11 }, { 2033, 1, 31 }, { 2034, 2, 19 }, { 2035, 2, 8 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(known); i++)
        assert_day(tet(known[i].year), known[i]);
}

static void gio_to_falls_where_offices_kept_it(void **state)
{
    static const struct day known[] = {
        { 2020, 4, 2 },  { 2021, 4, 21 }, { 2022, 4, 10 }, { 2023, 4, 29 },
        { 2024, 4, 18 }, { 2025, 4, 7 },  { 2026, 4, 26 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(known); i++)
        assert_day(gio_to(known[i].year), known[i]);
}

static void a_chinese_calendar_is_wrong_for_viet_nam(void **state)
{
    (void)state;
    assert_day(tet(2007), (struct day){ 2007, 2, 17 });
    assert_day(sky_year(2007, CHINA).begins, (struct day){ 2007, 2, 18 });
    assert_day(tet(2030), (struct day){ 2030, 2, 2 });
    assert_day(sky_year(2030, CHINA).begins, (struct day){ 2030, 2, 3 });
}

static void the_table_is_what_sun_and_moon_say(void **state)
{
    (void)state;
    for (int year = LUNAR_FROM; year <= LUNAR_TO; year++) {
        struct sky_year sky = sky_year(year, VIET_NAM);
        struct day begins = sky.begins;

        for (int i = 0, month = 0; i < sky.n; i++) {
            bool leap = sky.leap && i == sky.leap;
            int last = sky.days[i];

            month += !leap;
            assert_day(lunar_day((struct lunar){ year, month, 1, leap }), begins);
            assert_day(lunar_day((struct lunar){ year, month, last, leap }),
                       day_add(begins, last - 1));
            assert_false(day_is(lunar_day((struct lunar){ year, month, last + 1, leap })));
            begins = day_add(begins, last);
        }
        if (year < LUNAR_TO)
            assert_day(tet(year + 1), begins);
    }
}

static void a_leap_month_follows_the_one_it_repeats(void **state)
{
    (void)state;
    assert_day(lunar_day((struct lunar){ 2033, 11, 1, false }), (struct day){ 2033, 11, 22 });
    assert_day(lunar_day((struct lunar){ 2033, 11, 1, true }), (struct day){ 2033, 12, 22 });
    assert_false(day_is(lunar_day((struct lunar){ 2033, 10, 1, true })));
}

static void what_the_calendar_lacks_is_no_day(void **state)
{
    static const struct lunar none[] = {
        { LUNAR_FROM - 1, 1, 1, false },
        { LUNAR_TO + 1, 1, 1, false },
        { 2026, 0, 1, false },
        { 2026, 13, 1, false },
        { 2026, 1, 0, false },
        { 2026, 1, 31, false },
        { 2026, 6, 1, true },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(day_is(lunar_day(none[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(tet_falls_where_almanacs_have_it),         T(gio_to_falls_where_offices_kept_it),
        T(a_chinese_calendar_is_wrong_for_viet_nam), T(the_table_is_what_sun_and_moon_say),
        T(a_leap_month_follows_the_one_it_repeats),  T(what_the_calendar_lacks_is_no_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
