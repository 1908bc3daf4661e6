/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/report.h"

#include <assert.h>

/* A sent report may be sent again: the old version stays readable, and what was received stays counted
 * until the new one is. A received report may still be returned: it then leaves the totals it stood in.
 * Both only while no unit above has sent its own (work/report). */
static const struct report_step steps[] = {
    { REPORT_DRAFT, REPORT_DO_SAVE, P_REPORT_EDIT, REPORT_DRAFT },
    { REPORT_DRAFT, REPORT_DO_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_RETURNED, REPORT_DO_SAVE, P_REPORT_EDIT, REPORT_RETURNED },
    { REPORT_RETURNED, REPORT_DO_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_SUBMITTED, REPORT_DO_SAVE, P_REPORT_EDIT, REPORT_SUBMITTED },
    { REPORT_SUBMITTED, REPORT_DO_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_RECEIVED, REPORT_DO_SAVE, P_REPORT_EDIT, REPORT_RECEIVED },
    { REPORT_RECEIVED, REPORT_DO_SUBMIT, P_REPORT_SUBMIT, REPORT_SUBMITTED },
    { REPORT_SUBMITTED, REPORT_DO_RECALL, P_REPORT_SUBMIT, REPORT_DRAFT },
    { REPORT_SUBMITTED, REPORT_DO_RECEIVE, P_REPORT_RECEIVE, REPORT_RECEIVED },
    { REPORT_SUBMITTED, REPORT_DO_RETURN, P_REPORT_RECEIVE, REPORT_RETURNED },
    { REPORT_RECEIVED, REPORT_DO_RETURN, P_REPORT_RECEIVE, REPORT_RETURNED },
};

const struct report_step *report_step(enum report_state state, enum report_act act)
{
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (steps[i].state == state && steps[i].act == act)
            return &steps[i];
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

static const char *const way_names[PAPER_WAYS] = {
    [PAPER_HAND] = "hand", [PAPER_POST] = "post", [PAPER_MAIL] = "mail",
    [PAPER_AXIS] = "axis", [PAPER_FAX] = "fax",
};

struct str paper_way_name(enum paper_way way)
{
    assert(way > 0 && way < PAPER_WAYS);
    return str_of(way_names[way]);
}

enum paper_way paper_way_parse(struct str name)
{
    for (int w = 1; w < PAPER_WAYS; w++) {
        if (str_eq(name, str_of(way_names[w])))
            return (enum paper_way)w;
    }
    return 0;
}
