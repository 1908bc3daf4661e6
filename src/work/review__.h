/* review__.h - shared by the files of the noun review only. */
#pragma once

#include "work/review.h"

/* What follows from an item that was decided anew after the document had been confirmed: its register
 * entry, its citations, its campaign's draft. Within the caller's transaction; before: as it was. */
NODISCARD enum err review__correct(struct ctx *c, const struct review *before,
                                   const struct reading_item *item);
