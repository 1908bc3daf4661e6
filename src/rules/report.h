/* report.h - the life of a report: which act leads from which state to which, and who may do it. */
#pragma once

#include "base/permission.h"
#include "base/str.h"

enum report_state { REPORT_DRAFT = 1, REPORT_SUBMITTED, REPORT_RETURNED, REPORT_RECEIVED };
enum report_act {
    REPORT_DO_SAVE = 1,
    REPORT_DO_SUBMIT,
    REPORT_DO_RECALL, /* thu hồi: by whoever sent it, until it is received */
    REPORT_DO_RECEIVE,
    REPORT_DO_RETURN,
};

/* How a report that goes to a unit outside Nếp was sent. */
enum paper_way {
    PAPER_HAND = 1, /* trực tiếp */
    PAPER_POST,     /* bưu điện */
    PAPER_MAIL,     /* thư điện tử công vụ */
    PAPER_AXIS,     /* trục liên thông văn bản */
    PAPER_FAX,
    PAPER_WAYS
};
struct str paper_way_name(enum paper_way way);   /* as in the database */
enum paper_way paper_way_parse(struct str name); /* 0: none such */

struct report_step {
    enum report_state state;
    enum report_act act;
    enum permission permission; /* at the reporting unit */
    enum report_state next;
};

/* NULL: that act is not possible in that state. */
const struct report_step *report_step(enum report_state state, enum report_act act);

struct str report_state_name(enum report_state s);     /* as in the database */
enum report_state report_state_parse(struct str name); /* 0: none such */
