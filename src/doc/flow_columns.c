/* SPDX-License-Identifier: Apache-2.0 */
/* flow_columns.c - how wide a table's columns are: by their shares, but never narrower than their
 * longest word while the page has room; then the table is set in smaller type. */
#include "base/arena.h"
#include "doc/flow__.h"
#include "doc/fonts_pango.h"

enum { SMALLEST = 8 }; /* points; below that nobody reads it on paper */

/* A column of text that is squeezed to its longest word is a column of single words. */
#define TEXT_KEEPS 0.6
/* What pango and word processors may round differently. */
#define SLACK 0.5

struct columns {
    struct flow_maker *m;
    struct flow_table *table;
    double least[LAYOUT_COLUMNS_MAX];  /* of the longest word, in the type of the profile */
    double wanted[LAYOUT_COLUMNS_MAX]; /* by the shares */
    bool is_text[LAYOUT_COLUMNS_MAX];
};

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    }
    return true;
}

static size_t count_runes(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* Digits are half an em each; no letter is wider than one. Only what could be the longest is set. */
static void meet_word(struct columns *c, size_t column, struct str word, double size, unsigned look)
{
    double most = (double)count_runes(word) * size;
    double width;

    if (is_number(word))
        width = most / 2;
    else if (most <= c->least[column])
        return;
    else
        width = fonts_measure(c->m->fonts, word.p, word.n, size, look);
    if (width > c->least[column])
        c->least[column] = width;
}

/* A line may break at a blank, and behind a dash or a slash. */
static void meet_text(struct columns *c, size_t column, struct str text, double size, unsigned look)
{
    size_t from = 0;

    for (size_t i = 0; i < text.n; i++) {
        bool blank = text.p[i] == ' ';

        if (!blank && text.p[i] != '-' && text.p[i] != '/')
            continue;
        meet_word(c, column, str_sub(text, from, blank ? i : i + 1), size, look);
        from = i + 1;
    }
    meet_word(c, column, str_sub(text, from, text.n), size, look);
}

static void meet_cells(struct columns *c)
{
    for (size_t r = 0; r < c->table->rows_n; r++) {
        const struct flow_row *row = &c->table->rows[r];

        for (size_t i = 0; row->n == c->table->columns && i < row->n; i++) {
            for (size_t k = 0; k < row->cells[i].n; k++) {
                const struct flow_par *p = &row->cells[i].pars[k];

                for (size_t j = 0; j < p->runs_n; j++)
                    meet_text(c, i, p->runs[j].text, p->size, p->runs[j].look);
            }
        }
    }
}

static double needs(const struct columns *c, size_t column, double scale, bool keep_text)
{
    double needed = c->least[column] * scale + 2 * c->table->pad_x + SLACK;
    double kept = keep_text && c->is_text[column] ? c->wanted[column] * TEXT_KEEPS : 0;

    return needed > kept ? needed : kept;
}

static double needs_all(const struct columns *c, double scale, bool keep_text)
{
    double all = 0;

    for (size_t i = 0; i < c->table->columns; i++)
        all += needs(c, i, scale, keep_text);
    return all;
}

/* Columns that need more than their share get it; the others share what is left. */
static void deal(struct columns *c, double scale, bool keep_text)
{
    bool fixed[LAYOUT_COLUMNS_MAX] = { false };
    double shares = 1;

    for (bool again = true; again;) {
        double left = c->m->flow->text_width, wanted = 0;

        again = false;
        for (size_t i = 0; i < c->table->columns; i++) {
            if (fixed[i])
                left -= needs(c, i, scale, keep_text);
            else
                wanted += c->wanted[i];
        }
        shares = wanted > 0 ? left / wanted : 0;
        for (size_t i = 0; i < c->table->columns; i++) {
            if (fixed[i] || c->wanted[i] * shares >= needs(c, i, scale, keep_text))
                continue;
            fixed[i] = true;
            again = true;
        }
    }
    for (size_t i = 0; i < c->table->columns; i++)
        c->table->widths[i] = fixed[i] ? needs(c, i, scale, keep_text) : c->wanted[i] * shares;
}

/* To half points, which is what both formats can say. */
static double half_points(double size)
{
    return (double)(int)(size * 2) / 2;
}

static void set_smaller(struct columns *c, double scale)
{
    for (size_t r = 0; r < c->table->rows_n; r++) {
        for (size_t i = 0; i < c->table->rows[r].n; i++) {
            struct flow_cell *cell = &c->table->rows[r].cells[i];

            for (size_t k = 0; k < cell->n; k++) {
                cell->pars[k].line *= half_points(cell->pars[k].size * scale) / cell->pars[k].size;
                cell->pars[k].size = half_points(cell->pars[k].size * scale);
            }
        }
    }
}

/* Even the smallest type is too wide: the words break, in each column as much as in the others. */
static void give_up(struct columns *c, double scale)
{
    double pads, words = 0;

    c->table->pad_x /= 2;
    pads = (2 * c->table->pad_x + SLACK) * (double)c->table->columns;
    for (size_t i = 0; i < c->table->columns; i++)
        words += c->least[i] * scale;
    if (words + pads <= c->m->flow->text_width)
        return;
    for (size_t i = 0; i < c->table->columns; i++)
        c->least[i] *= (c->m->flow->text_width - pads) / words;
}

void flow__columns(struct flow_maker *m, struct flow_table *t, const struct layout_table *from)
{
    struct columns c = { .m = m, .table = t };
    double size = m->profile->styles[ROLE_TABLE].size, scale = 1, shares = 0;
    bool keep_text = true;

    for (size_t i = 0; i < t->columns; i++)
        shares += from->columns[i].share > 0 ? from->columns[i].share : 1;
    for (size_t i = 0; i < t->columns; i++) {
        c.wanted[i] = m->flow->text_width *
                      (from->columns[i].share > 0 ? from->columns[i].share : 1) / shares;
        c.is_text[i] = from->columns[i].align == LAYOUT_LEFT;
    }
    meet_cells(&c);
    while (needs_all(&c, scale, true) > m->flow->text_width && half_points(size * scale) > SMALLEST)
        scale = half_points(size * scale - 0.5) / size;
    if (needs_all(&c, scale, true) > m->flow->text_width)
        keep_text = false;
    if (!keep_text && needs_all(&c, scale, false) > m->flow->text_width)
        give_up(&c, scale);
    deal(&c, scale, keep_text);
    if (scale < 1)
        set_smaller(&c, scale);
}
