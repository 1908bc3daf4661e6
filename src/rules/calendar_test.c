/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/calendar.h"
#include "t.h"

static const struct calendar_day days[] = {
    { { 2022, 4, 10 }, false }, { { 2022, 4, 11 }, false }, { { 2022, 4, 30 }, false },
    { { 2022, 5, 1 }, false },  { { 2022, 5, 2 }, false },  { { 2022, 5, 3 }, false },
    { { 2022, 5, 7 }, true }, /* a Saturday worked instead */
};
static const struct calendar calendar = { days, COUNT(days) };
static const struct calendar_custom strictly = { 0 };

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
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY, strictly), 2022, 4, 8);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE, strictly), 2022, 4, 8);
}

static void before_a_working_day_means_the_day_before(void **state)
{
    struct day due = { 2022, 4, 7 };

    (void)state;
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE, strictly), 2022, 4, 6);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY, strictly), 2022, 4, 7);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_IN, strictly), 2022, 4, 7);
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

static void an_office_may_count_the_day_itself_as_before_it(void **state)
{
    static const struct calendar_custom includes = { .before_includes = true };
    struct day due = { 2022, 4, 7 };

    (void)state;
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE, includes), 2022, 4, 7);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY, includes), 2022, 4, 7);
    due = (struct day){ 2022, 4, 10 };
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE, includes), 2022, 4, 8);
}

static void a_meeting_is_not_moved_off_a_day_off(void **state)
{
    static const struct calendar_custom meeting = { .stays = true };
    struct day due = { 2022, 4, 10 };

    (void)state;
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BY, meeting), 2022, 4, 10);
    assert_day(calendar_in_time(&calendar, due, CALENDAR_BEFORE, meeting), 2022, 4, 9);
}

static void a_day_moved_off_unannounced_days_off_is_provisional(void **state)
{
    static const struct calendar_day unannounced[] = {
        { { 2028, 1, 24 }, .provisional = true },
        { { 2028, 1, 25 }, .provisional = true },
    };
    static const struct calendar years = { unannounced, COUNT(unannounced) };
    static const struct calendar_custom meeting = { .stays = true };
    struct day due = { 2028, 1, 25 }, after = { 2028, 1, 26 };

    (void)state;
    assert_day(calendar_in_time(&years, due, CALENDAR_BY, strictly), 2028, 1, 21);
    assert_true(calendar_in_time_provisional(&years, due, CALENDAR_BY, strictly));
    assert_true(calendar_in_time_provisional(&years, after, CALENDAR_BEFORE, strictly));
    assert_false(calendar_in_time_provisional(&years, after, CALENDAR_BY, strictly));
    assert_false(calendar_in_time_provisional(&years, due, CALENDAR_BY, meeting));
    due = (struct day){ 2022, 4, 10 };
    assert_false(calendar_in_time_provisional(&calendar, due, CALENDAR_BY, strictly));
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
        T(an_office_may_count_the_day_itself_as_before_it),
        T(a_meeting_is_not_moved_off_a_day_off),
        T(a_day_moved_off_unannounced_days_off_is_provisional),
        T(bounds_are_named_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
