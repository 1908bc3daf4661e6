/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/campaign.h"

#include <assert.h>

static const struct campaign_step steps[] = {
    { CAMPAIGN_DRAFT, CAMPAIGN_DO_EDIT, P_CAMPAIGN_EDIT, CAMPAIGN_DRAFT },
    { CAMPAIGN_DRAFT, CAMPAIGN_DO_ISSUE, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_ISSUE, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_PASS_ON, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_ACKNOWLEDGE, P_CAMPAIGN_ACKNOWLEDGE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_CLOSE, P_CAMPAIGN_ISSUE, CAMPAIGN_CLOSED },
    { CAMPAIGN_CLOSED, CAMPAIGN_DO_REOPEN, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_RECALL, P_CAMPAIGN_ISSUE, CAMPAIGN_RECALLED },
    { CAMPAIGN_RECALLED, CAMPAIGN_DO_EDIT, P_CAMPAIGN_EDIT, CAMPAIGN_RECALLED },
    { CAMPAIGN_RECALLED, CAMPAIGN_DO_ISSUE, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_ISSUED, CAMPAIGN_DO_AMEND, P_CAMPAIGN_ISSUE, CAMPAIGN_ISSUED },
    { CAMPAIGN_DRAFT, CAMPAIGN_DO_WITHDRAW, P_CAMPAIGN_EDIT, CAMPAIGN_WITHDRAWN },
    { CAMPAIGN_WITHDRAWN, CAMPAIGN_DO_RESTORE, P_CAMPAIGN_EDIT, CAMPAIGN_DRAFT },
};

static const char *const state_names[CAMPAIGN_STATES] = {
    [CAMPAIGN_DRAFT] = "draft",       [CAMPAIGN_ISSUED] = "issued",
    [CAMPAIGN_CLOSED] = "closed",     [CAMPAIGN_WITHDRAWN] = "withdrawn",
    [CAMPAIGN_RECALLED] = "recalled",
};

const struct campaign_step *campaign_step(enum campaign_state state, enum campaign_act act)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].state == state && steps[i].act == act)
            return &steps[i];
    }
    return NULL;
}

enum permission campaign_permission(enum campaign_act act)
{
    size_t i = 0;

    while (i < COUNT(steps) && steps[i].act != act)
        i++;
    assert(i < COUNT(steps));
    return steps[i].permission;
}

struct str campaign_state_name(enum campaign_state s)
{
    assert(s > 0 && s < CAMPAIGN_STATES);
    return str_of(state_names[s]);
}

enum campaign_state campaign_state_parse(struct str name)
{
    for (int s = 1; s < CAMPAIGN_STATES; s++) {
        if (str_eq(name, str_of(state_names[s])))
            return (enum campaign_state)s;
    }
    return 0;
}
