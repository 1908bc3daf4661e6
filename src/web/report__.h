/* report__.h - what the files of the report's pages share. */
#pragma once

#include "web/report.h"

handler report__get_version;
/* Each time the report of that page was sent. */
NODISCARD enum err report__fill_versions(struct ctx *c, struct report_page *v);
