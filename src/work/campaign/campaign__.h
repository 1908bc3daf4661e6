/* campaign__.h - shared by the files of the noun campaign only. */
#pragma once

#include "work/campaign/campaign.h"

/* Loads it without asking who wants to know. */
NODISCARD enum err campaign__read(struct ctx *c, int64_t id, struct campaign *ret);
/* While a job issues a draft nothing else is done with it; and one job at a time issues. */
bool campaign__is_being_issued(const struct campaign *campaign, enum campaign_act act);
/* The step is open in this state and the asker may do it at that unit. */
NODISCARD enum err campaign__may_step(struct ctx *c, const struct campaign *campaign,
                                      enum campaign_act act, int64_t org_id,
                                      const struct campaign_step **ret);
/* The campaign is a draft, or was recalled, and the asker may change it. */
NODISCARD enum err campaign__open_draft(struct ctx *c, const struct campaign *campaign);
/* It stays one until the transaction ends. */
NODISCARD enum err campaign__hold_draft(struct ctx *c, int64_t campaign_id);
/* How the asker comes to see a campaign: the first of the units in reach that received it, and whether
 * that is a unit of the asker's own. */
struct campaign_reach {
    bool asked, seen;
    int64_t unit_id; /* 0: none of the asker's own units received it */
    struct str unit_name;
    int64_t received_at, acknowledged_at, recalled_at;
    int64_t had_version; /* that it acknowledged last; 0: none */
    bool below;          /* the unit has units below it that have not received it */
    bool children;       /* it has units below it */
};
NODISCARD enum err campaign__reach(struct ctx *c, int64_t id, struct campaign_reach *ret);
/* campaign_load; the reach is filled where it was needed to decide. */
NODISCARD enum err campaign__load(struct ctx *c, int64_t id, struct campaign *ret,
                                  struct campaign_reach *ret_reach);
/* Whether the campaign was issued to that unit, and since when. */
NODISCARD enum err campaign__received(struct ctx *c, int64_t id, int64_t org_id, bool *ret,
                                      int64_t *ret_at, int64_t *ret_acknowledged_at);
struct due_span campaign__span(const struct campaign *campaign);
/* The units directly below one that stands there, and all below them. */
NODISCARD enum err campaign__late(struct ctx *c, int64_t campaign_id, int64_t org_id,
                                  struct str path, struct campaign_late *ret);
