/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session/session.h"

#include <assert.h>

#include "base/clock.h"
#include "rules/session_rule.h"
#include "store/session.h"
#include "store/session_rule.h"

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

static void fill(const struct q_session_by_id *q, enum lang lang, struct session *ret)
{
    *ret = (struct session){
        .id = q->id,
        .org_id = q->org_id,
        .org_name = q->org,
        .assembly_id = q->assembly_id,
        .assembly = lang == LANG_EN ? q->assembly_en : q->assembly_vi,
        .assembly_vi = q->assembly_vi,
        .proceeding_id = q->proceeding_id.v,
        .kind = session_kind_parse(q->kind),
        .state = session_state_parse(q->state),
        .title = q->title,
        .planned_at = q->planned_at,
        .held_on = day_from_iso(q->held_on),
        .opened_at = q->opened_at.v,
        .closed_at = q->closed_at.v,
        .began_at = q->began_at.v,
        .ended_at = q->ended_at.v,
        .secretary_id = q->secretary_id.v,
        .secretary = q->secretary,
        .guests = q->guests,
        .holder = str_or_empty(q->holder),
        .conclusion = q->conclusion,
        .by_book = str_eq(q->minutes_by, S("book")),
        .told = str_eq(q->minutes_by, S("told")),
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

struct day session_day(const struct session *s)
{
    assert(s);
    return day_is(s->held_on) ? s->held_on : clock_day(s->planned_at);
}

struct session_hours session_hours(const struct session *s)
{
    assert(s);
    return (struct session_hours){ .held_on = session_day(s),
                                   .planned_at = s->planned_at,
                                   .began_at = s->began_at,
                                   .ended_at = s->ended_at };
}

static void take_part(const struct q_session_parts *row, struct session *s)
{
    if (str_eq(row->part, S("campaign")))
        s->campaigns[s->n_campaigns++] =
            (struct session_campaign){ row->id.v, row->name, row->more };
    else if (str_eq(row->part, S("chair")))
        s->chairs[s->n_chairs++] = (struct session_chair){ row->id.v, row->name, row->more };
    else if (str_eq(row->part, S("org")))
        s->orgs[s->n_orgs++] = (struct session_org){ row->id.v, row->name };
    else
        s->places[s->n_places++] = (struct session_place){ row->id.v, row->name };
}

static enum err load_parts(struct ctx *c, struct session *s)
{
    struct q_session_parts *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_session_parts(c->db, s->id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    s->campaigns = arena_array(c->arena, struct session_campaign, n + 1);
    s->chairs = arena_array(c->arena, struct session_chair, n + 1);
    s->orgs = arena_array(c->arena, struct session_org, n + 1);
    s->places = arena_array(c->arena, struct session_place, n + 1);
    for (size_t i = 0; i < n; i++)
        take_part(&rows[i], s);
    return OK;
}

static struct str joined(struct ctx *c, struct str line, struct str next)
{
    return line.n ? str_fmt(c->arena, "%.*s; %.*s", STR_ARGS(line), STR_ARGS(next)) : next;
}

struct str session_places_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    assert(s);
    for (size_t i = 0; i < s->n_places; i++)
        line = joined(c, line, s->places[i].name);
    return line;
}

struct str session_orgs_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    assert(s);
    for (size_t i = 0; i < s->n_orgs; i++)
        line = joined(c, line, s->orgs[i].name);
    return line;
}

struct str session_chairs_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    assert(s);
    for (size_t i = 0; i < s->n_chairs; i++)
        line = joined(c, line, s->chairs[i].name);
    return line;
}

struct str session_campaigns_line(struct ctx *c, const struct session *s)
{
    struct str line = S("");

    assert(s);
    for (size_t i = 0; i < s->n_campaigns; i++)
        line = joined(c, line, s->campaigns[i].name);
    return line;
}

/* A person who may not see a session learns no more of it than that the right is missing. */
enum err session_load(struct ctx *c, int64_t id, struct session *ret)
{
    struct q_session_by_id row;
    enum err r;

    assert(ret);
    r = q_session_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (r)
        return r;
    r = may(c, P_SESSION_VIEW, row.org_id);
    if (r)
        return r;
    fill(&row, c->lang, ret);
    return load_parts(c, ret);
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
    const struct session_step *rule = session_step(s->state, act);
    int64_t since;
    enum err r;

    assert(s);
    if (s->told) {
        r = may(c, P_SESSION_RUN, s->org_id);
        return r ? r : fail(c, E_CONFLICT, M_ENTRY_FIGURES_ONLY);
    }
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
    if (!session_step_in_time(rule, since, c->now_ms))
        return fail(c, E_CONFLICT, M_SESSION_TOO_LATE,
                    { "days", .n = rule->within_ms / (24 * 60 * 60 * 1000) });
    return OK;
}

enum err session_offers(struct ctx *c, const struct session *s, bool ret[static SESSION_ACTS])
{
    struct rights rights;
    int64_t since;
    enum err r;

    assert(s);
    r = rights_at(c, s->org_id, &rights);
    if (!r)
        r = find_since(c, s, &since);
    for (int i = 0; !r && i < SESSION_ACTS; i++) {
        const struct session_step *rule = session_step(s->state, (enum session_act)i);

        ret[i] = rule && !s->told && rights_have(&rights, rule->permission) &&
                 session_step_in_time(rule, since, c->now_ms);
    }
    return r;
}

enum err session_hold(struct ctx *c, const struct session *s)
{
    int64_t held;
    enum err r;

    assert(s);
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
                               struct session_rule_facts *facts)
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
        struct day on =
            rows[i].held_on.p ? day_from_iso(rows[i].held_on) : clock_day(rows[i].planned_at);

        if (day_cmp(on, session_day(s)) == 0)
            facts->other_that_day = true;
        if (session_kind_parse(rows[i].kind) == SESSION_REGULAR)
            facts->regular_that_month++;
    }
    return OK;
}

static enum err ask_rules(struct ctx *c, const struct session *s,
                          const struct session_rule_facts *facts, struct session_warning **ret,
                          size_t *ret_n)
{
    struct q_session_rules *rules = NULL;
    size_t n = 0;
    enum err r;

    r = q_session_rules(c->db, day_iso(c->arena, session_day(s)), c->arena, &rules, &n, c->error);
    if (r)
        return r;
    *ret_n = 0;
    *ret = arena_array(c->arena, struct session_warning, n + 1);
    for (size_t i = 0; i < n; i++) {
        enum session_rule_question question = session_rule_question_parse(rules[i].code);

        if (question && session_rule_falls_short(facts, question, rules[i].least))
            (*ret)[(*ret_n)++] = (struct session_warning){ c->lang == LANG_EN ? rules[i].words_en
                                                                              : rules[i].words_vi,
                                                           rules[i].source };
    }
    return OK;
}

enum err session_warnings(struct ctx *c, const struct session *s, struct session_warning **ret,
                          size_t *ret_n)
{
    struct session_rule_facts facts = { .kind = s->kind, .planned_at = s->planned_at };
    struct session_hours hours = session_hours(s);
    int64_t began_at = session_began_at(&hours);
    enum err r;

    assert(ret && ret_n);
    r = look_at_others(c, s, &facts);
    if (r)
        return r;
    if (s->state == SESSION_SCHEDULED)
        facts.called_at = c->now_ms;
    if (s->state == SESSION_CLOSED && s->ended_at)
        facts.minutes = began_at ? (s->ended_at - began_at) / 60000 : 0;
    return ask_rules(c, s, &facts, ret, ret_n);
}
