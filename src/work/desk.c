/* SPDX-License-Identifier: Apache-2.0 */
#include "work/desk.h"

#include <stdlib.h>

#include "store/desk.h"

static const struct {
    const char *name;
    enum permission needs; /* who cannot do it is not shown it */
} whats[DESK_WHATS] = {
    [DESK_ACKNOWLEDGE] = { "acknowledge", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_SESSION_SCHEDULED] = { "session_scheduled", P_SESSION_VIEW },
    [DESK_SESSION_OPEN] = { "session_open", P_SESSION_VIEW },
    [DESK_REPORT] = { "report", P_REPORT_EDIT },
    [DESK_MEET] = { "meet", P_SESSION_RUN },
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

/* What is happening now comes first, then what others wait for, then everything by its day. */
static int urgency(const struct desk_item *item)
{
    if (item->what == DESK_SESSION_OPEN)
        return 0;
    if (item->what == DESK_SESSION_SCHEDULED && item->days_left <= 0)
        return 1;
    if (item->what == DESK_RETURNED)
        return 2;
    if (item->what == DESK_ACKNOWLEDGE || item->what == DESK_RECEIVE)
        return 3;
    return day_is(item->on) ? 4 : 5;
}

static int by_urgency(const void *a, const void *b)
{
    const struct desk_item *x = a, *y = b;
    int order = urgency(x) - urgency(y);

    if (order)
        return order;
    if (x->days_left != y->days_left)
        return x->days_left < y->days_left ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
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
                     day_iso(c->arena, day_add(c->today, DESK_DAYS)),
                     day_iso(c->arena, day_add(c->today, -DESK_MISSED_DAYS)), HIERARCHY, c->arena,
                     &rows, &n, c->error);
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
        if (what == DESK_SESSION_SCHEDULED || what == DESK_SESSION_OPEN)
            item->on = clock_day(item->at);
        else if (rows[i].on_day.n)
            (void)day_parse_iso(rows[i].on_day, &item->on);
        if (day_is(item->on))
            item->days_left = day_number(item->on) - day_number(c->today);
        ret->n++;
    }
    qsort(items, ret->n, sizeof(*items), by_urgency);
    ret->items = items;
    return OK;
}
