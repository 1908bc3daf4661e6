/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/snag.h"
#include "t.h"

enum { COMMITTEE, BRANCH, DISTRICT };

static const struct snag_units two_tiers[] = {
    [COMMITTEE] = { .kind = { "committee", 9 }, .depth = 2, .n = 2 },
    [BRANCH] = { .kind = { "branch", 6 }, .depth = 3, .meet = true, .n = 5 },
    [DISTRICT] = { .kind = { "district", 8 }, .depth = 1, .issues = true, .n = 1 },
};
static const struct day today = { 2022, 3, 14 };
static const struct duty_rule once = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY };

static struct snag_date in_april(int day)
{
    return (struct snag_date){ .slot = S("2022-04"),
                               .cut = { 2022, 4, 30 },
                               .work_on = { 2022, 5, day } };
}

static struct snag_duty report_of(const char *kind, const struct snag_date *date)
{
    return (struct snag_duty){ .id = 7,
                               .what = DUE_REPORT,
                               .rule = &once,
                               .words = S(""),
                               .org_kind = str_of(kind),
                               .last = date->work_on,
                               .dates = date,
                               .n_dates = 1 };
}

static size_t find(struct t *t, const struct snag_duty *duties, size_t n, struct snag **ret)
{
    return snags_of(duties, n, two_tiers, COUNT(two_tiers), today, t->arena, ret);
}

static bool has(const struct snag *list, size_t n, enum snag_kind kind)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].kind == kind)
            return true;
    }
    return false;
}

static bool told(struct t *t, const struct snag_duty *duties, size_t n, enum snag_kind kind)
{
    struct snag *list;
    size_t n_list = find(t, duties, n, &list);

    return has(list, n_list, kind);
}

static void two_tiers_with_a_step_between_them_leave_no_snag(void **state)
{
    struct snag_date upper = in_april(10), lower = in_april(5);
    const struct snag_duty duties[] = { report_of("committee", &upper),
                                        report_of("branch", &lower) };
    struct snag *list;

    assert_int_equal(find(*state, duties, 2, &list), 0);
}

static void both_tiers_by_the_same_day_is_told_once(void **state)
{
    struct snag_date day = in_april(10);
    const struct snag_duty duty = report_of("", &day);
    struct snag *list;

    assert_int_equal(find(*state, &duty, 1, &list), 1);
    assert_int_equal(list[0].kind, SNAG_SAME_DAY);
    T_STR(list[0].org_kind, "branch");
    T_STR(list[0].upper, "committee");
}

static void a_tier_that_owes_nothing_below_one_that_reports_is_named(void **state)
{
    struct snag_date day = in_april(10);
    const struct snag_duty duty = report_of("committee", &day);

    assert_true(told(*state, &duty, 1, SNAG_GAP));
}

static void what_the_issuing_unit_owes_itself_is_a_tier_above_all(void **state)
{
    struct snag_date upper = in_april(12), lower = in_april(10);
    struct snag_duty duties[] = { report_of("", &upper), report_of("", &lower) };
    struct snag *list;
    size_t n;

    duties[0].own = true;
    duties[0].words = S("Thành ủy");
    n = find(*state, duties, 1, &list);
    assert_true(has(list, n, SNAG_GAP));
    assert_false(has(list, n, SNAG_NO_ADDRESSEE) || has(list, n, SNAG_WORDS));
    T_STR(list[0].upper, "district");
    duties[0].made = true; /* from what has been reported: nothing new is asked */
    assert_false(told(*state, duties, 1, SNAG_GAP));
    duties[0].made = false;
    n = find(*state, duties, 2, &list);
    assert_false(has(list, n, SNAG_TWICE) || has(list, n, SNAG_GAP));
    lower.work_on = upper.work_on;
    assert_true(told(*state, duties, 2, SNAG_SAME_DAY));
}

static void a_report_due_by_its_cut_cannot_be_meant(void **state)
{
    struct snag_date day = in_april(5);
    struct snag_duty duty;

    day.work_on = day.cut;
    duty = report_of("branch", &day);
    assert_true(told(*state, &duty, 1, SNAG_BEFORE_CUT));
    assert_false(snag_may_be_meant(SNAG_BEFORE_CUT));
    assert_false(snag_may_be_meant(SNAG_RECEIVER));
    assert_true(snag_may_be_meant(SNAG_SAME_DAY));
}

static void what_is_undated_past_or_for_nobody_is_told(void **state)
{
    struct snag_date day = in_april(5);
    struct snag_duty duty = report_of("board", &day);

    assert_true(told(*state, &duty, 1, SNAG_NO_ADDRESSEE));
    duty.org_kind = S("branch");
    duty.last = (struct day){ 2022, 3, 13 };
    assert_true(told(*state, &duty, 1, SNAG_PAST));
    duty.last = today;
    assert_false(told(*state, &duty, 1, SNAG_PAST));
    duty.last = (struct day){ 0 };
    assert_true(told(*state, &duty, 1, SNAG_UNDATED));
}

static void an_addressee_in_words_alone_is_told(void **state)
{
    struct snag_date day = in_april(5);
    struct snag_duty duty = report_of("", &day);

    duty.words = S("các tổ công tác");
    assert_true(told(*state, &duty, 1, SNAG_WORDS));
    duty.org_kind = S("branch");
    assert_false(told(*state, &duty, 1, SNAG_WORDS));
}

static void the_same_units_asked_twice_for_one_period_are_told(void **state)
{
    struct snag_date day = in_april(5), other = in_april(6);
    struct snag_duty duties[] = { report_of("branch", &day), report_of("branch", &other) };

    duties[1].id = 8;
    assert_true(told(*state, duties, 2, SNAG_TWICE));
    other.slot = S("2022-05");
    assert_false(told(*state, duties, 2, SNAG_TWICE));
}

static void guessed_cuts_an_ended_receiver_and_a_window_behind_the_cut_are_told(void **state)
{
    struct snag_date day = in_april(5);
    struct snag_duty duties[] = { report_of("branch", &day), report_of("branch", &day) };

    day.guessed = true;
    duties[0].receiver_ended = true;
    duties[1] = (struct snag_duty){ .id = 9,
                                    .what = DUE_SESSION,
                                    .rule = &once,
                                    .words = S(""),
                                    .org_kind = S(""),
                                    .last = { 2022, 5, 1 } };
    assert_true(told(*state, duties, 2, SNAG_GUESSED));
    assert_true(told(*state, duties, 2, SNAG_RECEIVER));
    assert_true(told(*state, duties, 2, SNAG_WINDOW));
    duties[1].last = day.cut;
    assert_false(told(*state, duties, 2, SNAG_WINDOW));
}

static void units_that_meet_and_are_asked_nothing_are_named(void **state)
{
    struct snag_date day = in_april(5);
    const struct snag_duty duty = report_of("committee", &day);

    assert_true(told(*state, &duty, 1, SNAG_IDLE));
    assert_false(told(*state,
                      &(struct snag_duty){ .id = 1,
                                           .what = DUE_SESSION,
                                           .rule = &once,
                                           .words = S(""),
                                           .org_kind = S(""),
                                           .last = { 2022, 5, 1 } },
                      1, SNAG_IDLE));
}

static void what_changes_in_a_snag_makes_it_another(void **state)
{
    struct snag_date day = in_april(5);
    struct snag_duty duty = report_of("branch", &day);
    struct snag *before, *after;

    duty.last = (struct day){ 2022, 3, 1 };
    assert_true(find(*state, &duty, 1, &before) > 0);
    duty.last = (struct day){ 2022, 3, 2 };
    assert_true(find(*state, &duty, 1, &after) > 0);
    assert_int_equal(before[0].kind, after[0].kind);
    assert_true(before[0].key != after[0].key);
    assert_true(before[0].key > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(two_tiers_with_a_step_between_them_leave_no_snag),
        T(both_tiers_by_the_same_day_is_told_once),
        T(a_tier_that_owes_nothing_below_one_that_reports_is_named),
        T(what_the_issuing_unit_owes_itself_is_a_tier_above_all),
        T(a_report_due_by_its_cut_cannot_be_meant),
        T(what_is_undated_past_or_for_nobody_is_told),
        T(an_addressee_in_words_alone_is_told),
        T(the_same_units_asked_twice_for_one_period_are_told),
        T(guessed_cuts_an_ended_receiver_and_a_window_behind_the_cut_are_told),
        T(units_that_meet_and_are_asked_nothing_are_named),
        T(what_changes_in_a_snag_makes_it_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
