/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/org.h"
#include "t.h"

static void a_committee_leads_the_organisation_of_its_place(void **state)
{
    struct t *t = *state;

    T_STR(org_party_name(t->arena, S("Đảng ủy xã An Hòa")), "Đảng bộ xã An Hòa");
    T_STR(org_party_name(t->arena, S("Tỉnh ủy Sông Trầm")), "Đảng bộ tỉnh Sông Trầm");
    T_STR(org_party_name(t->arena, S("Huyện ủy Hòa Lĩnh")), "Đảng bộ huyện Hòa Lĩnh");
}

static void a_branch_and_a_board_have_one_name(void **state)
{
    struct t *t = *state;

    assert_null(org_party_name(t->arena, S("Chi bộ thôn Bản Lềm")).p);
    assert_null(org_party_name(t->arena, S("Ban Tuyên giáo Tỉnh ủy")).p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_committee_leads_the_organisation_of_its_place),
        T(a_branch_and_a_board_have_one_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
