/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/attendance.h"
#include "t.h"

static void only_the_exempt_are_not_due(void **state)
{
    (void)state;
    for (int m = 1; m < MEMBER_STATES; m++)
        assert_int_equal(attendance_due((enum member_state)m), m != MEMBER_EXEMPT);
}

/* The same numbers on every run; no roll that a seed makes is special. */
static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void counts_add_up_for_any_roll(void **state)
{
    uint32_t seed = 20220314;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct attendance_mark marks[60];
        size_t n = next(&seed) % (COUNT(marks) + 1);
        struct session_figures f = { .opinions = 7 };
        int64_t due = 0;

        for (size_t i = 0; i < n; i++) {
            marks[i].member = (enum member_state)(1 + next(&seed) % (MEMBER_STATES - 1));
            marks[i].state = (enum attendance_state)(1 + next(&seed) % (ATTENDANCE_STATES - 1));
            due += marks[i].member != MEMBER_EXEMPT;
        }
        attendance_count(marks, n, &f);
        assert_int_equal(f.people_due, due);
        assert_int_equal(f.people_due, f.present + f.late + f.absent_reason + f.absent_none);
        assert_int_equal(f.opinions, 7);
        assert_int_not_equal(session_figures_check(&f), FIGURES_ROLL);
    }
}

static void names_read_back(void **state)
{
    (void)state;
    for (int m = 1; m < MEMBER_STATES; m++)
        assert_int_equal(member_state_parse(member_state_name((enum member_state)m)), m);
    for (int s = 1; s < ATTENDANCE_STATES; s++)
        assert_int_equal(attendance_state_parse(attendance_state_name((enum attendance_state)s)),
                         s);
    assert_int_equal(attendance_state_parse(S("here")), 0);
    assert_int_equal(member_state_parse(S("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(only_the_exempt_are_not_due),
        T(counts_add_up_for_any_roll),
        T(names_read_back),
    };

    return cmocka_run_group_tests_name("attendance", tests, NULL, NULL);
}
