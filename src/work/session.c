/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session.h"

#include <assert.h>

#include "base/clock.h"
#include "rules/procedure.h"
#include "store/procedure.h"
#include "store/session.h"
#include "work/agenda.h"
#include "work/attendance.h"
#include "work/duty.h"
#include "work/trail.h"

static const enum msg kind_words[SESSION_KINDS] = {
    [SESSION_REGULAR] = M_SESSION_KIND_REGULAR,
    [SESSION_THEMATIC] = M_SESSION_KIND_THEMATIC,
    [SESSION_CONFERENCE] = M_SESSION_KIND_CONFERENCE,
};

static const enum msg state_words[SESSION_STATES] = {
    [SESSION_SCHEDULED] = M_SESSION_STATE_SCHEDULED,
    [SESSION_OPEN] = M_SESSION_STATE_OPEN,
    [SESSION_CLOSED] = M_SESSION_STATE_CLOSED,
    [SESSION_WITHDRAWN] = M_SESSION_STATE_WITHDRAWN,
};

enum msg session_kind_words(enum session_kind kind)
{
    assert(kind > 0 && kind < SESSION_KINDS);
    return kind_words[kind];
}

enum msg session_state_words(enum session_state state)
{
    assert(state > 0 && state < SESSION_STATES);
    return state_words[state];
}

static void fill(const struct q_session_by_id *q, struct session *ret)
{
    *ret = (struct session){
        .id = q->id,
        .org_id = q->org_id,
        .org_name = q->org,
        .kind = session_kind_parse(q->kind),
        .state = session_state_parse(q->state),
        .title = q->title,
        .planned_at = q->planned_at,
        .opened_at = q->opened_at.v,
        .closed_at = q->closed_at.v,
        .ended_at = q->ended_at.v,
        .chair_id = q->chair_id.v,
        .secretary_id = q->secretary_id.v,
        .chair = q->chair,
        .secretary = q->secretary,
        .guests = q->guests,
        .conclusion = q->conclusion,
        .by_book = str_eq(q->minutes_by, S("book")),
        .book_file_id = q->book_file_id.v,
        .figures = { .people_due = q->people_due.v,
                     .present = q->present.v,
                     .late = q->late.v,
                     .absent_reason = q->absent_reason.v,
                     .absent_none = q->absent_none.v,
                     .opinions = q->opinions.v,
                     .shortcomings = q->shortcomings.v,
                     .remedies = q->remedies.v },
        .version = q->version,
    };
    assert(ret->kind && ret->state);
}

static enum err load_campaigns(struct ctx *c, struct session *s)
{
    struct q_session_campaigns *rows = NULL;
    struct session_campaign *campaigns;
    enum err r;

    r = q_session_campaigns(c->db, s->id, c->arena, &rows, &s->n_campaigns, c->error);
    if (r)
        return r;
    campaigns = arena_array(c->arena, struct session_campaign, s->n_campaigns + 1);
    for (size_t i = 0; i < s->n_campaigns; i++) {
        campaigns[i] = (struct session_campaign){ rows[i].id, rows[i].name, rows[i].theme };
    }
    s->campaigns = campaigns;
    return OK;
}

static enum err load_places(struct ctx *c, struct session *s)
{
    struct q_session_places *rows = NULL;
    struct session_place *places;
    enum err r;

    r = q_session_places(c->db, s->id, c->arena, &rows, &s->n_places, c->error);
    if (r)
        return r;
    places = arena_array(c->arena, struct session_place, s->n_places + 1);
    for (size_t i = 0; i < s->n_places; i++)
        places[i] = (struct session_place){ rows[i].id, rows[i].name };
    s->places = places;
    return OK;
}

static struct str joined(struct ctx *c, struct str line, struct str next)
{
    return line.n ? str_fmt(c->arena, "%.*s; %.*s", STR_ARGS(line), STR_ARGS(next)) : next;
}

struct str session_places_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    for (size_t i = 0; i < s->n_places; i++)
        line = joined(c, line, s->places[i].name);
    return line;
}

struct str session_campaigns_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    for (size_t i = 0; i < s->n_campaigns; i++)
        line = joined(c, line, s->campaigns[i].name);
    return line;
}

/* A person who may not see a session learns no more of it than that the right is missing. */
enum err session_load(struct ctx *c, int64_t id, struct session *ret)
{
    struct q_session_by_id row;
    enum err r;

    r = q_session_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (r)
        return r;
    r = may(c, P_SESSION_VIEW, row.org_id);
    if (r)
        return r;
    fill(&row, ret);
    r = load_campaigns(c, ret);
    if (r)
        return r;
    return load_places(c, ret);
}

/* Since when the session is in its state; 0 where no rule asks. */
static enum err find_since(struct ctx *c, const struct session *s, int64_t *ret)
{
    struct q_session_withdrawn_at *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = s->state == SESSION_CLOSED ? s->closed_at : 0;
    if (s->state != SESSION_WITHDRAWN)
        return OK;
    r = q_session_withdrawn_at(c->db, s->id, c->arena, &rows, &n, c->error);
    if (!r && n)
        *ret = rows[0].at;
    return r;
}

enum err session_ask(struct ctx *c, const struct session *s, enum session_act act)
{
    const struct session_rule *rule = session_rule(s->state, act);
    int64_t since;
    enum err r;

    if (!rule) {
        r = may(c, P_SESSION_RUN, s->org_id);
        if (r)
            return r;
        return fail(c, E_CONFLICT, M_SESSION_NOT_NOW,
                    { "state", .text = msg_text(c->lang, state_words[s->state]) });
    }
    r = may(c, rule->permission, s->org_id);
    if (r)
        return r;
    r = find_since(c, s, &since);
    if (r)
        return r;
    if (!session_rule_in_time(rule, since, c->now_ms))
        return fail(c, E_CONFLICT, M_SESSION_TOO_LATE,
                    { "days", .n = rule->within_ms / (24 * 60 * 60 * 1000) });
    return OK;
}

bool session_allows(struct ctx *c, const struct session *s, enum session_act act)
{
    const struct session_rule *rule = session_rule(s->state, act);
    int64_t since;

    if (!rule || !may_quietly(c, rule->permission, s->org_id))
        return false;
    if (find_since(c, s, &since)) {
        error_clear(c->error);
        return false;
    }
    return session_rule_in_time(rule, since, c->now_ms);
}

enum err session_hold(struct ctx *c, const struct session *s)
{
    int64_t held;
    enum err r;

    r = q_session_hold(c->db, s->id, s->version, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_CONFLICT, M_SESSION_CHANGED);
}

/* From the first of the day's month to the first of the next. */
static void month_span(int64_t at, int64_t *ret_from, int64_t *ret_to)
{
    struct clock_time t = clock_local(at);

    t = (struct clock_time){ .day = { t.day.year, t.day.month, 1 } };
    *ret_from = clock_from_local(t);
    t.day = day_add(t.day, days_in_month(t.day.year, t.day.month));
    *ret_to = clock_from_local(t);
}

static enum err look_at_others(struct ctx *c, const struct session *s,
                               struct procedure_facts *facts)
{
    struct q_session_others *rows = NULL;
    int64_t from, to;
    size_t n = 0;
    enum err r;

    month_span(s->planned_at, &from, &to);
    r = q_session_others(c->db, s->org_id, s->id, from, to, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (day_cmp(clock_day(rows[i].planned_at), clock_day(s->planned_at)) == 0)
            facts->other_that_day = true;
        if (session_kind_parse(rows[i].kind) == SESSION_REGULAR)
            facts->regular_that_month++;
    }
    return OK;
}

static enum err ask_rules(struct ctx *c, const struct session *s,
                          const struct procedure_facts *facts, struct session_warning **ret,
                          size_t *ret_n)
{
    struct q_procedure_rules *rules = NULL;
    size_t n = 0;
    enum err r;

    r = q_procedure_rules(c->db, day_iso(c->arena, clock_day(s->planned_at)), c->arena, &rules, &n,
                          c->error);
    if (r)
        return r;
    *ret_n = 0;
    *ret = arena_array(c->arena, struct session_warning, n + 1);
    for (size_t i = 0; i < n; i++) {
        enum procedure_question question = procedure_question_parse(rules[i].code);

        if (question && procedure_falls_short(facts, question, rules[i].least))
            (*ret)[(*ret_n)++] = (struct session_warning){ c->lang == LANG_EN ? rules[i].words_en
                                                                              : rules[i].words_vi,
                                                           rules[i].source };
    }
    return OK;
}

enum err session_warnings(struct ctx *c, const struct session *s, struct session_warning **ret,
                          size_t *ret_n)
{
    struct procedure_facts facts = { .kind = s->kind, .planned_at = s->planned_at };
    enum err r;

    r = look_at_others(c, s, &facts);
    if (r)
        return r;
    if (s->state == SESSION_SCHEDULED)
        facts.called_at = c->now_ms;
    if (s->state == SESSION_CLOSED && s->ended_at)
        facts.minutes =
            (s->ended_at - session_began_at(s->planned_at, s->opened_at, s->ended_at)) / 60000;
    else if (s->state == SESSION_CLOSED && !s->by_book && s->closed_at > s->opened_at)
        facts.minutes = (s->closed_at - s->opened_at) / 60000 + 1;
    return ask_rules(c, s, &facts, ret, ret_n);
}

static enum err move(struct ctx *c, const struct session *s, const struct session_rule *rule,
                     const char *verb)
{
    struct str next = session_state_name(rule->next);
    struct db_int opened_at = { rule->next == SESSION_OPEN, c->now_ms };
    int64_t changed;
    enum err r;

    r = q_session_move(c->db, s->id, s->version, next, opened_at, (struct db_int){ 0 }, &changed,
                       c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
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
    r = move(c, &s, session_rule(s.state, SESSION_DO_OPEN), "open");
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
    return move(c, &s, session_rule(s.state, SESSION_DO_WITHDRAW), "withdraw");
}

enum err session_restore(struct ctx *c, int64_t id, int64_t version)
{
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_RESTORE, &s);
    if (r)
        return r;
    return move(c, &s, session_rule(s.state, SESSION_DO_RESTORE), "restore");
}

/* What was done by meeting is open again, unless another session did it as well. */
static enum err reopen_dues(struct ctx *c, const struct session *s)
{
    struct q_session_beside *beside = NULL;
    size_t n = 0;
    enum err r;

    r = due_session_held(c, s->id, s->org_id, clock_day(s->planned_at), 0);
    if (r)
        return r;
    r = q_session_beside(c->db, s->id, s->org_id, c->arena, &beside, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        r = due_session_held(c, beside[i].id, s->org_id, clock_day(beside[i].planned_at),
                             beside[i].closed_at.v);
    return r;
}

enum err session_reopen(struct ctx *c, int64_t id, int64_t version)
{
    struct q_session_reported reported;
    struct session s;
    enum err r;

    r = take(c, id, version, SESSION_DO_REOPEN, &s);
    if (r)
        return r;
    r = session_hold(c, &s);
    if (r)
        return r;
    r = q_session_reported(c->db, id, c->arena, &reported, c->error);
    if (r)
        return r;
    if (reported.n)
        return fail(c, E_CONFLICT, M_SESSION_REPORTED);
    r = agenda_thaw(c, &s);
    if (!r)
        r = attendance_reopen(c, &s);
    if (r)
        return r;
    r = reopen_dues(c, &s);
    if (r)
        return r;
    return move(c, &s, session_rule(s.state, SESSION_DO_REOPEN), "reopen");
}
