/* SPDX-License-Identifier: Apache-2.0 */
#include "t.h"
#include "text/messages.h"

static void the_number_chooses_the_english_form(void **state)
{
    struct t *t = *state;

    T_STR(MSG(t->arena, LANG_EN, M_COMMON_ITEMS, { "n", .n = 1 }), "1 item");
    T_STR(MSG(t->arena, LANG_EN, M_COMMON_ITEMS, { "n", .n = 0 }), "0 items");
    T_STR(MSG(t->arena, LANG_EN, M_COMMON_ITEMS, { "n", .n = -3 }), "-3 items");
    T_STR(MSG(t->arena, LANG_VI, M_COMMON_ITEMS, { "n", .n = 1 }), "1 mục");
}

static void an_argument_is_a_text_a_day_or_a_number(void **state)
{
    struct t *t = *state;

    T_STR(MSG(t->arena, LANG_VI, M_COMMON_ITEMS, { "n", .text = S("vài") }), "vài mục");
    T_STR(MSG(t->arena, LANG_VI, M_COMMON_ITEMS, { "n", .day = { 2026, 3, 5 } }), "05/03/2026 mục");
    T_STR(MSG(t->arena, LANG_VI, M_COMMON_ITEMS, { "m", .n = 1 }), "? mục");
}

static void every_message_has_both_languages(void **state)
{
    (void)state;
    for (size_t m = 0; m < MSG_COUNT; m++) {
        assert_true(msg_key((enum msg)m).n > 0);
        assert_true(msg_text(LANG_VI, (enum msg)m).n > 0);
        assert_true(msg_text(LANG_EN, (enum msg)m).n > 0);
    }
}

static void a_message_that_is_none_is_empty(void **state)
{
    (void)state;
    T_STR(msg_text(LANG_VI, MSG_COUNT), "");
    T_STR(msg_key(MSG_COUNT), "");
}

static void a_language_is_known_by_its_code(void **state)
{
    (void)state;
    T_STR(lang_code(LANG_VI), "vi");
    T_STR(lang_code(LANG_EN), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_number_chooses_the_english_form), T(an_argument_is_a_text_a_day_or_a_number),
        T(every_message_has_both_languages),    T(a_message_that_is_none_is_empty),
        T(a_language_is_known_by_its_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
