/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "store/file.h"
#include "store/session.h"
#include "store/shortcoming.h"
#include "work/agenda.h"
#include "work/attendance.h"
#include "work/duty.h"

enum { CONCLUSION_MAX = 20000 };

enum err session_closing_figures(struct ctx *c, const struct session *s,
                                 struct session_figures *ret)
{
    struct q_shortcoming_counts counts;
    struct roll roll;
    enum err r;

    r = attendance_load(c, s, &roll);
    if (r)
        return r;
    r = q_shortcoming_counts(c->db, s->id, c->arena, &counts, c->error);
    if (r)
        return r;
    *ret = roll.figures;
    ret->shortcomings = counts.shortcomings;
    ret->remedies = counts.remedies;
    return OK;
}

static enum err freeze(struct ctx *c, const struct session *s, const struct q_session_close_in *row,
                       const char *verb)
{
    int64_t changed;
    enum err r;

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
                             "\"shortcomings\":%lld,\"remedies\":%lld}",
                             (long long)row->people_due, (long long)row->present,
                             (long long)row->late, (long long)row->absent_reason,
                             (long long)row->absent_none, (long long)row->opinions,
                             (long long)row->shortcomings, (long long)row->remedies));
}

static struct q_session_close_in closing_row(struct ctx *c, const struct session *s,
                                             const struct session_figures *f, struct str conclusion)
{
    return (struct q_session_close_in){
        .id = s->id,
        .version = s->version,
        .closed_at = c->now_ms,
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

enum err session_close(struct ctx *c, const struct session_close *in)
{
    struct q_session_close_in row;
    struct session_figures figures;
    struct session s;
    enum err r;

    r = session_load(c, in->id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_CLOSE);
    if (r)
        return r;
    if (in->version != s.version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    if (!str_trim(in->conclusion).n)
        return fail(c, E_INVALID, M_SESSION_CONCLUSION_MISSING);
    if (in->conclusion.n > CONCLUSION_MAX)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    r = session_hold(c, &s);
    if (r)
        return r;
    r = session_closing_figures(c, &s, &figures);
    if (r)
        return r;
    figures.opinions = in->opinions;
    if (session_figures_check(&figures) == FIGURES_NEGATIVE)
        return fail(c, E_INVALID, M_BOOK_FAULT_NEGATIVE);
    if (session_figures_check(&figures) == FIGURES_NOBODY)
        return fail(c, E_INVALID, M_BOOK_FAULT_NOBODY);
    r = agenda_freeze(c, &s);
    if (r)
        return r;
    row = closing_row(c, &s, &figures, in->conclusion);
    return freeze(c, &s, &row, "close");
}

/* What the first bytes say; a name or a browser's claim is not believed. */
static struct str media_of(struct str bytes)
{
    if (str_starts(bytes, S("\xFF\xD8\xFF")))
        return S("image/jpeg");
    if (str_starts(bytes, S("\x89PNG\r\n\x1A\n")))
        return S("image/png");
    if (str_starts(bytes, S("%PDF-")))
        return S("application/pdf");
    return STR_NONE;
}

static enum err keep_file(struct ctx *c, const struct session *s, const struct session_book *in,
                          int64_t *ret_id)
{
    struct q_file_add_in row = {
        .id = ids_next(c->ids),
        .org_id = s->org_id,
        .name = in->file_name,
        .media = media_of(in->file_bytes),
        .bytes = in->file_bytes,
        .made_at = c->now_ms,
    };

    if (!in->file_bytes.n)
        return fail(c, E_INVALID, M_BOOK_FILE_MISSING);
    if (in->file_bytes.n > BOOK_BYTES_MAX)
        return fail(c, E_TOO_LARGE, M_BOOK_FILE_LARGE);
    if (!row.media.n)
        return fail(c, E_INVALID, M_BOOK_FILE_KIND);
    row.hash = hash_hex(c->arena, in->file_bytes);
    *ret_id = row.id;
    return q_file_add(c->db, &row, c->error);
}

static enum err refuse_figures(struct ctx *c, enum figures_fault fault,
                               const struct session_figures *f)
{
    switch (fault) {
    case FIGURES_HOLD:
        return OK;
    case FIGURES_NEGATIVE:
        return fail(c, E_INVALID, M_BOOK_FAULT_NEGATIVE);
    case FIGURES_ROLL:
        return fail(c, E_INVALID, M_BOOK_FAULT_ROLL, { "due", .n = f->people_due },
                    { "sum", .n = f->present + f->late + f->absent_reason + f->absent_none },
                    { "present", .n = f->present }, { "late", .n = f->late },
                    { "reason", .n = f->absent_reason }, { "none", .n = f->absent_none });
    case FIGURES_NOBODY:
        return fail(c, E_INVALID, M_BOOK_FAULT_NOBODY);
    case FIGURES_REMEDIES_ONLY:
        return fail(c, E_INVALID, M_BOOK_FAULT_REMEDIES, { "n", .n = f->remedies });
    }
    return OK;
}

enum err session_book(struct ctx *c, const struct session_book *in, enum figures_fault *ret_fault)
{
    struct q_session_close_in row;
    struct session s;
    int64_t file_id;
    enum err r;

    *ret_fault = FIGURES_HOLD;
    r = session_load(c, in->id, &s);
    if (r)
        return r;
    r = session_ask(c, &s, SESSION_DO_BOOK);
    if (r)
        return r;
    if (in->version != s.version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    *ret_fault = session_figures_check(&in->figures);
    r = refuse_figures(c, *ret_fault, &in->figures);
    if (r)
        return r;
    r = keep_file(c, &s, in, &file_id);
    if (r)
        return r;
    row = closing_row(c, &s, &in->figures, in->conclusion);
    row.minutes_by = S("book");
    row.book_file_id = (struct db_int){ true, file_id };
    return freeze(c, &s, &row, "book");
}

enum err session_book_load(struct ctx *c, int64_t id, struct session_book_file *ret)
{
    struct q_file_by_id file;
    struct session s;
    enum err r;

    r = session_load(c, id, &s);
    if (r)
        return r;
    if (!s.book_file_id)
        return fail(c, E_NOT_FOUND, M_BOOK_NONE);
    r = q_file_by_id(c->db, s.book_file_id, c->arena, &file, c->error);
    if (r)
        return r;
    *ret = (struct session_book_file){ file.name, file.media, file.bytes };
    return OK;
}
