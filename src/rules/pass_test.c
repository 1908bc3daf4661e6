/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/pass.h"
#include "t.h"

static const struct calendar weekends; /* Saturdays and Sundays only */
static const struct day today = { 2022, 3, 14 };

/* A period to Monday 04/04, its unit's own day Friday 08/04. */
static const struct pass_span span = { .cut = { 2022, 4, 4 }, .own = { 2022, 4, 8 } };

static enum pass_fault check(struct day work_on)
{
    return pass_check(&span, work_on, today);
}

static void a_day_lies_behind_the_cut_and_not_behind_the_units_own(void **state)
{
    (void)state;
    assert_int_equal(check((struct day){ 2022, 4, 4 }), PASS_BEFORE_CUT);
    assert_int_equal(check((struct day){ 2022, 4, 5 }), PASS_GOOD);
    assert_int_equal(check((struct day){ 2022, 4, 8 }), PASS_GOOD);
    assert_int_equal(check((struct day){ 2022, 4, 11 }), PASS_AFTER_OWN);
    assert_int_equal(check((struct day){ 2022, 3, 11 }), PASS_OVER);
}

static void what_the_plan_asks_of_the_children_is_never_put_off(void **state)
{
    struct pass_span asked = span;

    (void)state;
    asked.by_plan = (struct day){ 2022, 4, 6 };
    assert_int_equal(pass_check(&asked, (struct day){ 2022, 4, 7 }, today), PASS_AFTER_PLAN);
    assert_int_equal(pass_check(&asked, (struct day){ 2022, 4, 5 }, today), PASS_GOOD);
    assert_false(day_is(pass_propose(&asked, today, &weekends)));
}

static void the_proposal_is_earlier_where_the_cut_leaves_room(void **state)
{
    struct pass_span tight = span;

    (void)state;
    assert_int_equal(day_cmp(pass_propose(&span, today, &weekends), (struct day){ 2022, 4, 5 }), 0);
    tight.cut = (struct day){ 2022, 4, 7 };
    assert_int_equal(day_cmp(pass_propose(&tight, today, &weekends), (struct day){ 2022, 4, 8 }),
                     0);
    tight.cut = (struct day){ 2022, 4, 8 };
    assert_false(day_is(pass_propose(&tight, today, &weekends)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_day_lies_behind_the_cut_and_not_behind_the_units_own),
        T(what_the_plan_asks_of_the_children_is_never_put_off),
        T(the_proposal_is_earlier_where_the_cut_leaves_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
