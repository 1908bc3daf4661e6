/* pdf.h - a document as PDF bytes, set by pango and cairo. */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct arena;
struct fonts;
struct layout_doc;
struct layout_profile;

/* The same document, profile and fonts give the same bytes. */
NODISCARD enum err pdf_write(struct fonts *fonts, const struct layout_profile *profile,
                             const struct layout_doc *doc, struct arena *a, struct str *ret_bytes,
                             struct error *e);
