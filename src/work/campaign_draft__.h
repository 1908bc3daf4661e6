/* campaign_draft__.h - how a campaign's draft is made of what was read; shared by its files only. */
#pragma once

#include "db/db.h"
#include "work/campaign.h"
#include "work/review.h"
#include "work/span.h"

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

/* The words that the item stands on; each place of the text once. */
NODISCARD enum err draft__clause(struct draft *d, const struct reading_item *item,
                                 struct db_int *ret);
NODISCARD enum err draft__topics(struct draft *d);
NODISCARD enum err draft__materials(struct draft *d);
NODISCARD enum err draft__assignments(struct draft *d);
NODISCARD enum err draft__proceedings(struct draft *d, struct str from_on);
struct str draft__name(struct ctx *c, const struct document *doc);
