/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "rules/series.h"
#include "t.h"

static const struct calendar_day holidays[] = {
    { { 2022, 4, 10 }, false, false }, { { 2022, 4, 11 }, false, false },
    { { 2022, 4, 30 }, false, false }, { { 2022, 5, 2 }, false, false },
    { { 2022, 5, 3 }, false, false },
};
static const struct calendar calendar = { holidays, COUNT(holidays) };

#define DAY(...) ((struct day){ __VA_ARGS__ })
#define ALWAYS   DAY(1900, 1, 1)

static void assert_period(const struct series_period *p, const char *slot, struct day from,
                          struct day to)
{
    assert_string_equal(p->slot, slot);
    assert_int_equal(day_cmp(p->from, from), 0);
    assert_int_equal(day_cmp(p->to, to), 0);
}

/* "Các chi bộ báo cáo trước ngày 10/6; đảng ủy báo cáo trước ngày 15/6." */
static void two_tiers_have_two_days_of_one_period(void **state)
{
    struct t *t = *state;
    struct duty_rule d[] = {
        { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BEFORE, .due_on = { 2022, 6, 10 } },
        { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BEFORE, .due_on = { 2022, 6, 15 } },
    };
    struct series_plan plan = series_propose(
        d, 2, (struct due_span){ { 2022, 5, 1 }, { 2022, 7, 31 } }, ALWAYS, &calendar, t->arena);

    assert_true(series_fits(&d[0], &d[1]));
    assert_int_equal(plan.sort, SERIES_SINGLE);
    assert_int_equal(plan.n, 1);
    assert_period(&plan.periods[0], "2022-06-15", DAY(2022, 5, 1), DAY(2022, 6, 8));
    assert_int_equal(day_cmp(plan.periods[0].of[0].work_on, DAY(2022, 6, 9)), 0);
    assert_int_equal(day_cmp(plan.periods[0].of[1].work_on, DAY(2022, 6, 14)), 0);
    assert_true(plan.periods[0].guessed);
    assert_int_equal(day_cmp(plan.rest_from, DAY(2022, 6, 9)), 0);
    assert_int_equal(day_cmp(plan.rest_to, DAY(2022, 7, 31)), 0);
}

static void single_days_far_apart_are_two_reports(void **state)
{
    struct duty_rule first = { .rhythm = RHYTHM_ONCE, .due_on = { 2022, 4, 10 } };
    struct duty_rule overall = { .rhythm = RHYTHM_ONCE, .due_on = { 2022, 12, 12 } };
    struct duty_rule monthly = { .rhythm = RHYTHM_MONTHLY };

    (void)state;
    assert_false(series_fits(&first, &overall));
    assert_false(series_fits(&first, &monthly));
}

/* "Hằng tháng báo cáo": the calendar cuts, and the day is proposed behind the month. */
static void a_month_that_is_named_is_cut_by_the_calendar(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY };
    struct series_plan plan = series_propose(
        &d, 1, (struct due_span){ { 2022, 4, 19 }, { 2022, 6, 30 } }, ALWAYS, &calendar, t->arena);

    assert_int_equal(plan.n, 3);
    assert_period(&plan.periods[0], "2022-04", DAY(2022, 4, 19), DAY(2022, 4, 30));
    assert_period(&plan.periods[1], "2022-05", DAY(2022, 5, 1), DAY(2022, 5, 31));
    assert_period(&plan.periods[2], "2022-06", DAY(2022, 6, 1), DAY(2022, 6, 30));
    assert_false(plan.periods[0].guessed);
    assert_int_equal(day_cmp(plan.periods[0].of[0].due_on, DAY(2022, 5, 5)), 0);
    assert_false(day_is(plan.rest_from));
}

/* "Chậm nhất ngày 25 hằng tháng": from one 24th to the next. */
static void a_day_of_the_month_is_cut_the_day_before(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = -25 };
    struct series_plan plan = series_propose(
        &d, 1, (struct due_span){ { 2022, 3, 1 }, { 2022, 5, 31 } }, ALWAYS, &calendar, t->arena);

    assert_int_equal(plan.n, 3);
    assert_period(&plan.periods[0], "2022-03", DAY(2022, 3, 1), DAY(2022, 3, 24));
    assert_period(&plan.periods[1], "2022-04", DAY(2022, 3, 25), DAY(2022, 4, 24));
    assert_period(&plan.periods[2], "2022-05", DAY(2022, 4, 25), DAY(2022, 5, 24));
    assert_int_equal(day_cmp(plan.rest_from, DAY(2022, 5, 25)), 0);
}

/* "Báo cáo vào tháng 11 hằng năm", campaign to the end of 2025: December belongs to the next year's. */
static void a_yearly_report_in_november_leaves_december_to_the_next(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_YEARLY, .bound = CALENDAR_IN, .month = 11 };
    struct series_plan plan = series_propose(
        &d, 1, (struct due_span){ { 2023, 4, 3 }, { 2025, 12, 31 } }, ALWAYS, &calendar, t->arena);

    assert_int_equal(plan.n, 3);
    assert_period(&plan.periods[0], "2023", DAY(2023, 4, 3), DAY(2023, 11, 29));
    assert_period(&plan.periods[1], "2024", DAY(2023, 11, 30), DAY(2024, 11, 28));
    assert_true(day_is(plan.rest_from));
}

static void what_a_rhythm_asked_before_it_was_issued_joins_the_first_period(void **state)
{
    struct t *t = *state;
    struct duty_rule d = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = -25 };
    struct series_plan plan =
        series_propose(&d, 1, (struct due_span){ { 2022, 1, 1 }, { 2022, 4, 30 } },
                       DAY(2022, 3, 14), &calendar, t->arena);

    assert_int_equal(plan.n, 2);
    assert_period(&plan.periods[0], "2022-03", DAY(2022, 1, 1), DAY(2022, 3, 24));
}

/* Any rule: periods touch, begin with the campaign, end before the first tier's day, and each day of the
 * campaign lies in one period or in the rest. */
static void periods_of_any_rule_touch_and_end_in_time(void **state)
{
    static const enum rhythm rhythms[] = { RHYTHM_MONTHLY, RHYTHM_QUARTERLY, RHYTHM_HALF_YEARLY,
                                           RHYTHM_YEARLY, RHYTHM_ONCE };
    struct t *t = *state;
    unsigned seed = 7;

    for (int round = 0; round < 2000; round++) {
        struct duty_rule d[2];
        struct due_span span = { day_add(DAY(2022, 1, 1), rand_r(&seed) % 500), { 0 } };
        struct series_plan plan;

        span.to = day_add(span.from, rand_r(&seed) % 1200);
        for (int i = 0; i < 2; i++)
            d[i] = (struct duty_rule){ .rhythm = rhythms[round % 5],
                                       .bound = i ? CALENDAR_BY : CALENDAR_BEFORE,
                                       .due_on = day_add(span.from, rand_r(&seed) % 400),
                                       .month = round % 2 ? 1 + rand_r(&seed) % 12 : 0,
                                       .day = rand_r(&seed) % 57 - 28 };
        d[1].month = d[0].month;
        if (d[0].rhythm == RHYTHM_YEARLY && d[0].day < 0)
            d[0].day = d[1].day = 0;
        plan = series_propose(d, 2, span, ALWAYS, &calendar, t->arena);
        for (size_t k = 0; k < plan.n; k++) {
            const struct series_period *p = &plan.periods[k];

            assert_int_equal(day_cmp(p->from, k ? day_add(plan.periods[k - 1].to, 1) : span.from),
                             0);
            assert_true(day_cmp(p->from, p->to) <= 0);
            for (int i = 0; i < 2; i++)
                assert_true(!day_is(p->of[i].work_on) || day_cmp(p->to, p->of[i].work_on) < 0);
        }
        if (plan.n && day_is(plan.rest_from))
            assert_int_equal(day_cmp(plan.rest_from, day_add(plan.periods[plan.n - 1].to, 1)), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(two_tiers_have_two_days_of_one_period),
        T(single_days_far_apart_are_two_reports),
        T(a_month_that_is_named_is_cut_by_the_calendar),
        T(a_day_of_the_month_is_cut_the_day_before),
        T(a_yearly_report_in_november_leaves_december_to_the_next),
        T(what_a_rhythm_asked_before_it_was_issued_joins_the_first_period),
        T(periods_of_any_rule_touch_and_end_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
