/* plan_play.h - for tests: a plan taken in, read through and issued in the world of play/world.h. */
#pragma once

#include "play/world.h"
#include "work/campaign/campaign.h"
#include "work/document/review.h"

/* The sample plan in the register of the commune, waiting to be checked. */
int64_t play_take_in(struct world *w, const char *account);
/* Everything accepted, confirmed: a campaign as a draft. */
int64_t play_draft(struct world *w);
/* The same of another text. */
int64_t play_draft_of(struct world *w, const char *text);
/* Issued to the commune's branches. */
int64_t play_issued(struct world *w);
