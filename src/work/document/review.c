/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <inttypes.h>

#include "store/document.h"
#include "store/reading_item.h"
#include "work/document/review__.h"
#include "work/trail.h"

enum err review__fill(struct ctx *c, const struct q_reading_item_by_id *q,
                      struct reading_item *item)
{
    *item = (struct reading_item){
        .id = q->id,
        .document_id = q->document_id,
        .ord = q->ord,
        .key = item_key_parse(q->key),
        .state = item_state_parse(q->state),
        .label = q->label,
        .doubt = q->doubt,
        .span_start = q->span_start,
        .span_end = q->span_end,
        .version = q->version,
    };
    return reading_item_parse(c, q->body, item);
}

static enum err load_items(struct ctx *c, struct review *v)
{
    struct q_reading_item_list *rows = NULL;
    struct reading_item *items;
    enum err r;

    r = q_reading_item_list(c->db, v->document.id, c->arena, &rows, &v->n, c->error);
    if (r)
        return r;
    items = arena_array(c->arena, struct reading_item, v->n + 1);
    for (size_t i = 0; i < v->n; i++) {
        struct q_reading_item_by_id q = {
            .id = rows[i].id,
            .document_id = v->document.id,
            .ord = rows[i].ord,
            .key = rows[i].key,
            .body = rows[i].body,
            .label = rows[i].label,
            .span_start = rows[i].span_start,
            .span_end = rows[i].span_end,
            .doubt = rows[i].doubt,
            .state = rows[i].state,
            .version = rows[i].version,
        };

        r = review__fill(c, &q, &items[i]);
        if (r)
            return r;
    }
    v->items = items;
    return OK;
}

enum err review_load(struct ctx *c, int64_t document_id, struct review *ret)
{
    struct q_reading_item_counts counts;
    struct rights rights;
    enum err r;

    assert(ret);
    *ret = (struct review){ 0 };
    r = document_load(c, document_id, &ret->document);
    if (r)
        return r;
    r = load_items(c, ret);
    if (r)
        return r;
    r = q_reading_item_counts(c->db, document_id, c->arena, &counts, c->error);
    if (!r)
        r = rights_at(c, ret->document.org_id, &rights);
    if (r)
        return r;
    ret->certain = counts.certain;
    ret->doubtful = counts.doubtful;
    ret->kept = counts.kept;
    ret->dropped = counts.dropped;
    ret->correcting = ret->document.state == DOCUMENT_CONFIRMED && !ret->document.issued;
    ret->may_edit = (ret->document.state == DOCUMENT_READING || ret->correcting) &&
                    rights_have(&rights, P_DOCUMENT_EDIT);
    return OK;
}

static bool is_open_doubt(const struct reading_item *item)
{
    return item->state == ITEM_PROPOSED && item->doubt.p;
}

const struct reading_item *review_next(const struct review *v, int64_t after_id)
{
    size_t start = 0;

    for (size_t i = 0; i < v->n && after_id; i++) {
        if (v->items[i].id == after_id)
            start = i + 1;
    }
    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *item = &v->items[(start + i) % v->n];

        if (is_open_doubt(item))
            return item;
    }
    return NULL;
}

const struct reading_item *review_item(const struct review *v, int64_t id)
{
    assert(v);
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].id == id)
            return &v->items[i];
    }
    return NULL;
}

enum err review__open(struct ctx *c, int64_t document_id, int64_t *ret_org_id,
                      enum document_state *ret_state)
{
    struct q_document_place place;
    enum err r;

    r = q_document_place(c->db, document_id, c->arena, &place, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DOCUMENT_NONE);
    if (r)
        return r;
    *ret_org_id = place.org_id;
    *ret_state = document_state_parse(place.state);
    return may(c, P_DOCUMENT_EDIT, place.org_id);
}

/* And it is still being checked. */
static enum err open_review(struct ctx *c, int64_t document_id, int64_t *ret_org_id)
{
    enum document_state state;
    enum err r;

    r = review__open(c, document_id, ret_org_id, &state);
    if (!r && state != DOCUMENT_READING)
        return fail(c, E_CONFLICT, M_READING_DECIDED);
    return r;
}

typedef enum err sweep(struct db *db, int64_t document_id, int64_t *ret_n, struct error *e);

static enum err sweep_items(struct ctx *c, int64_t document_id, sweep *act, const char *verb,
                            int64_t *ret_n)
{
    int64_t org_id;
    enum err r;

    r = open_review(c, document_id, &org_id);
    if (r)
        return r;
    r = act(c->db, document_id, ret_n, c->error);
    if (r)
        return r;
    return event_add(c, "document", document_id, verb, org_id,
                     str_fmt(c->arena, "{\"items\":%" PRId64 "}", *ret_n));
}

enum err review_accept_certain(struct ctx *c, int64_t document_id, int64_t *ret_n)
{
    assert(ret_n);
    return sweep_items(c, document_id, q_reading_item_accept_certain, "accept_certain", ret_n);
}

enum err review_drop_rest(struct ctx *c, int64_t document_id, int64_t *ret_n)
{
    assert(ret_n);
    return sweep_items(c, document_id, q_reading_item_drop_rest, "drop_rest", ret_n);
}
