/* send.h - a report goes up knowingly: what a person saw on the page before it is what is sent. */
#pragma once

#include "work/report/report.h"

struct report_send {
    struct report_key key; /* .again: it was sent before */
    int64_t version;
    struct str seen;     /* report_seen of what was shown */
    bool early, nothing; /* before its period has ended; texts are empty: both knowingly */
    struct str number;   /* of the official document; STR_NONE: as it is kept */
    struct report_paper paper;
};

/* What the person who sends it has to have seen: period, receiver, figures. Another text, once one of
 * them is another. */
struct str report_seen(struct ctx *c, const struct report *report);
/* Which of its texts are empty, as "a; b"; "": none. */
struct str report_empty_texts(struct ctx *c, const struct report *report);
/* The draft as it is kept. E_INVALID with *ret_field ("early", "nothing", "paper_on", "": the whole) as
 * its page shows it; E_CONFLICT as report_save. What was empty knowingly says so in the paper. */
NODISCARD enum err report_send(struct ctx *c, const struct report_send *in, const char **ret_field);
