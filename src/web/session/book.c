/* SPDX-License-Identifier: Apache-2.0 */
/* book.c - /sessions/:id/book: the photograph of the minute book and its figures. */
#include <inttypes.h>

#include "web/session/same.h"
#include "web/session/session__.h"
#include "web/views.h"
#include "work/session/attendance.h"

struct book_form {
    struct form_file file;
    int64_t people_due, present, late, absent_reason, absent_none;
    int64_t opinions, shortcomings, remedies;
    struct str conclusion;
    struct day held_on, sure_of;
    bool sure;
    int same;
    int64_t same_id;
    struct day same_on;
    int64_t version;
};

static const struct field book_fields[] = {
    FIELD_FILE(struct book_form, file, M_BOOK_FILE, .max = BOOK_BYTES_MAX),
    FIGURE_FIELDS(struct book_form),
    FIELD_LINES(struct book_form, conclusion, M_SESSION_CONCLUSION,
                .max = SESSION_CONCLUSION_CHARACTERS),
    HELD_FIELDS(struct book_form),
    SAME_FIELDS(struct book_form),
    FIELD_HIDDEN(struct book_form, version, .required = true),
};

/* Which field the line stands in. */
static const char *const fault_fields[] = {
    [FIGURES_HOLD] = "",
    [FIGURES_NEGATIVE] = "",
    [FIGURES_ROLL] = "people_due",
    [FIGURES_NOBODY] = "present",
    [FIGURES_REMEDIES_ONLY] = "shortcomings",
};

static enum err show_book(struct ctx *c, const struct request *rq, struct response *rs,
                          struct book_page *v)
{
    struct str name;
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_BOOK_TITLE);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    v->file = field_view(&v->form, "file");
    r = session_book_name(c, &v->session, &name);
    if (r)
        return r;
    v->kept = name.n > 0;
    v->file.hint = v->kept ? MSG(c->arena, c->lang, M_BOOK_FILE_KEPT, { "name", .text = name })
                           : msg_text(c->lang, M_BOOK_FILE_HINT);
    v->file.max = 0;
    v->file.optional = v->kept;
    for (size_t i = 0; i < BOOK_FIGURES; i++)
        v->figures[i] = field_view(&v->form, book_fields[i + 1].name);
    v->n_figures = BOOK_FIGURES;
    v->held = session__held_view(c, &v->form, &v->session);
    r = same_view(c, &v->form, &v->session, v->held_on, M_ENTRY_SAME_YES_OWN, &v->same);
    if (r)
        return r;
    v->conclusion = field_view(&v->form, "conclusion");
    v->version = str_fmt(c->arena, "%" PRId64, v->session.version);
    return PAGE_SHOW(view_session_book, v, c, rq, rs);
}

enum err session__get_book(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct book_page v = { 0 };
    struct roll roll;
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_BOOK, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    r = attendance_load(c, &v.session, &roll);
    if (r)
        return r;
    form_init(&v.form, book_fields, COUNT(book_fields), c->lang, c->arena);
    session__held_preset(c, &v.form, &v.session);
    form_set(&v.form, "people_due", str_fmt(c->arena, "%" PRId64, roll.figures.people_due));
    return show_book(c, rq, rs, &v);
}

/* A photograph that arrived stays with the session, whatever is wrong with the figures: on a phone in
 * a hall nobody sends it twice. */
static enum err keep_photograph(struct ctx *c, const struct form_file *file, struct book_page *v,
                                struct response *rs)
{
    enum err r;

    if (file->bytes.n) {
        r = session_book_keep(c, v->session.id, file->name, file->bytes);
        if (r == E_INVALID) {
            form_refuse(&v->form, "file", c->error);
            return OK;
        }
        if (!r)
            r = session_load(c, v->session.id, &v->session);
        if (r)
            return r;
        rs->keep_writes = true;
    }
    if (!v->session.book_file_id)
        form_add_error(&v->form, "file", msg_text(c->lang, M_BOOK_FILE_MISSING));
    return OK;
}

static enum err close_with(struct ctx *c, const struct book_form *in, struct book_page *v)
{
    struct session_book act = {
        .id = v->session.id,
        .version = in->version,
        .held_on = in->held_on,
        .figures = { in->people_due, in->present, in->late, in->absent_reason, in->absent_none,
                     in->opinions, in->shortcomings, in->remedies },
        .conclusion = in->conclusion,
        .same = same_answer(&(struct same_form){ in->same, in->same_id, in->same_on }, in->held_on),
    };
    enum figures_fault fault = FIGURES_HOLD;
    enum err r;

    r = same_check(c, &v->session, in->held_on, &act.same, &v->form);
    if (r || form_has_errors(&v->form))
        return r;
    r = session_book(c, &act, &fault);
    if (r == E_INVALID || r == E_CONFLICT) {
        form_refuse(&v->form, fault_fields[fault], c->error);
        return OK;
    }
    return r;
}

enum err session__post_book(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct book_page v = { 0 };
    struct book_form in = { .same = -1 };
    enum err r;

    r = session__load_for(c, rq, SESSION_DO_BOOK, &v.session);
    if (r)
        return r;
    r = form_take(rq, book_fields, COUNT(book_fields), &in, &v.form, c->error);
    if (r)
        return r;
    v.held_on = in.held_on;
    r = keep_photograph(c, &in.file, &v, rs);
    if (!r && !form_has_errors(&v.form))
        r = session__held_check(c, &v.session,
                                &(struct held_form){ in.held_on, in.sure_of, in.sure }, &v.form);
    if (!r && !form_has_errors(&v.form))
        r = close_with(c, &in, &v);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show_book(c, rq, rs, &v);
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=closed", v.session.id);
}

static enum err show_file(struct ctx *c, int64_t id, int64_t file_id, struct response *rs)
{
    struct session_book_file file;
    enum err r;

    r = session_book_load(c, id, file_id, &file);
    if (r)
        return r;
    return respond_upload(rs, arena_cstr(c->arena, file.media), file.name, file.bytes);
}

enum err session__get_book_file(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show_file(c, request_id(rq, "id"), 0, rs);
}

enum err session__get_book_earlier(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show_file(c, request_id(rq, "id"), request_id(rq, "file_id"), rs);
}
