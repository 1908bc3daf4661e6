/* draft__.h - how a campaign's draft is made of what was read; shared by its files only. */
#pragma once

#include "db/db.h"
#include "work/campaign/campaign.h"
#include "work/document/review.h"
#include "work/document/span.h"

struct draft {
    struct ctx *c;
    const struct review *v;
    struct span_index text;
    int64_t id;
    struct clause_made {
        int64_t id, from, to;
    } * clauses;
    size_t n_clauses, cap_clauses;
    int64_t last_clause; /* the ord of the latest */
    int64_t *kept;       /* things read of which a person has settled what becomes of them here */
    size_t n_kept, cap_kept;
    int64_t topics, materials, duties;
    struct day last; /* the latest date anything names */
    bool repeats;
};

static inline struct str draft__value(const struct reading_item *item, const char *field)
{
    return reading_item_value(item, field);
}

static inline bool draft__wanted(const struct reading_item *item, enum item_key key)
{
    return item->key == key && item_kept(item->state);
}

/* How deep a section lies, from 1. */
int64_t draft__level(const struct reading_item *section);
/* The section that encloses `inner`: the last before it of a lower level; NULL at the top. */
const struct reading_item *draft__section_above(const struct review *v,
                                                const struct reading_item *inner);
/* The words that the item stands on; each place of the text once. */
NODISCARD enum err draft__clause(struct draft *d, const struct reading_item *item,
                                 struct db_int *ret);
/* What was made of it before, a person has changed or left out: it stays as that is. */
bool draft__kept(const struct draft *d, const struct reading_item *item);
NODISCARD enum err draft__topics(struct draft *d);
NODISCARD enum err draft__materials(struct draft *d);
NODISCARD enum err draft__assignments(struct draft *d);
NODISCARD enum err draft__proceedings(struct draft *d, struct day from);
struct str draft__name(struct ctx *c, const struct document *doc);
