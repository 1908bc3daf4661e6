/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/fault.h"
#include "work/session/attendance.h"
#include "work/session/note_draft.h"

static void prepare_play(struct scene *s)
{
    s->w = &s->play.w;
    play_open(s->t, &s->play);
}

static void look(struct scene *s)
{
    s->version = play_look(&s->play, s->id).version;
}

static void prepare_planned(struct scene *s)
{
    prepare_play(s);
    s->id = play_schedule(&s->play, SESSION_REGULAR, 0);
    look(s);
}

static void prepare_withdrawn(struct scene *s)
{
    prepare_planned(s);
    T_OK(s->t, session_withdraw(world_as(s->w, "secretary.hamlet"), s->id, s->version));
    look(s);
}

static void prepare_open(struct scene *s)
{
    prepare_play(s);
    s->id = play_begin(&s->play, SESSION_REGULAR);
    play_promise(&s->play, s->id, "Họp bản chưa đều", "Họp bản vào ngày 5",
                 (struct day){ 2022, 5, 31 });
    look(s);
}

static void prepare_closed(struct scene *s)
{
    prepare_open(s);
    play_close(&s->play, s->id, 3);
    look(s);
}

static void prepare_photographed(struct scene *s)
{
    prepare_planned(s);
    T_OK(s->t, session_book_keep(world_as(s->w, "secretary.hamlet"), s->id, S("so.pdf"),
                                 S("%PDF-1.7 a scan")));
    look(s);
}

static struct session_plan plan(const struct scene *s, const struct str *place)
{
    return (struct session_plan){ .org_id = s->w->org[W_HAMLET],
                                  .kind = SESSION_REGULAR,
                                  .planned_at = s->w->now_ms,
                                  .places = place,
                                  .n_places = 1,
                                  .campaigns = &s->play.first,
                                  .n_campaigns = 1,
                                  .holder = S("Sở Nội vụ tỉnh Sơn Hà") };
}

static enum err run_session_schedule(struct ctx *c, struct scene *s)
{
    struct str place = S("Nhà văn hóa thôn");
    struct session_plan in = plan(s, &place);

    return session_schedule(c, &in, &s->id);
}

static enum err run_session_change(struct ctx *c, struct scene *s)
{
    struct str place = S("Trường tiểu học");
    struct session_plan in = plan(s, &place);

    in.kind = SESSION_THEMATIC;
    return session_change(c, s->id, s->version, &in);
}

static enum err run_session_open(struct ctx *c, struct scene *s)
{
    return session_open(c, s->id, s->version);
}

static enum err run_session_withdraw(struct ctx *c, struct scene *s)
{
    return session_withdraw(c, s->id, s->version);
}

static enum err run_session_restore(struct ctx *c, struct scene *s)
{
    return session_restore(c, s->id, s->version);
}

static enum err run_session_reopen(struct ctx *c, struct scene *s)
{
    return session_reopen(c, s->id, s->version);
}

static enum err run_session_close(struct ctx *c, struct scene *s)
{
    struct session_close in = { .id = s->id,
                                .version = s->version,
                                .conclusion = S("Chi bộ thống nhất."),
                                .opinions = 3 };

    return session_close(c, &in);
}

static enum err run_session_book_keep(struct ctx *c, struct scene *s)
{
    return session_book_keep(c, s->id, S("so.pdf"), S("%PDF-1.7 a scan"));
}

static enum err run_session_book(struct ctx *c, struct scene *s)
{
    struct session_book in = { .id = s->id,
                               .version = s->version,
                               .figures = { .people_due = 5, .present = 5 } };
    enum figures_fault fault;

    return session_book(c, &in, &fault);
}

static enum err run_attendance_take(struct ctx *c, struct scene *s)
{
    const struct roll_mark marks[] = {
        { .person_id = s->w->hamlet_people[2],
          .state = ATTENDANCE_ABSENT_REASON,
          .reason = S("Đi nương xa") },
    };

    return attendance_take(c, s->id, marks, COUNT(marks));
}

static enum err note_of(struct ctx *c, struct scene *s, struct agenda_note *ret)
{
    struct session session;
    struct agenda agenda;
    enum err r;

    r = session_load(c, s->id, &session);
    if (!r)
        r = agenda_load(c, &session, &agenda);
    if (r)
        return r;
    *ret = (struct agenda_note){ .item_id = agenda.items[0].id,
                                 .version = agenda.items[0].version,
                                 .note = S("Đã nêu lý do."),
                                 .seen = agenda_seen(c, agenda.items[0].note) };
    return OK;
}

static enum err run_agenda_write(struct ctx *c, struct scene *s)
{
    struct agenda_clash *clashes;
    struct agenda_note note;
    enum err r;
    size_t n;

    r = note_of(c, s, &note);
    return r ? r : agenda_write(c, s->id, &note, 1, &clashes, &n);
}

static enum err run_note_drafts_save(struct ctx *c, struct scene *s)
{
    struct agenda_note note;
    enum err r;

    r = note_of(c, s, &note);
    return r ? r : note_drafts_save(c, s->id, &note, 1);
}

/* What closing and writing take along. */
static void prepare_draft(struct scene *s)
{
    prepare_open(s);
    T_OK(s->w->t, run_note_drafts_save(world_as(s->w, "secretary.hamlet"), s));
}

/* Typed, and rubbed out again. */
static enum err run_note_drafts_drop(struct ctx *c, struct scene *s)
{
    struct agenda_note note;
    enum err r;

    r = note_of(c, s, &note);
    note.note = S("");
    return r ? r : note_drafts_save(c, s->id, &note, 1);
}

static const struct fault rows[] = {
    FAULT(session, session_schedule, "secretary.hamlet", prepare_play),
    FAULT(session, session_change, "secretary.hamlet", prepare_planned),
    FAULT(session, session_open, "secretary.hamlet", prepare_planned),
    FAULT(session, session_withdraw, "secretary.hamlet", prepare_planned),
    FAULT(session, session_restore, "secretary.hamlet", prepare_withdrawn),
    FAULT(session, session_close, "secretary.hamlet", prepare_draft),
    FAULT(session, session_reopen, "secretary.hamlet", prepare_closed),
    FAULT(session, session_book_keep, "secretary.hamlet", prepare_planned),
    FAULT(session, session_book, "secretary.hamlet", prepare_photographed),
    FAULT(attendance, attendance_take, "secretary.hamlet", prepare_open),
    FAULT(agenda, agenda_write, "secretary.hamlet", prepare_draft),
    FAULT(note_draft, note_drafts_save, "secretary.hamlet", prepare_open),
};

#define TYPED_AT_CLOSING                                                                   \
    "'session.held_on', 'session.conclusion', 'session.people_due', 'session.present', "   \
    "'session.late', 'session.absent_reason', 'session.absent_none', 'session.opinions', " \
    "'session.shortcomings', 'session.remedies'"

/* With a way back. */
static const struct undo undos[] = {
    UNDO(session_withdraw, session_restore, "secretary.hamlet", prepare_planned, look, ""),
    UNDO(session_close, session_reopen, "secretary.hamlet", prepare_open, look,
         TYPED_AT_CLOSING /* the page offers it again */),
    UNDO(note_drafts_save, note_drafts_drop, "secretary.hamlet", prepare_open, NULL, ""),
};

const struct fault_table fault_session = { rows, COUNT(rows), undos, COUNT(undos) };
