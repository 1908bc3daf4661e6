/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/holiday.h"
#include "t.h"

/* Days off from Monday to Friday as announced, without those exchanged for a Saturday. */
static const struct {
    int year;
    struct {
        int month, day;
    } off[20];
} announced[] = {
    { 2021,
      { { 1, 1 },
        { 2, 10 },
        { 2, 11 },
        { 2, 12 },
        { 2, 15 },
        { 2, 16 },
        { 4, 21 },
        { 4, 30 },
        { 5, 3 },
        { 9, 2 },
        { 9, 3 } } },
    { 2022,
      { { 1, 3 },
        { 1, 31 },
        { 2, 1 },
        { 2, 2 },
        { 2, 3 },
        { 2, 4 },
        { 4, 11 },
        { 5, 2 },
        { 5, 3 },
        { 9, 1 },
        { 9, 2 } } },
    { 2023,
      { { 1, 2 },
        { 1, 20 },
        { 1, 23 },
        { 1, 24 },
        { 1, 25 },
        { 1, 26 },
        { 5, 1 },
        { 5, 2 },
        { 5, 3 },
        { 9, 1 },
        { 9, 4 } } },
    { 2024,
      { { 1, 1 },
        { 2, 8 },
        { 2, 9 },
        { 2, 12 },
        { 2, 13 },
        { 2, 14 },
        { 4, 18 },
        { 4, 30 },
        { 5, 1 },
        { 9, 2 },
        { 9, 3 } } },
    { 2025,
      { { 1, 1 },
        { 1, 27 },
        { 1, 28 },
        { 1, 29 },
        { 1, 30 },
        { 1, 31 },
        { 4, 7 },
        { 4, 30 },
        { 5, 1 },
        { 9, 1 },
        { 9, 2 } } },
    { 2026,
      { { 1, 1 },
        { 2, 16 },
        { 2, 17 },
        { 2, 18 },
        { 2, 19 },
        { 2, 20 },
        { 4, 27 },
        { 4, 30 },
        { 5, 1 },
        { 9, 1 },
        { 9, 2 },
        { 11, 24 } } },
};

static void the_law_gives_the_days_that_were_announced(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(announced); i++) {
        struct calendar_day days[HOLIDAYS_MOST];
        size_t n = holiday_by_law(announced[i].year, days), at = 0;

        for (size_t j = 0; j < n; j++) {
            if (day_weekday(days[j].day) > 5)
                continue;
            assert_int_equal(days[j].day.year, announced[i].year);
            assert_int_equal(days[j].day.month, announced[i].off[at].month);
            assert_int_equal(days[j].day.day, announced[i].off[at].day);
            at++;
        }
        assert_int_equal(announced[i].off[at].month, 0);
    }
}

static void days_of_law_are_provisional_and_in_order(void **state)
{
    (void)state;
    for (int year = 2020; year <= 2101; year++) {
        struct calendar_day days[HOLIDAYS_MOST];
        size_t n = holiday_by_law(year, days), weekdays = 0;

        for (size_t i = 0; i < n; i++) {
            assert_true(days[i].provisional && !days[i].works);
            assert_true(i == 0 || day_cmp(days[i - 1].day, days[i].day) < 0);
            weekdays += day_weekday(days[i].day) <= 5;
        }
        /* Eleven, twelve since 24 November; fewer where two fall on one day or beyond the table. */
        assert_in_range(weekdays, year > 2100 ? 4 : 10, 12);
    }
}

static void no_working_saturday_is_foretold(void **state)
{
    struct calendar_day days[HOLIDAYS_MOST];
    struct calendar c = { days, holiday_by_law(2027, days) };

    (void)state;
    assert_false(calendar_works(&c, (struct day){ 2027, 2, 5 }));
    assert_false(calendar_works(&c, (struct day){ 2027, 4, 16 }));
    assert_false(calendar_works(&c, (struct day){ 2027, 5, 3 }));
    assert_true(calendar_works(&c, (struct day){ 2027, 4, 29 }));
    for (struct day d = { 2027, 1, 1 }; d.year == 2027; d = day_add(d, 1))
        assert_false(day_weekday(d) > 5 && calendar_works(&c, d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_law_gives_the_days_that_were_announced),
        T(days_of_law_are_provisional_and_in_order),
        T(no_working_saturday_is_foretold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
