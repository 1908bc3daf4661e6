/* minutes__.h - what minutes.c, doc.c and pack.c share: the document before it is set. */
#pragma once

#include "doc/layout.h"
#include "work/minutes/minutes.h"

struct layout_doc *minutes__document(struct ctx *c, const struct minutes *m);
struct layout_doc *pack__document(struct ctx *c, const struct minutes *m);
/* Who took the minutes and who chaired. */
void minutes__sign(struct layout_doc *d, const struct minutes *m);
/* Head, author and time, the same on both. */
struct layout_doc *minutes__head(struct ctx *c, const struct minutes *m, enum msg type_name);
