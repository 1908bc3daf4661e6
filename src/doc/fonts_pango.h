/* fonts_pango.h - the fonts as pango knows them: for the writers in this folder only. */
#pragma once

#include <pango/pango.h>

struct arena;
struct press;

#include "base/str.h"
#include "doc/fonts.h"

/* What its layouts are worked on with: the fonts have loaded it, for as long as they are open. */
const struct press *fonts_press(const struct fonts *f);
/* An empty pango layout in these fonts; the caller unrefs it. */
PangoLayout *fonts_layout(struct fonts *f);
/* Sets text in a layout: bold, italic, underline of enum layout_look for bytes from … to. */
void fonts_look(struct fonts *f, PangoAttrList *attrs, unsigned look, size_t from, size_t to);
/* The face all documents are set in, at a size in points. */
PangoFontDescription *fonts_describe(struct fonts *f, double size);
/* How long a line of text is, in points. */
double fonts_measure(struct fonts *f, const char *text, size_t n, double size, unsigned look);
/* The text with line feeds where it must break to fit a width, its lines about equally long. */
struct str fonts_balance(struct fonts *f, struct arena *a, struct str text, double size,
                         unsigned look, double width);
