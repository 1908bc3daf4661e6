/* series__.h - periods, as issuing settles them and an amendment cuts them anew. */
#pragma once

#include "work/campaign/campaign.h"

/* What duties ask that stand on no periods yet is proposed behind those that are settled. */
void series__propose(struct ctx *c, const struct campaign *campaign, struct schedule *s);
/* The campaign's days; it begins when it was issued where nothing else is said. */
struct due_span series__span(const struct ctx *c, const struct campaign *campaign);
enum { SERIES_MAX = 100 }; /* a campaign has fewer: one a duty */
