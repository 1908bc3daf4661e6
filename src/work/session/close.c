/* SPDX-License-Identifier: Apache-2.0 */
/* close.c - the end of an evening: figures counted, frozen, and what was due is done. */
#include <assert.h>

#include "base/clock.h"
#include "store/file.h"
#include "store/session.h"
#include "store/shortcoming.h"
#include "work/campaign/due.h"
#include "work/org/org.h"
#include "work/session/agenda.h"
#include "work/session/attendance.h"
#include "work/session/note_draft.h"
#include "work/session/session__.h"
#include "work/trail.h"

struct day session_held_offer(const struct ctx *c, const struct session *s)
{
    struct day on = session_day(s);

    assert(s);
    return day_cmp(on, c->today) > 0 ? c->today : on;
}

enum err session_doubts(struct ctx *c, const struct session *s, struct day held_on,
                        struct session_doubts *ret)
{
    struct q_session_twin *twins = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret);
    *ret = (struct session_doubts){ 0 };
    ret->far = session_held_check(clock_day(s->planned_at), held_on, c->today) == HELD_FAR;
    r = q_session_twin(c->db, s->org_id, s->id, s->assembly_id, session_kind_name(s->kind),
                       day_iso(c->arena, held_on), c->arena, &twins, &n, c->error);
    if (!r && n) {
        ret->twin_id = twins[0].id;
        ret->twin = twins[0].title;
    }
    return r;
}

/* From here on the session stands on the day it was held: its roll, its duties, its minutes. */
enum err session__hold_on(struct ctx *c, struct session *s, struct day held_on)
{
    if (!day_is(held_on))
        held_on = session_held_offer(c, s);
    if (session_held_check(clock_day(s->planned_at), held_on, c->today) == HELD_TO_COME)
        return fail(c, E_INVALID, M_SESSION_HELD_TO_COME);
    s->held_on = held_on;
    return OK;
}

enum { CONCLUSION_MAX = 20000 };

enum err session_count(struct ctx *c, const struct session *s, const struct roll *roll,
                       struct session_figures *ret)
{
    struct q_shortcoming_counts counts;
    enum err r;

    assert(s && roll && ret);
    r = q_shortcoming_counts(c->db, s->id, c->arena, &counts, c->error);
    if (r)
        return r;
    *ret = roll->figures;
    ret->shortcomings = counts.shortcomings;
    ret->remedies = counts.remedies;
    return OK;
}

enum err session_closing_figures(struct ctx *c, const struct session *s,
                                 struct session_figures *ret)
{
    struct roll roll;
    enum err r;

    assert(s && ret);
    r = attendance_load(c, s, &roll);
    return r ? r : session_count(c, s, &roll, ret);
}

static bool is_among(const struct session_person *people, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (people[i].id == id)
            return true;
    }
    return false;
}

static void add_person(struct session_person *people, size_t *n, int64_t id, struct str name)
{
    if (id && !is_among(people, *n, id))
        people[(*n)++] = (struct session_person){ id, name };
}

static bool was_absent(const struct roll *roll, int64_t person_id)
{
    for (size_t i = 0; i < roll->n; i++) {
        if (roll->rows[i].person_id == person_id)
            return roll->rows[i].state == ATTENDANCE_ABSENT_REASON ||
                   roll->rows[i].state == ATTENDANCE_ABSENT_NONE;
    }
    return false;
}

static void find_people(struct ctx *c, const struct session *s, const struct roll *roll,
                        struct session_closing *ret)
{
    struct session_person *present =
        arena_array(c->arena, struct session_person, roll->n + s->n_chairs + 2);
    size_t n = 0, chairs = 0;

    ret->absent = S("");
    for (size_t i = 0; i < s->n_chairs; i++) {
        const struct session_chair *chair = &s->chairs[i];

        if (was_absent(roll, chair->person_id)) {
            ret->absent = chair->name;
            continue;
        }
        if (chair->person_id && chairs < SESSION_CHAIRS)
            ret->chair_ids[chairs++] = chair->person_id;
        add_person(present, &n, chair->person_id, chair->name);
    }
    ret->secretary_id = was_absent(roll, s->secretary_id) ? 0 : s->secretary_id;
    for (size_t i = 0; i < roll->n; i++) {
        if (!was_absent(roll, roll->rows[i].person_id))
            add_person(present, &n, roll->rows[i].person_id, roll->rows[i].name);
    }
    ret->chairs = present;
    ret->n_chairs = n;
    ret->secretaries = arena_array(c->arena, struct session_person, n + 2);
    add_person(ret->secretaries, &ret->n_secretaries, ret->secretary_id, s->secretary);
    add_person(ret->secretaries, &ret->n_secretaries, c->who->person_id, c->who->name);
    for (size_t i = 0; i < n; i++)
        add_person(ret->secretaries, &ret->n_secretaries, present[i].id, present[i].name);
    if (!ret->secretary_id)
        ret->secretary_id = c->who->person_id;
}

enum err session_closing(struct ctx *c, const struct session *s, struct session_closing *ret)
{
    struct roll roll;
    enum err r;

    assert(s && ret);
    *ret = (struct session_closing){ 0 };
    r = attendance_load(c, s, &roll);
    if (!r)
        r = session_count(c, s, &roll, &ret->figures);
    if (!r)
        find_people(c, s, &roll, ret);
    return r;
}

/* The photograph that is there when a session is closed stays with it for good; the event names it. */
static enum err keep_book(struct ctx *c, const struct session *s, struct str *ret_told)
{
    struct q_file_name file;
    enum err r;

    *ret_told = S("");
    if (!s->book_file_id)
        return OK;
    r = q_file_name(c->db, s->book_file_id, c->arena, &file, c->error);
    if (r)
        return r;
    *ret_told = str_fmt(c->arena, ",\"file\":\"%lld\",\"file_hash\":\"%.*s\"",
                        (long long)s->book_file_id, STR_ARGS(file.hash));
    return q_session_file_add(c->db, s->id, s->book_file_id, c->now_ms, c->error);
}

enum err session__freeze(struct ctx *c, const struct session *s,
                         const struct q_session_close_in *row, const char *verb)
{
    struct str book;
    int64_t changed;
    enum err r;

    r = note_drafts_write(c, s);
    if (!r)
        r = keep_book(c, s, &book);
    if (r)
        return r;
    r = q_session_close(c->db, row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = session__do_dues(c, s, c->now_ms);
    if (!r)
        r = org_keep_counts(c, s->org_id);
    if (r)
        return r;
    return event_add(
        c, "session", s->id, verb, s->org_id,
        str_fmt(c->arena,
                "{\"held_on\":\"%.*s\",\"people_due\":%lld,\"present\":%lld,\"late\":%lld,"
                "\"absent_reason\":%lld,\"absent_none\":%lld,\"opinions\":%lld,"
                "\"shortcomings\":%lld,\"remedies\":%lld%.*s}",
                STR_ARGS(row->held_on), (long long)row->people_due, (long long)row->present,
                (long long)row->late, (long long)row->absent_reason, (long long)row->absent_none,
                (long long)row->opinions, (long long)row->shortcomings, (long long)row->remedies,
                STR_ARGS(book)));
}

struct q_session_close_in session__closing_row(struct ctx *c, const struct session *s,
                                               const struct session_figures *f,
                                               struct str conclusion)
{
    return (struct q_session_close_in){
        .id = s->id,
        .version = s->version,
        .held_on = day_iso(c->arena, s->held_on),
        .closed_at = c->now_ms,
        .secretary_id = { s->secretary_id != 0, s->secretary_id },
        .conclusion = conclusion.n ? conclusion : STR_NONE,
        .minutes_by = S("screen"),
        .people_due = f->people_due,
        .present = f->present,
        .late = f->late,
        .absent_reason = f->absent_reason,
        .absent_none = f->absent_none,
        .opinions = f->opinions,
        .shortcomings = f->shortcomings,
        .remedies = f->remedies,
    };
}

enum err session__someone_due(struct ctx *c, const struct session *s, int64_t people_due)
{
    if (people_due)
        return OK;
    return fail(c, E_INVALID, M_SESSION_ROLL_EMPTY, { "assembly", .text = s->assembly },
                { "unit", .text = s->org_name });
}

static enum err check_figures(struct ctx *c, const struct session *s,
                              const struct session_figures *f)
{
    enum err r = session__someone_due(c, s, f->people_due);

    if (r)
        return r;
    if (session_figures_check(f) == FIGURES_NEGATIVE)
        return fail(c, E_INVALID, M_BOOK_FAULT_NEGATIVE);
    if (session_figures_check(f) == FIGURES_NOBODY)
        return fail(c, E_INVALID, M_BOOK_FAULT_NOBODY);
    return OK;
}

static enum err check_close(struct ctx *c, const struct session *s, const struct session_close *in)
{
    struct session_hours hours = session_hours(s);

    hours.began_at = in->began_at;
    hours.ended_at = in->ended_at;
    if (in->version != s->version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    if (!str_trim(in->conclusion).n)
        return fail(c, E_INVALID, M_SESSION_CONCLUSION_MISSING);
    if (in->conclusion.n > CONCLUSION_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    switch (session_hours_check(&hours, c->now_ms)) {
    case HOURS_HOLD:
        break;
    case HOURS_BEGIN_TO_COME:
        return fail(c, E_INVALID, M_SESSION_BEGIN_TO_COME);
    case HOURS_END_BEFORE_BEGIN:
        return fail(c, E_INVALID, M_SESSION_END_BEFORE);
    case HOURS_END_TO_COME:
        return fail(c, E_INVALID, M_SESSION_END_TO_COME);
    }
    return OK;
}

enum err session__put_chairs(struct ctx *c, int64_t id, struct day on,
                             const int64_t chairs[SESSION_CHAIRS])
{
    struct str day = day_iso(c->arena, on);
    int64_t ord = 1;
    enum err r;

    r = q_session_chairs_clear(c->db, id, c->error);
    for (size_t i = 0; !r && i < SESSION_CHAIRS; i++) {
        if (chairs[i] && (i == 0 || chairs[i] != chairs[0]))
            r = q_session_chair_add(c->db, id, ord++, chairs[i], day, c->error);
    }
    return r;
}

/* Who stands in the minutes. Nobody who says nothing is made minute-taker: only the page offers it. */
static enum err choose_people(struct ctx *c, const struct session *s,
                              const struct session_closing *closing, const struct session_close *in,
                              struct q_session_close_in *row)
{
    const int64_t *chairs = in->chairs[0] || in->chairs[1] ? in->chairs : closing->chair_ids;
    int64_t secretary_id = in->secretary_id  ? in->secretary_id
                           : s->secretary_id ? closing->secretary_id
                                             : 0;

    for (size_t i = 0; i < SESSION_CHAIRS; i++) {
        if (chairs[i] && !is_among(closing->chairs, closing->n_chairs, chairs[i]))
            return fail(c, E_INVALID, M_SESSION_CHAIR_NOT_PRESENT);
    }
    if (in->secretary_id && !is_among(closing->secretaries, closing->n_secretaries, secretary_id))
        return fail(c, E_INVALID, M_SESSION_SECRETARY_NOT_PRESENT);
    row->secretary_id = (struct db_int){ secretary_id != 0, secretary_id };
    return session__put_chairs(c, s->id, s->held_on, chairs);
}

enum err session_close(struct ctx *c, const struct session_close *in)
{
    struct q_session_close_in row;
    struct session_closing closing;
    struct session s;
    int64_t entered_id;
    enum err r;

    assert(in);
    r = session_load(c, in->id, &s);
    if (!r)
        r = session_ask(c, &s, SESSION_DO_CLOSE);
    if (!r)
        r = session__hold_on(c, &s, in->held_on);
    if (!r)
        r = check_close(c, &s, in);
    if (!r)
        r = session_hold(c, &s);
    if (!r)
        r = session_closing(c, &s, &closing);
    if (r)
        return r;
    closing.figures.opinions = in->opinions;
    r = check_figures(c, &s, &closing.figures);
    if (r)
        return r;
    row = session__closing_row(c, &s, &closing.figures, in->conclusion);
    row.began_at = (struct db_int){ in->began_at != 0, in->began_at };
    row.ended_at = (struct db_int){ in->ended_at != 0, in->ended_at };
    r = session__same(c, &s, &in->same, &entered_id);
    if (!r)
        r = choose_people(c, &s, &closing, in, &row);
    if (!r)
        r = session__take_place(c, &s, entered_id);
    if (!r)
        r = agenda_freeze(c, &s);
    if (!r)
        r = attendance_close(c, &s, false);
    if (r)
        return r;
    return session__freeze(c, &s, &row, "close");
}
