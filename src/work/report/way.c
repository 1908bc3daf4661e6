/* SPDX-License-Identifier: Apache-2.0 */
/* way.c - through whom a report goes up: the units above on its period's last day, and who of them has
 * sent. */
#include "store/report.h"
#include "work/report/report__.h"

static enum err kept_way(struct ctx *c, int64_t report_id, int64_t **ret, size_t *ret_n)
{
    struct q_report_way_kept *rows = NULL;
    enum err r;

    r = q_report_way_kept(c->db, report_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, int64_t, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = rows[i].org_id;
    return OK;
}

enum err report__way(struct ctx *c, int64_t org_id, const struct report_period *period,
                     const int64_t **ret, size_t *ret_n)
{
    struct q_report_way *rows = NULL;
    int64_t *way;
    enum err r;

    r = q_report_way(c->db, org_id, period->id, period->hierarchy_id, day_iso(c->arena, period->to),
                     c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    way = arena_array(c->arena, int64_t, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        way[i] = rows[i].org_id;
    *ret = way;
    return OK;
}

enum err report__counted_by(struct ctx *c, const struct report *report, const int64_t **ret,
                            size_t *ret_n)
{
    int64_t *kept = NULL;
    enum err r;

    r = kept_way(c, report->key.id, &kept, ret_n);
    *ret = kept;
    if (r || *ret_n)
        return r;
    return report__way(c, report->key.org_id, &report->period, ret, ret_n);
}

/* The topmost must come back first, so that each below it can. */
enum err report__none_above(struct ctx *c, const struct report *report)
{
    struct str sent = STR_NONE;
    const int64_t *way;
    size_t n = 0;
    enum err r;

    r = report__counted_by(c, report, &way, &n);
    for (size_t i = 0; !r && i < n; i++) {
        struct q_report_sent_at *rows = NULL;
        size_t found = 0;

        r = q_report_sent_at(c->db, way[i], report->period.id, c->arena, &rows, &found, c->error);
        if (!r && found)
            sent = rows[0].org;
    }
    if (r || !sent.p)
        return r;
    return fail(c, E_CONFLICT, M_REPORT_SENT_ABOVE, { "org", .text = sent });
}
