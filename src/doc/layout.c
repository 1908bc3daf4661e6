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

    layout_run(d, b, str_fmt(d->arena, "%.*s ", STR_ARGS(label)), LAYOUT_PLAIN);
    layout_run(d, b, text, LAYOUT_PLAIN);
    return b;
}

struct layout_block *layout_lines(struct layout_doc *d, int lines)
{
    struct layout_block *b = block_add(d, LAYOUT_LINES);

    b->lines = lines;
    return b;
}

void layout_page_break(struct layout_doc *d)
{
    (void)block_add(d, LAYOUT_PAGE_BREAK);
}

void layout_run(struct layout_doc *d, struct layout_block *b, struct str text, unsigned look)
{
    struct layout_run *r = ARENA_PUSH(d->arena, b->runs, b->runs_n, b->runs_cap);

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
