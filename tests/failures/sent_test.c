/* SPDX-License-Identifier: Apache-2.0 */
/* sent_test.c - reports that come again, late, back, or from two hands. */
#include "failures/failures.h"

static void a_report_sent_again_waits_beside_the_version_that_is_counted(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    bring_in(h, H_HILL, march);
    (void)history_hold(h, H_HILL, "2022-03-12");
    assert_int_equal(history_send_again(h, H_HILL, march), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    history_compare(h);
    assert_int_equal(history_return(h, H_HILL, march, NULL), OK); /* the new one only */
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 1);
    history_compare(h);
    bring_in(h, H_HILL, march);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 2);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 2);
    history_compare(h);
}

static void a_late_first_report_is_taken_and_made_up_for_by_its_superior(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10"), april = history_period(h, 0, "2022-04-10");

    (void)history_hold(h, H_SCHOOL, "2022-03-10");
    (void)history_hold(h, H_HILL, "2022-03-11");
    be_on(h, "2022-04-07");
    history_daily(h);
    bring_in(h, H_SCHOOL, march);
    bring_in(h, H_COMMUNE, march);
    be_on(h, "2022-04-12");
    bring_in(h, H_HILL, march); /* taken, and counted where it belongs */
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 2);
    assert_int_equal(report_of(h, H_COMMUNE, march, "sessions_held").value, 1);
    assert_int_equal(report_of(h, H_COMMUNE, april, "sessions_held").value, 1);
    assert_int_equal(report_of(h, H_COMMUNE, april, "sessions_held").carried, 1);
    history_compare(h);
    be_on(h, "2022-05-04");
    history_daily(h);
    bring_in(h, H_COMMUNE, april);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 2);
    assert_int_equal(total_of(h, H_PROVINCE, april, "sessions_held"), 0); /* once */
    history_compare(h);
}

static void a_return_after_the_superior_has_sent_names_whose_must_come_back_first(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    bring_in(h, H_HILL, march);
    bring_in(h, H_COMMUNE, march);
    assert_int_equal(history_return(h, H_HILL, march, NULL), E_CONFLICT);
    assert_told(h, "Đảng ủy xã Suối Bàng");
    assert_int_equal(history_send(h, H_PROVINCE, march), OK);
    assert_int_equal(history_return(h, H_HILL, march, NULL), E_CONFLICT);
    assert_told(h, "Tỉnh ủy Sơn Hà");
    assert_int_equal(history_send_again(h, H_HILL, march), E_CONFLICT);
    assert_told(h, "Tỉnh ủy Sơn Hà");
    history_compare(h);
    assert_int_equal(history_return(h, H_PROVINCE, march, NULL), OK);
    assert_int_equal(history_return(h, H_COMMUNE, march, NULL), OK);
    assert_int_equal(history_return(h, H_HILL, march, NULL), OK);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 0);
    history_compare(h);
}

static void bring_all_in(struct history *h, int period)
{
    for (int u = UNITS - 1; u > H_PROVINCE; u--)
        bring_in(h, u, period);
    assert_int_equal(history_send(h, H_PROVINCE, period), OK);
}

static void give_all_back(struct history *h, int period)
{
    for (int u = H_PROVINCE; u < UNITS; u++)
        assert_int_equal(history_return(h, u, period, NULL), OK);
}

/* Nothing follows that could make up for it. */
static void a_session_closed_late_in_the_last_period_is_listed_until_it_is_reopened(void **state)
{
    struct history *h = failures_open(state);
    int last = history_period(h, 0, "2022-07-15");

    be_on(h, "2022-07-16");
    history_daily(h);
    for (int p = history_period(h, 0, "2022-03-01"); p <= last; p++)
        bring_all_in(h, p);
    be_on(h, "2022-07-20");
    (void)history_hold(h, H_HAMLET, "2022-07-10");
    assert_int_equal(unreported_at(h, H_COMMUNE, last), 1);
    assert_int_equal(unreported_at(h, H_PROVINCE, last), 1);
    assert_int_equal(history_return(h, H_HAMLET, last, NULL), E_CONFLICT);
    assert_told(h, "Tỉnh ủy Sơn Hà");
    history_compare(h);
    give_all_back(h, last);
    history_compare(h);
    bring_all_in(h, last);
    assert_int_equal(unreported_at(h, H_PROVINCE, last), 0);
    assert_int_equal(report_of(h, H_PROVINCE, last, "sessions_held").value, 1);
    history_compare(h);
}

static void of_two_boards_that_receive_a_report_the_first_counts(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    history_name_board(h, H_BOARD, 0);
    history_name_board(h, H_OFFICE, 0);
    (void)history_hold(h, H_HILL, "2022-03-10");
    assert_int_equal(history_send(h, H_HILL, march), OK);
    assert_int_equal(history_receive(h, H_HILL, march, "clerk.board"), OK);
    assert_int_equal(history_receive(h, H_HILL, march, "clerk.office"), E_CONFLICT);
    assert_told(h, "Ban Xây dựng Đảng");
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    history_compare(h);
    assert_int_equal(history_return(h, H_HILL, march, "clerk.office"), OK); /* either may */
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 0);
    history_compare(h);
}

/* Its own evening, and what was counted below it, once. */
static void a_committee_that_reports_twice_is_counted_once(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    (void)history_hold(h, H_COMMUNE, "2022-03-11");
    bring_in(h, H_HILL, march);
    bring_in(h, H_COMMUNE, march);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 2);
    assert_int_equal(history_send_again(h, H_COMMUNE, march), OK);
    assert_int_equal(report_of(h, H_COMMUNE, march, "sessions_held").value, 2);
    history_compare(h);
    assert_int_equal(history_receive(h, H_COMMUNE, march, NULL), OK);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 2);
    history_compare(h);
}

static enum err copy_row(struct history *h, unsigned n, const char *sql)
{
    const struct db_stmt stmt = { .name = arena_printf(h->t->arena, "copy_%u", n),
                                  .sql = sql,
                                  .index = 4100 + n }; /* behind those of the program */
    enum err r;

    world_end(&h->w);
    r = db_exec(h->w.db, &stmt, NULL, NULL, h->t->error);
    error_clear(h->t->error);
    return r;
}

/* Whatever the program would do. */
static void the_database_refuses_to_count_a_session_or_report_a_period_twice(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    bring_in(h, H_HILL, march);
    bring_in(h, H_SCHOOL, march);
    assert_int_equal(
        copy_row(h, 1,
                 "INSERT INTO report_session (series_id, session_id, report_id, carried) "
                 "SELECT s.series_id, s.session_id, (SELECT MAX(id) FROM report), 0 "
                 "FROM report_session s"),
        E_CONFLICT);
    assert_int_equal(copy_row(h, 2,
                              "INSERT INTO report (id, org_id, period_id, form_id, state, version) "
                              "SELECT r.id + 1, r.org_id, r.period_id, r.form_id, 'draft', 1 "
                              "FROM report r WHERE r.id = (SELECT MIN(id) FROM report)"),
                     E_CONFLICT);
    history_compare(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_report_sent_again_waits_beside_the_version_that_is_counted),
        T_STORE(a_late_first_report_is_taken_and_made_up_for_by_its_superior),
        T_STORE(a_return_after_the_superior_has_sent_names_whose_must_come_back_first),
        T_STORE(a_session_closed_late_in_the_last_period_is_listed_until_it_is_reopened),
        T_STORE(of_two_boards_that_receive_a_report_the_first_counts),
        T_STORE(a_committee_that_reports_twice_is_counted_once),
        T_STORE(the_database_refuses_to_count_a_session_or_report_a_period_twice),
    };

    return cmocka_run_group_tests_name("failures_sent", tests, NULL, NULL);
}
