/* render.h - the job that makes a document's file. */
#pragma once

#include "work/ctx.h"

struct fonts;

struct rendered {
    struct str name, media, bytes;
};

/* args: {"report": id, "format": "pdf"}. Only reads. */
NODISCARD enum err render_report(struct ctx *c, struct fonts *fonts, struct str args,
                                 struct rendered *ret);
