/* SPDX-License-Identifier: Apache-2.0 */
#include "work/remedy/promise.h"

#include <assert.h>

#include "store/remedy.h"
#include "store/shortcoming.h"
#include "store/trail.h"
#include "work/remedy/remedy__.h"
#include "work/trail.h"

/* Who wrote it last; empty when nobody is known. */
static enum err last_writer(struct ctx *c, struct str noun, int64_t id, struct str *ret)
{
    struct q_event_of_noun *events = NULL;
    size_t n = 0;
    enum err r;

    r = q_event_of_noun(c->db, noun, id, c->arena, &events, &n, c->error);
    *ret = n ? str_or_empty(events[0].person) : S("");
    return r;
}

static enum err find_shortcoming(struct ctx *c, const struct session *s, int64_t id,
                                 struct q_shortcoming_by_id *ret)
{
    enum err r;

    r = q_shortcoming_by_id(c->db, id, c->arena, ret, c->error);
    if (r == E_NOT_FOUND || (!r && ret->session_id.v != s->id))
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    return r;
}

static enum err find_remedy(struct ctx *c, const struct session *s, int64_t id,
                            struct q_remedy_by_id *ret)
{
    enum err r;

    r = q_remedy_by_id(c->db, id, c->arena, ret, c->error);
    if (r == E_NOT_FOUND || (!r && ret->session_id.v != s->id))
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    return r;
}

enum err promise_shortcoming(struct ctx *c, const struct session *s, int64_t id,
                             struct shortcoming *ret)
{
    struct q_shortcoming_by_id row;
    enum err r;

    assert(s && ret);
    r = find_shortcoming(c, s, id, &row);
    if (r)
        return r;
    if (row.withdrawn_at.is)
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    *ret = (struct shortcoming){
        .id = id,
        .version = row.version,
        .words = row.words,
        .cause = str_or_empty(row.cause),
        .source = row.source,
        .campaign_id = row.campaign_id.v,
    };
    return last_writer(c, S("shortcoming"), id, &ret->by);
}

enum err promise_remedy(struct ctx *c, const struct session *s, int64_t id, struct remedy *ret)
{
    struct q_remedy_by_id row;
    enum remedy_state state;
    enum err r;

    assert(s && ret);
    r = find_remedy(c, s, id, &row);
    if (r)
        return r;
    state = remedy_state_parse(row.state);
    if (!remedy_step(state, REMEDY_DO_MEND))
        return fail(c, E_CONFLICT, M_REMEDY_CHANGED,
                    { "state", .text = msg_text(c->lang, remedy_state_words(state)) });
    *ret = (struct remedy){
        .id = id,
        .org_id = row.org_id,
        .version = row.version,
        .shortcoming = row.shortcoming,
        .what = row.what,
        .who = row.who,
        .due_on = day_from_iso(row.due_on),
        .state = state,
    };
    return last_writer(c, S("remedy"), id, &ret->by);
}

/* The session still runs, this person may write into it, and nobody closes it meanwhile. */
static enum err enter(struct ctx *c, int64_t session_id, struct session *ret)
{
    enum err r;

    r = session_load(c, session_id, ret);
    if (!r)
        r = session_ask(c, ret, SESSION_DO_PROMISE);
    if (!r)
        r = session_hold(c, ret);
    if (!r)
        r = may(c, P_REMEDY_EDIT, ret->org_id);
    return r;
}

enum err promise_mend_shortcoming(struct ctx *c, int64_t session_id, const struct shortcoming *in,
                                  struct shortcoming *ret_now)
{
    struct promise words = { .shortcoming = in->words,
                             .cause = in->cause,
                             .source = in->source,
                             .campaign_id = in->campaign_id };
    struct q_shortcoming_set_in row = {
        .id = in->id,
        .version = in->version,
        .words = str_trim(in->words),
        .cause = str_or_none(in->cause),
        .source = in->source.n ? in->source : S("self"),
        .campaign_id = { in->campaign_id != 0, in->campaign_id },
    };
    struct session s;
    int64_t changed;
    enum err r;

    assert(ret_now);
    *ret_now = (struct shortcoming){ 0 };
    r = enter(c, session_id, &s);
    if (!r)
        r = remedy__check(c, &words, &s);
    if (!r)
        r = promise_shortcoming(c, &s, in->id, ret_now);
    if (!r)
        r = q_shortcoming_set(c->db, &row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "shortcoming", in->id, "mend", s.org_id, S("{}"));
}

enum err promise_mend_remedy(struct ctx *c, int64_t session_id, const struct remedy *in,
                             struct remedy *ret_now)
{
    struct promise words = { .shortcoming_id = in->id,
                             .what = in->what,
                             .who = in->who,
                             .due_on = in->due_on };
    struct session s;
    int64_t changed;
    enum err r;

    assert(ret_now);
    *ret_now = (struct remedy){ 0 };
    r = enter(c, session_id, &s);
    if (!r)
        r = remedy__check(c, &words, &s);
    if (!r)
        r = promise_remedy(c, &s, in->id, ret_now);
    if (!r)
        r = q_remedy_set(c->db, in->id, in->version, in->what, in->who,
                         day_iso(c->arena, in->due_on), &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(
        c, "remedy", in->id, "mend", s.org_id,
        str_fmt(c->arena, "{\"due_on\":\"%.*s\"}", STR_ARGS(day_iso(c->arena, in->due_on))));
}

enum err promise_withdrawn(struct ctx *c, const struct session *s, struct promise_withdrawn **ret,
                           size_t *ret_n)
{
    struct q_promises_withdrawn *rows = NULL;
    enum err r;

    assert(s && ret && ret_n);
    r = q_promises_withdrawn(c->db, s->id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct promise_withdrawn, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct promise_withdrawn){
            .kind = str_eq(rows[i].what, S("remedy")) ? PROMISE_REMEDY : PROMISE_SHORTCOMING,
            .id = rows[i].id,
            .version = rows[i].version,
            .words = rows[i].words,
        };
    return OK;
}

static enum err move_shortcoming(struct ctx *c, const struct session *s,
                                 const struct promise_move *in, bool back)
{
    struct str open = remedy_state_name(REMEDY_OPEN),
               withdrawn = remedy_state_name(REMEDY_WITHDRAWN);
    struct q_shortcoming_by_id row;
    int64_t changed;
    enum err r;

    r = find_shortcoming(c, s, in->id, &row);
    if (r)
        return r;
    if (row.withdrawn_at.is != back)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = q_shortcoming_withdraw(c->db, in->id, in->version, (struct db_int){ !back, c->now_ms },
                               &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return row.version == in->version ? fail(c, E_CONFLICT, M_REMEDY_SOME_DONE)
                                          : fail(c, E_CONFLICT, M_ERROR_STALE);
    return q_remedies_move_all(c->db, in->id, back ? withdrawn : open, back ? open : withdrawn,
                               &changed, c->error);
}

static enum err move_remedy(struct ctx *c, const struct session *s, const struct promise_move *in,
                            bool back)
{
    const struct remedy_step *step;
    struct q_remedy_by_id row;
    int64_t changed;
    enum err r;

    r = find_remedy(c, s, in->id, &row);
    if (r)
        return r;
    step = remedy_step(remedy_state_parse(row.state), back ? REMEDY_DO_REOPEN : REMEDY_DO_WITHDRAW);
    if (!step)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = q_remedy_move(c->db, in->id, in->version, remedy_state_name(step->next), STR_NONE, STR_NONE,
                      &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err move(struct ctx *c, const struct promise_move *in, bool back)
{
    bool shortcoming = in->kind == PROMISE_SHORTCOMING;
    struct session s;
    enum err r;

    r = enter(c, in->session_id, &s);
    if (!r)
        r = shortcoming ? move_shortcoming(c, &s, in, back) : move_remedy(c, &s, in, back);
    if (r)
        return r;
    return event_add(c, shortcoming ? "shortcoming" : "remedy", in->id,
                     back ? "restore" : "withdraw", s.org_id, S("{}"));
}

enum err promise_withdraw(struct ctx *c, const struct promise_move *in)
{
    assert(in);
    return move(c, in, false);
}

enum err promise_restore(struct ctx *c, const struct promise_move *in)
{
    assert(in);
    return move(c, in, true);
}
