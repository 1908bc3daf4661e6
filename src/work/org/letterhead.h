/* letterhead.h - what stands at the head and the foot of a unit's papers, as it was on their day. */
#pragma once

#include "work/ctx.h"

struct org_letterhead {
    struct str name, official_name, symbol, place, layout;
    struct str superior; /* the line above its own; "" at the top */
    struct str above;    /* the unit above, among the recipients; "" at the top */
    struct str signs_as; /* 'T/M CHI BỘ' */
};
/* Asks no permission: for use cases that have asked for the paper. A branch or a committee stands under the
 * organisation above it ("ĐẢNG BỘ TỈNH …"), a board under the committee whose hand it is ("TỈNH ỦY …"). */
NODISCARD enum err org_letterhead(struct ctx *c, int64_t org_id, struct day on,
                                  struct org_letterhead *ret);

struct org_signer {
    struct str title, name; /* "" where no post was entered */
};
/* Who headed the unit on that day. Asks no permission either. */
NODISCARD enum err org_signer(struct ctx *c, int64_t org_id, struct day on, struct org_signer *ret);
