/* doc.h - a report as an official document, ready to be laid out. */
#pragma once

#include "doc/layout.h"
#include "work/report/report.h"

/* Asks P_REPORT_VIEW. The document says what the frozen (or, for a draft, the present) figures say;
 * a level's own report carries the units below in an annexed table. *ret_layout names the profile
 * of the unit that issues it. */
NODISCARD enum err report_document(struct ctx *c, int64_t report_id, struct layout_doc **ret,
                                   struct str *ret_layout);
