/* SPDX-License-Identifier: Apache-2.0 */
#include "read/sheet/sheet.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "read/sheet/scan.h"
#include "read/source/source.h"
#include "text/vi.h"

enum { OTHER_SIGN = 1 }; /* in f: a character that folds to nothing */

/* What the first pass finds out about a printed line. */
struct raw_line {
    size_t from, to; /* code points */
    int gap;
    bool page_break;
};

static void decode(struct sheet *s, uint32_t *runes)
{
    struct str text = s->source->text;
    size_t n = 0;

    for (size_t i = 0; i < text.n; n++) {
        s->byte_at[n] = (uint32_t)i;
        runes[n] = vi_rune(text, &i);
    }
    s->byte_at[n] = (uint32_t)text.n;
    s->n_runes = n;
}

static bool is_space(uint32_t r)
{
    return r == ' ' || r == '\f';
}

/* "2", "- 2 -", "Trang 2/6": a page number that a converter left on a line of its own. */
static bool is_page_number(const uint32_t *r, size_t n)
{
    size_t digits = 0;

    if (n >= 5 && vi_fold_rune(r[0]) == 't' && vi_fold_rune(r[1]) == 'r' &&
        vi_fold_rune(r[2]) == 'a' && vi_fold_rune(r[3]) == 'n' && vi_fold_rune(r[4]) == 'g') {
        r += 5;
        n -= 5;
    }
    if (n > 9)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (r[i] >= '0' && r[i] <= '9')
            digits++;
        else if (r[i] != ' ' && r[i] != '/' && vi_fold_rune(r[i]) != '-')
            return false;
    }
    return digits > 0 && digits <= 6 && (digits <= 3 || n > digits);
}

static struct raw_line *split_lines(struct sheet *s, const uint32_t *r, size_t *ret_n)
{
    struct raw_line *lines = NULL;
    size_t n = 0, cap = 0;
    int gap = 0;
    bool page = false;

    for (size_t i = 0; i <= s->n_runes;) {
        size_t end = i, from = i, to;

        while (end < s->n_runes && r[end] != '\n') {
            page |= r[end] == '\f';
            end++;
        }
        while (from < end && is_space(r[from]))
            from++;
        for (to = end; to > from && (is_space(r[to - 1]) || r[to - 1] == '\t'); to--)
            ;
        if (n > SHEET_MOST_LINES)
            break;
        if (from == to || is_page_number(r + from, to - from)) {
            gap++;
        } else {
            *ARENA_PUSH(s->scratch, lines, n, cap) = (struct raw_line){ from, to, gap, page };
            gap = 0;
            page = false;
        }
        i = end + 1;
    }
    *ret_n = n;
    return lines;
}

/* Runs of four blanks part columns, unless a justified line is full of them. */
static bool has_columns(const uint32_t *r, const struct raw_line *l)
{
    int runs = 0, blanks = 0;

    for (size_t i = l->from; i < l->to; i++) {
        blanks = r[i] == ' ' ? blanks + 1 : 0;
        runs += blanks == 4;
    }
    return runs > 0 && runs <= 3;
}

static void put(struct sheet *s, char c, size_t rune, bool upper)
{
    s->f[s->n] = c;
    s->rune_at[s->n] = (uint32_t)rune;
    s->upper[s->n] = upper;
    s->n++;
}

static void add_line(struct sheet *s, const uint32_t *r, const struct raw_line *raw)
{
    struct sheet_line line = { .from = s->n, .gap = raw->gap, .page_break = raw->page_break };
    bool columns = has_columns(r, raw);
    size_t letters = 0, capitals = 0, marks = 0;
    int blanks = 0;

    for (size_t i = raw->from; i < raw->to; i++) {
        char last = s->n > line.from ? s->f[s->n - 1] : '\n';
        char c = vi_fold_rune(r[i]);

        if (c == ' ' && r[i] != '\t') {
            blanks++;
            if (columns && blanks == 4 && last == ' ') {
                s->f[s->n - 1] = '\t';
                line.cells = true;
            } else if (last != ' ' && last != '\t') {
                put(s, ' ', i, false);
            }
            continue;
        }
        blanks = 0;
        if (r[i] == '\t') {
            if (last == ' ')
                s->n--;
            put(s, '\t', i, false);
            line.cells = true;
            continue;
        }
        if (!c)
            c = OTHER_SIGN;
        put(s, c, i, vi_is_upper(r[i]));
        letters += c >= 'a' && c <= 'z';
        capitals += vi_is_upper(r[i]);
        marks += scan_is_word(c);
    }
    line.to = s->n;
    line.caps = letters >= 2 && capitals * 10 >= letters * 9;
    line.rule = marks == 0;
    *ARENA_PUSH(s->scratch, s->lines, s->n_lines, s->cap_lines) = line;
}

static bool ends_sentence(const struct sheet *s, const struct sheet_line *l)
{
    size_t i = l->to;

    while (i > l->from && (s->f[i - 1] == '"' || s->f[i - 1] == ')' || s->f[i - 1] == '\''))
        i--;
    return i > l->from && strchr(".:;!?", s->f[i - 1]);
}

static bool starts_something(const struct sheet *s, const struct sheet_line *l)
{
    struct label label;

    return scan_bullet(s, l->from) || scan_label(s, l->from, &label) ||
           scan_phrase(s, l->from, "noi nhan") || scan_phrase(s, l->from, "kinh gui") ||
           s->f[l->from] == '\t';
}

static bool starts_low(const struct sheet *s, const struct sheet_line *l)
{
    char c = s->f[l->from];

    return c >= 'a' && c <= 'z' && !s->upper[l->from];
}

/* The last word leaves something to follow: "ngày", "số", "của". */
static bool ends_open(const struct sheet *s, const struct sheet_line *l)
{
    static const char *const words[] = { "ngay", "so",  "thang", "nam",   "va",    "cua",
                                         "ve",   "den", "tu",    "trong", "truoc", "tai",
                                         "theo", "cac", "la",    "qua",   "cho",   NULL };
    size_t i = l->to;

    while (i > l->from && scan_is_word(s->f[i - 1]))
        i--;
    return i < l->to && !s->upper[i] && scan_any(s, i, words) == l->to;
}

/* Whether line n goes on with the sentence of line p: what a page or line break cut in two. */
static bool continues(const struct sheet *s, const struct sheet_line *p, const struct sheet_line *n,
                      bool wrapped)
{
    size_t length = p->to - p->from;
    struct label label;

    if (p->rule || n->rule || p->cells || n->cells || n->gap > 5 || starts_something(s, n))
        return false;
    if (p->caps || n->caps)
        return p->caps && n->caps && n->gap == 0 && scan_label(s, p->from, &label);
    if (ends_sentence(s, p))
        return false;
    if (ends_open(s, p))
        return true;
    if (starts_low(s, n))
        return length >= 12;
    if (n->gap == 0 && wrapped)
        return length >= 55;
    if (s->f[p->to - 1] == ',' || s->f[p->to - 1] == '-' || n->page_break)
        return length >= 55;
    return length >= 120 &&
           (scan_is_digit(s->f[n->from]) || s->f[n->from] == '(' || s->f[n->from] == '"');
}

static bool is_wrapped(const struct sheet *s)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (s->lines[i].to - s->lines[i].from > 160 && !s->lines[i].cells)
            return false;
    return true;
}

static void make_paras(struct sheet *s)
{
    bool wrapped = is_wrapped(s);
    size_t from = 0;

    for (size_t i = 0; i < s->n_lines; i++) {
        struct sheet_line *l = &s->lines[i];

        if (i + 1 < s->n_lines && continues(s, l, l + 1, wrapped)) {
            s->f[l->to] = ' ';
            continue;
        }
        *ARENA_PUSH(s->scratch, s->paras, s->n_paras, s->cap_paras) = (struct piece){ from, l->to };
        from = l->to + 1;
    }
}

static void mark_words(struct sheet *s)
{
    bool behind_word = false;

    s->begins = arena_array(s->scratch, uint64_t, s->n / 64 + 2);
    for (size_t i = 0; i <= s->n; i++) {
        bool begins = !behind_word && !scan_is_blank(s->f[i]);

        s->begins[i / 64] |= (uint64_t)begins << (i % 64);
        behind_word = scan_is_word(s->f[i]);
    }
}

bool sheet_open(struct sheet *s, const struct read_source *source, struct arena *scratch,
                struct arena *out)
{
    uint32_t *runes = arena_array(scratch, uint32_t, source->text.n + 1);
    struct raw_line *raw;
    size_t n;

    assert(s && scratch);
    *s = (struct sheet){ .scratch = scratch, .out = out, .source = source, .type_line = SIZE_MAX };
    s->byte_at = arena_array(scratch, uint32_t, source->text.n + 1);
    decode(s, runes);
    raw = split_lines(s, runes, &n);
    if (n > SHEET_MOST_LINES)
        return false;
    s->f = arena_alloc(scratch, s->n_runes + n + 2, 1);
    s->rune_at = arena_array(scratch, uint32_t, s->n_runes + n + 2);
    s->upper = arena_array(scratch, bool, s->n_runes + n + 2);
    s->taken = arena_array(scratch, bool, s->n_runes + n + 2);
    for (size_t i = 0; i < n; i++) {
        add_line(s, runes, &raw[i]);
        put(s, '\n', raw[i].to < s->n_runes ? raw[i].to : s->n_runes - 1, false);
    }
    s->f[s->n] = '\0';
    s->rune_at[s->n] = (uint32_t)s->n_runes;
    sheet_mend_figures(s);
    make_paras(s);
    mark_words(s);
    s->body_end = s->annex_from = s->n;
    return true;
}

struct piece sheet_trim(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    while (from < to && scan_is_blank(s->f[from]))
        from++;
    while (to > from && scan_is_blank(s->f[to - 1]))
        to--;
    return (struct piece){ from, to };
}

struct piece sheet_trim_bare(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    while (from < to && !scan_is_word(s->f[from]) && s->f[from] != '"' && s->f[from] != '(')
        from++;
    while (to > from && !scan_is_word(s->f[to - 1]) && s->f[to - 1] != '"' && s->f[to - 1] != ')')
        to--;
    return (struct piece){ from, to };
}

struct str sheet_text(const struct sheet *s, size_t from, size_t to)
{
    struct piece p = sheet_trim(s, from, to);
    struct str text = s->source->text;
    size_t size = 0, n = 0;
    char *out;

    assert(s);
    for (size_t i = p.from; i < p.to; i++)
        size += s->byte_at[s->rune_at[i] + 1] - s->byte_at[s->rune_at[i]];
    out = arena_alloc(s->out, size + 1, 1);
    for (size_t i = p.from; i < p.to; i++) {
        uint32_t at = s->byte_at[s->rune_at[i]], end = s->byte_at[s->rune_at[i] + 1];

        if (scan_is_blank(s->f[i])) {
            out[n++] = ' ';
        } else {
            memcpy(out + n, text.p + at, end - at);
            n += end - at;
        }
    }
    return (struct str){ out, n };
}

struct span sheet_span(const struct sheet *s, size_t from, size_t to)
{
    struct piece p = sheet_trim(s, from, to);

    assert(s);
    if (p.from == p.to)
        return (struct span){ s->rune_at[p.from], s->rune_at[p.from] };
    return (struct span){ s->rune_at[p.from], s->rune_at[p.to - 1] + 1 };
}

/* A full stop that ends a sentence: not within a number or an abbreviation. */
static bool is_stop(const struct sheet *s, size_t i, size_t to)
{
    char c = s->f[i];

    if (c == '\n' || c == '\t' || c == ';')
        return true;
    if (c != '.' && c != '!' && c != '?')
        return false;
    if (i + 1 >= to)
        return true;
    if (c == '.' && s->f[i - (i > 0)] == '.' && s->upper[i + 1])
        return true;
    if (s->f[i + 1] != ' ' || !(s->upper[i + 2] || s->f[i + 2] == '(' || s->f[i + 2] == '"'))
        return false;
    /* "1. Mục đích", "TP. Vinh": too short a word before the dot ends no sentence */
    return i >= 3 && scan_is_word(s->f[i - 1])
               ? scan_is_word(s->f[i - 2]) && !(s->upper[i - 1] && s->upper[i - 2])
               : true;
}

struct piece sheet_sentence(const struct sheet *s, size_t at, size_t from, size_t to)
{
    size_t begin = at, end = at;

    assert(s);
    /* A sentence longer than this is none: a limit keeps foreign text from costing more than its length. */
    enum { MOST = 1500 };

    while (begin > from && at - begin < MOST && !is_stop(s, begin - 1, to))
        begin--;
    while (end < to && end - at < MOST && !is_stop(s, end, to))
        end++;
    return sheet_trim(s, begin, end);
}

static size_t find_piece(size_t n, size_t at, const void *items,
                         size_t (*from_of)(const void *, size_t))
{
    size_t low = 0, high = n;

    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;

        if (from_of(items, mid) <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

static size_t para_from(const void *items, size_t i)
{
    return ((const struct piece *)items)[i].from;
}

static size_t line_from(const void *items, size_t i)
{
    return ((const struct sheet_line *)items)[i].from;
}

size_t sheet_para_of(const struct sheet *s, size_t at)
{
    assert(s);
    return find_piece(s->n_paras, at, s->paras, para_from);
}

size_t sheet_line_of(const struct sheet *s, size_t at)
{
    assert(s);
    return find_piece(s->n_lines, at, s->lines, line_from);
}
