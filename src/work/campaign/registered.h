/* registered.h - whether a unit is registered in a campaign, by whatever duty to register. */
#pragma once

#include "work/ctx.h"

/* Asks no permission: for use cases that have asked. */
NODISCARD enum err registration_has(struct ctx *c, int64_t campaign_id, int64_t org_id, bool *ret);
