/* session.h - Buổi sinh hoạt: the list, one session with its one next thing to do, and the pages that
 * lead through an evening (roll, notes, promises, closing, minutes). */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/minutes.h"
#include "work/promise.h"
#include "work/session.h"

struct session_below {
    struct str href, org, day;
    enum msg kind;
    struct session_figures figures;
};

struct session_list_page {
    struct page page;
    struct session_list of;
    struct task *tasks; /* of the own unit */
    struct session_below *below;
    size_t n;
    bool may_schedule;
    struct str newer, older; /* addresses of the neighbouring pages, "" at the ends */
};

struct session_plan_page {
    struct page page;
    struct form form;
    int64_t id; /* 0: a new one */
    struct field_view *fields;
    struct field_view kind, day, time, places, campaigns, chair, secretary, title, guests;
    struct options kinds, campaign_choices, chairs, secretaries;
    int64_t version; /* that this person has seen */
    bool stale;      /* somebody else changed it: both plans are shown */
    struct diff diff;
    struct str stale_words, stale_who;
};

struct session_page {
    struct page page;
    struct session of;
    struct session_book_earlier *earlier; /* photographs of earlier closings */
    size_t n_earlier;
    struct agenda agenda;
    enum msg kind, state;
    enum tag tag;
    enum msg weekday;
    struct day day;
    bool other_day; /* planned for a day to come: opening it now may be a slip */
    struct str when;
    struct fact *facts;
    size_t n_facts;
    struct task *tasks; /* while it runs: roll, notes, promises, closing */
    size_t n_tasks;
    struct str next;   /* the one to do now */
    struct str report; /* the one that waits for this session, or the list */
    enum msg next_do;
    struct session_warning *warnings;
    size_t n_warnings;
    bool can_open, can_change, can_book, can_withdraw, can_restore, can_reopen, can_run;
};

struct session_figures_page {
    struct page page;
    struct session_sheet of;
    enum msg kind;
    struct str when;
    struct figure *figures;
    size_t n_figures;
};

struct roll_place_row {
    int64_t person_id;
    struct str name;
    struct options places;
};

struct roll_page {
    struct page page;
    struct form form;
    struct session session;
    struct roll roll;
    struct roll_line *lines;
    size_t n_lines, n_here, n_late; /* here: the late too */
    struct roll_place_row *places;  /* only where a session has several places */
    size_t n_places;
};

struct steps_row {
    const struct agenda_item *item;
    struct str by; /* who wrote meanwhile */
    struct field_view note;
    struct str version, seen;
    struct diff diff;
    bool clash;
};

struct steps_page {
    struct page page;
    struct form form;
    struct session session;
    struct steps_row *rows;
    size_t n;
    bool clash; /* somebody else wrote meanwhile: nothing was saved */
};

struct promises_page {
    struct page page;
    struct form form;
    struct session session;
    struct promised *promised;
    size_t n_promised;
    struct agenda_remedy *before; /* from earlier sessions, open or done since it began */
    size_t n_before;
    struct remedy *unconfirmed;
    size_t n_unconfirmed;
    struct field_view shortcoming, cause, source, campaign, what, who, due_on;
    struct options sources, campaigns;
    int64_t adds_to; /* a shortcoming that gets one more remedy; 0: a new one */
    struct str adds_to_words;
    struct promise_withdrawn *withdrawn;
    struct str *restore; /* address of each one's form */
    size_t n_withdrawn;
};

/* One shortcoming, or one remedy, put right. */
struct mend_page {
    struct page page;
    struct form form;
    struct session session;
    bool remedy;
    struct str action, back;
    int64_t version;
    struct str shortcoming_words; /* of a remedy: what it answers */
    struct field_view shortcoming, cause, source, campaign, what, who, due_on;
    struct options sources, campaigns;
    bool stale; /* somebody else wrote meanwhile: both texts are shown */
    struct str stale_words, by;
    struct diff diff;
};

struct closing_page {
    struct page page;
    struct form form;
    struct session session;
    struct figure *figures;
    size_t n_figures;
    struct field_view conclusion, opinions, end_time, end_day, chair, secretary;
    struct options chairs, secretaries;
    struct str version;
};

enum { BOOK_FIGURES = 8 };

struct book_page {
    struct page page;
    struct form form;
    struct session session;
    struct field_view file, conclusion;
    bool kept; /* a photograph has arrived before */
    struct field_view figures[BOOK_FIGURES];
    size_t n_figures;
    struct str version;
};

struct minutes_page {
    struct page page;
    struct minutes of;
    struct str day; /* "ngày 14 tháng 3 năm 2022" */
    bool closed;
};

extern const struct route session_routes[];
extern const size_t session_routes_n;
