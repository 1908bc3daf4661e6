/* review.h - checking what was read: the text on one side, the items on the other. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/marked.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/document/review.h"

/* A step of an order of proceedings, as it is shown. */
struct review_step_shown {
    struct str label, words;
    struct str length; /* "45 phút"; "" when not said */
    struct str part;   /* at the first step of a part: its name; "" elsewhere */
};

struct review_row {
    int64_t id, version;
    struct str kind;     /* "Hạn báo cáo", "Số" */
    struct str value;    /* what was read, in a line */
    struct str quote;    /* the words it was read from */
    struct str doubt;    /* "" when certain */
    struct str note;     /* the last working day of a deadline */
    struct str document; /* of a material: its number, symbol, day and issuer */
    struct str place;    /* "#chu-…"; "" when it has no words */
    int64_t line;
    bool can_mend;
    struct str href;                 /* where it is looked at and mended */
    struct review_step_shown *steps; /* of an order of proceedings */
    size_t n_steps;
};

struct review_group { /* decided or certain items of one kind, under one heading */
    struct str name;
    struct review_row *rows;
    size_t n;
    bool folded; /* of little weight: shown when asked for */
};

struct review_page {
    struct page page;
    struct review of;
    struct str name;
    struct review_row *doubtful; /* still to be decided */
    size_t n_doubtful;
    struct review_group *groups; /* certain and not yet accepted, or kept */
    size_t n_groups;
    struct review_row *dropped;
    size_t n_dropped;
    struct review_row *checks; /* what looks wrong in the document itself */
    size_t n_checks;
    struct str checks_title;
    struct marked_text text;
    struct form head; /* a part of the head that was not read, typed in */
    struct field_view part, value;
    struct options parts;   /* that are missing; a recipient always */
    bool adding;            /* something is wrong in it */
    bool ready;             /* nothing is undecided */
    bool may_draft;         /* a campaign can be made of it */
    struct str first_doubt; /* address of the first doubtful item's page */
};

struct review_input {
    enum item_input input;
    struct field_view field;
    struct options options;
};

/* One step in the form. Its fields are "step_words.3" and so on. */
struct review_step_input {
    int64_t row, was; /* was 0: a blank row for a new step */
    struct str label;
    struct field_view place, words, minutes, part;
    struct options parts;
    bool dropped;
};

struct review_past_row {
    struct str when, person;
    enum msg act;
    struct str was; /* "Ngày: 10/04/2022" of each field that was mended; "" when none was */
};

struct review_item_page {
    struct page page;
    struct form form;
    struct review of;
    struct review_row row;
    struct str before, words, after; /* the words within their paragraph */
    struct review_input *inputs;
    size_t n_inputs;
    struct review_step_input *steps;
    size_t n_steps, n_old;  /* the first n_old stand in the plan, the others are blank */
    bool has_parts, adding; /* adding: something was typed into a blank one */
    bool open;              /* neither accepted, mended nor dropped */
    bool dropped;
    int64_t left; /* doubtful ones, this one included */
    struct review_past_row *past;
    size_t n_past;
    bool stale; /* somebody else changed it: both are shown */
    struct diff diff;
    struct str stale_words, stale_who;
};

extern const struct route review_routes[];
extern const size_t review_routes_n;
