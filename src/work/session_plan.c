/* SPDX-License-Identifier: Apache-2.0 */
#include "base/clock.h"
#include "store/person.h"
#include "store/session.h"
#include "work/agenda.h"
#include "work/attendance.h"
#include "work/session__.h"
#include "work/trail.h"

enum { TITLE_MAX = 300 };

static enum err load_people(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    struct str today = day_iso(c->arena, c->today);
    struct q_people_of_org *people = NULL;
    struct q_position_signer *signers = NULL;
    size_t n = 0, n_signers = 0;
    enum err r;

    r = q_people_of_org(c->db, org_id, today, c->arena, &people, &n, c->error);
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

enum err session_choices(struct ctx *c, int64_t org_id, struct session_choices *ret)
{
    struct q_session_campaign_choices *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = (struct session_choices){ 0 };
    r = may(c, P_SESSION_RUN, org_id);
    if (r)
        return r;
    r = q_session_campaign_choices(c->db, org_id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->campaigns = arena_array(c->arena, struct session_campaign, n + 1);
    ret->n_campaigns = n;
    for (size_t i = 0; i < n; i++) {
        ret->campaigns[i] = (struct session_campaign){ rows[i].id, rows[i].name, rows[i].theme };
    }
    return load_people(c, org_id, ret);
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

static enum err check(struct ctx *c, int64_t org_id, const struct session_plan *in)
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
    if (!is_person(&choices, in->chair_id) || !is_person(&choices, in->secretary_id))
        return fail(c, E_INVALID, M_SESSION_PERSON_UNKNOWN);
    return OK;
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

static enum err put_campaigns(struct ctx *c, int64_t id, const struct session_plan *in)
{
    enum err r;

    r = q_session_campaigns_clear(c->db, id, c->error);
    for (size_t i = 0; !r && i < in->n_campaigns; i++)
        r = q_session_campaign_add(c->db, id, in->campaigns[i], c->error);
    return r;
}

static struct db_int or_null(int64_t id)
{
    return (struct db_int){ id != 0, id };
}

enum err session_schedule(struct ctx *c, const struct session_plan *in, int64_t *ret_id)
{
    struct q_session_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .planned_at = in->planned_at,
        .chair_id = or_null(in->chair_id),
        .secretary_id = or_null(in->secretary_id),
        .guests = str_or_none(in->guests),
    };
    enum err r;

    r = may(c, P_SESSION_RUN, in->org_id);
    if (r)
        return r;
    r = check(c, in->org_id, in);
    if (r)
        return r;
    row.kind = session_kind_name(in->kind);
    row.title = title_of(c, in);
    r = q_session_add(c->db, &row, c->error);
    if (r)
        return r;
    r = put_campaigns(c, row.id, in);
    if (r)
        return r;
    r = session__put_places(c, row.id, in);
    if (r)
        return r;
    r = agenda_copy(c, row.id, in);
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
static enum err check_change(struct ctx *c, const struct session *s, const struct session_plan *in)
{
    struct session_plan rest = *in;

    if (same_campaigns(s, in))
        rest.n_campaigns = 0;
    return check(c, s->org_id, &rest);
}

/* Who is due follows from kind and day: the roll of an open session is made anew for them. Who stays
 * keeps what was marked; who comes to it is present until somebody says otherwise. */
static enum err retake_roll(struct ctx *c, const struct session *s, const struct session_plan *in)
{
    bool same_day = day_cmp(clock_day(s->planned_at), clock_day(in->planned_at)) == 0;

    if (s->state != SESSION_OPEN || (same_day && s->kind == in->kind))
        return OK;
    return attendance_renew(c, s->id);
}

enum err session_change(struct ctx *c, int64_t id, int64_t version, const struct session_plan *in)
{
    struct q_session_change_in row = { .id = id, .version = version };
    struct session s;
    int64_t changed;
    enum err r;

    r = session_load(c, id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_CHANGE);
    if (r)
        return r;
    r = check_change(c, &s, in);
    if (r)
        return r;
    row.kind = session_kind_name(in->kind);
    row.title = title_of(c, in);
    row.planned_at = in->planned_at;
    row.chair_id = or_null(in->chair_id);
    row.secretary_id = or_null(in->secretary_id);
    row.guests = str_or_none(in->guests);
    r = q_session_change(c->db, &row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = session__put_places(c, id, in);
    if (r)
        return r;
    r = retake_roll(c, &s, in);
    if (r)
        return r;
    if (s.kind != in->kind || !same_campaigns(&s, in)) {
        r = put_campaigns(c, id, in);
        if (r)
            return r;
        r = agenda_copy(c, id, in);
        if (r)
            return r;
    }
    return event_add(c, "session", id, "change", s.org_id, S("{}"));
}
