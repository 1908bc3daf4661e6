/* SPDX-License-Identifier: Apache-2.0 */
/* period.c - how the province's draft asks for its first reports: by two days of one period, which has a name. */
#include "cli/demo/demo.h"
#include "work/campaign/periods.h"

enum { DAYS_AGO = 67 };

/* Branches report some days before the committees above them: two days of one period. */
static enum err ask_branches_first(struct demo *d, int64_t campaign_id, const char *clerk,
                                   const char *kind)
{
    struct duty duty = {
        .campaign_id = campaign_id,
        .what = DUE_REPORT,
        .words = S("Các chi bộ báo cáo kết quả bước đầu về đảng ủy trực tiếp"),
        .audience_kind = str_of(kind),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY },
    };
    struct duty now;
    const char *field;
    struct ctx *c;
    enum err r = demo_as(d, clerk, DAYS_AGO, 10, &c);

    if (r)
        return r;
    duty.rule.due_on = day_add(d->run->ctx.today, -12);
    return duty_save(c, &duty, &now, &field);
}

/* The duty by which branches report first: its series has one period. */
static enum err find_first(struct ctx *c, int64_t campaign_id, int64_t *ret_duty_id)
{
    const struct duty *list = NULL;
    size_t n = 0;
    enum err r = duty_list(c, campaign_id, &list, &n);

    for (size_t i = 0; i < n; i++) {
        if (list[i].what == DUE_REPORT && str_eq(list[i].audience_kind, S("branch")))
            *ret_duty_id = list[i].id;
    }
    return r;
}

static enum err call_first(struct demo *d, int64_t campaign_id, const char *clerk, struct str label)
{
    struct periods_edit in = { .campaign_id = campaign_id, .n = 1 };
    struct period_row row = { .name = S(""), .label = label };
    struct period_wrong wrong;
    struct periods_view of;
    struct day *due;
    struct ctx *c;
    enum err r = demo_as(d, clerk, DAYS_AGO, 11, &c);

    if (!r)
        r = find_first(c, campaign_id, &in.duty_id);
    if (!r)
        r = periods_load(c, campaign_id, in.duty_id, &of);
    if (r)
        return r;
    due = arena_array(c->arena, struct day, of.series->n_members);
    for (size_t m = 0; m < of.series->n_members; m++)
        due[m] = of.series->members[m].dates[0].due_on;
    row.to = of.series->periods[0].to;
    row.due_on = due;
    in.version = of.campaign.version;
    in.from = of.series->periods[0].from;
    in.rows = &row;
    return periods_save(c, &in, &wrong);
}

enum err demo_periods(struct demo *d, int64_t campaign_id, const char *clerk)
{
    enum err r = ask_branches_first(d, campaign_id, clerk, "branch");

    if (!r)
        r = ask_branches_first(d, campaign_id, clerk, "branch_office");
    return r ? r : call_first(d, campaign_id, clerk, S("Kết quả bước đầu"));
}
