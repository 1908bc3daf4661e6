/* SPDX-License-Identifier: Apache-2.0 */
/* assignment.c - who does what: a unit at the head of a line or paragraph, and its tasks. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"

static const char *const headings[] = {
    "to chuc thuc hien",     "phan cong nhiem vu",    "phan cong thuc hien",
    "phan cong trach nhiem", "trach nhiem thuc hien", "phan cong",
    "to chuc trien khai",    "trach nhiem cua cac",   NULL,
};
static const char *const farewells[] = { "tren day la",
                                         "ke hoach nay",
                                         "huong dan nay",
                                         "tren co so ke hoach nay, de nghi",
                                         "trong qua trinh",
                                         "qua trinh",
                                         "nhan duoc",
                                         "ban thuong vu yeu cau",
                                         "can cu ke hoach nay",
                                         "chuong trinh nay",
                                         "cong van nay",
                                         "quyet dinh nay",
                                         NULL };

struct assigning {
    struct sheet *s;
    struct reading *r;
    struct piece unit; /* whose tasks follow */
    bool certain;      /* from a heading of its own */
    bool named;        /* or the first words of a paragraph, where a doubt would only tire */
    size_t tasks;
};

static bool same_unit(const struct sheet *s, struct piece a, struct piece b)
{
    return a.to - a.from == b.to - b.from &&
           memcmp(s->f + a.from, s->f + b.from, a.to - a.from) == 0;
}

static struct reading_assignment *assignment_of(struct assigning *g)
{
    struct reading *r = g->r;
    struct str unit = sheet_text(g->s, g->unit.from, g->unit.to);
    struct reading_assignment *a;

    for (size_t i = r->n_assignments > 40 ? r->n_assignments - 40 : 0; i < r->n_assignments; i++)
        if (str_eq(r->assignments[i].unit, unit))
            return &r->assignments[i];
    a = ARENA_PUSH(g->s->out, r->assignments, r->n_assignments, r->cap_assignments);
    *a = (struct reading_assignment){ .unit = unit,
                                      .span = sheet_span(g->s, g->unit.from, g->unit.to) };
    if (!g->certain && !g->named)
        a->doubt = DOUBT_UNIT_FROM_SENTENCE;
    return a;
}

static void task(struct assigning *g, size_t from, size_t to)
{
    struct piece p = sheet_trim_bare(g->s, scan_words(g->s, from, to), to);
    struct reading_assignment *a;

    if (p.to <= p.from + 3 || g->unit.to == g->unit.from || g->tasks >= RULE_MOST)
        return;
    g->tasks++;
    a = assignment_of(g);
    *ARENA_PUSH(g->s->out, a->tasks, a->n_tasks, a->cap_tasks) =
        (struct reading_task){ sheet_text(g->s, p.from, p.to), sheet_span(g->s, p.from, p.to) };
}

/* The unit opens the sentence, or stands right behind "Giao", "Đề nghị". */
static bool begins_with(const struct sheet *s, struct piece p, struct piece unit)
{
    return s->upper[p.from] && s->upper[unit.from] && unit.from - p.from < 12;
}

/* A paragraph of sentences, each with its own subject or going on with the last one's. */
static void sentences(struct assigning *g, size_t from, size_t to)
{
    struct sheet *s = g->s;
    size_t first = from;

    while (from < to) {
        struct piece p = sheet_sentence(s, from, from, to);
        struct piece unit = unit_of_sentence(s, p.from, p.to);

        if (p.to <= p.from)
            break;
        if (unit.to > unit.from && !(g->certain && !s->upper[unit.from]) &&
            !same_unit(s, unit, g->unit)) {
            g->unit = unit;
            g->certain = false;
            g->named = p.from == first && begins_with(s, p, unit);
        }
        task(g, p.from, p.to);
        from = p.to;
        while (from < to && !scan_is_word(s->f[from]) && s->f[from] != '(' && s->f[from] != '"')
            from++;
    }
}

/* What hangs below a paragraph: tasks as a list, as plain text, or the next heading. */
enum below { BELOW_NOTHING, BELOW_LIST, BELOW_TEXT };

/* "2. Ban Tuyên giáo Huyện ủy" or "…:" - the whole heading is the unit. */
static bool is_unit_heading(const struct sheet *s, size_t from, size_t to, enum below below,
                            struct piece *ret)
{
    size_t colon = from;

    while (colon < to && s->f[colon] != ':')
        colon++;
    *ret = sheet_trim_bare(s, from, colon);
    if (!unit_at(s, from) || ret->to - ret->from > 200)
        return false;
    for (size_t i = ret->from; i < ret->to; i++)
        if (s->f[i] == ';' || (s->f[i] == '.' && s->f[i + 1] == ' '))
            return false;
    if (colon < to)
        return unit_of_sentence(s, from, colon).to == from || colon + 2 >= to ||
               below == BELOW_LIST;
    if (below == BELOW_LIST)
        return s->f[to - 1] != '.';
    return below == BELOW_TEXT && !strchr(".;,", s->f[to - 1]) &&
           unit_of_sentence(s, from, to).to == from;
}

static size_t text_start(const struct sheet *s, struct piece p, bool *ret_bullet,
                         enum label_kind *ret_kind)
{
    struct label label;
    size_t bullet = scan_bullet(s, p.from);

    *ret_bullet = bullet != 0;
    *ret_kind = LABEL_NONE;
    if (bullet)
        return bullet;
    if (!scan_label(s, p.from, &label))
        return p.from;
    *ret_kind = label.kind;
    return label.end;
}

static enum below below_para(const struct sheet *s, size_t k)
{
    struct label label;
    size_t next;

    if (k + 1 >= s->n_paras || s->paras[k + 1].from >= s->body_end)
        return BELOW_NOTHING;
    next = s->paras[k + 1].from;
    if (scan_bullet(s, next))
        return BELOW_LIST;
    if (scan_label(s, next, &label))
        return label.kind == LABEL_LETTER ? BELOW_LIST : BELOW_NOTHING;
    if (scan_bullet(s, s->paras[k].from) || scan_any(s, next, farewells))
        return BELOW_NOTHING;
    return BELOW_TEXT;
}

static void para(struct assigning *g, size_t k)
{
    struct sheet *s = g->s;
    struct piece p = s->paras[k], unit;
    bool bullet;
    enum label_kind kind;
    size_t from = text_start(s, p, &bullet, &kind);
    enum below below = below_para(s, k);

    if (is_unit_heading(s, from, p.to, below, &unit) &&
        !(bullet && g->certain && below != BELOW_LIST && unit.to + 2 >= p.to)) {
        size_t rest = unit.to;

        g->unit = unit;
        g->certain = true;
        while (rest < p.to && (s->f[rest] == ':' || s->f[rest] == ' '))
            rest++;
        if (rest + 3 < p.to)
            task(g, rest, p.to);
        return;
    }
    if (kind != LABEL_NONE && kind != LABEL_LETTER) {
        g->unit = (struct piece){ from, from };
        g->certain = false;
    }
    if (bullet && g->certain) {
        task(g, from, p.to);
        return;
    }
    sentences(g, from, p.to);
}

static bool is_heading(const struct sheet *s, struct piece p, int *ret_rank)
{
    struct label label;
    size_t at, end;

    if (!scan_label(s, p.from, &label) || label.kind == LABEL_LETTER)
        return false;
    *ret_rank = label.kind == LABEL_PART ? 0 : label.kind == LABEL_ROMAN ? 1 : 1 + label.depth;
    at = scan_find_any(s, label.end, p.to, headings, &end);
    /* "1. Chi ủy phân công đảng viên …" is a task, "IV. CÔNG TÁC TỔ CHỨC THỰC HIỆN" is a heading */
    return at != SIZE_MAX && at - label.end < 12 && p.to - end < 60 &&
           (at == label.end || s->upper[at]);
}

void rule_assignments(struct sheet *s, struct reading *r)
{
    struct assigning g = { .s = s, .r = r };
    bool inside = false;
    int rank = 0;

    assert(s && r);
    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct label label;
        int here = 99;

        if (p.from < s->body_from)
            continue;
        if (is_heading(s, p, &here)) {
            if (!inside || here <= rank)
                rank = here;
            inside = true;
            g.unit = (struct piece){ p.from, p.from };
            g.certain = false;
            continue;
        }
        if (!inside)
            continue;
        if (scan_label(s, p.from, &label) && label.kind != LABEL_LETTER) {
            here = label.kind == LABEL_PART ? 0 : label.kind == LABEL_ROMAN ? 1 : 1 + label.depth;
            if (here <= rank) {
                inside = false;
                continue;
            }
        } else if (scan_any(s, p.from, farewells)) {
            g.unit = (struct piece){ p.from, p.from };
            continue;
        }
        para(&g, k);
    }
}
