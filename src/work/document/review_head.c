/* SPDX-License-Identifier: Apache-2.0 */
/* review_head.c - a part of the document's head that was not read is typed in by a person. */
#include <assert.h>

#include "store/reading_item.h"
#include "work/document/review__.h"
#include "work/trail.h"

const char *const review_head_parts[] = { "type",   "number",   "symbol",    "date",
                                          "issuer", "superior", "place",     "title",
                                          "theme",  "signer",   "recipient", NULL };

static bool is_part(struct str name)
{
    for (size_t i = 0; review_head_parts[i]; i++) {
        if (str_eq(name, str_of(review_head_parts[i])))
            return true;
    }
    return false;
}

bool review_has_part(const struct review *v, struct str part)
{
    assert(v);
    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *item = &v->items[i];

        if (item->key == ITEM_HEADER && item->state != ITEM_DROPPED &&
            str_eq(reading_item_value(item, "field"), part))
            return true;
    }
    return false;
}

/* Nothing of the text stands behind it: its span is empty. */
static struct reading_item blank(const struct review *v, struct str part)
{
    bool recipient = str_eq(part, S("recipient"));
    struct reading_item item = { .document_id = v->document.id,
                                 .ord = v->n ? v->items[v->n - 1].ord + 1 : 1,
                                 .key = recipient ? ITEM_RECIPIENT : ITEM_HEADER,
                                 .doubt = STR_NONE,
                                 .version = 1 };

    for (size_t i = 0; i < ITEM_FIELDS_MAX; i++)
        item.values[i] = S("");
    if (!recipient)
        item.values[item_field_at(ITEM_HEADER, "field")] = part;
    return item;
}

static enum err keep(struct ctx *c, struct reading_item *item)
{
    struct q_reading_item_add_in row = {
        .id = item->id,
        .document_id = item->document_id,
        .ord = item->ord,
        .key = item_key_name(item->key),
        .body = reading_item_body(c->arena, item),
        .label = item->label,
        .doubt = STR_NONE,
    };
    int64_t changed;
    enum err r = q_reading_item_add(c->db, &row, c->error);

    if (r)
        return r;
    item->state = ITEM_MENDED;
    return q_reading_item_decide(c->db, item->id, 1, item_state_name(item->state), row.body,
                                 row.label, &changed, c->error);
}

static enum err check(struct ctx *c, const struct review *v, const struct review_head *in,
                      const char **ret_field)
{
    if (!v->may_edit)
        return fail(c, E_CONFLICT, v->document.issued ? M_READING_ISSUED : M_READING_DECIDED);
    *ret_field = "part";
    if (!is_part(in->part))
        return fail(c, E_INVALID, M_READING_PART_CHOOSE);
    if (review_has_part(v, in->part))
        return fail(c, E_INVALID, M_READING_PART_THERE);
    *ret_field = "value";
    return str_trim(in->value).n ? OK : fail(c, E_INVALID, M_READING_EMPTY);
}

enum err review_head_add(struct ctx *c, const struct review_head *in, const char **ret_field)
{
    struct review_outcome outcome = { .field = NULL };
    struct review_decision typed = { .act = ITEM_MEND };
    struct reading_item was, item;
    enum document_state state;
    struct review before;
    int64_t org_id;
    enum err r;

    assert(in && ret_field);
    *ret_field = NULL;
    r = review__open(c, in->document_id, &org_id, &state);
    if (!r)
        r = review_load(c, in->document_id, &before);
    if (!r)
        r = check(c, &before, in, ret_field);
    if (r)
        return r;
    was = item = blank(&before, in->part);
    typed.values[item_field_at(item.key, "value")] = in->value;
    r = review__mend(c, &typed, &item, &outcome);
    if (!r && state != DOCUMENT_READING)
        r = review__hold(c, &before);
    if (r)
        return r;
    item.id = ids_next(c->ids);
    r = keep(c, &item);
    if (!r)
        r = event_add(c, "reading_item", item.id, "add", org_id,
                      reading_item_change(c->arena, &was, &item));
    return r || state == DOCUMENT_READING ? r : review__correct(c, &before, &item);
}
