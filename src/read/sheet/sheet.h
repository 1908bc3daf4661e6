/* sheet.h - a document as the rules see it: folded letters, one blank between words, broken sentences
 * mended, page numbers gone; with the way back to the code points of the text.
 *
 * In f a letter is its base letter in lower case, ' ' parts words, '\t' cells of a table or columns,
 * '\n' paragraphs. A sentence that a page or line break cut in two is whole again. f[n] is NUL. */
#pragma once

#include "read/result/reading.h"

struct arena;
struct read_source;

/* [from, to) in f. */
struct piece {
    size_t from, to;
};

struct sheet_line {
    size_t from, to; /* in f, without blanks around */
    int gap;         /* blank lines before it */
    bool caps;       /* all letters are capitals */
    bool cells;      /* has a tab */
    bool page_break; /* a page begins before it */
    bool rule;       /* dashes, stars: no letter or digit */
};

struct sheet {
    struct arena *scratch; /* dies with the sheet */
    struct arena *out;     /* what the reading keeps */
    const struct read_source *source;
    uint32_t *byte_at; /* of each code point, and the end */
    size_t n_runes;

    char *f;
    uint32_t *rune_at; /* code point of each char of f */
    bool *upper;
    bool *taken; /* belongs to a citation: no date or number of its own */
    size_t n;
    uint64_t *begins; /* a bit for each char of f where a word, or a sign behind no word, begins */

    struct sheet_line *lines;
    size_t n_lines, cap_lines;
    struct piece *paras;
    size_t n_paras, cap_paras;

    /* Where the parts of the document are; see zone.h. */
    size_t type_line; /* SIZE_MAX when there is none */
    const struct doc_type *type;
    struct piece type_words, title;
    size_t body_from, body_end; /* from the first paragraph to signature and recipients */
    size_t annex_from;          /* n when there is none */
};

enum { SHEET_MOST_LINES = 200000 };

/* False when the text has more lines than a document can have. */
NODISCARD bool sheet_open(struct sheet *s, const struct read_source *source, struct arena *scratch,
                          struct arena *out);

/* Letters that a scanner made of figures ("2O22", "l4") are figures again in f. */
void sheet_mend_figures(struct sheet *s);
/* True when a figure in [from, to) was such a letter. */
bool sheet_is_mended(const struct sheet *s, size_t from, size_t to);
/* The original words on one line, without blanks around. */
struct str sheet_text(const struct sheet *s, size_t from, size_t to);
struct span sheet_span(const struct sheet *s, size_t from, size_t to);
/* Without blanks, and, for _bare, without signs around. */
struct piece sheet_trim(const struct sheet *s, size_t from, size_t to);
struct piece sheet_trim_bare(const struct sheet *s, size_t from, size_t to);
/* The sentence around at, within [from, to). */
struct piece sheet_sentence(const struct sheet *s, size_t at, size_t from, size_t to);
/* Index of the paragraph that holds at. */
size_t sheet_para_of(const struct sheet *s, size_t at);
size_t sheet_line_of(const struct sheet *s, size_t at);
