/* channel.h - which board is a committee's hand in a way of reporting (đầu mối), and what that gives its people.
 *
 * A board acts for its committee within one series: it sees who is late, receives, returns, and writes the
 * committee's report. Nothing is counted by it; its own report is another unit's report. */
#pragma once

#include "work/ctx.h"

struct channel {
    int64_t id, series_id, board_id;
    struct str board;
    struct day from;
    bool live; /* the board still works for the committee */
};
/* Of one committee in a campaign, open today; asks P_CAMPAIGN_VIEW there. */
NODISCARD enum err channel_list(struct ctx *c, int64_t campaign_id, int64_t org_id,
                                struct channel **ret, size_t *ret_n);

struct channel_new {
    int64_t org_id, board_id, series_id;
    struct day from; /* none: today */
};
/* By whoever may issue for the committee, of a board that works for it, in a campaign that concerns it. */
NODISCARD enum err channel_add(struct ctx *c, const struct channel_new *in);
/* From today on. */
NODISCARD enum err channel_end(struct ctx *c, int64_t id, int64_t *ret_campaign_id);

/* What is open today around a report of org_id that goes to to_org_id; asks nothing. */
struct channel_near {
    struct hand *hands; /* what the asker's units may do for committees in the series */
    size_t n_hands;
    int64_t *committees; /* for which to_org_id works */
    size_t n_committees;
    struct str boards; /* that work for org_id; "" */
};
NODISCARD enum err channel_near(struct ctx *c, int64_t series_id, int64_t org_id, int64_t to_org_id,
                                struct channel_near *ret);
/* What the asker's units may do today for committees in that series; 0: in any of the campaign. */
NODISCARD enum err channel_hands(struct ctx *c, int64_t campaign_id, int64_t series_id,
                                 struct hand **ret, size_t *ret_n);
