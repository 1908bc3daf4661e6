/* diff.h - two versions of a text, told apart word by word, for a person to choose from.
 *
 * The pieces of each side put together are that side's text, byte for byte. */
#pragma once

#include "base/str.h"

struct arena;

struct diff_piece {
    struct str text;
    bool changed; /* the other side does not have it here */
};

struct diff {
    struct diff_piece *theirs, *mine;
    size_t n_theirs, n_mine;
};

/* Texts of very many words are shown as changed between their common beginning and end. */
struct diff diff_words(struct arena *a, struct str theirs, struct str mine);
