/* SPDX-License-Identifier: Apache-2.0 */
#include "work/total.h"

#include <assert.h>

#include "rules/period.h"
#include "store/org.h"
#include "store/total.h"
#include "work/org.h"
#include "work/report__.h"

static_assert(TOTAL_VALUES_MAX == TOTAL_ROWS_MAX * TOTAL_LINES_MAX * 2,
              "total_children_values gives all");

static enum err load_lines(struct ctx *c, struct total *total)
{
    struct q_report_form_lines *lines = NULL;
    struct q_report_form_on form;
    enum err r;

    r = report__form(c, total->period, &form);
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

    r = q_total_of(c->db, HIERARCHY, total->org_id, total->campaign_id, total->period, c->arena,
                   &rows, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        int64_t *value = value_of(total, total->sums, rows[i].indicator);

        if (value)
            *value = rows[i].value;
        if (rows[i].reports > total->reports)
            total->reports = rows[i].reports;
    }
    return OK;
}

static void count_row(struct total *total, const struct total_row *row)
{
    total->n_owing += row->owes || row->state;
    total->through = total->through || !row->holds_sessions;
    total->n_in += row->state == REPORT_SUBMITTED || row->state == REPORT_RECEIVED;
    total->n_received += row->state == REPORT_RECEIVED;
    total->n_waiting += row->state == REPORT_SUBMITTED;
    total->n_late += row->late;
}

static enum err load_rows(struct ctx *c, struct total *total)
{
    struct q_total_children *rows = NULL;
    enum err r;

    r = q_total_children(c->db, HIERARCHY, total->org_id, total->campaign_id, total->period,
                         c->arena, &rows, &total->n_rows, c->error);
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
            .holds_sessions = rows[i].holds_sessions,
            .state = rows[i].state.p ? report_state_parse(rows[i].state) : 0,
            .submitted_at = rows[i].submitted_at.v,
            .owes = rows[i].work_on.p,
        };
        if (row->owes)
            (void)day_parse_iso(rows[i].work_on, &row->work_on);
        row->late = row->owes && row->state != REPORT_SUBMITTED && row->state != REPORT_RECEIVED &&
                    day_cmp(row->work_on, c->today) < 0;
        row->counted = row->state == REPORT_RECEIVED || !row->holds_sessions;
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

    r = q_total_children_values(c->db, HIERARCHY, total->org_id, total->campaign_id, total->period,
                                c->arena, &values, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        int64_t *value;

        if (!row || row->org_id != values[i].org_id)
            row = row_of(total, values[i].org_id);
        value = row ? value_of(total, row->values, values[i].indicator) : NULL;
        if (!value)
            continue;
        *value += values[i].value; /* a unit that meets and has units below it comes with both */
        if (str_eq(values[i].indicator, total->lines[0].indicator))
            row->reports += values[i].reports;
    }
    return OK;
}

static enum err load_owed(struct ctx *c, struct str path, struct total *total)
{
    struct org_range below = org_range(c->arena, path);
    struct q_total_owed owed;
    enum err r;

    r = q_total_owed(c->db, HIERARCHY, below.from, below.to, total->campaign_id, total->period,
                     c->arena, &owed, c->error);
    total->owed = r ? 0 : owed.units;
    return r;
}

static enum err load_names(struct ctx *c, int64_t org_id, int64_t campaign_id,
                           struct q_org_by_id *ret_org, struct str *ret_campaign)
{
    struct q_report_campaign campaign;
    enum err r;

    r = may(c, P_TOTAL_VIEW, org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, ret_org, c->error);
    if (r)
        return r;
    r = q_report_campaign(c->db, campaign_id, org_id, c->arena, &campaign, c->error);
    if (r == E_NOT_FOUND || (!r && !campaign.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    *ret_campaign = campaign.name;
    return r;
}

enum err total_load(struct ctx *c, int64_t org_id, int64_t campaign_id, struct str period,
                    struct total *ret)
{
    struct q_org_by_id org;
    struct period parsed;
    enum err r;

    *ret = (struct total){ .org_id = org_id, .campaign_id = campaign_id, .period = period };
    if (!period_parse(period, &parsed))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    r = load_names(c, org_id, campaign_id, &org, &ret->campaign);
    if (r)
        return r;
    ret->org = org.name;
    r = load_lines(c, ret);
    if (r)
        return r;
    r = load_sums(c, ret);
    if (r)
        return r;
    r = load_rows(c, ret);
    if (r)
        return r;
    r = load_owed(c, org.path, ret);
    if (r)
        return r;
    return load_values(c, ret);
}

enum err total_periods(struct ctx *c, int64_t org_id, int64_t campaign_id,
                       struct total_periods *ret)
{
    struct q_total_periods *rows = NULL;
    struct q_org_by_id org;
    enum err r;

    *ret = (struct total_periods){ .org_id = org_id, .campaign_id = campaign_id };
    r = load_names(c, org_id, campaign_id, &org, &ret->campaign);
    if (r)
        return r;
    ret->org = org.name;
    r = q_total_periods(c->db, HIERARCHY, org_id, campaign_id, day_iso(c->arena, c->today),
                        c->arena, &rows, &ret->n, c->error);
    if (r)
        return r;
    ret->rows = arena_array(c->arena, struct total_period, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++) {
        ret->rows[i] = (struct total_period){ .period = rows[i].period,
                                              .asked = str_or_empty(rows[i].words),
                                              .units = rows[i].units,
                                              .in = rows[i].in_count,
                                              .received = rows[i].received,
                                              .late = rows[i].late };
        (void)day_parse_iso(rows[i].due_on, &ret->rows[i].due_on);
    }
    return OK;
}

enum err total_check(struct ctx *c, struct total_difference **ret, size_t *ret_n)
{
    struct q_total_differences *rows = NULL;
    enum err r;

    r = q_total_differences(c->db, HIERARCHY, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct total_difference, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] =
            (struct total_difference){ rows[i].org,         rows[i].period, rows[i].indicator,
                                       rows[i].campaign_id, rows[i].kept,   rows[i].summed };
    return OK;
}
