/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "read/rules.h"
#include "read/scan.h"

/* What a monthly list is made of, in the order of the text. */
struct event {
    bool is_month;
    struct scan_date month;
    int number; /* of an item; 0 for a dash or none */
    size_t from, to;
};

struct events {
    struct event *at;
    size_t n, cap;
};

static bool cell_starts(const struct sheet *s, size_t i)
{
    return i == 0 || s->f[i - 1] == '\n' || s->f[i - 1] == '\t';
}

/* "Tháng 4/2022", "- Tháng 4:", "4/2022" at the start of a cell. */
static bool month_at(const struct sheet *s, size_t i, struct scan_date *ret)
{
    size_t at = scan_bullet(s, i) ? scan_bullet(s, i) : i;

    if (!scan_date_words(s, at, ret) || ret->day || ret->blank_day || ret->month > 12) {
        if (at != i || !scan_date_digits(s, at, ret) || ret->day || !ret->year || ret->month > 12)
            return false;
    }
    return s->f[ret->to] == '\t' || s->f[ret->to] == '\n' || s->f[ret->to] == ':' ||
           s->f[ret->to] == '\0' || s->f[ret->to] == '.' || s->f[ret->to] == ';' ||
           (s->f[ret->to] == ' ' && s->f[ret->to + 1] == '-');
}

/* The beginning of an item: "1. Nghị quyết …", "- Kế hoạch …", or a document at the start of a cell. */
static bool item_at(const struct sheet *s, size_t i, struct event *ret)
{
    struct reading_citation c;
    struct label label;
    size_t bullet = scan_bullet(s, i), end;

    *ret = (struct event){ .from = i };
    if (scan_label(s, i, &label) && label.kind == LABEL_NUMBER && label.depth == 1 &&
        s->upper[label.end]) {
        ret->number = label.numbers[0];
        ret->from = label.end;
        return true;
    }
    if (bullet)
        ret->from = bullet;
    return (bullet && s->upper[bullet]) || (citation_at(s, i, s->n, &c, &end) && s->upper[i]);
}

/* Several on one line: "1. …; 2. …". */
static bool item_within(const struct sheet *s, size_t i)
{
    return i >= 2 && s->f[i - 1] == ' ' &&
           (s->f[i - 2] == ';' || s->f[i - 2] == '.' || s->f[i - 2] == ',');
}

static void collect(const struct sheet *s, size_t from, size_t to, struct events *ev)
{
    for (size_t i = from; i < to && ev->n < RULE_MOST_SPANS; i++) {
        struct event e = { .is_month = true, .from = i };
        bool starts = cell_starts(s, i);

        if (!starts && !item_within(s, i))
            continue;
        if (starts && month_at(s, i, &e.month)) {
            e.to = e.month.to;
            *ARENA_PUSH(s->scratch, ev->at, ev->n, ev->cap) = e;
            i = e.month.to - 1;
        } else if ((starts || (scan_is_digit(s->f[i]) && ev->n > 0)) && item_at(s, i, &e)) {
            *ARENA_PUSH(s->scratch, ev->at, ev->n, ev->cap) = e;
        }
    }
    for (size_t i = 0; i < ev->n; i++)
        if (!ev->at[i].is_month)
            ev->at[i].to = i + 1 < ev->n ? ev->at[i + 1].from : to;
}

static void document(const struct sheet *s, struct reading_material *m, const struct event *e)
{
    struct reading_citation c;
    size_t end, to = e->from;
    struct piece words;

    while (to < e->to && s->f[to] != '\t' && to - e->from < 600)
        to++;
    for (size_t i = e->from; i < to && i - e->from < 40; i++)
        if (scan_word_at(s, i) && scan_is_word(s->f[i]) && citation_at(s, i, s->n, &c, &end) &&
            c.symbol.p) {
            c.text = sheet_text(s, i, end);
            *ARENA_PUSH(s->out, c.spans, c.n_spans, c.cap_spans) = sheet_span(s, i, end);
            *ARENA_PUSH(s->out, m->documents, m->n_documents, m->cap_documents) = c;
            return;
        }
    words = sheet_trim_bare(s, e->from, to);
    if (words.to < words.from + 6)
        return;
    c = (struct reading_citation){ .title = sheet_text(s, words.from, words.to) };
    c.text = c.title;
    *ARENA_PUSH(s->out, c.spans, c.n_spans, c.cap_spans) = sheet_span(s, words.from, words.to);
    *ARENA_PUSH(s->out, m->documents, m->n_documents, m->cap_documents) = c;
}

static struct reading_material *group(struct sheet *s, struct reading *r, size_t from)
{
    struct reading_material *m = ARENA_PUSH(s->out, r->materials, r->n_materials, r->cap_materials);

    *m = (struct reading_material){ .span = sheet_span(s, from, from + 1) };
    return m;
}

static void name_month(struct sheet *s, const struct reading *r, struct reading_material *m,
                       struct scan_date d)
{
    if (!d.year && r->date.text.n >= 4) {
        d.year = (r->date.text.p[0] - '0') * 1000 + (r->date.text.p[1] - '0') * 100 +
                 (r->date.text.p[2] - '0') * 10 + (r->date.text.p[3] - '0');
        m->doubt = DOUBT_YEAR_NOT_GIVEN;
    }
    m->month = scan_date_iso(s->out, &d);
}

/* A month owns the list that begins after it. A list that began before it (the row was cut by a page)
 * belongs to it when its numbers go on below the label. */
static void monthly(struct sheet *s, struct reading *r, const struct events *ev)
{
    struct reading_material *m = NULL;
    const struct event *label = NULL;
    bool labelled = false;
    int last = 0;

    for (size_t i = 0; i < ev->n && r->n_materials < RULE_MOST; i++) {
        const struct event *e = &ev->at[i];
        bool restarts;

        if (e->is_month) {
            label = e;
            continue;
        }
        restarts = e->number == 1 && last >= 1;
        if (!m || restarts || (label && (labelled || e->number <= last))) {
            m = group(s, r, e->from);
            m->doubt = DOUBT_NO_MONTH;
            labelled = false;
        }
        if (label && !labelled) {
            m->doubt = m->n_documents ? DOUBT_MONTH_OF_NEXT_ROW : DOUBT_NONE;
            name_month(s, r, m, label->month);
            labelled = true;
        }
        label = NULL;
        last = e->number;
        document(s, m, e);
        if (m->n_documents)
            m->span.to = m->documents[m->n_documents - 1].spans[0].to;
    }
}

static size_t count_months(const struct events *ev)
{
    size_t n = 0;

    for (size_t i = 0; i < ev->n; i++)
        n += ev->at[i].is_month;
    return n;
}

/* Drops groups without a document: a row of a table that lists something else. */
static void drop_empty(struct reading *r, size_t first)
{
    size_t kept = first;

    for (size_t i = first; i < r->n_materials; i++) {
        bool numbered = false;

        for (size_t k = 0; k < r->materials[i].n_documents; k++)
            numbered |= r->materials[i].documents[k].number.p != NULL;
        if (numbered || (r->materials[i].month.p && r->materials[i].n_documents))
            r->materials[kept++] = r->materials[i];
    }
    r->n_materials = kept;
}

/* "Tài liệu sinh hoạt:" with a list below, without months. */
static void plain_lists(struct sheet *s, struct reading *r)
{
    for (size_t k = 0; k + 1 < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct reading_material *m = NULL;
        struct label label;
        size_t at = scan_label(s, p.from, &label) ? label.end
                    : scan_bullet(s, p.from)      ? scan_bullet(s, p.from)
                                                  : p.from;
        size_t next;

        if (p.from < s->body_from || p.to - p.from > 160 || r->n_materials >= RULE_MOST)
            continue;
        if (!scan_phrase(s, at, "tai lieu") && !scan_phrase(s, at, "danh muc tai lieu") &&
            !scan_phrase(s, at, "ve tai lieu"))
            continue;
        for (next = k + 1; next < s->n_paras && s->paras[next].from < s->body_end; next++) {
            struct event e = { .from = scan_bullet(s, s->paras[next].from),
                               .to = s->paras[next].to };

            if (!e.from || s->f[s->paras[next].from] != s->f[s->paras[k + 1].from])
                break;
            if (!m)
                m = group(s, r, p.from);
            document(s, m, &e);
        }
        if (m)
            m->span.to = sheet_span(s, s->paras[k].from, s->paras[next - 1].to).to;
        k = next - 1;
    }
}

void rule_materials(struct sheet *s, struct reading *r)
{
    struct events annex = { .n = 0 }, body = { .n = 0 };

    plain_lists(s, r);
    collect(s, s->body_from, s->body_end, &body);
    if (count_months(&body) >= 2) {
        size_t first = r->n_materials, start = 0;

        /* numbered headings before the first month are no list */
        while (start < body.n && !body.at[start].is_month)
            start++;
        body.at += start;
        body.n -= start;
        monthly(s, r, &body);
        drop_empty(r, first);
    }
    collect(s, s->annex_from, s->n, &annex);
    if (count_months(&annex) >= 1) {
        size_t first = r->n_materials;

        monthly(s, r, &annex);
        drop_empty(r, first);
    }
}
