/* SPDX-License-Identifier: Apache-2.0 */
/* plan.c - a session is planned, and planned otherwise. */
#include <assert.h>

#include "base/clock.h"
#include "store/assembly.h"
#include "store/person.h"
#include "store/session.h"
#include "work/assembly/assembly.h"
#include "work/org/org.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"
#include "work/session/session__.h"
#include "work/trail.h"

enum { TITLE_MAX = 300 };

static enum err load_people(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    struct str today = day_iso(c->arena, c->today);
    struct q_assembly_people_choices *people = NULL;
    struct q_position_signer *signers = NULL;
    size_t n = 0, n_signers = 0;
    enum err r;

    r = q_assembly_people_choices(c->db, org_id, today, c->arena, &people, &n, c->error);
    if (r)
        return r;
    r = q_position_signer(c->db, org_id, today, c->arena, &signers, &n_signers, c->error);
    if (r)
        return r;
    ret->people = arena_array(c->arena, struct session_person, n + 1);
    ret->n_people = n;
    for (size_t i = 0; i < n; i++)
        ret->people[i] = (struct session_person){ people[i].id, people[i].name };
    ret->chair_id = n_signers ? signers[0].person_id : 0;
    return OK;
}

static enum err load_orgs(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    struct q_session_org_choices *rows = NULL;
    enum err r;

    r = q_session_org_choices(c->db, org_id, HIERARCHY, c->arena, &rows, &ret->n_orgs, c->error);
    if (r)
        return r;
    ret->orgs = arena_array(c->arena, struct session_org, ret->n_orgs + 1);
    for (size_t i = 0; i < ret->n_orgs; i++)
        ret->orgs[i] = (struct session_org){ rows[i].id, rows[i].name };
    return OK;
}

/* 0: the unit has none of that kind. */
static int64_t assembly_of_kind(const struct session_choices *choices, struct str kind)
{
    for (size_t i = 0; kind.p && i < choices->n_assemblies; i++) {
        if (str_eq(choices->assemblies[i].kind, kind))
            return choices->assemblies[i].id;
    }
    return 0;
}

static enum err load_campaigns(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    struct q_session_campaign_choices *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_session_campaign_choices(c->db, org_id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->campaigns = arena_array(c->arena, struct session_campaign, n + 1);
    ret->n_campaigns = n;
    for (size_t i = 0; i < n; i++)
        ret->campaigns[i] = (struct session_campaign){
            .id = rows[i].id,
            .name = rows[i].name,
            .theme = rows[i].theme,
            .assembly_id = assembly_of_kind(ret, rows[i].assembly_kind),
        };
    return OK;
}

enum err session_choices(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    enum err r;

    assert(ret);
    *ret = (struct session_choices){ 0 };
    r = may(c, P_SESSION_RUN, org_id);
    if (!r)
        r = assembly_list(c, org_id, c->today, &ret->assemblies, &ret->n_assemblies);
    if (!r)
        r = load_campaigns(c, org_id, ret);
    if (!r)
        r = load_orgs(c, org_id, ret);
    return r ? r : load_people(c, org_id, ret);
}

static const struct assembly *find_assembly(const struct session_choices *choices, int64_t id)
{
    for (size_t i = 0; i < choices->n_assemblies; i++) {
        if (choices->assemblies[i].id == id)
            return &choices->assemblies[i];
    }
    return NULL;
}

const struct assembly *session_proposed(const struct session_choices *choices,
                                        const int64_t *campaigns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < choices->n_campaigns; k++) {
            if (choices->campaigns[k].id == campaigns[i] && choices->campaigns[k].assembly_id)
                return find_assembly(choices, choices->campaigns[k].assembly_id);
        }
    }
    return choices->n_assemblies ? &choices->assemblies[0] : NULL;
}

/* Of the unit's, the one that was chosen; who should meet where nobody chose. 0: it is none of them. */
static int64_t assembly_of(const struct session_choices *choices, const struct session_plan *in)
{
    const struct assembly *a = in->assembly_id
                                   ? find_assembly(choices, in->assembly_id)
                                   : session_proposed(choices, in->campaigns, in->n_campaigns);

    return a ? a->id : 0;
}

static bool is_person(const struct session_choices *choices, int64_t id)
{
    for (size_t i = 0; i < choices->n_people; i++) {
        if (choices->people[i].id == id)
            return true;
    }
    return id == 0;
}

static bool is_campaign(const struct session_choices *choices, int64_t id)
{
    for (size_t i = 0; i < choices->n_campaigns; i++) {
        if (choices->campaigns[i].id == id)
            return true;
    }
    return false;
}

static bool is_org(const struct session_choices *choices, int64_t id)
{
    for (size_t i = 0; i < choices->n_orgs; i++) {
        if (choices->orgs[i].id == id)
            return true;
    }
    return false;
}

static enum err check(struct ctx *c, int64_t org_id, const struct session_plan *in,
                      int64_t *ret_assembly_id)
{
    struct session_choices choices;
    enum err r;

    r = session_choices(c, org_id, &choices);
    if (r)
        return r;
    if (!in->kind || in->kind >= SESSION_KINDS || !in->planned_at)
        return fail(c, E_INVALID, M_SESSION_WHEN_MISSING);
    if (!in->n_places || !in->places[0].n || in->n_places > SESSION_PLACES)
        return fail(c, E_INVALID, M_SESSION_PLACE_MISSING);
    if (in->title.n > TITLE_MAX * 4 || in->n_campaigns > SESSION_CAMPAIGNS)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    for (size_t i = 0; i < in->n_campaigns; i++) {
        if (!is_campaign(&choices, in->campaigns[i]))
            return fail(c, E_INVALID, M_SESSION_CAMPAIGN_UNKNOWN);
    }
    for (size_t i = 0; i < in->n_orgs; i++) {
        if (i == SESSION_ORGS || !is_org(&choices, in->orgs[i]))
            return fail(c, E_INVALID, M_SESSION_ORG_UNKNOWN, { "n", .n = SESSION_ORGS });
    }
    if (!is_person(&choices, in->chairs[0]) || !is_person(&choices, in->chairs[1]) ||
        !is_person(&choices, in->secretary_id))
        return fail(c, E_INVALID, M_SESSION_PERSON_UNKNOWN);
    *ret_assembly_id = assembly_of(&choices, in);
    return *ret_assembly_id ? OK : fail(c, E_INVALID, M_SESSION_ASSEMBLY_NONE);
}

static struct str title_of(struct ctx *c, const struct session_plan *in)
{
    struct day day = clock_day(in->planned_at);

    if (in->title.n)
        return in->title;
    return MSG(c->arena, LANG_VI, M_SESSION_TITLE_MADE,
               { "kind", .text = msg_text(LANG_VI, session_kind_words(in->kind)) },
               { "month", .text = str_fmt(c->arena, "%d/%d", day.month, day.year) });
}

enum err session_orders(struct ctx *c, int64_t org_id, const struct session_plan *in,
                        struct session_order **ret, size_t *ret_n)
{
    struct session_choices choices;
    struct session_plan plan = *in;
    struct agenda_orders orders;
    enum err r;

    assert(ret && ret_n);
    r = session_choices(c, org_id, &choices);
    if (r)
        return r;
    plan.org_id = org_id;
    plan.assembly_id = assembly_of(&choices, in);
    r = agenda_orders(c, &plan, &orders);
    if (r)
        return r;
    *ret = orders.v;
    *ret_n = orders.n;
    return OK;
}

static struct db_int or_null(int64_t id)
{
    return (struct db_int){ id != 0, id };
}

/* Whoever may plan may say who holds it. */
static enum err take_holder(struct ctx *c, int64_t org_id, struct str name, struct db_int *ret)
{
    int64_t id = 0;
    enum err r = str_trim(str_or_empty(name)).n ? org_outside_named(c, org_id, name, &id) : OK;

    *ret = or_null(id);
    return r;
}

static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

enum err session_planned_twin(struct ctx *c, const struct session_plan *in,
                              struct session_planned_twin *ret)
{
    int64_t from_at = clock_from_local((struct clock_time){ .day = clock_day(in->planned_at) });
    struct q_session_planned_twin *rows = NULL;
    size_t n = 0;
    enum err r;

    assert(ret);
    *ret = (struct session_planned_twin){ .title = S("") };
    r = may(c, P_SESSION_RUN, in->org_id);
    if (!r)
        r = q_session_planned_twin(c->db, in->org_id, session_kind_name(in->kind), from_at,
                                   from_at + day_ms, c->arena, &rows, &n, c->error);
    if (!r && n)
        *ret = (struct session_planned_twin){ rows[0].id, rows[0].planned_at, rows[0].title };
    return r;
}

enum err session_schedule(struct ctx *c, const struct session_plan *in, int64_t *ret_id)
{
    struct q_session_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .planned_at = in->planned_at,
        .secretary_id = or_null(in->secretary_id),
        .guests = str_or_none(in->guests),
    };
    struct session_plan plan = *in;
    enum err r;

    assert(ret_id);
    r = may(c, P_SESSION_RUN, in->org_id);
    if (r)
        return r;
    r = check(c, in->org_id, in, &row.assembly_id);
    if (r)
        return r;
    r = take_holder(c, in->org_id, in->holder, &row.holder_id);
    if (r)
        return r;
    row.kind = session_kind_name(in->kind);
    row.title = title_of(c, in);
    r = q_session_add(c->db, &row, c->error);
    if (r)
        return r;
    r = session__put_campaigns(c, row.id, in);
    if (!r)
        r = session__put_contents(c, &(struct session_choice){ .session_id = row.id,
                                                               .plan = in,
                                                               .on = clock_day(in->planned_at) });
    if (r)
        return r;
    r = session__put_orgs(c, row.id, in);
    if (!r)
        r = session__put_chairs(c, row.id, clock_day(in->planned_at), in->chairs);
    if (!r)
        r = session__put_places(c, row.id, in);
    if (r)
        return r;
    plan.assembly_id = row.assembly_id;
    r = agenda_copy(c, row.id, &plan);
    if (r)
        return r;
    *ret_id = row.id;
    return event_add(c, "session", row.id, "schedule", in->org_id,
                     str_fmt(c->arena, "{\"kind\":\"%.*s\",\"campaigns\":%zu}", STR_ARGS(row.kind),
                             in->n_campaigns));
}

static bool same_campaigns(const struct session *s, const struct session_plan *in)
{
    if (s->n_campaigns != in->n_campaigns)
        return false;
    for (size_t i = 0; i < s->n_campaigns; i++) {
        bool found = false;

        for (size_t k = 0; k < in->n_campaigns; k++)
            found = found || in->campaigns[k] == s->campaigns[i].id;
        if (!found)
            return false;
    }
    return true;
}

/* Campaigns that a session already serves stay allowed when they have been closed since. */
static enum err check_change(struct ctx *c, const struct session *s, const struct session_plan *in,
                             int64_t *ret_assembly_id)
{
    struct session_plan rest = *in;

    if (!rest.assembly_id)
        rest.assembly_id = s->assembly_id;

    if (same_campaigns(s, in))
        rest.n_campaigns = 0;
    return check(c, s->org_id, &rest, ret_assembly_id);
}

/* Who is due follows from assembly and day: the roll of an open session is made anew for them. Who stays
 * keeps what was marked; who comes to it is present until somebody says otherwise. */
static enum err retake_roll(struct ctx *c, const struct session *s, const struct session_plan *in,
                            int64_t assembly_id)
{
    bool same_day = day_cmp(clock_day(s->planned_at), clock_day(in->planned_at)) == 0;

    if (s->state != SESSION_OPEN || (same_day && s->assembly_id == assembly_id))
        return OK;
    return attendance_renew(c, s->id);
}

/* What it serves, and the agenda that follows from it. */
static enum err follow(struct ctx *c, const struct session *s, const struct session_plan *in,
                       int64_t assembly_id)
{
    bool chosen = in->proceeding_id && in->proceeding_id != s->proceeding_id;
    struct session_plan plan = *in;
    enum err r;

    if (s->kind == in->kind && same_campaigns(s, in) && s->assembly_id == assembly_id && !chosen)
        return OK;
    plan.org_id = s->org_id;
    plan.assembly_id = assembly_id;
    r = session__put_campaigns(c, s->id, in);
    return r ? r : agenda_copy(c, s->id, &plan);
}

enum err session_change(struct ctx *c, int64_t id, int64_t version, const struct session_plan *in)
{
    struct q_session_change_in row = { .id = id, .version = version };
    struct session_choice choice;
    struct session s;
    int64_t changed;
    enum err r;

    assert(in);
    r = session_load(c, id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_CHANGE);
    if (r)
        return r;
    r = check_change(c, &s, in, &row.assembly_id);
    if (!r)
        r = take_holder(c, s.org_id, in->holder, &row.holder_id);
    if (!r)
        r = session__served(c, id, &choice);
    if (r)
        return r;
    choice.plan = in;
    choice.was = clock_day(s.planned_at);
    choice.on = clock_day(in->planned_at);
    row.kind = session_kind_name(in->kind);
    row.title = title_of(c, in);
    row.planned_at = in->planned_at;
    row.secretary_id = or_null(in->secretary_id);
    row.guests = str_or_none(in->guests);
    r = q_session_change(c->db, &row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = session__put_orgs(c, id, in);
    if (!r)
        r = session__put_chairs(c, id, session_day(&s), in->chairs);
    if (!r)
        r = session__put_places(c, id, in);
    if (r)
        return r;
    r = retake_roll(c, &s, in, row.assembly_id);
    if (r)
        return r;
    r = follow(c, &s, in, row.assembly_id);
    if (!r)
        r = session__put_contents(c, &choice);
    if (r)
        return r;
    return event_add(c, "session", id, "change", s.org_id, S("{}"));
}
