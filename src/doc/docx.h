/* docx.h - a document as DOCX bytes (ECMA-376), the parts written by hand, packed by libzip. */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct arena;
struct fonts;
struct layout_doc;
struct layout_profile;

/* fonts: only to measure (the rule under a line is as long as its words). The same document,
 * profile and fonts give the same bytes. */
NODISCARD enum err docx_write(struct fonts *fonts, const struct layout_profile *profile,
                              const struct layout_doc *doc, struct arena *a, struct str *ret_bytes,
                              struct error *e);
