/* SPDX-License-Identifier: Apache-2.0 */
#include "play/amend_play.h"
#include "store/child_date.h"
#include "work/campaign/amend.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"
#include "work/campaign/recall.h"
#include "work/desk.h"
#include "work/report/report.h"

#define CLERK    "clerk.commune"
#define DAY(...) ((struct day){ __VA_ARGS__ })

static void assert_day(struct day is, struct day wanted)
{
    assert_int_equal(day_cmp(is, wanted), 0);
}

static const struct change *change_of(const struct change *list, size_t n, enum change_what what,
                                      int64_t duty_id)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].what == what && list[i].duty_id == duty_id)
            return &list[i];
    }
    fail_msg("no such change");
    return NULL;
}

static struct report report_of(struct amend_play *p, const char *account, enum world_org org,
                               const char *slot)
{
    struct due due = amend_play_due(p, account, org, p->report, slot);
    struct report report = { 0 };

    T_OK(p->w.t,
         report_load(world_as(&p->w, account), &(struct report_key){ .due_id = due.id }, &report));
    return report;
}

/* Words of a report that is begun, or sent. */
static void write_report(struct amend_play *p, const char *account, enum world_org org,
                         const char *slot, bool submit)
{
    struct report report = report_of(p, account, org, slot);
    const struct str texts[] = { S("Nền nếp giữ vững."), S("") };
    struct report_save in = { .key = report.key,
                              .version = report.version,
                              .texts = texts,
                              .n_texts = COUNT(texts),
                              .submit = submit,
                              .early = true };
    int64_t id;

    T_OK(p->w.t, report_save(world_as(&p->w, account), &in, &id));
}

static void put_off_list(struct amend_play *p, struct day to)
{
    struct duty list = amend_play_duty(p, p->list);

    list.rule.due_on = to;
    amend_play_change(p, &list);
}

static void a_day_is_moved_for_those_who_still_owe_it(void **state)
{
    struct amend_play p;
    struct due done, open;
    int64_t campaign;

    amend_play_open(*state, &p);
    done = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-11");
    T_OK(p.w.t, due_set_done(world_as(&p.w, "secretary.hill"), done.id, true, &campaign));
    amend_play_begin(&p, VERSION_AMEND);
    put_off_list(&p, DAY(2022, 4, 20));
    open = amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.list, "2022-04-11");
    assert_true(open.id > 0); /* nothing is asked otherwise before it is issued */
    amend_play_amend(&p);
    open = amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.list, "2022-04-20");
    assert_true(open.id > 0);
    assert_day(open.due_on, DAY(2022, 4, 20));
    done = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-11");
    assert_true(done.done_at > 0);
    assert_int_equal(amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-20").words.n, 0);
}

static void what_a_day_becomes_is_laid_no_second_time(void **state)
{
    struct due_round round = { 0 };
    struct amend_play p;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    put_off_list(&p, DAY(2022, 4, 20));
    amend_play_amend(&p);
    while (!round.end)
        T_OK(p.w.t, due_lay_next(world_at_terminal(&p.w), &round));
    assert_int_equal(round.laid, 0);
}

static void the_check_tells_exactly_what_goes_out(void **state)
{
    struct amend_play p;
    struct amendment of;
    const struct change *told;
    struct duty list;
    size_t n;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    list = amend_play_duty(&p, p.list);
    list.words = S("Gửi danh sách đảng viên được phân công, kèm số điện thoại");
    list.rule.due_on = DAY(2022, 4, 20);
    amend_play_change(&p, &list);
    of = amend_play_look(&p);
    assert_int_equal(of.problem.n, 0);
    assert_int_equal(of.n, 2);
    assert_int_equal(of.n_changes, 2);
    told = change_of(of.changes, of.n_changes, CHANGE_WORDS, p.list);
    T_STR(told->was, "Gửi danh sách đảng viên được phân công");
    told = change_of(of.changes, of.n_changes, CHANGE_DATE, p.list);
    assert_day(told->was_on, DAY(2022, 4, 11));
    assert_day(told->is_on, DAY(2022, 4, 20));
    assert_int_equal(told->open, 3);
    assert_int_equal(of.bound, 3);
    amend_play_amend(&p);
    T_OK(p.w.t, change_list(world_as(&p.w, CLERK), p.campaign, &told, &n));
    assert_int_equal(n, 2);
    told = change_of(told, n, CHANGE_DATE, p.list);
    assert_int_equal(told->n, 2);
    assert_day(told->was_on, DAY(2022, 4, 11));
    assert_day(told->is_work_on, DAY(2022, 4, 20));
    T_STR(amend_play_duty(&p, p.list).words,
          "Gửi danh sách đảng viên được phân công, kèm số điện thoại");
}

static bool must_acknowledge(struct amend_play *p, const char *account)
{
    struct desk desk;

    T_OK(p->w.t, desk_load(world_as(&p->w, account), &desk));
    for (size_t i = 0; i < desk.n; i++) {
        if (desk.items[i].what == DESK_ACKNOWLEDGE || desk.items[i].what == DESK_AMENDED)
            return true;
    }
    return false;
}

static void acknowledge(struct amend_play *p, const char *account, enum world_org org)
{
    T_OK(p->w.t, campaign_acknowledge(world_as(&p->w, account), p->campaign, p->w.org[org]));
}

static void whom_a_version_binds_acknowledges_it_again(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty further = {
        .what = DUE_OTHER,
        .words = S("Gửi lịch phân công giáo viên dự sinh hoạt thôn"),
        .audience_kind = S("branch_office"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 4, 8 } }
    };

    amend_play_open(*state, &p);
    acknowledge(&p, "secretary.hamlet", W_HAMLET);
    acknowledge(&p, "secretary.school", W_SCHOOL);
    amend_play_begin(&p, VERSION_AMEND);
    amend_play_change(&p, &further);
    assert_int_equal(amend_play_look(&p).bound, 1);
    assert_int_equal(amend_play_look(&p).again, 1);
    amend_play_amend(&p);
    assert_false(must_acknowledge(&p, "secretary.hamlet"));
    assert_true(must_acknowledge(&p, "secretary.school"));
    T_OK(p.w.t, campaign_show(world_as(&p.w, "secretary.school"), p.campaign, &v));
    assert_int_equal(v.had_version, 1);
    assert_true(v.may_acknowledge);
    assert_int_equal(v.n_changes, 2);
    acknowledge(&p, "secretary.school", W_SCHOOL);
    assert_false(must_acknowledge(&p, "secretary.school"));
    assert_true(must_acknowledge(&p, "secretary.hill")); /* it never had */
}

static void a_slip_in_the_words_is_corrected_and_asks_nothing_of_anybody(void **state)
{
    struct amend_play p;
    struct duty list;

    amend_play_open(*state, &p);
    acknowledge(&p, "secretary.hamlet", W_HAMLET);
    amend_play_begin(&p, VERSION_CORRECT);
    list = amend_play_duty(&p, p.list);
    list.words = S("Gửi danh sách đảng viên được phân công giúp đỡ");
    amend_play_change(&p, &list);
    assert_int_equal(amend_play_look(&p).bound, 0);
    amend_play_amend(&p);
    assert_false(must_acknowledge(&p, "secretary.hamlet"));
    amend_play_begin(&p, VERSION_CORRECT);
    T_OK(p.w.t, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.list));
    assert_true(amend_play_look(&p).problem.n > 0); /* more than a slip */
}

static void a_further_duty_is_asked_from_then_on(void **state)
{
    struct amend_play p;
    struct duty further = { .what = DUE_SESSION,
                            .words = S("Sinh hoạt chuyên đề hằng tháng"),
                            .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_IN } };
    const struct due *dues;
    size_t n, asked = 0;

    amend_play_open(*state, &p);
    p.w.now_ms += INT64_C(40) * 86400 * 1000; /* 23/04/2022 */
    amend_play_begin(&p, VERSION_AMEND);
    amend_play_change(&p, &further);
    amend_play_amend(&p);
    T_OK(p.w.t,
         due_list_of(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL], &dues, &n));
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(dues[i].words, further.words))
            continue;
        asked++;
        assert_int_equal(dues[i].id > 0, str_eq(dues[i].period.slot, S("2022-04")));
    }
    assert_int_equal(asked, 3); /* April, which runs, and what comes; not March, which is over */
}

static void what_ends_is_asked_no_more_and_what_was_done_stays(void **state)
{
    struct amend_play p;
    struct due done;
    int64_t campaign;

    amend_play_open(*state, &p);
    done = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-11");
    T_OK(p.w.t, due_set_done(world_as(&p.w, "secretary.hill"), done.id, true, &campaign));
    amend_play_begin(&p, VERSION_AMEND);
    T_OK(p.w.t, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.list));
    amend_play_amend(&p);
    T_STR(amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.list, "2022-04-11").ended_why,
          "amended");
    done = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-11");
    assert_true(done.done_at > 0);
    assert_int_equal(done.ended_why.n, 0);
    assert_int_equal(amend_play_duty(&p, p.list).ended_n, 2);
    amend_play_begin(&p, VERSION_AMEND);
    T_ERR(p.w.t, E_INVALID, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.list));
}

/* Branches of villages alone go on reporting; the same rows, periods and drafts. */
static void another_audience_ends_it_and_begins_another(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty report;
    struct due before, after;

    amend_play_open(*state, &p);
    write_report(&p, "secretary.hamlet", W_HAMLET, "2022-03", false);
    before = amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.report, "2022-03");
    amend_play_begin(&p, VERSION_AMEND);
    report = amend_play_duty(&p, p.report);
    report.audience_kind = S("branch");
    amend_play_change(&p, &report);
    amend_play_amend(&p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    assert_int_equal(v.n_duties, 4);
    assert_int_equal(v.n_series, 1);
    assert_true(v.duties[3].duty.id == p.report && v.duties[3].duty.dropped);
    after = amend_play_due(&p, "secretary.hamlet", W_HAMLET, v.duties[2].duty.id, "2022-03");
    assert_true(after.id == before.id);
    assert_int_equal(after.ended_why.n, 0);
    T_STR(amend_play_due(&p, "secretary.school", W_SCHOOL, p.report, "2022-03").ended_why,
          "amended");
    p.report = v.duties[2].duty.id;
    T_STR(report_of(&p, "secretary.hamlet", W_HAMLET, "2022-03").texts[0].words,
          "Nền nếp giữ vững.");
}

static void what_was_done_is_not_asked_again_by_the_duty_that_takes_its_place(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty list;
    struct due due;
    int64_t campaign;

    amend_play_open(*state, &p);
    due = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-11");
    T_OK(p.w.t, due_set_done(world_as(&p.w, "secretary.hill"), due.id, true, &campaign));
    amend_play_begin(&p, VERSION_AMEND);
    list = amend_play_duty(&p, p.list);
    list.audience_kind = S("branch");
    list.rule.due_on = DAY(2022, 4, 20);
    amend_play_change(&p, &list);
    amend_play_amend(&p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    p.list = v.duties[2].duty.id;
    due = amend_play_due(&p, "secretary.hill", W_HILL, p.list, "2022-04-20");
    assert_true(due.done_at > 0);
    assert_day(due.due_on, DAY(2022, 4, 11));
    due = amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.list, "2022-04-20");
    assert_true(due.id > 0 && !due.done_at);
    assert_int_equal(amend_play_due(&p, "secretary.school", W_SCHOOL, p.list, "2022-04-20").words.n,
                     0);
}

/* And asked of all again: who had been let go owes the same period, once. */
static void a_wider_audience_asks_those_again_whom_it_had_let_go(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty report;
    struct due due;

    amend_play_open(*state, &p);
    for (int i = 0; i < 2; i++) {
        amend_play_begin(&p, VERSION_AMEND);
        report = amend_play_duty(&p, p.report);
        report.audience_kind = i ? S("") : S("branch");
        amend_play_change(&p, &report);
        amend_play_amend(&p);
        T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
        p.report = v.duties[2].duty.id;
    }
    due = amend_play_due(&p, "secretary.school", W_SCHOOL, p.report, "2022-03");
    assert_true(due.id > 0);
    assert_int_equal(due.ended_why.n, 0);
    write_report(&p, "secretary.school", W_SCHOOL, "2022-03", true);
}

static void a_period_of_which_something_was_sent_keeps_its_days(void **state)
{
    struct amend_play p;
    struct amendment of;
    struct duty report;

    amend_play_open(*state, &p);
    write_report(&p, "secretary.hamlet", W_HAMLET, "2022-03", true);
    amend_play_begin(&p, VERSION_AMEND);
    report = amend_play_duty(&p, p.report);
    report.rule.day = -18;
    amend_play_change(&p, &report);
    of = amend_play_look(&p);
    T_STR(of.problem,
          "Kỳ báo cáo từ 01/03/2022 đến 24/03/2022 đã có báo cáo gửi nên giữ nguyên ngày "
          "chốt số liệu. Hạn mới của “Báo cáo kết quả trước ngày 25 hằng tháng” phải sau "
          "ngày 24/03/2022.");
    T_ERR(p.w.t, E_INVALID, amend_issue(world_as(&p.w, CLERK), p.campaign, of.head.version));
    T_STR(report_of(&p, "secretary.hill", W_HILL, "2022-03").period.name.slot, "2022-03");
    assert_day(report_of(&p, "secretary.hill", W_HILL, "2022-03").period.to, DAY(2022, 3, 24));
}

/* Somebody writes: the words stay, and the figures follow the new cut. */
static void an_amendment_while_somebody_reports_keeps_the_words(void **state)
{
    struct amend_play p;
    struct report report;
    struct duty duty;

    amend_play_open(*state, &p);
    write_report(&p, "secretary.hamlet", W_HAMLET, "2022-03", false);
    amend_play_begin(&p, VERSION_AMEND);
    duty = amend_play_duty(&p, p.report);
    duty.rule.day = -28;
    amend_play_change(&p, &duty);
    amend_play_amend(&p);
    report = report_of(&p, "secretary.hamlet", W_HAMLET, "2022-03");
    T_STR(report.texts[0].words, "Nền nếp giữ vững.");
    assert_day(report.period.to, DAY(2022, 3, 27));
    assert_day(amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.report, "2022-03").due_on,
               DAY(2022, 3, 28));
    write_report(&p, "secretary.hamlet", W_HAMLET, "2022-03", true);
    assert_true(amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.report, "2022-03").done_at > 0);
    assert_day(amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.report, "2022-04").due_on,
               DAY(2022, 4, 28)); /* not laid yet: it comes later */
}

static void a_longer_campaign_asks_for_further_periods_and_a_shorter_one_for_fewer(void **state)
{
    struct amend_head in = { .act = VERSION_AMEND,
                             .words = { S(""), S("Kéo dài đến hết tháng 8") },
                             .to = { 2022, 8, 31 } };
    struct amend_play p;
    const char *field;

    amend_play_open(*state, &p);
    in.campaign_id = p.campaign;
    T_OK(p.w.t, amend_save(world_as(&p.w, CLERK), &in, &field));
    amend_play_amend(&p);
    assert_day(amend_play_due(&p, "secretary.hill", W_HILL, p.report, "2022-08").due_on,
               DAY(2022, 8, 25));
    in.to = DAY(2022, 4, 30);
    T_OK(p.w.t, amend_save(world_as(&p.w, CLERK), &in, &field));
    amend_play_amend(&p);
    assert_int_equal(amend_play_due(&p, "secretary.hill", W_HILL, p.report, "2022-05").words.n, 0);
    assert_day(amend_play_due(&p, "secretary.hill", W_HILL, p.report, "2022-04").due_on,
               DAY(2022, 4, 25));
}

static void a_further_report_has_periods_of_its_own(void **state)
{
    struct amend_play p;
    struct campaign_view v;
    struct duty further = {
        .what = DUE_REPORT,
        .words = S("Báo cáo tổng kết đợt"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 7, 8 } }
    };

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    amend_play_change(&p, &further);
    amend_play_amend(&p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    assert_int_equal(v.n_series, 2);
    assert_true(amend_play_due(&p, "secretary.hill", W_HILL, v.duties[3].duty.id, "2022-07-08").id >
                0);
}

/* A commune goes on asking its branches earlier than the plan does, and the figures end before that. */
static void days_that_a_unit_has_set_for_its_children_stay(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty report;

    amend_play_open(*state, &p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    T_OK(p.w.t, q_child_date_put(p.w.db, p.w.org[W_COMMUNE], v.series[0].periods[0].id, p.report,
                                 S("2022-03-18"), S("2022-03-18"), p.w.t->error));
    amend_play_begin(&p, VERSION_AMEND);
    report = amend_play_duty(&p, p.report);
    report.rule.day = -28;
    amend_play_change(&p, &report);
    amend_play_amend(&p);
    assert_day(amend_play_due(&p, "secretary.hamlet", W_HAMLET, p.report, "2022-03").due_on,
               DAY(2022, 3, 25)); /* as it was: whatever its superior has said */
    assert_day(report_of(&p, "secretary.hamlet", W_HAMLET, "2022-03").period.to, DAY(2022, 3, 17));
}

static void what_is_made_from_a_rhythm_ends_where_that_is_cut_now(void **state)
{
    struct campaign_view v;
    struct amend_play p;
    struct duty report;
    struct duty summary = {
        .what = DUE_REPORT,
        .words = S("Báo cáo sơ kết"),
        .own = true,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 5, 31 } }
    };

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    summary.made_from_id = p.report;
    amend_play_change(&p, &summary);
    amend_play_amend(&p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    assert_int_equal(v.n_series, 2);
    assert_day(v.series[1].periods[0].to, DAY(2022, 5, 24));
    amend_play_begin(&p, VERSION_AMEND);
    report = amend_play_duty(&p, p.report);
    report.rule.day = -20;
    amend_play_change(&p, &report);
    amend_play_amend(&p);
    T_OK(p.w.t, campaign_show(world_as(&p.w, CLERK), p.campaign, &v));
    assert_day(v.series[0].periods[2].to, DAY(2022, 5, 19));
    assert_day(v.series[1].periods[0].to, DAY(2022, 5, 19));
}

static void what_is_prepared_waits_on_the_desk_of_who_issues(void **state)
{
    struct amend_play p;
    struct desk desk;
    size_t n = 0;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    T_OK(p.w.t, desk_load(world_as(&p.w, CLERK), &desk));
    for (size_t i = 0; i < desk.n; i++)
        n += desk.items[i].what == DESK_AMENDING && desk.items[i].id == p.campaign;
    assert_int_equal(n, 1);
    T_OK(p.w.t, desk_load(world_as(&p.w, "secretary.hamlet"), &desk));
    for (size_t i = 0; i < desk.n; i++)
        assert_int_not_equal(desk.items[i].what, DESK_AMENDING);
}

/* What it hands out would be half of the one version and half of the other. */
static void nothing_is_amended_while_a_job_hands_it_to_more_units(void **state)
{
    struct amend_head head = { .act = VERSION_AMEND, .words = { S(""), S("Lùi hạn") } };
    struct issue in = { .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign campaign;
    struct amend_play p;
    const char *field;
    int64_t job;

    amend_play_open(*state, &p);
    world_add_units(&p.w, W_COMMUNE, 1);
    T_OK(p.w.t, campaign_load(world_as(&p.w, CLERK), p.campaign, &campaign));
    in.campaign_id = head.campaign_id = p.campaign;
    in.version = campaign.version;
    T_OK(p.w.t, issue_queue(world_as(&p.w, CLERK), &in, &job));
    T_ERR(p.w.t, E_INVALID, amend_save(world_as(&p.w, CLERK), &head, &field));
}

static void only_who_may_issue_amends_and_nobody_unseen(void **state)
{
    struct amend_head in = { .act = VERSION_AMEND, .words = { S(""), S("Lùi hạn") } };
    struct amend_play p;
    struct amendment of;
    const char *field;

    amend_play_open(*state, &p);
    in.campaign_id = p.campaign;
    T_ERR(p.w.t, E_DENIED, amend_save(world_as(&p.w, "secretary.hamlet"), &in, &field));
    T_ERR(p.w.t, E_DENIED, amend_load(world_as(&p.w, "secretary.hamlet"), p.campaign, &of));
    T_ERR(p.w.t, E_INVALID, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.list));
    in.words.why = S(" ");
    T_ERR(p.w.t, E_INVALID, amend_save(world_as(&p.w, CLERK), &in, &field));
    assert_string_equal(field, "why");
    amend_play_begin(&p, VERSION_AMEND);
    of = amend_play_look(&p);
    assert_true(of.problem.n > 0); /* it changes nothing */
    put_off_list(&p, DAY(2022, 4, 20));
    T_ERR(p.w.t, E_CONFLICT, amend_issue(world_as(&p.w, CLERK), p.campaign, of.head.version));
    T_ERR(p.w.t, E_DENIED,
          amend_issue(world_as(&p.w, "secretary.hamlet"), p.campaign, of.head.version + 1));
    T_OK(p.w.t, amend_issue(world_as(&p.w, CLERK), p.campaign, of.head.version + 1));
}

static void what_is_dropped_leaves_nothing_behind(void **state)
{
    struct amend_play p;
    struct amendment of;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    put_off_list(&p, DAY(2022, 4, 20));
    T_OK(p.w.t, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.meet));
    of = amend_play_look(&p);
    assert_int_equal(of.n_changes, 2);
    T_OK(p.w.t, amend_drop(world_as(&p.w, CLERK), p.campaign, of.head.version));
    of = amend_play_look(&p);
    assert_false(of.begun);
    assert_int_equal(of.n_wanted, 0);
    assert_int_equal(of.n_changes, 0);
    assert_int_equal(of.n_duties, 3);
}

static void what_was_wanted_of_one_duty_is_taken_back_alone(void **state)
{
    struct amend_play p;
    struct amendment of;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    put_off_list(&p, DAY(2022, 4, 20));
    T_OK(p.w.t, amend_duty_end(world_as(&p.w, CLERK), p.campaign, p.meet));
    of = amend_play_look(&p);
    T_OK(p.w.t, amend_duty_keep(world_as(&p.w, CLERK), p.campaign, of.wanted[0].id));
    of = amend_play_look(&p);
    assert_int_equal(of.n_changes, 1);
    T_OK(p.w.t, amend_duty_keep(world_as(&p.w, CLERK), p.campaign, p.meet));
    assert_int_equal(amend_play_look(&p).n_changes, 0);
}

static void who_gets_it_later_is_asked_as_it_is_amended(void **state)
{
    struct issue in = { .scope = ISSUE_SUBTREE, .sure_of_all = true };
    struct campaign campaign;
    struct amend_play p;
    const struct due *dues;
    size_t units, n;

    amend_play_open(*state, &p);
    amend_play_begin(&p, VERSION_AMEND);
    put_off_list(&p, DAY(2022, 4, 20));
    amend_play_amend(&p);
    world_add_units(&p.w, W_COMMUNE, 1);
    T_OK(p.w.t, campaign_load(world_as(&p.w, CLERK), p.campaign, &campaign));
    in.campaign_id = p.campaign;
    in.version = campaign.version;
    T_OK(p.w.t, issue(world_as(&p.w, CLERK), &in, &units, &n));
    assert_int_equal(units, 1);
    assert_int_equal(n, 3);
    T_OK(p.w.t,
         due_list_of(world_as(&p.w, "secretary.hill"), p.campaign, p.w.org[W_HILL], &dues, &n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_day_is_moved_for_those_who_still_owe_it),
        T_STORE(what_a_day_becomes_is_laid_no_second_time),
        T_STORE(the_check_tells_exactly_what_goes_out),
        T_STORE(whom_a_version_binds_acknowledges_it_again),
        T_STORE(a_slip_in_the_words_is_corrected_and_asks_nothing_of_anybody),
        T_STORE(a_further_duty_is_asked_from_then_on),
        T_STORE(what_ends_is_asked_no_more_and_what_was_done_stays),
        T_STORE(another_audience_ends_it_and_begins_another),
        T_STORE(what_was_done_is_not_asked_again_by_the_duty_that_takes_its_place),
        T_STORE(a_wider_audience_asks_those_again_whom_it_had_let_go),
        T_STORE(a_period_of_which_something_was_sent_keeps_its_days),
        T_STORE(an_amendment_while_somebody_reports_keeps_the_words),
        T_STORE(a_longer_campaign_asks_for_further_periods_and_a_shorter_one_for_fewer),
        T_STORE(a_further_report_has_periods_of_its_own),
        T_STORE(days_that_a_unit_has_set_for_its_children_stay),
        T_STORE(what_is_made_from_a_rhythm_ends_where_that_is_cut_now),
        T_STORE(what_is_prepared_waits_on_the_desk_of_who_issues),
        T_STORE(nothing_is_amended_while_a_job_hands_it_to_more_units),
        T_STORE(only_who_may_issue_amends_and_nobody_unseen),
        T_STORE(what_is_dropped_leaves_nothing_behind),
        T_STORE(what_was_wanted_of_one_duty_is_taken_back_alone),
        T_STORE(who_gets_it_later_is_asked_as_it_is_amended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
