/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - a unit's campaigns, and how far its units are with one. */
#include <assert.h>

#include "store/campaign.h"
#include "store/org.h"
#include "work/campaign/campaign__.h"
#include "work/org/org.h"

static void fill_row(struct campaign_row *row, const struct q_campaign_page *q, int64_t org_id)
{
    *row = (struct campaign_row){
        .id = q->id,
        .org_id = q->org_id,
        .org_name = q->org,
        .name = q->name,
        .theme = str_or_empty(q->theme),
        .from = day_from_iso(q->from_on),
        .to = day_from_iso(q->to_on),
        .state = campaign_state_parse(q->state),
        .led = q->org_id == org_id,
        .issued_at = q->issued_at.v,
        .received_at = q->received_at.v,
        .acknowledged_at = q->acknowledged_at.v,
        .next_on = day_from_iso(q->next_on),
        .unacknowledged = q->late,
    };
}

enum err campaign_list(struct ctx *c, int64_t org_id, enum campaign_which which, int64_t before_id,
                       struct campaign_page *ret)
{
    static const char *const names[] = { [CAMPAIGN_ALL] = "",
                                         [CAMPAIGN_LED] = "led",
                                         [CAMPAIGN_RECEIVED] = "received",
                                         [CAMPAIGN_DISCARDED] = "withdrawn" };
    struct q_campaign_page *rows = NULL;
    struct campaign_row *list;
    struct q_org_by_id org;
    struct rights rights;
    enum err r;

    assert(ret);
    if (!org_id && c->who)
        org_id = c->who->org_id;
    r = may(c, P_CAMPAIGN_VIEW, org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (!r)
        r = rights_at(c, org_id, &rights);
    if (r)
        return r;
    *ret = (struct campaign_page){ .org_id = org_id, .org_name = org.name };
    r = q_campaign_page(c->db, org_id, str_of(names[which]), before_id ? before_id : INT64_MAX,
                        CAMPAIGN_PAGE_ROWS + 1, c->arena, &rows, &ret->n, c->error);
    if (r)
        return r;
    if (ret->n > CAMPAIGN_PAGE_ROWS) {
        ret->n = CAMPAIGN_PAGE_ROWS;
        ret->next_id = rows[ret->n - 1].id;
    }
    list = arena_array(c->arena, struct campaign_row, ret->n + 1);
    for (size_t i = 0; i < ret->n; i++)
        fill_row(&list[i], &rows[i], org_id);
    ret->rows = list;
    ret->may_edit = rights_have(&rights, P_CAMPAIGN_EDIT);
    return OK;
}

/* Whose units are asked about: what was named, the leading unit, or the asker's own below it. */
static enum err progress_root(struct ctx *c, const struct campaign *campaign, int64_t org_id,
                              struct q_org_by_id *ret)
{
    struct rights rights;
    enum err r;

    if (!org_id) {
        r = rights_at(c, campaign->org_id, &rights);
        if (r)
            return r;
        org_id = campaign->org_id;
        if (!rights_have(&rights, P_TOTAL_VIEW) && c->who)
            org_id = c->who->org_id;
    }
    r = may(c, P_TOTAL_VIEW, org_id);
    if (r)
        return r;
    return q_org_by_id(c->db, org_id, HIERARCHY, c->arena, ret, c->error);
}

static enum err load_sums(struct ctx *c, struct campaign_progress *p, const struct org_range *below)
{
    struct q_campaign_sums sums;
    enum err r;

    r = q_campaign_sums(c->db, p->campaign.id, HIERARCHY, below->from, below->to,
                        day_iso(c->arena, c->today), c->arena, &sums, c->error);
    if (r)
        return r;
    p->n_units = sums.units;
    p->acknowledged = sums.acknowledged;
    p->sessions = sums.sessions;
    p->reports_due = sums.reports_due;
    p->reports_in = sums.reports_in;
    p->late = sums.late;
    p->units_late = sums.units_late;
    return OK;
}

static enum err load_units(struct ctx *c, struct campaign_progress *p,
                           const struct org_range *below, struct str cursor)
{
    struct q_campaign_progress_in in = {
        .campaign_id = p->campaign.id,
        .hierarchy_id = HIERARCHY,
        .path_from = below->from,
        .path_to = below->to,
        .today = day_iso(c->arena, c->today),
        .after_path = cursor.p ? cursor : S(""),
        .most = CAMPAIGN_PROGRESS_ROWS + 1,
    };
    struct q_campaign_progress *rows = NULL;
    enum err r;

    r = q_campaign_progress(c->db, &in, c->arena, &rows, &p->n, c->error);
    if (r)
        return r;
    if (p->n > CAMPAIGN_PROGRESS_ROWS) {
        p->n = CAMPAIGN_PROGRESS_ROWS;
        p->next = rows[p->n - 1].path;
    }
    p->units = arena_array(c->arena, struct campaign_unit, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        p->units[i] = (struct campaign_unit){
            .id = rows[i].org_id,
            .name = rows[i].org,
            .phone = str_or_empty(rows[i].phone),
            .depth = rows[i].depth,
            .meets = rows[i].meets != 0,
            .acknowledged_at = rows[i].acknowledged_at.v,
            .sessions = rows[i].sessions,
            .reports_due = rows[i].reports_due,
            .reports_in = rows[i].reports_in,
            .late = rows[i].late,
            .next_on = day_from_iso(rows[i].next_on),
        };
    return OK;
}

enum err campaign_progress(struct ctx *c, int64_t id, int64_t org_id, struct str cursor,
                           struct campaign_progress *ret)
{
    struct org_range below;
    struct q_org_by_id root;
    enum err r;

    assert(ret);
    *ret = (struct campaign_progress){ 0 };
    r = campaign_load(c, id, &ret->campaign);
    if (r)
        return r;
    r = progress_root(c, &ret->campaign, org_id, &root);
    if (r)
        return r;
    ret->org_id = root.id;
    ret->org_name = root.name;
    below = org_range(c->arena, root.path);
    r = load_sums(c, ret, &below);
    if (!r)
        r = campaign__late(c, id, root.id, root.path, &ret->in_time);
    if (r)
        return r;
    return load_units(c, ret, &below, cursor);
}
