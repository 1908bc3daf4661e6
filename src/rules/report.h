/* report.h - the life of a report: which act leads from which state to which, and who may do it. */
#pragma once

#include "base/permission.h"
#include "base/str.h"

enum report_state { REPORT_DRAFT = 1, REPORT_SUBMITTED, REPORT_RETURNED, REPORT_RECEIVED };
enum report_act { REPORT_SAVE = 1, REPORT_SUBMIT, REPORT_RECEIVE, REPORT_RETURN };

struct report_step {
    enum report_state from;
    enum report_act act;
    enum permission needs; /* at the reporting unit */
    enum report_state to;
};

/* NULL: that act is not possible in that state. */
const struct report_step *report_next(enum report_state from, enum report_act act);
extern const struct report_step report_steps[];
extern const size_t report_steps_n;

struct str report_state_name(enum report_state s);     /* as in the database */
enum report_state report_state_parse(struct str name); /* 0: none such */
