/* report__.h - what the files about reports and totals share. */
#pragma once

#include "store/report.h"
#include "work/report.h"

/* The form in force on the last day of the period: all reports and totals of a period have the same
 * lines, whenever they are made or looked at. */
NODISCARD enum err report__form(struct ctx *c, struct str period, struct q_report_form_on *ret);

/* Its figures are still computed, not frozen. */
bool report__is_open(const struct report *report);
/* Received and returned by the unit it was sent to, not by one further up. */
bool report__is_receiver(const struct ctx *c, const struct report *report);
static inline struct str report__in_language(const struct ctx *c, struct str vi, struct str en)
{
    return c->lang == LANG_EN ? en : vi;
}

/* A begun report without its content, for whoever may see it. */
NODISCARD enum err report__head(struct ctx *c, int64_t id, struct report *ret,
                                int64_t *ret_form_id);
/* Keeps what goes up now; ret_body: for the event of that act. */
NODISCARD enum err report__keep_sent(struct ctx *c, const struct report *report,
                                     struct str *ret_body);
/* What was sent last has been received (reason: "") or has come back. */
NODISCARD enum err report__mark_sent(struct ctx *c, const struct report *report, struct str reason,
                                     struct str *ret_body);
