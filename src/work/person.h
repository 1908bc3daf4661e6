/* person.h - people and where they belong. */
#pragma once

#include "work/ctx.h"

NODISCARD enum err person_add(struct ctx *c, struct str name, struct str phone, int64_t *ret_id);
/* state: official, probationary, temporary, exempt, non_member. */
NODISCARD enum err person_join(struct ctx *c, int64_t person_id, int64_t org_id, struct str state,
                               struct str from_on);
/* title as it signs ("BÍ THƯ"); rank 1 signs first. */
NODISCARD enum err person_take_office(struct ctx *c, int64_t person_id, int64_t org_id,
                                      struct str title, int rank, struct str from_on);
/* Given name first, folded: the order of Vietnamese lists. */
struct str person_key(struct arena *a, struct str name);
