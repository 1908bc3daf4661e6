/* due__.h - which slots of a duty are asked by a day: shared by what lays dues and what foretells them. */
#pragma once

#include "work/campaign/due.h"

bool due__has_begun(const struct due_slot *slot, struct day today);
/* Times of a rhythm that were over before the campaign came are not asked for afterwards; a date that was
 * given once stands even when it has passed. */
bool due__still_asked(const struct duty *d, const struct due_at *at, struct day since);

/* Units between two ids that have the campaign since a time, and whose superior asks them by days of its own;
 * parent_id 0: whoever that is. */
struct due__children {
    int64_t first, last, since, parent_id;
    size_t n; /* at most */
};
NODISCARD enum err due__lay_children(struct ctx *c, const struct due_plan *plans, size_t n,
                                     const struct due__children *of, size_t *ret_n);
