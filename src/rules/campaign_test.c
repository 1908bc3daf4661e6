/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/campaign.h"
#include "t.h"

static void only_a_draft_is_edited(void **state)
{
    (void)state;
    assert_non_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_EDIT));
    assert_null(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_EDIT));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_EDIT));
}

static void issuing_leads_from_draft_to_issued_and_stays_there(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_ISSUE)->next, CAMPAIGN_ISSUED);
    assert_int_equal(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_ISSUE)->next, CAMPAIGN_ISSUED);
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_ISSUE));
}

static void a_draft_is_neither_acknowledged_nor_passed_on(void **state)
{
    (void)state;
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_ACKNOWLEDGE));
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_PASS_ON));
    assert_null(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_CLOSE));
}

static void a_closed_campaign_can_be_brought_back(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_REOPEN)->next, CAMPAIGN_ISSUED);
}

static void only_a_draft_is_withdrawn_and_comes_back_a_draft(void **state)
{
    (void)state;
    assert_int_equal(campaign_step(CAMPAIGN_DRAFT, CAMPAIGN_WITHDRAW)->next, CAMPAIGN_WITHDRAWN);
    assert_int_equal(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_RESTORE)->next, CAMPAIGN_DRAFT);
    assert_null(campaign_step(CAMPAIGN_ISSUED, CAMPAIGN_WITHDRAW));
    assert_null(campaign_step(CAMPAIGN_CLOSED, CAMPAIGN_WITHDRAW));
    assert_null(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_EDIT));
    assert_null(campaign_step(CAMPAIGN_WITHDRAWN, CAMPAIGN_ISSUE));
}

static void every_act_is_open_somewhere_and_names_a_permission(void **state)
{
    (void)state;
    for (int act = 1; act < CAMPAIGN_ACT_COUNT; act++) {
        int open = 0;

        for (int s = 1; s < CAMPAIGN_STATE_COUNT; s++) {
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
    for (int s = 1; s < CAMPAIGN_STATE_COUNT; s++)
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
        T(every_act_is_open_somewhere_and_names_a_permission),
        T(states_are_named_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
