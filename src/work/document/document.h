/* document.h - documents in a unit's register: taken in, listed, shown, withdrawn.
 *
 * What is read from one waits as reading_items until a person has decided (work/document/review.h). */
#pragma once

#include "work/ctx.h"

struct reading;

enum document_state { DOCUMENT_READING = 1, DOCUMENT_CONFIRMED, DOCUMENT_WITHDRAWN };

struct document {
    int64_t id, org_id;
    struct str org_name;
    /* "" until a person has confirmed them. */
    struct str kind, number, symbol, issuer, superior, place, title, theme, signer;
    struct day issued_on;
    struct str source;    /* text, docx, pdf, ocr */
    struct str file_name; /* STR_NONE when pasted */
    struct str text;      /* normalised; spans count its code points */
    enum document_state state;
    struct str made_by;
    int64_t made_at, confirmed_at;
    int64_t campaign_id; /* made from it; 0: none */
    bool issued;         /* and it is no longer a draft: what was read stays as it is */
    bool has_campaign;   /* one that was not withdrawn */
    int64_t version;
};

struct document_row {
    int64_t id;
    struct str kind, number, symbol, issuer, title, file_name;
    struct day issued_on;
    enum document_state state;
    int64_t made_at, campaign_id;
};

struct document_filter {
    int64_t org_id;            /* 0: where the person is at home */
    enum document_state state; /* 0: all */
    struct str kind;           /* "": all */
    int64_t before_id;         /* 0: from the latest */
};

struct document_page {
    int64_t org_id;
    struct str org_name;
    const struct document_row *rows;
    size_t n;
    int64_t next_id; /* before_id of the next page; 0 at the end */
    const struct str *kinds;
    size_t n_kinds;
    bool may_edit;
};

enum { DOCUMENT_PAGE_ROWS = 50, DOCUMENT_BYTES_MAX = 5 * 1024 * 1024, DOCUMENT_ITEMS_MAX = 5000 };

NODISCARD enum err document_list(struct ctx *c, const struct document_filter *in,
                                 struct document_page *ret);
NODISCARD enum err document_load(struct ctx *c, int64_t id, struct document *ret);

/* Reads the bytes: milliseconds to seconds and no writes, so it may run before a write is queued. The
 * only door to the reading of foreign bytes. name: the file's, "" when pasted. */
NODISCARD enum err document_read_bytes(struct ctx *c, struct str name, struct str bytes,
                                       struct reading **ret);

struct document_new {
    int64_t org_id;
    struct str name;  /* of the file; "" when pasted */
    struct str bytes; /* as they came */
    const struct reading *reading;
};
/* Keeps the text and what was read as proposals. E_CONFLICT when the register has the same text:
 * *ret_id is then that document. */
NODISCARD enum err document_take_in(struct ctx *c, const struct document_new *in, int64_t *ret_id);

NODISCARD enum err document_withdraw(struct ctx *c, int64_t id, int64_t version);
/* Withdrawn by mistake: it waits for its review again, or stands confirmed as before. */
NODISCARD enum err document_bring_back(struct ctx *c, int64_t id, int64_t version);

struct document_citation {
    int64_t id;
    struct str kind, number, symbol, issuer, words;
    struct day issued_on;
    int64_t span_start, span_end;
    int64_t here_id; /* in the same register by kind, number, symbol and date; 0: not there */
};
NODISCARD enum err document_citations(struct ctx *c, const struct document *d,
                                      const struct document_citation **ret, size_t *ret_n);

/* "Kế hoạch số 51-KH/HU ngày 11/03/2022", as far as known; "" when nothing is. */
struct str document_shown(struct arena *a, struct str kind, struct str number, struct str symbol,
                          struct day on);

/* The same with who issued it: ", Tỉnh ủy Sơn Hà". */
struct str document_cited(struct arena *a, struct str kind, struct str number, struct str symbol,
                          struct day on, struct str issuer);

/* Names in the database; the parser gives 0 for an unknown one. */
struct str document_state_name(enum document_state s);
enum document_state document_state_parse(struct str name);
