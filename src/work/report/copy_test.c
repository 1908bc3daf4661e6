/* SPDX-License-Identifier: Apache-2.0 */
/* Đồng gửi: who was sent a copy reads what stands, and nothing else happens. */
#include "play/report_play.h"
#include "work/campaign/campaign.h"
#include "work/campaign/duty.h"
#include "work/org/change.h"
#include "work/org/org.h"
#include "work/report/check.h"
#include "work/report/doc.h"
#include "work/report/total.h"
#include "work/report/version.h"

static enum err load(struct report_play *p, const char *account, int64_t id, struct report *ret)
{
    return report_load(world_as(&p->w, account), &(struct report_key){ .id = id }, ret);
}

static size_t copied(struct report_play *p, const char *account, enum world_org org)
{
    struct report_copied_list list;

    T_OK(p->w.t, report_copied(world_as(&p->w, account), p->w.org[org], 0, &list));
    return list.n;
}

static void a_copy_is_read_and_neither_received_nor_returned(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 6, 1, 2);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    id = report_play_submit(&p, W_HILL);
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
    assert_true(report.as_copy && !report.open && report.state == REPORT_SUBMITTED);
    assert_false(report.may_receive || report.may_return || report.may_edit ||
                 report.may_send_again);
    assert_int_equal(report_play_line(&report, "present"), 6);
    assert_int_equal(report.n_sessions, 0);
    T_STR(report.copies[0].org, "Đảng ủy xã Đồng Ké");
    T_ERR(p.w.t, E_DENIED, report_receive(world_as(&p.w, "clerk.other"), id, report.version));
    T_ERR(p.w.t, E_DENIED,
          report_return(world_as(&p.w, "clerk.other"), id, report.version, S("Thiếu số liệu.")));
    T_ERR(p.w.t, E_DENIED, load(&p, "secretary.school", id, &report));
    assert_int_equal(copied(&p, "clerk.other", W_OTHER), 1);
    assert_int_equal(copied(&p, "clerk.commune", W_COMMUNE), 0);
}

static void nobody_else_asks_who_was_sent_a_copy(void **state)
{
    struct report_copied_list list;
    struct report_play p;

    report_play_open(*state, &p);
    T_ERR(p.w.t, E_DENIED,
          report_copied(world_as(&p.w, "secretary.school"), p.w.org[W_OTHER], 0, &list));
}

static void a_copy_sees_no_draft_and_nothing_that_came_back(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report_copies_named(world_as(&p.w, "secretary.hill"), &report), "Đảng ủy xã Đồng Ké");
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"),
                            &(struct report_save){ .key = report.key }, &id));
    T_ERR(p.w.t, E_DENIED, load(&p, "clerk.other", id, &report));
    (void)report_play_submit(&p, W_HILL);
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
    report_play_return(&p, W_HILL);
    T_ERR(p.w.t, E_DENIED, load(&p, "clerk.other", id, &report));
    assert_int_equal(copied(&p, "clerk.other", W_OTHER), 0);
}

static int64_t send_again(struct report_play *p, const char *words)
{
    const struct str texts[] = { str_of(words), S("") };
    struct report report;
    struct report_save in = { .texts = texts, .n_texts = 2, .submit = true, .early = true };
    int64_t id = report_play_look(p, "secretary.hill", W_HILL).key.id;

    T_OK(p->w.t, report_load(world_as(&p->w, "secretary.hill"),
                             &(struct report_key){ .id = id, .again = true }, &report));
    in.key = report.key;
    in.version = report.version;
    T_OK(p->w.t, report_save(world_as(&p->w, "secretary.hill"), &in, &id));
    return id;
}

/* The second sending came back: the first one was received, and stands. */
static void a_copy_sees_what_stands_when_a_later_sending_came_back(void **state)
{
    struct report_version *versions = NULL;
    struct report_sent_then sent;
    struct report_play p;
    struct report report;
    int64_t id;
    size_t n = 0;

    report_play_open(*state, &p);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    id = report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    (void)send_again(&p, "Bổ sung một buổi.");
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
    T_STR(report.texts[0].words, "Bổ sung một buổi.");
    report_play_return(&p, W_HILL);
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
    T_STR(report.texts[0].words, "Nền nếp sinh hoạt được giữ vững.");
    assert_true(report.state == REPORT_RECEIVED && !report.returned_reason.n);
    T_OK(p.w.t, report_version_list(world_as(&p.w, "secretary.hill"), id, &versions, &n));
    assert_int_equal(n, 2);
    T_ERR(p.w.t, E_NOT_FOUND,
          report_version_load(world_as(&p.w, "clerk.other"), id, versions[0].id, &report, &sent));
    T_OK(p.w.t,
         report_version_load(world_as(&p.w, "clerk.other"), id, versions[1].id, &report, &sent));
}

/* Whom a copy went to is a matter of that sending. */
static void a_further_copy_begins_with_the_next_sending(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_HILL);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    T_ERR(p.w.t, E_DENIED, load(&p, "clerk.other", id, &report));
    (void)send_again(&p, "Bổ sung một buổi.");
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
}

static void no_total_knows_of_copies(void **state)
{
    struct report_fault *faults = NULL;
    struct report_play p;
    struct total total;
    size_t n = 0;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 6, 1, 2);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], p.period, &total));
    assert_int_equal(total.reports, 1);
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.other"), p.w.org[W_OTHER], p.period, &total));
    assert_int_equal(total.reports, 0);
    T_OK(p.w.t, report_check(world_at_terminal(&p.w), &faults, &n));
    assert_int_equal(n, 0);
}

static void who_goes_on_for_a_unit_reads_its_copies(void **state)
{
    struct org_dissolve end = { .from = { 2022, 3, 14 } };
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    end.org_id = world_add_board(&p.w, W_PROVINCE, "Ban Tổ chức Tỉnh ủy", "clerk.board");
    end.successor_id = p.w.org[W_OTHER];
    report_play_copy_to(&p, end.org_id);
    id = report_play_submit(&p, W_HILL);
    T_OK(p.w.t, load(&p, "clerk.board", id, &report));
    T_OK(p.w.t, org_dissolve(world_at_terminal(&p.w), &end));
    T_OK(p.w.t, load(&p, "clerk.other", id, &report));
    T_STR(report.copies[0].org, "Ban Tổ chức Tỉnh ủy"); /* as it was sent */
    report = report_play_look(&p, "secretary.school", W_SCHOOL);
    assert_true(report.copies[0].org_id == end.successor_id);
    assert_int_equal(report.n_copies, 1);
}

static void a_copy_for_a_unit_that_nobody_goes_on_for_is_said_to_be_nobody_s(void **state)
{
    struct org_dissolve end = { .from = { 2022, 3, 14 } };
    struct report_play p;
    struct report report;

    report_play_open(*state, &p);
    end.org_id = world_add_board(&p.w, W_PROVINCE, "Ban Tổ chức Tỉnh ủy", "clerk.board");
    report_play_copy_to(&p, end.org_id);
    T_OK(p.w.t, org_dissolve(world_at_terminal(&p.w), &end));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report.copies[0].org_id, 0);
    assert_true(report.copies[0].org.n > 0);
    (void)report_play_submit(&p, W_HILL);
    assert_int_equal(report_play_look(&p, "secretary.hill", W_HILL).n_copies, 0);
}

static void recipients_of_the_paper_are_receiver_copies_and_the_unit_itself(void **state)
{
    struct layout_doc *doc;
    struct str layout;
    struct report_play p;
    int64_t id, outside;

    report_play_open(*state, &p);
    T_OK(p.w.t, org_outside(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE],
                            S("Sở Nội vụ tỉnh Sơn Hà"), &outside));
    report_play_copy_to(&p, outside);
    id = report_play_submit(&p, W_HILL);
    T_OK(p.w.t, report_document(world_as(&p.w, "secretary.hill"), id, &doc, &layout));
    assert_int_equal(doc->recipients_n, 3);
    T_STR(doc->recipients[0], "Đảng ủy xã Suối Bàng");
    T_STR(doc->recipients[1], "Sở Nội vụ tỉnh Sơn Hà");
}

/* It has no annex: those are other units' figures. */
static void whoever_reads_a_copy_can_print_it(void **state)
{
    struct layout_doc *doc;
    struct str layout;
    struct report_play p;
    int64_t id;

    report_play_open(*state, &p);
    report_play_copy_to(&p, p.w.org[W_OTHER]);
    id = report_play_submit(&p, W_COMMUNE);
    T_OK(p.w.t, report_document(world_as(&p.w, "clerk.other"), id, &doc, &layout));
    T_STR(doc->author, "Đảng ủy xã Suối Bàng");
}

/* A draft of the commune with a report and copies. */
static enum err save_duty(struct report_play *p, struct duty *duty, const char **ret_field)
{
    struct campaign_edit edit = { .org_id = p->w.org[W_COMMUNE], .name = S("Đợt “Giữ nếp”") };
    struct campaign campaign;
    struct duty now;

    if (!duty->campaign_id) {
        T_OK(p->w.t, campaign_save(world_as(&p->w, "clerk.commune"), &edit, &campaign, ret_field));
        duty->campaign_id = campaign.id;
    }
    return duty_save(world_as(&p->w, "clerk.commune"), duty, &now, ret_field);
}

static void a_duty_names_copies_near_enough_and_other_than_the_receiver(void **state)
{
    struct duty_org copies[] = { { .id = 0 }, { .id = 0 } };
    struct duty duty = {
        .what = DUE_REPORT,
        .words = S("Báo cáo kết quả"),
        .copies = copies,
        .n_copies = 2,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 5, 20 } }
    };
    const struct duty *list;
    struct report_play p;
    const char *field;
    size_t n;

    report_play_open(*state, &p);
    copies[0].id = p.w.org[W_PROVINCE];
    copies[1].id = p.w.org[W_OTHER_HAMLET];
    T_ERR(p.w.t, E_INVALID, save_duty(&p, &duty, &field));
    assert_string_equal(field, "copies");
    copies[1].id = p.w.org[W_SCHOOL];
    duty.receiver_id = p.w.org[W_SCHOOL];
    T_ERR(p.w.t, E_INVALID, save_duty(&p, &duty, &field));
    duty.receiver_id = 0;
    duty.what = DUE_SESSION;
    T_ERR(p.w.t, E_INVALID, save_duty(&p, &duty, &field));
    duty.what = DUE_REPORT;
    T_OK(p.w.t, save_duty(&p, &duty, &field));
    T_OK(p.w.t, duty_list(world_as(&p.w, "clerk.commune"), duty.campaign_id, &list, &n));
    assert_int_equal(list[0].n_copies, 2);
    duty = list[0];
    duty.n_copies = 1;
    T_OK(p.w.t, save_duty(&p, &duty, &field));
    T_OK(p.w.t, duty_list(world_as(&p.w, "clerk.commune"), duty.campaign_id, &list, &n));
    assert_int_equal(list[0].n_copies, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_copy_is_read_and_neither_received_nor_returned),
        T_STORE(nobody_else_asks_who_was_sent_a_copy),
        T_STORE(a_copy_sees_no_draft_and_nothing_that_came_back),
        T_STORE(a_copy_sees_what_stands_when_a_later_sending_came_back),
        T_STORE(a_further_copy_begins_with_the_next_sending),
        T_STORE(no_total_knows_of_copies),
        T_STORE(who_goes_on_for_a_unit_reads_its_copies),
        T_STORE(a_copy_for_a_unit_that_nobody_goes_on_for_is_said_to_be_nobody_s),
        T_STORE(recipients_of_the_paper_are_receiver_copies_and_the_unit_itself),
        T_STORE(whoever_reads_a_copy_can_print_it),
        T_STORE(a_duty_names_copies_near_enough_and_other_than_the_receiver),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
