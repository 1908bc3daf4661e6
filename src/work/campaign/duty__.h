/* duty__.h - what is checked and written of a duty: shared by the draft's and the amendment's. */
#pragma once

#include "work/campaign/campaign.h"
#include "work/campaign/duty.h"

/* Those that the amendment of an issued campaign prepares. */
NODISCARD enum err duty__wanted(struct ctx *c, int64_t campaign_id, const struct duty **ret,
                                size_t *ret_n);

/* Fills to whom copies go; the duties are of that campaign. */
NODISCARD enum err duty__load_copies(struct ctx *c, int64_t campaign_id, struct duty *list,
                                     size_t n);
NODISCARD enum err duty__put_copies(struct ctx *c, int64_t duty_id, const struct duty *in);
/* A row that an amendment prepared goes, or all of them. */
NODISCARD enum err duty__unwant(struct ctx *c, int64_t id);
NODISCARD enum err duty__unwant_all(struct ctx *c, int64_t campaign_id);

/* Words, days and receiver make sense. now: as it stood, or NULL. E_INVALID: *ret_field names the field. */
NODISCARD enum err duty__check(struct ctx *c, const struct duty *in, const struct duty *now,
                               const struct campaign *campaign, const char **ret_field);
/* Without the fields that its rhythm does not use: nobody could see why they are there. */
struct duty_rule duty__tidy(struct duty_rule rule);
/* A new one of in->campaign_id; the words it stands on are those of in->clause_id. */
NODISCARD enum err duty__insert(struct ctx *c, const struct duty *in, int64_t *ret_id);
/* E_CONFLICT: in->version is not the latest. */
NODISCARD enum err duty__update(struct ctx *c, const struct duty *in);
