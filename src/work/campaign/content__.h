/* content__.h - what is checked and written of a content: shared by the draft's and the amendment's. */
#pragma once

#include "work/campaign/campaign.h"
#include "work/campaign/content.h"

/* Those that the amendment of an issued campaign prepares. */
NODISCARD enum err content__wanted(struct ctx *c, int64_t campaign_id, struct content **ret,
                                   size_t *ret_n);
/* Makes of what came from a person what can be stored, or refuses: E_INVALID, *ret_field names the field. */
NODISCARD enum err content__check(struct ctx *c, const struct campaign *campaign,
                                  struct content *in, const char **ret_field);
/* A further row; ord 0: at the end. */
NODISCARD enum err content__insert(struct ctx *c, const struct content *in, int64_t *ret_id);
/* E_CONFLICT: in->version is not the latest. */
NODISCARD enum err content__update(struct ctx *c, const struct content *in);
