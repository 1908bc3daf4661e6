/* SPDX-License-Identifier: Apache-2.0 */
/* What nep check proves, each thing by a database in which it does not hold. */
#include <string.h>

#include "play/report_play.h"
#include "store/report_version.h"
#include "work/report/check.h"
#include "work/report/version.h"

static size_t count_faults(struct report_play *p, struct report_fault **ret)
{
    size_t n;

    T_OK(p->w.t, report_check(world_as(&p->w, NULL), ret, &n));
    return n;
}

static void assert_sound(struct report_play *p)
{
    struct report_fault *faults;

    if (count_faults(p, &faults))
        fail_msg("%.*s: %.*s", STR_ARGS(faults[0].org), STR_ARGS(faults[0].words));
}

static void assert_told(struct report_play *p, const char *words)
{
    struct report_fault *faults;
    size_t n = count_faults(p, &faults);

    for (size_t i = 0; i < n; i++) {
        if (str_find(faults[i].words, str_of(words), 0) != SIZE_MAX)
            return;
    }
    fail_msg("none of %zu faults says \"%s\"", n, words);
}

/* The hill has reported, the commune has received it and reported in its turn. */
static void open_reported(void **state, struct report_play *p)
{
    report_play_open(*state, p);
    (void)report_play_session(p, W_HILL, 7, 1, 3);
    (void)report_play_submit(p, W_HILL);
    report_play_receive(p, W_HILL);
    (void)report_play_submit(p, W_COMMUNE);
    assert_sound(p);
}

static void assert_planted(void **state, enum world_fault fault, const char *words)
{
    struct report_play p;

    open_reported(state, &p);
    world_plant(&p.w, fault);
    assert_told(&p, words);
}

static void periods_of_a_rhythm_touch(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    assert_sound(&p);
    (void)world_period(&p.w, p.series, 3, "2022-05", "2022-05-03", "2022-05-31");
    assert_told(&p, "begins on 2022-05-03, but the period before it ends on 2022-04-30");
}

static void and_none_overlaps(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)world_period(&p.w, p.series, 2, "2022-04", "2022-03-31", "2022-04-30");
    assert_told(&p, "begins on 2022-03-31, but the period before it ends on 2022-03-31");
}

static void a_session_is_reported_by_its_own_unit(void **state)
{
    assert_planted(state, FAULT_SESSION_UNIT, "which is not of it");
}

static void for_a_campaign_it_served(void **state)
{
    assert_planted(state, FAULT_SESSION_UNSERVED, "which is not of it");
}

static void no_later_than_the_period_ends(void **state)
{
    assert_planted(state, FAULT_SESSION_DAY, "of 2023-03-14, which is not of it");
}

static void and_as_of_the_period_its_day_says(void **state)
{
    assert_planted(state, FAULT_SESSION_CARRIED, "which is not of it");
}

static void what_a_unit_did_itself_is_its_sessions(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    world_plant(&p.w, FAULT_VERSION_OWN);
    assert_told(&p, "present: own part 8, its sessions add up to 7");
}

static void a_session_closed_in_time_falls_nowhere_between(void **state)
{
    assert_planted(state, FAULT_SESSION_LOST, "could have counted session");
}

static void one_that_came_too_late_is_no_fault(void **state)
{
    struct report_play p;

    open_reported(state, &p);
    (void)report_play_session(&p, W_HILL, 5, 0, 0);
    assert_sound(&p);
}

static void a_total_is_what_counted_versions_say(void **state)
{
    struct report_play p;
    struct report_fault *faults;

    open_reported(state, &p);
    world_plant(&p.w, FAULT_TOTAL_VALUE);
    assert_int_equal(count_faults(&p, &faults), 2); /* commune and province */
    T_STR(faults[0].words, "present: kept 12, reports add up to 7");
    world_plant(&p.w, FAULT_TOTAL_MENDED);
    assert_sound(&p);
    world_plant(&p.w, FAULT_TOTAL_REPORTS);
    assert_told(&p, "opinions, reports: kept 2, reports add up to 1");
}

static void and_is_there(void **state)
{
    assert_planted(state, FAULT_TOTAL_LOST, "present: kept 0, reports add up to 7");
}

static void along_the_way_each_was_counted(void **state)
{
    assert_planted(state, FAULT_WAY_LOST, "present: kept 7, reports add up to 0");
}

static void who_has_ended_owes_nothing(void **state)
{
    assert_planted(state, FAULT_UNIT_ENDED, "the unit has ended and still owes");
}

static void and_nothing_goes_to_it_while_another_goes_on_for_it(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    world_plant(&p.w, FAULT_RECEIVER_ENDED);
    assert_told(&p, "goes to Đảng ủy xã Suối Bàng, which has ended and has a successor");
}

static void what_was_taken_from_below_is_what_each_unit_there_had(void **state)
{
    assert_planted(state, FAULT_SUM_VALUE, "present: sent 7, its parts add up to 8");
}

static void what_was_sent_is_as_it_was_sent(void **state)
{
    struct report_version *versions;
    struct report_fault *faults;
    struct report_play p;
    int64_t id;
    size_t n;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    id = report_play_submit(&p, W_HILL);
    report_play_return(&p, W_HILL);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    assert_sound(&p);
    T_OK(p.w.t, report_version_list(world_as(&p.w, NULL), id, &versions, &n));
    T_OK(p.w.t, q_report_version_text_add(p.w.db, versions[1].id, 9, S("strengths"), S("Thêm vào."),
                                          p.w.t->error));
    assert_int_equal(count_faults(&p, &faults), 1); /* its hash does not hold */
    world_plant(&p.w, FAULT_VERSION_VALUE);
    assert_int_equal(count_faults(&p, &faults), 3); /* another, and its parts do not add up to it */
}

#define CHANGED "what was sent the time 1 has been changed"

static void nor_is_what_came_through_each_unit(void **state)
{
    assert_planted(state, FAULT_SUM_VALUE, CHANGED);
}

static void nor_through_which(void **state)
{
    assert_planted(state, FAULT_SENT_CHILD, CHANGED);
}

/* One with the same figures: only the list is another. */
static void nor_which_sessions_it_counted(void **state)
{
    struct report_play p;

    open_reported(state, &p);
    (void)report_play_session(&p, W_HAMLET, 7, 1, 3);
    world_plant(&p.w, FAULT_SENT_SESSION);
    assert_told(&p, CHANGED);
}

static void nor_as_of_which_period(void **state)
{
    assert_planted(state, FAULT_SENT_CARRIED, CHANGED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(periods_of_a_rhythm_touch),
        T_STORE(and_none_overlaps),
        T_STORE(a_session_is_reported_by_its_own_unit),
        T_STORE(for_a_campaign_it_served),
        T_STORE(no_later_than_the_period_ends),
        T_STORE(and_as_of_the_period_its_day_says),
        T_STORE(what_a_unit_did_itself_is_its_sessions),
        T_STORE(a_session_closed_in_time_falls_nowhere_between),
        T_STORE(one_that_came_too_late_is_no_fault),
        T_STORE(a_total_is_what_counted_versions_say),
        T_STORE(and_is_there),
        T_STORE(along_the_way_each_was_counted),
        T_STORE(who_has_ended_owes_nothing),
        T_STORE(and_nothing_goes_to_it_while_another_goes_on_for_it),
        T_STORE(what_was_taken_from_below_is_what_each_unit_there_had),
        T_STORE(what_was_sent_is_as_it_was_sent),
        T_STORE(nor_is_what_came_through_each_unit),
        T_STORE(nor_through_which),
        T_STORE(nor_which_sessions_it_counted),
        T_STORE(nor_as_of_which_period),
    };

    return cmocka_run_group_tests_name("report_check", tests, NULL, NULL);
}
