/* SPDX-License-Identifier: Apache-2.0 */
/* pdf_set.c - sets paragraphs and tables into pieces that a page can take. */
#include "base/arena.h"
#include "doc/fonts_pango.h"
#include "doc/pdf__.h"
#include "doc/press__.h"

/* The metrics of Times New Roman, which the font shares: one line for one point of size. */
#define ASCENT  0.891
#define NATURAL 1.149
/* Of an exact line distance, what word processors put above the baseline. */
#define EXACT_ASCENT 0.8
/* A row of empty cells is still one to write in. */
#define EMPTY_ROW 18.0

void setter__init(struct setter *s, struct fonts *fonts, struct arena *a)
{
    const struct press *press = fonts_press(fonts);

    *s = (struct setter){
        .fonts = fonts,
        .press = press,
        .arena = a,
        .layouts = press->g_ptr_array_new_with_free_func(press->g_object_unref),
    };
}

void setter__done(struct setter *s)
{
    if (s->layouts)
        s->press->g_ptr_array_free(s->layouts, TRUE);
    s->layouts = NULL;
}

static void par_text(struct setter *s, PangoLayout *l, const struct flow_par *par)
{
    PangoAttrList *attrs = s->press->pango_attr_list_new();
    size_t total = 0;
    char *text;

    for (size_t i = 0; i < par->runs_n; i++)
        total += par->runs[i].text.n;
    text = arena_array(s->arena, char, total + 1);
    total = 0;
    for (size_t i = 0; i < par->runs_n; i++) {
        const struct layout_run *r = &par->runs[i];

        memcpy(text + total, r->text.p, r->text.n);
        fonts_look(s->fonts, attrs, r->look, total, total + r->text.n);
        total += r->text.n;
    }
    s->press->pango_attr_list_insert(attrs,
                                     s->press->pango_attr_font_features_new("liga=0, clig=0"));
    /* Vietnamese has no hyphenation: a word too wide for its column breaks without a sign. */
    s->press->pango_attr_list_insert(attrs, s->press->pango_attr_insert_hyphens_new(FALSE));
    s->press->pango_layout_set_text(l, text, (int)total);
    s->press->pango_layout_set_attributes(l, attrs);
    s->press->pango_attr_list_unref(attrs);
}

static void par_shape(struct setter *s, PangoLayout *l, const struct flow_par *par, double width)
{
    PangoFontDescription *font = fonts_describe(s->fonts, par->size);

    s->press->pango_layout_set_font_description(l, font);
    s->press->pango_font_description_free(font);
    s->press->pango_layout_set_width(l, (int)(width * PANGO_SCALE));
    s->press->pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    s->press->pango_layout_set_indent(l, (int)(par->indent * PANGO_SCALE));
    s->press->pango_layout_set_justify(l, par->align == LAYOUT_JUSTIFY);
    if (par->align == LAYOUT_CENTER)
        s->press->pango_layout_set_alignment(l, PANGO_ALIGN_CENTER);
    if (par->align == LAYOUT_RIGHT)
        s->press->pango_layout_set_alignment(l, PANGO_ALIGN_RIGHT);
}

/* Alignment and justification are known to the iterator only. */
static void par_lines(struct setter *s, struct set_par *p)
{
    PangoLayoutIter *i = s->press->pango_layout_get_iter(p->layout);
    size_t line = 0;

    p->lines = (size_t)s->press->pango_layout_get_line_count(p->layout);
    p->from = arena_array(s->arena, double, p->lines);
    p->to = arena_array(s->arena, double, p->lines);
    do {
        PangoRectangle r;

        s->press->pango_layout_iter_get_line_extents(i, NULL, &r);
        p->from[line] = (double)r.x / PANGO_SCALE;
        p->to[line] = (double)(r.x + r.width) / PANGO_SCALE;
        line++;
    } while (s->press->pango_layout_iter_next_line(i) && line < p->lines);
    s->press->pango_layout_iter_free(i);
}

struct set_par setter__par(struct setter *s, const struct flow_par *par, double width)
{
    struct set_par p = {
        .par = par,
        .width = width,
        .lines = 1,
        .line_height = par->line > 0 ? par->line : par->size * NATURAL,
        .baseline = par->line > 0 ? par->line * EXACT_ASCENT : par->size * ASCENT,
    };

    if (!par->runs_n)
        return p;
    p.layout = fonts_layout(s->fonts);
    s->press->g_ptr_array_add(s->layouts, p.layout);
    par_text(s, p.layout, par);
    par_shape(s, p.layout, par, width);
    par_lines(s, &p);
    return p;
}

double set_cell__line(const struct set_cell *c, size_t line, bool first, const struct set_par **ret,
                      size_t *ret_line)
{
    size_t par = 0;

    while (line >= c->pars[par].lines) {
        line -= c->pars[par].lines;
        par++;
    }
    *ret = &c->pars[par];
    *ret_line = line;
    return c->pars[par].line_height + (line == 0 && !first ? c->pars[par].par->before : 0);
}

static void set_cell(struct setter *s, struct set_cell *c, const struct flow_cell *from)
{
    c->n = from->n;
    c->pars = arena_array(s->arena, struct set_par, from->n);
    for (size_t i = 0; i < from->n; i++) {
        c->pars[i] = setter__par(s, &from->pars[i], c->width);
        c->lines += c->pars[i].lines;
        c->height += (double)c->pars[i].lines * c->pars[i].line_height + from->pars[i].before;
    }
}

static void set_row(struct setter *s, struct set_row *r, const struct set_table *t,
                    const struct flow_row *from)
{
    double x = 0;
    size_t column = 0;

    *r = (struct set_row){ .row = from, .table = t, .n = from->n, .height = from->least };
    r->cells = arena_array(s->arena, struct set_cell, from->n);
    for (size_t i = 0; i < from->n; i++) {
        struct set_cell *c = &r->cells[i];
        double width = 0;

        for (size_t k = 0; k < from->cells[i].span && column < t->table->columns; k++)
            width += t->table->widths[column++];
        c->x = x + t->table->pad_x;
        c->width = width - 2 * t->table->pad_x;
        x += width;
        set_cell(s, c, &from->cells[i]);
        if (c->height + 2 * t->table->pad_y > r->height)
            r->height = c->height + 2 * t->table->pad_y;
    }
    if (t->table->borders && r->height < EMPTY_ROW)
        r->height = EMPTY_ROW;
}

static struct piece *piece_add(struct setter *s, struct pieces *p)
{
    struct piece *piece = ARENA_PUSH(s->arena, p->list, p->n, p->cap);

    *piece = (struct piece){ 0 };
    return piece;
}

/* Two lines at least on either side of a page's end. */
static void pieces_par(struct setter *s, struct pieces *p, const struct flow_par *par, double width,
                       bool glue)
{
    struct set_par *set = arena_new(s->arena, struct set_par);

    *set = setter__par(s, par, width);
    for (size_t i = 0; i < set->lines; i++) {
        struct piece *piece = piece_add(s, p);

        piece->par = set;
        piece->line = i;
        piece->before = i == 0 ? par->before : 0;
        piece->height = set->line_height;
        piece->glue = i == 0 ? glue : i == 1 || i + 1 == set->lines;
    }
}

/* How many lines of the cell, from one on, fit into a height. At least one. */
static size_t lines_that_fit(const struct set_cell *c, size_t from, double height, double *ret)
{
    size_t to = from;

    *ret = 0;
    while (to < c->lines) {
        const struct set_par *par;
        size_t line;
        double more = set_cell__line(c, to, to == from && from > 0, &par, &line);

        if (to > from && *ret + more > height)
            break;
        *ret += more;
        to++;
    }
    return to;
}

/* Takes the next lines of each cell that fit; true while there are more. */
static bool part_take(struct setter *s, const struct set_row *r, const struct set_part *last,
                      double room, struct piece *piece)
{
    struct set_part *parts = arena_array(s->arena, struct set_part, r->n);
    double pad = 2 * r->table->table->pad_y;
    bool more = false;

    for (size_t i = 0; i < r->n; i++) {
        double used;

        parts[i].from = last ? last[i].to : 0;
        parts[i].to = lines_that_fit(&r->cells[i], parts[i].from, room - pad, &used);
        if (used + pad > piece->height)
            piece->height = used + pad;
        more = more || parts[i].to < r->cells[i].lines;
    }
    piece->row = r;
    piece->parts = parts;
    return more;
}

static void pieces_row(struct setter *s, struct pieces *p, const struct set_row *r, double room,
                       bool glue)
{
    const struct set_part *last = NULL;
    bool whole = r->height <= room;

    for (;;) {
        struct piece *piece = piece_add(s, p);
        bool more = part_take(s, r, last, whole ? r->height + 1 : room, piece);

        if (whole)
            piece->height = r->height;
        piece->glue = glue;
        last = piece->parts;
        if (!more)
            return;
        glue = false;
    }
}

static void pieces_table(struct setter *s, struct pieces *p, const struct flow_table *table,
                         double room, bool glue)
{
    struct set_table *t = arena_new(s->arena, struct set_table);
    size_t first = p->n;

    t->table = table;
    t->rows = arena_array(s->arena, struct set_row, table->rows_n);
    for (size_t i = 0; i < table->rows_n; i++) {
        set_row(s, &t->rows[i], t, &table->rows[i]);
        if (table->rows[i].head)
            t->head_height += t->rows[i].height;
    }
    while (t->head_height <= room / 3 && t->heads < table->rows_n && table->rows[t->heads].head)
        t->heads++;
    if (!t->heads)
        t->head_height = 0;
    for (size_t i = 0; i < table->rows_n; i++) {
        bool after_head = i > 0 && table->rows[i - 1].head;

        pieces_row(s, p, &t->rows[i], room - t->head_height,
                   i == 0 ? glue : after_head || table->keep_whole);
    }
    if (p->n > first)
        p->list[first].before = table->before;
}

struct pieces setter__pieces(struct setter *s, const struct flow *flow)
{
    double room = flow->height - flow->top - flow->bottom;
    struct pieces p = { 0 };
    bool glue = false, new_page = false;

    for (size_t i = 0; i < flow->n; i++) {
        const struct flow_item *item = &flow->items[i];
        size_t first = p.n;

        switch (item->kind) {
        case FLOW_PAR:
            pieces_par(s, &p, item->par, flow->text_width, glue);
            glue = item->par->keep_next;
            break;
        case FLOW_TABLE:
            pieces_table(s, &p, item->table, room, glue);
            glue = item->table->rows_n && item->table->rows[item->table->rows_n - 1].keep_next;
            break;
        case FLOW_PAGE_BREAK:
            new_page = true;
            continue;
        }
        if (p.n > first && new_page) {
            p.list[first].new_page = true;
            new_page = false;
        }
    }
    return p;
}
