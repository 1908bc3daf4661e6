/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/layout.h"

#include <assert.h>

#include "base/arena.h"

struct layout_doc *layout_new(struct arena *a)
{
    struct layout_doc *d = arena_new(a, struct layout_doc);

    d->arena = a;
    return d;
}

static struct layout_block *block_add(struct layout_doc *d, enum layout_kind kind)
{
    struct layout_block *b = ARENA_PUSH(d->arena, d->blocks, d->blocks_n, d->blocks_cap);

    *b = (struct layout_block){ .kind = kind, .align = LAYOUT_JUSTIFY };
    return b;
}

struct layout_block *layout_paragraph(struct layout_doc *d, struct str text)
{
    struct layout_block *b = block_add(d, LAYOUT_PARAGRAPH);

    assert(d);
    layout_run(d, b, text, LAYOUT_PLAIN);
    return b;
}

struct layout_block *layout_heading(struct layout_doc *d, int level, struct str text)
{
    struct layout_block *b = block_add(d, LAYOUT_HEADING);

    assert(level >= 1 && level <= LAYOUT_LEVELS);
    b->level = level;
    layout_run(d, b, text, LAYOUT_PLAIN);
    return b;
}

struct layout_block *layout_item(struct layout_doc *d, struct str label, struct str text)
{
    struct layout_block *b = block_add(d, LAYOUT_ITEM);

    assert(d);
    layout_run(d, b, str_fmt(d->arena, "%.*s ", STR_ARGS(label)), LAYOUT_PLAIN);
    layout_run(d, b, text, LAYOUT_PLAIN);
    return b;
}

struct layout_block *layout_lines(struct layout_doc *d, int lines)
{
    struct layout_block *b = block_add(d, LAYOUT_LINES);

    assert(d);
    b->lines = lines;
    return b;
}

void layout_page_break(struct layout_doc *d)
{
    assert(d);
    (void)block_add(d, LAYOUT_PAGE_BREAK);
}

void layout_annex(struct layout_doc *d)
{
    assert(!d->annex_at && d->blocks_n);
    d->annex_at = d->blocks_n;
    layout_page_break(d);
}

void layout_run(struct layout_doc *d, struct layout_block *b, struct str text, unsigned look)
{
    struct layout_run *r = ARENA_PUSH(d->arena, b->runs, b->runs_n, b->runs_cap);

    assert(d);
    *r = (struct layout_run){ text, look };
}

struct layout_table *layout_table(struct layout_doc *d, const struct layout_column *columns,
                                  size_t n)
{
    struct layout_block *b = block_add(d, LAYOUT_TABLE);
    struct layout_column *copy = arena_array(d->arena, struct layout_column, n);

    assert(n >= 1 && n <= LAYOUT_COLUMNS_MAX);
    memcpy(copy, columns, n * sizeof(*copy));
    b->table = arena_new(d->arena, struct layout_table);
    b->table->columns = copy;
    b->table->columns_n = n;
    return b->table;
}

struct layout_row *layout_row(struct layout_doc *d, struct layout_table *t, const struct str *cells,
                              size_t n)
{
    struct layout_row *r = ARENA_PUSH(d->arena, t->rows, t->rows_n, t->rows_cap);
    struct str *copy = arena_array(d->arena, struct str, n);

    assert(n <= t->columns_n);
    if (n)
        memcpy(copy, cells, n * sizeof(*copy));
    *r = (struct layout_row){ .cells = copy, .n = n };
    return r;
}

struct size {
    size_t parts, text;
};

static void measure_text(struct size *s, struct str text)
{
    s->text += text.n;
    for (size_t i = 0; i < text.n; i++)
        s->parts += text.p[i] == '\n';
}

static void measure_table(struct size *s, const struct layout_table *t)
{
    for (size_t i = 0; i < t->columns_n; i++)
        measure_text(s, t->columns[i].head);
    s->parts += t->columns_n * (t->rows_n + 1);
    for (size_t i = 0; i < t->rows_n; i++)
        for (size_t k = 0; k < t->rows[i].n; k++)
            measure_text(s, t->rows[i].cells[k]);
}

static void measure_frame(struct size *s, const struct layout_doc *d)
{
    const struct str texts[] = {
        d->superior, d->issuer,    d->number, d->symbol,  d->mark,
        d->place,    d->type_name, d->title,  d->subject, d->author,
    };

    for (size_t i = 0; i < COUNT(texts); i++)
        measure_text(s, texts[i]);
    for (size_t i = 0; i < d->addressees_n; i++)
        measure_text(s, d->addressees[i]);
    for (size_t i = 0; i < d->recipients_n; i++)
        measure_text(s, d->recipients[i]);
    for (size_t i = 0; i < d->signers_n; i++) {
        measure_text(s, d->signers[i].authority);
        measure_text(s, d->signers[i].title);
        measure_text(s, d->signers[i].note);
        measure_text(s, d->signers[i].name);
    }
    s->parts += d->addressees_n + d->recipients_n;
}

enum err layout_check(const struct layout_doc *d, struct error *e)
{
    struct size s = { 0 };

    assert(d && e);
    measure_frame(&s, d);
    for (size_t i = 0; i < d->blocks_n; i++) {
        const struct layout_block *b = &d->blocks[i];

        s.parts += 1 + b->runs_n + (b->lines > 0 ? (size_t)b->lines : 0);
        for (size_t k = 0; k < b->runs_n; k++)
            measure_text(&s, b->runs[k].text);
        if (b->table)
            measure_table(&s, b->table);
    }
    if (s.parts > LAYOUT_PARTS_MOST || s.text > LAYOUT_TEXT_MOST)
        return error_set(e, E_TOO_LARGE,
                         "Văn bản quá dài để in thành một tệp. Hãy chia thành nhiều văn bản.");
    return OK;
}
