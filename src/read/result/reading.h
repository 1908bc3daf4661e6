/* reading.h - what a document was read to ask for: plain data, each item with the place of its words.
 *
 * Spans are [from, to) in code points of the normalised text. A text whose p is NULL is not in the
 * document. All of it lives in the arena that read_text or reading_load was given. */
#pragma once

#include "base/str.h"
#include "read/result/doubt.h"

struct span {
    uint32_t from, to;
};

/* One thing that the document says once: its number, its date, its theme. */
struct reading_field {
    struct str text;
    struct span span;
    enum doubt doubt;
};

/* A document referred to; one entry a distinct document, a span for each place. */
struct reading_citation {
    struct str type, type_name; /* "KH", "Kế hoạch" */
    struct str number, symbol;  /* "50", "KH/HU" */
    struct str date;            /* YYYY-MM-DD */
    struct str issuer, title;
    struct str text; /* as first printed */
    struct span *spans;
    size_t n_spans, cap_spans;
    enum doubt doubt;
};

enum duty_kind {
    DUTY_OTHER,
    DUTY_REPORT,
    DUTY_CONFERENCE,
    DUTY_SESSION,
    DUTY_REGISTRATION,
    DUTY_HIGH_POINT
};
enum due_bound { BOUND_NONE, BOUND_BEFORE, BOUND_BY, BOUND_IN, BOUND_FROM };

/* Exactly one of date, from + to, recurrence, when_text is there; a recurrence may have a from, and one
 * that is not yearly a month_day. */
struct reading_deadline {
    struct str text;
    enum duty_kind what;
    struct str date;       /* YYYY-MM-DD or YYYY-MM */
    struct str from, to;   /* the same */
    struct str recurrence; /* monthly, quarterly, half-yearly, yearly, yearly:11, yearly:05-19 */
    int month_day; /* -25: the 25th of the period's last month; 5: the 5th after it; 0: none */
    struct str when_text;
    enum due_bound bound;
    struct str audience;
    struct span span;  /* the sentence */
    struct span *also; /* other places that say the same */
    size_t n_also, cap_also;
    enum doubt doubt;
};

struct reading_task {
    struct str text;
    struct span span;
};

struct reading_assignment {
    struct str unit;
    struct span span;
    struct reading_task *tasks;
    size_t n_tasks, cap_tasks;
    enum doubt doubt;
};

enum agenda_part { PART_NONE, PART_OPENING, PART_BODY, PART_CLOSING };

struct reading_step {
    struct str label, text;
    enum agenda_part part;
    struct span span;
};

struct reading_agenda {
    struct str form; /* what kind of session, where it says */
    struct span span;
    struct reading_step *steps;
    size_t n_steps, cap_steps;
    enum doubt doubt;
};

struct reading_material {
    struct str month; /* YYYY-MM or none */
    struct span span;
    struct reading_citation *documents;
    size_t n_documents, cap_documents;
    enum doubt doubt;
};

struct reading_section {
    struct str label, title;
    int level; /* 1 is the outermost */
    struct span span;
};

struct reading_line {
    struct str text;
    struct span span;
};

struct reading_signer {
    struct str authority, title, name;
    struct span span;
    enum doubt doubt;
};

/* What looks wrong in the document itself. */
enum { CHECK_ARGS = 3 };

struct reading_check {
    struct str rule;
    struct str message;          /* in Vietnamese */
    struct str message_key;      /* of the message: "check.numbering_gap" … */
    struct str args[CHECK_ARGS]; /* … and its {a}, {b}, {c}, as far as it has them */
    struct span span;
};

struct arena;
/* The message in a language: by its key; "" when it is unknown. */
struct str reading_check_words(struct arena *a, enum lang lang, struct str key,
                               const struct str args[CHECK_ARGS]);

struct reading {
    struct str file, source; /* path as given; "text", later docx, pdf, ocr */
    struct str text;         /* normalised: NFC, LF, no markup */

    struct reading_field type, type_name, number, symbol, issuer, superior, place, date, title,
        theme;

    struct reading_citation *citations;
    struct reading_deadline *deadlines;
    struct reading_assignment *assignments;
    struct reading_agenda *agenda;
    struct reading_material *materials;
    struct reading_section *sections;
    struct reading_line *recipients;
    struct reading_check *checks;
    size_t n_citations, n_deadlines, n_assignments, n_agenda, n_materials, n_sections, n_recipients,
        n_checks;
    size_t cap_citations, cap_deadlines, cap_assignments, cap_agenda, cap_materials, cap_sections,
        cap_recipients, cap_checks;
    struct reading_signer signer;
};
