/* SPDX-License-Identifier: Apache-2.0 */
/* own_test.c - what the unit that leads a campaign owes itself. */
#include "play/world.h"
#include "work/campaign/campaign.h"
#include "work/campaign/lay.h"
#include "work/campaign/recall.h"
#include "work/desk.h"
#include "work/report/report.h"

enum { DAY_MS = 86400000 };

struct own {
    struct world w;
    int64_t campaign;
};

static struct ctx *clerk(struct own *o)
{
    return world_as(&o->w, "clerk.commune");
}

/* Branches report each month, and so does the commune, three days later. */
static void begin(struct t *t, struct own *o)
{
    struct campaign_edit edit = { .name = S("Đợt sinh hoạt “Nói đi đôi với làm”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 5, 31 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Chi bộ báo cáo hằng tháng"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = 2 } },
                now;
    struct campaign campaign;
    const char *field;

    world_open(t, &o->w);
    edit.org_id = o->w.org[W_COMMUNE];
    T_OK(t, campaign_save(clerk(o), &edit, &campaign, &field));
    o->campaign = duty.campaign_id = campaign.id;
    T_OK(t, duty_save(clerk(o), &duty, &now, &field));
    duty.words = S("Đảng ủy xã báo cáo Tỉnh ủy hằng tháng");
    duty.rule.day = 5;
    duty.own = true;
    duty.audience_kind = S("commune"); /* not kept: it is for one unit */
    T_OK(t, duty_save(clerk(o), &duty, &now, &field));
}

static void send_out(struct own *o)
{
    struct issue in = { .campaign_id = o->campaign, .rest = SERIES_REST_NONE, .sure_of_all = true };
    struct campaign campaign;
    size_t units, n;

    T_OK(o->w.t, campaign_load(clerk(o), o->campaign, &campaign));
    in.version = campaign.version;
    T_OK(o->w.t, issue(clerk(o), &in, &units, &n));
    assert_int_equal(n, units + 1);
}

static const struct due *dues_of(struct own *o, enum world_org org, size_t *ret_n)
{
    const struct due *list;

    T_OK(o->w.t, due_list_of(clerk(o), o->campaign, o->w.org[org], &list, ret_n));
    return list;
}

static size_t on_desk(struct own *o)
{
    struct desk desk;
    size_t n = 0;

    T_OK(o->w.t, desk_load(clerk(o), &desk));
    for (size_t i = 0; i < desk.n; i++)
        n += desk.items[i].what == DESK_REPORT;
    return n;
}

static void who_leads_owes_it_and_nobody_below(void **state)
{
    const struct due *list;
    struct own o;
    size_t n;

    begin(*state, &o);
    send_out(&o);
    list = dues_of(&o, W_COMMUNE, &n);
    assert_int_equal(n, 3);
    T_STR(list[0].words, "Đảng ủy xã báo cáo Tỉnh ủy hằng tháng");
    assert_int_equal(day_cmp(list[0].due_on, (struct day){ 2022, 4, 5 }), 0);
    assert_true(list[0].id && !list[1].id); /* April has not begun */
    list = dues_of(&o, W_HAMLET, &n);
    assert_int_equal(n, 3);
    T_STR(list[0].words, "Chi bộ báo cáo hằng tháng");
}

static void it_is_laid_month_by_month_and_stands_on_the_desk(void **state)
{
    const struct due *list;
    struct own o;
    size_t n;

    begin(*state, &o);
    send_out(&o);
    assert_int_equal(on_desk(&o), 1);
    o.w.now_ms += INT64_C(20) * DAY_MS; /* 3/4/2022 */
    for (int again = 0; again < 2; again++) {
        struct due_round round = { 0 };

        while (!round.end)
            T_OK(o.w.t, due_lay_next(world_at_terminal(&o.w), &round));
    }
    list = dues_of(&o, W_COMMUNE, &n);
    assert_int_equal(n, 3);
    assert_true(list[1].id && !list[2].id);
}

static int64_t period_of(struct own *o)
{
    struct campaign_view v;

    T_OK(o->w.t, campaign_show(clerk(o), o->campaign, &v));
    assert_int_equal(v.n_series, 1); /* both are days of one period */
    return v.series[0].periods[0].id;
}

static void its_report_does_it(void **state)
{
    struct report_save in = { .submit = true, .early = true };
    struct str texts[] = { S("Các chi bộ sinh hoạt đúng kỳ."), S("Không.") };
    const struct due *list;
    struct report report;
    struct own o;
    int64_t id;
    size_t n;

    begin(*state, &o);
    send_out(&o);
    list = dues_of(&o, W_COMMUNE, &n);
    in.key = (struct report_key){ .org_id = o.w.org[W_COMMUNE], .period_id = period_of(&o) };
    in.texts = texts;
    in.n_texts = COUNT(texts);
    T_OK(o.w.t, report_save(clerk(&o), &in, &id));
    list = dues_of(&o, W_COMMUNE, &n);
    assert_true(list[0].done_at);
    T_OK(o.w.t, report_load(world_as(&o.w, "clerk.province"), &in.key, &report));
    assert_int_equal(report.state, REPORT_SUBMITTED);
    assert_int_equal(day_cmp(report.due_on, (struct day){ 2022, 4, 5 }), 0);
}

static void recalled_it_is_asked_no_more_and_issued_again_anew(void **state)
{
    struct recall in = { .words = { .document = S("Công văn số 3-CV/ĐU"), .why = S("Nhầm hạn") } };
    const struct due *list;
    struct campaign campaign;
    const char *field;
    struct own o;
    size_t n;

    begin(*state, &o);
    send_out(&o);
    T_OK(o.w.t, campaign_load(clerk(&o), o.campaign, &campaign));
    in.campaign_id = o.campaign;
    in.version = campaign.version;
    T_OK(o.w.t, campaign_recall(clerk(&o), &in, &field));
    list = dues_of(&o, W_COMMUNE, &n);
    T_STR(list[0].ended_why, "withdrawn");
    send_out(&o);
    list = dues_of(&o, W_COMMUNE, &n);
    T_STR(list[0].ended_why, "");
}

static void only_what_is_asked_once_is_made_from_what_repeats(void **state)
{
    struct duty duty = {
        .what = DUE_REPORT,
        .words = S("Báo cáo sơ kết đợt sinh hoạt"),
        .own = true,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 5, 20 } }
    };
    struct duty now, repeated;
    struct campaign_view v;
    const char *field;
    struct own o;

    begin(*state, &o);
    T_OK(o.w.t, campaign_show(clerk(&o), o.campaign, &v));
    duty.campaign_id = o.campaign;
    duty.made_from_id = o.campaign; /* no duty */
    T_ERR(o.w.t, E_INVALID, duty_save(clerk(&o), &duty, &now, &field));
    assert_string_equal(field, "made_from");
    duty.made_from_id = v.duties[0].duty.id;
    repeated = duty;
    repeated.rule = v.duties[0].duty.rule;
    T_ERR(o.w.t, E_INVALID, duty_save(clerk(&o), &repeated, &now, &field));
    assert_string_equal(field, "made_from");
    T_OK(o.w.t, duty_save(clerk(&o), &duty, &now, &field));
    T_OK(o.w.t, campaign_show(clerk(&o), o.campaign, &v));
    assert_int_equal(v.n_series, 2);
    assert_int_equal(v.series[1].n, 1);
    assert_int_equal(day_cmp(v.series[1].periods[0].to, v.series[0].periods[1].to), 0);
}

/* A rhythm that has no cut before it leaves it without a period: the gate says that it has no date. */
static void before_the_first_cut_nothing_can_be_made(void **state)
{
    struct duty duty = {
        .what = DUE_REPORT,
        .words = S("Báo cáo kết quả bước đầu"),
        .own = true,
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2022, 3, 25 } }
    };
    struct duty now;
    struct campaign_view v;
    const char *field;
    struct own o;

    begin(*state, &o);
    T_OK(o.w.t, campaign_show(clerk(&o), o.campaign, &v));
    duty.campaign_id = o.campaign;
    duty.made_from_id = v.duties[0].duty.id;
    T_OK(o.w.t, duty_save(clerk(&o), &duty, &now, &field));
    T_OK(o.w.t, campaign_show(clerk(&o), o.campaign, &v));
    assert_int_equal(v.series[1].n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(who_leads_owes_it_and_nobody_below),
        T_STORE(it_is_laid_month_by_month_and_stands_on_the_desk),
        T_STORE(its_report_does_it),
        T_STORE(only_what_is_asked_once_is_made_from_what_repeats),
        T_STORE(before_the_first_cut_nothing_can_be_made),
        T_STORE(recalled_it_is_asked_no_more_and_issued_again_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
