/* SPDX-License-Identifier: Apache-2.0 */
#include "play/report_play.h"

#include "base/clock.h"
#include "store/campaign.h"
#include "store/copy.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/org_table.h"
#include "store/series.h"
#include "store/session.h"

static void add_campaign(struct report_play *p, enum world_org leader)
{
    struct world *w = &p->w;
    struct q_campaign_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[leader],
        .name = S("Đợt sinh hoạt “Nói ít, làm nhiều”"),
        .from_on = S("2022-03-01"),
        .made_by = w->accounts[0].account_id,
        .made_at = w->now_ms,
    };
    int64_t changed;

    p->campaign = in.id;
    T_OK(w->t, q_campaign_add(w->db, &in, w->t->error));
    T_OK(w->t, q_campaign_move(w->db, in.id, 1, S("draft"), S("issued"), w->now_ms, &changed,
                               w->t->error));
}

static void add_duty(struct report_play *p)
{
    struct world *w = &p->w;
    struct q_duty_add_in in = {
        .id = ids_next(&w->ids),
        .campaign_id = p->campaign,
        .ord = 1,
        .what = S("report"),
        .words = S("Báo cáo kết quả hằng tháng"),
        .rhythm = S("monthly"),
        .bound = S("before"),
        .audience = S(""),
    };
    int64_t changed;

    p->duty = in.id;
    T_OK(w->t, q_duty_add(w->db, &in, w->t->error));
    T_OK(w->t, q_duty_settle(w->db, p->duty, p->series, &changed, w->t->error));
    T_OK(w->t,
         q_duty_date_add(w->db, p->duty, p->period, S("2022-04-05"), S("2022-04-05"), w->t->error));
}

/* One rhythm of one period, March as the calendar has it. */
static void add_period(struct report_play *p)
{
    p->series = world_series(&p->w, p->campaign, 1);
    p->period = world_period(&p->w, p->series, 1, PLAY_PERIOD, "2022-03-01", "2022-03-31");
}

static void issue_to(struct report_play *p, enum world_org org)
{
    struct world *w = &p->w;
    struct q_due_add_in in = {
        .id = ids_next(&w->ids),
        .duty_id = p->duty,
        .org_id = w->org[org],
        .period_id = { true, p->period },
        .slot = S(PLAY_PERIOD),
        .due_on = S("2022-04-05"),
        .work_on = S("2022-04-05"),
    };
    int64_t changed;

    p->due[org] = in.id;
    T_OK(w->t, q_campaign_org_add(w->db, p->campaign, in.org_id, w->now_ms, &changed, w->t->error));
    T_OK(w->t, q_due_add(w->db, &in, &changed, w->t->error));
}

static void open_led(struct t *t, struct report_play *p, enum world_org leader, int first, int last)
{
    *p = (struct report_play){ 0 };
    world_open(t, &p->w);
    add_campaign(p, leader);
    add_period(p);
    add_duty(p);
    for (int i = first; i <= last; i++)
        issue_to(p, (enum world_org)i);
}

void report_play_open(struct t *t, struct report_play *p)
{
    open_led(t, p, W_PROVINCE, W_PROVINCE + 1, W_ORGS - 1);
}

void report_play_open_commune(struct t *t, struct report_play *p)
{
    open_led(t, p, W_COMMUNE, W_HAMLET, W_SCHOOL);
}

static int64_t hold_session(struct report_play *p, enum world_org org, struct day on,
                            struct q_session_close_in *closing)
{
    struct world *w = &p->w;
    struct q_session_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[org],
        .assembly_id = 1,
        .kind = S("regular"),
        .title = S("Sinh hoạt chi bộ thường kỳ"),
        .planned_at = clock_from_local((struct clock_time){ .day = on, .hour = 19 }),
    };
    int64_t changed;

    w->now_ms++; /* what was sent before was sent before */
    closing->id = in.id;
    closing->version = 1;
    closing->held_on = day_iso(w->t->arena, on);
    closing->closed_at = w->now_ms;
    closing->minutes_by = S("screen");
    T_OK(w->t, q_session_add(w->db, &in, w->t->error));
    T_OK(w->t, q_session_campaign_add(w->db, in.id, p->campaign, w->t->error));
    T_OK(w->t, q_session_close(w->db, closing, &changed, w->t->error));
    assert_int_equal(changed, 1);
    T_OK(w->t, q_org_keep_counts(w->db, in.org_id, &changed, w->t->error));
    w->now_ms++;
    return in.id;
}

int64_t report_play_session(struct report_play *p, enum world_org org, int64_t present,
                            int64_t absent, int64_t opinions)
{
    struct q_session_close_in closing = { .people_due = present + absent,
                                          .present = present,
                                          .absent_reason = absent,
                                          .opinions = opinions };

    return hold_session(p, org, (struct day){ 2022, 3, 14 }, &closing);
}

int64_t report_play_held(struct report_play *p, enum world_org org, const char *on, int64_t present)
{
    struct q_session_close_in closing = { .people_due = present, .present = present };

    return hold_session(p, org, day_from_iso(str_of(on)), &closing);
}

const char *report_play_secretary(enum world_org org)
{
    static const char *const names[W_ORGS] = {
        [W_PROVINCE] = "clerk.province",
        [W_COMMUNE] = "clerk.commune",
        [W_HAMLET] = "secretary.hamlet",
        [W_HILL] = "secretary.hill",
        [W_SCHOOL] = "secretary.school",
        [W_OTHER] = "clerk.other",
        [W_OTHER_HAMLET] = "secretary.other_hamlet",
    };

    return names[org];
}

const char *report_play_clerk(enum world_org org)
{
    if (org == W_OTHER_HAMLET)
        return "clerk.other";
    return org == W_COMMUNE || org == W_OTHER ? "clerk.province" : "clerk.commune";
}

struct report report_play_look(struct report_play *p, const char *account, enum world_org org)
{
    struct report report;

    T_OK(p->w.t, report_load(world_as(&p->w, account),
                             &(struct report_key){ .due_id = p->due[org] }, &report));
    return report;
}

int64_t report_play_line(const struct report *report, const char *indicator)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        if (str_eq(report->lines[i].indicator, str_of(indicator)))
            return report->lines[i].value;
    }
    fail_msg("no line %s", indicator);
    return -1;
}

int64_t report_play_submit(struct report_play *p, enum world_org org)
{
    const struct str texts[] = { S("Nền nếp sinh hoạt được giữ vững."), S("") };
    struct report report = report_play_look(p, report_play_secretary(org), org);
    struct report_save in = {
        .key = report.key,
        .version = report.version,
        .texts = texts,
        .n_texts = COUNT(texts),
        .submit = true,
        .early = true, /* today March has not ended */
    };
    int64_t id;

    T_OK(p->w.t, report_save(world_as(&p->w, report_play_secretary(org)), &in, &id));
    return id;
}

void report_play_receive(struct report_play *p, enum world_org org)
{
    struct report report = report_play_look(p, report_play_clerk(org), org);

    T_OK(p->w.t,
         report_receive(world_as(&p->w, report_play_clerk(org)), report.key.id, report.version));
}

void report_play_return(struct report_play *p, enum world_org org)
{
    struct report report = report_play_look(p, report_play_clerk(org), org);

    T_OK(p->w.t, report_return(world_as(&p->w, report_play_clerk(org)), report.key.id,
                               report.version, S("Bổ sung nguyên nhân của hạn chế.")));
}

/* The duty is amended behind everybody's back: the campaign has been issued. */
void report_play_send_to(struct report_play *p, int64_t receiver_id)
{
    struct world *w = &p->w;
    struct q_duty_set_in in = {
        .id = p->duty,
        .version = 1,
        .what = S("report"),
        .words = S("Báo cáo kết quả hằng tháng"),
        .rhythm = S("monthly"),
        .bound = S("before"),
        .audience = S(""),
        .receiver_id = { true, receiver_id },
    };
    int64_t changed;

    T_OK(w->t, q_duty_set(w->db, &in, &changed, w->t->error));
    assert_int_equal(changed, 1);
}

void report_play_copy_to(struct report_play *p, int64_t org_id)
{
    T_OK(p->w.t, q_duty_copy_add(p->w.db, p->duty, org_id, p->w.t->error));
}
