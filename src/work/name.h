/* name.h - the one door through which names of units, people and accounts come in. */
#pragma once

#include "work/ctx.h"

/* E_INVALID in clear words when it is none; text/name.h says which are. */
NODISCARD enum err name_take(struct ctx *c, struct str raw, struct str *ret_name);
