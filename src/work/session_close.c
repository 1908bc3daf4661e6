/* SPDX-License-Identifier: Apache-2.0 */
#include "store/file.h"
#include "store/session.h"
#include "store/shortcoming.h"
#include "work/agenda.h"
#include "work/attendance.h"
#include "work/duty.h"
#include "work/session__.h"
#include "work/trail.h"

enum { CONCLUSION_MAX = 20000 };

enum err session__count(struct ctx *c, const struct session *s, const struct roll *roll,
                        struct session_figures *ret)
{
    struct q_shortcoming_counts counts;
    enum err r;

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

    r = attendance_load(c, s, &roll);
    return r ? r : session__count(c, s, &roll, ret);
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
    struct session_person *present = arena_array(c->arena, struct session_person, roll->n + 2);
    size_t n = 0;

    ret->chair_absent = was_absent(roll, s->chair_id);
    ret->chair_id = ret->chair_absent ? 0 : s->chair_id;
    ret->secretary_id = was_absent(roll, s->secretary_id) ? 0 : s->secretary_id;
    add_person(present, &n, ret->chair_id, s->chair);
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

    *ret = (struct session_closing){ 0 };
    r = attendance_load(c, s, &roll);
    if (!r)
        r = session__count(c, s, &roll, &ret->figures);
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

    r = keep_book(c, s, &book);
    if (r)
        return r;
    r = q_session_close(c->db, row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    r = due_session_held(c, s->id, s->org_id, clock_day(s->planned_at), c->now_ms);
    if (r)
        return r;
    return event_add(c, "session", s->id, verb, s->org_id,
                     str_fmt(c->arena,
                             "{\"people_due\":%lld,\"present\":%lld,\"late\":%lld,"
                             "\"absent_reason\":%lld,\"absent_none\":%lld,\"opinions\":%lld,"
                             "\"shortcomings\":%lld,\"remedies\":%lld%.*s}",
                             (long long)row->people_due, (long long)row->present,
                             (long long)row->late, (long long)row->absent_reason,
                             (long long)row->absent_none, (long long)row->opinions,
                             (long long)row->shortcomings, (long long)row->remedies,
                             STR_ARGS(book)));
}

struct q_session_close_in session__closing_row(struct ctx *c, const struct session *s,
                                               const struct session_figures *f,
                                               struct str conclusion)
{
    return (struct q_session_close_in){
        .id = s->id,
        .version = s->version,
        .closed_at = c->now_ms,
        .chair_id = { s->chair_id != 0, s->chair_id },
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

static enum err check_figures(struct ctx *c, const struct session_figures *f)
{
    if (session_figures_check(f) == FIGURES_NEGATIVE)
        return fail(c, E_INVALID, M_BOOK_FAULT_NEGATIVE);
    if (session_figures_check(f) == FIGURES_NOBODY)
        return fail(c, E_INVALID, M_BOOK_FAULT_NOBODY);
    return OK;
}

static enum err check_close(struct ctx *c, const struct session *s, const struct session_close *in)
{
    if (in->version != s->version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    if (!str_trim(in->conclusion).n)
        return fail(c, E_INVALID, M_SESSION_CONCLUSION_MISSING);
    if (in->conclusion.n > CONCLUSION_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    if (!in->ended_at)
        return OK;
    switch (session_end_check(s->planned_at, s->opened_at, in->ended_at, c->now_ms)) {
    case END_HOLDS:
        break;
    case END_BEFORE_BEGIN:
        return fail(c, E_INVALID, M_SESSION_END_BEFORE);
    case END_TO_COME:
        return fail(c, E_INVALID, M_SESSION_END_TO_COME);
    }
    return OK;
}

/* Who stands in the minutes. Nobody who says nothing is made minute-taker: only the page offers it. */
static enum err choose_people(struct ctx *c, const struct session *s,
                              const struct session_closing *closing, const struct session_close *in,
                              struct q_session_close_in *row)
{
    int64_t chair_id = in->chair_id ? in->chair_id : closing->chair_id;
    int64_t secretary_id = in->secretary_id  ? in->secretary_id
                           : s->secretary_id ? closing->secretary_id
                                             : 0;

    if (in->chair_id && !is_among(closing->chairs, closing->n_chairs, chair_id))
        return fail(c, E_INVALID, M_SESSION_CHAIR_NOT_PRESENT);
    if (in->secretary_id && !is_among(closing->secretaries, closing->n_secretaries, secretary_id))
        return fail(c, E_INVALID, M_SESSION_SECRETARY_NOT_PRESENT);
    row->chair_id = (struct db_int){ chair_id != 0, chair_id };
    row->secretary_id = (struct db_int){ secretary_id != 0, secretary_id };
    return OK;
}

enum err session_close(struct ctx *c, const struct session_close *in)
{
    struct q_session_close_in row;
    struct session_closing closing;
    struct session s;
    enum err r;

    r = session_load(c, in->id, &s);
    if (!r)
        r = session_ask(c, &s, SESSION_DO_CLOSE);
    if (!r)
        r = check_close(c, &s, in);
    if (!r)
        r = session_hold(c, &s);
    if (!r)
        r = session_closing(c, &s, &closing);
    if (r)
        return r;
    closing.figures.opinions = in->opinions;
    r = check_figures(c, &closing.figures);
    if (r)
        return r;
    row = session__closing_row(c, &s, &closing.figures, in->conclusion);
    row.ended_at = (struct db_int){ in->ended_at != 0, in->ended_at };
    r = choose_people(c, &s, &closing, in, &row);
    if (!r)
        r = agenda_freeze(c, &s);
    if (!r)
        r = attendance_close(c, &s, false);
    if (r)
        return r;
    return session__freeze(c, &s, &row, "close");
}
