/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/campaign.h"
#include "t.h"

static void only_a_draft_is_edited(void **state)
{
    (void)state;
    assert_non_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_EDIT));
    assert_null(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_DO_EDIT));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_EDIT));
}

static void issuing_leads_from_draft_to_issued_and_stays_there(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_ISSUE)->next, CAMPAIGN_ISSUED);
    assert_int_equal(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_DO_ISSUE)->next, CAMPAIGN_ISSUED);
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_ISSUE));
}

static void a_draft_is_neither_acknowledged_nor_passed_on(void **state)
{
    (void)state;
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_ACKNOWLEDGE));
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_PASS_ON));
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_CLOSE));
}

static void a_closed_campaign_can_be_brought_back(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_REOPEN)->next, CAMPAIGN_ISSUED);
}

static void only_a_draft_is_withdrawn_and_comes_back_a_draft(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_WITHDRAW)->next, CAMPAIGN_WITHDRAWN);
    assert_int_equal(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_DO_RESTORE)->next, CAMPAIGN_DRAFT);
    assert_null(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_DO_WITHDRAW));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_WITHDRAW));
    assert_null(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_DO_EDIT));
    assert_null(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_DO_ISSUE));
}

static void only_what_is_issued_is_recalled_and_it_can_be_issued_again(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_DO_RECALL)->next, CAMPAIGN_RECALLED);
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_RECALL));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_RECALL));
    assert_int_equal(campaign_step(CAMPAIGN_RECALLED, CAMPAIGN_DO_EDIT)->next, CAMPAIGN_RECALLED);
    assert_int_equal(campaign_step(CAMPAIGN_RECALLED, CAMPAIGN_DO_ISSUE)->next, CAMPAIGN_ISSUED);
    assert_null(campaign_step(CAMPAIGN_RECALLED, CAMPAIGN_DO_ACKNOWLEDGE));
    assert_null(campaign_step(CAMPAIGN_RECALLED, CAMPAIGN_DO_PASS_ON));
}

static void only_what_is_issued_is_amended(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_DO_AMEND)->next, CAMPAIGN_ISSUED);
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_DO_AMEND));
    assert_null(campaign_step(CAMPAIGN_RECALLED, CAMPAIGN_DO_AMEND));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_DO_AMEND));
}

static void every_act_is_open_somewhere_and_names_a_permission(void **state)
{
    (void)state;
    for (int act = 1; act < CAMPAIGN_ACTS; act++) {
        int open = 0;

        for (int s = 1; s < CAMPAIGN_STATES; s++) {
            const struct campaign_step *step =
                campaign_step((enum campaign_state)s, (enum campaign_act)act);

            open += step != NULL;
            if (step)
                assert_true(step->permission > 0 && step->permission < P_COUNT);
        }
        assert_true(open > 0);
    }
}

static void states_are_named_both_ways(void **state)
{
    (void)state;
    for (int s = 1; s < CAMPAIGN_STATES; s++)
        assert_int_equal(campaign_state_parse(campaign_state_name((enum campaign_state)s)), s);
    assert_int_equal(campaign_state_parse(S("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(only_a_draft_is_edited),
        T(issuing_leads_from_draft_to_issued_and_stays_there),
        T(a_draft_is_neither_acknowledged_nor_passed_on),
        T(a_closed_campaign_can_be_brought_back),
        T(only_a_draft_is_withdrawn_and_comes_back_a_draft),
        T(only_what_is_issued_is_recalled_and_it_can_be_issued_again),
        T(only_what_is_issued_is_amended),
        T(every_act_is_open_somewhere_and_names_a_permission),
        T(states_are_named_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
