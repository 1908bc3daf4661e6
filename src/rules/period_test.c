/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/period.h"
#include "t.h"

static void every_day_lies_in_the_period_named_for_it(void **state)
{
    struct t *t = *state;

    for (int32_t n = day_number((struct day){ 2020, 1, 1 });
         n < day_number((struct day){ 2029, 1, 1 }); n++) {
        struct day d = day_from_number(n);

        for (enum period_kind kind = PERIOD_MONTH; kind <= PERIOD_YEAR; kind++) {
            struct arena_mark m = arena_mark(t->arena);
            struct period p = period_of(d, kind), back;

            assert_true(day_cmp(p.from, d) <= 0 && day_cmp(d, p.to) <= 0);
            assert_true(period_parse(period_text(t->arena, &p), &back));
            assert_int_equal(back.kind, kind);
            assert_int_equal(day_cmp(back.from, p.from), 0);
            assert_int_equal(day_cmp(back.to, p.to), 0);
            arena_reset_to(t->arena, m);
        }
    }
}

static void a_report_due_once_has_its_day_as_period(void **state)
{
    struct t *t = *state;
    struct period p;

    assert_true(period_parse(S("2022-04-10"), &p));
    assert_int_equal(p.kind, PERIOD_ONCE);
    assert_false(day_is(p.from));
    T_STR(period_text(t->arena, &p), "2022-04-10");
}

static void two_reports_of_the_same_days_keep_their_numbers(void **state)
{
    static const char *const texts[] = { "2022-03.2", "2022-Q1.9", "2022-H2.3", "2022.2",
                                         "2022-04-10.2" };
    struct t *t = *state;
    struct period p, first;

    for (size_t i = 0; i < COUNT(texts); i++) {
        struct str text = str_of(texts[i]);

        assert_true(period_parse(text, &p));
        assert_true(str_eq(period_text(t->arena, &p), text));
        assert_true(period_parse(str_sub(text, 0, text.n - 2), &first));
        assert_int_equal(first.number, 1);
        assert_int_equal(day_cmp(first.to, p.to), 0);
    }
}

static void what_is_no_period_is_refused(void **state)
{
    static const char *const bad[] = { "",         "2022-13",    "2022-Q5", "2022-H3", "2022-00",
                                       "22",       "2022-04-31", "2022-x1", "quý I",   "2022-03.1",
                                       "2022-03.", "2022-03.10", "2022.a" };
    struct period p;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(period_parse(str_of(bad[i]), &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_day_lies_in_the_period_named_for_it),
        T(a_report_due_once_has_its_day_as_period),
        T(two_reports_of_the_same_days_keep_their_numbers),
        T(what_is_no_period_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
