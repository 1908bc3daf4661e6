/* SPDX-License-Identifier: Apache-2.0 */
/* entered.c - what was entered for a unit, and how a session takes its place. */
#include <assert.h>

#include "store/entry.h"
#include "work/org/org.h"
#include "work/session/enter.h"
#include "work/session/session__.h"
#include "work/trail.h"

static enum err load_entered(struct ctx *c, int64_t id, struct session_entered *ret)
{
    struct q_entry_by_session *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = (struct session_entered){ .by = S(""), .told = { .by = S("") } };
    r = q_entry_by_session(c->db, id, c->arena, &rows, &n, c->error);
    if (r || !n)
        return r;
    *ret = (struct session_entered){
        .by = rows[0].by_org,
        .at = rows[0].entered_at,
        .told = { entry_how_parse(rows[0].how), rows[0].told_by },
        .remedies_due = rows[0].remedies_due,
        .remedies_done = rows[0].remedies_done,
        .replaced_by = rows[0].replaced_by.v,
    };
    return OK;
}

enum err session_entered(struct ctx *c, int64_t id, struct session_entered *ret)
{
    struct q_session_org s;
    enum err r;

    assert(ret);
    r = q_session_org(c->db, id, c->arena, &s, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (!r)
        r = may(c, P_SESSION_FIGURES, s.org_id);
    return r ? r : load_entered(c, id, ret);
}

enum err session__twin(struct ctx *c, const struct session *s, struct day held_on,
                       bool entered_only, struct session_twin *ret)
{
    struct str told = entered_only ? S("told") : S("");
    struct q_entry_twin *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = (struct session_twin){ 0 };
    r = q_entry_twin(c->db, s->org_id, s->id, s->assembly_id, day_iso(c->arena, held_on), told,
                     c->arena, &rows, &n, c->error);
    if (!r && n)
        *ret = (struct session_twin){ rows[0].id, str_eq(rows[0].minutes_by, S("told")) };
    return r;
}

enum err session_entered_twin(struct ctx *c, const struct session *s, struct day held_on,
                              int64_t *ret_id, struct session_entered *ret)
{
    struct session_twin twin;
    enum err r;

    assert(s && ret_id && ret);
    r = may(c, P_SESSION_FIGURES, s->org_id);
    if (!r)
        r = session__twin(c, s, held_on, true, &twin);
    if (r)
        return r;
    *ret_id = twin.id;
    return twin.id ? load_entered(c, twin.id, ret) : OK;
}

enum err session__same(struct ctx *c, const struct session *s, const struct session_same *in,
                       int64_t *ret_id)
{
    struct session_entered entered;
    struct session_twin twin;
    int64_t held;
    enum err r;

    *ret_id = 0;
    r = q_entry_unit_hold(c->db, s->org_id, &held, c->error);
    if (!r)
        r = session__twin(c, s, session_day(s), true, &twin);
    if (r)
        return r;
    if (in->id && in->id != twin.id)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    *ret_id = in->id;
    if (!twin.id || in->id || in->apart)
        return OK;
    r = load_entered(c, twin.id, &entered);
    if (r)
        return r;
    return fail(c, E_INVALID, M_ENTRY_IS_IT, { "org", .text = entered.by },
                { "day", .text = day_shown(c->arena, session_day(s)) });
}

enum err session__take_place(struct ctx *c, const struct session *s, int64_t entered_id)
{
    struct session entered = { .id = entered_id, .org_id = s->org_id, .held_on = session_day(s) };
    int64_t changed;
    enum err r;

    if (!entered_id)
        return OK;
    r = session__do_dues(c, &entered, 0);
    if (!r)
        r = q_entry_replace(c->db, entered_id, s->id, &changed, c->error);
    if (!r)
        r = q_entry_campaigns_follow(c->db, entered_id, s->id, c->error);
    if (!r)
        r = q_entry_reports_follow(c->db, entered_id, s->id, &changed, c->error);
    if (!r)
        r = q_entry_withdraw(c->db, entered_id, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = org_keep_counts(c, s->org_id);
    if (r)
        return r;
    return event_add(c, "session", entered_id, "replace", s->org_id,
                     str_fmt(c->arena, "{\"by\":\"%lld\"}", (long long)s->id));
}
