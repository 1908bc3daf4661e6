/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/slice.h"
#include "t.h"

static void a_slice_that_lasted_long_is_followed_by_a_smaller_one(void **state)
{
    size_t rows = 500;

    (void)state;
    rows = slice_rows(rows, 80, 500);
    assert_int_equal(rows, 250);
    rows = slice_rows(rows, 40, 500);
    assert_int_equal(rows, 125);
    assert_int_equal(slice_rows(rows, 20, 500), 125); /* neither long nor short */
}

static void short_slices_grow_again_and_never_past_the_most(void **state)
{
    size_t rows = 125;

    (void)state;
    for (int i = 0; i < 10; i++) {
        size_t next = slice_rows(rows, 5, 500);

        assert_true(next > rows || rows == 500);
        rows = next;
    }
    assert_int_equal(rows, 500);
}

/* However slow the disk is, the work comes to its end. */
static void a_slice_never_shrinks_to_nothing(void **state)
{
    size_t rows = 500;

    (void)state;
    for (int i = 0; i < 100; i++)
        rows = slice_rows(rows, 10000, 500);
    assert_true(rows >= 40);
    assert_int_equal(slice_rows(0, 10000, 500), rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_slice_that_lasted_long_is_followed_by_a_smaller_one),
        T(short_slices_grow_again_and_never_past_the_most),
        T(a_slice_never_shrinks_to_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
