/* source_out__.h - how the readers of one format write normalised text and its map. */
#pragma once

#include "base/buf.h"

struct arena;
struct read_source;

struct source_out {
    struct arena *arena;
    struct read_source *to;
    struct buf text;
    struct str source;
};

/* Copies the character (with the marks on it) at *i of the source, composed, and moves *i behind it.
 * Controls and invisible characters are dropped, line ends become LF, odd blanks ' '. */
void source_out_rune(struct source_out *o, size_t *i);
/* Copies what stays as it is, up to the next sign that means something to a reader or that a mark may
 * follow, and moves *i behind it; blanks too, where they are not to be joined. False when there is none. */
bool source_out_run(struct source_out *o, size_t *i, bool blanks);
/* A sign of the reader's own, tied to a place of the source. */
void source_out_char(struct source_out *o, char c, size_t source_at);
void source_out_lit(struct source_out *o, const char *text, size_t source_at);
/* Takes blanks at the end of the text back. */
void source_out_trim(struct source_out *o);
/* The last byte written; '\n' at the very beginning. */
char source_out_last(const struct source_out *o);

void source_markup(struct source_out *o, bool html);
