/* fields.h - the keys of a reading, each in one row: its name, where it lies and what it is.
 *
 * json.c writes along these rows, load.c reads along them, work/document/items.c takes an item's values
 * by their names. A key that a reading learns is a member in reading.h and a row here. */
#pragma once

#include "read/result/reading.h"

enum reading_kind {
    READING_TEXT = 1,
    READING_WORD,   /* an enum by its words */
    READING_NUMBER, /* an int */
    READING_SPAN,
    READING_SPANS,
    READING_DOUBT, /* "doubt" in words and "doubt_key" */
    READING_ARGS,  /* CHECK_ARGS texts, as far as there are */
    READING_PART,  /* one part, null where it has no text */
    READING_PARTS, /* any number of them */
    READING_LINES, /* bare texts, their places under "recipient_spans" */
};

struct reading_row {
    const char *key;
    enum reading_kind kind;
    bool optional; /* left out when there is none: only what may be missing by design is null */
    size_t offset;
    size_t offset_n;          /* SPANS, PARTS, LINES: how many */
    int least, most, none;    /* NUMBER: what lies outside reads as none */
    const char *const *words; /* WORD: by value, NULL for none */
    size_t n_words;
    const struct reading_shape *of; /* PART, PARTS */
};

struct reading_shape {
    const struct reading_row *rows;
    size_t n, size; /* size: of one part */
};

extern const struct reading_shape reading_shape_citation, reading_shape_deadline,
    reading_shape_task, reading_shape_assignment, reading_shape_step, reading_shape_agenda,
    reading_shape_material, reading_shape_section, reading_shape_signer, reading_shape_check;
/* What a document says once, each a struct reading_field; and everything else, in the order of the JSON. */
extern const struct reading_shape reading_shape_once, reading_shape_whole;

extern const char *const duty_kind_words[]; /* by enum duty_kind */

/* Where the row's value lies in its part. */
static inline const void *reading_at(const void *part, const struct reading_row *row)
{
    return (const char *)part + row->offset;
}

static inline size_t reading_count(const void *part, const struct reading_row *row)
{
    return *(const size_t *)(const void *)((const char *)part + row->offset_n);
}

/* A text, a word or a number as text; STR_NONE for none and for everything else. */
struct str reading_row_text(struct arena *a, const void *part, const struct reading_row *row);
