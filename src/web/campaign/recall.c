/* SPDX-License-Identifier: Apache-2.0 */
/* recall.c - /campaigns/:id/recall: who will be told, and why. */
#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/views.h"

struct recall_form {
    struct str document, why;
    int64_t version;
};
static const struct field recall_fields[] = {
    FIELD_TEXT(struct recall_form, document, M_VERSION_DOCUMENT, .max = VERSION_WORDS_MAX),
    FIELD_LINES(struct recall_form, why, M_VERSION_WHY, .max = VERSION_WORDS_MAX, .required = true),
    FIELD_HIDDEN(struct recall_form, version),
};

static void fill_effects(struct ctx *c, struct recall_page *v)
{
    const struct {
        enum msg words;
        int64_t n;
    } effects[] = {
        { M_RECALL_UNITS, v->of.units },   { M_RECALL_ACKNOWLEDGED, v->of.acknowledged },
        { M_RECALL_DUES, v->of.dues },     { M_RECALL_PLANNED, v->of.planned },
        { M_RECALL_DRAFTS, v->of.drafts },
    };

    v->effects = arena_array(c->arena, struct str, COUNT(effects));
    for (size_t i = 0; i < COUNT(effects); i++) {
        if (effects[i].n)
            v->effects[v->n_effects++] =
                msg_fmt(c->arena, c->lang, effects[i].words,
                        (struct msg_arg[]){ { "n", .n = effects[i].n } }, 1);
    }
}

static enum err show(struct ctx *c, const struct request *rq, struct response *rs,
                     struct recall_page *v)
{
    enum err r;

    r = recall_preview(c, request_id(rq, "id"), &v->of);
    if (r)
        return r;
    campaign__page(&v->page, c, rq, &v->of.campaign, M_RECALL_TITLE);
    v->page.form = &v->form;
    v->document = field_view(&v->form, "document");
    v->document.hint = msg_text(c->lang, M_VERSION_DOCUMENT_HINT);
    v->why = field_view(&v->form, "why");
    v->impossible = S("");
    if (!v->of.possible)
        v->impossible = MSG(c->arena, c->lang, M_RECALL_TOO_LATE, { "sessions", .n = v->of.closed },
                            { "reports", .n = v->of.sent });
    fill_effects(c, v);
    return PAGE_SHOW(view_recall, v, c, rq, rs);
}

enum err campaign__get_recall(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct recall_page v = { 0 };

    form_init(&v.form, recall_fields, COUNT(recall_fields), c->lang, c->arena);
    return show(c, rq, rs, &v);
}

enum err campaign__post_recall(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct recall_form in = { .document = S(""), .why = S("") };
    struct recall_page v = { 0 };
    struct recall wanted;
    const char *field;
    enum err r;

    r = form_take(rq, recall_fields, COUNT(recall_fields), &in, &v.form, c->error);
    if (r)
        return r;
    if (form_has_errors(&v.form))
        return show(c, rq, rs, &v);
    wanted = (struct recall){ .campaign_id = request_id(rq, "id"),
                              .version = in.version,
                              .words = { in.document, in.why } };
    r = campaign_recall(c, &wanted, &field);
    if (r == E_INVALID) {
        form_refuse(&v.form, field ? field : "", c->error);
        return show(c, rq, rs, &v);
    }
    if (r)
        return r;
    return respond_redirect(rs, "/campaigns/%" PRId64 "?done=recalled", wanted.campaign_id);
}
