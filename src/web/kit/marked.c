/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/marked.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "work/document/span.h"

/* Spans as bytes, and the boundaries between which nothing changes. */
struct cutter {
    struct arena *a;
    struct str text;
    const struct marked_span *spans;
    struct bytes {
        size_t from, to;
    } * bytes;
    size_t n;
    size_t *edges;
    size_t n_edges;
    bool *seen; /* the item's first piece is out */
    struct marked_text out;
    size_t cap_lines, cap_pieces;
};

static int compare(const void *a, const void *b)
{
    const size_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static void find_edges(struct cutter *c)
{
    struct span_index ix = span_index(c->a, c->text);

    c->bytes = arena_array(c->a, struct bytes, c->n + 1);
    c->edges = arena_array(c->a, size_t, 2 * c->n + 2);
    c->edges[c->n_edges++] = 0;
    for (size_t i = 0; i < c->n; i++) {
        c->bytes[i].from = span_offset(&ix, c->spans[i].from);
        c->bytes[i].to = span_offset(&ix, c->spans[i].to);
        c->edges[c->n_edges++] = c->bytes[i].from;
        c->edges[c->n_edges++] = c->bytes[i].to;
    }
    c->edges[c->n_edges++] = c->text.n;
    qsort(c->edges, c->n_edges, sizeof(*c->edges), compare);
}

/* Index of the shortest span over these bytes; SIZE_MAX for none. */
static size_t owner(const struct cutter *c, size_t from, size_t to)
{
    size_t best = SIZE_MAX, length = SIZE_MAX;

    for (size_t i = 0; i < c->n; i++) {
        const struct bytes *b = &c->bytes[i];

        if (b->from <= from && b->to >= to && b->to - b->from < length) {
            best = i;
            length = b->to - b->from;
        }
    }
    return best;
}

static void new_line(struct cutter *c)
{
    struct marked_line *line = ARENA_PUSH(c->a, c->out.lines, c->out.n, c->cap_lines);

    *line = (struct marked_line){ .number = (int64_t)c->out.n };
    c->cap_pieces = 0;
}

static void add_piece(struct cutter *c, struct str words, size_t item)
{
    struct marked_line *line = &c->out.lines[c->out.n - 1];
    struct marked_piece piece = { .text = words };

    if (!words.n)
        return;
    if (item != SIZE_MAX && str_trim(words).n) {
        piece.id = c->spans[item].id;
        piece.first = !c->seen[item];
        c->seen[item] = true;
    }
    *ARENA_PUSH(c->a, line->pieces, line->n, c->cap_pieces) = piece;
}

static void note_places(struct cutter *c, size_t from, size_t item)
{
    for (size_t i = 0; i < c->n && item != SIZE_MAX; i++) {
        if (c->bytes[i].from == from && c->bytes[i].to > from && !c->out.places[i].line)
            c->out.places[i] = (struct marked_place){ c->spans[item].id, (int64_t)c->out.n };
    }
}

static void cut(struct cutter *c, size_t from, size_t to)
{
    struct str rest = str_sub(c->text, from, to), words;
    size_t item = owner(c, from, to);

    note_places(c, from, item);
    for (;;) {
        size_t end = str_find(rest, S("\n"), 0);

        words = end == SIZE_MAX ? rest : str_sub(rest, 0, end);
        add_piece(c, words, item);
        if (end == SIZE_MAX)
            return;
        new_line(c);
        rest = str_sub(rest, end + 1, rest.n);
    }
}

/* An item's own anchor, where it has a piece of its own, is better than that of a shorter one. */
static void prefer_own(struct cutter *c)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->seen[i])
            c->out.places[i].id = c->spans[i].id;
    }
}

struct marked_text marked_text(struct arena *a, struct str text, const struct marked_span *spans,
                               size_t n)
{
    struct cutter c = { .a = a, .text = text, .spans = spans, .n = n };

    assert(spans || !n);
    if (c.text.n > MARKED_BYTES) {
        c.text.n = MARKED_BYTES;
        while (c.text.n && ((unsigned char)text.p[c.text.n] & 0xc0) == 0x80)
            c.text.n--;
        c.out.cut = true;
    }
    c.seen = arena_array(a, bool, n + 1);
    c.out.places = arena_array(a, struct marked_place, n + 1);
    find_edges(&c);
    new_line(&c);
    for (size_t i = 0; i + 1 < c.n_edges; i++) {
        if (c.edges[i] < c.edges[i + 1])
            cut(&c, c.edges[i], c.edges[i + 1]);
    }
    prefer_own(&c);
    return c.out;
}
