/* version.h - what a report said each time it was sent, and why it came back.
 *
 * Kept by act.c in the act that sends, receives or returns; nothing else writes it. Its hash
 * stands in the event of that act. */
#pragma once

#include "work/report/report.h"

struct report_version {
    int64_t id, n; /* n: the first time, the second… */
    struct str number, label, sent_by, returned_by, returned_reason,
        hash; /* "" where there is none; label: of its period then */
    int64_t sent_at, sent_by_id, received_at, returned_at;
    struct str hand;        /* the board that wrote and sent it; "": the unit itself */
    struct entry_told told; /* entered by hand as told */
    struct report_paper paper;
    struct str received_by; /* the unit that took it in */
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
