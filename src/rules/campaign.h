/* campaign.h - the life of a campaign (đợt): which act is open in which state, and who may do it.
 *
 * A table, read by the use cases, the pages and the tests alike. */
#pragma once

#include <stddef.h>

#include "base/permission.h"
#include "base/str.h"

enum campaign_state {
    CAMPAIGN_DRAFT = 1,
    CAMPAIGN_ISSUED,
    CAMPAIGN_CLOSED,
    CAMPAIGN_WITHDRAWN, /* a draft that was put away */
    CAMPAIGN_RECALLED,  /* had been issued; a draft again, which those who received it can see */
    CAMPAIGN_STATES
};

enum campaign_act {
    CAMPAIGN_DO_EDIT = 1,    /* name, dates, duties */
    CAMPAIGN_DO_ISSUE,       /* to units below; again: to units added since */
    CAMPAIGN_DO_PASS_ON,     /* a unit in the middle sends it one level down */
    CAMPAIGN_DO_ACKNOWLEDGE, /* the one tap of a unit that received it */
    CAMPAIGN_DO_CLOSE,
    CAMPAIGN_DO_REOPEN,
    CAMPAIGN_DO_WITHDRAW, /* a draft that is not wanted; nothing is deleted */
    CAMPAIGN_DO_RESTORE,
    CAMPAIGN_DO_RECALL, /* thu hồi: nothing has come of it yet */
    CAMPAIGN_DO_AMEND,  /* sửa đổi, bổ sung, đính chính */
    CAMPAIGN_ACTS
};

struct campaign_step {
    enum campaign_state state;
    enum campaign_act act;
    enum permission permission; /* at the leading unit; to pass on and acknowledge: at one's own */
    enum campaign_state next;
};

/* NULL: not in this state. */
const struct campaign_step *campaign_step(enum campaign_state state, enum campaign_act act);

/* What an act asks for in whatever state: a stranger is not told the state. */
enum permission campaign_permission(enum campaign_act act);

/* Names in the database ('draft'); campaign_state_parse gives 0 for an unknown one. */
struct str campaign_state_name(enum campaign_state s);
enum campaign_state campaign_state_parse(struct str name);
