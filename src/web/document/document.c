/* SPDX-License-Identifier: Apache-2.0 */
#include "web/document/document.h"

#include <inttypes.h>

#include "base/clock.h"
#include "text/vi.h"
#include "web/views.h"

enum tag document_tag(enum document_state state)
{
    switch (state) {
    case DOCUMENT_READING:
        return TAG_DOUBT;
    case DOCUMENT_CONFIRMED:
        return TAG_DONE;
    case DOCUMENT_WITHDRAWN:
        return TAG_OFF;
    }
    return TAG_WAIT;
}

enum msg document_state_words(enum document_state state)
{
    switch (state) {
    case DOCUMENT_READING:
        return M_DOCUMENT_STATE_READING;
    case DOCUMENT_CONFIRMED:
        return M_DOCUMENT_STATE_CONFIRMED;
    case DOCUMENT_WITHDRAWN:
        return M_DOCUMENT_STATE_WITHDRAWN;
    }
    return M_DOCUMENT_STATE_READING;
}

static struct str name_of(struct ctx *c, struct str shown, struct str file_name)
{
    if (shown.n)
        return shown;
    return file_name.n ? file_name : msg_text(c->lang, M_DOCUMENT_PASTED);
}

struct str document_name(struct ctx *c, const struct document *d)
{
    return name_of(c, document_shown(c->arena, d->kind, d->number, d->symbol, d->issued_on),
                   d->file_name);
}

struct list_query {
    int state;
    struct str kind;
    int64_t before, org;
};
static const char *const states[] = { "all", "reading", "confirmed", "withdrawn", NULL };
static const enum msg state_labels[] = { M_DOCUMENT_STATE_ALL, M_DOCUMENT_STATE_READING,
                                         M_DOCUMENT_STATE_CONFIRMED, M_DOCUMENT_STATE_WITHDRAWN };
static const struct field list_fields[] = {
    FIELD_CHOICE(struct list_query, state, M_DOCUMENT_STATE, .choices = states),
    FIELD_TEXT(struct list_query, kind, M_DOCUMENT_KIND, .max = 20),
    FIELD_HIDDEN(struct list_query, before),
    FIELD_HIDDEN(struct list_query, org),
};

static void fill_rows(struct ctx *c, const struct document_page *page, struct document_list_page *v)
{
    v->n = page->n;
    v->rows = arena_array(c->arena, struct document_list_row, page->n + 1);
    for (size_t i = 0; i < page->n; i++) {
        const struct document_row *d = &page->rows[i];
        struct str shown = document_shown(c->arena, d->kind, d->number, d->symbol, d->issued_on);

        v->rows[i] = (struct document_list_row){
            .id = d->id,
            .href = str_fmt(c->arena, "/documents/%" PRId64 "%s", d->id,
                            d->state == DOCUMENT_READING && page->may_edit ? "/review" : ""),
            .name = name_of(c, shown, d->file_name),
            .title = vi_capital(c->arena, d->title),
            .issuer = d->issuer,
            .made = clock_shown(c->arena, d->made_at),
            .tag = document_tag(d->state),
            .state = document_state_words(d->state),
        };
    }
}

static struct options kind_options(struct ctx *c, const struct document_page *page,
                                   const struct form *form)
{
    struct options all = { arena_array(c->arena, struct option, page->n_kinds + 1),
                           page->n_kinds + 1 };

    all.v[0] = (struct option){ .value = S(""), .label = msg_text(c->lang, M_DOCUMENT_STATE_ALL) };
    for (size_t i = 0; i < page->n_kinds; i++)
        all.v[i + 1] = (struct option){ .value = page->kinds[i], .label = page->kinds[i] };
    field_choose(form, "kind", all);
    return all;
}

static enum err get_documents(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct document_list_page v = { .next = S("") };
    struct list_query in = { .kind = S("") };
    struct document_filter filter;
    struct document_page page;
    struct form form;
    enum err r;

    r = form_parse(rq, list_fields, COUNT(list_fields), &in, &form, c->error);
    if (r)
        return r;
    filter = (struct document_filter){ .org_id = in.org,
                                       .state = (enum document_state)in.state,
                                       .kind = in.kind,
                                       .before_id = in.before };
    r = document_list(c, &filter, &page);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_DOCUMENTS, M_DOCUMENT_TITLE);
    fill_rows(c, &page, &v);
    v.states = field_options(&form, "state", state_labels);
    v.kinds = kind_options(c, &page, &form);
    v.filtered = in.state || in.kind.n;
    v.may_edit = page.may_edit;
    if (page.next_id)
        v.next = str_fmt(c->arena, "/documents?state=%s&kind=%.*s&before=%" PRId64,
                         states[in.state], STR_ARGS(in.kind), page.next_id);
    return PAGE_SHOW(view_documents, &v, c, rq, rs);
}

struct new_form {
    struct form_file file;
    struct str text;
};
static const struct field new_fields[] = {
    FIELD_FILE(struct new_form, file, M_DOCUMENT_FILE, .max = DOCUMENT_BYTES_MAX),
    FIELD_LINES(struct new_form, text, M_DOCUMENT_TEXT, .max = DOCUMENT_BYTES_MAX),
};

static enum err show_new(struct ctx *c, const struct request *rq, struct response *rs,
                         const struct form *form, int64_t twice_id)
{
    struct document_new_page v = { .twice = S("") };

    page_init(&v.page, c, rq, NAV_DOCUMENTS, M_DOCUMENT_NEW);
    page_crumb(&v.page, c, msg_text(c->lang, M_DOCUMENT_TITLE), S("/documents"));
    if (form)
        v.form = *form;
    else
        form_init(&v.form, new_fields, COUNT(new_fields), c->lang, c->arena);
    v.page.form = &v.form;
    v.file = field_view_plain(&v.form, "file");
    v.file.hint = msg_text(c->lang, M_DOCUMENT_FILE_HINT);
    v.text = field_view_plain(&v.form, "text");
    if (twice_id)
        v.twice = str_fmt(c->arena, "/documents/%" PRId64, twice_id);
    return PAGE_SHOW(view_document_new, &v, c, rq, rs);
}

static enum err get_document_new(struct ctx *c, const struct request *rq, struct response *rs)
{
    enum err r = may(c, P_DOCUMENT_EDIT, c->who->org_id);

    return r ? r : show_new(c, rq, rs, NULL, 0);
}

/* The form, taken apart once, and what the reading gave, off the writer's thread; words when it gave
 * nothing. */
struct prepared_reading {
    struct new_form in;
    struct form form;
    struct reading *reading;
    struct str words;
};

static void pick(const struct new_form *in, struct document_new *ret)
{
    ret->name = in->file.bytes.n ? in->file.name : S("");
    ret->bytes = in->file.bytes.n ? in->file.bytes : in->text;
}

static enum err prepare_document(struct ctx *c, const struct request *rq, void **ret)
{
    struct prepared_reading *prepared = arena_new(rq->arena, struct prepared_reading);
    struct document_new document = { 0 };
    enum err r;

    *ret = prepared;
    r = may(c, P_DOCUMENT_EDIT, c->who->org_id);
    if (r)
        return r;
    prepared->in.text = S("");
    r = form_take(rq, new_fields, COUNT(new_fields), &prepared->in, &prepared->form, c->error);
    if (r)
        return r;
    pick(&prepared->in, &document);
    if (!form_has_errors(&prepared->form) && !document.bytes.n)
        form_add_error(&prepared->form, "file", msg_text(c->lang, M_DOCUMENT_NEEDS_TEXT));
    if (form_has_errors(&prepared->form))
        return OK; /* the handler shows what is wrong */
    r = document_read_bytes(c, document.name, document.bytes, &prepared->reading);
    if (r != E_INVALID && r != E_TOO_LARGE)
        return r;
    form_refuse(&prepared->form, prepared->in.file.bytes.n ? "file" : "text", c->error);
    return OK;
}

static enum err post_document(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct prepared_reading *prepared = rq->prepared;
    struct document_new document = { .org_id = c->who->org_id, .reading = prepared->reading };
    struct form *form = &prepared->form;
    int64_t id = 0;
    enum err r;

    r = may(c, P_DOCUMENT_EDIT, document.org_id);
    if (r)
        return r;
    pick(&prepared->in, &document);
    if (form_has_errors(form))
        return show_new(c, rq, rs, form, 0);
    r = document_take_in(c, &document, &id);
    if (r == E_CONFLICT && id) {
        form_refuse(form, "", c->error);
        return show_new(c, rq, rs, form, id);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/documents/%" PRId64 "/review", id);
}

static void fill_facts(struct ctx *c, struct document_page_view *v)
{
    const struct document *d = &v->of;
    const struct fact facts[] = {
        { M_READING_H_TITLE, vi_capital(c->arena, d->title), STR_NONE },
        { M_READING_H_THEME, d->theme, STR_NONE },
        { M_READING_H_ISSUER, d->issuer, STR_NONE },
        { M_READING_H_SIGNER, d->signer, STR_NONE },
        { M_DOCUMENT_TAKEN_IN,
          str_fmt(c->arena, "%.*s, %.*s", STR_ARGS(clock_shown(c->arena, d->made_at)),
                  STR_ARGS(d->made_by)),
          STR_NONE },
        { M_DOCUMENT_FILE, d->file_name.n ? d->file_name : msg_text(c->lang, M_DOCUMENT_PASTED),
          STR_NONE },
    };

    v->facts = arena_array(c->arena, struct fact, COUNT(facts));
    memcpy(v->facts, facts, sizeof(facts));
    v->n_facts = COUNT(facts);
}

static enum err fill_citations(struct ctx *c, struct document_page_view *v)
{
    const struct document_citation *list;
    struct marked_span *spans;
    enum err r;

    r = document_citations(c, &v->of, &list, &v->n_citations);
    if (r)
        return r;
    spans = arena_array(c->arena, struct marked_span, v->n_citations + 1);
    for (size_t i = 0; i < v->n_citations; i++)
        spans[i] = (struct marked_span){ list[i].id, list[i].span_start, list[i].span_end };
    v->text = marked_text(c->arena, v->of.text, spans, v->n_citations);
    v->citations = arena_array(c->arena, struct document_citation_row, v->n_citations + 1);
    for (size_t i = 0; i < v->n_citations; i++) {
        struct str shown = document_shown(c->arena, list[i].kind, list[i].number, list[i].symbol,
                                          list[i].issued_on);

        v->citations[i] = (struct document_citation_row){
            .id = list[i].id,
            .name = shown.n ? shown : list[i].words,
            .issuer = list[i].issuer,
            .href =
                list[i].here_id ? str_fmt(c->arena, "/documents/%" PRId64, list[i].here_id) : S(""),
            .place = v->text.places[i].id ? str_fmt(c->arena, "#chu-%" PRId64, v->text.places[i].id)
                                          : S(""),
            .line = v->text.places[i].line,
        };
    }
    return OK;
}

static enum err get_document(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct document_page_view v = { 0 };
    struct rights rights;
    enum err r;

    r = document_load(c, request_id(rq, "id"), &v.of);
    if (!r)
        r = rights_at(c, v.of.org_id, &rights);
    if (r)
        return r;
    page_init(&v.page, c, rq, NAV_DOCUMENTS, M_DOCUMENT_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_DOCUMENT_TITLE), S("/documents"));
    v.name = document_name(c, &v.of);
    page_title(&v.page, v.name);
    v.tag = document_tag(v.of.state);
    v.state = document_state_words(v.of.state);
    v.may_edit = rights_have(&rights, P_DOCUMENT_EDIT);
    v.may_review = v.may_edit && v.of.state == DOCUMENT_READING;
    v.may_correct = v.may_edit && v.of.state == DOCUMENT_CONFIRMED && !v.of.issued;
    fill_facts(c, &v);
    r = fill_citations(c, &v);
    if (r)
        return r;
    return PAGE_SHOW(view_document, &v, c, rq, rs);
}

struct move_form {
    int64_t version;
};
static const struct field move_fields[] = {
    FIELD_HIDDEN(struct move_form, version, .required = true),
};

static enum err move(struct ctx *c, const struct request *rq, struct response *rs,
                     enum err (*act)(struct ctx *, int64_t, int64_t), const char *done)
{
    int64_t id = request_id(rq, "id");
    struct move_form in = { 0 };
    struct form form;
    enum err r;

    r = form_parse(rq, move_fields, COUNT(move_fields), &in, &form, c->error);
    if (r)
        return r;
    r = act(c, id, in.version);
    if (r)
        return r;
    return respond_redirect(rs, "/documents/%" PRId64 "?done=%s", id, done);
}

static enum err post_document_withdraw(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, document_withdraw, "saved");
}

static enum err post_document_back(struct ctx *c, const struct request *rq, struct response *rs)
{
    return move(c, rq, rs, document_bring_back, "saved");
}

const struct route document_routes[] = {
    { GET, "/documents", ACCESS_SIGNED_IN, get_documents },
    { POST, "/documents", ACCESS_SIGNED_IN, post_document,
      .body = DOCUMENT_BYTES_MAX + DOCUMENT_BYTES_MAX / 2, .flags = ROUTE_FILE,
      .prepare = prepare_document },
    { GET, "/documents/new", ACCESS_SIGNED_IN, get_document_new },
    { GET, "/documents/:id", ACCESS_SIGNED_IN, get_document },
    { POST, "/documents/:id/withdraw", ACCESS_SIGNED_IN, post_document_withdraw, .body = KIB },
    { POST, "/documents/:id/bring-back", ACCESS_SIGNED_IN, post_document_back, .body = KIB },
};
const size_t document_routes_n = COUNT(document_routes);
