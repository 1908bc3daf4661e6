/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/procedure.h"
#include "rules/session.h"
#include "t.h"

#define HOUR INT64_C(3600000)
#define DAY  (24 * HOUR)

static void every_row_needs_a_permission_and_leads_to_a_state(void **state)
{
    size_t n;
    const struct session_rule *rules = session_rules(&n);

    (void)state;
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        assert_in_range(rules[i].permission, 1, P_COUNT - 1);
        assert_in_range(rules[i].next, 1, SESSION_STATES - 1);
        for (size_t k = 0; k < i; k++)
            assert_false(rules[k].state == rules[i].state && rules[k].act == rules[i].act);
    }
}

static void closed_session_takes_neither_roll_nor_notes(void **state)
{
    (void)state;
    assert_null(session_rule(SESSION_CLOSED, SESSION_DO_ROLL));
    assert_null(session_rule(SESSION_CLOSED, SESSION_DO_NOTE));
    assert_null(session_rule(SESSION_CLOSED, SESSION_DO_CLOSE));
    assert_null(session_rule(SESSION_SCHEDULED, SESSION_DO_ROLL));
}

static void reopening_has_a_week(void **state)
{
    const struct session_rule *rule = session_rule(SESSION_CLOSED, SESSION_DO_REOPEN);

    (void)state;
    assert_non_null(rule);
    assert_int_equal(rule->next, SESSION_OPEN);
    assert_true(session_rule_in_time(rule, 0, 7 * DAY));
    assert_false(session_rule_in_time(rule, 0, 7 * DAY + 1));
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
        struct procedure_facts facts;
        enum procedure_question question;
        int64_t least;
        bool short_of;
    } cases[] = {
        { { SESSION_REGULAR, 0, 10 * DAY, 95, false, 1 }, PROCEDURE_MINUTES, 90, false },
        { { SESSION_REGULAR, 0, 10 * DAY, 89, false, 1 }, PROCEDURE_MINUTES, 90, true },
        { { SESSION_REGULAR, 0, 10 * DAY, 0, false, 1 }, PROCEDURE_MINUTES, 90, false },
        { { SESSION_REGULAR, 10 * DAY - HOUR, 10 * DAY, 0, false, 1 },
          PROCEDURE_MATERIALS_HOURS,
          24,
          true },
        { { SESSION_REGULAR, 9 * DAY, 10 * DAY, 0, false, 1 },
          PROCEDURE_MATERIALS_HOURS,
          24,
          false },
        { { SESSION_THEMATIC, 0, 10 * DAY, 60, true, 1 }, PROCEDURE_MINUTES_BOTH, 120, false },
        { { SESSION_THEMATIC, 0, 10 * DAY, 59, true, 1 }, PROCEDURE_MINUTES_BOTH, 120, true },
        { { SESSION_THEMATIC, 0, 10 * DAY, 0, false, 0 }, PROCEDURE_REGULAR_TOO, 1, true },
        { { SESSION_REGULAR, 0, 10 * DAY, 0, false, 0 }, PROCEDURE_REGULAR_TOO, 1, false },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(procedure_falls_short(&cases[i].facts, cases[i].question, cases[i].least),
                         cases[i].short_of);
    assert_int_equal(procedure_question_parse(S("minutes_both")), PROCEDURE_MINUTES_BOTH);
    assert_int_equal(procedure_question_parse(S("length_of_speeches")), 0);
}

static void the_end_lies_between_the_beginning_and_now(void **state)
{
    const int64_t seven = 19 * HOUR, opened = seven - HOUR / 2, nine = 21 * HOUR;

    (void)state;
    assert_int_equal(session_end_check(seven, opened, nine, nine), END_HOLDS);
    assert_int_equal(session_end_check(seven, opened, nine + 1, nine), END_TO_COME);
    assert_int_equal(session_end_check(seven, 2 * DAY, nine, 2 * DAY), END_HOLDS); /* from paper */
    assert_int_equal(session_end_check(seven, 2 * DAY, seven - 1, 2 * DAY), END_BEFORE_BEGIN);
    assert_int_equal(session_end_check(seven, opened, opened - 1, nine), END_BEFORE_BEGIN);
    assert_int_equal(session_end_check(seven, opened + 20000, opened, nine),
                     END_HOLDS); /* a minute */
    /* Planned for the evening, held in the morning. */
    assert_int_equal(session_end_check(seven, 8 * HOUR, 10 * HOUR, 10 * HOUR), END_HOLDS);
    assert_int_equal(session_began_at(seven, 8 * HOUR, 10 * HOUR), 8 * HOUR);
    assert_int_equal(session_began_at(seven, opened, nine), seven);
    assert_int_equal(session_began_at(seven, opened, 0), seven);
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
        T(procedure_warns_of_what_the_rules_ask),
    };

    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
