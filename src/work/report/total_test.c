/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/org.h"
#include "store/report.h"
#include "store/total.h"
#include "work/report/check.h"
#include "work/report/total.h"

static struct total look(struct report_play *p, const char *account, enum world_org org)
{
    struct total total;

    T_OK(p->w.t, total_load(world_as(&p->w, account), p->w.org[org], p->period, &total));
    return total;
}

static int64_t sum_of(const struct total *total, const char *indicator)
{
    for (size_t i = 0; i < total->n_lines; i++) {
        if (str_eq(total->lines[i].indicator, str_of(indicator)))
            return total->sums[i];
    }
    fail_msg("no line %s", indicator);
    return -1;
}

static size_t differences(struct report_play *p)
{
    struct report_fault *rows;
    size_t n;

    T_OK(p->w.t, report_check(world_as(&p->w, NULL), &rows, &n));
    return n;
}

static const struct total_row *row_of(struct report_play *p, const struct total *total,
                                      enum world_org org)
{
    for (size_t i = 0; i < total->n_rows; i++) {
        if (total->rows[i].org_id == p->w.org[org])
            return &total->rows[i];
    }
    fail_msg("unit %d is not below", (int)org);
    return NULL;
}

static void more_units_than_can_be_shown_are_refused_not_cut_off(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    world_add_units(&p.w, W_COMMUNE, TOTAL_ROWS_MAX - 3);
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).n_rows, TOTAL_ROWS_MAX);
    world_add_units(&p.w, W_COMMUNE, 1);
    T_ERR(p.w.t, E_TOO_LARGE,
          total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], p.period, &total));
    assert_non_null(strstr(p.w.t->error->message, "1000"));
}

/* From April on the periodic report asks for sessions and present only. */
static void shorten_the_form(struct report_play *p)
{
    struct str april = S("2022-04-01");
    const int64_t id = 88;
    int64_t changed;

    T_OK(p->w.t, q_report_form_end(p->w.db, 1, april, &changed, p->w.t->error));
    T_OK(p->w.t, q_report_form_add(p->w.db, id, S("periodic"), S("Báo cáo rút gọn"),
                                   S("Short report"), april, p->w.t->error));
    T_OK(p->w.t, q_report_form_line_add(p->w.db, id, 1, S("sessions_held"), p->w.t->error));
    T_OK(p->w.t, q_report_form_line_add(p->w.db, id, 2, S("present"), p->w.t->error));
}

static void a_period_keeps_the_form_that_was_in_force(void **state)
{
    struct report report;
    struct report_play p;
    struct total total;
    int64_t april;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    shorten_the_form(&p);
    p.w.now_ms += INT64_C(30) * 86400 * 1000; /* 13/04/2022 */
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(sum_of(&total, "opinions"), 3);
    report = report_play_look(&p, "secretary.school", W_SCHOOL);
    assert_int_equal(report_play_line(&report, "opinions"), 0);
    april = world_period(&p.w, p.series, 2, "2022-04", "2022-04-01", "2022-04-30");
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], april, &total));
    assert_int_equal(total.n_lines, 2);
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(total.n_lines, 9);
}

static void receiving_adds_to_every_unit_above(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(total.reports, 0);
    assert_int_equal(total.n_waiting, 1);
    report_play_receive(&p, W_HILL);
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(total.reports, 1);
    assert_int_equal(sum_of(&total, "present"), 7);
    assert_int_equal(sum_of(&total, "absent_reason"), 1);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(total.reports, 1);
    assert_int_equal(sum_of(&total, "opinions"), 3);
    total = look(&p, "clerk.other", W_OTHER);
    assert_int_equal(total.reports, 0);
    assert_int_equal(differences(&p), 0);
}

static void returning_takes_the_figures_out_again(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_return(&p, W_HILL);
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).reports, 0);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    (void)report_play_session(&p, W_HILL, 9, 0, 1);
    report_play_return(&p, W_HILL);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(total.reports, 0);
    assert_int_equal(sum_of(&total, "present"), 0);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(sum_of(&total, "present"), 16);
    assert_int_equal(differences(&p), 0);
}

static void a_level_s_own_report_is_not_counted_twice(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    (void)report_play_submit(&p, W_COMMUNE);
    report_play_receive(&p, W_COMMUNE);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(sum_of(&total, "present"), 7);
    assert_int_equal(row_of(&p, &total, W_COMMUNE)->state, REPORT_RECEIVED);
    report_play_return(&p, W_COMMUNE);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(sum_of(&total, "present"), 7);
    assert_int_equal(differences(&p), 0);
}

/* What a committee did itself goes up beside what was counted below it. */
static void a_unit_that_meets_and_has_units_below_shows_both(void **state)
{
    const struct total_row *row;
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_session(&p, W_COMMUNE, 5, 0, 2);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    (void)report_play_submit(&p, W_COMMUNE);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_int_equal(row_of(&p, &total, W_COMMUNE)->values[2], 7);
    report_play_receive(&p, W_COMMUNE);
    total = look(&p, "clerk.province", W_PROVINCE);
    row = row_of(&p, &total, W_COMMUNE);
    assert_int_equal(row->values[2], 12);
    assert_int_equal(row->reports, 2);
    assert_int_equal(sum_of(&total, "present"), 12);
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(sum_of(&total, "present"), 7); /* of those below it */
    assert_int_equal(differences(&p), 0);
}

static void rows_tell_who_put_in_what_and_who_is_late(void **state)
{
    const struct total_row *row;
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    (void)report_play_submit(&p, W_SCHOOL);
    p.w.now_ms += INT64_C(23) * 86400 * 1000; /* 06/04/2022: the day after */
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(total.n_rows, 3);
    assert_int_equal(total.n_in, 2);
    assert_int_equal(total.n_received, 1);
    assert_int_equal(total.n_waiting, 1);
    assert_int_equal(total.n_late, 1);
    row = row_of(&p, &total, W_HAMLET);
    assert_true(row->late && row->owes && row->report_id == 0);
    row = row_of(&p, &total, W_HILL);
    assert_false(row->late);
    assert_true(row->values[2] == 7);
    row = row_of(&p, &total, W_SCHOOL); /* in, but not received: its figures do not stand yet */
    assert_true(row->state == REPORT_SUBMITTED && row->values[0] == 0);
}

static void the_last_day_is_not_late(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    p.w.now_ms += INT64_C(22) * 86400 * 1000; /* 05/04/2022 */
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).n_late, 0);
}

static void periods_count_units_in_received_and_late(void **state)
{
    struct total_periods periods;
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_submit(&p, W_HILL);
    (void)report_play_submit(&p, W_SCHOOL);
    report_play_receive(&p, W_HILL);
    p.w.now_ms += INT64_C(23) * 86400 * 1000;
    T_OK(p.w.t,
         total_periods(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], p.campaign, &periods));
    assert_int_equal(periods.n, 1);
    T_STR(periods.rows[0].name.slot, PLAY_PERIOD);
    assert_true(periods.rows[0].id == p.period);
    assert_int_equal(periods.rows[0].units, 3);
    assert_int_equal(periods.rows[0].in, 2);
    assert_int_equal(periods.rows[0].received, 1);
    assert_int_equal(periods.rows[0].late, 1);
}

/* The same units are asked for something else besides, for the same days. */
static int64_t ask_also(struct report_play *p, const char *words)
{
    struct q_duty_add_in duty = {
        .id = ids_next(&p->w.ids),
        .campaign_id = p->campaign,
        .ord = 2,
        .what = S("report"),
        .words = str_of(words),
        .rhythm = S("monthly"),
        .bound = S("before"),
        .audience = S(""),
    };
    int64_t changed, series = world_series(&p->w, p->campaign, 2);
    int64_t period = world_period(&p->w, series, 1, PLAY_PERIOD, "2022-03-01", "2022-03-31");

    T_OK(p->w.t, q_duty_add(p->w.db, &duty, p->w.t->error));
    for (int i = W_PROVINCE + 1; i < W_ORGS; i++) {
        struct q_due_add_in due = {
            .id = ids_next(&p->w.ids),
            .duty_id = duty.id,
            .org_id = p->w.org[i],
            .period_id = { true, period },
            .slot = S(PLAY_PERIOD),
            .due_on = S("2022-04-10"), /* a Sunday */
            .work_on = S("2022-04-08"),
        };

        T_OK(p->w.t, q_due_add(p->w.db, &due, &changed, p->w.t->error));
        assert_int_equal(changed, 1);
    }
    return period;
}

static struct total_periods look_at_periods(struct report_play *p)
{
    struct total_periods periods;

    T_OK(p->w.t, total_periods(world_as(&p->w, "clerk.commune"), p->w.org[W_COMMUNE], p->campaign,
                               &periods));
    return periods;
}

static void two_reports_of_the_same_days_are_not_mixed(void **state)
{
    struct total_periods periods;
    struct report_play p;
    struct total total;
    int64_t other;

    report_play_open(*state, &p);
    other = ask_also(&p, "Báo cáo việc làm điểm");
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    periods = look_at_periods(&p);
    assert_int_equal(periods.n, 2);
    T_STR(periods.rows[0].asked, "Báo cáo kết quả hằng tháng");
    T_STR(periods.rows[1].asked, "Báo cáo việc làm điểm");
    assert_int_equal(day_cmp(periods.rows[1].work_on, (struct day){ 2022, 4, 8 }), 0);
    assert_int_equal(periods.rows[0].received, 1);
    assert_int_equal(periods.rows[1].received, 0);
    assert_int_equal(periods.rows[1].units, periods.rows[0].units);
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], other, &total));
    assert_int_equal(total.reports, 0);
    assert_int_equal(sum_of(&total, "present"), 0);
    assert_int_equal(row_of(&p, &total, W_HILL)->state, 0); /* still owed */
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(sum_of(&total, "present"), 7);
}

static void sums_say_how_many_branches_they_are_made_of(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    total = look(&p, "clerk.commune", W_COMMUNE);
    assert_int_equal(total.reports, 1);
    assert_int_equal(total.owed, 3); /* hill, hamlet and school */
    assert_int_equal(total.n_owing, 3);
    assert_false(total.through);
    /* A commune's own report, received, is one more: what it did itself. */
    (void)report_play_submit(&p, W_COMMUNE);
    report_play_receive(&p, W_COMMUNE);
    total = look(&p, "clerk.province", W_PROVINCE);
    assert_true(total.through);
    assert_int_equal(total.reports, 2);
    assert_true(total.owed > 3);
    assert_int_equal(total.n_received, 1);
    assert_int_equal(row_of(&p, &total, W_COMMUNE)->reports, 2);
}

/* The database refuses a second one, whichever duty asks for it. */
static void a_unit_owes_one_report_of_a_period_however_many_duties_ask_it(void **state)
{
    struct report_play p;
    struct q_due_add_in due;
    int64_t changed;

    report_play_open(*state, &p);
    (void)ask_also(&p, "Báo cáo cùng kỳ");
    due = (struct q_due_add_in){
        .id = ids_next(&p.w.ids),
        .duty_id = p.duty,
        .org_id = p.w.org[W_HILL],
        .period_id = { true, p.period },
        .slot = S("2022-Q1"),
        .due_on = S("2022-04-08"),
        .work_on = S("2022-04-08"),
    };
    T_OK(p.w.t, q_due_add(p.w.db, &due, &changed, p.w.t->error));
    assert_int_equal(changed, 0);
}

static void totals_are_for_the_unit_and_those_above_it(void **state)
{
    struct report_play p;
    struct total total;

    report_play_open(*state, &p);
    T_OK(p.w.t, total_load(world_as(&p.w, "clerk.province"), p.w.org[W_COMMUNE], p.period, &total));
    T_ERR(p.w.t, E_DENIED,
          total_load(world_as(&p.w, "clerk.other"), p.w.org[W_COMMUNE], p.period, &total));
    T_ERR(p.w.t, E_DENIED,
          total_load(world_as(&p.w, "secretary.hill"), p.w.org[W_COMMUNE], p.period, &total));
    T_ERR(p.w.t, E_NOT_FOUND,
          total_load(world_as(&p.w, "clerk.commune"), p.w.org[W_COMMUNE], 17, &total));
}

static void a_session_that_came_too_late_is_told_with_the_totals(void **state)
{
    struct report_play p;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    (void)report_play_submit(&p, W_HILL);
    report_play_receive(&p, W_HILL);
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).unreported, 0);
    (void)report_play_session(&p, W_HILL, 5, 0, 0);
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).unreported, 1);
    assert_int_equal(look(&p, "clerk.other", W_OTHER).unreported, 0);
    report_play_return(&p, W_HILL);
    (void)report_play_submit(&p, W_HILL);
    assert_int_equal(look(&p, "clerk.commune", W_COMMUNE).unreported, 0);
}

/* The database itself refuses a second one, whoever asks. */
static void a_session_stands_once_in_a_series(void **state)
{
    struct report_play p;
    int64_t id, changed, version;

    report_play_open(*state, &p);
    (void)report_play_session(&p, W_HILL, 7, 1, 3);
    id = report_play_submit(&p, W_HILL);
    version = report_play_look(&p, "secretary.hill", W_HILL).in_force_id;
    T_ERR(p.w.t, E_CONFLICT,
          q_report_sessions_put(p.w.db, id, p.series, version, &changed, p.w.t->error));
}

/* The model: what stands in each branch's report while it is received. */
struct model {
    int64_t held[W_ORGS], frozen[W_ORGS];
    enum report_state state[W_ORGS];
};

static const enum world_org branches[] = { W_HAMLET, W_HILL, W_SCHOOL, W_OTHER_HAMLET };

static void step(struct report_play *p, struct model *m, enum world_org org, unsigned dice)
{
    switch (m->state[org]) {
    case REPORT_DRAFT:
    case REPORT_RETURNED:
        if (dice % 3 == 0) {
            (void)report_play_session(p, org, dice % 11, dice % 3, dice % 5);
            m->held[org] += dice % 11;
            return;
        }
        (void)report_play_submit(p, org);
        m->frozen[org] = m->held[org];
        m->state[org] = REPORT_SUBMITTED;
        return;
    case REPORT_SUBMITTED:
        if (dice % 4 == 0) {
            (void)report_play_session(p, org, dice % 11, 0, 0);
            m->held[org] += dice % 11;
        } else if (dice % 4 == 1) {
            report_play_return(p, org);
            m->state[org] = REPORT_RETURNED;
        } else {
            report_play_receive(p, org);
            m->state[org] = REPORT_RECEIVED;
        }
        return;
    case REPORT_RECEIVED:
        report_play_return(p, org);
        m->state[org] = REPORT_RETURNED;
        return;
    }
}

static void compare(struct report_play *p, const struct model *m, const char *account,
                    enum world_org above)
{
    struct total total = look(p, account, above);
    int64_t sum = 0, reports = 0;

    for (size_t i = 0; i < COUNT(branches); i++) {
        enum world_org org = branches[i];
        bool below = above == W_PROVINCE || (above == W_OTHER) == (org == W_OTHER_HAMLET);

        if (!below || m->state[org] != REPORT_RECEIVED)
            continue;
        sum += m->frozen[org];
        reports++;
    }
    assert_int_equal(sum_of(&total, "present"), sum);
    assert_int_equal(total.reports, reports);
}

static void any_sequence_of_acts_keeps_totals_and_reports_in_agreement(void **state)
{
    enum { STEPS = 60 };
    struct report_play p;
    struct model m = { 0 };
    uint64_t dice = 20220314;

    report_play_open(*state, &p);
    for (size_t i = 0; i < COUNT(branches); i++)
        m.state[branches[i]] = REPORT_DRAFT;
    for (int i = 0; i < STEPS; i++) {
        dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        step(&p, &m, branches[(dice >> 60) % COUNT(branches)], (unsigned)(dice >> 33));
        if (i % 5)
            continue;
        compare(&p, &m, "clerk.commune", W_COMMUNE);
        compare(&p, &m, "clerk.other", W_OTHER);
        compare(&p, &m, "clerk.province", W_PROVINCE);
        assert_int_equal(differences(&p), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(a_period_keeps_the_form_that_was_in_force),
        T_STORE(more_units_than_can_be_shown_are_refused_not_cut_off),
        T_STORE(receiving_adds_to_every_unit_above),
        T_STORE(returning_takes_the_figures_out_again),
        T_STORE(a_level_s_own_report_is_not_counted_twice),
        T_STORE(a_unit_that_meets_and_has_units_below_shows_both),
        T_STORE(rows_tell_who_put_in_what_and_who_is_late),
        T_STORE(the_last_day_is_not_late),
        T_STORE(periods_count_units_in_received_and_late),
        T_STORE(two_reports_of_the_same_days_are_not_mixed),
        T_STORE(sums_say_how_many_branches_they_are_made_of),
        T_STORE(a_unit_owes_one_report_of_a_period_however_many_duties_ask_it),
        T_STORE(totals_are_for_the_unit_and_those_above_it),
        T_STORE(a_session_that_came_too_late_is_told_with_the_totals),
        T_STORE(a_session_stands_once_in_a_series),
        T_STORE(any_sequence_of_acts_keeps_totals_and_reports_in_agreement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
