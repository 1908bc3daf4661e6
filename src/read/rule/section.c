/* SPDX-License-Identifier: Apache-2.0 */
/* section.c - sections by their numbering, and annexes. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"

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

/* What stands above a line. */
struct above {
    int parts, romans; /* 1: there was one */
    int last;          /* the level of the heading before, letters aside */
};

/* 0: no heading. */
static int level_of(struct above *above, const struct label *label)
{
    int level = 0;

    switch (label->kind) {
    case LABEL_NONE:
        return 0;
    case LABEL_LETTER:
        return above->last + 1;
    case LABEL_PART:
        above->parts = 1;
        above->romans = 0;
        level = 1;
        break;
    case LABEL_ROMAN:
        above->romans = 1;
        level = 1 + above->parts;
        break;
    case LABEL_NUMBER:
        level = above->parts + above->romans + label->depth;
        break;
    }
    above->last = level;
    return level;
}

static void body_sections(struct sheet *s, struct reading *r)
{
    struct above above = { .last = 1 };

    for (size_t k = 0; k < s->n_paras; k++) {
        struct piece p = s->paras[k];
        struct label label;
        int level;

        if (p.from < s->body_from)
            continue;
        if (p.from >= s->body_end)
            break;
        /* a numbered line in a table is no heading */
        if (!scan_label(s, p.from, &label) || memchr(s->f + p.from, '\t', p.to - p.from))
            continue;
        level = level_of(&above, &label);
        if (level)
            add(s, r, label_text(s, &label), title_of(s, label.end, p.to), level, p.from);
    }
}

/* A line in capitals that begins as annexes do. */
static bool is_annex_head(const struct sheet *s, const struct sheet_line *l)
{
    static const char *const heads[] = { "phu luc", "danh muc", "de cuong", "mau",
                                         "bieu",    "lich",     NULL };

    return !l->cells && s->upper[l->from] && s->upper[l->from + 1] && scan_any(s, l->from, heads);
}

/* The line below an annex's head that says which. */
static bool says_which(const struct sheet *s, const struct sheet_line *l)
{
    struct label label;

    return !l->cells && !l->rule && s->f[l->from] != '(' && l->to - l->from < 140 &&
           !scan_bullet(s, l->from) && !scan_label(s, l->from, &label);
}

static void annex_sections(struct sheet *s, struct reading *r)
{
    for (size_t k = sheet_line_of(s, s->annex_from); s->annex_from < s->n && k < s->n_lines; k++) {
        size_t from = s->lines[k].from, to = s->lines[k].to;

        if (!is_annex_head(s, &s->lines[k]))
            continue;
        if (k + 1 < s->n_lines && says_which(s, &s->lines[k + 1]))
            to = s->lines[++k].to;
        add(s, r, STR_NONE, sheet_trim_bare(s, from, to), 1, from);
    }
}

void rule_sections(struct sheet *s, struct reading *r)
{
    assert(s && r);
    body_sections(s, r);
    annex_sections(s, r);
}
