/* layout.h - an official document as data: what it says, not where the words stand on the page.
 *
 * Where they stand is a profile's business (doc/layout_profile.h); doc/pdf.h and doc/docx.h write
 * the same document out. Everything lives in the arena of the document; texts handed in are
 * borrowed and must outlive it. Texts are UTF-8; a line feed in one starts a new line or paragraph.
 *
 *     struct layout_doc *d = layout_new(arena);
 *     d->issuer = S("ĐẢNG ỦY XÃ AN HÒA");
 *     d->type_name = S("BÁO CÁO");
 *     layout_heading(d, 1, S("I. TÌNH HÌNH"));
 *     layout_paragraph(d, S("Trong tháng, chi bộ đã sinh hoạt một buổi."));
 */
#pragma once

#include "base/day.h"
#include "base/err.h"

struct arena;

enum layout_align { LAYOUT_LEFT, LAYOUT_CENTER, LAYOUT_RIGHT, LAYOUT_JUSTIFY };

enum layout_look { LAYOUT_PLAIN = 0, LAYOUT_BOLD = 1, LAYOUT_ITALIC = 2, LAYOUT_UNDERLINE = 4 };

struct layout_run {
    struct str text;
    unsigned look; /* of enum layout_look, added to that of the paragraph's style */
};

enum layout_kind {
    LAYOUT_PARAGRAPH,
    LAYOUT_HEADING, /* level 1 … LAYOUT_LEVELS; stays with what follows */
    LAYOUT_ITEM,    /* its label ("-", "1.", "a)") is its first run */
    LAYOUT_LINES,   /* dotted lines to write on by hand */
    LAYOUT_TABLE,
    LAYOUT_PAGE_BREAK,
};

enum { LAYOUT_LEVELS = 4, LAYOUT_COLUMNS_MAX = 32 };

struct layout_column {
    struct str head;
    double share; /* of the table's width, relative to the other columns */
    enum layout_align align;
};

struct layout_row {
    const struct str *cells; /* one for each column; missing ones are empty */
    size_t n;
    bool bold;
    bool whole;      /* the first cell goes over all columns: a heading inside the table */
    double least_mm; /* room for handwriting; 0 means as high as its text */
};

struct layout_table {
    const struct layout_column *columns;
    size_t columns_n;
    struct layout_row *rows;
    size_t rows_n, rows_cap;
};

struct layout_block {
    enum layout_kind kind;
    int level;               /* of a heading */
    enum layout_align align; /* LAYOUT_JUSTIFY unless set */
    bool fill;               /* a dotted line goes on from the last word to the margin */
    bool no_indent;          /* the first line starts at the margin */
    int lines;               /* of LAYOUT_LINES */
    struct layout_run *runs;
    size_t runs_n, runs_cap;
    struct layout_table *table;
};

/* Who signs: T/M BAN THƯỜNG VỤ / BÍ THƯ / (room) / the name. */
struct layout_signer {
    struct str authority; /* "T/M BAN THƯỜNG VỤ", or empty */
    struct str title;     /* "BÍ THƯ"; of minutes "CHỦ TRÌ" */
    struct str note;      /* "(Ký, ghi rõ họ tên)", or empty */
    struct str name;
};

struct layout_doc {
    struct arena *arena;

    /* The head. An empty text leaves its line out. */
    struct str superior; /* the organisation printed above the one that issues */
    struct str issuer;
    struct str number;            /* "5" or "05"; empty leaves room to write it in */
    struct str symbol;            /* "KH/ĐU"; empty: no number line at all */
    struct str mark;              /* under the number: "Dự thảo lần 2", or empty */
    struct str place;             /* empty with no day: no line of place and date */
    struct day day;               /* no day leaves room to write it in */
    struct str type_name;         /* "KẾ HOẠCH"; empty for a letter */
    struct str title;             /* trích yếu */
    struct str subject;           /* a letter's, under the number, without "V/v" */
    const struct str *addressees; /* Kính gửi */
    size_t addressees_n;

    struct layout_block *blocks;
    size_t blocks_n, blocks_cap;
    size_t annex_at; /* blocks from here on come after the signature; 0: no annex */

    /* The end. One signer stands at the right beside the recipients; of two the first is at the
     * left (NGƯỜI GHI BIÊN BẢN | CHỦ TRÌ). */
    struct layout_signer
        signers[3]; /* of several the first stands at the left, the others below each other
                                      * at the right */
    size_t signers_n;
    const struct str *recipients; /* without dash and semicolon */
    size_t recipients_n;

    bool landscape; /* for wide tables */

    /* Of the file. The caller gives the time so that the same document is the same bytes. */
    struct str author;
    int64_t created_at;
};

struct layout_doc *layout_new(struct arena *a);

/* Each adds a block at the end; the pointer is good until the next block is added. */
struct layout_block *layout_paragraph(struct layout_doc *d, struct str text);
struct layout_block *layout_heading(struct layout_doc *d, int level, struct str text);
struct layout_block *layout_item(struct layout_doc *d, struct str label, struct str text);
struct layout_block *layout_lines(struct layout_doc *d, int lines);
void layout_page_break(struct layout_doc *d);
/* What is added from now on is an annex: on a new page, after the signature. Once a document. */
void layout_annex(struct layout_doc *d);
/* Goes on in the same paragraph with another look. */
void layout_run(struct layout_doc *d, struct layout_block *b, struct str text, unsigned look);

/* The columns are copied; at most LAYOUT_COLUMNS_MAX. */
struct layout_table *layout_table(struct layout_doc *d, const struct layout_column *columns,
                                  size_t n);
/* The cells are copied; the row is good until the next one is added. */
struct layout_row *layout_row(struct layout_doc *d, struct layout_table *t, const struct str *cells,
                              size_t n);

/* What fits into one file: so many paragraphs and cells, so many bytes of text. The writers refuse
 * more than that with E_TOO_LARGE. */
enum { LAYOUT_PARTS_MOST = 100000, LAYOUT_TEXT_MOST = 4 << 20 };
NODISCARD enum err layout_check(const struct layout_doc *d, struct error *e);

/* □, which every profile's font has. */
#define LAYOUT_CHECKBOX S("\xE2\x96\xA1")
