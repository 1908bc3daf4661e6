/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "rules/proceeding.h"
#include "store/proceeding.h"
#include "text/vi.h"
#include "work/campaign_draft__.h"

static bool says(struct str folded, const char *words)
{
    return str_find(folded, str_of(words), 0) != SIZE_MAX;
}

static struct str session_kind_of(struct arena *a, struct str form)
{
    struct str folded = vi_fold(a, form, NULL);

    if (says(folded, "hoi nghi"))
        return S("conference");
    if (says(folded, "thuong ky") || says(folded, "dinh ky"))
        return S("regular");
    return S("thematic");
}

/* Where the screen can help: the roll, what is still to be mended, what is promised, the conclusion. */
static struct str purpose_of(struct str folded)
{
    if (says(folded, "diem danh") || says(folded, "vang co ly do") || says(folded, "co mat"))
        return S("roll");
    if (str_starts(folded, S("ket luan")) || says(folded, "be mac"))
        return S("conclusion");
    if (says(folded, "ket qua khac phuc") || says(folded, "ket qua thuc hien"))
        return S("remedies");
    if (says(folded, "bien phap") || says(folded, "phuong huong"))
        return S("promises");
    return S("");
}

static enum err add_step(struct draft *d, int64_t proceeding_id, int64_t ord,
                         const struct proceeding_step *step)
{
    struct arena *a = d->c->arena;
    struct q_campaign_proceeding_step_add_in in = {
        .id = ids_next(d->c->ids),
        .proceeding_id = proceeding_id,
        .ord = ord,
        .part = proceeding_part_name(step->part),
        .label = step->label.n ? step->label : str_fmt(a, "%" PRId64, ord),
        .words = step->words,
        .purpose = purpose_of(vi_fold(a, step->words, NULL)),
    };

    if (step->minutes)
        in.words = str_fmt(a, "%.*s (%" PRId64 " phút)", STR_ARGS(step->words), step->minutes);
    return q_campaign_proceeding_step_add(d->c->db, &in, d->c->error);
}

static enum err add_steps(struct draft *d, int64_t proceeding_id, struct str lines)
{
    struct proceeding_step *steps;
    size_t n = proceeding_steps(d->c->arena, lines, &steps);

    for (size_t i = 0; i < n; i++) {
        enum err r = add_step(d, proceeding_id, (int64_t)i + 1, &steps[i]);

        if (r)
            return r;
    }
    return OK;
}

/* "Hội nghị kiểm điểm (240 phút)" */
static struct str proceeding_name(struct draft *d, const struct reading_item *item)
{
    struct str minutes = draft__value(item, "minutes");

    if (!minutes.n)
        return item->label;
    return str_fmt(d->c->arena, "%.*s (%.*s phút)", STR_ARGS(item->label), STR_ARGS(minutes));
}

enum err draft__proceedings(struct draft *d, struct str from_on)
{
    for (size_t i = 0; i < d->v->n; i++) {
        const struct reading_item *item = &d->v->items[i];
        struct db_int clause_id;
        int64_t id;
        enum err r;

        if (!draft__wanted(item, ITEM_AGENDA) || !draft__value(item, "steps").n)
            continue;
        r = draft__clause(d, item, &clause_id);
        if (r)
            return r;
        id = ids_next(d->c->ids);
        r = q_campaign_proceeding_add(d->c->db, id, d->id,
                                      session_kind_of(d->c->arena, draft__value(item, "form")),
                                      proceeding_name(d, item), from_on, d->c->error);
        if (r)
            return r;
        r = add_steps(d, id, draft__value(item, "steps"));
        if (r)
            return r;
    }
    return OK;
}
