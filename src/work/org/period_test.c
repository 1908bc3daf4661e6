/* SPDX-License-Identifier: Apache-2.0 */
/* period_test.c - what becomes of periods, dues and reports when units move or end. */
#include "base/clock.h"
#include "play/report_play.h"
#include "work/campaign/channel.h"
#include "work/campaign/due.h"
#include "work/desk.h"
#include "work/org/change.h"
#include "work/org/check.h"
#include "work/report/check.h"
#include "work/report/total.h"

static const struct day march_20 = { 2022, 3, 20 }, may_2 = { 2022, 5, 2 };

static void be_on(struct report_play *p, struct day day)
{
    p->w.now_ms = clock_from_local((struct clock_time){ .day = day, .hour = 8 });
}

static void move(struct report_play *p, enum world_org org, enum world_org below, struct day from)
{
    struct org_move in = {
        .org_id = p->w.org[org],
        .parent_id = p->w.org[below],
        .from = from,
    };

    T_OK(p->w.t, org_move(world_at_terminal(&p->w), &in));
}

static void dissolve(struct report_play *p, enum world_org org, int64_t successor_id,
                     struct day from)
{
    struct org_dissolve in = {
        .org_id = p->w.org[org],
        .successor_id = successor_id,
        .from = from,
    };

    T_OK(p->w.t, org_dissolve(world_at_terminal(&p->w), &in));
}

/* The commune ends, its branches go to the other one. */
static void dissolve_commune(struct report_play *p, int64_t successor_id, struct day from)
{
    move(p, W_HAMLET, W_OTHER, from);
    move(p, W_HILL, W_OTHER, from);
    move(p, W_SCHOOL, W_OTHER, from);
    dissolve(p, W_COMMUNE, successor_id, from);
}

/* nep check finds nothing, in the tree and in what was reported. */
static void assert_sound(struct report_play *p)
{
    struct report_fault *reports = NULL;
    struct org_fault *orgs = NULL;
    size_t n = 0;

    T_OK(p->w.t, report_check(world_at_terminal(&p->w), &reports, &n));
    if (n)
        fail_msg("%.*s: %.*s", STR_ARGS(reports[0].org), STR_ARGS(reports[0].words));
    T_OK(p->w.t, org_check(world_at_terminal(&p->w), &orgs, &n));
    if (n)
        fail_msg("%.*s: %.*s", STR_ARGS(orgs[0].org), STR_ARGS(orgs[0].words));
}

static int64_t reports_at(struct report_play *p, const char *account, enum world_org org)
{
    struct total total;

    T_OK(p->w.t, total_load(world_as(&p->w, account), p->w.org[org], p->period, &total));
    return total.reports;
}

static void a_move_entered_late_leaves_a_received_period_alone(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    (void)report_play_submit(&p, W_HAMLET);
    report_play_receive(&p, W_HAMLET);
    be_on(&p, may_2);
    move(&p, W_HAMLET, W_OTHER, march_20);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 1);
    assert_int_equal(reports_at(&p, "clerk.other", W_OTHER), 0);
    /* It comes back and goes up again on the way it went first. */
    report_play_return(&p, W_HAMLET);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 0);
    (void)report_play_submit(&p, W_HAMLET);
    report_play_receive(&p, W_HAMLET);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 1);
    assert_sound(&p);
}

static void of_a_period_nobody_received_it_goes_to_who_stood_above_on_its_last_day(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    be_on(&p, may_2);
    move(&p, W_HAMLET, W_OTHER, march_20);
    report = report_play_look(&p, "secretary.hamlet", W_HAMLET);
    assert_int_equal(report.to_org_id, p.w.org[W_OTHER]);
}

static struct due due_of(struct report_play *p, const char *account, enum world_org org)
{
    const struct due *dues = NULL;
    size_t n = 0;

    T_OK(p->w.t, due_list_of(world_as(&p->w, account), p->campaign, p->w.org[org], &dues, &n));
    assert_int_equal(n, 1);
    return dues[0];
}

/* The commune leads: what it asks for March ends for a branch that moves before March is over, and for
 * nobody else. */
static void who_leaves_the_leader_owes_it_nothing_from_that_day_on(void **state)
{
    struct report_key key = { 0 };
    struct report report;
    struct due ended;
    int64_t campaign;
    struct report_play p;

    report_play_open_commune(*state, &p);
    be_on(&p, march_20);
    move(&p, W_HAMLET, W_OTHER, march_20);
    ended = due_of(&p, "secretary.hamlet", W_HAMLET);
    T_STR(ended.ended_why, "moved");
    T_ERR(p.w.t, E_CONFLICT,
          due_set_done(world_as(&p.w, "secretary.hamlet"), ended.id, true, &campaign));
    assert_true(str_find(str_of(p.w.t->error->message), S("không còn"), 0) != SIZE_MAX);
    key.due_id = ended.id;
    T_ERR(p.w.t, E_CONFLICT, report_load(world_as(&p.w, "secretary.hamlet"), &key, &report));
    T_STR(due_of(&p, "secretary.hill", W_HILL).ended_why, "");
    be_on(&p, may_2);
    move(&p, W_HILL, W_OTHER, may_2); /* March was over: it is still owed */
    T_STR(due_of(&p, "secretary.hill", W_HILL).ended_why, "");
    assert_sound(&p);
}

static void who_stays_below_the_leader_owes_what_it_owed(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    be_on(&p, march_20);
    move(&p, W_HAMLET, W_OTHER, march_20);
    T_STR(due_of(&p, "secretary.hamlet", W_HAMLET).ended_why, "");
    assert_sound(&p);
}

static void what_was_for_a_unit_that_ended_is_for_its_successor(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    (void)report_play_submit(&p, W_HAMLET);
    be_on(&p, may_2);
    dissolve_commune(&p, p.w.org[W_OTHER], may_2);
    report = report_play_look(&p, "secretary.hamlet", W_HAMLET);
    assert_int_equal(report.to_org_id, p.w.org[W_OTHER]);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report.to_org_id, p.w.org[W_OTHER]);
    assert_sound(&p);
}

static void without_a_successor_it_says_that_nobody_is_named(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    be_on(&p, may_2);
    dissolve_commune(&p, 0, may_2);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report.to_org, "chưa rõ nơi nhận (Đảng ủy xã Suối Bàng đã kết thúc hoạt động)");
}

static const struct desk_item *on_desk(struct report_play *p, const char *account,
                                       enum desk_what what)
{
    struct desk desk;

    T_OK(p->w.t, desk_load(world_as(&p->w, account), &desk));
    for (size_t i = 0; i < desk.n; i++) {
        if (desk.items[i].what == what)
            return &desk.items[i];
    }
    return NULL;
}

/* Sent by that account, without a word of its time: that is over for a unit that has ended. */
static struct report send_kept(struct report_play *p, const char *account, enum world_org org)
{
    struct report_save in = { .key = { .due_id = p->due[org] }, .submit = true };
    struct report report;

    T_OK(p->w.t, report_load(world_as(&p->w, account), &in.key, &report));
    assert_true(report.may_submit);
    in.version = report.version;
    T_OK(p->w.t, report_save(world_as(&p->w, account), &in, &in.key.id));
    T_OK(p->w.t, report_load(world_as(&p->w, account), &in.key, &report));
    return report;
}

static void a_report_that_nobody_receives_stands_on_its_senders_desk(void **state)
{
    const struct desk_item *item;
    struct report_play p;
    int64_t id;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    id = report_play_submit(&p, W_HAMLET);
    assert_null(on_desk(&p, "secretary.hamlet", DESK_NOWHERE));
    be_on(&p, may_2);
    dissolve_commune(&p, 0, may_2);
    item = on_desk(&p, "secretary.hamlet", DESK_NOWHERE);
    assert_non_null(item);
    assert_int_equal(item->id, id);
    T_STR(item->detail, "Đảng ủy xã Suối Bàng");
}

/* The hamlet ends in March: the commune's clerk sends what it held up to the day before, for the period that
 * ran. What comes back, goes up from there again. */
static void the_last_report_of_a_unit_that_ended_is_sent_from_above(void **state)
{
    const struct desk_item *item;
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    be_on(&p, march_20);
    dissolve(&p, W_HAMLET, p.w.org[W_HILL], march_20);
    assert_sound(&p);
    item = on_desk(&p, "clerk.commune", DESK_LAST_REPORT);
    assert_non_null(item);
    assert_int_equal(item->id, p.due[W_HAMLET]);
    assert_int_equal(day_cmp(item->until, (struct day){ 2022, 3, 19 }), 0);
    assert_int_equal(day_cmp(item->on, (struct day){ 2022, 3, 24 }), 0); /* not the 5th of April */
    assert_null(on_desk(&p, "secretary.hill", DESK_LAST_REPORT));
    (void)send_kept(&p, "clerk.commune", W_HAMLET);
    report_play_receive(&p, W_HAMLET);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 1);
    assert_null(on_desk(&p, "clerk.commune", DESK_LAST_REPORT));
    report_play_return(&p, W_HAMLET);
    assert_non_null(on_desk(&p, "clerk.commune", DESK_LAST_REPORT));
    report = send_kept(&p, "clerk.commune", W_HAMLET);
    assert_int_equal(report_play_line(&report, "sessions_held"), 1);
    report_play_receive(&p, W_HAMLET);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 1);
    report = report_play_look(&p, "secretary.hill", W_HILL); /* begins anew */
    assert_int_equal(report_play_line(&report, "sessions_held"), 0);
    assert_sound(&p);
}

static void nobody_else_sends_for_a_unit_that_ended(void **state)
{
    static const char *const others[] = { "clerk.other", "secretary.hill", "admin.province" };
    struct report_save in = { .submit = true };
    struct report report;
    struct report_play p;
    int64_t id;

    report_play_open(*state, &p);
    be_on(&p, march_20);
    dissolve(&p, W_HAMLET, p.w.org[W_HILL], march_20);
    in.key.due_id = p.due[W_HAMLET];
    for (size_t i = 0; i < COUNT(others); i++) {
        T_ERR(p.w.t, E_DENIED, report_load(world_as(&p.w, others[i]), &in.key, &report));
        T_ERR(p.w.t, E_DENIED, report_save(world_as(&p.w, others[i]), &in, &id));
    }
}

/* The hamlet's commune ends after it: its successor keeps what it kept, else the unit above it. */
static void whoever_goes_on_for_the_keeper_keeps(void **state, bool successor, const char *account)
{
    const struct desk_item *item;
    struct report_play p;

    report_play_open(*state, &p);
    be_on(&p, march_20);
    dissolve(&p, W_HAMLET, 0, march_20);
    be_on(&p, may_2);
    move(&p, W_HILL, W_OTHER, may_2);
    move(&p, W_SCHOOL, W_OTHER, may_2);
    dissolve(&p, W_COMMUNE, successor ? p.w.org[W_OTHER] : 0, may_2);
    item = on_desk(&p, account, DESK_LAST_REPORT);
    assert_non_null(item);
    (void)send_kept(&p, account, W_HAMLET);
    assert_sound(&p);
}

static void the_check_finds_last_reports_that_nobody_keeps(void **state)
{
    struct org_fault *faults;
    struct report_play p;
    size_t n;

    report_play_open(*state, &p);
    be_on(&p, march_20);
    dissolve(&p, W_HAMLET, p.w.org[W_HILL], march_20);
    assert_sound(&p);
    world_plant(&p.w, FAULT_KEPT_LOST);
    T_OK(p.w.t, org_check(world_at_terminal(&p.w), &faults, &n));
    assert_int_equal(n, 1);
    T_STR(faults[0].words,
          "has ended and is kept by nobody, though it should be by Đảng ủy xã Suối Bàng");
}

static void a_keeper_that_ends_passes_it_to_its_successor(void **state)
{
    whoever_goes_on_for_the_keeper_keeps(state, true, "clerk.other");
}

static void without_a_successor_the_unit_above_keeps(void **state)
{
    whoever_goes_on_for_the_keeper_keeps(state, false, "clerk.province");
}

/* Of two boards of the commune one ends, and the other goes on in its channel. */
static void a_board_that_ends_passes_its_channel_to_its_successor(void **state)
{
    struct channel *channels = NULL;
    struct channel_new in = { 0 };
    struct report_play p;
    int64_t heir;
    size_t n = 0;

    report_play_open(*state, &p);
    in = (struct channel_new){ .org_id = p.w.org[W_COMMUNE], .series_id = p.series };
    in.board_id = world_add_board(&p.w, W_COMMUNE, "Ban Dân vận", "clerk.masses");
    heir = world_add_board(&p.w, W_COMMUNE, "Ban Tuyên giáo", "clerk.culture");
    T_OK(p.w.t, channel_add(world_as(&p.w, "clerk.commune"), &in));
    be_on(&p, march_20);
    T_OK(p.w.t, org_dissolve(world_at_terminal(&p.w),
                             &(struct org_dissolve){ in.board_id, heir, march_20, S("") }));
    T_OK(p.w.t,
         channel_list(world_as(&p.w, "clerk.commune"), p.campaign, in.org_id, &channels, &n));
    assert_int_equal(n, 1);
    assert_int_equal(channels[0].board_id, heir);
    assert_true(channels[0].live);
}

static void a_unit_that_ended_owes_no_later_report_and_its_figures_stay(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HAMLET, 4, 0, 1);
    (void)report_play_submit(&p, W_HAMLET);
    report_play_receive(&p, W_HAMLET);
    be_on(&p, may_2);
    dissolve(&p, W_HAMLET, p.w.org[W_HILL], may_2);
    dissolve(&p, W_SCHOOL, 0, may_2);
    assert_int_equal(reports_at(&p, "clerk.commune", W_COMMUNE), 1);
    assert_sound(&p);
}

/* The daily job did not run for days: the later change must not stop the earlier one. */
static void a_move_and_an_end_whose_days_come_together_are_both_followed(void **state)
{
    struct report_play p;
    size_t n;

    report_play_open(*state, &p);
    move(&p, W_HILL, W_OTHER, march_20);
    dissolve(&p, W_HILL, 0, day_add(march_20, 2));
    be_on(&p, day_add(march_20, 5));
    T_OK(p.w.t, org_apply_changes(world_at_terminal(&p.w), &n));
    assert_int_equal(n, 2);
    assert_sound(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_move_entered_late_leaves_a_received_period_alone),
        T_STORE(of_a_period_nobody_received_it_goes_to_who_stood_above_on_its_last_day),
        T_STORE(who_leaves_the_leader_owes_it_nothing_from_that_day_on),
        T_STORE(who_stays_below_the_leader_owes_what_it_owed),
        T_STORE(what_was_for_a_unit_that_ended_is_for_its_successor),
        T_STORE(without_a_successor_it_says_that_nobody_is_named),
        T_STORE(a_report_that_nobody_receives_stands_on_its_senders_desk),
        T_STORE(the_last_report_of_a_unit_that_ended_is_sent_from_above),
        T_STORE(nobody_else_sends_for_a_unit_that_ended),
        T_STORE(the_check_finds_last_reports_that_nobody_keeps),
        T_STORE(a_keeper_that_ends_passes_it_to_its_successor),
        T_STORE(without_a_successor_the_unit_above_keeps),
        T_STORE(a_board_that_ends_passes_its_channel_to_its_successor),
        T_STORE(a_unit_that_ended_owes_no_later_report_and_its_figures_stay),
        T_STORE(a_move_and_an_end_whose_days_come_together_are_both_followed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
