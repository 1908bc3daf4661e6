/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"

static void a_clerk_speaks_for_the_commune_and_not_for_the_other_one(void **state)
{
    struct t *t = *state;
    struct world w;

    world_open(t, &w);
    T_OK(t, may(world_as(&w, "clerk.commune"), P_CAMPAIGN_ISSUE, w.org[W_COMMUNE]));
    T_ERR(t, E_DENIED, may(world_as(&w, "clerk.commune"), P_CAMPAIGN_ISSUE, w.org[W_OTHER]));
    T_ERR(t, E_DENIED, may(world_as(&w, NULL), P_ORG_VIEW, w.org[W_PROVINCE]));
}

static void a_refusal_names_the_right_and_who_can_give_it(void **state)
{
    struct t *t = *state;
    struct world w;

    world_open(t, &w);
    T_ERR(t, E_DENIED, may(world_as(&w, "secretary.hamlet"), P_SESSION_RUN, w.org[W_HILL]));
    assert_non_null(strstr(t->error->message, "Chi bộ thôn Nà Pheo"));
    assert_non_null(t->error->hint);
    assert_non_null(strstr(t->error->hint, "Bùi Quang Định"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_clerk_speaks_for_the_commune_and_not_for_the_other_one),
        T_STORE(a_refusal_names_the_right_and_who_can_give_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
