/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/permission.h"
#include "t.h"

static const struct str PROVINCE = { "/1/", 3 }, COMMUNE = { "/1/2/", 5 },
                        BRANCH = { "/1/2/3/", 7 }, OTHER = { "/1/4/", 5 },
                        LOOKALIKE = { "/1/23/", 6 };

static bool allowed(enum role role, struct str at, enum permission p, struct str target)
{
    struct grant g = { .role = role, .org_id = 1, .path = at };

    return permission_decide(&g, 1, p, target).allowed;
}

static void a_clerk_sees_figures_below_but_never_notes(void **state)
{
    (void)state;
    assert_true(allowed(ROLE_CLERK, COMMUNE, P_SESSION_FIGURES, BRANCH));
    assert_true(allowed(ROLE_CLERK, COMMUNE, P_REPORT_VIEW, BRANCH));
    assert_false(allowed(ROLE_CLERK, COMMUNE, P_SESSION_VIEW, BRANCH));
    assert_false(allowed(ROLE_CLERK, COMMUNE, P_REMEDY_VIEW, BRANCH));
}

static void no_role_above_reaches_personal_rows(void **state)
{
    (void)state;
    for (int r = 1; r < ROLE_COUNT; r++) {
        assert_false(allowed((enum role)r, COMMUNE, P_PERSONAL_VIEW, BRANCH));
        assert_false(allowed((enum role)r, PROVINCE, P_PERSONAL_EDIT, BRANCH));
        assert_false(allowed((enum role)r, COMMUNE, P_SESSION_VIEW, BRANCH));
        assert_false(allowed((enum role)r, COMMUNE, P_PEOPLE_VIEW, BRANCH) && r != ROLE_ADMIN &&
                     r != ROLE_OPERATOR);
    }
}

static void nothing_speaks_upward_or_sideways(void **state)
{
    (void)state;
    for (int r = 1; r < ROLE_COUNT; r++) {
        for (int p = 1; p < P_COUNT; p++) {
            assert_false(allowed((enum role)r, BRANCH, (enum permission)p, COMMUNE));
            assert_false(allowed((enum role)r, COMMUNE, (enum permission)p, OTHER));
            assert_false(allowed((enum role)r, COMMUNE, (enum permission)p, LOOKALIKE));
            assert_false(allowed((enum role)r, COMMUNE, (enum permission)p, STR_NONE));
        }
    }
}

static void reports_are_received_from_below_only(void **state)
{
    (void)state;
    assert_true(allowed(ROLE_CLERK, COMMUNE, P_REPORT_RECEIVE, BRANCH));
    assert_false(allowed(ROLE_CLERK, COMMUNE, P_REPORT_RECEIVE, COMMUNE));
    assert_false(allowed(ROLE_SECRETARY, BRANCH, P_REPORT_RECEIVE, BRANCH));
}

static void every_permission_is_held_by_somebody(void **state)
{
    struct grant all[ROLE_COUNT];

    (void)state;
    for (int r = 1; r < ROLE_COUNT; r++)
        all[r] = (struct grant){ .role = (enum role)r, .org_id = 1, .path = COMMUNE };
    for (int p = 1; p < P_COUNT; p++)
        assert_true(permission_anywhere(all + 1, ROLE_COUNT - 1, (enum permission)p));
}

static void role_names_go_both_ways(void **state)
{
    (void)state;
    for (int r = 1; r < ROLE_OPERATOR; r++)
        assert_int_equal(role_parse(role_name((enum role)r)), r);
    assert_int_equal(role_parse(S("king")), 0);
}

static void no_account_can_be_given_the_operator_s_role(void **state)
{
    (void)state;
    assert_int_equal(role_parse(role_name(ROLE_OPERATOR)), 0);
}

/* Units, people, accounts: never what an office or a branch wrote. */
static void the_operator_keeps_all_units_and_reads_none_of_their_work(void **state)
{
    static const enum permission keeps[] = { P_ORG_VIEW, P_ORG_EDIT, P_PEOPLE_VIEW, P_PEOPLE_EDIT,
                                             P_ACCOUNT_ADMIN };

    (void)state;
    for (int p = 1; p < P_COUNT; p++) {
        bool kept = false;

        for (size_t i = 0; i < COUNT(keeps); i++)
            kept = kept || keeps[i] == (enum permission)p;
        assert_int_equal(allowed(ROLE_OPERATOR, PATH_TOP, (enum permission)p, BRANCH), kept);
        assert_int_equal(allowed(ROLE_OPERATOR, PATH_TOP, (enum permission)p, PATH_TOP), kept);
    }
}

static void nobody_else_speaks_for_the_top(void **state)
{
    (void)state;
    for (int p = 1; p < P_COUNT; p++) {
        for (int r = 1; r < ROLE_COUNT; r++)
            assert_false(allowed((enum role)r, PROVINCE, (enum permission)p, PATH_TOP));
    }
}

static void only_an_administrator_and_the_operator_keep_units_people_and_accounts(void **state)
{
    static const enum permission keeps[] = { P_ORG_EDIT, P_PEOPLE_EDIT, P_ACCOUNT_ADMIN };

    (void)state;
    for (size_t i = 0; i < COUNT(keeps); i++) {
        for (int r = 1; r < ROLE_COUNT; r++) {
            bool keeper = r == ROLE_ADMIN || r == ROLE_OPERATOR;

            assert_int_equal(allowed((enum role)r, COMMUNE, keeps[i], BRANCH), keeper);
            assert_int_equal(allowed((enum role)r, COMMUNE, keeps[i], COMMUNE), keeper);
        }
    }
}

static bool allowed_by(enum hand_kind kind, enum role role, enum permission p, struct str target)
{
    struct grant g = { .role = role, .org_id = 9, .path = S("/1/9/") };
    struct hand hand = { kind, 9, 2, COMMUNE };
    struct hand foreign = { kind, 8, 2, COMMUNE };

    assert_false(permission_decide_by(&g, 1, &foreign, 1, p, target).allowed);
    return permission_decide_by(&g, 1, &hand, 1, p, target).allowed;
}

/* A board acts with reports and totals, as its people's roles could at the committee, and nowhere else. */
static void a_board_is_the_hand_of_its_committee_for_reports_alone(void **state)
{
    static const enum permission reports[] = { P_CAMPAIGN_VIEW, P_SESSION_FIGURES, P_REPORT_VIEW,
                                               P_REPORT_EDIT,   P_REPORT_SUBMIT,   P_REPORT_RECEIVE,
                                               P_TOTAL_VIEW };

    (void)state;
    for (int p = 1; p < P_COUNT; p++) {
        bool may = false;

        for (size_t i = 0; i < COUNT(reports); i++)
            may = may || reports[i] == (enum permission)p;
        for (int r = 1; r < ROLE_COUNT; r++) {
            enum role role = (enum role)r;

            assert_int_equal(allowed_by(HAND_BOARD, role, (enum permission)p, BRANCH),
                             may && allowed(role, COMMUNE, (enum permission)p, BRANCH));
            assert_int_equal(allowed_by(HAND_BOARD, role, (enum permission)p, COMMUNE),
                             may && allowed(role, COMMUNE, (enum permission)p, COMMUNE));
            assert_false(allowed_by(HAND_BOARD, role, (enum permission)p, OTHER));
        }
    }
}

static void who_a_report_was_sent_to_reads_and_receives_it_a_copy_is_read(void **state)
{
    (void)state;
    for (int p = 1; p < P_COUNT; p++) {
        bool reads = p == P_REPORT_VIEW, receives = p == P_REPORT_RECEIVE;

        assert_int_equal(allowed_by(HAND_RECEIVER, ROLE_CLERK, (enum permission)p, OTHER),
                         reads || receives);
        assert_int_equal(allowed_by(HAND_COPY, ROLE_CLERK, (enum permission)p, OTHER), reads);
        assert_false(allowed_by(HAND_RECEIVER, ROLE_MEMBER, (enum permission)p, OTHER));
    }
}

/* As if it were that unit, for the report alone. */
static void who_keeps_a_unit_that_ended_writes_and_sends_its_reports(void **state)
{
    (void)state;
    for (int p = 1; p < P_COUNT; p++) {
        bool keeps = p == P_SESSION_FIGURES || p == P_REPORT_VIEW || p == P_REPORT_EDIT ||
                     p == P_REPORT_SUBMIT;

        for (int r = 1; r < ROLE_COUNT; r++)
            assert_int_equal(allowed_by(HAND_KEEPER, (enum role)r, (enum permission)p, OTHER),
                             keeps && allowed((enum role)r, OTHER, (enum permission)p, OTHER));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_clerk_sees_figures_below_but_never_notes),
        T(no_role_above_reaches_personal_rows),
        T(nothing_speaks_upward_or_sideways),
        T(reports_are_received_from_below_only),
        T(every_permission_is_held_by_somebody),
        T(role_names_go_both_ways),
        T(no_account_can_be_given_the_operator_s_role),
        T(nobody_else_speaks_for_the_top),
        T(the_operator_keeps_all_units_and_reads_none_of_their_work),
        T(a_board_is_the_hand_of_its_committee_for_reports_alone),
        T(who_a_report_was_sent_to_reads_and_receives_it_a_copy_is_read),
        T(who_keeps_a_unit_that_ended_writes_and_sends_its_reports),
        T(only_an_administrator_and_the_operator_keep_units_people_and_accounts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
