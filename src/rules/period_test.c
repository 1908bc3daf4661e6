/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/period.h"
#include "t.h"

enum { N = 3 };

static const struct day begin = { 2022, 3, 1 }, end = { 2022, 6, 30 };

/* March, April and May, each asked for five days behind its end; not in their order. */
struct periods {
    struct series_period p[N];
    struct series_date of[N];
};

static void make(struct periods *all)
{
    static const struct series_period three[N] = {
        { .slot = "2022-04", .to = { 2022, 4, 30 } },
        { .slot = "2022-03", .to = { 2022, 3, 31 } },
        { .slot = "2022-05", .to = { 2022, 5, 31 } },
    };

    for (size_t i = 0; i < N; i++) {
        struct day due = day_add(three[i].to, 5);

        all->p[i] = three[i];
        all->of[i] = (struct series_date){ due, due };
        all->p[i].of = &all->of[i];
    }
    periods_touch(all->p, N, begin);
}

static enum period_fault check(struct periods *all, enum series_sort sort, size_t *ret_k)
{
    size_t m;

    return periods_check(all->p, N, 1, sort, end, ret_k, &m);
}

static void they_touch_in_whatever_order_they_are_written(void **state)
{
    struct periods all;
    size_t k;

    (void)state;
    make(&all);
    assert_string_equal(all.p[0].slot, "2022-03");
    assert_int_equal(day_cmp(all.p[0].from, begin), 0);
    assert_int_equal(day_cmp(all.p[1].from, (struct day){ 2022, 4, 1 }), 0);
    assert_int_equal(day_cmp(all.p[2].from, (struct day){ 2022, 5, 1 }), 0);
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_GOOD);
}

static void what_is_asked_once_has_one_period(void **state)
{
    struct periods all;
    size_t k;

    (void)state;
    make(&all);
    assert_int_equal(check(&all, SERIES_SINGLE, &k), PERIOD_TWO);
    assert_int_equal(periods_check(all.p, 0, 1, SERIES_RHYTHM, end, &k, &k), PERIOD_NONE);
}

static void a_cut_has_a_day_of_its_own_within_the_campaign(void **state)
{
    struct periods all;
    size_t k;

    (void)state;
    make(&all);
    all.p[1].to = all.p[0].to;
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_SAME_CUT);
    assert_int_equal(k, 1);
    make(&all);
    all.p[2].to = (struct day){ 2022, 7, 1 };
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_BEHIND);
    make(&all);
    all.p[0].from = (struct day){ 2022, 4, 1 };
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_BACKWARDS);
    make(&all);
    all.p[0].to = (struct day){ 0 };
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_NO_DAY);
}

static void a_period_is_asked_for_behind_its_cut_by_a_name_of_its_own(void **state)
{
    struct periods all;
    size_t k;

    (void)state;
    make(&all);
    all.p[1].of->work_on = all.p[1].to;
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_DUE_BY_CUT);
    assert_int_equal(k, 1);
    all.p[1].of->work_on = (struct day){ 0 };
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_UNASKED);
    make(&all);
    memcpy(all.p[2].slot, "2022-03", sizeof("2022-03"));
    assert_int_equal(check(&all, SERIES_RHYTHM, &k), PERIOD_SAME_NAME);
    assert_int_equal(k, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(they_touch_in_whatever_order_they_are_written),
        T(what_is_asked_once_has_one_period),
        T(a_cut_has_a_day_of_its_own_within_the_campaign),
        T(a_period_is_asked_for_behind_its_cut_by_a_name_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
