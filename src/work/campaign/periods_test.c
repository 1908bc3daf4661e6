/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "work/campaign/lay.h"
#include "work/campaign/periods.h"

/* A draft of the commune for three months, on which its branches report by the 5th. */
struct draft_play {
    struct world w;
    int64_t campaign, duty;
    struct periods_view view;
};

static void look(struct draft_play *p)
{
    T_OK(p->w.t, periods_load(world_as(&p->w, "clerk.commune"), p->campaign, p->duty, &p->view));
}

static int64_t add_report(struct draft_play *p, enum rhythm rhythm)
{
    struct duty duty = { .campaign_id = p->campaign,
                         .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả về Đảng ủy"),
                         .rule = { .rhythm = rhythm, .bound = CALENDAR_BY, .day = 5 } },
                now;
    const struct duty *list = NULL;
    const char *field;
    size_t n = 0;

    if (rhythm == RHYTHM_ONCE)
        duty.rule =
            (struct duty_rule){ .rhythm = rhythm, .bound = CALENDAR_BY, .due_on = { 2022, 5, 31 } };
    T_OK(p->w.t, duty_save(world_as(&p->w, "clerk.commune"), &duty, &now, &field));
    T_OK(p->w.t, duty_list(world_as(&p->w, "clerk.commune"), p->campaign, &list, &n));
    return list[n - 1].id;
}

static void open_play(struct t *t, struct draft_play *p)
{
    struct campaign_edit edit = { .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 5, 31 } };
    struct campaign campaign;
    const char *field;

    world_open(t, &p->w);
    edit.org_id = p->w.org[W_COMMUNE];
    T_OK(t, campaign_save(world_as(&p->w, "clerk.commune"), &edit, &campaign, &field));
    p->campaign = campaign.id;
    p->duty = add_report(p, RHYTHM_MONTHLY);
    look(p);
    assert_int_equal(p->view.series->n, 3);
    assert_false(p->view.series->written);
}

static enum err save(struct draft_play *p, const struct period_row *rows, size_t n,
                     struct period_wrong *ret)
{
    struct periods_edit in = { .campaign_id = p->campaign,
                               .duty_id = p->duty,
                               .version = p->view.campaign.version,
                               .rows = rows,
                               .n = n };

    return periods_save(world_as(&p->w, "clerk.commune"), &in, ret);
}

static const struct day due_april = { 2022, 4, 20 }, due_june = { 2022, 6, 3 };
/* From the middle of a month to the middle of the next; not in their order. */
static const struct period_row two[] = {
    { .name = { "", 0 }, .to = { 2022, 5, 31 }, .due_on = &due_june },
    { .name = { "Quý I/2022", sizeof("Quý I/2022") - 1 },
      .to = { 2022, 4, 14 },
      .due_on = &due_april },
};

static void assert_day(struct day got, int month, int day)
{
    assert_int_equal(day_cmp(got, (struct day){ 2022, month, day }), 0);
}

static void what_is_written_is_what_is_issued(void **state)
{
    struct issue in = { .sure_of_all = true };
    const struct due *dues = NULL;
    struct period_wrong wrong;
    struct draft_play p;
    size_t units, n = 0;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    look(&p);
    assert_int_equal(p.view.series->n, 2);
    assert_true(p.view.series->written);
    T_STR(p.view.series->periods[0].name.slot, "2022-Q1");
    T_STR(p.view.series->periods[1].name.slot, "2022-06-03");
    assert_day(p.view.series->periods[0].from, 3, 1);
    assert_day(p.view.series->periods[1].from, 4, 15);
    in.campaign_id = p.campaign;
    in.version = p.view.campaign.version;
    T_OK(p.w.t, issue(world_as(&p.w, "clerk.commune"), &in, &units, &n));
    T_OK(p.w.t,
         due_list_of(world_as(&p.w, "secretary.hamlet"), p.campaign, p.w.org[W_HAMLET], &dues, &n));
    assert_int_equal(n, 2);
    assert_day(dues[0].work_on, 4, 20);
    assert_int_equal(dues[0].period_id, p.view.series->periods[0].id);
    assert_day(dues[1].work_on, 6, 3);
}

static void days_behind_the_last_cut_are_asked(void **state)
{
    struct issue in = { .sure_of_all = true };
    struct issue_preview preview;
    struct period_wrong wrong;
    struct draft_play p;
    size_t units, dues;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, &two[1], 1, &wrong));
    look(&p);
    in.campaign_id = p.campaign;
    in.version = p.view.campaign.version;
    T_OK(p.w.t, issue_preview(world_as(&p.w, "clerk.commune"), &in, &preview));
    assert_day(preview.rest_from, 4, 15);
    assert_day(preview.rest_to, 5, 31);
    T_ERR(p.w.t, E_INVALID, issue(world_as(&p.w, "clerk.commune"), &in, &units, &dues));
    in.rest = SERIES_REST_PERIOD;
    T_OK(p.w.t, issue(world_as(&p.w, "clerk.commune"), &in, &units, &dues));
    T_OK(p.w.t, issue_preview(world_as(&p.w, "clerk.commune"), &in, &preview));
    assert_int_equal(preview.series[0].n, 2);
    assert_day(preview.series[0].periods[1].from, 4, 15);
    assert_day(preview.series[0].periods[1].to, 5, 31);
}

static void each_refusal_says_which_period_and_why(void **state)
{
    static const struct day none, early = { 2022, 3, 31 };
    struct period_row rows[COUNT(two)] = { two[0], two[1] };
    struct period_wrong wrong;
    struct draft_play p;

    open_play(*state, &p);
    rows[0].to = (struct day){ 2022, 6, 1 };
    T_ERR(p.w.t, E_INVALID, save(&p, rows, COUNT(rows), &wrong));
    assert_int_equal(wrong.field, PERIOD_FIELD_TO);
    assert_int_equal(wrong.row, 0);
    assert_non_null(strstr(p.w.t->error->message, "31/05/2022"));
    rows[0] = two[0];
    rows[1].due_on = &early;
    T_ERR(p.w.t, E_INVALID, save(&p, rows, COUNT(rows), &wrong));
    assert_int_equal(wrong.field, PERIOD_FIELD_DUE);
    assert_int_equal(wrong.row, 1);
    assert_non_null(strstr(p.w.t->error->message, "14/04/2022"));
    rows[1].due_on = &none;
    T_ERR(p.w.t, E_INVALID, save(&p, rows, COUNT(rows), &wrong));
    assert_int_equal(wrong.field, PERIOD_FIELD_DUE);
    rows[1] = two[1];
    rows[1].name = S("Sơ kết");
    T_ERR(p.w.t, E_INVALID, save(&p, rows, COUNT(rows), &wrong));
    assert_int_equal(wrong.field, PERIOD_FIELD_NAME);
    T_ERR(p.w.t, E_INVALID, save(&p, rows, 0, &wrong));
    look(&p);
    assert_false(p.view.series->written);
}

/* A typed name of one line, in whatever marks it comes, is kept as the office says it. */
static void an_office_calls_a_period_by_a_label_of_its_own(void **state)
{
    struct period_row rows[COUNT(two)] = { two[0], two[1] };
    struct issue in = { .sure_of_all = true };
    const struct due *dues = NULL;
    struct period_wrong wrong;
    struct draft_play p;
    struct period_name name;
    size_t units, n = 0;

    open_play(*state, &p);
    rows[1].label = S("  Đơ\xcc\xa3t  1 "); /* “ợ” as letter and mark */
    T_OK(p.w.t, save(&p, rows, COUNT(rows), &wrong));
    look(&p);
    name = p.view.series->periods[0].name;
    T_STR(name.slot, "2022-Q1");
    T_STR(name.label, "Đợt 1");
    T_STR(period_called(p.view.series->periods[1].name), "2022-06-03");
    in.campaign_id = p.campaign;
    in.version = p.view.campaign.version;
    T_OK(p.w.t, issue(world_as(&p.w, "clerk.commune"), &in, &units, &n));
    T_OK(p.w.t,
         due_list_of(world_as(&p.w, "secretary.hamlet"), p.campaign, p.w.org[W_HAMLET], &dues, &n));
    T_STR(dues[0].period.label, "Đợt 1");
    T_STR(dues[0].period.slot, "2022-Q1");
    T_STR(dues[1].period.label, "");
}

static void refuse_label(struct draft_play *p, struct str first, struct str second,
                         const char *words)
{
    struct period_row rows[COUNT(two)] = { two[0], two[1] };
    struct period_wrong wrong;

    rows[0].label = first;
    rows[1].label = second;
    T_ERR(p->w.t, E_INVALID, save(p, rows, COUNT(rows), &wrong));
    assert_int_equal(wrong.field, PERIOD_FIELD_LABEL);
    assert_int_equal(wrong.row, 0);
    assert_non_null(strstr(p->w.t->error->message, words));
}

static void no_two_periods_are_called_alike(void **state)
{
    char much[PERIOD_LABEL_MOST + 2];
    struct draft_play p;

    open_play(*state, &p);
    memset(much, 'x', sizeof(much));
    refuse_label(&p, S("đợt 1"), S("Đợt 1"), "đã có kỳ gọi là “đợt 1”");
    refuse_label(&p, S("Quý I/2022"), S(""), "đã có kỳ gọi là “Quý I/2022”");
    refuse_label(&p, S("2022-Q1"), S(""), "đã có kỳ gọi là");
    refuse_label(&p, S("Đ"), S(""), "2");
    refuse_label(&p, S("1/2"), S(""), "chữ");
    refuse_label(&p, S("Đợt 1\nĐợt 2"), S(""), "dòng");
    refuse_label(&p, (struct str){ much, PERIOD_LABEL_MOST + 1 }, S(""), "100");
}

static void who_has_seen_an_older_draft_is_told(void **state)
{
    struct period_wrong wrong;
    struct draft_play p;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    T_ERR(p.w.t, E_CONFLICT, save(&p, two, 1, &wrong));
}

static void a_report_asked_otherwise_is_proposed_anew_and_other_words_leave_it(void **state)
{
    struct duty duty = { 0 }, now;
    struct period_wrong wrong;
    struct campaign campaign;
    struct draft_play p;
    const char *field;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    T_OK(p.w.t, duty_load(world_as(&p.w, "clerk.commune"), p.duty, &duty, &campaign));
    duty.words = S("Báo cáo kết quả về Văn phòng Đảng ủy");
    T_OK(p.w.t, duty_save(world_as(&p.w, "clerk.commune"), &duty, &now, &field));
    look(&p);
    assert_true(p.view.series->written);
    T_OK(p.w.t, duty_load(world_as(&p.w, "clerk.commune"), p.duty, &duty, &campaign));
    duty.rule.day = 7;
    T_OK(p.w.t, duty_save(world_as(&p.w, "clerk.commune"), &duty, &now, &field));
    look(&p);
    assert_false(p.view.series->written);
    assert_int_equal(p.view.series->n, 3);
}

/* What else is asked, and how often, leaves what was written of this report. */
static void periods_stay_while_other_duties_come_and_go(void **state)
{
    struct duty duty = { 0 };
    struct period_wrong wrong;
    struct campaign campaign;
    struct draft_play p;
    int64_t other;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    other = add_report(&p, RHYTHM_ONCE);
    look(&p);
    assert_true(p.view.series->written);
    assert_int_equal(p.view.series->n, 2);
    assert_day(p.view.series->periods[1].from, 4, 15);
    assert_day(p.view.series->members[0].dates[0].due_on, 4, 20);
    T_OK(p.w.t, duty_load(world_as(&p.w, "clerk.commune"), other, &duty, &campaign));
    T_OK(p.w.t, duty_drop(world_as(&p.w, "clerk.commune"), other, duty.version, true));
    T_OK(p.w.t, duty_drop(world_as(&p.w, "clerk.commune"), other, duty.version + 1, false));
    look(&p);
    assert_true(p.view.series->written);
    assert_int_equal(p.view.series->n, 2);
}

/* A tier that comes to report by the same periods has no days in them. */
static void a_further_tier_has_them_proposed_anew(void **state)
{
    struct duty tier = { .what = DUE_REPORT,
                         .words = S("Chi bộ cơ quan báo cáo sớm hơn"),
                         .audience_kind = S("branch_office"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = 3 } },
                now;
    struct period_wrong wrong;
    struct draft_play p;
    const char *field;
    int64_t written;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    tier.campaign_id = p.campaign;
    T_OK(p.w.t, series_written(world_as(&p.w, "clerk.commune"), p.campaign, &written));
    assert_int_equal(written, 1);
    T_OK(p.w.t, duty_save(world_as(&p.w, "clerk.commune"), &tier, &now, &field));
    T_OK(p.w.t, series_written(world_as(&p.w, "clerk.commune"), p.campaign, &written));
    assert_int_equal(written, 0);
    look(&p);
    assert_int_equal(p.view.series->n_members, 2);
    assert_int_equal(p.view.series->n, 3);
}

static void what_the_program_proposes_can_be_taken_again(void **state)
{
    struct period_wrong wrong;
    struct draft_play p;

    open_play(*state, &p);
    T_OK(p.w.t, save(&p, two, COUNT(two), &wrong));
    look(&p);
    T_OK(p.w.t, periods_forget(world_as(&p.w, "clerk.commune"), p.campaign, p.duty,
                               p.view.campaign.version));
    look(&p);
    assert_false(p.view.series->written);
    assert_int_equal(p.view.series->n, 3);
}

static void a_report_asked_once_may_begin_before_the_campaign(void **state)
{
    static const struct day due = { 2022, 5, 31 };
    struct period_row row = { .name = S("6 tháng đầu năm 2022"),
                              .to = { 2022, 5, 20 },
                              .due_on = &due };
    struct periods_edit in = { .from = { 2022, 1, 1 }, .rows = &row, .n = 1 };
    struct period_wrong wrong;
    struct draft_play p;

    open_play(*state, &p);
    p.duty = add_report(&p, RHYTHM_ONCE);
    look(&p);
    in.campaign_id = p.campaign;
    in.duty_id = p.duty;
    in.version = p.view.campaign.version;
    T_OK(p.w.t, periods_save(world_as(&p.w, "clerk.commune"), &in, &wrong));
    look(&p);
    assert_int_equal(p.view.series->sort, SERIES_SINGLE);
    assert_day(p.view.series->periods[0].from, 1, 1);
    T_STR(p.view.series->periods[0].name.slot, "2022-H1");
}

static void only_who_may_change_the_draft_writes_its_periods(void **state)
{
    struct periods_view v;
    struct draft_play p;

    open_play(*state, &p);
    T_ERR(p.w.t, E_DENIED,
          periods_load(world_as(&p.w, "secretary.hamlet"), p.campaign, p.duty, &v));
    T_ERR(p.w.t, E_NOT_FOUND,
          periods_load(world_as(&p.w, "clerk.commune"), p.campaign, p.duty + 1, &v));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_is_written_is_what_is_issued),
        T_STORE(days_behind_the_last_cut_are_asked),
        T_STORE(each_refusal_says_which_period_and_why),
        T_STORE(an_office_calls_a_period_by_a_label_of_its_own),
        T_STORE(no_two_periods_are_called_alike),
        T_STORE(who_has_seen_an_older_draft_is_told),
        T_STORE(a_report_asked_otherwise_is_proposed_anew_and_other_words_leave_it),
        T_STORE(periods_stay_while_other_duties_come_and_go),
        T_STORE(a_further_tier_has_them_proposed_anew),
        T_STORE(what_the_program_proposes_can_be_taken_again),
        T_STORE(a_report_asked_once_may_begin_before_the_campaign),
        T_STORE(only_who_may_change_the_draft_writes_its_periods),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
