/* recall__.h - shared by what recalls a campaign and what stops issuing a recalled one. */
#pragma once

#include "work/ctx.h"

/* Units keep what they had of it, so that they can read that it was recalled. */
NODISCARD enum err recall__take_back(struct ctx *c, int64_t campaign_id);
