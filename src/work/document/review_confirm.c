/* SPDX-License-Identifier: Apache-2.0 */
/* review_confirm.c - all is decided: document, citations and draft follow. */
#include <assert.h>

#include "store/campaign.h"
#include "store/document.h"
#include "work/campaign/campaign.h"
#include "work/document/review__.h"
#include "work/document/span.h"
#include "work/trail.h"

static struct str header(const struct review *v, const char *field)
{
    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *item = &v->items[i];

        if (item->key == ITEM_HEADER && item_kept(item->state) &&
            str_eq(reading_item_value(item, "field"), str_of(field)))
            return reading_item_value(item, "value");
    }
    return STR_NONE;
}

static enum err keep_header(struct ctx *c, const struct review_confirm *in, const struct review *v)
{
    struct q_document_confirm_in row = {
        .id = in->document_id,
        .version = in->version,
        .kind = header(v, "type"),
        .number = header(v, "number"),
        .symbol = header(v, "symbol"),
        .issuer = header(v, "issuer"),
        .superior = header(v, "superior"),
        .place = header(v, "place"),
        .issued_on = header(v, "date"),
        .title = header(v, "title"),
        .theme = header(v, "theme"),
        .signer = header(v, "signer"),
        .confirmed_at = c->now_ms,
    };
    int64_t changed;
    enum err r;

    r = q_document_confirm(c->db, &row, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err keep_citations(struct ctx *c, const struct review *v)
{
    struct span_index ix = span_index(c->arena, v->document.text);

    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *item = &v->items[i];
        struct q_citation_add_in row = {
            .document_id = v->document.id,
            .kind = str_or_none(reading_item_value(item, "type")),
            .number = str_or_none(reading_item_value(item, "number")),
            .symbol = str_or_none(reading_item_value(item, "symbol")),
            .issued_on = str_or_none(reading_item_value(item, "date")),
            .issuer = str_or_none(reading_item_value(item, "issuer")),
            .words = span_words(&ix, item->span_start, item->span_end),
            .span_start = item->span_start,
            .span_end = item->span_end,
        };
        enum err r;

        if (item->key != ITEM_CITATION || !item_kept(item->state))
            continue;
        row.id = ids_next(c->ids);
        r = q_citation_add(c->db, &row, c->error);
        if (r)
            return r;
    }
    return OK;
}

static enum err correct_header(struct ctx *c, const struct review *v)
{
    struct q_document_correct_in row = {
        .id = v->document.id,
        .kind = header(v, "type"),
        .number = header(v, "number"),
        .symbol = header(v, "symbol"),
        .issuer = header(v, "issuer"),
        .superior = header(v, "superior"),
        .place = header(v, "place"),
        .issued_on = header(v, "date"),
        .title = header(v, "title"),
        .theme = header(v, "theme"),
        .signer = header(v, "signer"),
    };
    int64_t changed;
    enum err r;

    r = q_document_correct(c->db, &row, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err correct_citations(struct ctx *c, const struct review *v)
{
    int64_t n;
    enum err r;

    r = q_citation_clear(c->db, v->document.id, &n, c->error);
    return r ? r : keep_citations(c, v);
}

/* It stays a draft until the transaction ends. */
static enum err hold_draft(struct ctx *c, int64_t campaign_id)
{
    int64_t held;
    enum err r;

    r = q_campaign_hold_draft(c->db, campaign_id, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_CONFLICT, M_READING_ISSUED);
}

enum err review__hold(struct ctx *c, const struct review *v)
{
    return v->document.campaign_id ? hold_draft(c, v->document.campaign_id) : OK;
}

static enum err correct_draft(struct ctx *c, const struct review *before, const struct review *now)
{
    struct document doc = now->document;
    enum err r;

    if (!doc.campaign_id)
        return OK;
    r = hold_draft(c, doc.campaign_id);
    if (!r)
        r = campaign_redraft(c, now);
    if (r)
        return r;
    return campaign_follow(c, &before->document, &doc);
}

enum err review__correct(struct ctx *c, const struct review *before,
                         const struct reading_item *item)
{
    struct review now;
    enum err r;

    r = review_load(c, item->document_id, &now);
    if (!r && item->key == ITEM_HEADER)
        r = correct_header(c, &now);
    if (!r && item->key == ITEM_HEADER)
        r = review_load(c, item->document_id, &now);
    if (!r && item->key == ITEM_CITATION)
        r = correct_citations(c, &now);
    if (r)
        return r;
    return correct_draft(c, before, &now);
}

static enum err act(struct ctx *c, const struct review_confirm *in, const struct review *v,
                    int64_t *ret_campaign_id)
{
    enum err r;

    r = keep_header(c, in, v);
    if (r)
        return r;
    r = keep_citations(c, v);
    if (r)
        return r;
    if (in->make_campaign) {
        struct review kept = *v;

        kept.document.theme = header(v, "theme");
        kept.document.title = header(v, "title");
        (void)day_parse_iso(header(v, "date"), &kept.document.issued_on);
        r = campaign_draft(c, &kept, ret_campaign_id);
    }
    if (r)
        return r;
    return event_add(c, "document", in->document_id, "confirm", v->document.org_id, S("{}"));
}

enum err review_confirm(struct ctx *c, const struct review_confirm *in, int64_t *ret_campaign_id)
{
    struct review v;
    enum err r;

    assert(in && ret_campaign_id);
    *ret_campaign_id = 0;
    r = review_load(c, in->document_id, &v);
    if (r)
        return r;
    r = may(c, P_DOCUMENT_EDIT, v.document.org_id);
    if (r)
        return r;
    if (in->make_campaign) {
        r = may(c, P_CAMPAIGN_EDIT, v.document.org_id);
        if (r)
            return r;
    }
    if (v.document.state != DOCUMENT_READING)
        return fail(c, E_CONFLICT, M_READING_DECIDED);
    if (v.certain + v.doubtful)
        return fail(c, E_INVALID, M_READING_UNDECIDED, { "n", .n = v.certain + v.doubtful });
    r = act(c, in, &v, ret_campaign_id);
    return r;
}
