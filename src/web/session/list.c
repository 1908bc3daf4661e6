/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - /sessions: a unit's own, and those below. */
#include <inttypes.h>

#include "web/session/session__.h"
#include "web/views.h"

static void fill_own(struct ctx *c, struct session_list_page *v)
{
    v->tasks = arena_array(c->arena, struct task, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct session_row *row = &v->of.rows[i];
        struct task *t = &v->tasks[i];

        *t = (struct task){
            .href = str_fmt(c->arena, "/sessions/%" PRId64, row->id),
            .name = row->title,
            .hint = msg_text(c->lang, session_kind_words(row->kind)),
            .tag = session__tag(row->state),
            .state = msg_text(c->lang, session_state_words(row->state)),
        };
        if (row->state == SESSION_CLOSED)
            t->hint = MSG(c->arena, c->lang, M_SESSION_TASK_ROLL_STATE,
                          { "here", .n = row->figures.present + row->figures.late },
                          { "due", .n = row->figures.people_due });
        task_due(t, c->arena, c->lang, row->on, c->today);
    }
}

static void fill_below(struct ctx *c, struct session_list_page *v)
{
    v->below = arena_array(c->arena, struct session_below, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        const struct session_row *row = &v->of.rows[i];

        v->below[i] = (struct session_below){
            .href = str_fmt(c->arena, "/sessions/%" PRId64 "/figures", row->id),
            .org = row->org_name,
            .day = day_shown(c->arena, row->on),
            .kind = session_kind_words(row->kind),
            .figures = row->figures,
        };
    }
}

struct list_query {
    int64_t org, page;
    struct str done; /* page.c's, allowed here */
};
static const struct field list_fields[] = {
    FIELD_HIDDEN(struct list_query, org),
    FIELD_HIDDEN(struct list_query, page, .min = 1, .max = 1000),
    FIELD_HIDDEN(struct list_query, done, .max = 20),
};

static struct str page_address(struct ctx *c, const struct session_list_page *v, int page)
{
    return str_fmt(c->arena, "/sessions?org=%" PRId64 "&page=%d", v->of.org_id, page);
}

enum err session__get_list(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_list_page v = { .newer = S(""), .older = S("") };
    struct list_query in = { .org = c->who->org_id, .page = 1 };
    struct rights rights;
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    r = session_list(c, in.org, (int)in.page, &v.of);
    if (!r)
        r = rights_at(c, in.org, &rights);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_SESSIONS, v.of.below ? M_SESSION_BELOW : M_SESSION_TITLE);
    v.n = v.of.n;
    if (v.of.below)
        fill_below(c, &v);
    else
        fill_own(c, &v);
    v.may_schedule = rights_have(&rights, P_SESSION_RUN) && in.org == c->who->org_id;
    if (v.of.page > 1)
        v.newer = page_address(c, &v, v.of.page - 1);
    if (v.of.more)
        v.older = page_address(c, &v, v.of.page + 1);
    return PAGE_SHOW(view_sessions, &v, c, rq, rs);
}
