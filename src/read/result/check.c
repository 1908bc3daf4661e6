/* SPDX-License-Identifier: Apache-2.0 */
/* check.c - what in a reading contradicts itself: numbering, citations, days, orders without an end. */
#include <assert.h>

#include "base/arena.h"
#include "base/day.h"
#include "read/read.h"
#include "read/rule/rule.h"
#include "read/rules.h"
#include "read/sheet/scan.h"
#include "text/vi.h"

static int roman_worth(char c)
{
    return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
}

/* The last number of a label: 4 of "IV" and of "2.4"; 0 when there is none. */
static int label_value(struct str label)
{
    int value = 0;

    for (size_t i = 0; i < label.n; i++) {
        if (label.p[i] == '.')
            value = 0;
        else if (label.p[i] >= '0' && label.p[i] <= '9')
            value = value * 10 + (label.p[i] - '0');
        else if (i + 1 < label.n && roman_worth(label.p[i]) < roman_worth(label.p[i + 1]))
            value -= roman_worth(label.p[i]);
        else
            value += roman_worth(label.p[i]);
    }
    return value;
}

/* Among the headings of one level under one parent a number is missing or stands twice. */
static void check_numbering(struct sheet *s, struct reading *r)
{
    int last[16] = { 0 };

    for (size_t i = 0; i < r->n_sections; i++) {
        const struct reading_section *x = &r->sections[i];
        int value, level = x->level < 15 ? x->level : 15;

        if (!x->label.n)
            continue;
        if (x->label.n == 1 && x->label.p[0] >= 'a' && x->label.p[0] <= 'z')
            continue;
        if ((unsigned char)x->label.p[0] >= 0x80 || (x->label.p[0] == 'P' && x->label.n > 1))
            continue;
        value = label_value(x->label);
        if (!value)
            continue;
        for (int k = level + 1; k < 16; k++)
            last[k] = 0;
        if (value > last[level] + 1 && last[level] > 0)
            CHECK(s, r, "numbering-gap", x->span, M_CHECK_NUMBERING_GAP,
                  str_fmt(s->out, "%d", last[level]), str_fmt(s->out, "%d", value), x->label);
        else if (value == last[level])
            CHECK(s, r, "numbering-gap", x->span, M_CHECK_NUMBERING_TWICE, x->label);
        last[level] = value;
    }
}

static void folded_words(struct str s, char *out, size_t size)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n && n + 1 < size;) {
        char c = vi_fold_rune(vi_rune(s, &i));

        if (scan_is_word(c))
            out[n++] = c;
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    out[n] = '\0';
}

/* The two subjects begin alike: at least three words, and most of the shorter one's first words. */
static bool same_subject(struct str a, struct str b)
{
    char x[128], y[128];
    size_t n = 0, words = 0;

    if (!a.n || !b.n)
        return false;
    folded_words(a, x, sizeof(x));
    folded_words(b, y, sizeof(y));
    while (x[n] && x[n] == y[n]) {
        words += x[n] == ' ';
        n++;
    }
    return n >= 24 && words >= 4;
}

static bool conflict(const struct reading_citation *a, const struct reading_citation *b)
{
    bool same_number = str_eq(a->number, b->number) && str_eq(a->symbol, b->symbol);

    if (!a->symbol.p || !b->symbol.p || !a->date.p || !b->date.p ||
        !str_eq(a->type_name, b->type_name))
        return false;
    /* one document under two dates, or two documents of one day: never both */
    return same_number != str_eq(a->date, b->date) && same_subject(a->title, b->title);
}

/* "2022-04-10" as people write it, 10/04/2022; 04/2022 for a month. */
static struct str shown(struct arena *a, struct str iso)
{
    if (iso.n == 7)
        return str_fmt(a, "%.2s/%.4s", iso.p + 5, iso.p);
    return iso.n == 10 ? str_fmt(a, "%.2s/%.2s/%.4s", iso.p + 8, iso.p + 5, iso.p) : iso;
}

static struct str named(struct arena *a, const struct reading_citation *c)
{
    return str_fmt(a, "%.*s-%.*s (%.*s)", STR_ARGS(c->number), STR_ARGS(c->symbol),
                   STR_ARGS(c->date.p ? shown(a, c->date) : S("?")));
}

static void check_citations(struct sheet *s, struct reading *r)
{
    size_t n = r->n_citations < 400 ? r->n_citations : 400;

    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            if (conflict(&r->citations[i], &r->citations[k]) && r->citations[k].n_spans)
                CHECK(s, r, "citation-conflict", r->citations[k].spans[0], M_CHECK_CITED_TWO_WAYS,
                      named(s->out, &r->citations[i]), named(s->out, &r->citations[k]));
    for (size_t i = 0; i < n; i++) {
        const struct reading_citation *c = &r->citations[i];

        if (c->doubt == DOUBT_DATE_IMPOSSIBLE && c->n_spans)
            CHECK(s, r, "date-impossible", c->spans[0], M_CHECK_NO_SUCH_CITED_DAY,
                  named(s->out, c));
        else if (c->date.p && r->date.text.n == 10 && str_cmp(c->date, r->date.text) > 0 &&
                 c->n_spans)
            CHECK(s, r, "date-order", c->spans[0], M_CHECK_CITED_AFTER_ISSUE, named(s->out, c));
    }
}

/* The body leans on an annex, outline or form that is not in the text. */
static void check_annex(struct sheet *s, struct reading *r)
{
    static const char *const leaning[] = {
        "theo phu luc",
        "tai phu luc",
        "phu luc kem theo",
        "phu luc so",
        "dinh kem",
        "gui kem",
        "(kem theo",
        "kem theo ke hoach",
        "kem theo huong dan",
        "theo de cuong",
        "theo mau",
        "co de cuong",
        "de cuong kem",
        "danh muc kem theo",
        "bieu mau kem",
        "mau kem theo",
        "co phu luc",
        "(co danh muc",
        NULL,
    };
    size_t end, at;

    if (s->annex_from < s->n)
        return;
    at = scan_find_any(s, s->body_from, s->body_end, leaning, &end);
    if (at == SIZE_MAX) {
        static const char *const behind[] = { "kem theo", NULL };

        at = scan_find_any(s, s->body_from, s->body_end, behind, &end);
    }
    if (at == SIZE_MAX)
        return;
    CHECK(s, r, "annex-missing", sheet_span(s, at, end), M_CHECK_ANNEX_MISSING,
          sheet_text(s, at, end));
}

static void check_issue_date(struct sheet *s, struct reading *r)
{
    if (r->date.doubt == DOUBT_DATE_IMPOSSIBLE)
        CHECK(s, r, "date-impossible", r->date.span, M_CHECK_NO_SUCH_ISSUE_DAY, r->date.text);
    for (size_t i = 0; i < r->n_deadlines; i++) {
        struct str end = r->deadlines[i].to.p ? r->deadlines[i].to : r->deadlines[i].date;

        if (r->deadlines[i].doubt != DOUBT_DATE_IMPOSSIBLE && end.p && r->date.text.n >= end.n &&
            str_cmp(end, str_sub(r->date.text, 0, end.n)) < 0)
            CHECK(s, r, "deadline-before-issue", r->deadlines[i].span, M_CHECK_DUE_BEFORE_ISSUE,
                  shown(s->out, end), shown(s->out, r->date.text));
    }
}

/* A date for special cases that lies before the ordinary one of the same passage. */
static void check_special(struct sheet *s, struct reading *r)
{
    static const char *const special[] = { "truong hop dac biet",
                                           "truong hop kho khan",
                                           "truong hop bat kha khang",
                                           "neu co ly do",
                                           "vi ly do",
                                           "truong hop khac",
                                           "dac biet",
                                           "truong hop",
                                           NULL };

    for (size_t i = 1; i < r->n_deadlines; i++) {
        struct reading_deadline *d = &r->deadlines[i];
        char words[256];
        bool is = false;

        folded_words(d->text, words, sizeof(words));
        for (const char *const *w = special; *w; w++)
            is |= strstr(words, *w) != NULL;
        if (!is || d->date.n != 10)
            continue;
        for (size_t k = i; k-- > 0 && i - k <= 4;) {
            struct reading_deadline *o = &r->deadlines[k];
            struct str other = o->to.p ? o->to : o->date;

            if (other.n != 10 || o->what == DUTY_REGISTRATION || o->what == DUTY_REPORT ||
                str_cmp(d->date, other) >= 0)
                continue;
            if (d->span.from > o->span.to + 1500)
                break;
            if (!d->doubt)
                d->doubt = DOUBT_DATE_ORDER;
            CHECK(s, r, "date-order", d->span, M_CHECK_SPECIAL_BEFORE_ORDINARY,
                  shown(s->out, d->date), shown(s->out, other));
            break;
        }
    }
}

/* The backdrop of the hall bears a month in which no session is due. */
static void check_backdrop(struct sheet *s, struct reading *r)
{
    static const char *const words[] = { "phong", "ma ket", "maket", "market", "khanh tiet", NULL };
    struct str first = STR_NONE, last = STR_NONE;
    size_t end, at = scan_find_any(s, s->body_from, s->body_end, words, &end);

    for (size_t i = 0; i < r->n_deadlines; i++) {
        const struct reading_deadline *d = &r->deadlines[i];
        struct str from = d->from.p ? d->from : d->date, to = d->to.p ? d->to : d->date;

        if (!to.p || d->what == DUTY_REPORT || d->what == DUTY_REGISTRATION ||
            d->what == DUTY_OTHER)
            continue;
        if (!first.p || str_cmp(from, first) < 0)
            first = from;
        if (!last.p || str_cmp(to, last) > 0)
            last = to;
    }
    if (at == SIZE_MAX || !first.p)
        return;
    for (size_t i = at; i < s->body_end && i - at < 900; i++) {
        struct scan_date d;
        struct str month;

        if (!scan_date_words(s, i, &d) || !d.blank_day || !d.year)
            continue;
        month = scan_date_iso(s->out, &d);
        if (str_cmp(month, str_sub(first, 0, 7)) < 0 || str_cmp(month, str_sub(last, 0, 7)) > 0)
            CHECK(s, r, "backdrop-date", sheet_span(s, d.from, d.to), M_CHECK_BACKDROP,
                  sheet_text(s, d.from, d.to));
        return;
    }
}

/* What the last code of a symbol says about who issues. */
static const struct {
    const char *code, *words[4];
} bodies[] = {
    { "HU", { "huyen uy", NULL } },
    { "TU", { "tinh uy", "thanh uy", NULL } },
    { "ThU", { "thanh uy", "thi uy", NULL } },
    { "Th.U", { "thanh uy", "thi uy", NULL } },
    { "QU", { "quan uy", NULL } },
    { "TW", { "trung uong", "bo chinh tri", "ban bi thu", NULL } },
    { "ĐUK", { "dang uy khoi", "dang uy cac khoi", NULL } },
    { "ĐU", { "dang uy", "dang bo", NULL } },
    { "CB", { "chi bo", NULL } },
    { "UBND", { "uy ban nhan dan", "ubnd", NULL } },
    { "HĐND", { "hoi dong nhan dan", "hdnd", NULL } },
};

static void check_symbol(struct sheet *s, struct reading *r)
{
    char issuer[256];
    struct str code = r->symbol.text;

    if (!code.p || !r->issuer.text.p)
        return;
    for (size_t i = code.n; i > 0; i--)
        if (code.p[i - 1] == '/' || code.p[i - 1] == '-') {
            code = str_sub(code, i, code.n);
            break;
        }
    folded_words(r->issuer.text, issuer, sizeof(issuer));
    for (size_t k = 0; k < COUNT(bodies); k++) {
        bool fits = false;

        if (!str_eq(code, str_of(bodies[k].code)))
            continue;
        for (size_t w = 0; bodies[k].words[w]; w++)
            fits |= strstr(issuer, bodies[k].words[w]) != NULL;
        /* "Ban Thường vụ", "Ban Chấp hành" alone say nothing against it */
        if (!fits && strncmp(issuer, "ban thuong vu", 13) != 0 &&
            strncmp(issuer, "ban chap hanh", 13) != 0)
            CHECK(s, r, "symbol-of-another-body", r->symbol.span, M_CHECK_SYMBOL_OF_ANOTHER,
                  r->symbol.text, r->issuer.text);
    }
}

/* "3. Trình tự buổi sinh hoạt", "II. CHƯƠNG TRÌNH BUỔI SINH HOẠT": nothing else stands in the heading, nor
 * does it point elsewhere ("theo Hướng dẫn số 05"). */
static bool names_proceedings(const struct sheet *s, size_t from, size_t to)
{
    static const char *const heads[] = { "trinh tu buoi",         "trinh tu sinh hoat",
                                         "trinh tu hoi nghi",     "trinh tu tien hanh",
                                         "chuong trinh buoi",     "chuong trinh sinh hoat",
                                         "chuong trinh hoi nghi", "tien trinh buoi",
                                         "tien trinh sinh hoat",  NULL };
    static const char *const elsewhere[] = { "theo", "kem", "phu luc", "huong dan", NULL };

    return scan_any(s, from, heads) && scan_find_any(s, from, to, elsewhere, NULL) == SIZE_MAX;
}

static bool has_order(const struct reading *r, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < r->n_agenda; i++)
        if (r->agenda[i].span.from < to && r->agenda[i].span.to > from)
            return true;
    return false;
}

/* A heading says that the steps of a session follow, and none was read below it. */
static void check_orders(struct sheet *s, struct reading *r)
{
    size_t i = 0;

    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct label label;
        struct span heading;
        size_t next;

        if (p.from < s->body_from || !scan_label(s, p.from, &label) ||
            !names_proceedings(s, label.end, p.to))
            continue;
        heading = sheet_span(s, p.from, p.to);
        while (i < r->n_sections && r->sections[i].span.from < heading.from)
            i++;
        if (i == r->n_sections || r->sections[i].span.from != heading.from)
            continue;
        for (next = i + 1; next < r->n_sections && r->sections[next].level > r->sections[i].level;
             next++)
            ;
        if (!has_order(r, heading.from,
                       next < r->n_sections ? r->sections[next].span.from
                                            : sheet_span(s, p.from, s->body_end).to))
            CHECK(s, r, "agenda-missing", heading, M_CHECK_AGENDA_MISSING, r->sections[i].title);
    }
}

void rule_checks(struct sheet *s, struct reading *r)
{
    assert(s && r);
    check_numbering(s, r);
    check_citations(s, r);
    check_annex(s, r);
    check_issue_date(s, r);
    check_special(s, r);
    check_backdrop(s, r);
    check_symbol(s, r);
    check_orders(s, r);
}

/* A distinct way of citing a document, and the first file that has it. */
struct cited {
    const struct reading_citation *citation;
    size_t reading;
};

static bool same_citing(const struct reading_citation *a, const struct reading_citation *b)
{
    return str_eq(a->number, b->number) && str_eq(a->symbol, b->symbol) &&
           str_eq(a->date, b->date) && str_eq(a->type_name, b->type_name) &&
           (!a->title.n || !b->title.n || same_subject(a->title, b->title));
}

static struct cited *distinct(struct reading *const *readings, size_t n, struct arena *a,
                              size_t *ret_n)
{
    struct cited *all = NULL;
    size_t count = 0, cap = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < readings[i]->n_citations && count < RULE_MOST; k++) {
            const struct reading_citation *c = &readings[i]->citations[k];
            size_t at = 0;

            if (!c->title.n || !c->date.p)
                continue;
            while (at < count && !same_citing(all[at].citation, c))
                at++;
            if (at == count)
                *ARENA_PUSH(a, all, count, cap) = (struct cited){ c, i };
        }
    *ret_n = count;
    return all;
}

void read_compare(struct reading *const *readings, size_t n, struct arena *a)
{
    size_t count;
    struct cited *all = distinct(readings, n, a, &count);

    assert(readings || !n);
    for (size_t i = 0; i < n; i++)
        for (size_t x = 0; x < readings[i]->n_citations; x++) {
            struct reading *r = readings[i];
            const struct reading_citation *mine = &r->citations[x];

            for (size_t k = 0; k < count; k++) {
                if (all[k].reading == i || !mine->n_spans || r->n_checks >= RULE_MOST ||
                    !conflict(mine, all[k].citation))
                    continue;
                *ARENA_PUSH(a, r->checks, r->n_checks, r->cap_checks) = rule_finding(
                    a, "citation-conflict", mine->spans[0], M_CHECK_CITED_OTHERWISE,
                    (const struct str[CHECK_ARGS]){ named(a, mine), named(a, all[k].citation),
                                                    readings[all[k].reading]->file });
            }
        }
}
