/* report__.h - what report.c and report_act.c share. */
#pragma once

#include "work/report.h"

/* Its figures are still computed, not frozen. */
bool report__is_open(const struct report *report);
/* Received and returned by the unit it was sent to, not by one further up. */
bool report__is_receiver(const struct ctx *c, const struct report *report);
/* The texts as they were last sent stand beside those being worked on, under this prefix. */
#define REPORT_SENT S("sent.")
