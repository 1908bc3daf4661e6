/* SPDX-License-Identifier: Apache-2.0 */
/* tree_test.c - units that move or end while somebody reports. */
#include "failures/failures.h"
#include "work/desk.h"
#include "work/org/check.h"

/* Typed in on 02/05, from 20/03 on: March has been received by the old commune. */
static void move_afterwards(struct history *h, int march)
{
    (void)history_hold(h, H_HAMLET, "2022-03-10");
    be_on(h, "2022-04-02");
    history_daily(h);
    bring_in(h, H_HAMLET, march);
    be_on(h, "2022-05-02");
    (void)history_hold(h, H_HAMLET, "2022-04-10");
    assert_int_equal(history_move(h, H_HAMLET, H_OTHER, history_day("2022-03-20")), OK);
    history_daily(h);
}

static void a_back_dated_move_leaves_a_received_period_where_it_was(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10"), april = history_period(h, 0, "2022-04-10");

    move_afterwards(h, march);
    bring_in(h, H_HAMLET, april);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, april, "sessions_held"), 0);
    assert_int_equal(total_of(h, H_OTHER, march, "sessions_held"), 0);
    assert_int_equal(total_of(h, H_OTHER, april, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_PROVINCE, march, "sessions_held"), 1);
    history_compare(h);
}

static void a_return_after_a_move_goes_the_way_it_came(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    move_afterwards(h, march);
    assert_int_equal(history_return(h, H_HAMLET, march, "clerk.commune"), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 0);
    history_compare(h);
    assert_int_equal(history_send(h, H_HAMLET, march), OK);
    assert_int_equal(history_receive(h, H_HAMLET, march, "clerk.commune"), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_OTHER, march, "sessions_held"), 0);
    history_compare(h);
}

/* What it had received too: nobody else could give that back. */
static void what_a_dissolved_receiver_had_is_its_successor_s(void **state)
{
    struct history *h = failures_open(state);
    int first = history_period(h, 2, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    (void)history_hold(h, H_SCHOOL, "2022-03-10");
    bring_in(h, H_HILL, first);
    assert_int_equal(history_send(h, H_SCHOOL, first), OK);
    assert_int_equal(history_send(h, H_OFFICE, first), OK);
    assert_int_equal(history_end(h, H_PROPAGANDA, H_OFFICE, history_day("2022-03-14")), OK);
    assert_int_equal(history_receive(h, H_SCHOOL, first, "clerk.office"), OK);
    assert_int_equal(history_return(h, H_HILL, first, "clerk.office"), OK);
    bring_in(h, H_HILL, first);
    assert_int_equal(total_of(h, H_COMMUNE, first, "sessions_held"), 2);
    history_compare(h);
    assert_int_equal(history_return(h, H_OFFICE, first, NULL), OK); /* its own waits for nobody */
    history_compare(h);
}

static bool is_nowhere_on_desk(struct history *h, const char *account)
{
    struct desk desk;

    T_OK(h->t, desk_load(world_as(&h->w, account), &desk));
    for (size_t i = 0; i < desk.n; i++) {
        if (desk.items[i].what == DESK_NOWHERE)
            return true;
    }
    return false;
}

/* nep check tells nothing but that. */
static void assert_checked(struct history *h, const char *words)
{
    struct org_fault *faults;
    size_t n;

    T_OK(h->t, org_check(world_as(&h->w, NULL), &faults, &n));
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++)
        assert_true(str_find(faults[i].words, str_of(words), 0) != SIZE_MAX);
}

static void without_a_successor_it_is_said_that_nobody_receives(void **state)
{
    struct history *h = failures_open(state);
    struct report report;
    struct report_key key;
    int first = history_period(h, 2, "2022-03-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    assert_int_equal(history_send(h, H_HILL, first), OK);
    assert_int_equal(history_end(h, H_PROPAGANDA, 0, history_day("2022-03-14")), OK);
    assert_true(is_nowhere_on_desk(h, "secretary.hill"));
    key = (struct report_key){ .org_id = h->units[H_SCHOOL].id, .period_id = h->periods[first].id };
    T_OK(h->t, report_load(world_as(&h->w, "secretary.school"), &key, &report));
    T_STR(report.to_org, "chưa rõ nơi nhận (Ban Tuyên giáo Tỉnh ủy Sơn Hà đã kết thúc hoạt động)");
    assert_int_equal(total_of(h, H_COMMUNE, first, "sessions_held"), 0);
    assert_checked(h, "to Ban Tuyên giáo Tỉnh ủy Sơn Hà, which has ended");
    history_compare(h);
}

static void a_dissolved_board_leaves_its_channel_to_the_committee(void **state)
{
    struct history *h = failures_open(state);
    int march = history_period(h, 0, "2022-03-10");

    history_name_board(h, H_BOARD, 0);
    (void)history_hold(h, H_HILL, "2022-03-10");
    (void)history_hold(h, H_SCHOOL, "2022-03-10");
    assert_int_equal(history_send(h, H_HILL, march), OK);
    assert_int_equal(history_receive(h, H_HILL, march, "clerk.board"), OK);
    assert_int_equal(history_send(h, H_SCHOOL, march), OK);
    assert_int_equal(history_end(h, H_BOARD, 0, history_day("2022-03-14")), OK);
    assert_int_equal(history_receive(h, H_SCHOOL, march, "clerk.commune"), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 2);
    history_compare(h);
    assert_int_equal(history_return(h, H_HILL, march, "clerk.commune"), OK);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    history_compare(h);
}

static void a_unit_whose_session_runs_is_not_dissolved(void **state)
{
    struct history *h = failures_open(state);
    struct h_evening evening = { .unit = H_SCHOOL };
    int march = history_period(h, 0, "2022-03-14"), first = history_period(h, 2, "2022-03-14");
    int session = history_begin(h, &evening);

    assert_int_equal(history_end(h, H_SCHOOL, 0, history_day("2022-03-15")), E_CONFLICT);
    assert_told(h, "14/03/2022");
    history_compare(h);
    history_close(h, session, history_day("2022-03-14"), 3);
    bring_in(h, H_SCHOOL, march);
    bring_in(h, H_SCHOOL, first);
    assert_int_equal(history_end(h, H_SCHOOL, 0, history_day("2022-03-15")), OK);
    be_on(h, "2022-04-20");
    history_daily(h);
    assert_int_equal(total_of(h, H_COMMUNE, march, "sessions_held"), 1);
    history_compare(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_back_dated_move_leaves_a_received_period_where_it_was),
        T_STORE(a_return_after_a_move_goes_the_way_it_came),
        T_STORE(what_a_dissolved_receiver_had_is_its_successor_s),
        T_STORE(without_a_successor_it_is_said_that_nobody_receives),
        T_STORE(a_dissolved_board_leaves_its_channel_to_the_committee),
        T_STORE(a_unit_whose_session_runs_is_not_dissolved),
    };

    return cmocka_run_group_tests_name("failures_tree", tests, NULL, NULL);
}
