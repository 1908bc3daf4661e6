/* views.h - HTML templates in, C out. The language is told in docs/internals/views.md. */
#pragma once

#include "base/arena.h"
#include "common/diag.h"
#include "msgc/catalogue.h"

struct view_source {
    const char *file; /* as it shall stand in errors and #line */
    struct str text;
};

struct views_in {
    const struct view_source *sources;
    size_t n;
    const struct catalogue *texts;
    const char *header_name; /* what the C includes: "views.h" */
};

/* All views of the program at once, for they call each other. After an error in d the outputs are
 * worth nothing. */
void views_compile(const struct views_in *in, struct arena *a, struct buf *header, struct buf *code,
                   struct diag *d);
