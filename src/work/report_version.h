/* report_version.h - what a report said each time it was sent, and why it came back.
 *
 * Kept by report_act.c in the act that sends, receives or returns; nothing else writes it. Its hash
 * stands in the event of that act. */
#pragma once

#include "work/report.h"

struct report_version {
    int64_t id, n; /* n: the first time, the second… */
    struct str number, sent_by, returned_by, returned_reason, hash; /* "" where there is none */
    int64_t sent_at, received_at, returned_at;
};

/* The last one first; asks nothing: the caller has loaded the report. */
NODISCARD enum err report_version_list(struct ctx *c, int64_t report_id,
                                       struct report_version **ret, size_t *ret_n);

struct report_sent_then {
    struct report_version version;
    struct report_line *lines;
    size_t n_lines;
    struct report_text *texts;
    size_t n_texts;
};
/* For whoever may see the report. */
NODISCARD enum err report_version_load(struct ctx *c, int64_t report_id, int64_t version_id,
                                       struct report *ret_report, struct report_sent_then *ret);

/* What nep check tells of one of them, in its words. */
struct report_version_fault {
    struct str org, period, words;
};
/* Makes every hash again and compares it with the one kept and the one the trail tells; compares the
 * figures of received reports with those sent last. Asks no permission, as total_check. */
NODISCARD enum err report_version_check(struct ctx *c, struct report_version_fault **ret,
                                        size_t *ret_n);
