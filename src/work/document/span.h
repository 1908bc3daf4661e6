/* span.h - the words at a span of a text: spans count code points, memory has bytes.
 *
 * The index lives in the arena; the words borrow from the text. */
#pragma once

#include "base/str.h"

struct arena;

struct span_index {
    struct str text;
    const uint32_t *at; /* byte offset of every SPAN_STRIDE-th code point */
    size_t n;
};

struct span_index span_index(struct arena *a, struct str text);
/* Byte offset of a code point; the text's end for one beyond it. */
size_t span_offset(const struct span_index *ix, int64_t point);
/* "" for an empty span or one outside the text. */
struct str span_words(const struct span_index *ix, int64_t from, int64_t to);
