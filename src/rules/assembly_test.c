/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/assembly.h"
#include "t.h"

static void names_read_back(void **state)
{
    (void)state;
    for (int k = 1; k < ASSEMBLY_KINDS; k++)
        assert_int_equal(assembly_kind_parse(assembly_kind_name((enum assembly_kind)k)), k);
    assert_int_equal(assembly_kind_parse(S("guests")), 0);
}

static void words_of_a_plan_name_who_meets(void **state)
{
    static const struct {
        const char *words;
        int kind;
    } cases[] = {
        { "Hội nghị Ban Chấp hành Đảng bộ", ASSEMBLY_COMMITTEE },
        { "HỘI NGHỊ BAN THƯỜNG VỤ", ASSEMBLY_STANDING },
        { "Hội nghị Ban Chấp hành mở rộng", ASSEMBLY_ENLARGED },
        { "Sinh hoạt của cán bộ, công chức không phải đảng viên", ASSEMBLY_OUTSIDE },
        { "Hội nghị toàn thể cơ quan", ASSEMBLY_STAFF },
        { "Sinh hoạt chuyên đề ở đảng ủy", ASSEMBLY_COMMITTEE },
        { "Đối với cấp ủy cơ sở", ASSEMBLY_COMMITTEE },
        { "Sinh hoạt ở chi bộ trực thuộc Đảng ủy", 0 },
        { "Sinh hoạt chi bộ chuyên đề", 0 },
        { "", 0 },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(assembly_kind_told(t->arena, str_of(cases[i].words)), cases[i].kind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(names_read_back),
        T(words_of_a_plan_name_who_meets),
    };

    return cmocka_run_group_tests_name("assembly_rules", tests, NULL, NULL);
}
