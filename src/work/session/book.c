/* SPDX-License-Identifier: Apache-2.0 */
/* book.c - a session closed by the photograph of its minute book. */
#include <assert.h>

#include "store/file.h"
#include "work/file.h"
#include "work/session/attendance.h"
#include "work/session/session__.h"
#include "work/trail.h"

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

static enum err check_file(struct ctx *c, struct str bytes)
{
    if (!bytes.n)
        return fail(c, E_INVALID, M_BOOK_FILE_MISSING);
    if (bytes.n > BOOK_BYTES_MAX)
        return fail(c, E_INVALID, M_BOOK_FILE_LARGE);
    if (!media_of(bytes).n)
        return fail(c, E_INVALID, M_BOOK_FILE_KIND);
    return OK;
}

/* A session was closed with it. */
static enum err was_closed_with(struct ctx *c, int64_t session_id, int64_t file_id, bool *ret)
{
    struct q_session_files *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = false;
    r = q_session_files(c->db, session_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        *ret = *ret || rows[i].file_id == file_id;
    return r;
}

/* In the place of the photograph before it, unless a session was closed with that one. */
static enum err keep_book(struct ctx *c, const struct session *s, const struct file_new *book)
{
    bool stays = false;
    int64_t id, changed;
    enum err r;

    r = was_closed_with(c, s->id, s->book_file_id, &stays);
    if (r)
        return r;
    if (s->book_file_id && !stays)
        return file_replace(c, s->book_file_id, book);
    r = file_keep(c, book, &id);
    if (!r)
        r = q_session_book_keep(c->db, s->id, id, &changed, c->error);
    if (!r && !changed)
        r = fail(c, E_CONFLICT, M_SESSION_CHANGED);
    return r;
}

enum err session_book_keep(struct ctx *c, int64_t id, struct str name, struct str bytes)
{
    struct file_new book = { .name = name, .media = media_of(bytes), .bytes = bytes };
    struct session s;
    enum err r;

    r = session_load(c, id, &s);
    if (!r)
        r = session_ask(c, &s, SESSION_DO_BOOK);
    if (!r)
        r = check_file(c, bytes);
    if (r)
        return r;
    book.org_id = s.org_id;
    r = keep_book(c, &s, &book);
    if (r)
        return r;
    return event_add(c, "session", id, "keep_book", s.org_id, S("{}"));
}

enum err session_book_name(struct ctx *c, const struct session *s, struct str *ret)
{
    struct q_file_name file;
    enum err r;

    assert(s && ret);
    *ret = S("");
    if (!s->book_file_id)
        return OK;
    r = q_file_name(c->db, s->book_file_id, c->arena, &file, c->error);
    if (!r)
        *ret = file.name;
    return r;
}

enum err session__refuse_figures(struct ctx *c, enum figures_fault fault,
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

/* The book has the figures; who was due is known without it. */
static enum err check_roll(struct ctx *c, const struct session *s)
{
    struct roll roll;
    enum err r = attendance_load(c, s, &roll);

    return r ? r : session__someone_due(c, s, roll.figures.people_due);
}

enum err session_book(struct ctx *c, const struct session_book *in, enum figures_fault *ret_fault)
{
    struct q_session_close_in row;
    struct session s;
    int64_t entered_id;
    enum err r;

    assert(in && ret_fault);
    *ret_fault = FIGURES_HOLD;
    r = session_load(c, in->id, &s);
    if (!r)
        r = session_ask(c, &s, SESSION_DO_BOOK);
    if (!r)
        r = session__hold_on(c, &s, in->held_on);
    if (r)
        return r;
    if (in->version != s.version)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    if (!s.book_file_id)
        return fail(c, E_INVALID, M_BOOK_FILE_MISSING);
    r = check_roll(c, &s);
    if (r)
        return r;
    *ret_fault = session_figures_check(&in->figures);
    r = session__refuse_figures(c, *ret_fault, &in->figures);
    if (!r)
        r = session__same(c, &s, &in->same, &entered_id);
    if (!r)
        r = session__take_place(c, &s, entered_id);
    if (!r)
        r = attendance_close(c, &s, true);
    if (r)
        return r;
    row = session__closing_row(c, &s, &in->figures, in->conclusion);
    row.minutes_by = S("book");
    return session__freeze(c, &s, &row, "book");
}

enum err session_book_earlier(struct ctx *c, const struct session *s,
                              struct session_book_earlier **ret, size_t *ret_n)
{
    struct q_session_files *rows = NULL;
    size_t n = 0;
    enum err r;

    assert(s && ret && ret_n);
    *ret_n = 0;
    if (!s->book_file_id)
        return OK;
    r = q_session_files(c->db, s->id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct session_book_earlier, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].file_id != s->book_file_id)
            (*ret)[(*ret_n)++] =
                (struct session_book_earlier){ rows[i].file_id, rows[i].name, rows[i].closed_at };
    }
    return OK;
}

enum err session_book_load(struct ctx *c, int64_t id, int64_t file_id,
                           struct session_book_file *ret)
{
    bool was_here = true;
    struct q_file_by_id file;
    struct session s;
    enum err r;

    assert(ret);
    r = session_load(c, id, &s);
    if (!r && file_id)
        r = was_closed_with(c, id, file_id, &was_here);
    if (r)
        return r;
    if (!file_id)
        file_id = s.book_file_id;
    if (!file_id || !was_here)
        return fail(c, E_NOT_FOUND, M_BOOK_NONE);
    r = q_file_by_id(c->db, file_id, c->arena, &file, c->error);
    if (r)
        return r;
    *ret = (struct session_book_file){ file.name, file.media, file.bytes };
    return OK;
}
