/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/flow__.h"

#include "base/arena.h"
#include "doc/clean.h"
#include "doc/fonts_pango.h"

struct str flow__words(struct flow_maker *m, enum layout_role role, struct str text)
{
    return m->profile->styles[role].upper ? clean_upper(m->arena, text)
                                          : clean_text(m->arena, text);
}

double flow__points(double mm)
{
    return mm * 72 / 25.4;
}

struct flow_par flow__par(struct flow_maker *m, enum layout_role role)
{
    const struct layout_style *s = &m->profile->styles[role];
    struct flow_par p = {
        .role = role,
        .size = s->size,
        .line = s->line,
        .before = s->before > m->after ? s->before : m->after,
        .indent = flow__points(s->indent_mm),
        .align = s->align,
    };

    m->after = s->after;
    return p;
}

void flow__run(struct flow_maker *m, struct flow_par *p, struct str clean, unsigned look)
{
    struct layout_run *r;

    if (!clean.n)
        return;
    r = ARENA_PUSH(m->arena, p->runs, p->runs_n, p->runs_cap);
    *r = (struct layout_run){ clean, m->profile->styles[p->role].look | look };
}

void flow__cell_add(struct flow_maker *m, struct flow_cell *c, enum layout_role role,
                    struct str text)
{
    struct str rest = str_trim(text);
    struct str line;
    bool first = true;

    if (!rest.n)
        return;
    rest = flow__words(m, role, rest);
    while (str_cut(&rest, '\n', &line)) {
        struct flow_par *p = ARENA_PUSH(m->arena, c->pars, c->n, c->cap);

        *p = flow__par(m, role);
        if (!first)
            p->before = 0;
        first = false;
        flow__run(m, p, line, LAYOUT_PLAIN);
    }
}

void flow__cell_lines(struct flow_maker *m, struct flow_cell *c, enum layout_role role,
                      struct str text, double width)
{
    const struct layout_style *s = &m->profile->styles[role];

    flow__cell_add(
        m, c, role,
        fonts_balance(m->fonts, m->arena, flow__words(m, role, text), s->size, s->look, width));
}

void flow__cell_rule(struct flow_maker *m, struct flow_cell *c, double length)
{
    struct flow_par *p = ARENA_PUSH(m->arena, c->pars, c->n, c->cap);

    *p = (struct flow_par){ .role = ROLE_BODY, .size = 2, .line = 4, .rule = length };
}

struct flow_par *flow__item_par(struct flow_maker *m, struct flow_par p)
{
    struct flow_item *i = ARENA_PUSH(m->arena, m->flow->items, m->flow->n, m->flow->cap);

    *i = (struct flow_item){ .kind = FLOW_PAR, .par = arena_new(m->arena, struct flow_par) };
    *i->par = p;
    return i->par;
}

struct flow_table *flow__item_table(struct flow_maker *m, size_t columns)
{
    struct flow_item *i = ARENA_PUSH(m->arena, m->flow->items, m->flow->n, m->flow->cap);

    *i = (struct flow_item){ .kind = FLOW_TABLE, .table = arena_new(m->arena, struct flow_table) };
    i->table->columns = columns;
    m->after = 0;
    return i->table;
}

struct flow_row *flow__row(struct flow_maker *m, struct flow_table *t, size_t cells)
{
    struct flow_row *r = ARENA_PUSH(m->arena, t->rows, t->rows_n, t->rows_cap);

    *r = (struct flow_row){ .cells = arena_array(m->arena, struct flow_cell, cells), .n = cells };
    for (size_t i = 0; i < cells; i++)
        r->cells[i].span = 1;
    return r;
}
