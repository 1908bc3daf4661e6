/* minutes__.h - what minutes.c, minutes_doc.c and pack.c share: the document before it is set. */
#pragma once

#include "doc/layout.h"
#include "work/minutes.h"

struct layout_doc *minutes__document(struct ctx *c, const struct minutes *m);
struct layout_doc *pack__document(struct ctx *c, const struct minutes *m);
/* Head, author and time, the same on both. */
struct layout_doc *minutes__head(struct ctx *c, const struct minutes *m, enum msg type_name);
