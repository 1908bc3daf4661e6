/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/remedy.h"

#include <assert.h>

static const struct remedy_step steps[] = {
    { REMEDY_OPEN, REMEDY_DO_DONE, P_REMEDY_EDIT, REMEDY_DONE },
    { REMEDY_OPEN, REMEDY_DO_WITHDRAW, P_REMEDY_EDIT, REMEDY_WITHDRAWN },
    { REMEDY_OPEN, REMEDY_DO_MEND, P_REMEDY_EDIT, REMEDY_OPEN },
    { REMEDY_DONE, REMEDY_DO_REOPEN, P_REMEDY_EDIT, REMEDY_OPEN },
    { REMEDY_DONE, REMEDY_DO_CONFIRM, P_REMEDY_EDIT, REMEDY_CONFIRMED },
    { REMEDY_CONFIRMED, REMEDY_DO_REOPEN, P_REMEDY_EDIT, REMEDY_OPEN },
    { REMEDY_WITHDRAWN, REMEDY_DO_REOPEN, P_REMEDY_EDIT, REMEDY_OPEN },
};

static const char *const state_names[REMEDY_STATES] = {
    [REMEDY_OPEN] = "open",
    [REMEDY_DONE] = "done",
    [REMEDY_CONFIRMED] = "confirmed",
    [REMEDY_WITHDRAWN] = "withdrawn",
};

const struct remedy_step *remedy_step(enum remedy_state state, enum remedy_act act)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].state == state && steps[i].act == act)
            return &steps[i];
    }
    return NULL;
}

const struct remedy_step *remedy_steps(size_t *ret_n)
{
    assert(ret_n);
    *ret_n = COUNT(steps);
    return steps;
}

bool remedy_may_confirm(int64_t done_by, int64_t account_id, bool in_session)
{
    return in_session || done_by != account_id;
}

bool remedy_late(enum remedy_state state, struct day due_on, struct day today)
{
    return state == REMEDY_OPEN && day_cmp(due_on, today) < 0;
}

struct str remedy_state_name(enum remedy_state state)
{
    assert(state > 0 && state < REMEDY_STATES);
    return str_of(state_names[state]);
}

enum remedy_state remedy_state_parse(struct str name)
{
    for (int s = 1; s < REMEDY_STATES; s++) {
        if (str_eq(name, str_of(state_names[s])))
            return (enum remedy_state)s;
    }
    return 0;
}
