/* SPDX-License-Identifier: Apache-2.0 */
#include "play/world.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/holiday/holiday.h"
#include "work/org/org.h"

#define ADMIN    "admin.province"
#define CLERK    "clerk.commune"
#define DAY(...) ((struct day){ __VA_ARGS__ })

static void ask(struct world *w, int64_t campaign_id, enum due_what what, struct day on)
{
    struct duty now, duty = { .campaign_id = campaign_id,
                              .what = what,
                              .words = S("Thực hiện trước ngày ghi trong kế hoạch"),
                              .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BEFORE } };
    const char *field;

    duty.rule.due_on = on;
    T_OK(w->t, duty_save(world_as(w, CLERK), &duty, &now, &field));
}

/* Before a Thursday something to hand in, before a Sunday a meeting. */
static int64_t draft(struct world *w)
{
    struct campaign_edit edit = { .org_id = w->org[W_COMMUNE],
                                  .name = S("Đợt sinh hoạt tháng 4"),
                                  .from = { 2022, 3, 15 },
                                  .to = { 2022, 4, 30 } };
    struct campaign campaign;
    const char *field;

    T_OK(w->t, campaign_save(world_as(w, CLERK), &edit, &campaign, &field));
    ask(w, campaign.id, DUE_OTHER, DAY(2022, 4, 7));
    ask(w, campaign.id, DUE_SESSION, DAY(2022, 4, 10));
    return campaign.id;
}

static void assert_last(struct world *w, int64_t campaign_id, struct day paper, struct day meeting)
{
    struct campaign_view v;

    T_OK(w->t, campaign_show(world_as(w, CLERK), campaign_id, &v));
    assert_int_equal(v.n_duties, 2);
    for (size_t i = 0; i < v.n_duties; i++) {
        struct day want = v.duties[i].duty.what == DUE_SESSION ? meeting : paper;

        assert_int_equal(v.duties[i].n_dates, 1);
        assert_int_equal(day_cmp(v.duties[i].dates[0].work_on, want), 0);
    }
}

static void before_a_day_leaves_it_out_and_a_meeting_stays_on_its_sunday(void **state)
{
    struct world w;

    world_open(*state, &w);
    assert_last(&w, draft(&w), DAY(2022, 4, 6), DAY(2022, 4, 9));
}

static void an_issued_campaign_keeps_how_its_unit_counted_then(void **state)
{
    struct issue in = { .version = 1, .rest = SERIES_REST_NONE, .sure_of_all = true };
    const struct due *dues;
    struct world w;
    size_t units, n;

    world_open(*state, &w);
    in.campaign_id = draft(&w);
    T_OK(w.t, org_set_before_includes(world_as(&w, ADMIN), w.org[W_COMMUNE], true));
    assert_last(&w, in.campaign_id, DAY(2022, 4, 7), DAY(2022, 4, 10));
    T_OK(w.t, issue(world_as(&w, CLERK), &in, &units, &n));
    T_OK(w.t, org_set_before_includes(world_as(&w, ADMIN), w.org[W_COMMUNE], false));
    assert_last(&w, in.campaign_id, DAY(2022, 4, 7), DAY(2022, 4, 10));
    T_OK(w.t,
         due_list_of(world_as(&w, "secretary.hill"), in.campaign_id, w.org[W_HILL], &dues, &n));
    assert_int_equal(n, 2);
    assert_int_equal(day_cmp(dues[0].work_on, DAY(2022, 4, 7)), 0);
    assert_int_equal(day_cmp(dues[1].work_on, DAY(2022, 4, 10)), 0);
    assert_last(&w, draft(&w), DAY(2022, 4, 6), DAY(2022, 4, 9));
}

static void a_unit_s_own_day_off_moves_what_it_asks(void **state)
{
    struct holiday_new in = { .day = { 2022, 4, 7 }, .name = S("Nghỉ theo thông báo") };
    struct world w;
    int64_t id, day_id;

    world_open(*state, &w);
    id = draft(&w);
    in.org_id = w.org[W_COMMUNE];
    T_OK(w.t, org_set_before_includes(world_as(&w, ADMIN), w.org[W_COMMUNE], true));
    T_OK(w.t, holiday_add(world_as(&w, ADMIN), &in, &day_id));
    assert_last(&w, id, DAY(2022, 4, 6), DAY(2022, 4, 10));
}

static void a_date_on_days_nobody_has_announced_is_provisional(void **state)
{
    struct campaign_edit edit = { .name = S("Học tập nhiều năm"),
                                  .from = { 2022, 3, 15 },
                                  .to = { 2031, 12, 31 } };
    struct campaign campaign;
    struct campaign_view v;
    const char *field;
    struct world w;

    world_open(*state, &w);
    edit.org_id = w.org[W_COMMUNE];
    T_OK(w.t, campaign_save(world_as(&w, CLERK), &edit, &campaign, &field));
    ask(&w, campaign.id, DUE_OTHER, DAY(2022, 5, 4));
    ask(&w, campaign.id, DUE_OTHER, DAY(2030, 2, 5));
    T_OK(w.t, campaign_show(world_as(&w, CLERK), campaign.id, &v));
    assert_int_equal(v.n_duties, 2);
    assert_int_equal(day_cmp(v.duties[0].dates[0].work_on, DAY(2022, 4, 29)), 0);
    assert_false(v.duties[0].dates[0].provisional);
    assert_int_equal(day_cmp(v.duties[1].dates[0].work_on, DAY(2030, 1, 30)), 0);
    assert_true(v.duties[1].dates[0].provisional);
}

/* Monthly, with no day: the first report is for March. */
static struct day asked_for_march(struct world *w, int64_t org_id)
{
    struct campaign_edit edit = { .org_id = org_id,
                                  .name = S("Đợt không ghi ngày báo cáo"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 6, 30 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo hằng tháng"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_IN } },
                now;
    struct campaign campaign;
    struct campaign_view v;
    const char *field;

    T_OK(w->t, campaign_save(world_as(w, CLERK), &edit, &campaign, &field));
    duty.campaign_id = campaign.id;
    T_OK(w->t, duty_save(world_as(w, CLERK), &duty, &now, &field));
    T_OK(w->t, campaign_show(world_as(w, CLERK), campaign.id, &v));
    return v.duties[0].dates[0].work_on;
}

/* 10/4/2022 is a Sunday, and the 11th a holiday. */
static void where_a_plan_gives_no_day_the_unit_s_own_term_does(void **state)
{
    const struct {
        struct calendar_term term;
        struct day work_on;
    } rows[] = {
        { { 10, false, false }, { 2022, 4, 8 } },
        { { 10, false, true }, { 2022, 4, 12 } },
        { { 3, true, false }, { 2022, 4, 5 } },
        { { 7, true, false }, { 2022, 4, 12 } },
    };
    struct calendar_term none = { 0 };
    struct world w;
    int64_t org;

    world_open(*state, &w);
    org = w.org[W_COMMUNE];
    assert_int_equal(day_cmp(asked_for_march(&w, org), DAY(2022, 4, 5)), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        T_OK(w.t, org_set_term(world_as(&w, ADMIN), org, &rows[i].term));
        assert_int_equal(day_cmp(asked_for_march(&w, org), rows[i].work_on), 0);
    }
    T_ERR(w.t, E_INVALID, org_set_term(world_as(&w, ADMIN), org, &none));
    T_ERR(w.t, E_DENIED, org_set_term(world_as(&w, CLERK), org, &rows[0].term));
}

static void a_unit_that_is_not_there_has_no_setting(void **state)
{
    struct world w;

    world_open(*state, &w);
    T_ERR(w.t, E_NOT_FOUND, org_set_before_includes(world_as(&w, ADMIN), 17, true));
    T_ERR(w.t, E_NOT_FOUND,
          org_set_term(world_as(&w, ADMIN), 17, &(struct calendar_term){ .days = 10 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(before_a_day_leaves_it_out_and_a_meeting_stays_on_its_sunday),
        T_STORE(an_issued_campaign_keeps_how_its_unit_counted_then),
        T_STORE(a_unit_s_own_day_off_moves_what_it_asks),
        T_STORE(a_date_on_days_nobody_has_announced_is_provisional),
        T_STORE(where_a_plan_gives_no_day_the_unit_s_own_term_does),
        T_STORE(a_unit_that_is_not_there_has_no_setting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
