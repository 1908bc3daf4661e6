/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/agenda.h"

#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"
#include "read/rules.h"

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
    assert(s && r);
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
