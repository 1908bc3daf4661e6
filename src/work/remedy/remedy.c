/* SPDX-License-Identifier: Apache-2.0 */
#include "work/remedy/remedy.h"

#include <assert.h>

#include "base/buf.h"
#include "base/clock.h"
#include "store/org.h"
#include "store/remedy.h"
#include "store/session.h"
#include "store/shortcoming.h"
#include "text/json.h"
#include "work/remedy/remedy__.h"
#include "work/trail.h"

enum { WORDS_MAX = 4000, WHO_MAX = 600, PROOF_MAX = 2000 };

static const enum msg state_words[REMEDY_STATES] = {
    [REMEDY_OPEN] = M_REMEDY_STATE_OPEN,
    [REMEDY_DONE] = M_REMEDY_STATE_DONE,
    [REMEDY_CONFIRMED] = M_REMEDY_STATE_CONFIRMED,
    [REMEDY_WITHDRAWN] = M_REMEDY_STATE_WITHDRAWN,
};

static const char *const act_verbs[REMEDY_ACTS] = {
    [REMEDY_DO_DONE] = "done",       [REMEDY_DO_REOPEN] = "reopen",
    [REMEDY_DO_CONFIRM] = "confirm", [REMEDY_DO_WITHDRAW] = "withdraw",
    [REMEDY_DO_MEND] = "mend",
};

enum msg remedy_state_words(enum remedy_state state)
{
    assert(state > 0 && state < REMEDY_STATES);
    return state_words[state];
}

static enum err in_session(struct ctx *c, int64_t org_id, bool *ret)
{
    struct q_session_opened_now *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_session_opened_now(c->db, org_id, c->arena, &rows, &n, c->error);
    *ret = n > 0;
    return r;
}

/* Whether this person may say that it is really mended. */
static enum err ask_confirm(struct ctx *c, int64_t id, bool branch_in_session, bool *ret)
{
    struct q_remedy_done_by *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_remedy_done_by(c->db, id, c->arena, &rows, &n, c->error);
    *ret = remedy_may_confirm(n ? rows[0].account_id.v : 0, c->who ? c->who->account_id : 0,
                              branch_in_session);
    return r;
}

static enum err fill_list(struct ctx *c, const struct q_remedies_of_org *rows,
                          struct remedy_list *ret)
{
    bool meeting = false;
    enum err r;

    r = in_session(c, ret->org_id, &meeting);
    ret->rows = arena_array(c->arena, struct remedy, ret->n + 1);
    for (size_t i = 0; !r && i < ret->n; i++) {
        struct remedy *m = &ret->rows[i];

        *m = (struct remedy){
            .id = rows[i].id,
            .org_id = ret->org_id,
            .version = rows[i].version,
            .shortcoming = rows[i].shortcoming,
            .what = rows[i].what,
            .who = rows[i].who,
            .proof = rows[i].proof,
            .due_on = day_from_iso(rows[i].due_on),
            .done_on = day_from_iso(rows[i].done_on),
            .state = remedy_state_parse(rows[i].state),
        };
        m->late = remedy_late(m->state, m->due_on, c->today);
        m->can_confirm = m->state == REMEDY_DONE && ret->may_edit &&
                         remedy_may_confirm(rows[i].done_by.v, c->who->account_id, meeting);
    }
    return r;
}

enum err remedy_list(struct ctx *c, int64_t org_id, int page, struct remedy_list *ret)
{
    struct q_remedies_of_org *rows = NULL;
    struct q_org_by_id org;
    struct rights rights;
    size_t n = 0;
    enum err r;

    assert(ret);
    *ret = (struct remedy_list){ .org_id = org_id, .page = page > 0 ? page : 1 };
    r = may(c, P_REMEDY_VIEW, org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, org_id, HIERARCHY, c->arena, &org, c->error);
    if (!r)
        r = rights_at(c, org_id, &rights);
    if (r)
        return r;
    ret->org_name = org.name;
    ret->may_edit = rights_have(&rights, P_REMEDY_EDIT);
    ret->may_personal = rights_have(&rights, P_PERSONAL_VIEW);
    r = q_remedies_of_org(c->db, org_id, REMEDY_PAGE_ROWS + 1, (ret->page - 1) * REMEDY_PAGE_ROWS,
                          c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->more = n > REMEDY_PAGE_ROWS;
    ret->n = ret->more ? REMEDY_PAGE_ROWS : n;
    return fill_list(c, rows, ret);
}

enum err remedy_load(struct ctx *c, int64_t id, struct remedy *ret)
{
    struct q_remedy_by_id row;
    bool meeting = false;
    enum err r;

    assert(ret);
    r = q_remedy_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    if (r)
        return r;
    r = may(c, P_REMEDY_VIEW, row.org_id);
    if (r)
        return r;
    *ret = (struct remedy){
        .id = row.id,
        .org_id = row.org_id,
        .version = row.version,
        .shortcoming = row.shortcoming,
        .what = row.what,
        .who = row.who,
        .proof = row.proof,
        .due_on = day_from_iso(row.due_on),
        .done_on = day_from_iso(row.done_on),
        .state = remedy_state_parse(row.state),
    };
    ret->late = remedy_late(ret->state, ret->due_on, c->today);
    r = in_session(c, ret->org_id, &meeting);
    if (r || ret->state != REMEDY_DONE)
        return r;
    return ask_confirm(c, id, meeting, &ret->can_confirm);
}

static bool is_source(struct str source)
{
    return str_eq(source, S("self")) || str_eq(source, S("superior")) ||
           str_eq(source, S("opinion"));
}

enum err remedy__check(struct ctx *c, const struct promise *in, const struct session *s)
{
    bool serves = in->campaign_id == 0;

    if (!in->shortcoming_id && !str_trim(in->shortcoming).n)
        return fail(c, E_INVALID, M_REMEDY_SHORTCOMING_MISSING);
    if (in->shortcoming_id && !in->what.n)
        return fail(c, E_INVALID, M_REMEDY_WHAT_MISSING);
    if (in->what.n && (!in->who.n || !day_is(in->due_on)))
        return fail(c, E_INVALID, M_REMEDY_WHO_WHEN_MISSING);
    if (day_is(in->due_on) && day_cmp(in->due_on, session_day(s)) < 0)
        return fail(c, E_INVALID, M_REMEDY_WHEN_BEFORE);
    if (in->what.n > WORDS_MAX || in->who.n > WHO_MAX || in->shortcoming.n > WORDS_MAX ||
        in->cause.n > WORDS_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    if (in->source.n && !is_source(in->source))
        return fail(c, E_INVALID, M_REMEDY_SOURCE_UNKNOWN);
    for (size_t i = 0; i < s->n_campaigns; i++)
        serves = serves || s->campaigns[i].id == in->campaign_id;
    return serves ? OK : fail(c, E_INVALID, M_SESSION_CAMPAIGN_UNKNOWN);
}

static enum err add_shortcoming(struct ctx *c, const struct promise *in, const struct session *s,
                                int64_t *ret_id)
{
    struct q_shortcoming_add_in row = {
        .id = ids_next(c->ids),
        .org_id = s->org_id,
        .session_id = { true, s->id },
        .campaign_id = { in->campaign_id != 0, in->campaign_id },
        .words = str_trim(in->shortcoming),
        .cause = in->cause.n ? in->cause : STR_NONE,
        .source = in->source.n ? in->source : S("self"),
        .raised_on = day_iso(c->arena, session_day(s)),
    };
    enum err r;

    *ret_id = row.id;
    r = q_shortcoming_add(c->db, &row, c->error);
    if (r)
        return r;
    return event_add(c, "shortcoming", row.id, "raise", s->org_id, S("{}"));
}

static enum err find_shortcoming(struct ctx *c, int64_t id, const struct session *s)
{
    struct q_shortcoming_by_id row;
    enum err r;

    r = q_shortcoming_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND || (!r && (row.session_id.v != s->id || row.withdrawn_at.is)))
        return fail(c, E_NOT_FOUND, M_REMEDY_NONE);
    return r;
}

enum err remedy_promise(struct ctx *c, const struct promise *in)
{
    struct q_remedy_add_in row = { .id = ids_next(c->ids), .shortcoming_id = in->shortcoming_id };
    struct session s;
    enum err r;

    assert(in);
    r = session_load(c, in->session_id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_PROMISE);
    if (r)
        return r;
    r = session_hold(c, &s);
    if (r)
        return r;
    r = may(c, P_REMEDY_EDIT, s.org_id);
    if (r)
        return r;
    r = remedy__check(c, in, &s);
    if (r)
        return r;
    if (in->shortcoming_id)
        r = find_shortcoming(c, in->shortcoming_id, &s);
    else
        r = add_shortcoming(c, in, &s, &row.shortcoming_id);
    if (r || !in->what.n)
        return r;
    row.org_id = s.org_id;
    row.what = in->what;
    row.who = in->who;
    row.due_on = day_iso(c->arena, in->due_on);
    r = q_remedy_add(c->db, &row, c->error);
    if (r)
        return r;
    return event_add(c, "remedy", row.id, "promise", s.org_id,
                     str_fmt(c->arena, "{\"due_on\":\"%.*s\"}", STR_ARGS(row.due_on)));
}

static void lay_remedies(struct ctx *c, const struct q_remedies_of_session *rows, size_t n,
                         struct promised *p)
{
    p->remedies = arena_array(c->arena, struct remedy, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].shortcoming_id != p->id)
            continue;
        p->remedies[p->n] = (struct remedy){
            .id = rows[i].id,
            .version = rows[i].version,
            .what = rows[i].what,
            .who = rows[i].who,
            .due_on = day_from_iso(rows[i].due_on),
            .state = remedy_state_parse(rows[i].state),
        };
        p->remedies[p->n].line =
            MSG(c->arena, LANG_VI, M_REMEDY_LINE, { "what", .text = rows[i].what },
                { "who", .text = rows[i].who }, { "due", .day = day_from_iso(rows[i].due_on) });
        p->n++;
    }
}

enum err remedy_promised(struct ctx *c, const struct session *s, struct promised **ret,
                         size_t *ret_n)
{
    struct q_shortcomings_of_session *shortcomings = NULL;
    struct q_remedies_of_session *remedies = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret && ret_n);
    r = q_shortcomings_of_session(c->db, s->id, c->arena, &shortcomings, ret_n, c->error);
    if (r)
        return r;
    r = q_remedies_of_session(c->db, s->id, c->arena, &remedies, &n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct promised, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        (*ret)[i] = (struct promised){ .id = shortcomings[i].id,
                                       .words = shortcomings[i].words,
                                       .cause = shortcomings[i].cause,
                                       .source = shortcomings[i].source,
                                       .version = shortcomings[i].version };
        lay_remedies(c, remedies, n, &(*ret)[i]);
    }
    return OK;
}

enum err remedy_unconfirmed(struct ctx *c, const struct session *s, struct remedy **ret,
                            size_t *ret_n)
{
    struct q_remedies_unconfirmed *rows = NULL;
    enum err r;

    assert(s && ret && ret_n);
    r = q_remedies_unconfirmed(c->db, s->org_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct remedy, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        (*ret)[i] = (struct remedy){ .id = rows[i].id,
                                     .org_id = s->org_id,
                                     .version = rows[i].version,
                                     .what = rows[i].what,
                                     .who = rows[i].who,
                                     .proof = rows[i].proof,
                                     .due_on = day_from_iso(rows[i].due_on),
                                     .done_on = day_from_iso(rows[i].done_on),
                                     .state = REMEDY_DONE };
    }
    return OK;
}

/* What an open remedy shows no more stays in the trail. */
static struct str proof_told(struct ctx *c, struct str proof)
{
    CLEANUP(buf_done) struct buf body = { 0 };
    struct json j = { .out = &body };

    json_begin_object(&j);
    if (proof.n)
        json_put(&j, "proof", proof);
    json_end_object(&j);
    return buf_take(&body, c->arena);
}

enum err remedy_act(struct ctx *c, const struct remedy_move *in)
{
    const struct remedy_step *step;
    struct remedy m;
    struct day done_on;
    struct str proof;
    int64_t changed;
    enum err r;

    assert(in);
    r = remedy_load(c, in->id, &m);
    if (r)
        return r;
    step = remedy_step(m.state, in->act);
    r = may(c, step ? step->permission : P_REMEDY_EDIT, m.org_id);
    if (r)
        return r;
    if (!step || m.version != in->version)
        return fail(c, E_CONFLICT, M_REMEDY_CHANGED,
                    { "state", .text = msg_text(c->lang, state_words[m.state]) });
    if (in->act == REMEDY_DO_CONFIRM && !m.can_confirm)
        return fail(c, E_DENIED, M_REMEDY_CONFIRM_OTHER);
    if (in->proof.n > PROOF_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    done_on = in->act == REMEDY_DO_DONE ? c->today : m.done_on;
    proof = in->proof.n ? in->proof : m.proof;
    if (step->next == REMEDY_OPEN) {
        done_on = (struct day){ 0 };
        proof = STR_NONE;
    }
    r = q_remedy_move(c->db, in->id, in->version, remedy_state_name(step->next),
                      day_iso(c->arena, done_on), proof, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_REMEDY_CHANGED,
                    { "state", .text = msg_text(c->lang, state_words[m.state]) });
    return event_add(c, "remedy", in->id, act_verbs[in->act], m.org_id,
                     step->next == REMEDY_OPEN ? proof_told(c, m.proof) : S("{}"));
}
