/* SPDX-License-Identifier: Apache-2.0 */
/* agenda_step.c - what all ways of printing an order of proceedings have in common. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/agenda.h"

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

    assert(s && r);
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

    assert(s);
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

    assert(r);
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

    assert(s);
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

size_t agenda_text(const struct sheet *s, struct piece p, struct label *ret_label)
{
    size_t bullet = scan_bullet(s, p.from);

    assert(s && ret_label);
    *ret_label = (struct label){ .kind = LABEL_NONE };
    if (bullet)
        return bullet;
    return scan_label(s, p.from, ret_label) ? ret_label->end : p.from;
}

int agenda_rank(const struct sheet *s, struct piece p)
{
    struct label label;

    assert(s);
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

    assert(s && ret_text);
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
