/* trail.h - what was done, once each: the events of every write, and the keys that make an act one act. */
#pragma once

#include "work/ctx.h"

/* Writes the trail; every write of a use case calls it. body: JSON object, for personal nouns names
 * of fields only. */
NODISCARD enum err event_add(struct ctx *c, const char *noun, int64_t noun_id, const char *verb,
                             int64_t org_id, struct str body);

/* Idempotency: claims the key for this request. E_CONFLICT means it was used before: *ret_location
 * then says where the first one led ("" while that one still runs). */
NODISCARD enum err act_begin(struct ctx *c, struct str key, struct str request,
                             struct str *ret_location);
NODISCARD enum err act_end(struct ctx *c, struct str key, struct str location);
