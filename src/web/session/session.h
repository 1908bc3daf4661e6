/* session.h - Buổi sinh hoạt: the list, one session with its one next thing to do, and the pages that
 * lead through an evening (roll, notes, promises, closing, minutes). */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "web/session/same.h"
#include "work/minutes/minutes.h"
#include "work/remedy/promise.h"
#include "work/session/note_draft.h"
#include "work/session/session.h"

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
    struct field_view kind, assembly, order, day, time, places, campaigns, contents, orgs, holder,
        chair, second, secretary, title, guests;
    struct options kinds, assemblies, orders, campaign_choices, content_choices, org_choices,
        chairs, seconds, secretaries;
    struct field_view sure; /* asked when one of its kind stands on that day already */
    struct str sure_of;     /* the day that the box is about */
    bool ask;
    bool joint;      /* other units have to do with it: they are shown */
    bool as_stored;  /* nothing was sent: what the session takes up is ticked */
    int64_t version; /* that this person has seen */
    bool stale;      /* somebody else changed it: both plans are shown */
    struct diff diff;
    struct str stale_words, stale_who;
};

/* Typed and not yet in the minutes: one's own with the words, of others who and when. */
struct drafts_view {
    int64_t session_id;
    bool can_note;
    struct str at; /* of the latest of one's own */
    const struct note_draft *own;
    size_t n_own;
    struct str *others; /* a sentence each */
    size_t n_others;
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
    struct str
        *standings; /* where its figures stand, once it is closed: a sentence a way of reporting */
    size_t n_standings;
    enum msg next_do;
    struct session_warning *warnings;
    size_t n_warnings;
    struct drafts_view drafts;
    bool can_open, can_change, can_book, can_withdraw, can_restore, can_run;
    struct session_reopening reopening;
};

struct session_figures_page {
    struct page page;
    struct session_sheet of;
    enum msg kind;
    struct str when;
    struct figure *figures;
    size_t n_figures;
    struct fact *facts; /* who entered it for the unit, and what it told of remedies */
    size_t n_facts;
    struct str stands; /* that it was replaced or withdrawn; "": it stands */
    bool can_withdraw;
};

struct roll_place_row {
    int64_t person_id;
    struct str name;
    struct options places;
    struct str at; /* the place's id when the page was made */
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
    struct str saved; /* when it saved by itself; "": it is no draft */
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

struct remedies_page {
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

/* The day it was held, and the box that answers a doubt about it. */
struct held_view {
    struct field_view day, sure;
    struct str sure_of; /* the day that the box is about */
    bool ask;
};

struct closing_page {
    struct page page;
    struct form form;
    struct session session;
    struct drafts_view drafts;
    struct figure *figures;
    size_t n_figures;
    struct held_view held;
    struct same_view same;
    struct day held_on; /* that was sent */
    struct field_view conclusion, opinions, begin_time, end_time, end_day, chair, second, secretary;
    struct options chairs, seconds, secretaries;
    struct str version;
};

enum { BOOK_FIGURES = 8 };

struct book_page {
    struct page page;
    struct form form;
    struct session session;
    struct held_view held;
    struct same_view same;
    struct day held_on; /* that was sent */
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
