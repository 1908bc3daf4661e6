/* set.h - what a unit's office keeps about it that has no day of its own: its telephone, the layout of its papers.
 *
 * Place and symbol are printed on papers of their day and change by org_rename. */
#pragma once

#include "work/ctx.h"

enum { ORG_PHONE_MOST = 40 };

/* Ask P_ORG_EDIT at the unit. phone "": none. E_INVALID with words for one that is too long or not one line. */
NODISCARD enum err org_set_phone(struct ctx *c, int64_t org_id, struct str phone);
/* E_INVALID with the names there are. */
NODISCARD enum err org_set_layout(struct ctx *c, int64_t org_id, struct str layout);
