/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report_play.h"

#include "base/clock.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/session.h"

static void add_campaign(struct report_play *p)
{
    struct world *w = &p->w;
    struct q_campaign_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[W_PROVINCE],
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

    p->duty = in.id;
    T_OK(w->t, q_duty_add(w->db, &in, w->t->error));
}

static void issue_to(struct report_play *p, enum world_org org)
{
    struct world *w = &p->w;
    struct q_due_add_in in = {
        .id = ids_next(&w->ids),
        .duty_id = p->duty,
        .org_id = w->org[org],
        .period = S(PLAY_PERIOD),
        .due_on = S("2022-04-05"),
        .work_on = S("2022-04-05"),
    };
    int64_t changed;

    p->due[org] = in.id;
    T_OK(w->t, q_campaign_org_add(w->db, p->campaign, in.org_id, w->now_ms, &changed, w->t->error));
    T_OK(w->t, q_due_add(w->db, &in, &changed, w->t->error));
}

void report_play_open(struct t *t, struct report_play *p)
{
    *p = (struct report_play){ 0 };
    world_open(t, &p->w);
    add_campaign(p);
    add_duty(p);
    for (int i = W_PROVINCE + 1; i < W_ORGS; i++)
        issue_to(p, (enum world_org)i);
}

int64_t report_play_session(struct report_play *p, enum world_org org, int64_t present,
                            int64_t absent, int64_t opinions)
{
    struct world *w = &p->w;
    struct q_session_add_in in = {
        .id = ids_next(&w->ids),
        .org_id = w->org[org],
        .kind = S("regular"),
        .title = S("Sinh hoạt chi bộ thường kỳ"),
        .planned_at = clock_from_local((struct clock_time){ .day = { 2022, 3, 14 }, .hour = 19 }),
    };
    struct q_session_close_in closing = {
        .id = in.id,
        .version = 1,
        .closed_at = in.planned_at,
        .minutes_by = S("screen"),
        .people_due = present + absent,
        .present = present,
        .absent_reason = absent,
        .opinions = opinions,
    };
    int64_t changed;

    T_OK(w->t, q_session_add(w->db, &in, w->t->error));
    T_OK(w->t, q_session_campaign_add(w->db, in.id, p->campaign, w->t->error));
    T_OK(w->t, q_session_close(w->db, &closing, &changed, w->t->error));
    assert_int_equal(changed, 1);
    return in.id;
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
