/* SPDX-License-Identifier: Apache-2.0 */
/* days_test.c - when something was held, typed and asked for. */
#include "base/clock.h"
#include "failures/failures.h"

static void be_at(struct history *h, const char *day, int hour, int minute)
{
    h->w.now_ms = clock_from_local(
        (struct clock_time){ .day = day_from_iso(str_of(day)), .hour = hour, .minute = minute });
}

static void a_period_that_has_not_begun_is_refused_with_its_first_day(void **state)
{
    struct history *h = failures_open(state);
    int april = history_period(h, 0, "2022-04-01");

    assert_int_equal(history_send(h, H_HILL, april), E_INVALID);
    assert_told(h, "01/04/2022");
    history_compare(h);
}

static void a_session_counts_on_the_day_it_was_held_not_planned_not_typed(void **state)
{
    struct history *h = failures_open(state);
    int june = history_period(h, 0, "2022-06-30"), july = history_period(h, 0, "2022-07-02");
    struct h_evening evening = { .unit = H_HAMLET, .planned = history_day("2022-06-30") };
    int session;

    be_on(h, "2022-06-30");
    history_daily(h);
    session = history_begin(h, &evening);
    be_on(h, "2022-07-05");
    history_close(h, session, history_day("2022-07-02"), 3);
    assert_int_equal(report_of(h, H_HAMLET, june, "sessions_held").value, 0);
    bring_in(h, H_HAMLET, june);
    bring_in(h, H_HAMLET, july);
    assert_int_equal(total_of(h, H_COMMUNE, june, "sessions_held"), 0);
    assert_int_equal(total_of(h, H_COMMUNE, july, "sessions_held"), 1);
    assert_int_equal(report_of(h, H_HAMLET, july, "sessions_held").carried, 0);
    history_compare(h);
}

/* The second campaign cuts on 24/03, the first on 31/03; the evening of the 22nd is typed in on the 28th. */
static void one_evening_for_two_campaigns_is_late_in_one_only(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-22"), first = history_period(h, 2, "2022-03-22"),
        second = history_period(h, 2, "2022-03-25");

    be_on(h, "2022-03-25");
    bring_in(h, H_HAMLET, first);
    be_on(h, "2022-03-28");
    (void)history_hold(h, H_HAMLET, "2022-03-22");
    assert_int_equal(unreported_at(h, H_COMMUNE, first), 1);
    history_compare(h);
    be_on(h, "2022-04-01");
    history_daily(h);
    bring_in(h, H_HAMLET, march);
    assert_int_equal(report_of(h, H_HAMLET, march, "sessions_held").carried, 0);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    be_on(h, "2022-06-25");
    history_daily(h);
    bring_in(h, H_HAMLET, second);
    assert_int_equal(report_of(h, H_HAMLET, second, "sessions_held").value, 1);
    assert_int_equal(report_of(h, H_HAMLET, second, "sessions_held").carried, 1);
    assert_int_equal(unreported_at(h, H_COMMUNE, first), 0);
    history_compare(h);
}

static void the_job_of_dues_not_run_for_a_month_owes_nobody_less(void **state)
{
    struct history *h = failures_open(state);
    int april = history_period(h, 0, "2022-04-01");

    be_on(h, "2022-05-10");
    (void)history_hold(h, H_HAMLET, "2022-04-20");
    bring_in(h, H_HAMLET, april); /* though nobody has been asked for it yet */
    history_compare(h);
    history_daily(h);
    history_daily(h);
    assert_true(h->due[april][H_HAMLET] && h->due[april][H_HILL]);
    assert_int_equal(total_of(h, H_COMMUNE, april, "sessions_held"), 1);
    history_compare(h); /* what was sent is owed no more, what was not is, once */
}

static int64_t late_at(struct history *h, int period)
{
    struct total total;

    T_OK(h->t, total_load(world_as(&h->w, "clerk.commune"), h->units[H_COMMUNE].id,
                          h->periods[period].id, &total));
    return (int64_t)total.n_late;
}

/* March is asked for by 03/04, a Sunday: the last day in time is Friday the 1st. */
static void midnight_makes_late_and_changes_no_figure(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-31"), april = history_period(h, 0, "2022-04-01");
    struct h_evening evening = { .unit = H_HAMLET };
    int session;

    be_at(h, "2022-03-31", 19, 30);
    session = history_begin(h, &evening);
    be_at(h, "2022-04-01", 0, 10); /* it was long */
    history_close(h, session, history_day("2022-03-31"), 3);
    assert_int_equal(report_of(h, H_HAMLET, march, "sessions_held").value, 1);
    assert_int_equal(report_of(h, H_HAMLET, april, "sessions_held").carried, 1);
    bring_in(h, H_HAMLET, march);
    be_at(h, "2022-04-01", 23, 59);
    assert_int_equal(late_at(h, march), 0);
    history_compare(h);
    be_at(h, "2022-04-02", 0, 1);
    assert_int_equal(late_at(h, march), 4); /* two branches and two boards */
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    history_compare(h);
}

/* What was held before the campaign stands in its first period; behind the last one nobody asks. */
static void days_before_the_first_period_are_in_it_and_after_the_last_in_none(void **state)
{
    struct history *h = failures_open_without_rest(state);
    int march = history_period(h, 0, "2022-03-01"), last = history_period(h, 0, "2022-07-15");
    struct report_standing *rows;
    int session;
    size_t n;

    (void)history_hold(h, H_HAMLET, "2022-02-20");
    assert_int_equal(report_of(h, H_HAMLET, march, "sessions_held").value, 1);
    assert_int_equal(report_of(h, H_HAMLET, march, "sessions_held").carried, 0);
    be_on(h, "2022-07-20");
    history_daily(h);
    session = history_hold(h, H_HAMLET, "2022-07-18");
    T_OK(h->t, report_standing(world_as(&h->w, "secretary.hamlet"), h->sessions[session].id,
                               h->units[H_HAMLET].id, &rows, &n));
    assert_int_equal(n, SERIES);
    assert_false(rows[0].period_id || rows[0].report_id);
    for (int p = march; p <= last; p++)
        bring_in(h, H_HAMLET, p);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, last, "sessions_held"), 0);
    assert_int_equal(unreported_at(h, H_COMMUNE, last), 0);
    history_compare(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_period_that_has_not_begun_is_refused_with_its_first_day),
        T_STORE(a_session_counts_on_the_day_it_was_held_not_planned_not_typed),
        T_STORE(one_evening_for_two_campaigns_is_late_in_one_only),
        T_STORE(the_job_of_dues_not_run_for_a_month_owes_nobody_less),
        T_STORE(midnight_makes_late_and_changes_no_figure),
        T_STORE(days_before_the_first_period_are_in_it_and_after_the_last_in_none),
    };

    return cmocka_run_group_tests_name("failures_days", tests, NULL, NULL);
}
