/* SPDX-License-Identifier: Apache-2.0 */
/* total.c - a period's total as JSON, a row for each report in it. */
#include "work/report/total.h"

#include "api/query.h"
#include "api/report.h"
#include "api/write.h"
#include "http/request.h"

static void write_figures(struct json *j, const struct total *of, const int64_t *values,
                          const int64_t *carried)
{
    json_key(j, "figures");
    json_begin_array(j);
    for (size_t i = 0; i < of->n_lines; i++)
        write_figure(j, of->lines[i].indicator, of->lines[i].name, of->lines[i].unit, values[i],
                     carried ? carried[i] : 0);
    json_end_array(j);
}

/* A draft is its unit's own: above it only stands that there is one. */
static int64_t shown_report(const struct total_row *row)
{
    return row->state && row->state != REPORT_DRAFT ? row->report_id : 0;
}

static void write_row(struct json *j, const struct total *of, const struct total_row *row)
{
    json_begin_object(j);
    write_named(j, "org", row->org_id, row->org);
    json_put_id(j, "report_id", shown_report(row));
    json_put(j, "state", row->state ? report_state_name(row->state) : STR_NONE);
    json_put_time(j, "submitted_at", row->submitted_at);
    json_put_bool(j, "owes", row->owes);
    json_put_bool(j, "late", row->late);
    json_put(j, "work_on", row->work_on);
    write_figures(j, of, row->values, NULL);
    json_end_object(j);
}

enum err api_total(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };
    struct total of;
    struct query in;
    enum err r;

    r = query_read(c, rq, &in);
    if (r)
        return r;
    r = total_load(c, in.org, request_id(rq, "period_id"), &of);
    if (r)
        return r;
    json_begin_object(&j);
    write_named(&j, "org", of.org_id, of.org);
    write_named(&j, "campaign", of.period.campaign_id, of.period.campaign);
    write_period(&j, &of.period);
    json_put(&j, "reports", of.reports);
    write_figures(&j, &of, of.sums, of.carried);
    json_key(&j, "units");
    json_begin_array(&j);
    for (size_t i = 0; i < of.n_rows; i++)
        write_row(&j, &of, &of.rows[i]);
    json_end_array(&j);
    json_end_object(&j);
    return respond_json(rs, 200);
}
