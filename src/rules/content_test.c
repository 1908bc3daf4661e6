/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/content.h"
#include "t.h"

static const struct day april = { 2022, 4, 9 };

static void a_content_is_proposed_in_its_month_quarter_half_or_year(void **state)
{
    static const char *const within[] = { "2022-04", "2022-Q2", "2022-H1", "2022" };
    static const char *const beyond[] = { "2022-03", "2022-05", "2022-Q1", "2022-Q3",
                                          "2022-H2", "2021-04", "2023" };

    (void)state;
    for (size_t i = 0; i < COUNT(within); i++)
        assert_true(content_is_proposed(CONTENT_MATERIAL, str_of(within[i]), april));
    for (size_t i = 0; i < COUNT(beyond); i++)
        assert_false(content_is_proposed(CONTENT_TOPIC, str_of(beyond[i]), april));
}

static void what_has_no_time_is_proposed_always_but_for_papers(void **state)
{
    (void)state;
    assert_true(content_is_proposed(CONTENT_TOPIC, S(""), april));
    assert_true(content_is_proposed(CONTENT_STUDY, S(""), april));
    assert_true(content_is_proposed(CONTENT_REVIEW, S(""), april));
    assert_false(content_is_proposed(CONTENT_MATERIAL, S(""), april));
}

static void names_are_read_back(void **state)
{
    (void)state;
    for (int what = 1; what < CONTENT_WHATS; what++)
        assert_int_equal(content_what_parse(content_what_name((enum content_what)what)), what);
    assert_int_equal(content_what_parse(S("agenda")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_content_is_proposed_in_its_month_quarter_half_or_year),
        T(what_has_no_time_is_proposed_always_but_for_papers),
        T(names_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
