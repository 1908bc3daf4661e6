/* docx__.h - inside the DOCX writer: the body and its table (docx.c), what stands around it
 * (docx_style.c). Lengths in the file are twentieths of a point. */
#pragma once

#include "base/buf.h"
#include "doc/flow.h"

struct arena;

#define DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define DOCX_W   "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

int docx__twips(double points);
void docx__text(struct buf *b, struct str s);
/* The name in the file of a role's paragraph style. */
const char *docx__style(enum layout_role role);
/* <w:spacing>, <w:ind>, <w:jc> of a style or of a paragraph that departs from it. */
void docx__spacing(struct buf *b, double before, double after, double line);
void docx__indent(struct buf *b, double points);
void docx__align(struct buf *b, enum layout_align align);
void docx__look(struct buf *b, unsigned look, double size);

void docx__styles(struct buf *b, const struct layout_profile *p);
void docx__header(struct buf *b);
void docx__core(struct buf *b, const struct flow *f, struct arena *a);
extern const char docx__content_types[], docx__rels[], docx__document_rels[], docx__settings[],
    docx__app[];
