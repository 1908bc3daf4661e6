/* review__.h - shared by the files of the noun review only. */
#pragma once

#include "store/reading_item.h"
#include "work/document/review.h"

NODISCARD enum err review__fill(struct ctx *c, const struct q_reading_item_by_id *q,
                                struct reading_item *item);
/* The asker may check this document. */
NODISCARD enum err review__open(struct ctx *c, int64_t document_id, int64_t *ret_org_id,
                                enum document_state *ret_state);
/* Nobody issues the draft of that review until the transaction ends: asked before anything is written, so
 * that a refusal leaves nothing behind for the page that tells of it. */
NODISCARD enum err review__hold(struct ctx *c, const struct review *v);
/* The values that a person typed, each as its field wants it, and the label that follows. */
NODISCARD enum err review__mend(struct ctx *c, const struct review_decision *in,
                                struct reading_item *item, struct review_outcome *ret);
/* What follows from an item that was decided anew after the document had been confirmed: its register
 * entry, its citations, its campaign's draft. Within the caller's transaction; before: as it was. */
NODISCARD enum err review__correct(struct ctx *c, const struct review *before,
                                   const struct reading_item *item);
