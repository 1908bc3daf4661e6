/* SPDX-License-Identifier: Apache-2.0 */
/* plans_test.c - the four plans of docs/internals/plans.md, from the document to the last report. */
#include "plans.h"

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_plan_of_three_tiers), T_STORE(two_orders_and_two_quarters),
        T_STORE(three_years),           T_STORE(nobody_was_named_to_go_on_for_the_board),
        T_STORE(month_by_month),
    };

    return cmocka_run_group_tests_name("plans", tests, NULL, NULL);
}
