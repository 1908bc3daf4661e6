/* SPDX-License-Identifier: Apache-2.0 */
/* pack.c - the papers of an evening before it begins: agenda, roll, space for remedies. */
#include "work/minutes/minutes__.h"

enum { NOTE_LINES = 3, CONCLUSION_LINES = 6, PROMISE_ROWS = 8, BLANK_ROWS = 3 };

static struct str words(enum msg m)
{
    return msg_text(LANG_VI, m);
}

static void write_step(struct ctx *c, struct layout_doc *d, const struct agenda_item *item)
{
    layout_heading(d, 2,
                   item->label.n ? str_fmt(c->arena, "%.*s. %.*s", STR_ARGS(item->label),
                                           STR_ARGS(item->words))
                                 : item->words);
    for (size_t i = 0; i < item->n_remedies; i++) {
        struct layout_block *b = layout_item(d, S("-"), item->remedies[i].words);

        layout_run(d, b, words(M_PACK_DONE_BOXES), LAYOUT_ITALIC);
    }
    if (!str_eq(item->purpose, S("roll")))
        layout_lines(d, NOTE_LINES);
}

static void write_agenda(struct ctx *c, struct layout_doc *d, const struct minutes *m)
{
    const struct agenda *a = &m->agenda;

    if (m->served.n)
        layout_paragraph(d, m->served);
    if (a->n_topics) {
        layout_heading(d, 1, words(M_MINUTES_TOPICS));
        for (size_t i = 0; i < a->n_topics; i++)
            layout_item(d, S("-"), a->topics[i].line);
    }
    if (a->n_materials) {
        layout_heading(d, 1, words(M_MINUTES_MATERIALS));
        for (size_t i = 0; i < a->n_materials; i++)
            layout_item(d, S("-"), a->materials[i].line);
    }
    layout_heading(d, 1, words(M_PACK_AGENDA));
    for (size_t i = 0; i < a->n; i++)
        write_step(c, d, &a->items[i]);
}

static void write_roll(struct ctx *c, struct layout_doc *d, const struct minutes *m)
{
    const struct layout_column columns[] = {
        { words(M_MINUTES_COLUMN_NUMBER), 1, LAYOUT_CENTER },
        { words(M_PACK_COLUMN_NAME), 6, LAYOUT_LEFT },
        { words(M_ATTENDANCE_PRESENT), 1.6, LAYOUT_CENTER },
        { words(M_ATTENDANCE_LATE), 1.6, LAYOUT_CENTER },
        { words(M_PACK_COLUMN_REASON), 1.6, LAYOUT_CENTER },
        { words(M_PACK_COLUMN_NONE), 1.6, LAYOUT_CENTER },
        { words(M_PACK_COLUMN_SIGNATURE), 3, LAYOUT_LEFT },
    };
    struct layout_table *t;

    layout_page_break(d);
    layout_heading(d, 1, words(M_PACK_ROLL));
    t = layout_table(d, columns, COUNT(columns));
    for (size_t i = 0; i < m->roll.n + BLANK_ROWS; i++) {
        struct str name = i < m->roll.n ? m->roll.rows[i].name : S("");
        const struct str cells[] = { str_fmt(c->arena, "%zu", i + 1),
                                     name,
                                     LAYOUT_CHECKBOX,
                                     LAYOUT_CHECKBOX,
                                     LAYOUT_CHECKBOX,
                                     LAYOUT_CHECKBOX };

        layout_row(d, t, cells, COUNT(cells))->least_mm = 8;
    }
    layout_paragraph(d, words(M_PACK_COUNTS));
    if (m->roll.n_exempt)
        layout_paragraph(
            d, MSG(c->arena, LANG_VI, M_MINUTES_EXEMPT, { "n", .n = (int64_t)m->roll.n_exempt }));
}

static void write_promises(struct ctx *c, struct layout_doc *d)
{
    const struct layout_column columns[] = {
        { words(M_MINUTES_COLUMN_NUMBER), 1, LAYOUT_CENTER },
        { words(M_MINUTES_COLUMN_SHORTCOMING), 5, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHAT), 5, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHO), 3, LAYOUT_LEFT },
        { words(M_MINUTES_COLUMN_WHEN), 2.4, LAYOUT_CENTER },
    };
    struct layout_table *t;

    layout_page_break(d);
    layout_heading(d, 1, words(M_PACK_PROMISES));
    t = layout_table(d, columns, COUNT(columns));
    for (size_t i = 0; i < PROMISE_ROWS; i++) {
        const struct str cells[] = { str_fmt(c->arena, "%zu", i + 1) };

        layout_row(d, t, cells, COUNT(cells))->least_mm = 14;
    }
    layout_heading(d, 1, words(M_PACK_CONCLUSION));
    layout_lines(d, CONCLUSION_LINES);
    layout_paragraph(d, words(M_PACK_OPINIONS));
}

struct layout_doc *pack__document(struct ctx *c, const struct minutes *m)
{
    struct layout_doc *d = minutes__head(c, m, M_PACK_TYPE);

    layout_paragraph(d, m->opening);
    write_agenda(c, d, m);
    write_roll(c, d, m);
    write_promises(c, d);
    minutes__sign(d, m);
    return d;
}
