/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "rules/session.h"
#include "rules/session_rule.h"
#include "t.h"

#define HOUR INT64_C(3600000)
#define DAY  (24 * HOUR)
/* Seven in the evening in Viet Nam. */
#define EVENING (12 * HOUR)

static void every_row_needs_a_permission_and_leads_to_a_state(void **state)
{
    size_t n;
    const struct session_step *steps = session_steps(&n);

    (void)state;
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        assert_in_range(steps[i].permission, 1, P_COUNT - 1);
        assert_in_range(steps[i].next, 1, SESSION_STATES - 1);
        for (size_t k = 0; k < i; k++)
            assert_false(steps[k].state == steps[i].state && steps[k].act == steps[i].act);
    }
}

static void closed_session_takes_neither_roll_nor_notes(void **state)
{
    (void)state;
    assert_null(session_step(SESSION_CLOSED, SESSION_DO_ROLL));
    assert_null(session_step(SESSION_CLOSED, SESSION_DO_NOTE));
    assert_null(session_step(SESSION_CLOSED, SESSION_DO_CLOSE));
    assert_null(session_step(SESSION_SCHEDULED, SESSION_DO_ROLL));
}

static void reopening_has_a_week(void **state)
{
    const struct session_step *step = session_step(SESSION_CLOSED, SESSION_DO_REOPEN);

    (void)state;
    assert_non_null(step);
    assert_int_equal(step->next, SESSION_OPEN);
    assert_true(session_step_in_time(step, 0, 7 * DAY));
    assert_false(session_step_in_time(step, 0, 7 * DAY + 1));
}

static void names_read_back(void **state)
{
    (void)state;
    for (int k = 1; k < SESSION_KINDS; k++)
        assert_int_equal(session_kind_parse(session_kind_name((enum session_kind)k)), k);
    for (int s = 1; s < SESSION_STATES; s++)
        assert_int_equal(session_state_parse(session_state_name((enum session_state)s)), s);
    assert_int_equal(session_kind_parse(S("party")), 0);
    assert_int_equal(session_state_parse(STR_NONE), 0);
}

static void figures_that_do_not_add_up_are_named(void **state)
{
    static const struct {
        struct session_figures f;
        enum figures_fault fault;
    } cases[] = {
        { { 10, 7, 1, 1, 1, 4, 2, 3 }, FIGURES_HOLD },
        { { 11, 7, 1, 1, 1, 4, 2, 3 }, FIGURES_ROLL },
        { { 10, 7, 1, 1, 2, 4, 2, 3 }, FIGURES_ROLL },
        { { 10, 7, 1, 1, 1, -4, 2, 3 }, FIGURES_NEGATIVE },
        { { 100001, 100001, 0, 0, 0, 0, 0, 0 }, FIGURES_NEGATIVE },
        { { 2, 0, 0, 1, 1, 0, 0, 0 }, FIGURES_NOBODY },
        { { 10, 7, 1, 1, 1, 4, 0, 3 }, FIGURES_REMEDIES_ONLY },
        { { 1, 0, 1, 0, 0, 0, 0, 0 }, FIGURES_HOLD },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(session_figures_check(&cases[i].f), cases[i].fault);
}

static void procedure_warns_of_what_the_rules_ask(void **state)
{
    static const struct {
        struct session_rule_facts facts;
        enum session_rule_question question;
        int64_t least;
        bool short_of;
    } cases[] = {
        { { SESSION_REGULAR, 0, 10 * DAY, 95, false, 1 }, SESSION_RULE_MINUTES, 90, false },
        { { SESSION_REGULAR, 0, 10 * DAY, 89, false, 1 }, SESSION_RULE_MINUTES, 90, true },
        { { SESSION_REGULAR, 0, 10 * DAY, 0, false, 1 }, SESSION_RULE_MINUTES, 90, false },
        { { SESSION_REGULAR, 10 * DAY - HOUR, 10 * DAY, 0, false, 1 },
          SESSION_RULE_MATERIALS_HOURS,
          24,
          true },
        { { SESSION_REGULAR, 9 * DAY, 10 * DAY, 0, false, 1 },
          SESSION_RULE_MATERIALS_HOURS,
          24,
          false },
        { { SESSION_THEMATIC, 0, 10 * DAY, 60, true, 1 }, SESSION_RULE_MINUTES_BOTH, 120, false },
        { { SESSION_THEMATIC, 0, 10 * DAY, 59, true, 1 }, SESSION_RULE_MINUTES_BOTH, 120, true },
        { { SESSION_THEMATIC, 0, 10 * DAY, 0, false, 0 }, SESSION_RULE_REGULAR_TOO, 1, true },
        { { SESSION_REGULAR, 0, 10 * DAY, 0, false, 0 }, SESSION_RULE_REGULAR_TOO, 1, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            session_rule_falls_short(&cases[i].facts, cases[i].question, cases[i].least),
            cases[i].short_of);
    assert_int_equal(session_rule_question_parse(S("minutes_both")), SESSION_RULE_MINUTES_BOTH);
    assert_int_equal(session_rule_question_parse(S("length_of_speeches")), 0);
}

static enum hours_fault checks(int64_t began_at, int64_t ended_at, int64_t now)
{
    return session_hours_check(
        &(struct session_hours){ clock_day(EVENING), EVENING, began_at, ended_at }, now);
}

static void the_end_lies_between_the_beginning_and_now(void **state)
{
    const int64_t seven = EVENING, nine = seven + 2 * HOUR;

    (void)state;
    assert_int_equal(checks(seven, nine, nine), HOURS_HOLD);
    assert_int_equal(checks(seven, nine + 1, nine), HOURS_END_TO_COME);
    assert_int_equal(checks(nine + 1, 0, nine), HOURS_BEGIN_TO_COME);
    assert_int_equal(checks(seven, seven - 1, nine), HOURS_END_BEFORE_BEGIN);
    assert_int_equal(checks(seven + 20000, seven, nine), HOURS_HOLD); /* a minute */
    assert_int_equal(checks(0, 0, nine), HOURS_HOLD);
    /* Planned for the evening, held in the morning. */
    assert_int_equal(checks(seven - 11 * HOUR, seven - 9 * HOUR, nine), HOURS_HOLD);
    assert_int_equal(checks(0, seven - 9 * HOUR, nine), HOURS_HOLD);
    assert_int_equal(checks(0, seven - DAY, nine), HOURS_END_BEFORE_BEGIN);
}

static void it_began_as_somebody_says_else_as_planned(void **state)
{
    struct session_hours h = { .held_on = clock_day(EVENING), .planned_at = EVENING };

    (void)state;
    assert_true(session_began_at(&h) == EVENING);
    h.ended_at = EVENING - HOUR; /* over before its hour: nobody knows */
    assert_int_equal(session_began_at(&h), 0);
    h.began_at = EVENING - 3 * HOUR;
    assert_true(session_began_at(&h) == EVENING - 3 * HOUR);
    h = (struct session_hours){ .held_on = day_add(clock_day(EVENING), 2), .planned_at = EVENING };
    assert_int_equal(session_began_at(&h), 0);
}

static int64_t likely(const struct session_hours *h, int64_t opened_at)
{
    return session_begin_likely(h, opened_at, EVENING + 9 * DAY);
}

static void likely_is_the_plan_unless_it_was_opened_far_from_it(void **state)
{
    struct session_hours h = { .held_on = clock_day(EVENING), .planned_at = EVENING };
    const int64_t morning = EVENING - 11 * HOUR;

    (void)state;
    assert_true(likely(&h, EVENING + HOUR / 4) == EVENING);
    assert_true(likely(&h, morning + 2 * 60000) == morning); /* to five minutes */
    assert_true(likely(&h, EVENING + 2 * DAY) == EVENING);   /* typed in from paper */
    assert_true(likely(&h, 0) == EVENING);
    /* Opened before its hour, and it has ended before it. */
    assert_true(session_begin_likely(&h, EVENING - HOUR / 2, EVENING - 60000) ==
                EVENING - HOUR / 2);
    h.held_on = day_add(h.held_on, 2);
    assert_int_equal(likely(&h, EVENING), 0);
    assert_true(likely(&h, EVENING + 2 * DAY) == EVENING + 2 * DAY);
}

static void the_day_it_was_held_is_not_to_come_and_far_is_asked(void **state)
{
    struct day plan = { 2022, 6, 30 }, today = { 2022, 7, 20 };

    (void)state;
    assert_int_equal(session_held_check(plan, plan, today), HELD_HOLDS);
    assert_int_equal(session_held_check(plan, (struct day){ 2022, 7, 7 }, today), HELD_HOLDS);
    assert_int_equal(session_held_check(plan, (struct day){ 2022, 7, 8 }, today), HELD_FAR);
    assert_int_equal(session_held_check(plan, (struct day){ 2021, 6, 30 }, today), HELD_FAR);
    assert_int_equal(session_held_check(plan, (struct day){ 2022, 7, 21 }, today), HELD_TO_COME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_row_needs_a_permission_and_leads_to_a_state),
        T(closed_session_takes_neither_roll_nor_notes),
        T(reopening_has_a_week),
        T(names_read_back),
        T(figures_that_do_not_add_up_are_named),
        T(the_end_lies_between_the_beginning_and_now),
        T(it_began_as_somebody_says_else_as_planned),
        cmocka_unit_test(likely_is_the_plan_unless_it_was_opened_far_from_it),
        T(the_day_it_was_held_is_not_to_come_and_far_is_asked),
        T(procedure_warns_of_what_the_rules_ask),
    };

    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
