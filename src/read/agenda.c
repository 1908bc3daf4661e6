/* SPDX-License-Identifier: Apache-2.0 */
#include "read/agenda.h"

#include "base/arena.h"
#include "read/rules.h"
#include "read/scan.h"

static const struct {
    enum agenda_part part;
    const char *words[10];
} parts[] = {
    { PART_OPENING,
      { "phan mo dau", "mo dau", "khai mac", "phan khai mac", "buoc mo dau",
        "phan thu nhat: mo dau", NULL } },
    { PART_BODY,
      { "phan noi dung", "noi dung chinh", "phan tien hanh", "tien hanh", "phan chinh",
        "noi dung sinh hoat", "noi dung", NULL } },
    { PART_CLOSING,
      { "phan ket thuc", "ket thuc", "be mac", "phan be mac", "buoc ket thuc", NULL } },
};

struct reading_agenda *agenda_open(struct sheet *s, struct reading *r, size_t from, size_t to)
{
    struct reading_agenda *a = ARENA_PUSH(s->out, r->agenda, r->n_agenda, r->cap_agenda);

    *a = (struct reading_agenda){ .span = sheet_span(s, from, to) };
    return a;
}

/* Behind "(1)" in front of a step. */
static size_t without_mark(const struct sheet *s, size_t from)
{
    size_t end = from + 1;

    if (s->f[from] != '(')
        return from;
    while (scan_is_digit(s->f[end]))
        end++;
    return end > from + 1 && s->f[end] == ')' ? end + 1 : from;
}

void agenda_step(struct sheet *s, struct reading_agenda *a, struct str label, size_t from,
                 size_t to, enum agenda_part part)
{
    struct piece p = sheet_trim_bare(s, without_mark(s, from), to);

    if (p.to <= p.from + 2 || a->n_steps >= 200)
        return;
    *ARENA_PUSH(s->out, a->steps, a->n_steps, a->cap_steps) =
        (struct reading_step){ label, sheet_text(s, p.from, p.to), part,
                               sheet_span(s, p.from, p.to) };
    a->span.to = a->steps[a->n_steps - 1].span.to;
}

struct str agenda_form(const struct sheet *s, const struct reading *r, size_t at)
{
    uint32_t rune = s->rune_at[at];
    struct str form = STR_NONE;

    for (size_t i = 0; i < r->n_sections && r->sections[i].span.from <= rune; i++)
        if (r->sections[i].title.n && r->sections[i].title.n < 200)
            form = r->sections[i].title;
    return form;
}

/* "một", "thứ nhất": the number of a step in words. */
static size_t ordinal_end(const struct sheet *s, size_t i, int n)
{
    static const char *const words[][3] = {
        { "mot", "nhat", "i" },  { "hai", "hai", "ii" }, { "ba", "ba", "iii" },
        { "bon", "tu", "iv" },   { "nam", "nam", "v" },  { "sau", "sau", "vi" },
        { "bay", "bay", "vii" },
    };
    size_t end = scan_phrase(s, i, "thu");

    i = end ? scan_skip_spaces(s, end) : i;
    if (n < 1 || (size_t)n > COUNT(words))
        return 0;
    for (size_t k = 0; k < 3; k++) {
        end = scan_phrase(s, i, words[n - 1][k]);
        if (end && (k < 2 || s->upper[i]))
            return end;
    }
    return 0;
}

size_t agenda_mark(const struct sheet *s, size_t i, int n)
{
    size_t end;

    if (s->f[i] == '(' && scan_is_digit(s->f[i + 1])) {
        for (end = i + 1; scan_is_digit(s->f[end]); end++)
            ;
        return s->f[end] == ')' && scan_int(s, i + 1, end) == n ? end + 1 : 0;
    }
    if (!scan_word_at(s, i) || !scan_phrase(s, i, "buoc"))
        return 0;
    i = scan_skip_spaces(s, i + 4);
    for (end = i; scan_is_digit(s->f[end]); end++)
        ;
    end = end > i ? (scan_int(s, i, end) == n ? end : 0) : ordinal_end(s, i, n);
    if (!end)
        return 0;
    while (s->f[end] == ':' || s->f[end] == '.' || s->f[end] == '-' || s->f[end] == ' ' ||
           s->f[end] == ')')
        end++;
    return end;
}

/* Where the mark of step n stands in [from, to); to when there is none. */
static size_t next_mark(const struct sheet *s, size_t from, size_t to, int n)
{
    while (from < to && ((s->f[from] != '(' && s->f[from] != 'b') || !agenda_mark(s, from, n)))
        from++;
    return from;
}

/* Steps numbered within one paragraph: "(1) …; (2) …" behind an announcement, or "Bước 1: …". */
static void inline_steps(struct sheet *s, struct reading *r, struct piece p)
{
    struct reading_agenda *a;
    size_t first = p.from, next, begin, at;
    bool words;
    int n = 1;

    first = next_mark(s, first, p.to, 1);
    if (first >= p.to)
        return;
    words = s->f[first] == 'b';
    if (!words && !agenda_is_announced(s, p.from, first))
        return;
    next = next_mark(s, first + 1, p.to, 2);
    if (next >= p.to)
        return;
    a = agenda_open(s, r, p.from, p.to);
    a->form = agenda_form(s, r, p.from);
    begin = agenda_mark(s, first, 1);
    at = first;
    while (at < p.to) {
        next = next_mark(s, begin, p.to, n + 1);
        agenda_step(s, a, str_fmt(s->out, "%d", n), begin, next, PART_NONE);
        n++;
        begin = next < p.to ? agenda_mark(s, next, n) : p.to;
        at = next;
    }
}

size_t agenda_text(const struct sheet *s, struct piece p, struct label *ret_label)
{
    size_t bullet = scan_bullet(s, p.from);

    *ret_label = (struct label){ .kind = LABEL_NONE };
    if (bullet)
        return bullet;
    return scan_label(s, p.from, ret_label) ? ret_label->end : p.from;
}

int agenda_rank(const struct sheet *s, struct piece p)
{
    struct label label;

    if (scan_bullet(s, p.from))
        return s->f[p.from] == '*' ? 5 : s->f[p.from] == '-' ? 6 : 7;
    if (!scan_label(s, p.from, &label))
        return 8;
    switch (label.kind) {
    case LABEL_PART:
        return 0;
    case LABEL_ROMAN:
        return 1;
    case LABEL_NUMBER:
        return 1 + (label.depth > 3 ? 3 : label.depth);
    case LABEL_LETTER:
        return 5;
    case LABEL_NONE:
        break;
    }
    return 8;
}

static enum agenda_part part_word_at(const struct sheet *s, size_t at, size_t *ret_end)
{
    enum agenda_part part = PART_NONE;

    *ret_end = 0;
    for (size_t k = 0; k < COUNT(parts); k++) {
        size_t end = scan_any(s, at, parts[k].words);

        if (end > *ret_end) {
            *ret_end = end;
            part = parts[k].part;
        }
    }
    return part;
}

enum agenda_part agenda_part_at(const struct sheet *s, struct piece p, size_t *ret_text)
{
    struct label label;
    size_t at = agenda_text(s, p, &label), end = 0;
    enum agenda_part part = PART_NONE;

    if (at == p.from && label.kind == LABEL_NONE && !s->upper[at])
        return PART_NONE;
    if (s->f[at] == '(') /* "(1) Phần mở đầu" */
        while (at < p.to && s->f[at] != ' ' && at - p.from < 8)
            at++;
    at = scan_skip_spaces(s, at);
    part = part_word_at(s, at, &end);
    /* "Phần thứ nhất - Mở đầu", "Bước 1: Mở đầu" */
    for (size_t i = at; !part && i < p.to && i - at < 24; i++)
        if (s->f[i] == ':' || s->f[i] == '-') {
            if (scan_phrase(s, at, "phan") || scan_phrase(s, at, "buoc"))
                part = part_word_at(s, scan_skip_spaces(s, i + 1), &end);
            break;
        }
    if (!part)
        return PART_NONE;
    *ret_text = end;
    while (*ret_text < p.to && s->f[*ret_text] != ':' && s->f[*ret_text] != '.' &&
           *ret_text - end < 60)
        (*ret_text)++;
    /* a sentence that merely begins with the word is no heading */
    if (*ret_text < p.to && s->f[*ret_text] != ':' && s->f[*ret_text] != '.')
        return PART_NONE;
    if (*ret_text >= p.to && p.to - end > 40)
        return PART_NONE;
    while (*ret_text < p.to &&
           (s->f[*ret_text] == ':' || s->f[*ret_text] == '.' || s->f[*ret_text] == ' '))
        (*ret_text)++;
    return part;
}

/* "Nêu lý do; cử thư ký; thông qua chương trình." behind the colon of a part. */
static void steps_of_line(struct sheet *s, struct reading_agenda *a, size_t from, size_t to,
                          enum agenda_part part)
{
    size_t begin = from;

    for (size_t i = from; i <= to; i++)
        if (i == to || s->f[i] == ';') {
            agenda_step(s, a, STR_NONE, begin, i, part);
            begin = i + 1;
        }
}

/* The paragraphs under one part, up to the next part or heading; returns where they end. */
static size_t part_items(struct sheet *s, struct reading_agenda *a, size_t k, size_t text,
                         enum agenda_part part)
{
    int rank = agenda_rank(s, s->paras[k]), inner = 99;
    size_t next = k + 1, ignored;

    if (text < s->paras[k].to)
        steps_of_line(s, a, text, s->paras[k].to, part);
    for (; next < s->n_paras && s->paras[next].from < s->body_end; next++) {
        struct piece p = s->paras[next];
        struct label label;
        int here = agenda_rank(s, p);

        if (here <= rank || agenda_part_at(s, p, &ignored))
            break;
        if (inner == 99)
            inner = here;
        if (here <= inner && here < 8)
            agenda_step(s, a, STR_NONE, agenda_text(s, p, &label), p.to, part);
        else if (here == 8 && inner == 8 && rank < 8)
            agenda_step(s, a, STR_NONE, p.from, p.to, part);
    }
    return next;
}

/* Opening, body, closing one after the other. */
static size_t parted(struct sheet *s, struct reading *r, size_t k)
{
    struct reading_agenda *a = NULL;
    size_t text, next = k, found = 0, from = s->paras[k].from;
    enum agenda_part part = agenda_part_at(s, s->paras[k], &text);

    if (part != PART_OPENING)
        return k;
    /* an opening alone is none: its closing must follow soon */
    for (size_t i = k + 1; i < s->n_paras && i < k + 40 && s->paras[i].from < s->body_end; i++) {
        size_t ignored;
        enum agenda_part other = agenda_part_at(s, s->paras[i], &ignored);

        if (other == PART_OPENING)
            break;
        found += other == PART_CLOSING || other == PART_BODY;
    }
    if (!found)
        return k;
    a = agenda_open(s, r, from, s->paras[k].to);
    a->form = agenda_form(s, r, from > 0 ? from - 1 : 0);
    while (part) {
        next = part_items(s, a, next, text, part);
        if (part == PART_CLOSING || next >= s->n_paras || s->paras[next].from >= s->body_end)
            break;
        part = agenda_part_at(s, s->paras[next], &text);
        if (part == PART_OPENING)
            break;
    }
    return next > k ? next - 1 : k;
}

/* "Bước 1: …", or "(1) …" below a heading that announces steps, paragraph by paragraph. */
static size_t step_paras(struct sheet *s, struct reading *r, size_t k)
{
    struct reading_agenda *a = NULL;
    struct label label;
    size_t next = k, at;
    int n = 1;

    for (; next < s->n_paras && s->paras[next].from < s->body_end; next++) {
        struct piece p = s->paras[next];
        size_t mark;

        at = agenda_text(s, p, &label);
        mark = agenda_mark(s, at, n);
        if (!mark && n > 1 && next < k + 60 && agenda_rank(s, p) >= 5 && !agenda_mark(s, at, 1))
            continue; /* what a step says beside its name */
        if (!mark ||
            (n == 1 && s->f[at] != 'b' && (k == 0 || !agenda_heads(s, r, s->paras[k - 1]))))
            break;
        if (n == 1) {
            size_t ahead = next + 1;

            while (ahead < s->n_paras && ahead < next + 20 &&
                   !agenda_mark(s, agenda_text(s, s->paras[ahead], &label), 2))
                ahead++;
            if (ahead >= s->n_paras || ahead >= next + 20)
                return k;
            a = agenda_open(s, r, p.from, p.to);
            a->form = agenda_form(s, r, p.from);
        }
        agenda_step(s, a, str_fmt(s->out, "%d", n), mark, p.to, PART_NONE);
        n++;
    }
    return a && next > k ? next - 1 : k;
}

void rule_agenda(struct sheet *s, struct reading *r)
{
    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        size_t done;

        if (s->paras[k].from < s->body_from || r->n_agenda >= RULE_MOST)
            continue;
        done = parted(s, r, k);
        if (done == k)
            done = step_paras(s, r, k);
        if (done == k) {
            size_t before = r->n_agenda;

            inline_steps(s, r, s->paras[k]);
            if (r->n_agenda == before && k + 1 < s->n_paras) {
                size_t ignored;

                if (agenda_part_at(s, s->paras[k + 1], &ignored) != PART_OPENING)
                    done = agenda_listed(s, r, k);
            }
        }
        k = done;
    }
}
