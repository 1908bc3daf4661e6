/* flow.h - a document in its profile: every word, style and distance settled, pages not yet.
 *
 * Both writers take this and nothing else, so that PDF and DOCX cannot say different things.
 * Distances are points. Everything lives in the arena given. */
#pragma once

#include "doc/layout_profile.h"

struct arena;
struct fonts;

enum flow_kind { FLOW_PAR, FLOW_TABLE, FLOW_PAGE_BREAK };

struct flow_par {
    enum layout_role role;
    struct layout_run *runs; /* looks include the style's; no line feeds, no empty runs */
    size_t runs_n, runs_cap;
    double size, line, before, indent;
    enum layout_align align;
    bool keep_next; /* its last line stands on the page of what follows */
    bool fill;      /* dots from the last word to the margin */
    double rule;    /* not text but a centred line of this length */
};

struct flow_cell {
    struct flow_par *pars;
    size_t n, cap;
    size_t span; /* columns */
};

struct flow_row {
    struct flow_cell *cells;
    size_t n;
    bool head;      /* repeated on top of each page; the first rows only */
    bool keep_next; /* stands on the page of what follows the table */
    double least;
};

struct flow_table {
    double widths[LAYOUT_COLUMNS_MAX];
    size_t columns;
    struct flow_row *rows;
    size_t rows_n, rows_cap;
    bool borders;
    bool keep_whole;     /* never parted over pages if it fits on one */
    double before;       /* above the table */
    double pad_x, pad_y; /* around the words of a cell */
};

struct flow_item {
    enum flow_kind kind;
    struct flow_par *par;
    struct flow_table *table;
};

/* Working memory of a writer: a document that layout_check lets through stays far below. */
enum { FLOW_MEMORY = 1 << 30 };

struct flow {
    double width, height; /* of the paper */
    double top, bottom, left, right;
    double text_width;
    double page_number_top;
    const struct layout_profile *profile;
    struct flow_item *items;
    size_t n, cap;
    struct str title, author; /* of the file */
    int64_t created_at;
};

void flow_make(struct fonts *fonts, const struct layout_profile *profile,
               const struct layout_doc *doc, struct arena *a, struct flow *ret);
