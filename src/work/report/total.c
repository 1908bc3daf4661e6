/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/total.h"

#include <assert.h>

#include "store/campaign.h"
#include "store/org.h"
#include "store/total.h"
#include "work/campaign/channel.h"
#include "work/report/report__.h"

static_assert(TOTAL_VALUES_MAX == TOTAL_ROWS_MAX * TOTAL_LINES_MAX * 2,
              "total_children_values gives all");

static enum err load_lines(struct ctx *c, struct total *total)
{
    struct q_report_form_lines *lines = NULL;
    struct q_report_form_on form;
    enum err r;

    r = report__form(c, &total->period, &form);
    if (r)
        return r;
    r = q_report_form_lines(c->db, form.id, c->arena, &lines, &total->n_lines, c->error);
    if (r)
        return r;
    assert(total->n_lines <= TOTAL_LINES_MAX);
    total->lines = arena_array(c->arena, struct total_line, total->n_lines + 1);
    for (size_t i = 0; i < total->n_lines; i++)
        total->lines[i] = (struct total_line){
            .indicator = lines[i].indicator,
            .name = c->lang == LANG_EN ? lines[i].name_en : lines[i].name_vi,
            .brief = c->lang == LANG_EN ? lines[i].short_en : lines[i].short_vi,
            .unit = c->lang == LANG_EN ? lines[i].unit_en : lines[i].unit_vi,
        };
    return OK;
}

static int64_t *value_of(const struct total *total, int64_t *values, struct str indicator)
{
    for (size_t i = 0; i < total->n_lines; i++) {
        if (str_eq(total->lines[i].indicator, indicator))
            return &values[i];
    }
    return NULL;
}

static enum err load_sums(struct ctx *c, struct total *total)
{
    struct q_total_of *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_total_of(c->db, total->org_id, total->period.id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        int64_t *value = value_of(total, total->sums, rows[i].indicator);
        int64_t *carried = value_of(total, total->carried, rows[i].indicator);

        if (value) {
            *value = rows[i].value;
            *carried = rows[i].carried;
            total->any_carried = total->any_carried || rows[i].carried;
        }
        if (rows[i].reports > total->reports)
            total->reports = rows[i].reports;
    }
    return OK;
}

static void count_row(struct total *total, const struct total_row *row)
{
    total->n_owing += row->owes || row->state;
    total->through = total->through || row->below;
    total->n_in += row->state == REPORT_SUBMITTED || row->state == REPORT_RECEIVED;
    total->n_received += row->state == REPORT_RECEIVED;
    total->n_waiting += row->state == REPORT_SUBMITTED && !row->outside;
    total->n_late += row->late;
}

static enum err load_rows(struct ctx *c, struct total *total)
{
    struct q_total_children *rows = NULL;
    enum err r;

    r = q_total_children(c->db, total->period.hierarchy_id, total->org_id, total->period.id,
                         day_iso(c->arena, total->period.to), c->arena, &rows, &total->n_rows,
                         c->error);
    if (r)
        return r;
    if (total->n_rows > TOTAL_ROWS_MAX)
        return fail(c, E_TOO_LARGE, M_TOTAL_TOO_MANY, { "n", .n = TOTAL_ROWS_MAX });
    total->rows = arena_array(c->arena, struct total_row, total->n_rows + 1);
    for (size_t i = 0; i < total->n_rows; i++) {
        struct total_row *row = &total->rows[i];

        *row = (struct total_row){
            .org_id = rows[i].org_id,
            .report_id = rows[i].report_id.v,
            .org = rows[i].org,
            .phone = rows[i].phone,
            .below = rows[i].below != 0,
            .state = rows[i].state.p ? report_state_parse(rows[i].state) : 0,
            .submitted_at = rows[i].submitted_at.v,
            .outside = rows[i].to_outside != 0,
            .owes = rows[i].work_on.p,
        };
        if (row->owes)
            (void)day_parse_iso(rows[i].work_on, &row->work_on);
        row->late = row->owes && row->state != REPORT_SUBMITTED && row->state != REPORT_RECEIVED &&
                    day_cmp(row->work_on, c->today) < 0;
        row->counted = rows[i].counted_id.is || row->below;
        count_row(total, row);
    }
    return OK;
}

/* Both lists come by name and by id: a row is looked up for each run of values of one unit. */
static struct total_row *row_of(const struct total *total, int64_t org_id)
{
    for (size_t i = 0; i < total->n_rows; i++) {
        if (total->rows[i].org_id == org_id)
            return &total->rows[i];
    }
    return NULL;
}

static enum err load_values(struct ctx *c, struct total *total)
{
    struct q_total_children_values *values = NULL;
    struct total_row *row = NULL;
    size_t n = 0;
    enum err r;

    r = q_total_children_values(c->db, total->period.hierarchy_id, total->org_id, total->period.id,
                                day_iso(c->arena, total->period.to), c->arena, &values, &n,
                                c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        int64_t *value;

        if (!row || row->org_id != values[i].org_id)
            row = row_of(total, values[i].org_id);
        value = row ? value_of(total, row->values, values[i].indicator) : NULL;
        if (!value)
            continue;
        *value += values[i].value; /* what it did itself, and what was counted below it */
        if (str_eq(values[i].indicator, total->lines[0].indicator))
            row->reports += values[i].reports;
    }
    return OK;
}

static enum err load_below(struct ctx *c, struct total *total)
{
    struct q_total_below below;
    enum err r;

    r = q_total_below(c->db, total->period.hierarchy_id, total->org_id, total->period.id,
                      day_iso(c->arena, total->period.to), c->arena, &below, c->error);
    total->owed = r ? 0 : below.owed;
    total->unreported = r ? 0 : below.unreported;
    total->overtaken = r ? 0 : below.overtaken;
    return r;
}

/* Whoever may see the unit's totals, of a campaign that concerns it; a board by its hands. */
static enum err load_org(struct ctx *c, int64_t org_id, int64_t campaign_id,
                         const struct hand *hands, size_t n, struct q_org_by_id *ret)
{
    struct q_report_concerns q;
    enum err r;

    r = may_by(c, hands, n, P_TOTAL_VIEW, org_id, NULL);
    if (!r)
        r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, ret, c->error);
    if (r)
        return r;
    r = q_report_concerns(c->db, campaign_id, org_id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND || (!r && !q.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    return r;
}

/* Asked of a unit that could stand below, not of each that does. */
static bool may_enter_below(const struct ctx *c, struct str path)
{
    struct str below = str_fmt(c->arena, "%.*s0/", STR_ARGS(path));

    return permission_decide(c->who->grants, c->who->n_grants, P_SESSION_ENTER, below).allowed;
}

enum err total_load(struct ctx *c, int64_t org_id, int64_t period_id, struct total *ret)
{
    const struct report_period *p = &ret->period;
    struct hand *hands = NULL;
    struct q_org_by_id org;
    struct rights rights;
    size_t n = 0;
    enum err r;

    assert(ret);
    *ret = (struct total){ .org_id = org_id };
    r = report_period_load(c, period_id, &ret->period);
    if (!r)
        r = channel_hands(c, p->campaign_id, p->series_id, &hands, &n);
    if (!r)
        r = load_org(c, org_id, p->campaign_id, hands, n, &org);
    if (!r)
        r = rights_by(c, hands, n, org_id, &rights);
    if (r)
        return r;
    ret->org = org.name;
    ret->may_report = rights_have(&rights, P_REPORT_EDIT);
    ret->may_enter = may_enter_below(c, org.path);
    r = load_lines(c, ret);
    if (!r)
        r = load_sums(c, ret);
    if (!r)
        r = load_rows(c, ret);
    if (!r)
        r = load_below(c, ret);
    return r ? r : load_values(c, ret);
}

static void add_period(struct total_periods *ret, const struct q_total_periods *row)
{
    ret->rows[ret->n++] = (struct total_period){
        .id = row->period_id,
        .name = { row->slot, str_or_empty(row->label) },
        .from = day_from_iso(row->from_on),
        .to = day_from_iso(row->to_on),
        .work_on = day_from_iso(row->work_on),
        .asked = str_or_empty(row->words),
        .units = row->units,
        .in = row->in_count,
        .received = row->received,
        .late = row->late,
    };
}

/* A board has the periods of its channels alone. */
static enum err load_periods(struct ctx *c, struct total_periods *ret)
{
    struct q_total_periods *rows = NULL;
    struct hand *hands = NULL;
    size_t n = 0, n_hands = 0;
    struct rights rights;
    bool all;
    enum err r;

    r = q_total_periods(c->db, HIERARCHY, ret->org_id, ret->campaign_id,
                        day_iso(c->arena, c->today), c->arena, &rows, &n, c->error);
    if (!r)
        r = rights_at(c, ret->org_id, &rights);
    if (r)
        return r;
    all = rights_have(&rights, P_TOTAL_VIEW);
    ret->rows = arena_array(c->arena, struct total_period, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!all && (!i || rows[i].series_id != rows[i - 1].series_id))
            r = channel_hands(c, ret->campaign_id, rows[i].series_id, &hands, &n_hands);
        if (!r)
            r = rights_by(c, hands, n_hands, ret->org_id, &rights);
        if (r)
            return r;
        if (rights_have(&rights, P_TOTAL_VIEW))
            add_period(ret, &rows[i]);
    }
    return OK;
}

enum err total_periods(struct ctx *c, int64_t org_id, int64_t campaign_id,
                       struct total_periods *ret)
{
    struct q_campaign_by_id campaign;
    struct hand *hands = NULL;
    struct q_org_by_id org;
    size_t n = 0;
    enum err r;

    assert(ret);
    *ret = (struct total_periods){ .org_id = org_id, .campaign_id = campaign_id };
    r = channel_hands(c, campaign_id, 0, &hands, &n);
    if (!r)
        r = load_org(c, org_id, campaign_id, hands, n, &org);
    if (!r)
        r = q_campaign_by_id(c->db, campaign_id, c->arena, &campaign, c->error);
    if (r)
        return r;
    ret->org = org.name;
    ret->campaign = campaign.name;
    return load_periods(c, ret);
}
