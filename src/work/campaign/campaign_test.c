/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "play/plan_play.h"
#include "work/campaign/due.h"
#include "work/desk.h"
#include "work/document/span.h"
#include "work/org/org.h"

static struct campaign_view show(struct world *w, const char *account, int64_t id)
{
    struct campaign_view v;

    T_OK(w->t, campaign_show(world_as(w, account), id, &v));
    return v;
}

static const struct campaign_duty *duty_with(const struct campaign_view *v, const char *words)
{
    for (size_t i = 0; i < v->n_duties; i++) {
        if (str_find(v->duties[i].duty.words, str_of(words), 0) != SIZE_MAX)
            return &v->duties[i];
    }
    fail_msg("no duty says \"%s\"", words);
    return NULL;
}

static void clauses_keep_the_words_at_their_span(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct span_index ix;
    struct world w;
    struct campaign_text text;
    int64_t id;

    world_open(t, &w);
    id = play_draft(&w);
    v = show(&w, "clerk.commune", id);
    T_OK(t, campaign_text(world_as(&w, "clerk.commune"), id, &text));
    ix = span_index(t->arena, text.text);
    assert_true(v.n_clauses > 5);
    for (size_t i = 0; i < v.n_clauses; i++)
        assert_true(str_eq(v.clauses[i].words,
                           span_words(&ix, v.clauses[i].span_start, v.clauses[i].span_end)));
    T_STR(duty_with(&v, "12/12/2022")->clause->label, "II.5");
}

static void the_plan_becomes_topics_duties_and_an_order_of_proceedings(void **state)
{
    struct t *t = *state;
    const struct campaign_duty *report;
    struct campaign_view v;
    struct world w;

    world_open(t, &w);
    v = show(&w, "clerk.commune", play_draft(&w));
    T_STR(v.campaign.name, "Đợt sinh hoạt chính trị về nêu gương, giữ lời hứa với Nhân dân");
    T_STR(v.campaign.theme, "Nói đi đôi với làm");
    assert_int_equal(v.n_topics, 2);
    assert_int_equal(v.n_proceedings, 1);
    assert_int_equal(v.proceedings[0].n_steps, 4);
    report = duty_with(&v, "10/4/2022");
    assert_int_equal(report->duty.what, DUE_REPORT);
    T_STR(report->duty.through, "Văn phòng Đảng ủy");
    assert_int_equal(day_cmp(report->next.work_on, (struct day){ 2022, 4, 8 }), 0);
    assert_int_equal(duty_with(&v, "tháng 3/2022")->n_dates, 1);
    assert_int_equal(duty_with(&v, "hằng tháng")->duty.rule.rhythm, RHYTHM_MONTHLY);
    assert_int_equal(day_cmp(v.campaign.to, (struct day){ 2022, 12, 12 }), 0);
}

static void yearly_in_november_over_three_years_gives_three_dues(void **state)
{
    struct t *t = *state;
    struct campaign_edit edit = { .name = S("Học tập chuyên đề 2023–2025"),
                                  .from = { 2023, 4, 1 },
                                  .to = { 2025, 12, 31 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo hằng năm vào tháng 11"),
                         .rule = { .rhythm = RHYTHM_YEARLY, .bound = CALENDAR_IN, .month = 11 } },
                now;
    struct issue in = { .version = 1, .rest = SERIES_REST_NONE, .sure_of_all = true };
    const struct due *dues;
    struct campaign campaign;
    const char *field;
    size_t units, n;
    struct world w;

    world_open(t, &w);
    edit.org_id = w.org[W_COMMUNE];
    T_OK(t, campaign_save(world_as(&w, "clerk.commune"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = campaign.id;
    T_OK(t, duty_save(world_as(&w, "clerk.commune"), &duty, &now, &field));
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &n));
    assert_int_equal(units, 3);
    assert_int_equal(n, 0); /* 2023 has not begun */
    T_OK(t, due_list_of(world_as(&w, "secretary.hill"), campaign.id, w.org[W_HILL], &dues, &n));
    assert_int_equal(n, 3);
    T_STR(dues[0].period.slot, "2023");
    T_STR(dues[2].period.slot, "2025");
}

static size_t dues_of(struct world *w, const char *account, enum world_org org, int64_t campaign_id)
{
    const struct due *dues;
    size_t n;

    T_OK(w->t, due_list_of(world_as(w, account), campaign_id, w->org[org], &dues, &n));
    return n;
}

/* The province has two communes below it, and in all four branches. */
static void who_is_asked_to_meet_by_name_are_units_with_that_assembly(void **state)
{
    struct t *t = *state;
    struct campaign_edit edit = { .name = S("Hội nghị Ban Chấp hành tháng 3"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 4, 30 } };
    struct duty duty = { .what = DUE_SESSION,
                         .assembly = ASSEMBLY_COMMITTEE,
                         .words = S("Ban Chấp hành họp mỗi tháng một kỳ"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_IN } },
                now;
    struct issue in = { .version = 1,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true,
                        .scope = ISSUE_SUBTREE };
    struct issue_preview preview;
    struct campaign campaign;
    const char *field;
    size_t units, n;
    struct world w;

    world_open(t, &w);
    edit.org_id = w.org[W_PROVINCE];
    in.ids = w.org;
    in.n = W_ORGS;
    T_OK(t, campaign_save(world_as(&w, "clerk.province"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = campaign.id;
    T_OK(t, duty_save(world_as(&w, "clerk.province"), &duty, &now, &field));
    for (enum issue_scope scope = ISSUE_CHILDREN; scope <= ISSUE_TICKED; scope++) {
        in.scope = scope;
        T_OK(t, issue_preview(world_as(&w, "clerk.province"), &in, &preview));
        assert_int_equal(preview.lines[0].units, 2);
        assert_int_equal(preview.lines[0].duty.assembly, ASSEMBLY_COMMITTEE);
    }
    T_OK(t, issue(world_as(&w, "clerk.province"), &in, &units, &n));
    assert_int_equal(units, 6);
    assert_int_equal(n, 2);
    assert_int_equal(dues_of(&w, "clerk.commune", W_COMMUNE, campaign.id), 2);
    assert_int_equal(dues_of(&w, "secretary.hill", W_HILL, campaign.id), 0);
}

/* A campaign of two months with these two monthly reports, issued to the commune's three branches. */
static int64_t issue_two_reports(struct world *w, const char *first_kind, const char *second_kind)
{
    struct campaign_edit edit = { .org_id = w->org[W_COMMUNE],
                                  .name = S("Đợt sinh hoạt hai báo cáo"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 4, 30 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả hằng tháng"),
                         .audience_kind = str_of(first_kind),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BEFORE } },
                now;
    struct issue in = { .version = 1, .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    size_t units, n;

    T_OK(w->t, campaign_save(world_as(w, "clerk.commune"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = campaign.id;
    T_OK(w->t, duty_save(world_as(w, "clerk.commune"), &duty, &now, &field));
    duty.words = S("Báo cáo việc làm điểm hằng tháng");
    duty.audience_kind = str_of(second_kind);
    T_OK(w->t, duty_save(world_as(w, "clerk.commune"), &duty, &now, &field));
    T_OK(w->t, issue(world_as(w, "clerk.commune"), &in, &units, &n));
    return campaign.id;
}

static void two_reports_of_the_same_months_are_told_apart(void **state)
{
    const struct due *dues;
    struct world w;
    int64_t id;
    size_t n, second = 0;

    world_open(*state, &w);
    id = issue_two_reports(&w, "", "");
    T_OK(w.t, due_list_of(world_as(&w, "secretary.hill"), id, w.org[W_HILL], &dues, &n));
    assert_int_equal(n, 4);
    for (size_t i = 0; i < n; i++) {
        second += str_eq(dues[i].words, S("Báo cáo việc làm điểm hằng tháng"));
        assert_true(str_eq(dues[i].period.slot, i < 2 ? S("2022-03") : S("2022-04")));
        assert_true((dues[i].id != 0) == (i < 2)); /* April has not begun */
    }
    assert_int_equal(second, 2);
}

/* How many units the desk says have not been sent a campaign. */
static int64_t newcomers(struct world *w, const char *account)
{
    struct desk desk;

    T_OK(w->t, desk_load(world_as(w, account), &desk));
    for (size_t i = 0; i < desk.n; i++) {
        if (desk.items[i].what == DESK_JOINED)
            return desk.items[i].n;
    }
    return 0;
}

static void a_unit_that_came_since_is_shown_to_who_leads_until_it_has_the_campaign(void **state)
{
    struct org_new branch = { .kind = S("branch"),
                              .name = S("Chi bộ bản Suối Nước"),
                              .official_name = S(""),
                              .symbol = S(""),
                              .place = S(""),
                              .province = S(""),
                              .from_on = S("2022-03-10") };
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;
    struct world w;
    int64_t id;

    world_open(*state, &w);
    in.campaign_id = issue_two_reports(&w, "branch_office", "branch");
    assert_int_equal(newcomers(&w, "clerk.commune"), 0);
    branch.parent_id = w.org[W_COMMUNE];
    T_OK(w.t, org_add(world_at_terminal(&w), &branch, &id));
    assert_int_equal(newcomers(&w, "clerk.commune"), 1);
    assert_int_equal(newcomers(&w, "clerk.province"), 0);
    T_OK(w.t, campaign_load(world_as(&w, "clerk.commune"), in.campaign_id, &campaign));
    in.version = campaign.version;
    T_OK(w.t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 1);
    assert_int_equal(dues, 1); /* March; April has not begun */
    assert_int_equal(newcomers(&w, "clerk.commune"), 0);
}

static void reports_of_different_kinds_of_units_are_one(void **state)
{
    const struct due *dues;
    struct world w;
    int64_t id;
    size_t n;

    world_open(*state, &w);
    id = issue_two_reports(&w, "branch_office", "branch");
    T_OK(w.t, due_list_of(world_as(&w, "secretary.hill"), id, w.org[W_HILL], &dues, &n));
    assert_int_equal(n, 2);
    T_STR(dues[0].period.slot, "2022-03");
}

static void issuing_twice_makes_each_due_once(void **state)
{
    struct t *t = *state;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    size_t units, dues, n, again;
    const struct due *list;
    struct campaign campaign;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), in.campaign_id, &campaign));
    in.version = campaign.version;
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 3);
    assert_true(dues > 3);
    T_OK(t,
         due_list_of(world_as(&w, "secretary.hamlet"), in.campaign_id, w.org[W_HAMLET], &list, &n));
    in.version++;
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 0);
    assert_int_equal(dues, 0);
    T_OK(t, due_list_of(world_as(&w, "secretary.hamlet"), in.campaign_id, w.org[W_HAMLET], &list,
                        &again));
    assert_int_equal(n, again);
}

/* Laid or coming. */
static size_t asked_of_all(struct world *w, int64_t campaign_id)
{
    static const enum world_org orgs[] = { W_HAMLET, W_HILL, W_SCHOOL };
    size_t sum = 0;

    for (size_t i = 0; i < COUNT(orgs); i++) {
        const struct due *dues;
        size_t n;

        T_OK(w->t,
             due_list_of(world_as(w, "clerk.commune"), campaign_id, w->org[orgs[i]], &dues, &n));
        sum += n;
    }
    return sum;
}

static void the_preview_says_what_issuing_then_does(void **state)
{
    struct t *t = *state;
    struct issue_preview preview;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &preview));
    assert_true(preview.ready);
    in.version = preview.campaign.version;
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(preview.n_units, units);
    assert_int_equal(preview.n_dues, asked_of_all(&w, in.campaign_id));
    assert_true(dues < preview.n_dues); /* what comes later is laid when it begins */
}

static void a_duty_for_one_kind_of_unit_is_asked_of_that_kind_only(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct duty duty, now;
    struct issue_preview preview;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    const char *field;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    v = show(&w, "clerk.commune", in.campaign_id);
    duty = duty_with(&v, "10/4/2022")->duty;
    duty.audience_kind = S("branch_office");
    T_OK(t, duty_save(world_as(&w, "clerk.commune"), &duty, &now, &field));
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &preview));
    for (size_t i = 0; i < preview.n_lines; i++) {
        if (preview.lines[i].duty.id == duty.id)
            assert_int_equal(preview.lines[i].units, 1);
    }
}

/* Else its writer would think of another date than the one that is asked. */
static void what_a_rhythm_makes_nothing_of_is_not_taken(void **state)
{
    static const struct {
        struct duty_rule rule;
        const char *field;
    } cases[] = {
        { { .rhythm = RHYTHM_MONTHLY, .due_on = { 2022, 4, 10 } }, "due_on" },
        { { .rhythm = RHYTHM_ONCE, .from = { 2022, 4, 1 } }, "from" },
        { { .rhythm = RHYTHM_ONCE, .to = { 2022, 4, 1 } }, "to" },
        { { .rhythm = RHYTHM_QUARTERLY, .month = 3 }, "month" },
        { { .rhythm = RHYTHM_ONCE, .month = 3 }, "month" },
        { { .rhythm = RHYTHM_ONCE, .day = 15 }, "month_day" },
        { { .rhythm = RHYTHM_WINDOW, .to = { 2022, 4, 10 }, .day = -15 }, "month_day" },
    };
    struct campaign_view v;
    struct duty duty, now;
    const char *field;
    struct world w;

    world_open(*state, &w);
    v = show(&w, "clerk.commune", play_draft(&w));
    duty = duty_with(&v, "10/4/2022")->duty;
    for (size_t i = 0; i < COUNT(cases); i++) {
        duty.rule = cases[i].rule;
        duty.rule.bound = CALENDAR_BY;
        T_ERR(w.t, E_INVALID, duty_save(world_as(&w, "clerk.commune"), &duty, &now, &field));
        assert_string_equal(field, cases[i].field);
        error_clear(w.t->error);
    }
}

static void a_dropped_duty_makes_no_dues_until_it_is_brought_back(void **state)
{
    struct t *t = *state;
    struct issue_preview before, without, after;
    struct campaign_view v;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    const struct duty *duty;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    v = show(&w, "clerk.commune", in.campaign_id);
    duty = &duty_with(&v, "10/4/2022")->duty;
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &before));
    T_OK(t, duty_drop(world_as(&w, "clerk.commune"), duty->id, 1, true));
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &without));
    assert_int_equal(without.n_dues, before.n_dues - 3);
    T_OK(t, duty_drop(world_as(&w, "clerk.commune"), duty->id, 2, false));
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &after));
    assert_int_equal(after.n_dues, before.n_dues);
}

static void a_stale_edit_shows_what_is_there_and_changes_nothing(void **state)
{
    struct t *t = *state;
    struct campaign_edit mine = { 0 }, theirs = { 0 };
    struct campaign now;
    const char *field;
    struct world w;

    world_open(t, &w);
    mine.id = theirs.id = play_draft(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), mine.id, &now));
    mine.version = theirs.version = now.version;
    mine.name = S("Tên của tôi");
    theirs.name = S("Tên của đồng chí khác");
    T_OK(t, campaign_save(world_as(&w, "head.commune"), &theirs, &now, &field));
    T_ERR(t, E_CONFLICT, campaign_save(world_as(&w, "clerk.commune"), &mine, &now, &field));
    T_STR(now.name, "Tên của đồng chí khác");
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), mine.id, &now));
    T_STR(now.name, "Tên của đồng chí khác");
}

static void a_stale_duty_shows_what_is_there(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct duty mine, theirs, now;
    const char *field;
    struct world w;

    world_open(t, &w);
    v = show(&w, "clerk.commune", play_draft(&w));
    mine = theirs = v.duties[0].duty;
    theirs.words = S("Việc đồng chí khác ghi");
    mine.words = S("Việc tôi ghi");
    T_OK(t, duty_save(world_as(&w, "head.commune"), &theirs, &now, &field));
    T_ERR(t, E_CONFLICT, duty_save(world_as(&w, "clerk.commune"), &mine, &now, &field));
    T_STR(now.words, "Việc đồng chí khác ghi");
}

static void an_issued_campaign_is_no_longer_edited(void **state)
{
    struct t *t = *state;
    struct campaign_edit edit = { .name = S("Tên khác") };
    struct campaign now;
    const char *field;
    struct world w;

    world_open(t, &w);
    edit.id = play_issued(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), edit.id, &now));
    edit.version = now.version;
    T_ERR(t, E_INVALID, campaign_save(world_as(&w, "clerk.commune"), &edit, &now, &field));
}

static void another_units_clerk_is_refused_with_the_right_named(void **state)
{
    struct t *t = *state;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    T_ERR(t, E_DENIED, issue(world_as(&w, "clerk.other"), &in, &units, &dues));
    assert_non_null(strstr(t->error->message, "triển khai đợt sinh hoạt"));
    assert_non_null(strstr(t->error->message, "Đảng ủy xã Suối Bàng"));
    assert_non_null(strstr(t->error->hint, "Bùi Quang Định"));
    T_ERR(t, E_DENIED, campaign_load(world_as(&w, "clerk.other"), in.campaign_id, &campaign));
    T_ERR(t, E_DENIED, issue(world_as(&w, "secretary.hamlet"), &in, &units, &dues));
}

static void a_branch_sees_a_campaign_only_once_it_is_issued_to_it(void **state)
{
    struct t *t = *state;
    struct issue in = { .scope = ISSUE_TICKED,
                        .n = 1,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    T_ERR(t, E_DENIED, campaign_load(world_as(&w, "secretary.hamlet"), in.campaign_id, &campaign));
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), in.campaign_id, &campaign));
    in.version = campaign.version;
    in.ids = &w.org[W_HAMLET];
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 1);
    T_OK(t, campaign_load(world_as(&w, "secretary.hamlet"), in.campaign_id, &campaign));
    T_OK(t, campaign_load(world_as(&w, "member.hamlet"), in.campaign_id, &campaign));
    T_ERR(t, E_DENIED, campaign_load(world_as(&w, "secretary.hill"), in.campaign_id, &campaign));
}

static void ticking_a_unit_elsewhere_issues_nothing(void **state)
{
    struct t *t = *state;
    struct issue in = { .scope = ISSUE_TICKED,
                        .n = 1,
                        .version = 2,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_draft(&w);
    in.ids = &w.org[W_OTHER_HAMLET];
    T_ERR(t, E_INVALID, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
}

/* A campaign of the province with one report and one conference, issued to the communes. */
static void nobody_issues_a_draft_while_a_duty_is_being_changed(void **state)
{
    const struct db_options impatient = { .busy_ms = 100 };
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct campaign_view v;
    struct db *other = NULL;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    size_t units, dues;
    struct world w;
    struct ctx *c;

    world_open(*state, &w);
    in.campaign_id = play_draft(&w);
    v = show(&w, "clerk.commune", in.campaign_id);
    in.version = v.campaign.version;
    T_OK(w.t, db_begin(w.db, DB_WRITE, &tx, w.t->error));
    T_OK(w.t, duty_drop(world_as(&w, "clerk.commune"), v.duties[0].duty.id,
                        v.duties[0].duty.version, true));
    store_open_with(w.t, &impatient, &other);
    c = world_as(&w, "clerk.commune");
    c->db = other;
    T_ERR(w.t, E_BUSY, issue(c, &in, &units, &dues));
}

static int64_t issued_by_province(struct world *w)
{
    struct t *t = w->t;
    struct campaign_edit edit = { .org_id = w->org[W_PROVINCE], .name = S("Đợt của tỉnh") };
    struct duty report = { .what = DUE_REPORT,
                           .words = S("Báo cáo kết quả"),
                           .rule = { .rhythm = RHYTHM_ONCE,
                                     .bound = CALENDAR_BEFORE,
                                     .due_on = { 2022, 4, 10 } } },
                session = { .what = DUE_SESSION,
                            .words = S("Tổ chức hội nghị"),
                            .rule = { .rhythm = RHYTHM_ONCE,
                                      .bound = CALENDAR_IN,
                                      .due_on = { 2022, 3, 31 } } },
                now;
    struct issue in = { .version = 1, .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    size_t units, dues;

    T_OK(t, campaign_save(world_as(w, "clerk.province"), &edit, &campaign, &field));
    report.campaign_id = session.campaign_id = in.campaign_id = campaign.id;
    T_OK(t, duty_save(world_as(w, "clerk.province"), &report, &now, &field));
    T_OK(t, duty_save(world_as(w, "clerk.province"), &session, &now, &field));
    T_OK(t, issue(world_as(w, "clerk.province"), &in, &units, &dues));
    assert_int_equal(units, 2);
    assert_int_equal(dues, 2); /* committees report; they hold no session of their own */
    return campaign.id;
}

static void a_unit_in_the_middle_passes_it_on_to_its_own_children(void **state)
{
    struct t *t = *state;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    const struct due *list;
    size_t units, dues, n;
    struct world w;

    world_open(t, &w);
    in.campaign_id = issued_by_province(&w);
    in.from_org_id = w.org[W_COMMUNE];
    T_ERR(t, E_DENIED, issue(world_as(&w, "clerk.other"), &in, &units, &dues));
    T_OK(t, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
    assert_int_equal(units, 3);
    assert_int_equal(dues, 6);
    T_OK(t,
         due_list_of(world_as(&w, "secretary.hamlet"), in.campaign_id, w.org[W_HAMLET], &list, &n));
    assert_int_equal(n, 2);
}

static void only_who_received_it_passes_it_on(void **state)
{
    struct t *t = *state;
    struct issue in = { .rest = SERIES_REST_NONE, .sure_of_all = true };
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    in.campaign_id = play_issued(&w);
    in.from_org_id = w.org[W_OTHER];
    T_ERR(t, E_NOT_FOUND, issue(world_as(&w, "clerk.other"), &in, &units, &dues));
}

static void acknowledging_takes_one_tap_and_counts_once(void **state)
{
    struct t *t = *state;
    struct campaign_progress p;
    struct campaign_view v;
    struct world w;
    int64_t id, first;

    world_open(t, &w);
    id = play_issued(&w);
    T_ERR(t, E_DENIED, campaign_acknowledge(world_as(&w, "member.hamlet"), id, w.org[W_HAMLET]));
    T_OK(t, campaign_acknowledge(world_as(&w, "secretary.hamlet"), id, w.org[W_HAMLET]));
    v = show(&w, "secretary.hamlet", id);
    first = v.acknowledged_at;
    assert_true(first > 0);
    w.now_ms += 60000;
    T_OK(t, campaign_acknowledge(world_as(&w, "secretary.hamlet"), id, w.org[W_HAMLET]));
    v = show(&w, "secretary.hamlet", id);
    assert_int_equal(v.acknowledged_at, first);
    T_OK(t, campaign_progress(world_as(&w, "clerk.commune"), id, 0, STR_NONE, &p));
    assert_int_equal(p.n_units, 3);
    assert_int_equal(p.acknowledged, 1);
}

static void a_report_not_sent_by_its_last_working_day_is_late(void **state)
{
    struct t *t = *state;
    struct campaign_progress p;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_issued(&w);
    w.now_ms = clock_from_local((struct clock_time){ .day = { 2022, 4, 8 }, .hour = 17 });
    T_OK(t, campaign_progress(world_as(&w, "clerk.commune"), id, 0, STR_NONE, &p));
    assert_int_equal(p.in_time.kinds[DUE_REPORT].late, 0);
    w.now_ms = clock_from_local((struct clock_time){ .day = { 2022, 4, 9 }, .hour = 8 });
    T_OK(t, campaign_progress(world_as(&w, "clerk.commune"), id, 0, STR_NONE, &p));
    assert_int_equal(p.in_time.kinds[DUE_REPORT].late, 3);
    assert_int_equal(p.units_late, 3);
}

static void the_list_tells_led_from_received(void **state)
{
    struct t *t = *state;
    struct campaign_page page;
    struct world w;

    world_open(t, &w);
    (void)play_issued(&w);
    (void)issued_by_province(&w);
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_LED, 0, &page));
    assert_int_equal(page.n, 1);
    assert_true(page.rows[0].led);
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_RECEIVED, 0, &page));
    assert_int_equal(page.n, 1);
    assert_false(page.rows[0].led);
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_ALL, 0, &page));
    assert_int_equal(page.n, 2);
}

static void a_rhythm_without_an_end_is_refused_when_issued(void **state)
{
    struct t *t = *state;
    struct campaign_edit edit = { .name = S("Đợt không có ngày kết thúc") };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo hằng quý"),
                         .rule = { .rhythm = RHYTHM_QUARTERLY, .bound = CALENDAR_IN } },
                now;
    struct issue_preview preview;
    struct issue in = { .version = 1, .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    const char *field;
    size_t units, dues;
    struct world w;

    world_open(t, &w);
    edit.org_id = w.org[W_COMMUNE];
    T_OK(t, campaign_save(world_as(&w, "clerk.commune"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = campaign.id;
    T_OK(t, duty_save(world_as(&w, "clerk.commune"), &duty, &now, &field));
    T_OK(t, issue_preview(world_as(&w, "clerk.commune"), &in, &preview));
    assert_false(preview.ready);
    T_ERR(t, E_INVALID, issue(world_as(&w, "clerk.commune"), &in, &units, &dues));
}

static void every_field_of_a_misread_duty_is_mended_in_the_draft(void **state)
{
    struct t *t = *state;
    struct campaign_view v;
    struct duty duty, now;
    struct campaign campaign;
    const char *field;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_draft(&w);
    v = show(&w, "clerk.commune", id);
    duty = duty_with(&v, "10/4/2022")->duty;
    duty.what = DUE_OTHER;
    duty.words = S("Gửi danh sách");
    duty.rule = (struct duty_rule){ .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = -25 };
    duty.audience = S("các chi bộ thôn");
    duty.audience_kind = S("board");
    duty.through = S("Ban Tuyên giáo");
    T_OK(t, duty_save(world_as(&w, "clerk.commune"), &duty, &now, &field));
    T_OK(t, duty_load(world_as(&w, "clerk.commune"), duty.id, &now, &campaign));
    assert_int_equal(now.what, DUE_OTHER);
    T_STR(now.words, "Gửi danh sách");
    assert_int_equal(now.rule.rhythm, RHYTHM_MONTHLY);
    assert_int_equal(now.rule.day, -25);
    T_STR(now.audience, "các chi bộ thôn");
    T_STR(now.audience_kind, "board");
    T_STR(now.through, "Ban Tuyên giáo");
    assert_true(now.quote.n > 0);
}

static void a_draft_is_withdrawn_and_restored_as_it_was(void **state)
{
    struct t *t = *state;
    struct campaign_page page;
    struct campaign campaign;
    struct document d;
    struct world w;
    int64_t id;

    world_open(t, &w);
    id = play_draft(&w);
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    T_OK(t, document_load(world_as(&w, "clerk.commune"), campaign.document_id, &d));
    T_ERR(t, E_INVALID, document_withdraw(world_as(&w, "clerk.commune"), d.id, d.version));
    T_ERR(t, E_CONFLICT,
          campaign_withdraw(world_as(&w, "clerk.commune"), id, campaign.version + 1));
    T_OK(t, campaign_withdraw(world_as(&w, "clerk.commune"), id, campaign.version));
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_ALL, 0, &page));
    assert_int_equal(page.n, 0);
    T_OK(t, campaign_list(world_as(&w, "clerk.commune"), 0, CAMPAIGN_DISCARDED, 0, &page));
    assert_int_equal(page.n, 1);
    T_OK(t, campaign_restore(world_as(&w, "clerk.commune"), id, campaign.version + 1));
    T_OK(t, campaign_load(world_as(&w, "clerk.commune"), id, &campaign));
    assert_int_equal(campaign.state, CAMPAIGN_DRAFT);
    assert_int_equal(campaign.issued_at, 0);
    T_OK(t, campaign_withdraw(world_as(&w, "clerk.commune"), id, campaign.version));
    T_OK(t, document_withdraw(world_as(&w, "clerk.commune"), d.id, d.version));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(clauses_keep_the_words_at_their_span),
        T_STORE(the_plan_becomes_topics_duties_and_an_order_of_proceedings),
        T_STORE(yearly_in_november_over_three_years_gives_three_dues),
        T_STORE(two_reports_of_the_same_months_are_told_apart),
        T_STORE(a_unit_that_came_since_is_shown_to_who_leads_until_it_has_the_campaign),
        T_STORE(reports_of_different_kinds_of_units_are_one),
        T_STORE(issuing_twice_makes_each_due_once),
        T_STORE(the_preview_says_what_issuing_then_does),
        T_STORE(a_duty_for_one_kind_of_unit_is_asked_of_that_kind_only),
        T_STORE(what_a_rhythm_makes_nothing_of_is_not_taken),
        T_STORE(a_dropped_duty_makes_no_dues_until_it_is_brought_back),
        T_STORE(a_stale_edit_shows_what_is_there_and_changes_nothing),
        T_STORE(a_stale_duty_shows_what_is_there),
        T_STORE(an_issued_campaign_is_no_longer_edited),
        T_STORE(another_units_clerk_is_refused_with_the_right_named),
        T_STORE(a_branch_sees_a_campaign_only_once_it_is_issued_to_it),
        T_STORE(ticking_a_unit_elsewhere_issues_nothing),
        T_STORE(nobody_issues_a_draft_while_a_duty_is_being_changed),
        T_STORE(a_unit_in_the_middle_passes_it_on_to_its_own_children),
        T_STORE(only_who_received_it_passes_it_on),
        T_STORE(acknowledging_takes_one_tap_and_counts_once),
        T_STORE(a_report_not_sent_by_its_last_working_day_is_late),
        T_STORE(the_list_tells_led_from_received),
        T_STORE(who_is_asked_to_meet_by_name_are_units_with_that_assembly),
        T_STORE(a_rhythm_without_an_end_is_refused_when_issued),
        T_STORE(every_field_of_a_misread_duty_is_mended_in_the_draft),
        T_STORE(a_draft_is_withdrawn_and_restored_as_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
