/* SPDX-License-Identifier: Apache-2.0 */
#include "store/late.h"

#include "work/campaign/campaign__.h"
#include "work/org/org.h"

static void add(struct late_kind *kind, const struct q_late_kinds *row, struct day today)
{
    struct day last = day_from_iso(row->work_on), done = { 0 };

    kind->asked += row->n;
    if (row->held_on.n)
        done = day_from_iso(row->held_on);
    else if (row->done_day.is)
        done = day_from_number((int32_t)row->done_day.v);
    if (day_is(done) && day_cmp(done, last) <= 0)
        kind->in_time += row->n;
    else if (day_is(done))
        kind->done_late += row->n;
    else if (day_cmp(last, today) < 0)
        kind->late += row->n;
}

static enum err load_kinds(struct ctx *c, int64_t campaign_id, struct str path,
                           struct campaign_late *ret)
{
    struct org_range below = org_range(c->arena, path);
    struct q_late_kinds *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_late_kinds(c->db, campaign_id, HIERARCHY, below.from, below.to, c->arena, &rows, &n,
                     c->error);
    for (size_t i = 0; !r && i < n; i++)
        add(&ret->kinds[due_what_parse(rows[i].what)], &rows[i], c->today);
    return r;
}

static enum err load_units(struct ctx *c, int64_t campaign_id, int64_t org_id,
                           struct campaign_late *ret)
{
    struct q_late_units *rows = NULL;
    enum err r;

    r = q_late_units(c->db, campaign_id, HIERARCHY, org_id, day_iso(c->arena, c->today), c->arena,
                     &rows, &ret->n, c->error);
    if (r)
        return r;
    ret->units = arena_array(c->arena, struct late_unit, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++)
        ret->units[i] = (struct late_unit){
            .id = rows[i].org_id,
            .name = rows[i].org,
            .below = rows[i].below != 0,
            .reports = rows[i].reports,
            .sessions = rows[i].sessions,
            .others = rows[i].others,
        };
    return OK;
}

enum err campaign__late(struct ctx *c, int64_t campaign_id, int64_t org_id, struct str path,
                        struct campaign_late *ret)
{
    enum err r = load_kinds(c, campaign_id, path, ret);

    return r ? r : load_units(c, campaign_id, org_id, ret);
}
