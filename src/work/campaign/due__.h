/* due__.h - which slots of a duty are asked by a day: shared by what lays dues and what foretells them. */
#pragma once

#include "work/campaign/due.h"

bool due__has_begun(const struct due_slot *slot, struct day today);
/* Times of a rhythm that were over before the campaign came are not asked for afterwards; a date that was
 * given once stands even when it has passed. */
bool due__still_asked(const struct duty *d, const struct due_at *at, struct day since);

/* Units between two ids that have the campaign since a time. */
struct due__units {
    int64_t first, last, since;
    int64_t parent_id; /* only children of that one; 0: of any */
    int64_t job;       /* of the amendment for which it is prepared; 0: it holds at once */
    size_t n;          /* at most */
};
/* Those times of reports that their superior asks by days of its own. */
NODISCARD enum err due__lay_children(struct ctx *c, const struct due_plan *plans, size_t n,
                                     const struct due__units *of, size_t *ret_n);
/* What was held before anybody owed that slot does it. */
NODISCARD enum err due__lay_held(struct ctx *c, const struct duty *duty, struct str slot,
                                 const struct due__units *of);
/* All that is left in the plans. */
NODISCARD enum err due__lay_units(struct ctx *c, const struct due_plan *plans, size_t n,
                                  const struct due__units *of, size_t *ret_n);
