/* SPDX-License-Identifier: Apache-2.0 */
/* citation.c - other documents: by type, number, day, issuer, subject, whichever of them are there. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/doctype.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"
#include "read/sheet/zone.h"
#include "read/source/source.h"
#include "text/vi.h"

/* Words that end the name of the issuer. */
static const char *const issuer_ends[] = {
    "ve",          "thuc hien", "va",       "trong",     "tai",     "nham",       "theo",
    "tu",          "den",       "quy dinh", "huong dan", "gan voi", "cu the hoa", "trien khai",
    "ban hanh",    "phe duyet", "mot so",   "nam",       "ngay",    "la",         "do",
    "voi",         "cho",       "cung",     "de",        "so",      "duoc",       "da",
    "ke hoach so", "neu",       NULL,
};

static bool ends_issuer(const struct sheet *s, size_t i, size_t from)
{
    char c = s->f[i];

    if ((c == '(' && strncmp(s->f + i, "(lan ", 5) == 0) ||
        (c == ')' && i - from >= 6 && memchr(s->f + i - 6, '(', 6)))
        return false;
    if (c == '\n' || c == '\t' || c == ';' || c == '"' || c == '(' || c == ')' || c == ':' ||
        c == '\0')
        return true;
    if (c == '.')
        return !scan_is_word(s->f[i + 1]);
    if (c == ',') /* "Hội nghị Trung ương 4, khóa XIII" is one name */
        return !scan_phrase(s, i, ", khoa") && !scan_phrase(s, i, ", nhiem ky");
    return i > from && scan_word_at(s, i) && !s->upper[i] && scan_any(s, i, issuer_ends);
}

static struct piece issuer_at(const struct sheet *s, size_t i)
{
    size_t end = i;

    if (!s->upper[i])
        return (struct piece){ i, i };
    while (end - i < 140 && !ends_issuer(s, end, i))
        end++;
    return sheet_trim_bare(s, i, end);
}

static size_t skip_commas(const struct sheet *s, size_t i)
{
    i = scan_skip_blanks(s, i);
    if (s->f[i] == ',')
        i = scan_skip_blanks(s, i + 1);
    return i;
}

/* ", ngày 10/3/2022", "(ngày 10/3/2022)", ", 10/3/2022". */
static size_t date_behind(const struct sheet *s, size_t i, struct scan_date *ret)
{
    size_t at = skip_commas(s, i);

    if (s->f[at] == '(' && scan_phrase(s, at + 1, "ngay"))
        at++;
    if (scan_date_words(s, at, ret) && ret->day && ret->year)
        return ret->to;
    if (scan_date_digits(s, at, ret) && ret->day && ret->year)
        return ret->to;
    *ret = (struct scan_date){ .day = 0 };
    return i;
}

static size_t issuer_behind(const struct sheet *s, size_t i, struct piece *ret)
{
    size_t at = skip_commas(s, s->f[i] == ')' ? i + 1 : i);
    bool of = scan_phrase(s, at, "cua") != 0;

    if (of)
        at = scan_skip_blanks(s, at + 3);
    *ret = issuer_at(s, at);
    /* without "của" only what can issue: a congress, a committee, not the first word of a title */
    if (!of && !scan_phrase(s, at, "hoi nghi") && !scan_phrase(s, at, "ban ") &&
        !scan_phrase(s, at, "bo chinh tri") && strncmp(s->f + at, "ban ", 4) != 0 &&
        !scan_phrase(s, at, "dang uy") && !scan_phrase(s, at, "tinh uy") &&
        !scan_phrase(s, at, "huyen uy") && !scan_phrase(s, at, "thanh uy") &&
        !scan_phrase(s, at, "dai hoi"))
        ret->to = ret->from;
    return ret->to > ret->from ? ret->to : i;
}

/* The end of the clause, or of its quotes; brackets of its own belong to it, a short form does not. */
static bool ends_subject(const struct sheet *s, size_t i, bool quoted, int *depth)
{
    char c = s->f[i];
    size_t ignored;

    if (c == '\0' || c == '\n' || c == '\t' || c == ';')
        return true;
    if (quoted)
        return c == '"' && !scan_is_word(s->f[i + 1]);
    if (c == '(') {
        if (doctype_at(s, i + 1, &ignored) || scan_phrase(s, i + 1, "sau day") ||
            scan_phrase(s, i + 1, "goi tat"))
            return true;
        (*depth)++;
    }
    if (c == ')' && (*depth)-- == 0)
        return true;
    if (c == ',' && s->f[i + 1] == ' ' && s->upper[i + 2] && zone_is_org(s, i + 2))
        return true;
    return c == '.' && !scan_is_word(s->f[i + 1]);
}

/* What the document is about: "về …" up to the end of the clause or of its quotes. */
static struct piece subject_behind(const struct sheet *s, size_t i)
{
    size_t at = skip_commas(s, i), end;
    int depth = 0;
    bool quoted;

    if (scan_phrase(s, at, "ve viec"))
        at = scan_skip_blanks(s, at + 7);
    else if (scan_phrase(s, at, "ve"))
        at = scan_skip_blanks(s, at + 2);
    else if (s->f[at] != '"' && !scan_phrase(s, at, "thuc hien") &&
             !scan_phrase(s, at, "quy dinh") && !scan_phrase(s, at, "mot so") &&
             !scan_phrase(s, at, "huong dan"))
        return (struct piece){ at, at };
    quoted = s->f[at] == '"';
    end = at + quoted;
    while (end - at < 400 && !ends_subject(s, end, quoted, &depth))
        end++;
    return sheet_trim_bare(s, at + quoted, end);
}

static const struct doc_type *type_before_number(const struct sheet *s, size_t i,
                                                 size_t *ret_number, bool *ret_so)
{
    size_t end;
    const struct doc_type *t = doctype_at(s, i, &end);

    *ret_so = false;
    if (!t)
        return NULL;
    end = scan_skip_blanks(s, end);
    if (scan_phrase(s, end, "so")) {
        *ret_so = true;
        end = scan_skip_blanks(s, end + 2);
        if (s->f[end] == ':')
            end = scan_skip_blanks(s, end + 1);
    }
    if (!scan_is_digit(s->f[end]))
        return NULL;
    *ret_number = end;
    return t;
}

static void name_type(struct reading_citation *c, const struct doc_type *t)
{
    const struct doc_type *by_symbol = c->symbol.p ? doctype_of_symbol(c->symbol) : NULL;

    c->type_name = str_of(t->name);
    c->type =
        str_of(by_symbol && strcmp(by_symbol->folded, t->folded) == 0 ? by_symbol->code : t->code);
}

static void details_behind(const struct sheet *s, size_t *end, struct reading_citation *c)
{
    struct scan_date d;
    struct piece issuer, subject;
    size_t at = date_behind(s, *end, &d);

    at = issuer_behind(s, at, &issuer);
    if (!d.day)
        at = date_behind(s, at, &d);
    if (d.day) {
        c->date = scan_date_iso(s->out, &d);
        if (!scan_date_exists(&d))
            c->doubt = DOUBT_DATE_IMPOSSIBLE;
    }
    if (issuer.to > issuer.from)
        c->issuer = sheet_text(s, issuer.from, issuer.to);
    subject = subject_behind(s, s->f[at] == ')' ? at + 1 : at);
    if (subject.to > subject.from)
        c->title = sheet_text(s, subject.from, subject.to);
    *end = at;
}

bool citation_at(const struct sheet *s, size_t i, size_t to, struct reading_citation *ret,
                 size_t *ret_end)
{
    const struct doc_type *t;
    struct scan_symbol symbol;
    size_t number = i, end;
    bool so;

    assert(s && ret && ret_end);
    t = type_before_number(s, i, &number, &so);
    if (!t && scan_phrase(s, i, "so"))
        number = scan_skip_blanks(s, i + 2);
    if (!scan_is_digit(s->f[number]) || number >= to)
        return false;
    *ret = (struct reading_citation){ .doubt = DOUBT_NONE };
    if (!scan_symbol(s, number, &symbol)) {
        if (!t || symbol.number.to == symbol.number.from || scan_is_word(s->f[symbol.number.to]))
            return false;
        ret->number = symbol.number_text;
        ret->doubt = DOUBT_NO_SYMBOL;
        end = symbol.number.to;
        name_type(ret, t);
        if (so)
            details_behind(s, &end, ret);
        *ret_end = end;
        return true;
    }
    if (!t) {
        t = doctype_of_symbol(symbol.symbol);
        if (!t && (!scan_phrase(s, i, "so") || symbol.damaged))
            return false;
    }
    ret->number = arena_str(s->out, symbol.number_text);
    ret->symbol = arena_str(s->out, symbol.symbol);
    if (symbol.damaged)
        ret->doubt = DOUBT_SYMBOL_DAMAGED;
    if (t)
        name_type(ret, t);
    end = symbol.end;
    details_behind(s, &end, ret);
    *ret_end = end;
    return true;
}

static bool same_number(struct str a, struct str b)
{
    while (a.n > 1 && a.p[0] == '0')
        a = str_sub(a, 1, a.n);
    while (b.n > 1 && b.p[0] == '0')
        b = str_sub(b, 1, b.n);
    return str_eq(a, b);
}

static void squash(struct str s, char *out, size_t size)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n && n + 1 < size;) {
        char c = vi_fold_rune(vi_rune(s, &i));

        if (scan_is_word(c))
            out[n++] = c;
    }
    out[n] = '\0';
}

/* "Th.U" and "ThU", "-" and "/": the same symbol typed twice. */
static bool same_symbol(struct str a, struct str b)
{
    char x[64], y[64];

    if (str_eq(a, b))
        return true;
    squash(a, x, sizeof(x));
    squash(b, y, sizeof(y));
    return strcmp(x, y) == 0;
}

static struct reading_citation *known(struct reading *r, const struct reading_citation *c)
{
    for (size_t i = 0; i < r->n_citations; i++) {
        struct reading_citation *k = &r->citations[i];

        if (!same_number(k->number, c->number))
            continue;
        if (c->symbol.p ? !k->symbol.p || !same_symbol(k->symbol, c->symbol)
                        : !str_eq(k->type_name, c->type_name))
            continue;
        if (k->date.p && c->date.p && !str_eq(k->date, c->date))
            continue;
        return k;
    }
    return NULL;
}

static bool is_own(const struct sheet *s, const struct reading *r, const struct reading_citation *c,
                   size_t at)
{
    if (!r->number.text.p || !same_number(r->number.text, c->number))
        return false;
    if (!c->symbol.p || !same_symbol(r->symbol.text, c->symbol))
        return false;
    if (at < s->body_from)
        return true;
    return !c->date.p || !r->date.text.p || str_eq(c->date, r->date.text);
}

static void add_span(struct sheet *s, struct reading_citation *c, struct span span)
{
    if (c->n_spans < 100)
        *ARENA_PUSH(s->out, c->spans, c->n_spans, c->cap_spans) = span;
}

static void merge(struct reading_citation *k, const struct reading_citation *c)
{
    if (!k->date.p)
        k->date = c->date;
    if (!k->issuer.p)
        k->issuer = c->issuer;
    if (!k->title.p)
        k->title = c->title;
}

struct pending {
    struct reading_citation citation;
    size_t from, to;
    bool counted; /* "số" stood before the number */
};

static void settle(struct sheet *s, struct reading *r, const struct pending *p)
{
    struct reading_citation *k = known(r, &p->citation);

    if (k) {
        add_span(s, k, sheet_span(s, p->from, p->to));
        return;
    }
    if (!p->counted || r->n_citations >= RULE_MOST)
        return;
    if (str_eq(p->citation.type, r->type.text) && r->number.text.p &&
        same_number(p->citation.number, r->number.text))
        return;
    k = ARENA_PUSH(s->out, r->citations, r->n_citations, r->cap_citations);
    *k = p->citation;
    k->number = arena_str(s->out, k->number);
    k->text = sheet_text(s, p->from, p->to);
    add_span(s, k, sheet_span(s, p->from, p->to));
}

void rule_citations(struct sheet *s, struct reading *r)
{
    struct pending *pending = NULL;
    size_t n = 0, cap = 0, mentions = 0;

    assert(s && r);
    for (size_t i = s->title.from; i < s->n && mentions < RULE_MOST_SPANS; i++) {
        struct reading_citation c;
        struct reading_citation *k;
        size_t end;

        i = scan_next_word(s, i, s->n);
        if (!citation_at(s, i, s->n, &c, &end))
            continue;
        mentions++;
        if (!c.symbol.p) {
            if (n < RULE_MOST)
                *ARENA_PUSH(s->scratch, pending, n, cap) =
                    (struct pending){ c, i, end, scan_find(s, i, end, "so") != SIZE_MAX };
            i = end - 1;
            continue;
        }
        memset(s->taken + i, true, end - i);
        k = is_own(s, r, &c, i) ? NULL : known(r, &c);
        if (k) {
            merge(k, &c);
        } else if (!is_own(s, r, &c, i) && r->n_citations < RULE_MOST) {
            k = ARENA_PUSH(s->out, r->citations, r->n_citations, r->cap_citations);
            *k = c;
            k->text = sheet_text(s, i, end);
        }
        if (k)
            add_span(s, k, sheet_span(s, i, end));
        i = end - 1;
    }
    for (size_t i = 0; i < n; i++) {
        memset(s->taken + pending[i].from, true, pending[i].to - pending[i].from);
        settle(s, r, &pending[i]);
    }
}
