/* pdf__.h - inside the PDF writer: paragraphs set in lines (pdf_set.c), lines and table rows dealt
 * out to pages (pdf_page.c), pages drawn (pdf.c). Points; y grows downwards. */
#pragma once

#include <pango/pango.h>

#include "doc/flow.h"

struct arena;
struct fonts;
struct press;

/* A paragraph broken into lines of a given width. */
struct set_par {
    const struct flow_par *par;
    PangoLayout *layout; /* NULL when it has no words */
    double width;
    size_t lines;      /* at least 1 */
    double *from, *to; /* where the words of each line start and end */
    double line_height, baseline;
};

struct set_cell {
    struct set_par *pars;
    size_t n;
    size_t lines; /* of all paragraphs */
    double x, width;
    double height; /* of the words */
};

struct set_row {
    struct set_cell *cells;
    size_t n;
    const struct flow_row *row;
    const struct set_table *table;
    double height;
};

struct set_table {
    const struct flow_table *table;
    struct set_row *rows;
    size_t heads;       /* rows repeated on each page; 0 when they would fill it */
    double head_height; /* of those rows */
};

/* Some lines of a cell. */
struct set_part {
    size_t from, to;
};

/* What pages are dealt from: one line, or one table row (a part of one if it is higher than a page). */
struct piece {
    double before, height;
    bool glue;     /* may not be the first on a page */
    bool new_page; /* must be */
    const struct set_par *par;
    size_t line;
    const struct set_row *row;
    const struct set_part *parts; /* one for each cell */
};

struct pieces {
    struct piece *list;
    size_t n, cap;
};

/* Owns the pango layouts. */
struct setter {
    struct fonts *fonts;
    const struct press *press; /* the fonts' */
    struct arena *arena;
    GPtrArray *layouts;
};

void setter__init(struct setter *s, struct fonts *fonts, struct arena *a);
void setter__done(struct setter *s);

struct set_par setter__par(struct setter *s, const struct flow_par *par, double width);
struct pieces setter__pieces(struct setter *s, const struct flow *flow);
/* The height of one line of a cell; of the first in a part, without the distance above it. */
double set_cell__line(const struct set_cell *c, size_t line, bool first, const struct set_par **ret,
                      size_t *ret_line);

/* A page is the pieces from … to; repeat: the table's head rows stand above them. */
struct page {
    size_t from, to;
    bool repeat;
};

struct page *pages__deal(const struct pieces *pieces, double height, struct arena *a,
                         size_t *ret_n);
