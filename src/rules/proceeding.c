/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/proceeding.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/vi.h"

enum { LABEL_BYTES = 6 };

static const struct {
    const char *name, *line, *folded;
} parts[PROCEEDING_PART_COUNT] = {
    [PROCEEDING_NO_PART] = { "body", "", "" },
    [PROCEEDING_OPENING] = { "opening", "— Mở đầu", "mo dau" },
    [PROCEEDING_BODY] = { "body", "— Nội dung", "noi dung" },
    [PROCEEDING_CLOSING] = { "closing", "— Kết thúc", "ket thuc" },
};

struct str proceeding_part_name(enum proceeding_part part)
{
    return str_of(parts[part].name);
}

bool proceeding_minutes(struct str typed, int64_t *ret)
{
    assert(ret);
    for (size_t i = 0; i < typed.n; i++) {
        if (typed.p[i] < '0' || typed.p[i] > '9')
            return false;
    }
    return str_int(typed, ret) && *ret >= 1 && *ret <= PROCEEDING_MINUTES_MAX;
}

/* "Thảo luận (45 phút)" ends in its length. */
static void split_minutes(struct str *words, int64_t *ret)
{
    struct str w = *words, inside;
    size_t open = SIZE_MAX;

    while (w.n && (w.p[w.n - 1] == '.' || w.p[w.n - 1] == ';'))
        w.n--;
    if (!str_ends(w, S(" phút)")))
        return;
    for (size_t i = 0; i < w.n; i++)
        open = w.p[i] == '(' ? i : open;
    if (open == SIZE_MAX || !str_trim(str_sub(w, 0, open)).n)
        return;
    inside = str_sub(w, open + 1, w.n - strlen(" phút)"));
    if (proceeding_minutes(inside, ret))
        *words = str_trim(str_sub(w, 0, open));
}

/* "2. Thảo luận" is label and words; without a label the words are all. */
static struct proceeding_step step_of(struct str line, enum proceeding_part part)
{
    struct proceeding_step step = { .part = part, .label = S(""), .words = line };
    size_t dot = str_find(line, S(". "), 0);

    if (dot != SIZE_MAX && dot > 0 && dot <= LABEL_BYTES) {
        step.label = str_sub(line, 0, dot);
        step.words = str_trim(str_sub(line, dot + 2, line.n));
    }
    split_minutes(&step.words, &step.minutes);
    return step;
}

static enum proceeding_part part_of(struct arena *a, struct str line)
{
    struct str folded = vi_fold(a, line, NULL);

    for (int p = PROCEEDING_OPENING; p < PROCEEDING_PART_COUNT; p++) {
        if (str_find(folded, str_of(parts[p].folded), 0) != SIZE_MAX)
            return (enum proceeding_part)p;
    }
    return PROCEEDING_BODY;
}

size_t proceeding_steps(struct arena *a, struct str lines, struct proceeding_step **ret)
{
    enum proceeding_part part = PROCEEDING_NO_PART;
    size_t n = 0, cap = 0;
    struct str line;

    assert(a && ret);
    *ret = NULL;
    while (str_cut(&lines, '\n', &line)) {
        line = str_trim(line);
        if (str_starts(line, S("—")))
            part = part_of(a, line);
        else if (line.n)
            *ARENA_PUSH(a, *ret, n, cap) = step_of(line, part);
    }
    return n;
}

/* A step is one line, whatever was typed. */
static void add_words(struct buf *out, struct str words)
{
    for (size_t i = 0; i < words.n; i++)
        buf_char(out, words.p[i] == '\n' ? ' ' : words.p[i]);
}

struct str proceeding_lines(struct arena *a, const struct proceeding_step *steps, size_t n)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    enum proceeding_part part = PROCEEDING_NO_PART;

    assert(a);
    assert(steps || !n);
    for (size_t i = 0; i < n; i++) {
        if (steps[i].part != part && steps[i].part)
            buf_fmt(&out, "%s\n", parts[steps[i].part].line);
        part = steps[i].part;
        if (steps[i].label.n)
            buf_fmt(&out, "%.*s. ", STR_ARGS(steps[i].label));
        add_words(&out, steps[i].words);
        if (steps[i].minutes)
            buf_fmt(&out, " (%" PRId64 " phút)", steps[i].minutes);
        buf_char(&out, '\n');
    }
    return arena_str(a, str_trim(buf_view(&out)));
}

int64_t proceeding_sum(const struct proceeding_step *steps, size_t n)
{
    int64_t sum = 0;

    assert(steps || !n);
    for (size_t i = 0; i < n; i++)
        sum += steps[i].minutes;
    return sum;
}

/* A new step, and one that moves up, stand before whoever has the place; one that moves down behind. */
static int shift(const struct proceeding_row *r)
{
    return (r->place > r->was && r->was) - (r->place < r->was || !r->was);
}

static int by_place(const void *a, const void *b)
{
    const struct proceeding_row *x = a, *y = b;

    if (x->place != y->place) {
        if (!x->place || !y->place)
            return x->place ? -1 : 1;
        return x->place < y->place ? -1 : 1;
    }
    if (shift(x) != shift(y))
        return shift(x) - shift(y);
    return (x->was > y->was) - (x->was < y->was);
}

/* 1, 2, 3 in the order they were; new ones have none. */
static bool counts(const struct proceeding_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int64_t label;

        if (rows[i].was && (!str_int(rows[i].step.label, &label) || label != rows[i].was))
            return false;
    }
    return true;
}

void proceeding_arrange(struct arena *a, struct proceeding_row *rows, size_t n)
{
    bool again = counts(rows, n);

    assert(rows || !n);
    qsort(rows, n, sizeof(*rows), by_place);
    for (size_t i = 0; i < n && again; i++)
        rows[i].step.label = str_fmt(a, "%zu", i + 1);
}
