/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/report.h"

#include <assert.h>

/* A received report may still be returned: it then leaves the totals it stood in. */
const struct report_step report_steps[] = {
    { REPORT_DRAFT, REPORT_SAVE, P_REPORT_EDIT, REPORT_DRAFT },
    { REPORT_DRAFT, REPORT_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_RETURNED, REPORT_SAVE, P_REPORT_EDIT, REPORT_RETURNED },
    { REPORT_RETURNED, REPORT_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_SUBMITTED, REPORT_RECEIVE, P_REPORT_RECEIVE, REPORT_RECEIVED },
    { REPORT_SUBMITTED, REPORT_RETURN, P_REPORT_RECEIVE, REPORT_RETURNED },
    { REPORT_RECEIVED, REPORT_RETURN, P_REPORT_RECEIVE, REPORT_RETURNED },
};
const size_t report_steps_n = COUNT(report_steps);

const struct report_step *report_next(enum report_state from, enum report_act act)
{
    for (size_t i = 0; i < COUNT(report_steps); i++) {
        if (report_steps[i].from == from && report_steps[i].act == act)
            return &report_steps[i];
    }
    return NULL;
}

static const char *const names[] = {
    [REPORT_DRAFT] = "draft",
    [REPORT_SUBMITTED] = "submitted",
    [REPORT_RETURNED] = "returned",
    [REPORT_RECEIVED] = "received",
};

struct str report_state_name(enum report_state s)
{
    assert(s >= REPORT_DRAFT && s <= REPORT_RECEIVED);
    return str_of(names[s]);
}

enum report_state report_state_parse(struct str name)
{
    for (int s = REPORT_DRAFT; s <= REPORT_RECEIVED; s++) {
        if (str_eq(name, str_of(names[s])))
            return (enum report_state)s;
    }
    return 0;
}
