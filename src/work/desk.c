/* SPDX-License-Identifier: Apache-2.0 */
#include "work/desk.h"

#include "store/desk.h"

static const struct {
    const char *name;
    enum permission needs; /* who cannot do it is not shown it */
} whats[DESK_WHATS] = {
    [DESK_ACKNOWLEDGE] = { "acknowledge", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_SESSION_SCHEDULED] = { "session_scheduled", P_SESSION_VIEW },
    [DESK_SESSION_OPEN] = { "session_open", P_SESSION_VIEW },
    [DESK_REPORT] = { "report", P_REPORT_EDIT },
    [DESK_DUTY] = { "duty", P_CAMPAIGN_VIEW },
    [DESK_RETURNED] = { "returned", P_REPORT_EDIT },
    [DESK_REMEDY] = { "remedy", P_REMEDY_VIEW },
    [DESK_RECEIVE] = { "receive", P_REPORT_RECEIVE },
    [DESK_LATE] = { "late", P_TOTAL_VIEW },
    [DESK_REVIEW] = { "review", P_DOCUMENT_EDIT },
    [DESK_DRAFT] = { "draft", P_CAMPAIGN_EDIT },
};

static bool find_what(struct str name, enum desk_what *ret)
{
    for (int i = 0; i < DESK_WHATS; i++) {
        if (str_eq(name, str_of(whats[i].name))) {
            *ret = (enum desk_what)i;
            return true;
        }
    }
    return false;
}

/* Receiving is a right over the units below, not over one's own. */
static bool is_for(struct ctx *c, enum desk_what what, int64_t org_id)
{
    if (what == DESK_RECEIVE)
        return permission_anywhere(c->who->grants, c->who->n_grants, P_REPORT_RECEIVE);
    return may_quietly(c, whats[what].needs, org_id);
}

enum err desk_load(struct ctx *c, struct desk *ret)
{
    struct q_desk_items *rows = NULL;
    struct desk_item *items;
    size_t n = 0;
    enum err r;

    *ret = (struct desk){ .org_id = c->who->org_id, .org_name = c->who->org_name };
    if (!ret->org_id)
        return OK;
    r = may(c, P_ORG_VIEW, ret->org_id);
    if (r)
        return r;
    r = q_desk_items(c->db, ret->org_id, day_iso(c->arena, c->today),
                     day_iso(c->arena, day_add(c->today, DESK_DAYS)), HIERARCHY, c->arena, &rows,
                     &n, c->error);
    if (r)
        return r;
    items = arena_array(c->arena, struct desk_item, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct desk_item *item = &items[ret->n];
        enum desk_what what;

        if (!find_what(rows[i].what, &what) || !is_for(c, what, ret->org_id))
            continue;
        *item = (struct desk_item){
            .what = what,
            .id = rows[i].id,
            .title = rows[i].title,
            .detail = rows[i].place,
            .period = rows[i].period,
            .at = rows[i].at.v,
            .n = rows[i].n,
        };
        if (rows[i].on_day.n && day_parse_iso(rows[i].on_day, &item->on))
            item->days_left = day_number(item->on) - day_number(c->today);
        ret->n++;
    }
    ret->items = items;
    return OK;
}
