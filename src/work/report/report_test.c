/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "play/session_play.h"
#include "store/due.h"
#include "store/report.h"
#include "work/report/total.h"
#include "work/report/version.h"

static int64_t march(struct world *w, int64_t campaign_id)
{
    return world_period(w, world_series(w, campaign_id, 1), 1, "2022-03", "2022-03-01",
                        "2022-03-31");
}

static void figures_compute_themselves_from_the_sessions_held(void **state)
{
    struct report report;
    struct play p;

    play_open(*state, &p);
    play_close(&p, play_begin(&p, SESSION_THEMATIC), 4);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .org_id = p.w.org[W_HAMLET],
                                                  .period_id = march(&p.w, p.first) },
                            &report));
    assert_int_equal(report.version, 0);
    assert_int_equal(report_play_line(&report, "sessions_held"), 1);
    assert_int_equal(report_play_line(&report, "people_due"), W_HAMLET_PEOPLE - 1);
    assert_int_equal(report_play_line(&report, "present"), W_HAMLET_PEOPLE - 1);
    assert_int_equal(report_play_line(&report, "opinions"), 4);
    assert_true(report.may_edit && report.may_submit && !report.may_receive);
}

static void remedies_due_in_the_period_and_those_done_are_counted(void **state)
{
    struct report report;
    struct play p;
    int64_t session;

    play_open(*state, &p);
    session = play_begin(&p, SESSION_THEMATIC);
    play_promise(&p, session, "Học nghị quyết còn hình thức", "Phân công đọc trước tài liệu",
                 (struct day){ 2022, 3, 31 });
    play_promise(&p, session, "Họp muộn giờ", "Nhắc qua loa trước một giờ",
                 (struct day){ 2022, 4, 15 });
    play_close(&p, session, 2);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hamlet"),
                            &(struct report_key){ .org_id = p.w.org[W_HAMLET],
                                                  .period_id = march(&p.w, p.first) },
                            &report));
    assert_int_equal(report_play_line(&report, "shortcomings"), 2);
    assert_int_equal(report_play_line(&report, "remedies_due"), 1);
    assert_int_equal(report_play_line(&report, "remedies_done"), 0);
}

/* Whatever was planned, typed or sent when: the day it was held decides, and the cut. */
static void a_session_counts_in_the_period_of_the_day_it_was_held(void **state)
{
    struct report report;
    struct report_play p;
    int64_t april;

    report_play_open(*state, &p);
    april = world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    (void)report_play_held(&p, W_HILL, "2022-03-31", 7);
    (void)report_play_held(&p, W_HILL, "2022-04-01", 9);
    p.w.now_ms += INT64_C(30) * 86400 * 1000; /* 13/04/2022 */
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report_play_line(&report, "present"), 7);
    (void)report_play_submit(&p, W_HILL);
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hill"),
                            &(struct report_key){ .org_id = p.w.org[W_HILL], .period_id = april },
                            &report));
    assert_int_equal(report_play_line(&report, "present"), 9);
    assert_int_equal(report.n_sessions, 1);
    assert_false(report.sessions[0].carried);
}

static void a_draft_follows_the_sessions_a_submitted_report_does_not(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    (void)report_play_session(&p, W_HILL, 9, 0, 1);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report.state, REPORT_SUBMITTED);
    assert_int_equal(report_play_line(&report, "sessions_held"), 1);
    assert_int_equal(report_play_line(&report, "present"), 7);
    assert_int_equal(report.n_sessions, 1);
    assert_int_equal(report.sessions[0].present, 7);
    report_play_return(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report_play_line(&report, "present"), 16);
}

/* Its page names the report, and offers nothing that would be refused. */
static void a_session_that_was_sent_up_is_not_offered_to_be_reopened(void **state)
{
    struct session_reopening reopening;
    struct report_play p;
    struct session s;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_session(&p, W_HILL, 4, 0, 2);
    T_OK(p.w.t, session_load(world_as(&p.w, "secretary.hill"), id, &s));
    T_OK(p.w.t, session_reopening(world_as(&p.w, "secretary.hill"), &s, &reopening));
    assert_true(reopening.can);
    (void)report_play_submit(&p, W_HILL);
    T_OK(p.w.t, session_reopening(world_as(&p.w, "secretary.hill"), &s, &reopening));
    assert_false(reopening.can);
    assert_true(reopening.report_id == report_play_look(&p, "secretary.hill", W_HILL).key.id);
    T_ERR(p.w.t, E_CONFLICT, session_reopen(world_as(&p.w, "secretary.hill"), id, s.version));
}

static void a_submitted_report_is_done_and_a_returned_one_is_owed_again(void **state)
{
    struct report_list list;
    struct report_play p;
    int64_t hill;

    report_play_open(*state, &p);
    hill = p.w.org[W_HILL];
    T_OK(p.w.t, report_list(world_as(&p.w, "secretary.hill"), hill, 0, &list));
    assert_int_equal(list.n_owed, 1);
    assert_int_equal(list.owed[0].days_left, 22);
    assert_int_equal(list.n_sent, 0);
    (void)report_play_submit(&p, W_HILL);
    T_OK(p.w.t, report_list(world_as(&p.w, "secretary.hill"), hill, 0, &list));
    assert_int_equal(list.n_owed, 0);
    assert_int_equal(list.n_sent, 1);
    assert_int_equal(list.sent[0].state, REPORT_SUBMITTED);
    report_play_return(&p, W_HILL);
    T_OK(p.w.t, report_list(world_as(&p.w, "secretary.hill"), hill, 0, &list));
    assert_int_equal(list.n_owed, 1);
    assert_int_equal(list.owed[0].state, REPORT_RETURNED);
}

static void what_was_written_is_kept_with_the_draft(void **state)
{
    const struct str texts[] = { S("Chi bộ họp đều."), S("Đề nghị cấp tài liệu sớm.") };
    struct report report;
    struct report_play p;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = (struct report_save){ .key = report.key, .texts = texts, .n_texts = 2, .number = S("07") };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.key.id == id);
    assert_int_equal(report.state, REPORT_DRAFT);
    T_STR(report.texts[0].words, "Chi bộ họp đều.");
    T_STR(report.texts[1].words, "Đề nghị cấp tài liệu sớm.");
    T_STR(report.number, "07");
}

static void a_stale_version_is_a_conflict_and_changes_nothing(void **state)
{
    const struct str mine[] = { S("Bản của tôi."), S("") };
    const struct str theirs[] = { S("Bản của người khác."), S("") };
    struct report report;
    struct report_play p;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = (struct report_save){ .key = report.key, .texts = theirs, .n_texts = 2 };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    in.texts = mine;
    T_ERR(p.w.t, E_CONFLICT, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report.texts[0].words, "Bản của người khác.");
    id = report_play_submit(&p, W_HILL);
    T_ERR(p.w.t, E_CONFLICT, report_receive(world_as(&p.w, "clerk.commune"), id, 1));
}

static void a_report_is_received_once(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    report = report_play_look(&p, "clerk.commune", W_HILL);
    assert_int_equal(report.state, REPORT_RECEIVED);
    T_ERR(p.w.t, E_CONFLICT,
          report_receive(world_as(&p.w, "clerk.commune"), report.key.id, report.version));
}

static void a_return_says_what_is_to_be_added(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "clerk.commune", W_HILL);
    T_ERR(p.w.t, E_INVALID,
          report_return(world_as(&p.w, "clerk.commune"), report.key.id, report.version, S("  ")));
    report_play_return(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report.returned_reason, "Bổ sung nguyên nhân của hạn chế.");
    (void)report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.state == REPORT_SUBMITTED && report.returned_reason.n == 0);
}

static void what_nobody_has_received_its_sender_takes_back(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 4, 0, 2);
    id = report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.may_recall);
    assert_false(report_play_look(&p, "clerk.commune", W_HILL).may_recall);
    T_ERR(p.w.t, E_DENIED, report_recall(world_as(&p.w, "clerk.commune"), id, report.version));
    T_ERR(p.w.t, E_CONFLICT,
          report_recall(world_as(&p.w, "secretary.hill"), id, report.version - 1));
    T_OK(p.w.t, report_recall(world_as(&p.w, "secretary.hill"), id, report.version));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.state == REPORT_DRAFT && report.open && report.may_submit);
    assert_int_equal(report.in_force_id, 0);
    assert_int_equal(report_play_line(&report, "sessions_held"), 1); /* it will be counted */
    T_ERR(p.w.t, E_CONFLICT, report_receive(world_as(&p.w, "clerk.commune"), id, report.version));
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_false(report.may_recall); /* what was received comes back by its receiver */
    T_ERR(p.w.t, E_CONFLICT, report_recall(world_as(&p.w, "secretary.hill"), id, report.version));
}

static void send_again(struct report_play *p, int64_t id)
{
    struct report_save in = { .key = { .id = id, .again = true }, .submit = true, .early = true };
    struct report report;

    T_OK(p->w.t, report_load(world_as(&p->w, "secretary.hill"), &in.key, &report));
    in.version = report.version;
    T_OK(p->w.t, report_save(world_as(&p->w, "secretary.hill"), &in, &id));
}

static void taking_back_a_new_version_leaves_the_received_one(void **state)
{
    struct report_version *versions = NULL;
    struct report_play p;
    struct report report;
    int64_t id, counted;
    size_t n = 0;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    counted = report_play_look(&p, "secretary.hill", W_HILL).counted_id;
    send_again(&p, id);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_true(report.state == REPORT_SUBMITTED && report.counted_id == counted);
    T_OK(p.w.t, report_recall(world_as(&p.w, "secretary.hill"), id, report.version));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report.state, REPORT_RECEIVED);
    assert_true(report.in_force_id == counted && report.counted_id == counted);
    T_OK(p.w.t, report_version_list(world_as(&p.w, "secretary.hill"), id, &versions, &n));
    assert_int_equal(n, 2);
    assert_true(versions[0].returned_at && !versions[0].returned_reason.n);
    assert_int_equal(report.submitted_at, versions[1].sent_at);
    assert_int_equal(report.received_at, versions[1].received_at);
}

static void a_clerk_of_another_commune_is_told_the_right_and_who_gives_it(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_HILL);
    T_ERR(p.w.t, E_DENIED,
          report_load(world_as(&p.w, "clerk.other"), &(struct report_key){ .id = id }, &report));
    assert_non_null(strstr(p.w.t->error->message, "Chi bộ thôn Nà Pheo"));
    assert_non_null(strstr(p.w.t->error->hint, "Bùi Quang Định"));
    T_ERR(p.w.t, E_DENIED, report_receive(world_as(&p.w, "clerk.other"), id, 3));
    T_ERR(p.w.t, E_DENIED, report_return(world_as(&p.w, "clerk.other"), id, 3, S("Thiếu.")));
    assert_non_null(strstr(p.w.t->error->hint, "Bùi Quang Định"));
}

static void a_secretary_receives_no_report_of_the_own_branch(void **state)
{
    struct report_play p;
    struct report report;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_false(report.may_receive || report.may_return || report.may_edit);
    T_ERR(p.w.t, E_DENIED,
          report_receive(world_as(&p.w, "secretary.hill"), report.key.id, report.version));
}

static void the_session_secretary_writes_but_does_not_submit(void **state)
{
    struct report_play p;
    struct report report;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "notes.hamlet", W_HAMLET);
    assert_true(report.may_edit && !report.may_submit);
    in = (struct report_save){ .key = report.key, .submit = true };
    T_ERR(p.w.t, E_DENIED, report_save(world_as(&p.w, "notes.hamlet"), &in, &id));
    in.submit = false;
    T_OK(p.w.t, report_save(world_as(&p.w, "notes.hamlet"), &in, &id));
}

/* A sentence half written is the branch's own until it is sent. */
static void the_level_above_sees_no_draft(void **state)
{
    const struct str texts[] = { S("Chưa viết xong."), S("") };
    struct report_play p;
    struct report report;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = (struct report_save){ .key = report.key, .texts = texts, .n_texts = 2 };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    T_ERR(p.w.t, E_DENIED,
          report_load(world_as(&p.w, "clerk.commune"), &(struct report_key){ .id = id }, &report));
    (void)report_play_submit(&p, W_HILL);
    T_OK(p.w.t,
         report_load(world_as(&p.w, "clerk.commune"), &(struct report_key){ .id = id }, &report));
}

static void only_the_unit_it_was_sent_to_receives_a_report(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_HILL);
    report = report_play_look(&p, "clerk.province", W_HILL);
    assert_false(report.may_receive || report.may_return);
    T_ERR(p.w.t, E_DENIED, report_receive(world_as(&p.w, "clerk.province"), id, report.version));
    report_play_receive(&p, W_HILL);
}

/* What the branch writes after a return is its own until it is sent again. */
static void from_above_a_returned_report_keeps_the_words_that_were_sent(void **state)
{
    struct str words[] = { S("Câu viết dở chưa gửi"), S("") };
    struct report_save save = { .texts = words, .n_texts = 2, .number = S("") };
    struct report_play p;
    struct report sent, seen;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_submit(&p, W_HILL);
    sent = report_play_look(&p, report_play_clerk(W_HILL), W_HILL);
    report_play_return(&p, W_HILL);
    seen = report_play_look(&p, report_play_secretary(W_HILL), W_HILL);
    save.key.id = id;
    save.version = seen.version;
    T_OK(p.w.t, report_save(world_as(&p.w, report_play_secretary(W_HILL)), &save, &id));
    seen = report_play_look(&p, report_play_secretary(W_HILL), W_HILL);
    T_STR(seen.texts[0].words, "Câu viết dở chưa gửi");
    seen = report_play_look(&p, report_play_clerk(W_HILL), W_HILL);
    assert_true(str_eq(seen.texts[0].words, sent.texts[0].words));
}

static void from_above_a_returned_report_shows_what_was_sent(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_return(&p, W_HILL);
    (void)report_play_session(&p, W_HILL, 9, 0, 1);
    report = report_play_look(&p, "clerk.commune", W_HILL);
    assert_int_equal(report_play_line(&report, "present"), 7);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    assert_int_equal(report_play_line(&report, "present"), 16);
}

static enum err submit_again(struct report_play *p, const char *words)
{
    struct str texts[] = { str_of(words), S("") };
    struct report report = report_play_look(p, "secretary.hill", W_HILL);
    struct report_save in = { .key = report.key,
                              .version = report.version,
                              .texts = texts,
                              .n_texts = 2,
                              .submit = true,
                              .early = true };
    int64_t id;

    return report_save(world_as(&p->w, "secretary.hill"), &in, &id);
}

static void what_was_sent_each_time_stays_as_it_was_sent(void **state)
{
    struct report_sent_then first, second;
    struct report_version *versions;
    struct report_play p;
    struct report report;
    int64_t id;
    size_t n;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    id = report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    p.w.now_ms += 86400 * 1000;
    report_play_return(&p, W_HILL);
    (void)report_play_session(&p, W_HILL, 9, 0, 1);
    p.w.now_ms += 86400 * 1000;
    T_OK(p.w.t, submit_again(&p, "Đã bổ sung nguyên nhân."));
    T_OK(p.w.t, report_version_list(world_as(&p.w, "clerk.commune"), id, &versions, &n));
    assert_int_equal(n, 2);
    assert_int_equal(versions[0].n, 2);
    assert_false(versions[0].returned_at || versions[0].received_at);
    T_STR(versions[1].returned_reason, "Bổ sung nguyên nhân của hạn chế.");
    T_STR(versions[1].returned_by, "Hoàng Đức Thuận");
    assert_true(versions[1].received_at && versions[1].returned_at > versions[1].received_at);
    T_OK(p.w.t,
         report_version_load(world_as(&p.w, "clerk.commune"), id, versions[1].id, &report, &first));
    T_STR(first.texts[0].words, "Nền nếp sinh hoạt được giữ vững.");
    assert_int_equal(first.lines[2].value, 7);
    T_STR(first.version.sent_by, "Vì Văn Hặc");
    T_OK(p.w.t, report_version_load(world_as(&p.w, "secretary.hill"), id, versions[0].id, &report,
                                    &second));
    T_STR(second.texts[0].words, "Đã bổ sung nguyên nhân.");
    assert_int_equal(second.lines[2].value, 16);
    T_ERR(p.w.t, E_NOT_FOUND,
          report_version_load(world_as(&p.w, "secretary.hill"), id, 17, &report, &second));
    T_ERR(p.w.t, E_DENIED,
          report_version_load(world_as(&p.w, "clerk.other"), id, versions[1].id, &report, &second));
}

static void a_text_that_is_not_given_stays_as_it_was_kept(void **state)
{
    struct str both[] = { S("Chi bộ họp đều."), S("Đề nghị cấp tài liệu.") };
    struct str one[] = { STR_NONE, S("Không có đề nghị.") };
    struct report_play p;
    struct report report;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = (struct report_save){ .key = report.key, .texts = both, .n_texts = 2, .number = S("07") };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = (struct report_save){ .key = report.key,
                               .version = report.version,
                               .texts = one,
                               .n_texts = 2 };
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    report = report_play_look(&p, "secretary.hill", W_HILL);
    T_STR(report.texts[0].words, "Chi bộ họp đều.");
    T_STR(report.texts[1].words, "Không có đề nghị.");
    T_STR(report.number, "07");
}

static void a_level_reports_upward_what_it_has_received(void **state)
{
    struct report report;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_session(&p, W_SCHOOL, 12, 2, 5);
    (void)report_play_session(&p, W_HAMLET, 4, 1, 0);
    (void)report_play_submit(&p, W_HILL);
    (void)report_play_submit(&p, W_SCHOOL);
    (void)report_play_submit(&p, W_HAMLET); /* not received: it does not count */
    report_play_receive(&p, W_HILL);
    report_play_receive(&p, W_SCHOOL);
    report = report_play_look(&p, "clerk.commune", W_COMMUNE);
    assert_true(report.has_below);
    assert_int_equal(report_play_line(&report, "sessions_held"), 2);
    assert_int_equal(report_play_line(&report, "present"), 19);
    (void)report_play_submit(&p, W_COMMUNE);
    report_play_receive(&p, W_HAMLET);
    report = report_play_look(&p, "clerk.province", W_COMMUNE);
    assert_int_equal(report_play_line(&report, "present"), 19);
    assert_true(report.may_receive);
}

static void only_a_period_that_is_there_is_reported_on(void **state)
{
    struct report_play p;
    struct report report;
    struct report_key key = { .period_id = 17 };

    report_play_open(*state, &p);
    key.org_id = p.w.org[W_HILL];
    T_ERR(p.w.t, E_NOT_FOUND, report_load(world_as(&p.w, "secretary.hill"), &key, &report));
}

static struct report_save sending(struct report *report)
{
    return (struct report_save){ .key = report->key, .version = report->version, .submit = true };
}

static void a_period_that_has_not_begun_is_not_reported_on(void **state)
{
    struct report_play p;
    struct report report;
    struct report_save in;
    int64_t id, april;

    report_play_open(*state, &p);
    april = world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    T_OK(p.w.t, report_load(world_as(&p.w, "secretary.hill"),
                            &(struct report_key){ .org_id = p.w.org[W_HILL], .period_id = april },
                            &report));
    in = sending(&report);
    in.early = true;
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    assert_non_null(strstr(p.w.t->error->message, "01/04/2022"));
}

static void a_period_that_has_not_ended_is_reported_on_only_knowingly(void **state)
{
    struct report_play p;
    struct report report;
    struct report_save in;
    int64_t id;

    report_play_open(*state, &p);
    report = report_play_look(&p, "secretary.hill", W_HILL);
    in = sending(&report);
    T_ERR(p.w.t, E_INVALID, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
    assert_non_null(strstr(p.w.t->error->message, "31/03/2022"));
    in.early = true;
    T_OK(p.w.t, report_save(world_as(&p.w, "secretary.hill"), &in, &id));
}

static void a_campaign_that_never_came_is_not_reported_on(void **state)
{
    struct report report;
    struct play p;

    play_open(*state, &p);
    T_ERR(p.w.t, E_NOT_FOUND,
          report_load(world_as(&p.w, "secretary.hamlet"),
                      &(struct report_key){ .org_id = p.w.org[W_HAMLET],
                                            .period_id = march(&p.w, p.foreign) },
                      &report));
    T_ERR(
        p.w.t, E_NOT_FOUND,
        report_load(world_as(&p.w, "secretary.hamlet"), &(struct report_key){ .id = 17 }, &report));
    T_ERR(p.w.t, E_NOT_FOUND,
          report_load(world_as(&p.w, "secretary.hamlet"), &(struct report_key){ .due_id = 17 },
                      &report));
}

static void a_draft_names_the_sessions_it_counts(void **state)
{
    struct report_play p;
    struct report report;
    int64_t id;

    report_play_open(*state, &p);
    id = report_play_session(&p, W_HAMLET, 18, 2, 5);
    report = report_play_look(&p, "secretary.hamlet", W_HAMLET);
    assert_int_equal(report.state, REPORT_DRAFT);
    assert_int_equal(report.n_sessions, 1);
    assert_true(report.sessions[0].id == id);
    assert_int_equal(report.sessions[0].kind, SESSION_REGULAR);
    assert_int_equal(report.sessions[0].held_on.day, 14);
    assert_int_equal(report.sessions[0].present, 18);
    assert_true(report.asked.n > 0);
}

static struct report_standing standing_of(struct report_play *p, int64_t session_id)
{
    struct report_standing *all;
    size_t n;

    T_OK(p->w.t, report_standing(world_as(&p->w, "secretary.hamlet"), session_id,
                                 p->w.org[W_HAMLET], &all, &n));
    assert_int_equal(n, 1);
    return all[0];
}

static void a_session_says_where_its_figures_stand(void **state)
{
    struct report_play p;
    struct report_standing s;
    int64_t session, late, april, id;

    report_play_open(*state, &p);
    session = report_play_session(&p, W_HAMLET, 18, 2, 5);
    s = standing_of(&p, session);
    assert_true(!s.report_id && s.due_id == p.due[W_HAMLET] && s.period_id == p.period);
    assert_int_equal(s.to.day, 31);
    id = report_play_submit(&p, W_HAMLET);
    s = standing_of(&p, session);
    assert_true(s.report_id == id && !s.carried);
    late = report_play_session(&p, W_HAMLET, 3, 0, 0);
    assert_false(standing_of(&p, late).period_id); /* all has been sent */
    april = world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    s = standing_of(&p, late);
    assert_true(s.period_id == april && !s.due_id); /* nobody asks for April */
}

static void lists_name_what_asked_for_each_report(void **state)
{
    struct report_list list;
    struct report_play p;

    report_play_open(*state, &p);
    T_OK(p.w.t, report_list(world_as(&p.w, "secretary.hamlet"), p.w.org[W_HAMLET], 0, &list));
    assert_true(list.n_owed > 0 && list.owed[0].asked.n > 0);
    (void)report_play_submit(&p, W_HAMLET);
    T_OK(p.w.t, report_list(world_as(&p.w, "secretary.hamlet"), p.w.org[W_HAMLET], 0, &list));
    assert_int_equal(list.n_sent, 1);
    assert_true(list.sent[0].asked.n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(figures_compute_themselves_from_the_sessions_held),
        T_STORE(remedies_due_in_the_period_and_those_done_are_counted),
        T_STORE(a_session_counts_in_the_period_of_the_day_it_was_held),
        T_STORE(a_draft_follows_the_sessions_a_submitted_report_does_not),
        T_STORE(a_session_that_was_sent_up_is_not_offered_to_be_reopened),
        T_STORE(a_submitted_report_is_done_and_a_returned_one_is_owed_again),
        T_STORE(what_was_written_is_kept_with_the_draft),
        T_STORE(a_stale_version_is_a_conflict_and_changes_nothing),
        T_STORE(a_report_is_received_once),
        T_STORE(a_return_says_what_is_to_be_added),
        T_STORE(what_nobody_has_received_its_sender_takes_back),
        T_STORE(taking_back_a_new_version_leaves_the_received_one),
        T_STORE(a_clerk_of_another_commune_is_told_the_right_and_who_gives_it),
        T_STORE(a_secretary_receives_no_report_of_the_own_branch),
        T_STORE(the_session_secretary_writes_but_does_not_submit),
        T_STORE(the_level_above_sees_no_draft),
        T_STORE(only_the_unit_it_was_sent_to_receives_a_report),
        T_STORE(from_above_a_returned_report_keeps_the_words_that_were_sent),
        T_STORE(from_above_a_returned_report_shows_what_was_sent),
        T_STORE(what_was_sent_each_time_stays_as_it_was_sent),
        T_STORE(a_text_that_is_not_given_stays_as_it_was_kept),
        T_STORE(a_level_reports_upward_what_it_has_received),
        T_STORE(only_a_period_that_is_there_is_reported_on),
        T_STORE(a_period_that_has_not_begun_is_not_reported_on),
        T_STORE(a_period_that_has_not_ended_is_reported_on_only_knowingly),
        T_STORE(a_campaign_that_never_came_is_not_reported_on),
        T_STORE(a_draft_names_the_sessions_it_counts),
        T_STORE(a_session_says_where_its_figures_stand),
        T_STORE(lists_name_what_asked_for_each_report),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
