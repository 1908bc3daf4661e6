/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/draft__.h"

#include "store/campaign.h"

int64_t draft__level(const struct reading_item *section)
{
    int64_t level;

    return str_int(draft__value(section, "level"), &level) ? level : 1;
}

const struct reading_item *draft__section_above(const struct review *v,
                                                const struct reading_item *inner)
{
    const struct reading_item *found = NULL;

    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *s = &v->items[i];

        if (s == inner)
            return found;
        if (draft__wanted(s, ITEM_SECTION) && draft__level(s) < draft__level(inner))
            found = s;
    }
    return found;
}

static const struct reading_item *section_at(const struct review *v, int64_t at)
{
    const struct reading_item *found = NULL;

    for (size_t i = 0; i < v->n; i++) {
        const struct reading_item *s = &v->items[i];

        if (draft__wanted(s, ITEM_SECTION) && s->span_start <= at)
            found = s;
    }
    return found;
}

/* 'II.4.1.a': labels from the outermost in; one that repeats its parent's ('4.1' under '4') stands for
 * both. */
static struct str path_label(struct draft *d, const struct reading_item *s)
{
    struct str path = S(""), inner = S("");

    for (; s; s = draft__section_above(d->v, s)) {
        struct str label = draft__value(s, "label");

        if (!label.n || (inner.n > label.n && str_starts(inner, label) && inner.p[label.n] == '.'))
            continue;
        path = path.n ? str_fmt(d->c->arena, "%.*s.%.*s", STR_ARGS(label), STR_ARGS(path)) : label;
        inner = label;
    }
    return path;
}

enum err draft__clause(struct draft *d, const struct reading_item *item, struct db_int *ret)
{
    struct clause_made *made;
    struct q_clause_add_in in = {
        .campaign_id = d->id,
        .ord = d->last_clause + 1,
        .words = span_words(&d->text, item->span_start, item->span_end),
        .span_start = item->span_start,
        .span_end = item->span_end,
    };

    *ret = (struct db_int){ 0 };
    if (!in.words.n)
        return OK;
    for (size_t i = 0; i < d->n_clauses; i++) {
        if (d->clauses[i].from == item->span_start && d->clauses[i].to == item->span_end) {
            *ret = (struct db_int){ true, d->clauses[i].id };
            return OK;
        }
    }
    d->last_clause = in.ord;
    in.id = ids_next(d->c->ids);
    in.label = path_label(d, section_at(d->v, item->span_start));
    made = ARENA_PUSH(d->c->arena, d->clauses, d->n_clauses, d->cap_clauses);
    *made = (struct clause_made){ in.id, item->span_start, item->span_end };
    *ret = (struct db_int){ true, in.id };
    return q_clause_add(d->c->db, &in, d->c->error);
}

bool draft__kept(const struct draft *d, const struct reading_item *item)
{
    for (size_t i = 0; i < d->n_kept; i++) {
        if (d->kept[i] == item->id)
            return true;
    }
    return false;
}
