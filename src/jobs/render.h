/* render.h - the job that makes a report's file: gathered from the database, then set without it. */
#pragma once

#include "doc/layout_profile.h"
#include "work/ctx.h"

struct layout_doc;

/* A report with its layout, both in the arena. */
struct gathered {
    struct layout_profile profile;
    struct layout_doc *doc;
    bool pdf;
};

struct rendered {
    struct str name, media, bytes;
};

/* args: what report_file_ask() wrote. Only reads. */
NODISCARD enum err render_gather(struct ctx *c, struct str args, struct gathered *ret);
NODISCARD enum err render_set(struct ctx *c, const struct gathered *g, struct rendered *ret);
