/* SPDX-License-Identifier: Apache-2.0 */
#include "work/desk.h"

#include <assert.h>
#include <stdlib.h>

#include "rules/series.h"
#include "store/desk.h"
#include "work/holiday/holiday.h"
#include "work/remedy/personal.h"

static const int64_t day_ms = INT64_C(86400) * 1000;

static const struct {
    const char *name;
    enum permission needs; /* who cannot do it is not shown it */
} whats[DESK_WHATS] = {
    [DESK_ACKNOWLEDGE] = { "acknowledge", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_AMENDED] = { "amended", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_RECALLED] = { "recalled", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_SESSION_SCHEDULED] = { "session_scheduled", P_SESSION_VIEW },
    [DESK_SESSION_OPEN] = { "session_open", P_SESSION_VIEW },
    [DESK_REPORT] = { "report", P_REPORT_EDIT },
    [DESK_MEET] = { "meet", P_SESSION_RUN },
    [DESK_DUTY] = { "duty", P_CAMPAIGN_ACKNOWLEDGE },
    [DESK_RETURNED] = { "returned", P_REPORT_EDIT },
    [DESK_REMEDY] = { "remedy", P_REMEDY_EDIT },
    [DESK_PROMISE] = { "promise", P_SESSION_VIEW },
    [DESK_RECEIVE] = { "receive", P_REPORT_RECEIVE },
    [DESK_LATE] = { "late", P_TOTAL_VIEW },
    [DESK_NOWHERE] = { "nowhere", P_REPORT_EDIT },
    [DESK_LAST_REPORT] = { "last_report", P_REPORT_EDIT },
    [DESK_REVIEW] = { "review", P_DOCUMENT_EDIT },
    [DESK_DRAFT] = { "draft", P_CAMPAIGN_EDIT },
    [DESK_AMENDING] = { "amending", P_CAMPAIGN_ISSUE },
    [DESK_JOINED] = { "joined", P_CAMPAIGN_ISSUE },
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
    if (item->what == DESK_ACKNOWLEDGE || item->what == DESK_AMENDED ||
        item->what == DESK_RECALLED || item->what == DESK_RECEIVE)
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
static bool is_for(const struct rights *rights, enum desk_what what)
{
    if (what == DESK_RECEIVE)
        return permission_anywhere(rights->who->grants, rights->who->n_grants, P_REPORT_RECEIVE);
    return rights_have(rights, whats[what].needs);
}

static void count_days(const struct ctx *c, struct desk_item *item)
{
    if (day_is(item->on))
        item->days_left = day_number(item->on) - day_number(c->today);
}

static struct desk_item item_of(struct ctx *c, enum desk_what what, const struct q_desk_items *row)
{
    struct desk_item item = {
        .what = what,
        .id = row->id,
        .title = row->title,
        .detail = row->place,
        .period = { str_or_empty(row->slot), str_or_empty(row->label) },
        .at = row->at.v,
        .n = row->n,
        .for_org_id = row->for_org_id.v,
    };

    if (what == DESK_SESSION_SCHEDULED || what == DESK_SESSION_OPEN)
        item.on = clock_day(item.at);
    else if (row->on_day.n)
        (void)day_parse_iso(row->on_day, &item.on);
    count_days(c, &item);
    return item;
}

/* Nothing more can come of a unit that has ended: its last report has the usual term behind its last day, and does
 * not wait for the plan's own day, which may be months away. */
static enum err hurry_last(struct ctx *c, int64_t org_id, struct desk_item *item)
{
    struct calendar calendar;
    struct day by;
    enum err r = holiday_load(c, org_id, &calendar);

    if (r)
        return r;
    item->until = day_add(day_from_iso(item->detail), -1);
    item->detail = STR_NONE;
    by = series_date_behind(item->until, &calendar).work_on;
    if (day_cmp(by, item->on) < 0)
        item->on = by;
    count_days(c, item);
    return OK;
}

static void add_promises(const struct ctx *c, const struct personal_remedy *own, size_t n,
                         struct desk_item *items, size_t *ret_n)
{
    for (size_t i = 0; i < n; i++) {
        struct desk_item item = { .what = DESK_PROMISE,
                                  .id = own[i].id,
                                  .title = own[i].what,
                                  .on = own[i].due_on };

        count_days(c, &item);
        if (own[i].state == REMEDY_OPEN && item.days_left <= DESK_DAYS)
            items[(*ret_n)++] = item;
    }
}

enum err desk_load(struct ctx *c, struct desk *ret)
{
    struct personal_remedy *own = NULL;
    struct q_desk_items *rows = NULL;
    struct q_desk_items_in in;
    struct desk_item *items;
    struct rights rights;
    size_t n = 0, n_own = 0;
    enum err r;

    assert(ret);
    *ret = (struct desk){ .org_id = c->who->org_id, .org_name = c->who->org_name };
    if (!ret->org_id)
        return OK;
    r = may(c, P_ORG_VIEW, ret->org_id);
    if (!r)
        r = rights_at(c, ret->org_id, &rights);
    if (r)
        return r;
    in = (struct q_desk_items_in){
        .org_id = ret->org_id,
        .today = day_iso(c->arena, c->today),
        .until = day_iso(c->arena, day_add(c->today, DESK_DAYS)),
        .missed_since = day_iso(c->arena, day_add(c->today, -DESK_MISSED_DAYS)),
        .hierarchy_id = HIERARCHY,
        .recalled_since = c->now_ms - DESK_RECALLED_DAYS * day_ms,
    };
    r = q_desk_items(c->db, &in, c->arena, &rows, &n, c->error);
    if (!r)
        r = personal_own(c, &own, &n_own);
    if (r)
        return r;
    items = arena_array(c->arena, struct desk_item, n + n_own + 1);
    add_promises(c, own, n_own, items, &ret->n);
    for (size_t i = 0; !r && i < n; i++) {
        enum desk_what what;

        if (!find_what(rows[i].what, &what) || !is_for(&rights, what))
            continue;
        items[ret->n] = item_of(c, what, &rows[i]);
        if (what == DESK_LAST_REPORT)
            r = hurry_last(c, ret->org_id, &items[ret->n]);
        ret->n++;
    }
    if (r)
        return r;
    qsort(items, ret->n, sizeof(*items), by_urgency);
    ret->items = items;
    return OK;
}
