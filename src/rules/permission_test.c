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
        assert_false(allowed((enum role)r, COMMUNE, P_PEOPLE_VIEW, BRANCH) && r != ROLE_ADMIN);
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
    for (int r = 1; r < ROLE_COUNT; r++)
        assert_int_equal(role_parse(role_name((enum role)r)), r);
    assert_int_equal(role_parse(S("king")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_clerk_sees_figures_below_but_never_notes), T(no_role_above_reaches_personal_rows),
        T(nothing_speaks_upward_or_sideways),          T(reports_are_received_from_below_only),
        T(every_permission_is_held_by_somebody),       T(role_names_go_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
