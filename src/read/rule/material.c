/* SPDX-License-Identifier: Apache-2.0 */
/* material.c - what to study, by month or for all: lists and tables of documents. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"

/* What a monthly list is made of, in the order of the text. */
struct event {
    bool is_month, is_end; /* is_end: a heading of the document, no list goes on behind it */
    struct scan_date month;
    int number;             /* of an item; 0 for a dash or none */
    size_t begin, from, to; /* begin: its list mark; from: its text */
};

struct events {
    struct event *at;
    size_t n, cap;
};

static bool cell_starts(const struct sheet *s, size_t i)
{
    return i == 0 || s->f[i - 1] == '\n' || s->f[i - 1] == '\t';
}

/* "Quý I (tháng 3/2025)": where the month stands; i when it is no quarter. */
static size_t month_of_quarter(const struct sheet *s, size_t i)
{
    size_t end = i;

    if (!scan_phrase(s, i, "quy"))
        return i;
    while (end - i < 24 && s->f[end] != '(' && !strchr("\t\n", s->f[end]))
        end++;
    return s->f[end] == '(' ? end + 1 : i;
}

/* "Tháng 8, tháng 9/2026", "Tháng 8-9/2026": the list stands under its first month. */
static void months_after(const struct sheet *s, struct scan_date *d)
{
    struct scan_date next;
    size_t at = scan_skip_spaces(s, d->to);

    if (d->year || (s->f[at] != ',' && s->f[at] != '-' && !scan_phrase(s, at, "va")))
        return;
    at = scan_skip_spaces(s, s->f[at] == 'v' ? at + 2 : at + 1);
    if ((!scan_date_words(s, at, &next) && !scan_date_digits(s, at, &next)) || next.day)
        return;
    d->year = next.year;
    d->to = next.to;
}

/* "Tháng 4/2022", "- Tháng 4:", "4/2022" at the start of a cell. */
static bool month_at(const struct sheet *s, size_t i, struct scan_date *ret)
{
    size_t at = month_of_quarter(s, scan_bullet(s, i) ? scan_bullet(s, i) : i);

    if (!scan_date_words(s, at, ret) || ret->day || ret->blank_day || ret->month > 12) {
        if (at != i || !scan_date_digits(s, at, ret) || ret->day || !ret->year || ret->month > 12)
            return false;
    }
    months_after(s, ret);
    return s->f[ret->to] == ')' || s->f[ret->to] == '\t' || s->f[ret->to] == '\n' ||
           s->f[ret->to] == ':' || s->f[ret->to] == '\0' || s->f[ret->to] == '.' ||
           s->f[ret->to] == ';' ||
           (s->f[ret->to] == ' ' && (s->f[ret->to + 1] == '-' || s->f[ret->to + 1] == '('));
}

/* The beginning of an item: "1. Nghị quyết …", "- Kế hoạch …", or a document at the start of a cell. */
static bool item_at(const struct sheet *s, size_t i, struct event *ret)
{
    struct reading_citation c;
    struct label label;
    size_t bullet = scan_bullet(s, i), end;

    *ret = (struct event){ .begin = i, .from = i };
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
        struct label label;

        if (starts && scan_label(s, i, &label) &&
            (label.kind == LABEL_ROMAN || label.kind == LABEL_PART)) {
            e = (struct event){ .is_end = true, .from = i, .to = i };
            *ARENA_PUSH(s->scratch, ev->at, ev->n, ev->cap) = e;
            continue;
        }

        if (!starts && !item_within(s, i))
            continue;
        if (starts && month_at(s, i, &e.month)) {
            e.to = e.month.to;
            *ARENA_PUSH(s->scratch, ev->at, ev->n, ev->cap) = e;
            i = e.month.to - 1;
        } else if ((starts || (ev->n > 0 && (scan_is_digit(s->f[i]) || s->f[i - 2] == ';'))) &&
                   item_at(s, i, &e)) {
            *ARENA_PUSH(s->scratch, ev->at, ev->n, ev->cap) = e;
        }
    }
    for (size_t i = 0; i < ev->n; i++)
        if (!ev->at[i].is_month && !ev->at[i].is_end)
            ev->at[i].to = i + 1 < ev->n ? ev->at[i + 1].from : to;
}

static size_t cell_end(const struct sheet *s, const struct event *e)
{
    size_t to = e->from;

    while (to < e->to && s->f[to] != '\t' && to - e->from < 600)
        to++;
    return to;
}

/* The next document named in [from, to): where, or SIZE_MAX. */
static size_t find_document(const struct sheet *s, size_t from, size_t to,
                            struct reading_citation *ret, size_t *ret_end)
{
    for (size_t i = from; i < to; i++)
        if (scan_is_word(s->f[i]) && scan_word_at(s, i) && citation_at(s, i, s->n, ret, ret_end) &&
            ret->symbol.p)
            return i;
    return SIZE_MAX;
}

static void document(const struct sheet *s, struct reading_material *m, const struct event *e)
{
    struct reading_citation c;
    size_t end, to = cell_end(s, e);
    size_t at = find_document(s, e->from, to < e->from + 40 ? to : e->from + 40, &c, &end);
    struct piece words;

    if (at != SIZE_MAX) {
        c.text = sheet_text(s, at, end);
        *ARENA_PUSH(s->out, c.spans, c.n_spans, c.cap_spans) = sheet_span(s, at, end);
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

/* In the body a numbered line that neither goes on with the list nor names a document is a heading. */
static bool ends_list(const struct sheet *s, const struct event *e, int last)
{
    struct reading_citation c;
    size_t end, to = cell_end(s, e);

    if (e->is_end)
        return true;
    if (e->number ? e->number == last + 1 : last == 0)
        return false;
    return find_document(s, e->from, to < e->from + 40 ? to : e->from + 40, &c, &end) == SIZE_MAX;
}

/* A month owns the list that begins after it. In an annex a list that began before it (the row was cut
 * by a page) belongs to it when its numbers go on below the label. */
static void monthly(struct sheet *s, struct reading *r, const struct events *ev, bool annex)
{
    bool open = annex;
    struct reading_material *m = NULL;
    const struct event *label = NULL;
    bool labelled = false;
    int last = 0;

    for (size_t i = 0; i < ev->n && r->n_materials < RULE_MOST; i++) {
        const struct event *e = &ev->at[i];
        bool restarts;

        if (e->is_month) {
            label = e;
            open = true;
            continue;
        }
        if (!annex && open && ends_list(s, e, label ? 0 : last)) {
            m = NULL;
            label = NULL;
            open = false;
            last = 0;
        }
        if (e->is_end || !open)
            continue;
        restarts = e->number == 1 && last >= 1;
        if (!m || restarts || (label && (labelled || e->number <= last))) {
            m = group(s, r, e->begin);
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

/* What stands in such a list is no heading of the document. */
static void drop_sections(struct reading *r, size_t first)
{
    size_t kept = 0;

    for (size_t i = 0, k = first; i < r->n_sections; i++) {
        uint32_t at = r->sections[i].span.from;

        while (k < r->n_materials && r->materials[k].span.to <= at)
            k++;
        if (k == r->n_materials || at < r->materials[k].span.from)
            r->sections[kept++] = r->sections[i];
    }
    r->n_sections = kept;
}

/* What stands over a list of things to study, or in front of them on one line. */
static const char *const list_heads[] = {
    "tai lieu",
    "danh muc tai lieu",
    "ve tai lieu",
    "nguon tai lieu",
    "tai lieu hoc tap",
    "van ban nghien cuu",
    "van ban hoc tap",
    "cac tai lieu",
    "danh muc van ban",
    "van ban quan triet",
    "van ban can nghien cuu",
    "cac van ban can",
    "tai lieu, van ban",
    "van ban, tai lieu",
    "sach, tai lieu",
    "cac van ban nghien cuu",
    NULL,
};

/* Where the words of a paragraph begin, behind its mark. */
static size_t words_of(const struct sheet *s, struct piece p, struct label *ret_label)
{
    size_t bullet = scan_bullet(s, p.from);

    *ret_label = (struct label){ .kind = LABEL_NONE };
    if (bullet)
        return bullet;
    return scan_label(s, p.from, ret_label) ? ret_label->end : p.from;
}

/* One entry of a list below: "- …", "a) …", "(1) …", with the mark of the first. */
static size_t entry_of(const struct sheet *s, struct piece p, char *mark)
{
    struct label label;
    size_t at = words_of(s, p, &label), end = p.from + 1;
    char here = label.kind == LABEL_LETTER ? 'a' : s->f[p.from];

    if (s->f[p.from] == '(' && scan_is_digit(s->f[end])) {
        while (scan_is_digit(s->f[end]))
            end++;
        at = s->f[end] == ')' ? scan_skip_spaces(s, end + 1) : at;
    }
    if (at == p.from || label.kind == LABEL_NUMBER || label.kind == LABEL_ROMAN ||
        label.kind == LABEL_PART || (*mark && *mark != here))
        return 0;
    *mark = here;
    return at;
}

/* "Tài liệu sinh hoạt:" with a list below, without months; returns the last paragraph of it. */
static size_t plain_list(struct sheet *s, struct reading *r, size_t k)
{
    struct reading_material *m = NULL;
    size_t next;
    char mark = 0;

    for (next = k + 1; next < s->n_paras && s->paras[next].from < s->body_end; next++) {
        struct event e = { .from = entry_of(s, s->paras[next], &mark), .to = s->paras[next].to };

        if (!e.from)
            break;
        if (!m)
            m = group(s, r, s->paras[k].from);
        document(s, m, &e);
    }
    if (m)
        m->span.to = sheet_span(s, s->paras[k].from, s->paras[next - 1].to).to;
    return next - 1;
}

/* "… Tài liệu: Chỉ thị số 05-CT/TW; Kết luận số 01-KL/TW": the documents of one paragraph. */
static void documents_within(struct sheet *s, struct reading *r, size_t at, struct piece p,
                             const struct scan_date *month)
{
    struct reading_material *m = NULL;
    struct reading_citation c;
    size_t end;

    for (size_t i = at; i < p.to && r->n_materials < RULE_MOST; i++) {
        if (!scan_is_word(s->f[i]) || !scan_word_at(s, i) || !citation_at(s, i, p.to, &c, &end) ||
            !c.symbol.p)
            continue;
        if (!m)
            m = group(s, r, p.from);
        c.text = sheet_text(s, i, end);
        *ARENA_PUSH(s->out, c.spans, c.n_spans, c.cap_spans) = sheet_span(s, i, end);
        *ARENA_PUSH(s->out, m->documents, m->n_documents, m->cap_documents) = c;
        m->span.to = c.spans[0].to;
        i = end - 1;
    }
    if (m && month)
        name_month(s, r, m, *month);
}

/* "Tài liệu học tập: Chỉ thị số 05-CT/TW …; Kết luận số 01-KL/TW …" on one line. */
static void named_within(struct sheet *s, struct reading *r, size_t at, struct piece p)
{
    size_t colon = at;

    while (colon < p.to && colon - at < 60 && s->f[colon] != ':')
        colon++;
    if (colon < p.to && s->f[colon] == ':')
        documents_within(s, r, colon, p, NULL);
}

static void plain_lists(struct sheet *s, struct reading *r)
{
    for (size_t k = 0; k + 1 < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct label label;
        size_t at = words_of(s, p, &label);

        size_t end = scan_any(s, at, list_heads), before = r->n_materials;

        if (p.from < s->body_from || !end || before >= RULE_MOST)
            continue;
        if (p.to - p.from <= 160)
            k = plain_list(s, r, k);
        if (r->n_materials == before && p.to - p.from <= 1500)
            named_within(s, r, end, p);
    }
}

/* "1. Tháng 9/2025: Chuyên đề … Tài liệu: …", month by month. */
static void month_paras(struct sheet *s, struct reading *r)
{
    static const char *const words[] = { "tai lieu",   "nghien cuu", "hoc tap",
                                         "quan triet", "van ban",    NULL };

    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct scan_date month;
        struct label label;
        size_t at, end;

        if (p.from < s->body_from)
            continue;
        at = words_of(s, p, &label);
        if (!scan_date_words(s, at, &month) || month.day || month.blank_day || month.month > 12 ||
            s->f[scan_skip_spaces(s, month.to)] != ':')
            continue;
        at = scan_find_any(s, month.to, p.to, words, &end);
        if (at != SIZE_MAX)
            documents_within(s, r, end, p, &month);
    }
}

/* "2. Nội dung từng tháng", "II. LỊCH SINH HOẠT CHUYÊN ĐỀ": what is discussed, month by month, follows. */
static bool heads_topics(const struct sheet *s, struct piece p)
{
    static const char *const subjects[] = { "noi dung", "chuyen de", "chu de", "lich sinh hoat",
                                            NULL };
    static const char *const series[] = { "tung thang", "hang thang",  "cac thang",
                                          "theo thang", "trong thang", "sinh hoat",
                                          "chuyen de",  "chu de",      NULL };

    return p.to - p.from <= 160 && scan_find_any(s, p.from, p.to, subjects, NULL) != SIZE_MAX &&
           scan_find_any(s, p.from, p.to, series, NULL) != SIZE_MAX;
}

/* "a) Tháng 12/2026: Rà soát …": where the topic begins; 0 when the paragraph is none. */
static size_t topic_at(const struct sheet *s, struct piece p, struct scan_date *ret)
{
    struct label label;
    size_t at = words_of(s, p, &label);

    if (!scan_date_words(s, at, ret) || ret->day || ret->blank_day || ret->month > 12 ||
        s->f[ret->to] != ':')
        return 0;
    at = scan_skip_spaces(s, ret->to + 1);
    return at + 6 < p.to ? at : 0;
}

/* The topics of two months or more right below a heading of topics: each is what its month is for. */
static void month_topics(struct sheet *s, struct reading *r)
{
    size_t first = r->n_materials;

    for (size_t k = sheet_para_of(s, s->body_from);
         k + 2 < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct scan_date month;

        if (!heads_topics(s, s->paras[k]) || !topic_at(s, s->paras[k + 1], &month) ||
            !topic_at(s, s->paras[k + 2], &month))
            continue;
        for (;
             k + 1 < s->n_paras && r->n_materials < RULE_MOST && s->paras[k + 1].from < s->body_end;
             k++) {
            struct piece p = s->paras[k + 1];
            struct event e = { .from = topic_at(s, p, &month), .to = p.to };
            struct reading_material *m;

            if (!e.from)
                break;
            m = group(s, r, p.from);
            m->span = sheet_span(s, p.from, p.to);
            name_month(s, r, m, month);
            document(s, m, &e);
        }
    }
    drop_empty(r, first);
    drop_sections(r, first);
}

void rule_materials(struct sheet *s, struct reading *r)
{
    struct events annex = { .n = 0 }, body = { .n = 0 };
    size_t before;

    assert(s && r);
    plain_lists(s, r);
    before = r->n_materials;
    collect(s, s->body_from, s->body_end, &body);
    if (count_months(&body) >= 2) {
        size_t first = r->n_materials;

        monthly(s, r, &body, false);
        drop_empty(r, first);
        drop_sections(r, first);
    }
    if (r->n_materials == before)
        month_paras(s, r);
    if (r->n_materials == before)
        month_topics(s, r);
    collect(s, s->annex_from, s->n, &annex);
    if (count_months(&annex) >= 1) {
        size_t first = r->n_materials;

        monthly(s, r, &annex, true);
        drop_empty(r, first);
        drop_sections(r, first);
    }
}
