/* source.h - bytes of some kind of file -> the text that the rules read, with the way back.
 *
 * The text is NFC with LF, without markup; page breaks stay as form feeds. Tables become lines with a
 * tab between cells. A reader of another format (docx, pdf, ocr) fills the same struct. */
#pragma once

#include "base/err.h"
#include "base/str.h"
#include "text/lang.h"

struct arena;

enum source_kind {
    SOURCE_AUTO,
    SOURCE_PLAIN,
    SOURCE_MARKDOWN,
    SOURCE_HTML,
    SOURCE_DOCX,
    SOURCE_PDF,
    SOURCE_OCR
};

enum { SOURCE_MOST = 10 << 20 }; /* bytes of a file */

/* From this byte of the text on, bytes were copied one to one from this byte of the source. */
struct source_mark {
    uint32_t text, source;
};

struct read_source {
    enum source_kind kind; /* what it was taken for */
    struct str text;
    struct source_mark *marks;
    size_t n_marks, cap_marks;
    uint32_t *pages; /* byte of the text where each page begins */
    size_t n_pages, cap_pages;
};

/* E_TOO_LARGE, or E_INVALID when the bytes are empty, not UTF-8, or no text at all; said in lang. */
NODISCARD enum err source_open(struct str bytes, enum source_kind kind, enum lang lang,
                               struct arena *a, struct read_source *ret, struct error *e);
/* The byte of the source that the byte of the text came from. */
size_t source_byte(const struct read_source *s, size_t text_byte);
/* 1 for the first page. */
size_t source_page(const struct read_source *s, size_t text_byte);
