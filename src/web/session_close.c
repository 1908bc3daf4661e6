/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "web/session__.h"
#include "web/views.h"

enum { CONCLUSION_CHARACTERS = 5000 };

struct close_form {
    struct str conclusion;
    int64_t opinions, version;
};

static const struct field close_fields[] = {
    FIELD_LINES(struct close_form, conclusion, M_SESSION_CONCLUSION, .max = CONCLUSION_CHARACTERS,
                .required = true),
    FIELD_INT(struct close_form, opinions, M_SESSION_OPINIONS, .max = FIGURE_MAX, .required = true),
    FIELD_INT(struct close_form, version, M_SESSION_TITLE, .required = true),
};

static struct str number(struct ctx *c, int64_t n)
{
    return str_fmt(c->arena, "%" PRId64, n);
}

static enum err load(struct ctx *c, const struct request *rq, enum session_act act,
                     struct session *ret)
{
    enum err r;

    r = session_load(c, request_id(rq, "id"), ret);
    if (r)
        return r;
    return session_ask(c, ret, act);
}

static enum err show_close(struct ctx *c, const struct request *rq, struct response *rs,
                           struct closing_page *v)
{
    struct session_figures f;
    enum err r;

    page_init(&v->page, c, rq, NAV_SESSIONS, M_SESSION_CLOSE);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    r = session_closing_figures(c, &v->session, &f);
    if (r)
        return r;
    v->figures = session__figures(c, &f, &v->n_figures);
    v->figures[5] = v->figures[6]; /* opinions are typed below */
    v->figures[6] = v->figures[7];
    v->n_figures--;
    v->conclusion = field_view(&v->form, "conclusion");
    v->conclusion.hint = msg_text(c->lang, M_SESSION_CONCLUSION_HINT);
    v->opinions = field_view(&v->form, "opinions");
    v->opinions.hint = msg_text(c->lang, M_SESSION_OPINIONS_HINT);
    v->version = number(c, v->session.version);
    return PAGE_SHOW(view_session_close, v, c, rq, rs);
}

enum err session__get_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct closing_page v = { 0 };
    enum err r;

    r = load(c, rq, SESSION_DO_CLOSE, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, close_fields, COUNT(close_fields), c->lang, c->arena);
    form_set(&v.form, "conclusion", v.session.conclusion.n ? v.session.conclusion : S(""));
    form_set(&v.form, "opinions", number(c, v.session.figures.opinions));
    return show_close(c, rq, rs, &v);
}

enum err session__post_close(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct closing_page v = { 0 };
    struct close_form in = { 0 };
    struct session_close act;
    enum err r;

    r = load(c, rq, SESSION_DO_CLOSE, &v.session);
    if (r)
        return r;
    r = form_parse(rq, close_fields, COUNT(close_fields), &in, &v.form, c->error);
    if (r && !form_has_errors(&v.form))
        return r;
    if (r)
        return show_close(c, rq, rs, &v);
    act = (struct session_close){ v.session.id, in.version, in.conclusion, in.opinions };
    r = session_close(c, &act);
    if (r == E_INVALID || r == E_CONFLICT) {
        form_add_error(&v.form, "", str_of(c->error->message));
        return show_close(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=closed", v.session.id);
}

struct book_form {
    struct form_file file;
    int64_t people_due, present, late, absent_reason, absent_none;
    int64_t opinions, shortcomings, remedies;
    struct str conclusion;
    int64_t version;
};

#define FIGURE(name, label) \
    FIELD_INT(struct book_form, name, label, .max = FIGURE_MAX, .required = true)

static const struct field book_fields[] = {
    FIELD_FILE(struct book_form, file, M_BOOK_FILE, .max = BOOK_BYTES_MAX, .required = true),
    FIGURE(people_due, M_FIGURE_PEOPLE_DUE),
    FIGURE(present, M_FIGURE_PRESENT),
    FIGURE(late, M_FIGURE_LATE),
    FIGURE(absent_reason, M_FIGURE_ABSENT_REASON),
    FIGURE(absent_none, M_FIGURE_ABSENT_NONE),
    FIGURE(opinions, M_FIGURE_OPINIONS),
    FIGURE(shortcomings, M_FIGURE_SHORTCOMINGS),
    FIGURE(remedies, M_FIGURE_REMEDIES),
    FIELD_LINES(struct book_form, conclusion, M_SESSION_CONCLUSION, .max = CONCLUSION_CHARACTERS),
    FIELD_INT(struct book_form, version, M_SESSION_TITLE, .required = true),
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
    page_init(&v->page, c, rq, NAV_SESSIONS, M_BOOK_TITLE);
    session__crumbs(&v->page, c, &v->session);
    v->page.form = &v->form;
    v->file = field_view(&v->form, "file");
    v->file.hint = msg_text(c->lang, M_BOOK_FILE_HINT);
    v->file.max = 0;
    for (size_t i = 0; i < BOOK_FIGURES; i++)
        v->figures[i] = field_view(&v->form, book_fields[i + 1].name);
    v->n_figures = BOOK_FIGURES;
    v->conclusion = field_view(&v->form, "conclusion");
    v->version = number(c, v->session.version);
    return PAGE_SHOW(view_session_book, v, c, rq, rs);
}

enum err session__get_book(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct book_page v = { 0 };
    enum err r;

    r = load(c, rq, SESSION_DO_BOOK, &v.session);
    if (r)
        return session__turn_away(c, rq, rs, r);
    form_init(&v.form, book_fields, COUNT(book_fields), c->lang, c->arena);
    return show_book(c, rq, rs, &v);
}

enum err session__post_book(struct ctx *c, const struct request *rq, struct response *rs)
{
    enum figures_fault fault = FIGURES_HOLD;
    struct book_page v = { 0 };
    struct book_form in = { 0 };
    struct session_book act;
    enum err r;

    r = load(c, rq, SESSION_DO_BOOK, &v.session);
    if (r)
        return r;
    r = form_parse(rq, book_fields, COUNT(book_fields), &in, &v.form, c->error);
    if (r && !form_has_errors(&v.form))
        return r;
    if (r)
        return show_book(c, rq, rs, &v);
    act = (struct session_book){
        .id = v.session.id,
        .version = in.version,
        .figures = { in.people_due, in.present, in.late, in.absent_reason, in.absent_none,
                     in.opinions, in.shortcomings, in.remedies },
        .file_name = in.file.name,
        .file_bytes = in.file.bytes,
        .conclusion = in.conclusion,
    };
    r = session_book(c, &act, &fault);
    if (r == E_INVALID || r == E_CONFLICT) {
        form_add_error(&v.form,
                       fault == FIGURES_HOLD && r == E_INVALID ? "file" : fault_fields[fault],
                       str_of(c->error->message));
        return show_book(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/sessions/%" PRId64 "?done=closed", v.session.id);
}

enum err session__get_book_file(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct session_book_file file;
    enum err r;

    r = session_book_load(c, request_id(rq, "id"), &file);
    if (r)
        return r;
    return respond_inline(rs, arena_cstr(c->arena, file.media), file.name, file.bytes);
}
