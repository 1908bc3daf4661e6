/* flow__.h - what the parts of a flow share: flow.c (the body), flow_frame.c (the head and the
 * end), flow_columns.c (the widths). */
#pragma once

#include "doc/flow.h"

struct flow_maker {
    struct fonts *fonts;
    const struct layout_profile *profile;
    const struct layout_doc *doc;
    struct arena *arena;
    struct flow *flow;
    double after; /* what the paragraph before wants below itself */
};

double flow__points(double mm);
/* Clean, and in capitals where the role is set so. */
struct str flow__words(struct flow_maker *m, enum layout_role role, struct str text);
/* One paragraph of the role without words yet. */
struct flow_par flow__par(struct flow_maker *m, enum layout_role role);
void flow__run(struct flow_maker *m, struct flow_par *p, struct str clean, unsigned look);
/* Each line of the text becomes a paragraph at the end of the cell; an empty text none. */
void flow__cell_add(struct flow_maker *m, struct flow_cell *c, enum layout_role role,
                    struct str text);
/* The same, its lines about equally long: names and titles that are too long for one. */
void flow__cell_lines(struct flow_maker *m, struct flow_cell *c, enum layout_role role,
                      struct str text, double width);
void flow__cell_rule(struct flow_maker *m, struct flow_cell *c, double length);
/* At the end of the document. */
struct flow_par *flow__item_par(struct flow_maker *m, struct flow_par p);
struct flow_table *flow__item_table(struct flow_maker *m, size_t columns);
struct flow_row *flow__row(struct flow_maker *m, struct flow_table *t, size_t cells);

void flow__head(struct flow_maker *m);
void flow__end(struct flow_maker *m);
/* Gives the columns their widths when all rows are there; sets the table smaller when it must. */
void flow__columns(struct flow_maker *m, struct flow_table *t, const struct layout_table *from);
