/* SPDX-License-Identifier: Apache-2.0 */
/* plan_test.c - plans that change while they are followed, and those that ask nothing below. */
#include "failures/failures.h"
#include "work/campaign/due.h"
#include "work/campaign/pass.h"

/* The first quarter, up to 24/03, has been reported on. */
static void an_amended_cut_leaves_alone_what_was_reported_on(void **state)
{
    struct history *h = failures_open(state);
    int first = history_period(h, 2, "2022-03-10"), second = history_period(h, 2, "2022-06-10");

    (void)history_hold(h, H_HILL, "2022-03-10");
    bring_in(h, H_HILL, first);
    assert_int_equal(history_amend(h, SECOND, -18, NULL), E_INVALID);
    history_take_back_amendment(h, SECOND);
    history_compare(h);
    assert_int_equal(history_amend(h, SECOND, -28, NULL), OK);
    assert_int_equal(h->periods[first].to, history_day("2022-03-24"));
    assert_int_equal(h->periods[second].to, history_day("2022-06-27"));
    be_on(h, "2022-06-28");
    history_daily(h);
    (void)history_hold(h, H_HILL, "2022-06-26");
    bring_in(h, H_HILL, second);
    assert_int_equal(total_of(h, H_COMMUNE, first, "sessions_held"), 1);
    assert_int_equal(total_of(h, H_COMMUNE, second, "sessions_held"), 1);
    assert_int_equal(report_of(h, H_HILL, second, "sessions_held").carried, 0);
    history_compare(h);
}

static void an_amendment_while_somebody_reports_moves_the_cut_under_the_draft(void **state)
{
    struct history *h = failures_open(state);
    int first = history_period(h, 2, "2022-03-10"), second = history_period(h, 2, "2022-06-10");
    struct h_sending draft = { .unit = H_HILL, .period = first, .draft = true };

    (void)history_hold(h, H_HILL, "2022-03-10");
    assert_int_equal(history_save(h, &draft), OK);
    assert_int_equal(history_amend(h, SECOND, -28, NULL), OK);
    history_compare(h);
    be_on(h, "2022-03-28");
    history_daily(h);
    (void)history_hold(h, H_HILL, "2022-03-26"); /* by the old cut it was the next quarter's */
    assert_int_equal(report_of(h, H_HILL, first, "sessions_held").value, 2);
    bring_in(h, H_HILL, first);
    assert_int_equal(total_of(h, H_COMMUNE, first, "sessions_held"), 2);
    assert_int_equal(report_of(h, H_HILL, second, "sessions_held").value, 0);
    history_compare(h);
}

/* Asked of communes alone, of which one gets it. */
static int64_t issue_to_commune(struct history *h)
{
    struct campaign_edit edit = { .org_id = h->units[H_PROVINCE].id,
                                  .name = S("Đợt sinh hoạt “Giữ nếp”"),
                                  .from = { 2022, 3, 1 },
                                  .to = { 2022, 5, 31 } };
    struct duty duty = { .what = DUE_REPORT,
                         .words = S("Báo cáo kết quả hằng tháng"),
                         .audience_kind = S("commune"),
                         .rule = { .rhythm = RHYTHM_MONTHLY, .bound = CALENDAR_BY, .day = 5 } },
                now;
    struct issue in = { .version = 1,
                        .scope = ISSUE_TICKED,
                        .ids = &h->units[H_COMMUNE].id,
                        .n = 1,
                        .sure_of_all = true };
    struct campaign campaign;
    size_t units, dues;
    const char *field;

    T_OK(h->t, campaign_save(world_as(&h->w, "clerk.province"), &edit, &campaign, &field));
    duty.campaign_id = in.campaign_id = campaign.id;
    T_OK(h->t, duty_save(world_as(&h->w, "clerk.province"), &duty, &now, &field));
    T_OK(h->t, issue(world_as(&h->w, "clerk.province"), &in, &units, &dues));
    return campaign.id;
}

static const struct due *asked(struct history *h, int unit, int64_t campaign, size_t *ret_n)
{
    const struct due *dues;

    T_OK(h->t, due_list_of(world_as(&h->w, h->units[unit].reporter), campaign, h->units[unit].id,
                           &dues, ret_n));
    return dues;
}

/* Of the first period, by the commune. */
static void report_for_march(struct history *h, int64_t campaign)
{
    size_t n;
    struct report_save in = { .key = { .due_id = asked(h, H_COMMUNE, campaign, &n)[0].id },
                              .submit = true,
                              .early = true };
    int64_t id;

    T_OK(h->t, report_save(world_as(&h->w, "clerk.commune"), &in, &id));
}

static void who_passes_a_plan_on_says_whether_those_below_report(void **state)
{
    struct history *h = failures_open(state);
    struct issue on = { .campaign_id = issue_to_commune(h), .from_org_id = h->units[H_COMMUNE].id };
    struct pass none = { .campaign_id = on.campaign_id, .org_id = on.from_org_id, .none = true };
    size_t units, dues, n;
    int64_t period;

    T_ERR(h->t, E_INVALID, issue(world_as(&h->w, "clerk.commune"), &on, &units, &dues));
    assert_told(h, "Chi bộ");
    T_OK(h->t, pass_save(world_as(&h->w, "clerk.commune"), &none, &period));
    T_OK(h->t, issue(world_as(&h->w, "clerk.commune"), &on, &units, &dues));
    (void)asked(h, H_HILL, on.campaign_id, &n);
    assert_int_equal(n, 0);
    report_for_march(h, on.campaign_id);
    history_compare(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(an_amended_cut_leaves_alone_what_was_reported_on),
        T_STORE(an_amendment_while_somebody_reports_moves_the_cut_under_the_draft),
        T_STORE(who_passes_a_plan_on_says_whether_those_below_report),
    };

    return cmocka_run_group_tests_name("failures_plan", tests, NULL, NULL);
}
