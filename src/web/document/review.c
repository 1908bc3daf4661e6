/* SPDX-License-Identifier: Apache-2.0 */
#include "web/document/review.h"

#include <inttypes.h>

#include "web/document/document.h"
#include "web/document/review__.h"
#include "web/views.h"

/* The headings of the list, in its order. */
static const struct {
    enum item_key key;
    enum msg name;
} groups[] = {
    { ITEM_HEADER, M_READING_G_HEADER },         { ITEM_DEADLINE, M_READING_G_DEADLINE },
    { ITEM_AGENDA, M_READING_G_AGENDA },         { ITEM_MATERIAL, M_READING_G_MATERIAL },
    { ITEM_ASSIGNMENT, M_READING_G_ASSIGNMENT }, { ITEM_CITATION, M_READING_G_CITATION },
    { ITEM_SECTION, M_READING_G_SECTION },       { ITEM_RECIPIENT, M_READING_G_RECIPIENT },
};

struct layout {
    struct review_words words;
    size_t *at; /* of each item in text.places; SIZE_MAX: not marked */
};

/* A heading's words are the whole of a section's beginning: marking them would hide the rest. */
static bool is_marked(const struct reading_item *item)
{
    return item->key != ITEM_SECTION && item->span_end > item->span_start &&
           item->state != ITEM_DROPPED;
}

static enum err lay_out(struct ctx *c, struct review_page *v, struct layout *l)
{
    struct marked_span *spans = arena_array(c->arena, struct marked_span, v->of.n + 1);
    size_t n = 0;

    l->at = arena_array(c->arena, size_t, v->of.n + 1);
    for (size_t i = 0; i < v->of.n; i++) {
        const struct reading_item *item = &v->of.items[i];

        l->at[i] = SIZE_MAX;
        if (!is_marked(item))
            continue;
        l->at[i] = n;
        spans[n++] = (struct marked_span){ item->id, item->span_start, item->span_end };
    }
    v->text = marked_text(c->arena, v->of.document.text, spans, n);
    return review__words(c, &v->of, &l->words);
}

static struct review_row place_row(struct ctx *c, const struct review_page *v, size_t i,
                                   const struct layout *l)
{
    struct review_row row = review__row(c, &l->words, &v->of.items[i]);

    if (l->at[i] != SIZE_MAX && v->text.places[l->at[i]].id) {
        row.place = str_fmt(c->arena, "#chu-%" PRId64, v->text.places[l->at[i]].id);
        row.line = v->text.places[l->at[i]].line;
    }
    return row;
}

static bool is_in_group(const struct reading_item *item)
{
    if (item->key == ITEM_CHECK || item->state == ITEM_DROPPED)
        return false;
    return item->state != ITEM_PROPOSED || !item->doubt.p;
}

static void fill_groups(struct ctx *c, struct review_page *v, const struct layout *l)
{
    v->groups = arena_array(c->arena, struct review_group, COUNT(groups));
    for (size_t g = 0; g < COUNT(groups); g++) {
        struct review_group *group = &v->groups[v->n_groups];

        group->folded = groups[g].key == ITEM_SECTION || groups[g].key == ITEM_RECIPIENT;
        group->name = msg_text(c->lang, groups[g].name);
        group->rows = arena_array(c->arena, struct review_row, v->of.n + 1);
        for (size_t i = 0; i < v->of.n; i++) {
            const struct reading_item *item = &v->of.items[i];

            if (item->key == groups[g].key && is_in_group(item))
                group->rows[group->n++] = place_row(c, v, i, l);
        }
        v->n_groups += group->n > 0;
    }
}

static void fill_rest(struct ctx *c, struct review_page *v, const struct layout *l)
{
    v->doubtful = arena_array(c->arena, struct review_row, v->of.n + 1);
    v->dropped = arena_array(c->arena, struct review_row, v->of.n + 1);
    v->checks = arena_array(c->arena, struct review_row, v->of.n + 1);
    for (size_t i = 0; i < v->of.n; i++) {
        const struct reading_item *item = &v->of.items[i];

        if (item->key == ITEM_CHECK)
            v->checks[v->n_checks++] = place_row(c, v, i, l);
        else if (item->state == ITEM_DROPPED)
            v->dropped[v->n_dropped++] = place_row(c, v, i, l);
        else if (item->state == ITEM_PROPOSED && item->doubt.p)
            v->doubtful[v->n_doubtful++] = place_row(c, v, i, l);
    }
}

struct head_form {
    struct str part, value;
};
static const struct field head_fields[] = {
    FIELD_TEXT(struct head_form, part, M_READING_PART, .max = 20, .required = true),
    FIELD_LINES(struct head_form, value, M_READING_F_VALUE, .max = 1000, .required = true),
};

/* What was not read of the head. */
static void fill_head(struct ctx *c, struct review_page *v, const struct form *form)
{
    size_t n = 0;

    v->adding = form && form->fields == head_fields;
    if (v->adding)
        v->head = *form;
    else
        form_init(&v->head, head_fields, COUNT(head_fields), c->lang, c->arena);
    while (review_head_parts[n])
        n++;
    v->parts = (struct options){ .v = arena_array(c->arena, struct option, n) };
    for (size_t i = 0; i < n; i++) {
        struct str part = str_of(review_head_parts[i]);

        if (!review_has_part(&v->of, part))
            v->parts.v[v->parts.n++] =
                (struct option){ .value = part,
                                 .label = msg_text(c->lang, review__part_label(part)) };
    }
    field_choose(&v->head, "part", v->parts);
    v->part = field_view_plain(&v->head, "part");
    v->value = field_view_plain(&v->head, "value");
    v->value.hint = msg_text(c->lang, M_READING_PART_HINT);
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     const struct form *form)
{
    struct review_page v = { .first_doubt = S("") };
    int64_t id = request_id(rq, "id");
    struct layout l;
    struct rights rights;
    enum err r;

    r = review_load(c, id, &v.of);
    if (r)
        return r;
    if (!v.of.may_edit)
        return respond_redirect(rs, "/documents/%" PRId64, id);
    page_init(&v.page, c, rq, NAV_DOCUMENTS, M_READING_TITLE);
    page_crumb(&v.page, c, msg_text(c->lang, M_DOCUMENT_TITLE), S("/documents"));
    if (v.of.correcting) {
        page_title(&v.page, msg_text(c->lang, M_READING_CORRECT_TITLE));
        page_crumb(&v.page, c, review__name(c, &v.of),
                   str_fmt(c->arena, "/documents/%" PRId64, id));
    }
    v.page.form = form;
    v.name = review__name(c, &v.of);
    r = lay_out(c, &v, &l);
    if (!r)
        r = rights_at(c, v.of.document.org_id, &rights);
    if (r)
        return r;
    fill_groups(c, &v, &l);
    fill_rest(c, &v, &l);
    fill_head(c, &v, form);
    v.checks_title = msg_text(c->lang, M_READING_G_CHECK);
    v.ready = !v.of.certain && !v.of.doubtful;
    v.may_draft = rights_have(&rights, P_CAMPAIGN_EDIT);
    if (v.n_doubtful)
        v.first_doubt =
            str_fmt(c->arena, "/documents/%" PRId64 "/review/%" PRId64, id, v.doubtful[0].id);
    return PAGE_SHOW(view_review, &v, c, rq, rs);
}

static enum err get_review(struct ctx *c, const struct request *rq, struct response *rs)
{
    return show(c, rq, rs, NULL);
}

static enum err sweep(struct ctx *c, const struct request *rq, struct response *rs,
                      enum err (*act)(struct ctx *, int64_t, int64_t *), const char *done)
{
    int64_t id = request_id(rq, "id"), n;
    struct form form;
    char none;
    enum err r;

    r = form_parse(rq, NULL, 0, &none, &form, c->error);
    if (r)
        return r;
    r = act(c, id, &n);
    if (r)
        return r;
    return respond_redirect(rs, "/documents/%" PRId64 "/review?done=%s", id, done);
}

static enum err post_accept_certain(struct ctx *c, const struct request *rq, struct response *rs)
{
    return sweep(c, rq, rs, review_accept_certain, "accepted");
}

static enum err post_drop_rest(struct ctx *c, const struct request *rq, struct response *rs)
{
    return sweep(c, rq, rs, review_drop_rest, "dropped");
}

struct confirm_form {
    int64_t version;
    bool make_campaign;
};
static const struct field confirm_fields[] = {
    FIELD_HIDDEN(struct confirm_form, version, .required = true),
    FIELD_BOOL(struct confirm_form, make_campaign, M_READING_MAKE_CAMPAIGN),
};

static enum err post_confirm(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct review_confirm confirm = { .document_id = request_id(rq, "id") };
    struct confirm_form in = { 0 };
    int64_t campaign_id;
    struct form form;
    enum err r;

    r = form_parse(rq, confirm_fields, COUNT(confirm_fields), &in, &form, c->error);
    if (r)
        return r;
    confirm.version = in.version;
    confirm.make_campaign = in.make_campaign;
    r = review_confirm(c, &confirm, &campaign_id);
    if (r == E_INVALID) {
        form_refuse(&form, "", c->error);
        return show(c, rq, rs, &form);
    }
    if (r)
        return r;
    if (campaign_id)
        return respond_redirect(rs, "/campaigns/%" PRId64 "?done=confirmed", campaign_id);
    return respond_redirect(rs, "/documents/%" PRId64 "?done=confirmed", confirm.document_id);
}

static enum err post_head(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct head_form in = { .part = S(""), .value = S("") };
    struct review_head head = { .document_id = request_id(rq, "id") };
    const char *field = NULL;
    struct form form;
    enum err r;

    r = form_take(rq, head_fields, COUNT(head_fields), &in, &form, c->error);
    if (r)
        return r;
    if (form_has_errors(&form))
        return show(c, rq, rs, &form);
    head.part = in.part;
    head.value = in.value;
    r = review_head_add(c, &head, &field);
    if (r == E_INVALID) {
        form_refuse(&form, field ? field : "", c->error);
        return show(c, rq, rs, &form);
    }
    return r ? r
             : respond_redirect(rs, "/documents/%" PRId64 "/review?done=added", head.document_id);
}

const struct route review_routes[] = {
    { GET, "/documents/:id/review", ACCESS_SIGNED_IN, get_review },
    { POST, "/documents/:id/review/certain", ACCESS_SIGNED_IN, post_accept_certain, .body = KIB },
    { POST, "/documents/:id/review/rest", ACCESS_SIGNED_IN, post_drop_rest, .body = KIB },
    { POST, "/documents/:id/review/confirm", ACCESS_SIGNED_IN, post_confirm, .body = KIB },
    { POST, "/documents/:id/review/head", ACCESS_SIGNED_IN, post_head, .body = 16 * KIB },
    { GET, "/documents/:id/review/:item_id", ACCESS_SIGNED_IN, get_review_item },
    { POST, "/documents/:id/review/:item_id", ACCESS_SIGNED_IN, post_review_item,
      .body = 512 * KIB },
};
const size_t review_routes_n = COUNT(review_routes);
