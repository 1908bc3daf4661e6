/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/calendar.h"
#include "t.h"

static const struct calendar_day days[] = {
    { { 2022, 4, 10 }, false }, { { 2022, 4, 11 }, false }, { { 2022, 4, 30 }, false },
    { { 2022, 5, 1 }, false },  { { 2022, 5, 2 }, false },  { { 2022, 5, 3 }, false },
    { { 2022, 5, 7 }, true }, /* a Saturday worked instead */
};
static const struct calendar calendar = { days, COUNT(days) };

static struct day last(int year, int month, int day)
{
    return calendar_last_working(&calendar, (struct day){ year, month, day });
}

static void assert_day(struct day got, int year, int month, int day)
{
    assert_int_equal(day_cmp(got, (struct day){ year, month, day }), 0);
}

static void a_working_day_is_its_own_last_day(void **state)
{
    (void)state;
    assert_day(last(2022, 4, 7), 2022, 4, 7);
}

static void a_sunday_and_holiday_goes_back_to_friday(void **state)
{
    struct day due = { 2022, 4, 10 };

    (void)state;
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY), 2022, 4, 8);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE), 2022, 4, 8);
}

static void before_a_working_day_means_the_day_before(void **state)
{
    struct day due = { 2022, 4, 7 };

    (void)state;
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE), 2022, 4, 6);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY), 2022, 4, 7);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_IN), 2022, 4, 7);
}

static void a_run_of_holidays_is_crossed(void **state)
{
    (void)state;
    assert_day(last(2022, 5, 3), 2022, 4, 29);
}

static void a_moved_saturday_is_worked(void **state)
{
    (void)state;
    assert_true(calendar_works(&calendar, (struct day){ 2022, 5, 7 }));
    assert_day(last(2022, 5, 8), 2022, 5, 7);
}

static void without_holidays_only_weekends_are_free(void **state)
{
    struct calendar none = { NULL, 0 };

    (void)state;
    assert_day(calendar_last_working(&none, (struct day){ 2026, 1, 4 }), 2026, 1, 2);
    assert_day(calendar_last_working(&none, (struct day){ 2026, 1, 1 }), 2026, 1, 1);
}

static void bounds_are_named_both_ways(void **state)
{
    (void)state;
    for (int b = 1; b < CALENDAR_BOUNDS; b++)
        assert_int_equal(calendar_bound_parse(calendar_bound_name((enum calendar_bound)b)), b);
    assert_int_equal(calendar_bound_parse(S("after")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_working_day_is_its_own_last_day),
        T(a_sunday_and_holiday_goes_back_to_friday),
        T(before_a_working_day_means_the_day_before),
        T(a_run_of_holidays_is_crossed),
        T(a_moved_saturday_is_worked),
        T(without_holidays_only_weekends_are_free),
        T(bounds_are_named_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
