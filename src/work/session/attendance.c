/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session/attendance.h"

#include <assert.h>

#include "store/attendance.h"
#include "store/personal.h"
#include "store/trail.h"
#include "work/trail.h"

enum { REASON_MAX = 1000 };

static const enum msg member_words[MEMBER_STATES] = {
    [MEMBER_OFFICIAL] = M_ATTENDANCE_MEMBER_OFFICIAL,
    [MEMBER_PROBATIONARY] = M_ATTENDANCE_MEMBER_PROBATIONARY,
    [MEMBER_TEMPORARY] = M_ATTENDANCE_MEMBER_TEMPORARY,
    [MEMBER_EXEMPT] = M_ATTENDANCE_MEMBER_EXEMPT,
    [MEMBER_NONE] = M_ATTENDANCE_MEMBER_NONE,
};

enum msg member_state_words(enum member_state state)
{
    assert(state > 0 && state < MEMBER_STATES);
    return member_words[state];
}

static struct roll_row *find_row(struct roll *roll, int64_t person_id)
{
    for (size_t i = 0; i < roll->n; i++) {
        if (roll->rows[i].person_id == person_id)
            return &roll->rows[i];
    }
    return NULL;
}

/* Who is on the assembly on the day of the session. Whoever belongs to no unit is no member. */
static enum err load_people(struct ctx *c, const struct session *s, struct roll *ret)
{
    struct q_attendance_people *people = NULL;
    size_t n = 0;
    enum err r;

    r = q_attendance_people(c->db, s->org_id, day_iso(c->arena, session_day(s)), s->id,
                            s->assembly_id, c->arena, &people, &n, c->error);
    if (r)
        return r;
    ret->rows = arena_array(c->arena, struct roll_row, n + 1);
    ret->exempt = arena_array(c->arena, struct roll_row, n + 1);
    for (size_t i = 0; i < n; i++) {
        struct roll_row row = {
            .person_id = people[i].person_id,
            .place_id = people[i].place_id.is ? people[i].place_id.v
                        : s->n_places         ? s->places[0].id
                                              : 0,
            .name = people[i].name,
            .member = people[i].member.p ? member_state_parse(people[i].member) : MEMBER_NONE,
            .state =
                people[i].state.p ? attendance_state_parse(people[i].state) : ATTENDANCE_PRESENT,
        };

        ret->taken = ret->taken || people[i].state.p;
        if (attendance_due(row.member))
            ret->rows[ret->n++] = row;
        else
            ret->exempt[ret->n_exempt++] = row;
    }
    return OK;
}

enum err attendance_reasons(struct ctx *c, const struct session *s, struct roll *roll)
{
    struct q_absence_reasons_given *given = NULL;
    size_t n = 0;
    enum err r;

    assert(s && roll);
    r = q_absence_reasons_given(c->db, s->id, c->arena, &given, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        struct roll_row *row = find_row(roll, given[i].person_id);

        if (row)
            row->has_reason = true;
    }
    return r;
}

/* Of a session that was closed before rolls were kept there is nothing: it is made as for an open one. */
static enum err load_closed(struct ctx *c, const struct session *s, struct roll *ret)
{
    struct q_attendance_as_closed *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_attendance_as_closed(c->db, s->id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    ret->rows = arena_array(c->arena, struct roll_row, n + 1);
    ret->exempt = arena_array(c->arena, struct roll_row, n + 1);
    ret->taken = n > 0;
    for (size_t i = 0; i < n; i++) {
        struct roll_row row = {
            .person_id = rows[i].person_id,
            .place_id = rows[i].place_id.v,
            .name = rows[i].name,
            .member = member_state_parse(rows[i].member),
            .state = rows[i].state.p ? attendance_state_parse(rows[i].state) : ATTENDANCE_PRESENT,
        };

        if (row.member == MEMBER_EXEMPT)
            ret->exempt[ret->n_exempt++] = row;
        else
            ret->rows[ret->n++] = row;
    }
    return OK;
}

static void count(struct ctx *c, struct roll *roll)
{
    struct attendance_mark *marks = arena_array(c->arena, struct attendance_mark, roll->n + 1);

    for (size_t i = 0; i < roll->n; i++)
        marks[i] = (struct attendance_mark){ roll->rows[i].member, roll->rows[i].state };
    attendance_count(marks, roll->n, &roll->figures);
}

enum err attendance_load(struct ctx *c, const struct session *s, struct roll *ret)
{
    enum err r;

    assert(s && ret);
    *ret = (struct roll){ 0 };
    r = s->state == SESSION_CLOSED ? load_closed(c, s, ret) : OK;
    if (!r && !ret->taken)
        r = load_people(c, s, ret);
    if (r)
        return r;
    count(c, ret);
    return OK;
}

static bool is_place(const struct session *s, int64_t id)
{
    for (size_t i = 0; i < s->n_places; i++) {
        if (s->places[i].id == id)
            return true;
    }
    return id == 0;
}

bool roll_clashes(const struct roll_row *now, const struct roll_mark *mark)
{
    assert(now && mark);
    return (mark->state && mark->seen && now->state != mark->seen && now->state != mark->state) ||
           (mark->place_id && mark->seen_place && now->place_id != mark->seen_place &&
            now->place_id != mark->place_id);
}

static enum err lay_marks(struct ctx *c, const struct session *s, struct roll *roll,
                          const struct roll_mark *marks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct roll_row *row = find_row(roll, marks[i].person_id);

        if (!row)
            return fail(c, E_INVALID, M_ATTENDANCE_NOT_DUE);
        if (marks[i].state >= ATTENDANCE_STATES || !is_place(s, marks[i].place_id))
            return fail(c, E_INVALID, M_ATTENDANCE_STATE_UNKNOWN);
        if (marks[i].reason.n > REASON_MAX)
            return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
        if (roll_clashes(row, &marks[i]))
            return fail(c, E_CONFLICT, M_ATTENDANCE_CLASHES);
        if (marks[i].state)
            row->state = marks[i].state;
        if (marks[i].place_id)
            row->place_id = marks[i].place_id;
    }
    return OK;
}

static enum err put_reasons(struct ctx *c, const struct session *s, const struct roll *roll,
                            const struct roll_mark *marks, size_t n)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < roll->n; i++) {
        if (roll->rows[i].has_reason && roll->rows[i].state != ATTENDANCE_ABSENT_REASON)
            r = q_absence_reason_remove(c->db, s->id, roll->rows[i].person_id, c->error);
    }
    for (size_t i = 0; !r && i < n; i++) {
        struct str reason = str_trim(marks[i].reason);

        if (reason.n && marks[i].state == ATTENDANCE_ABSENT_REASON)
            r = q_absence_reason_put(c->db, s->id, marks[i].person_id, reason, c->error);
    }
    return r;
}

/* Whoever was on an earlier roll and is not due any more leaves it. */
static enum err remove_others(struct ctx *c, const struct session *s, struct roll *roll)
{
    struct q_attendance_of_session *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_attendance_of_session(c->db, s->id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (!find_row(roll, rows[i].person_id))
            r = q_attendance_remove(c->db, s->id, rows[i].person_id, c->error);
    }
    return r;
}

static enum err put_rows(struct ctx *c, const struct session *s, struct roll *roll)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < roll->n; i++)
        r = q_attendance_put(c->db, s->id, roll->rows[i].person_id, roll->rows[i].place_id,
                             attendance_state_name(roll->rows[i].state), c->error);
    return r ? r : remove_others(c, s, roll);
}

static enum err take(struct ctx *c, int64_t session_id, const struct roll_mark *marks, size_t n,
                     const char *verb)
{
    struct session s;
    struct roll roll;
    enum err r;

    r = session_load(c, session_id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_ROLL);
    if (r)
        return r;
    r = session_hold(c, &s);
    if (r)
        return r;
    r = attendance_load(c, &s, &roll);
    if (!r)
        r = attendance_reasons(c, &s, &roll);
    if (r)
        return r;
    r = lay_marks(c, &s, &roll, marks, n);
    if (r)
        return r;
    r = put_rows(c, &s, &roll);
    if (!r)
        r = put_reasons(c, &s, &roll, marks, n);
    if (r)
        return r;
    return event_add(c, "attendance", s.id, verb, s.org_id,
                     str_fmt(c->arena, "{\"people_due\":%zu}", roll.n));
}

enum err attendance_take(struct ctx *c, int64_t session_id, const struct roll_mark *marks, size_t n)
{
    assert(marks || !n);
    return take(c, session_id, marks, n, "take");
}

enum err attendance_renew(struct ctx *c, int64_t session_id)
{
    return take(c, session_id, NULL, 0, "renew");
}

static enum err keep(struct ctx *c, const struct session *s, size_t ord, const struct roll_row *row,
                     struct str state)
{
    struct q_attendance_close_in in = {
        .session_id = s->id,
        .ord = (int64_t)ord,
        .person_id = row->person_id,
        .place_id = { row->place_id != 0, row->place_id },
        .name = row->name,
        .member = member_state_name(row->member),
        .state = state,
    };

    return q_attendance_close(c->db, &in, c->error);
}

enum err attendance_close(struct ctx *c, const struct session *s, bool by_book)
{
    struct roll roll;
    enum err r;

    assert(s);
    r = attendance_load(c, s, &roll);
    if (!r && !by_book)
        r = put_rows(c, s, &roll);
    for (size_t i = 0; !r && i < roll.n; i++)
        r = keep(c, s, i + 1, &roll.rows[i],
                 by_book ? STR_NONE : attendance_state_name(roll.rows[i].state));
    for (size_t i = 0; !r && i < roll.n_exempt; i++)
        r = keep(c, s, roll.n + i + 1, &roll.exempt[i], STR_NONE);
    return r;
}

enum err attendance_reopen(struct ctx *c, const struct session *s)
{
    assert(s);
    return q_attendance_reopen(c->db, s->id, c->error);
}

enum err attendance_times(struct ctx *c, const struct session *s, int64_t *ret)
{
    struct q_event_of_noun *events = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret);
    r = q_event_of_noun(c->db, S("attendance"), s->id, c->arena, &events, &n, c->error);
    *ret = 0;
    for (size_t i = 0; !r && i < n; i++)
        *ret += str_eq(events[i].verb, S("take"));
    return r;
}
