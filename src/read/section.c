/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "read/rules.h"
#include "read/scan.h"

/* The words of a heading: up to its colon or stop. */
static struct piece title_of(const struct sheet *s, size_t from, size_t to)
{
    size_t end = from;

    while (end < to && end - from < 300 && s->f[end] != ':' && s->f[end] != ';' &&
           s->f[end] != '\t' && !(s->f[end] == '.' && (end + 1 >= to || s->f[end + 1] == ' ')))
        end++;
    return sheet_trim_bare(s, from, end);
}

static void add(struct sheet *s, struct reading *r, struct str label, struct piece title, int level,
                size_t from)
{
    if (r->n_sections < RULE_MOST)
        *ARENA_PUSH(s->out, r->sections, r->n_sections, r->cap_sections) =
            (struct reading_section){ label, sheet_text(s, title.from, title.to), level,
                                      sheet_span(s, from, title.to > from ? title.to : from + 1) };
}

/* As printed; figures as they are meant, where a scanner made letters of them. */
static struct str label_text(const struct sheet *s, const struct label *label)
{
    struct piece p = label->words;

    if (label->kind == LABEL_NUMBER)
        return arena_str(s->out, (struct str){ s->f + p.from, p.to - p.from });
    return sheet_text(s, p.from, p.to);
}

void rule_sections(struct sheet *s, struct reading *r)
{
    int parts = 0, romans = 0, last = 1;

    for (size_t k = 0; k < s->n_paras; k++) {
        struct piece p = s->paras[k];
        struct label label;
        int level = 1;

        if (p.from < s->body_from)
            continue;
        if (p.from >= s->body_end)
            break;
        /* a numbered line in a table is no heading */
        if (!scan_label(s, p.from, &label) || memchr(s->f + p.from, '\t', p.to - p.from))
            continue;
        switch (label.kind) {
        case LABEL_NONE:
            continue;
        case LABEL_PART:
            parts = 1;
            romans = 0;
            break;
        case LABEL_ROMAN:
            romans = 1;
            level = 1 + parts;
            break;
        case LABEL_NUMBER:
            level = parts + romans + label.depth;
            break;
        case LABEL_LETTER:
            level = last + 1;
            break;
        }
        if (label.kind != LABEL_LETTER)
            last = level;
        add(s, r, label_text(s, &label), title_of(s, label.end, p.to), level, p.from);
    }
    /* names of annexes: capitals on a line, with the line below that says which */
    for (size_t k = sheet_line_of(s, s->annex_from); s->annex_from < s->n && k < s->n_lines; k++) {
        static const char *const heads[] = { "phu luc", "danh muc", "de cuong", "mau",
                                             "bieu",    "lich",     NULL };
        const struct sheet_line *l = &s->lines[k];
        size_t to = l->to;

        if (l->cells || !s->upper[l->from] || !s->upper[l->from + 1] ||
            !scan_any(s, l->from, heads))
            continue;
        while (k + 1 < s->n_lines && !s->lines[k + 1].cells && !s->lines[k + 1].rule &&
               s->f[s->lines[k + 1].from] != '(' &&
               s->lines[k + 1].to - s->lines[k + 1].from < 140 &&
               !scan_bullet(s, s->lines[k + 1].from) && to == l->to) {
            struct label label;

            if (scan_label(s, s->lines[k + 1].from, &label))
                break;
            to = s->lines[k + 1].to;
            k++;
        }
        add(s, r, STR_NONE, sheet_trim_bare(s, l->from, to), 1, l->from);
    }
}
