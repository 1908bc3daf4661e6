/* marked.h - a document's text cut into lines and pieces, so that an item can light up its words.
 *
 * A piece belongs to at most one item, the one with the shortest span there; the first piece of an
 * item carries the anchor. Texts beyond MARKED_BYTES are shown up to there. */
#pragma once

#include "base/str.h"

struct arena;

enum { MARKED_BYTES = 256 * 1024 };

struct marked_span {
    int64_t id;       /* of the item; not 0 */
    int64_t from, to; /* code points */
};

struct marked_piece {
    struct str text;
    int64_t id; /* 0: no item's */
    bool first; /* of its item */
};

struct marked_line {
    int64_t number; /* from 1 */
    struct marked_piece *pieces;
    size_t n;
};

/* Where the words of a span are: an item whose words all belong to shorter ones leads to those. */
struct marked_place {
    int64_t id;   /* of the anchor; 0: nowhere */
    int64_t line; /* 0: nowhere */
};

struct marked_text {
    struct marked_line *lines;
    size_t n;
    bool cut;
    struct marked_place *places; /* one a span, in the order given */
};

struct marked_text marked_text(struct arena *a, struct str text, const struct marked_span *spans,
                               size_t n);
