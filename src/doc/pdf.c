/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/pdf.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "doc/flow.h"
#include "doc/fonts_pango.h"
#include "doc/pdf__.h"
#include "doc/press__.h"

#define RULE_WIDTH   0.75
#define BORDER_WIDTH 0.5

/* What is drawn on. */
struct canvas {
    const struct press *press;
    cairo_surface_t *surface;
    cairo_t *cairo;
};

/* cairo keeps objects alive by counting; this gives ours back when the block ends. */
static void canvas_done(struct canvas *c)
{
    if (c->cairo)
        c->press->cairo_destroy(c->cairo);
    if (c->surface)
        c->press->cairo_surface_destroy(c->surface);
}

static cairo_status_t write_bytes(void *to, const unsigned char *p, unsigned n)
{
    struct buf *b = to;

    buf_add(b, p, n);
    return b->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void draw_segment(const struct canvas *c, double x1, double y1, double x2, double y2)
{
    c->press->cairo_move_to(c->cairo, x1, y1);
    c->press->cairo_line_to(c->cairo, x2, y2);
    c->press->cairo_stroke(c->cairo);
}

/* Points one writes along. */
static void draw_dots(const struct canvas *c, double from, double to, double y)
{
    static const double dash[] = { 0, 2.8 };

    if (from >= to)
        return;
    c->press->cairo_save(c->cairo);
    c->press->cairo_set_line_width(c->cairo, 0.9);
    c->press->cairo_set_line_cap(c->cairo, CAIRO_LINE_CAP_ROUND);
    c->press->cairo_set_dash(c->cairo, dash, COUNT(dash), 0);
    draw_segment(c, from, y, to, y);
    c->press->cairo_restore(c->cairo);
}

static void draw_line(const struct canvas *c, const struct set_par *p, size_t line, double x,
                      double y)
{
    double baseline = y + p->baseline;

    if (p->par->rule > 0) {
        double start = x + (p->width - p->par->rule) / 2;

        c->press->cairo_set_line_width(c->cairo, RULE_WIDTH);
        draw_segment(c, start, y + p->line_height / 2, start + p->par->rule,
                     y + p->line_height / 2);
    }
    if (p->layout) {
        c->press->cairo_move_to(c->cairo, x + p->from[line], baseline);
        c->press->pango_cairo_show_layout_line(
            c->cairo, c->press->pango_layout_get_line_readonly(p->layout, (int)line));
    }
    if (p->par->fill && line + 1 == p->lines)
        draw_dots(c, x + (p->layout ? p->to[line] + 3 : 0), x + p->width, baseline);
}

static void draw_cell(const struct canvas *c, const struct set_cell *cell, struct set_part part,
                      double x, double y)
{
    for (size_t i = part.from; i < part.to; i++) {
        const struct set_par *par;
        size_t line;
        double height = set_cell__line(cell, i, i == part.from && i > 0, &par, &line);

        draw_line(c, par, line, x + cell->x, y + height - par->line_height);
        y += height;
    }
}

static void draw_borders(const struct canvas *c, const struct set_row *r, double x, double y,
                         double height)
{
    double right = x;

    c->press->cairo_set_line_width(c->cairo, BORDER_WIDTH);
    for (size_t i = 0; i < r->n; i++) {
        double left = right;

        right = x + r->cells[i].x + r->cells[i].width + r->table->table->pad_x;
        c->press->cairo_rectangle(c->cairo, left, y, right - left, height);
        c->press->cairo_stroke(c->cairo);
    }
}

static void draw_row(const struct canvas *c, const struct set_row *r, const struct set_part *parts,
                     double x, double y, double height)
{
    double pad = r->table->table->pad_y;

    for (size_t i = 0; i < r->n; i++) {
        struct set_part part = parts ? parts[i] : (struct set_part){ 0, r->cells[i].lines };
        bool middle = (r->row->head || r->row->least > 0) && height >= r->height;
        double down = middle ? (height - r->cells[i].height) / 2 : pad;

        draw_cell(c, &r->cells[i], part, x, y + down);
    }
    if (r->table->table->borders)
        draw_borders(c, r, x, y, height);
}

static double draw_heads(const struct canvas *c, const struct set_table *t, double x, double y)
{
    for (size_t i = 0; i < t->heads; i++) {
        draw_row(c, &t->rows[i], NULL, x, y, t->rows[i].height);
        y += t->rows[i].height;
    }
    return y;
}

static void draw_page(const struct canvas *c, const struct flow *f, const struct pieces *p,
                      const struct page *page)
{
    double y = f->top;

    if (page->repeat)
        y = draw_heads(c, p->list[page->from].row->table, f->left, y);
    for (size_t i = page->from; i < page->to; i++) {
        const struct piece *piece = &p->list[i];

        y += i == page->from ? 0 : piece->before;
        if (piece->row)
            draw_row(c, piece->row, piece->parts, f->left, y, piece->height);
        else
            draw_line(c, piece->par, piece->line, f->left, y);
        y += piece->height;
    }
}

static void draw_page_number(const struct canvas *c, struct setter *s, const struct flow *f,
                             size_t number)
{
    const struct layout_style *style = &f->profile->styles[ROLE_PAGE_NUMBER];
    struct layout_run run = { str_fmt(s->arena, "%zu", number), style->look };
    struct flow_par par = {
        .role = ROLE_PAGE_NUMBER,
        .runs = &run,
        .runs_n = 1,
        .size = style->size,
        .align = style->align,
    };
    struct set_par set = setter__par(s, &par, f->text_width);

    draw_line(c, &set, 0, f->left, f->page_number_top);
}

static void describe(const struct canvas *c, const struct flow *f, struct arena *a)
{
    struct clock_time t = clock_local(f->created_at);
    const char *when = arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d+07:00", t.day.year,
                                    t.day.month, t.day.day, t.hour, t.minute, t.second);

    c->press->cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, f->title.p);
    c->press->cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_AUTHOR, f->author.p);
    c->press->cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATOR, "Nếp");
    c->press->cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_CREATE_DATE, when);
    c->press->cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_MOD_DATE, when);
}

static void draw_all(const struct canvas *c, struct setter *s, const struct flow *f)
{
    struct pieces pieces = setter__pieces(s, f);
    size_t n;
    struct page *pages = pages__deal(&pieces, f->height - f->top - f->bottom, s->arena, &n);

    c->press->cairo_set_source_rgb(c->cairo, 0, 0, 0);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            draw_page_number(c, s, f, i + 1);
        draw_page(c, f, &pieces, &pages[i]);
        c->press->cairo_show_page(c->cairo);
    }
}

static enum err write_flow(struct fonts *fonts, const struct flow *f, struct arena *scratch,
                           struct buf *bytes, struct error *e)
{
    CLEANUP(canvas_done) struct canvas c = { .press = fonts_press(fonts) };
    CLEANUP(setter__done) struct setter s = { 0 };
    cairo_status_t status;

    c.surface =
        c.press->cairo_pdf_surface_create_for_stream(write_bytes, bytes, f->width, f->height);
    c.cairo = c.press->cairo_create(c.surface);
    describe(&c, f, scratch);
    setter__init(&s, fonts, scratch);
    draw_all(&c, &s, f);
    c.press->cairo_surface_finish(c.surface);
    status = c.press->cairo_surface_status(c.surface);
    if (status != CAIRO_STATUS_SUCCESS || bytes->failed)
        return error_detail(e, E_INTERNAL, "The PDF could not be made.", "cairo: %s",
                            c.press->cairo_status_to_string(status));
    return OK;
}

enum err pdf_write(struct fonts *fonts, const struct layout_profile *profile,
                   const struct layout_doc *doc, struct arena *a, struct str *ret_bytes,
                   struct error *e)
{
    CLEANUP(buf_done) struct buf bytes = { 0 };
    CLEANUP(arena_close) struct arena *scratch = NULL;
    struct flow f;
    enum err r = layout_check(doc, e);

    assert(fonts && profile && doc && ret_bytes && e);
    if (r)
        return r;
    scratch = arena_open(FLOW_MEMORY);
    flow_make(fonts, profile, doc, scratch, &f);
    r = write_flow(fonts, &f, scratch, &bytes, e);
    if (r)
        return r;
    *ret_bytes = buf_take(&bytes, a);
    return OK;
}
