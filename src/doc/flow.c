/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/flow.h"

#include <assert.h>

#include "base/arena.h"
#include "doc/clean.h"
#include "doc/flow__.h"

static struct flow_par block_par(struct flow_maker *m, const struct layout_block *b,
                                 enum layout_role role)
{
    struct flow_par p = flow__par(m, role);

    if (b->align != LAYOUT_JUSTIFY) {
        p.align = b->align;
        p.indent = b->align == LAYOUT_LEFT ? p.indent : 0;
    }
    if (b->no_indent)
        p.indent = 0;
    p.keep_next = b->kind == LAYOUT_HEADING;
    return p;
}

/* The runs of a block; a line feed within one starts a new paragraph of the same style. */
static void flow_runs(struct flow_maker *m, const struct layout_block *b, enum layout_role role)
{
    struct flow_par *p = flow__item_par(m, block_par(m, b, role));

    for (size_t i = 0; i < b->runs_n; i++) {
        struct str rest = flow__words(m, role, b->runs[i].text);

        for (;;) {
            size_t feed = str_find(rest, S("\n"), 0);

            flow__run(m, p, feed == SIZE_MAX ? rest : str_sub(rest, 0, feed), b->runs[i].look);
            if (feed == SIZE_MAX)
                break;
            rest = str_sub(rest, feed + 1, rest.n);
            if (p->runs_n)
                p = flow__item_par(m, block_par(m, b, role));
        }
    }
    p->fill = b->fill;
}

static void flow_lines(struct flow_maker *m, const struct layout_block *b)
{
    for (int i = 0; i < b->lines; i++) {
        struct flow_par p = flow__par(m, ROLE_BODY);

        p.indent = 0;
        p.fill = true;
        (void)flow__item_par(m, p);
    }
}

static void table_cell(struct flow_maker *m, struct flow_cell *c, enum layout_role role,
                       struct str text, enum layout_align align, bool bold)
{
    m->after = 0;
    flow__cell_add(m, c, role, text);
    for (size_t i = 0; i < c->n; i++) {
        c->pars[i].before = 0; /* the table's padding does it */
        c->pars[i].align = align;
        for (size_t k = 0; k < c->pars[i].runs_n; k++)
            c->pars[i].runs[k].look |= bold ? LAYOUT_BOLD : LAYOUT_PLAIN;
    }
}

static void table_head(struct flow_maker *m, struct flow_table *t, const struct layout_table *from)
{
    bool any = false;
    struct flow_row *r;

    for (size_t i = 0; i < from->columns_n; i++)
        any = any || from->columns[i].head.n;
    if (!any)
        return;
    r = flow__row(m, t, t->columns);
    r->head = true;
    for (size_t i = 0; i < t->columns; i++)
        table_cell(m, &r->cells[i], ROLE_TABLE_HEAD, from->columns[i].head,
                   m->profile->styles[ROLE_TABLE_HEAD].align, false);
}

static void table_row(struct flow_maker *m, struct flow_table *t, const struct layout_table *from,
                      const struct layout_row *row)
{
    struct flow_row *r = flow__row(m, t, row->whole ? 1 : t->columns);

    r->least = flow__points(row->least_mm);
    r->cells[0].span = row->whole ? t->columns : 1;
    for (size_t i = 0; i < r->n && i < row->n; i++)
        table_cell(m, &r->cells[i], ROLE_TABLE, row->cells[i],
                   row->whole ? LAYOUT_LEFT : from->columns[i].align, row->bold);
}

static void flow_table(struct flow_maker *m, const struct layout_table *from)
{
    struct flow_table *t = flow__item_table(m, from->columns_n);

    t->borders = true;
    t->before = 6;
    t->pad_x = 4;
    t->pad_y = m->profile->styles[ROLE_TABLE].before;
    table_head(m, t, from);
    for (size_t i = 0; i < from->rows_n; i++)
        table_row(m, t, from, &from->rows[i]);
    flow__columns(m, t, from);
    m->after = 6;
}

static void flow_block(struct flow_maker *m, const struct layout_block *b)
{
    struct flow_item *i;

    switch (b->kind) {
    case LAYOUT_PARAGRAPH:
    case LAYOUT_ITEM:
        flow_runs(m, b, ROLE_BODY);
        return;
    case LAYOUT_HEADING:
        flow_runs(m, b, (enum layout_role)(ROLE_HEADING_1 + b->level - 1));
        return;
    case LAYOUT_LINES:
        flow_lines(m, b);
        return;
    case LAYOUT_TABLE:
        flow_table(m, b->table);
        return;
    case LAYOUT_PAGE_BREAK:
        i = ARENA_PUSH(m->arena, m->flow->items, m->flow->n, m->flow->cap);
        *i = (struct flow_item){ .kind = FLOW_PAGE_BREAK };
        m->after = 0;
        return;
    }
}

static void flow_page(struct flow *f, const struct layout_profile *p, const struct layout_doc *d)
{
    f->profile = p;
    f->width = flow__points(d->landscape ? p->paper_height_mm : p->paper_width_mm);
    f->height = flow__points(d->landscape ? p->paper_width_mm : p->paper_height_mm);
    f->top = flow__points(p->top_mm);
    f->bottom = flow__points(p->bottom_mm);
    f->left = flow__points(p->left_mm);
    f->right = flow__points(p->right_mm);
    f->text_width = f->width - f->left - f->right;
    f->page_number_top = flow__points(p->page_number_mm);
}

/* The title a reader's window shows: one line. */
static struct str file_title(struct flow_maker *m)
{
    const struct layout_doc *d = m->doc;
    struct str type = d->type_name.n ? d->type_name : d->subject;
    struct str s =
        clean_text(m->arena, str_fmt(m->arena, "%.*s%s%.*s", STR_ARGS(type),
                                     type.n && d->title.n ? " " : "", STR_ARGS(d->title)));
    char *p = arena_cstr(m->arena, s);

    for (size_t i = 0; i < s.n; i++)
        if (p[i] == '\n')
            p[i] = ' ';
    return (struct str){ p, s.n };
}

void flow_make(struct fonts *fonts, const struct layout_profile *profile,
               const struct layout_doc *doc, struct arena *a, struct flow *ret)
{
    struct flow_maker m;

    assert(fonts && profile && doc && ret);
    *ret = (struct flow){ .created_at = doc->created_at };
    m = (struct flow_maker){ fonts, profile, doc, a, ret, 0 };
    flow_page(ret, profile, doc);
    ret->title = file_title(&m);
    ret->author = clean_text(a, doc->author);
    flow__head(&m);
    for (size_t i = 0; i < doc->blocks_n; i++) {
        if (i && i == doc->annex_at)
            flow__end(&m);
        flow_block(&m, &doc->blocks[i]);
    }
    if (!doc->annex_at)
        flow__end(&m);
}
