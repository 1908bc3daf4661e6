/* SPDX-License-Identifier: Apache-2.0 */
/* move.c - a session from state to state: opening, withdrawing, restoring, reopening. */
#include <assert.h>

#include "work/org/org.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"
#include "work/session/session__.h"
#include "work/trail.h"

static enum err move(struct ctx *c, const struct session *s, const struct session_step *step,
                     const char *verb)
{
    struct str next = session_state_name(step->next);
    struct db_int opened_at = { step->next == SESSION_OPEN, c->now_ms };
    int64_t changed;
    enum err r;

    r = q_session_move(c->db, s->id, s->version, next, opened_at, (struct db_int){ 0 }, &changed,
                       c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = org_keep_counts(c, s->org_id);
    if (r)
        return r;
    return event_add(c, "session", s->id, verb, s->org_id,
                     str_fmt(c->arena, "{\"state\":\"%.*s\"}", STR_ARGS(next)));
}

/* Loads, asks, and makes sure that the person has seen the latest state. */
static enum err take(struct ctx *c, int64_t id, int64_t version, enum session_act act,
                     struct session *ret)
{
    enum err r;

    r = session_load(c, id, ret);
    if (r)
        return r;
    r = session_ask(c, ret, act);
    if (r)
        return r;
    if (version != ret->version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    return OK;
}

enum err session_open(struct ctx *c, int64_t id, int64_t version)
{
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_OPEN, &s);
    if (r)
        return r;
    r = move(c, &s, session_step(s.state, SESSION_DO_OPEN), "open");
    if (r)
        return r;
    return attendance_take(c, id, NULL, 0);
}

enum err session_withdraw(struct ctx *c, int64_t id, int64_t version)
{
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_WITHDRAW, &s);
    if (r)
        return r;
    return move(c, &s, session_step(s.state, SESSION_DO_WITHDRAW), "withdraw");
}

enum err session_restore(struct ctx *c, int64_t id, int64_t version)
{
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_RESTORE, &s);
    if (r)
        return r;
    return move(c, &s, session_step(s.state, SESSION_DO_RESTORE), "restore");
}

enum err session_reopening(struct ctx *c, const struct session *s, struct session_reopening *ret)
{
    struct q_session_reported *reported = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret);
    *ret = (struct session_reopening){ .why = S("") };
    r = session_ask(c, s, SESSION_DO_REOPEN);
    if (r == E_DENIED || r == E_CONFLICT) {
        if (r == E_CONFLICT && s->state == SESSION_CLOSED)
            ret->why = str_of(c->error->message);
        error_clear(c->error);
        return OK;
    }
    if (!r)
        r = q_session_reported(c->db, s->id, c->arena, &reported, &n, c->error);
    if (r)
        return r;
    ret->can = n == 0;
    if (n) {
        ret->why = msg_text(c->lang, M_SESSION_REPORTED);
        ret->report_id = reported[0].report_id;
    }
    return OK;
}

enum err session_reopen(struct ctx *c, int64_t id, int64_t version)
{
    struct session_reopening reopening;
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_REOPEN, &s);
    if (r)
        return r;
    r = session_hold(c, &s);
    if (r)
        return r;
    r = session_reopening(c, &s, &reopening);
    if (r)
        return r;
    if (!reopening.can)
        return fail(c, E_CONFLICT, M_SESSION_REPORTED);
    r = agenda_thaw(c, &s);
    if (!r)
        r = attendance_reopen(c, &s);
    if (r)
        return r;
    r = session__do_dues(c, &s, 0);
    if (r)
        return r;
    return move(c, &s, session_step(s.state, SESSION_DO_REOPEN), "reopen");
}
