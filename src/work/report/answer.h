/* answer.h - what a unit outside Nếp answered to a report that was sent it on paper. */
#pragma once

#include "work/report/report.h"

struct report_answer {
    int64_t n; /* to what was sent that time */
    struct day on;
    struct str number, words; /* number: of the paper it came on; "" */
};

/* The last one first; asks nothing: the caller has loaded the report. */
NODISCARD enum err report_answers(struct ctx *c, int64_t report_id, struct report_answer **ret,
                                  size_t *ret_n);
/* Entered by whoever may write the report, to what was sent last. */
NODISCARD enum err report_answer(struct ctx *c, int64_t report_id, const struct report_answer *in,
                                 const char **ret_field);
