/* render.h - the job that makes a document's file. */
#pragma once

#include "work/ctx.h"

struct fonts;

/* args: {"report": id, "format": "pdf"}. The file is kept and its id returned. */
NODISCARD enum err render_report(struct ctx *c, struct fonts *fonts, int64_t org_id,
                                 struct str args, int64_t *ret_file_id);
