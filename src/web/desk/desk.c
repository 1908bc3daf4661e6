/* SPDX-License-Identifier: Apache-2.0 */
#include "web/desk/desk.h"

#include <inttypes.h>

#include "base/clock.h"
#include "web/report/report.h"
#include "web/views.h"
#include "work/desk.h"

enum { SOON_DAYS = 3 };

/* Where a task leads, and what one does there. */
static const struct {
    const char *href; /* followed by the id */
    enum msg words, act;
    enum tag tag;
} whats[DESK_WHATS] = {
    [DESK_ACKNOWLEDGE] = { "/campaigns/", M_DESK_ACKNOWLEDGE, M_DESK_DO_ACKNOWLEDGE, TAG_SOON },
    [DESK_AMENDED] = { "/campaigns/", M_DESK_AMENDED, M_DESK_DO_AMENDED, TAG_SOON },
    [DESK_RECALLED] = { "/campaigns/", M_DESK_RECALLED, M_DESK_DO_RECALLED, TAG_OFF },
    [DESK_SESSION_SCHEDULED] = { "/sessions/", M_DESK_SESSION_SCHEDULED, M_DESK_DO_SESSION,
                                 TAG_WAIT },
    [DESK_SESSION_OPEN] = { "/sessions/", M_DESK_SESSION_OPEN, M_DESK_DO_SESSION, TAG_DOING },
    [DESK_REPORT] = { "/reports/due/", M_DESK_REPORT, M_DESK_DO_REPORT, TAG_WAIT },
    [DESK_MEET] = { "/sessions/new?campaign=", M_DESK_MEET, M_DESK_DO_MEET, TAG_WAIT },
    [DESK_DUTY] = { "/campaigns/", M_DESK_DUTY, M_DESK_DO_DUTY, TAG_WAIT },
    [DESK_RETURNED] = { "/reports/", M_DESK_RETURNED, M_DESK_DO_RETURNED, TAG_BACK },
    [DESK_REMEDY] = { "/remedies#remedy-", M_DESK_REMEDY, M_DESK_DO_REMEDY, TAG_WAIT },
    [DESK_PROMISE] = { "/mine#promise-", M_DESK_PROMISE, M_DESK_DO_PROMISE, TAG_WAIT },
    [DESK_RECEIVE] = { "/periods/", M_DESK_RECEIVE, M_DESK_DO_RECEIVE, TAG_SENT },
    [DESK_LATE] = { "/periods/", M_DESK_LATE, M_DESK_DO_LATE, TAG_LATE },
    [DESK_NOWHERE] = { "/reports/", M_DESK_NOWHERE, M_DESK_DO_NOWHERE, TAG_DOUBT },
    [DESK_LAST_REPORT] = { "/reports/due/", M_DESK_LAST_REPORT, M_DESK_DO_LAST_REPORT, TAG_WAIT },
    [DESK_REVIEW] = { "/documents/", M_DESK_REVIEW, M_DESK_DO_REVIEW, TAG_DOUBT },
    [DESK_DRAFT] = { "/campaigns/", M_DESK_DRAFT, M_DESK_DO_DRAFT, TAG_DOING },
    [DESK_AMENDING] = { "/campaigns/", M_DESK_AMENDING, M_DESK_DO_AMENDING, TAG_DOING },
    [DESK_JOINED] = { "/campaigns/", M_DESK_JOINED, M_DESK_DO_JOINED, TAG_DOUBT },
};

static struct str href_of(struct ctx *c, const struct desk_item *item)
{
    struct str href = str_fmt(c->arena, "%s%" PRId64, whats[item->what].href, item->id);

    switch (item->what) {
    case DESK_REVIEW:
        return str_fmt(c->arena, "%.*s/review", STR_ARGS(href));
    case DESK_AMENDING:
        return str_fmt(c->arena, "%.*s/amend", STR_ARGS(href));
    case DESK_JOINED:
        return str_fmt(c->arena, "%.*s/issue", STR_ARGS(href));
    case DESK_RECEIVE:
    case DESK_LATE:
        if (item->for_org_id)
            return str_fmt(c->arena, "%.*s/totals?org=%" PRId64, STR_ARGS(href), item->for_org_id);
        return str_fmt(c->arena, "%.*s/totals", STR_ARGS(href));
    case DESK_ACKNOWLEDGE:
    case DESK_AMENDED:
    case DESK_RECALLED:
    case DESK_SESSION_SCHEDULED:
    case DESK_SESSION_OPEN:
    case DESK_REPORT:
    case DESK_MEET:
    case DESK_DUTY:
    case DESK_RETURNED:
    case DESK_REMEDY:
    case DESK_PROMISE:
    case DESK_NOWHERE:
    case DESK_LAST_REPORT:
    case DESK_DRAFT:
    case DESK_WHATS:
        break;
    }
    return href;
}

static void fill_state(struct ctx *c, const struct desk_item *item, struct task *task)
{
    task->tag = whats[item->what].tag;
    task->state = msg_text(c->lang, whats[item->what].act);
    if (!day_is(item->on) || item->what == DESK_LATE)
        return;
    if (item->days_left < 0) {
        task->tag = TAG_LATE;
        task->state = MSG(c->arena, c->lang, M_DESK_DAYS_LATE, { "n", .n = -item->days_left });
    } else if (item->days_left == 0) {
        task->tag = TAG_SOON;
        task->state = msg_text(c->lang, M_DESK_DUE_TODAY);
    } else {
        task->tag = item->days_left <= SOON_DAYS ? TAG_SOON : TAG_WAIT;
        task->state = MSG(c->arena, c->lang, M_DESK_DAYS_LEFT, { "n", .n = item->days_left });
    }
}

/* One short line: a time that repeats is told by its period, others by what the plan says. */
static struct str hint_of(struct ctx *c, const struct desk_item *item)
{
    bool named = period_is_named(item->period);

    switch (item->what) {
    case DESK_MEET:
        if (item->n > 1)
            return MSG(c->arena, c->lang, M_DESK_TIMES, { "n", .n = item->n });
        return named ? period_shown(c, item->period) : str_or_empty(item->detail);
    case DESK_REPORT:
        if (item->for_org_id) /* it is told whose it is, beside the board's own */
            return str_or_empty(item->detail);
        return named ? period_shown(c, item->period) : str_or_empty(item->detail);
    case DESK_DUTY:
        return item->title;
    case DESK_LAST_REPORT:
        return MSG(c->arena, c->lang, M_DESK_UNTIL, { "day", .day = item->until });
    case DESK_ACKNOWLEDGE:
    case DESK_AMENDED:
    case DESK_RECALLED:
    case DESK_SESSION_SCHEDULED:
    case DESK_SESSION_OPEN:
    case DESK_RETURNED:
    case DESK_REMEDY:
    case DESK_PROMISE:
    case DESK_NOWHERE:
    case DESK_RECEIVE:
    case DESK_LATE:
    case DESK_REVIEW:
    case DESK_AMENDING:
    case DESK_DRAFT:
    case DESK_JOINED:
    case DESK_WHATS:
        break;
    }
    return str_or_empty(item->detail);
}

/* A duty is known by its words, everything else by what it belongs to. */
static struct str title_of(struct ctx *c, const struct desk_item *item)
{
    if (item->what == DESK_DUTY)
        return str_or_empty(item->detail);
    return item->title.n ? item->title : msg_text(c->lang, M_DOCUMENT_PASTED);
}

static struct task task_of(struct ctx *c, const struct desk_item *item)
{
    struct str words = msg_fmt(c->arena, c->lang, whats[item->what].words,
                               (struct msg_arg[]){ { "n", .n = item->n } }, 1);
    struct str title = title_of(c, item);
    struct task task = {
        .href = href_of(c, item),
        .name = str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(words), STR_ARGS(title)),
        .hint = hint_of(c, item),
    };

    fill_state(c, item, &task);
    if (day_is(item->on))
        task_due(&task, c->arena, c->lang, item->on, c->today);
    else if (item->at)
        task_due(&task, c->arena, c->lang, clock_day(item->at), c->today);
    return task;
}

static enum err get_desk(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct desk_page v = { .today = c->today };
    struct desk desk;
    enum err r;

    page_init(&v.page, c, rq, NAV_DESK, M_DESK_TITLE);
    r = desk_load(c, &desk);
    if (r)
        return r;
    v.weekday = weekday_words(c->today);
    v.tasks = arena_array(c->arena, struct task, desk.n + 1);
    for (size_t i = 0; i < desk.n; i++)
        v.tasks[i] = task_of(c, &desk.items[i]);
    v.n_tasks = desk.n;
    if (desk.n) {
        v.first = v.tasks++;
        v.n_tasks--;
        v.first_href = v.first->href;
        v.first_state = desk.items[0].what != DESK_LATE && day_is(desk.items[0].on)
                            ? v.first->state
                            : msg_text(c->lang, M_DESK_FIRST);
        v.first_do = msg_text(c->lang, whats[desk.items[0].what].act);
    }
    return PAGE_SHOW(view_desk, &v, c, rq, rs);
}

const struct route desk_routes[] = {
    { GET, "/", ACCESS_SIGNED_IN, get_desk },
};
const size_t desk_routes_n = COUNT(desk_routes);
