/* SPDX-License-Identifier: Apache-2.0 */
/* What people of that country do: used by the builder and measured afterwards. */
#include "db/db.h"
#include "nation.h"
#include "store/account.h"
#include "store/campaign.h"
#include "store/duty.h"
#include "store/org_table.h"
#include "store/report.h"
#include "store/series.h"
#include "store/session.h"
#include "work/account/account.h"
#include "work/report/report.h"

enum { BEHIND_YEAR = 13, MEMBERS = 12 };

int64_t nation_at(int month, int day)
{
    struct clock_time at = { .day = { 2026, month, day }, .hour = 10 };

    if (month == BEHIND_YEAR)
        at.day = (struct day){ 2027, 1, day };
    return clock_from_local(at);
}

enum err nation_as(struct run *run, const char *account, int64_t at, struct ctx *ret)
{
    struct q_account_by_name row;
    enum err r;

    ctx_init(ret, &run->app, run->db, run->arena, &run->error);
    ret->now_ms = at;
    ret->today = clock_day(at);
    r = q_account_by_name(run->db, str_of(account), run->arena, &row, &run->error);
    return r ? r : account_become(ret, row.id);
}

enum err nation_period(struct run *run, int month, int64_t *ret_campaign, int64_t *ret_period)
{
    struct q_campaign_running_next campaign;
    struct q_period_list *periods = NULL;
    size_t n = 0;
    enum err r;

    r = q_campaign_running_next(run->db, 0, run->arena, &campaign, &run->error);
    if (!r)
        r = q_period_list(run->db, campaign.id, run->arena, &periods, &n, &run->error);
    if (r)
        return r;
    if ((size_t)month > n)
        return error_set(&run->error, E_INVALID, "There is no period of that month.");
    *ret_campaign = campaign.id;
    *ret_period = periods[month - 1].id;
    return OK;
}

enum err nation_session(struct run *run, const char *account, int month)
{
    struct q_session_add_in in = { .assembly_id = 1,
                                   .kind = S("regular"),
                                   .title = S("Sinh hoạt chi bộ thường kỳ") };
    struct q_session_close_in closing = { .version = 1,
                                          .minutes_by = S("screen"),
                                          .people_due = MEMBERS,
                                          .present = MEMBERS - 1,
                                          .absent_reason = 1,
                                          .opinions = 3,
                                          .shortcomings = 1 };
    int64_t campaign, period, changed;
    struct ctx c;
    enum err r;

    r = nation_as(run, account, nation_at(month, 20), &c);
    if (!r)
        r = nation_period(run, month, &campaign, &period);
    if (r)
        return r;
    in.org_id = c.who->org_id;
    in.id = closing.id = ids_next(c.ids);
    in.planned_at = closing.closed_at = c.now_ms;
    closing.held_on = day_iso(c.arena, c.today);
    r = q_session_add(run->db, &in, &run->error);
    if (!r)
        r = q_session_campaign_add(run->db, in.id, campaign, &run->error);
    if (!r)
        r = q_session_close(run->db, &closing, &changed, &run->error);
    return r ? r : q_org_keep_counts(run->db, in.org_id, &changed, &run->error);
}

enum err nation_send(struct run *run, const char *account, int month, int64_t *ret_id,
                     int64_t *ret_version)
{
    struct report_save in = { .number = STR_NONE, .submit = true };
    struct q_report_by_id row;
    int64_t campaign;
    struct ctx c;
    enum err r;

    r = nation_as(run, account, nation_at(month + 1, 2), &c);
    if (!r)
        r = nation_period(run, month, &campaign, &in.key.period_id);
    if (r)
        return r;
    in.key.org_id = c.who->org_id;
    r = report_save(&c, &in, ret_id);
    if (!r)
        r = q_report_by_id(run->db, *ret_id, run->arena, &row, &run->error);
    if (r)
        return r;
    *ret_version = row.version;
    return OK;
}

enum err nation_draft(struct run *run, int64_t *ret_id)
{
    struct q_campaign_add_in in = {
        .id = ids_next(&run->app.ids),
        .name = S("Đợt sinh hoạt chính trị năm 2026"),
        .from_on = S("2026-01-01"),
        .to_on = S("2026-12-31"),
        .made_at = nation_at(1, 1),
    };
    const struct q_duty_add_in duty = {
        .id = ids_next(&run->app.ids),
        .campaign_id = in.id,
        .ord = 1,
        .what = S("report"),
        .words = S("Báo cáo kết quả hằng tháng trước ngày 05 tháng sau"),
        .rhythm = S("monthly"),
        .month_day = { true, 5 },
        .bound = S("before"),
        .audience = S(""),
    };
    struct ctx c;
    enum err r = nation_as(run, "tw", in.made_at, &c);

    if (r)
        return r;
    in.org_id = c.who->org_id;
    in.made_by = c.who->account_id;
    *ret_id = in.id;
    r = q_campaign_add(run->db, &in, &run->error);
    return r ? r : q_duty_add(run->db, &duty, &run->error);
}
