/* SPDX-License-Identifier: Apache-2.0 */
#include "web/session/session__.h"

#include <inttypes.h>

#include "base/clock.h"

enum err session__load_for(struct ctx *c, const struct request *rq, enum session_act act,
                           struct session *ret)
{
    enum err r;

    r = session_load(c, request_id(rq, "id"), ret);
    if (r)
        return r;
    return session_ask(c, ret, act);
}

struct str session__when(struct ctx *c, int64_t at)
{
    struct clock_time t = clock_local(at);

    return MSG(c->arena, c->lang, M_SESSION_ON_DAY,
               { "time", .text = clock_hour_shown(c->arena, at) },
               { "weekday", .text = msg_text(c->lang, weekday_words(t.day)) },
               { "day", .text = day_shown(c->arena, t.day) });
}

void session__crumbs(struct page *page, struct ctx *c, const struct session *s)
{
    page_crumb(page, c, msg_text(c->lang, M_SESSION_TITLE), S("/sessions"));
    page_crumb(page, c, s->title, str_fmt(c->arena, "/sessions/%" PRId64, s->id));
}

enum err session__turn_away(struct ctx *c, const struct request *rq, struct response *rs,
                            enum err r)
{
    if (r != E_CONFLICT || rq->method != GET)
        return r;
    error_clear(c->error);
    return respond_redirect(rs, "/sessions/%" PRId64, request_id(rq, "id"));
}

struct figure *session__figures(struct ctx *c, const struct session_figures *f, size_t *ret_n)
{
    const struct figure all[] = {
        { .n = f->people_due, .what = M_FIGURE_PEOPLE_DUE },
        { .n = f->present, .what = M_FIGURE_PRESENT },
        { .n = f->late, .what = M_FIGURE_LATE },
        { .n = f->absent_reason, .what = M_FIGURE_ABSENT_REASON },
        { .n = f->absent_none, .what = M_FIGURE_ABSENT_NONE },
        { .n = f->opinions, .what = M_FIGURE_OPINIONS },
        { .n = f->shortcomings, .what = M_FIGURE_SHORTCOMINGS },
        { .n = f->remedies, .what = M_FIGURE_REMEDIES },
    };
    struct figure *figures = arena_array(c->arena, struct figure, COUNT(all));

    memcpy(figures, all, sizeof(all));
    *ret_n = COUNT(all);
    return figures;
}

enum tag session__tag(enum session_state state)
{
    switch (state) {
    case SESSION_SCHEDULED:
        return TAG_SOON;
    case SESSION_OPEN:
        return TAG_DOING;
    case SESSION_CLOSED:
        return TAG_DONE;
    case SESSION_WITHDRAWN:
    case SESSION_STATES:
        break;
    }
    return TAG_OFF;
}
