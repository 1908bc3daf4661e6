/* SPDX-License-Identifier: Apache-2.0 */
/* draft_steps.c - a draft's orders of proceedings, from what was read. */
#include "text/vi.h"
#include "work/campaign/draft__.h"
#include "work/campaign/proceeding__.h"

static bool says(struct str folded, const char *words)
{
    return str_find(folded, str_of(words), 0) != SIZE_MAX;
}

static enum session_kind session_kind_of(struct arena *a, struct str form)
{
    struct str folded = vi_fold(a, form, NULL);

    if (says(folded, "hoi nghi"))
        return SESSION_CONFERENCE;
    if (says(folded, "thuong ky") || says(folded, "dinh ky"))
        return SESSION_REGULAR;
    return SESSION_THEMATIC;
}

/* "Hội nghị kiểm điểm (240 phút)" */
static struct str proceeding_name(struct draft *d, const struct reading_item *item)
{
    struct str minutes = draft__value(item, "minutes");

    if (!minutes.n)
        return item->label;
    return str_fmt(d->c->arena, "%.*s (%.*s phút)", STR_ARGS(item->label), STR_ARGS(minutes));
}

/* Whose order it is, by its name; 0: whoever meets. */
static enum assembly_kind assembly_of(struct arena *a, const struct reading_item *item)
{
    enum assembly_kind kind = assembly_kind_told(a, item->label);

    return kind ? kind : assembly_kind_told(a, draft__value(item, "form"));
}

enum err draft__proceedings(struct draft *d, struct day from)
{
    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *item = &d->v->items[i];
        struct db_int clause_id;
        int64_t id;
        enum err r;

        if (!draft__wanted(item, ITEM_AGENDA) || !draft__value(item, "steps").n ||
            draft__kept(d, item))
            continue;
        r = draft__clause(d, item, &clause_id);
        if (!r)
            r = proceeding__insert(
                d->c,
                &(struct proceeding){ .campaign_id = d->id,
                                      .item_id = item->id,
                                      .kind =
                                          session_kind_of(d->c->arena, draft__value(item, "form")),
                                      .assembly = assembly_of(d->c->arena, item),
                                      .name = proceeding_name(d, item),
                                      .lines = draft__value(item, "steps") },
                from, &id);
        if (r)
            return r;
    }
    return OK;
}
