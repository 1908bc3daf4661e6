/* report__.h - what report.c and report_act.c share. */
#pragma once

#include "work/report.h"

/* Its figures are still computed, not frozen. */
bool report__is_open(const struct report *report);
