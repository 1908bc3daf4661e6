/* check.h - whether the kept tree is the one that the dated rows tell, and whether those can be true; and
 * whether what is kept of each unit is what there is. */
#pragma once

#include "work/ctx.h"

/* What nep check tells of one unit, in its words. */
struct org_fault {
    struct str org, words;
};
/* Asks no permission, as total_check. */
NODISCARD enum err org_check(struct ctx *c, struct org_fault **ret, size_t *ret_n);
