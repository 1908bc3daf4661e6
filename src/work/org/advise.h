/* advise.h - boards that are the hands of a committee (tham mưu, giúp việc), from a day to a day.
 *
 * No hierarchy: it gives no place in the tree, no total and no right. A board's papers stand under its
 * committee's name. */
#pragma once

#include "work/ctx.h"

struct org_advise {
    int64_t board_id, committee_id;
    struct day from; /* or, of an end, the first day on which it no longer does */
};
/* Both ask P_ORG_EDIT at both units. */
NODISCARD enum err org_advise(struct ctx *c, const struct org_advise *in);
NODISCARD enum err org_advise_end(struct ctx *c, const struct org_advise *in);

struct org_advice {
    int64_t board_id, committee_id;
    struct str board, committee, from_on;
};
/* Whose hand a unit is, and who are its, on a day. */
NODISCARD enum err org_advice_on(struct ctx *c, int64_t org_id, struct day on,
                                 const struct org_advice **ret, size_t *ret_n);
