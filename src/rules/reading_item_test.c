/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/reading_item.h"
#include "t.h"

static void what_was_read_is_kept_only_after_a_decision(void **state)
{
    (void)state;
    assert_false(item_kept(ITEM_PROPOSED));
    assert_false(item_kept(ITEM_DROPPED));
    assert_true(item_kept(item_next(ITEM_PROPOSED, ITEM_ACCEPT)));
    assert_true(item_kept(item_next(ITEM_PROPOSED, ITEM_MEND)));
    assert_false(item_kept(item_next(ITEM_PROPOSED, ITEM_DROP)));
}

static void a_dropped_item_can_be_brought_back(void **state)
{
    (void)state;
    assert_int_equal(item_next(ITEM_DROPPED, ITEM_BRING_BACK), ITEM_PROPOSED);
    assert_int_equal(item_next(ITEM_ACCEPTED, ITEM_BRING_BACK), 0);
}

static void accepting_a_mended_item_does_not_undo_the_mending(void **state)
{
    (void)state;
    assert_int_equal(item_next(ITEM_MENDED, ITEM_ACCEPT), 0);
}

static void names_go_both_ways(void **state)
{
    (void)state;
    for (int s = 1; s < ITEM_STATE_COUNT; s++)
        assert_int_equal(item_state_parse(item_state_name((enum item_state)s)), s);
    for (int k = 1; k < ITEM_KEY_COUNT; k++)
        assert_int_equal(item_key_parse(item_key_name((enum item_key)k)), k);
    assert_int_equal(item_state_parse(S("gone")), 0);
    assert_int_equal(item_key_parse(S("gone")), 0);
}

static void everything_but_a_check_can_be_mended(void **state)
{
    (void)state;
    for (int k = 1; k < ITEM_KEY_COUNT; k++) {
        const struct item_field *fields;
        size_t n = item_fields((enum item_key)k, &fields);

        assert_true(n <= ITEM_FIELDS_MAX);
        assert_true(n > 0);
        assert_int_equal(item_can_be_mended((enum item_key)k), k != ITEM_CHECK);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(fields[i].input == INPUT_CHOICE, fields[i].choices != NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_was_read_is_kept_only_after_a_decision),
        T(a_dropped_item_can_be_brought_back),
        T(accepting_a_mended_item_does_not_undo_the_mending),
        T(names_go_both_ways),
        T(everything_but_a_check_can_be_mended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
