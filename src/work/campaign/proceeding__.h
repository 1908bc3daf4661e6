/* proceeding__.h - what is checked and written of an order of proceedings: shared by the reading's, the draft's and
 * the amendment's. */
#pragma once

#include "work/campaign/campaign.h"
#include "work/campaign/proceeding.h"

/* Those that the amendment of an issued campaign prepares. */
NODISCARD enum err proceeding__wanted(struct ctx *c, int64_t campaign_id, struct proceeding **ret,
                                      size_t *ret_n);
/* E_INVALID: *ret_field names the field. */
NODISCARD enum err proceeding__check(struct ctx *c, const struct proceeding *in,
                                     const char **ret_field);
/* A further one with its steps; it is there from that day on. */
NODISCARD enum err proceeding__insert(struct ctx *c, const struct proceeding *in, struct day from,
                                      int64_t *ret_id);
/* E_CONFLICT: in->version is not the latest. */
NODISCARD enum err proceeding__update(struct ctx *c, const struct proceeding *in);
