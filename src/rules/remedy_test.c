/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/remedy.h"
#include "t.h"

static void only_what_is_done_can_be_confirmed(void **state)
{
    (void)state;
    assert_null(remedy_step(REMEDY_OPEN, REMEDY_DO_CONFIRM));
    assert_null(remedy_step(REMEDY_WITHDRAWN, REMEDY_DO_CONFIRM));
    assert_int_equal(remedy_step(REMEDY_DONE, REMEDY_DO_CONFIRM)->next, REMEDY_CONFIRMED);
}

static void whatever_was_settled_can_come_back(void **state)
{
    (void)state;
    for (int s = REMEDY_DONE; s < REMEDY_STATES; s++)
        assert_int_equal(remedy_step((enum remedy_state)s, REMEDY_DO_REOPEN)->next, REMEDY_OPEN);
}

static void only_what_is_open_is_mended_or_withdrawn(void **state)
{
    (void)state;
    for (int s = REMEDY_DONE; s < REMEDY_STATES; s++) {
        assert_null(remedy_step((enum remedy_state)s, REMEDY_DO_MEND));
        assert_null(remedy_step((enum remedy_state)s, REMEDY_DO_WITHDRAW));
    }
    assert_int_equal(remedy_step(REMEDY_OPEN, REMEDY_DO_MEND)->next, REMEDY_OPEN);
}

static void every_row_needs_a_permission(void **state)
{
    size_t n;
    const struct remedy_step *steps = remedy_steps(&n);

    (void)state;
    for (size_t i = 0; i < n; i++)
        assert_int_equal(steps[i].permission, P_REMEDY_EDIT);
}

static void nobody_confirms_his_own_but_in_session(void **state)
{
    (void)state;
    assert_false(remedy_may_confirm(5, 5, false));
    assert_true(remedy_may_confirm(5, 6, false));
    assert_true(remedy_may_confirm(5, 5, true));
}

static void late_is_only_what_is_open_after_its_day(void **state)
{
    struct day due = { 2022, 3, 31 };

    (void)state;
    assert_false(remedy_late(REMEDY_OPEN, due, due));
    assert_true(remedy_late(REMEDY_OPEN, due, day_add(due, 1)));
    assert_false(remedy_late(REMEDY_DONE, due, day_add(due, 1)));
}

static void names_read_back(void **state)
{
    (void)state;
    for (int s = 1; s < REMEDY_STATES; s++)
        assert_int_equal(remedy_state_parse(remedy_state_name((enum remedy_state)s)), s);
    assert_int_equal(remedy_state_parse(S("mended")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(only_what_is_done_can_be_confirmed),
        T(whatever_was_settled_can_come_back),
        T(only_what_is_open_is_mended_or_withdrawn),
        T(every_row_needs_a_permission),
        T(nobody_confirms_his_own_but_in_session),
        T(late_is_only_what_is_open_after_its_day),
        T(names_read_back),
    };

    return cmocka_run_group_tests_name("remedy", tests, NULL, NULL);
}
