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
/* The texts as they were last sent stand beside those being worked on, under this prefix. */
#define REPORT_SENT S("sent.")
