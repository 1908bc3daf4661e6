/* doctype.h - the kinds of documents that offices issue: codes and printed names. */
#pragma once

#include "read/sheet/sheet.h"

struct doc_type {
    const char *code;   /* KH */
    const char *folded; /* ke hoach */
    const char *name;   /* Kế hoạch */
    bool heads;         /* is printed as the name of a document (a công văn has none) */
};

/* The longest kind whose name stands at i; ret_end is behind it. */
const struct doc_type *doctype_at(const struct sheet *s, size_t i, size_t *ret_end);
/* The kind whose name fills [from, to), blanks within its letters forgiven. */
const struct doc_type *doctype_line(const struct sheet *s, size_t from, size_t to);
/* The kind of a symbol: its first code. */
const struct doc_type *doctype_of_symbol(struct str symbol);
