/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/docx.h"

#include <assert.h>

#include "base/arena.h"
#include "doc/docx__.h"
#include "doc/zip_pack.h"

#define DOCX_R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* What a paragraph must know of its neighbours. */
struct place {
    double width; /* of the column it stands in */
    double after; /* a table that follows wants this above itself */
    bool new_page, keep_next;
};

static void par_rule(struct buf *b, const struct flow_par *p, double width)
{
    int side = docx__twips((width - p->rule) / 2);

    buf_lit(b, "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/>"
               "</w:pBdr>");
    docx__spacing(b, p->before, 0, p->line);
    buf_fmt(b, "<w:ind w:left=\"%d\" w:right=\"%d\" w:firstLine=\"0\"/>", side, side);
}

/* Only what departs from the paragraph's style. */
static void par_properties(struct buf *b, const struct flow *f, const struct flow_par *p,
                           struct place at)
{
    const struct layout_style *s = &f->profile->styles[p->role];
    double indent = s->indent_mm * 72 / 25.4;

    buf_fmt(b, "<w:pPr><w:pStyle w:val=\"%s\"/>", docx__style(p->role));
    if (p->keep_next || at.keep_next)
        buf_lit(b, "<w:keepNext/>");
    if (at.new_page)
        buf_lit(b, "<w:pageBreakBefore/>");
    if (p->rule > 0) {
        par_rule(b, p, at.width);
    } else {
        if (p->fill)
            buf_fmt(b, "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"%d\"/></w:tabs>",
                    docx__twips(at.width));
        if (p->before != s->before || p->line != s->line || at.after > 0)
            docx__spacing(b, p->before, at.after, p->line);
        if (p->indent != indent)
            docx__indent(b, p->indent);
        if (p->align != s->align)
            docx__align(b, p->align);
    }
    buf_lit(b, "</w:pPr>");
}

static void par(struct buf *b, const struct flow *f, const struct flow_par *p, struct place at)
{
    const struct layout_style *s = &f->profile->styles[p->role];
    double size = p->size != s->size ? p->size : 0;

    buf_lit(b, "<w:p>");
    par_properties(b, f, p, at);
    for (size_t i = 0; i < p->runs_n; i++) {
        unsigned more = p->runs[i].look & ~s->look;

        buf_lit(b, "<w:r>");
        if (more || size > 0) {
            buf_lit(b, "<w:rPr>");
            docx__look(b, more, size);
            buf_lit(b, "</w:rPr>");
        }
        buf_lit(b, "<w:t xml:space=\"preserve\">");
        docx__text(b, p->runs[i].text);
        buf_lit(b, "</w:t></w:r>");
    }
    if (p->fill)
        buf_lit(b, "<w:r><w:tab/></w:r>");
    buf_lit(b, "</w:p>");
}

/* Two tables in a row would become one, and a body may not end in one: an empty line of this height
 * stands between. */
static void spacer(struct buf *b, double height)
{
    buf_lit(b, "<w:p><w:pPr><w:keepNext/>");
    docx__spacing(b, 0, 0, height > 1 ? height : 1);
    buf_lit(b, "<w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>");
}

static double cell_width(const struct flow_table *t, size_t column, size_t span)
{
    double width = 0;

    for (size_t i = column; i < column + span && i < t->columns; i++)
        width += t->widths[i];
    return width;
}

static void cell(struct buf *b, const struct flow *f, const struct flow_table *t,
                 const struct flow_cell *c, double width, const struct flow_row *r, struct place at)
{
    buf_fmt(b, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", docx__twips(width));
    if (c->span > 1)
        buf_fmt(b, "<w:gridSpan w:val=\"%zu\"/>", c->span);
    if (r->head || r->least > 0)
        buf_lit(b, "<w:vAlign w:val=\"center\"/>");
    buf_lit(b, "</w:tcPr>");
    at.width = width - 2 * t->pad_x;
    for (size_t i = 0; i < c->n; i++) {
        par(b, f, &c->pars[i], at);
        at.new_page = false;
    }
    if (!c->n)
        par(b, f,
            &(struct flow_par){ .role = ROLE_TABLE, .align = f->profile->styles[ROLE_TABLE].align },
            at);
    buf_lit(b, "</w:tc>");
}

static void row(struct buf *b, const struct flow *f, const struct flow_table *t,
                const struct flow_row *r, struct place at)
{
    size_t column = 0;

    buf_lit(b, "<w:tr><w:trPr><w:cantSplit/>");
    if (r->least > 0)
        buf_fmt(b, "<w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>", docx__twips(r->least));
    if (r->head)
        buf_lit(b, "<w:tblHeader/>");
    buf_lit(b, "</w:trPr>");
    for (size_t i = 0; i < r->n; i++) {
        cell(b, f, t, &r->cells[i], cell_width(t, column, r->cells[i].span), r, at);
        column += r->cells[i].span;
        at.new_page = false;
    }
    buf_lit(b, "</w:tr>");
}

static void table_properties(struct buf *b, const struct flow_table *t)
{
    static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

    buf_fmt(b, "<w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>",
            docx__twips(cell_width(t, 0, t->columns)));
    if (t->borders) {
        buf_lit(b, "<w:tblBorders>");
        for (size_t i = 0; i < COUNT(sides); i++)
            buf_fmt(b, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
                    sides[i]);
        buf_lit(b, "</w:tblBorders>");
    }
    buf_lit(b, "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    for (size_t i = 0; i < 4; i++)
        buf_fmt(b, "<w:%s w:w=\"%d\" w:type=\"dxa\"/>", sides[i],
                docx__twips(i % 2 ? t->pad_x : t->pad_y));
    buf_lit(b, "</w:tblCellMar></w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < t->columns; i++)
        buf_fmt(b, "<w:gridCol w:w=\"%d\"/>", docx__twips(t->widths[i]));
    buf_lit(b, "</w:tblGrid>");
}

static void table(struct buf *b, const struct flow *f, const struct flow_table *t, bool new_page)
{
    buf_lit(b, "<w:tbl>");
    table_properties(b, t);
    for (size_t i = 0; i < t->rows_n; i++) {
        bool last = i + 1 == t->rows_n;
        struct place at = {
            .new_page = new_page && i == 0,
            .keep_next = t->rows[i].keep_next || t->rows[i].head || (t->keep_whole && !last),
        };

        row(b, f, t, &t->rows[i], at);
    }
    buf_lit(b, "</w:tbl>");
}

static void section(struct buf *b, const struct flow *f)
{
    buf_fmt(b, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>");
    buf_fmt(b, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>", docx__twips(f->width), docx__twips(f->height),
            f->width > f->height ? " w:orient=\"landscape\"" : "");
    buf_fmt(b, "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\"",
            docx__twips(f->top), docx__twips(f->right), docx__twips(f->bottom),
            docx__twips(f->left));
    buf_fmt(b, " w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>",
            docx__twips(f->page_number_top), docx__twips(f->page_number_top));
}

static void body(struct buf *b, const struct flow *f)
{
    bool new_page = false;

    for (size_t i = 0; i < f->n; i++) {
        const struct flow_item *item = &f->items[i];
        bool last = i + 1 == f->n, before_table = !last && f->items[i + 1].kind == FLOW_TABLE;
        double after = before_table ? f->items[i + 1].table->before : 0;

        switch (item->kind) {
        case FLOW_PAR:
            par(b, f, item->par,
                (struct place){ .width = f->text_width, .after = after, .new_page = new_page });
            break;
        case FLOW_TABLE:
            table(b, f, item->table, new_page);
            if (last || before_table)
                spacer(b, after);
            break;
        case FLOW_PAGE_BREAK:
            new_page = true;
            continue;
        }
        new_page = false;
    }
}

static void document(struct buf *b, const struct flow *f)
{
    buf_lit(b, DOCX_XML "<w:document " DOCX_W " " DOCX_R "><w:body>");
    body(b, f);
    section(b, f);
    buf_lit(b, "</w:body></w:document>");
}

enum err docx_write(struct fonts *fonts, const struct layout_profile *profile,
                    const struct layout_doc *doc, struct arena *a, struct str *ret_bytes,
                    struct error *e)
{
    CLEANUP(buf_done) struct buf text = { 0 };
    CLEANUP(buf_done) struct buf styles = { 0 };
    CLEANUP(buf_done) struct buf header = { 0 };
    CLEANUP(buf_done) struct buf core = { 0 };
    CLEANUP(arena_close) struct arena *scratch = NULL;
    struct flow f;
    enum err r = layout_check(doc, e);

    assert(fonts && profile && doc && ret_bytes && e);
    if (r)
        return r;
    scratch = arena_open(FLOW_MEMORY);
    flow_make(fonts, profile, doc, scratch, &f);
    document(&text, &f);
    docx__styles(&styles, profile);
    docx__header(&header);
    docx__core(&core, &f, scratch);
    if (text.failed)
        return error_set(e, E_TOO_LARGE, "Văn bản quá dài để ghi thành một tệp DOCX.");
    return zip_pack(
        (struct zip_part[]){
            { "[Content_Types].xml", str_of(docx__content_types) },
            { "_rels/.rels", str_of(docx__rels) },
            { "docProps/core.xml", buf_view(&core) },
            { "docProps/app.xml", str_of(docx__app) },
            { "word/document.xml", buf_view(&text) },
            { "word/_rels/document.xml.rels", str_of(docx__document_rels) },
            { "word/styles.xml", buf_view(&styles) },
            { "word/settings.xml", str_of(docx__settings) },
            { "word/header1.xml", buf_view(&header) },
        },
        9, a, ret_bytes, e);
}
