/* SPDX-License-Identifier: Apache-2.0 */
/* To whom a report goes: the unit above, or a unit that its duty names. */
#include "play/report_play.h"
#include "work/campaign/campaign.h"
#include "work/campaign/channel.h"
#include "work/campaign/duty.h"
#include "work/org/change.h"
#include "work/org/check.h"
#include "work/org/org.h"
#include "work/report/answer.h"
#include "work/report/enter.h"
#include "work/report/total.h"
#include "work/report/version.h"

static void a_named_receiver_reads_and_receives_wherever_it_stands(void **state)
{
    struct report_play p;
    struct report report;

    report_play_open(*state, &p);
    report_play_send_to(&p, p.w.org[W_OTHER]);
    T_STR(report_play_look(&p, "secretary.hill", W_HILL).to_org, "Đảng ủy xã Đồng Ké");
    (void)report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "clerk.commune", W_HILL);
    assert_false(report.may_receive);
    T_ERR(p.w.t, E_DENIED,
          report_receive(world_as(&p.w, "clerk.commune"), report.key.id, report.version));
    report = report_play_look(&p, "clerk.other", W_HILL);
    assert_true(report.may_receive && report.may_return && !report.may_edit);
    T_OK(p.w.t, report_receive(world_as(&p.w, "clerk.other"), report.key.id, report.version));
}

static void a_receiver_has_nothing_of_a_draft(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    report_play_send_to(&p, p.w.org[W_OTHER]);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"),
                            &(struct report_save){ .key = report.key }, &id));
    T_ERR(p.w.t, E_DENIED,
          report_load(world_as(&p.w, "clerk.other"), &(struct report_key){ .id = id }, &report));
}

/* A board that is the receiver by name, and its committee in whose channel it is: the first counts. */
static void a_board_named_as_receiver_or_its_committee_receives(void **state)
{
    struct channel_new channel;
    struct report_play p;
    struct report report;

    report_play_open(*state, &p);
    channel = (struct channel_new){ .org_id = p.w.org[W_COMMUNE],
                                    .board_id = world_add_board(&p.w, W_COMMUNE,
                                                                "Văn phòng Đảng ủy", "clerk.board"),
                                    .series_id = p.series };
    report_play_send_to(&p, channel.board_id);
    (void)report_play_submit(&p, W_HILL);
    (void)report_play_submit(&p, W_SCHOOL);
    assert_false(report_play_look(&p, "clerk.commune", W_HILL).may_receive);
    T_OK(p.w.t, channel_add(world_as(&p.w, "clerk.commune"), &channel));
    report = report_play_look(&p, "clerk.commune", W_HILL);
    T_OK(p.w.t, report_receive(world_as(&p.w, "clerk.commune"), report.key.id, report.version));
    T_ERR(p.w.t, E_CONFLICT,
          report_receive(world_as(&p.w, "clerk.board"), report.key.id, report.version));
    report = report_play_look(&p, "clerk.board", W_SCHOOL);
    T_OK(p.w.t, report_receive(world_as(&p.w, "clerk.board"), report.key.id, report.version));
}

/* A board reports to its own committee; a leading unit is its own receiver and waits for nobody. */
static void a_unit_can_be_its_own_receiver(void **state)
{
    struct report_play p;
    struct report report;

    report_play_open(*state, &p);
    report_play_send_to(&p, p.w.org[W_COMMUNE]);
    report = report_play_look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(report.to_org_id, 0);
    (void)report_play_submit(&p, W_COMMUNE);
    assert_int_equal(report_play_look(&p, "clerk.commune", W_COMMUNE).state, REPORT_SUBMITTED);
}

static void receivers_offered_are_those_near_the_unit_and_their_boards(void **state)
{
    const struct duty_org *near = NULL;
    struct report_play p;
    size_t n = 0;

    report_play_open(*state, &p);
    (void)world_add_board(&p.w, W_PROVINCE, "Ban Tổ chức Tỉnh ủy", "clerk.board");
    T_OK(p.w.t, duty_receivers(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], &near, &n));
    assert_int_equal(n, 6); /* itself, the province, its board, three branches */
    T_ERR(p.w.t, E_DENIED,
          duty_receivers(world_as(&p.w, "clerk.other"), p.w.org[W_COMMUNE], &near, &n));
}

/* A draft of the commune, whose reports a board is to receive. */
static struct duty draft_for(struct report_play *p, int64_t receiver_id)
{
    struct campaign_edit edit = { .org_id = p->w.org[W_COMMUNE], .name = S("Đợt “Giữ nếp”") };
    struct duty duty = {
        .what = DUE_REPORT,
        .words = S("Báo cáo kết quả"),
        .receiver_id = receiver_id,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 5, 20 } }
    };
    struct campaign campaign;
    const struct duty *list;
    struct duty now;
    const char *field;
    size_t n;

    T_OK(p->w.t, campaign_save(world_as(&p->w, "clerk.commune"), &edit, &campaign, &field));
    duty.campaign_id = campaign.id;
    T_OK(p->w.t, duty_save(world_as(&p->w, "clerk.commune"), &duty, &now, &field));
    T_OK(p->w.t, duty_list(world_as(&p->w, "clerk.commune"), campaign.id, &list, &n));
    return list[0];
}

static void who_came_to_receive_stays_though_nobody_would_offer_it(void **state)
{
    struct org_dissolve end = { .from = { 2022, 3, 14 } };
    struct duty duty, now;
    struct report_play p;
    struct campaign campaign;
    const char *field;

    report_play_open(*state, &p);
    end.org_id = world_add_board(&p.w, W_COMMUNE, "Văn phòng Đảng ủy", "clerk.board");
    end.successor_id = p.w.org[W_OTHER_HAMLET];
    duty = draft_for(&p, end.org_id);
    T_OK(p.w.t, org_dissolve(world_at_terminal(&p.w), &end));
    T_OK(p.w.t, duty_load(world_as(&p.w, "clerk.commune"), duty.id, &duty, &campaign));
    assert_true(duty.receiver_id == end.successor_id);
    duty.words = S("Báo cáo kết quả đợt sinh hoạt");
    T_OK(p.w.t, duty_save(world_as(&p.w, "clerk.commune"), &duty, &now, &field));
    duty.version++;
    duty.receiver_id = p.w.org[W_OTHER];
    T_ERR(p.w.t, E_INVALID, duty_save(world_as(&p.w, "clerk.commune"), &duty, &now, &field));
}

static int64_t outside(struct report_play *p)
{
    int64_t id;

    T_OK(p->w.t, org_outside(world_as(&p->w, "clerk.commune"), p->w.org[W_COMMUNE],
                             S("  Sở  Nội vụ tỉnh Sơn Hà "), &id));
    return id;
}

static struct report_save on_paper(struct report_play *p, enum world_org org)
{
    struct report report = report_play_look(p, report_play_secretary(org), org);

    return (struct report_save){ .key = report.key,
                                 .version = report.version,
                                 .number = S("12"),
                                 .submit = true,
                                 .early = true,
                                 .paper = { { 2022, 3, 12 }, PAPER_POST } };
}

static void a_report_to_a_unit_outside_goes_on_paper_and_waits_for_nobody(void **state)
{
    struct report_version *versions = NULL;
    struct report_save in;
    struct report_play p;
    struct report report;
    struct total total;
    int64_t id;
    size_t n = 0;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 6, 1, 2);
    report_play_send_to(&p, outside(&p));
    in = on_paper(&p, W_HILL);
    in.paper = (struct report_paper){ 0 };
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    in = on_paper(&p, W_HILL);
    in.number = S(" ");
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    in = on_paper(&p, W_HILL);
    in.paper.on.day = 15; /* tomorrow */
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    in = on_paper(&p, W_HILL);
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.to_outside && !report.open && !report.may_receive && report.may_return);
    T_STR(report.to_org, "Sở Nội vụ tỉnh Sơn Hà");
    assert_int_equal(report_play_line(&report, "present"), 6);
    T_OK(p.w.t, report_version_list(world_as(&p.w, "secretary.hill"), id, &versions, &n));
    assert_int_equal(versions[0].paper.way, PAPER_POST);
    T_STR(versions[0].number, "12");
    T_ERR(p.w.t, E_CONFLICT, report_receive(world_as(&p.w, "clerk.commune"), id, report.version));
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], p.period, &total));
    assert_int_equal(total.n_in, 1);
    assert_int_equal(total.n_waiting, 0);
}

static void whoever_sent_it_outside_takes_it_back(void **state)
{
    struct report_save in;
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    report_play_send_to(&p, outside(&p));
    in = on_paper(&p, W_HILL);
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_ERR(p.w.t, E_DENIED,
          report_return(world_as(&p.w, "clerk.commune"), id, report.version, S("Sai số.")));
    T_OK(p.w.t, report_return(world_as(&p.w, "secretary.hill"), id, report.version, S("Sai số.")));
    assert_true(report_play_look(&p, "secretary.hill", W_HILL).open);
}

static void what_it_answered_is_entered(void **state)
{
    struct report_answer in = { .on = { 2022, 3, 13 }, .number = S("40"), .words = S("Đã nhận.") };
    struct report_answer *answers = NULL;
    struct report_save save;
    const char *field;
    struct report_play p;
    int64_t id;
    size_t n = 0;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_SCHOOL); /* to the unit above */
    T_ERR(p.w.t, E_CONFLICT, report_answer(world_as(&p.w, "secretary.school"), id, &in, &field));
    report_play_send_to(&p, outside(&p));
    save = on_paper(&p, W_HILL);
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &save, &id));
    T_ERR(p.w.t, E_DENIED, report_answer(world_as(&p.w, "clerk.commune"), id, &in, &field));
    in.on.day = 11; /* before it was sent */
    T_ERR(p.w.t, E_INVALID, report_answer(world_as(&p.w, "secretary.hill"), id, &in, &field));
    assert_string_equal(field, "on");
    in.on.day = 13;
    T_OK(p.w.t, report_answer(world_as(&p.w, "secretary.hill"), id, &in, &field));
    T_OK(p.w.t, report_answers(world_as(&p.w, "secretary.hill"), id, &answers, &n));
    assert_int_equal(n, 1);
    T_STR(answers[0].words, "Đã nhận.");
}

static void a_unit_outside_is_known_by_its_name_and_stands_in_no_tree(void **state)
{
    const struct duty_org *near = NULL;
    struct org_fault *faults = NULL;
    struct report_play p;
    size_t n = 0;
    int64_t id;

    report_play_open(*state, &p);
    id = outside(&p);
    assert_int_equal(outside(&p), id);
    T_OK(p.w.t, duty_receivers(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], &near, &n));
    assert_int_equal(n, 6); /* itself, the province, three branches, and it */
    T_OK(p.w.t, duty_receivers(world_as(&p.w, "clerk.other"), p.w.org[W_OTHER], &near, &n));
    for (size_t i = 0; i < n; i++)
        assert_true(near[i].id != id);
    T_ERR(p.w.t, E_DENIED,
          org_outside(world_as(&p.w, "clerk.other"), p.w.org[W_COMMUNE], S("Sở"), &id));
    T_OK(p.w.t, org_check(world_at_terminal(&p.w), &faults, &n));
    assert_int_equal(n, 0);
}

/* A clerk's entering waits for a receipt; what goes outside is the unit's own paper. */
static void nobody_enters_what_goes_outside(void **state)
{
    struct report_entry in;
    const char *field;
    struct report_play p;
    int64_t id;

    report_play_open(*state, &p);
    report_play_send_to(&p, outside(&p));
    in = (struct report_entry){ .org_id = p.w.org[W_HILL],
                                .period_id = p.period,
                                .told = { ENTRY_PHONE, S("bí thư chi bộ") },
                                .none_held = true,
                                .early = true };
    T_ERR(p.w.t, E_CONFLICT, report_enter(world_as(&p.w, "clerk.commune"), &in, &field, &id));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_named_receiver_reads_and_receives_wherever_it_stands),
        T_STORE(a_receiver_has_nothing_of_a_draft),
        T_STORE(a_board_named_as_receiver_or_its_committee_receives),
        T_STORE(a_unit_can_be_its_own_receiver),
        T_STORE(a_report_to_a_unit_outside_goes_on_paper_and_waits_for_nobody),
        T_STORE(whoever_sent_it_outside_takes_it_back),
        T_STORE(what_it_answered_is_entered),
        T_STORE(a_unit_outside_is_known_by_its_name_and_stands_in_no_tree),
        T_STORE(nobody_enters_what_goes_outside),
        T_STORE(receivers_offered_are_those_near_the_unit_and_their_boards),
        T_STORE(who_came_to_receive_stays_though_nobody_would_offer_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
