/* org_set.h - what nep org set puts right of one unit, one thing at a time. */
#pragma once

#include "base/str.h"

struct run;

/* What was typed behind nep org; NULL: nothing. */
struct org_typed {
    const char *url, *kind, *below, *symbol, *place, *phone, *layout, *from;
    const char *before, *term, *term_days, *term_moves;
};
struct str org_typed_text(const char *typed); /* nothing as "" */

/* unit: its number. Returns the exit status. */
int org_set_run(struct run *run, const char *unit, const struct org_typed *typed);
