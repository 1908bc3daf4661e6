/* review__.h - shared by the files of the noun review only. */
#pragma once

#include "work/review.h"

/* Nobody issues the draft of that review until the transaction ends: asked before anything is written, so
 * that a refusal leaves nothing behind for the page that tells of it. */
NODISCARD enum err review__hold(struct ctx *c, const struct review *v);
/* What follows from an item that was decided anew after the document had been confirmed: its register
 * entry, its citations, its campaign's draft. Within the caller's transaction; before: as it was. */
NODISCARD enum err review__correct(struct ctx *c, const struct review *before,
                                   const struct reading_item *item);
