/* report.h - a unit's reports: what it owes, the one page of a report, receiving and returning. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/report.h"

struct report_row {
    struct str href, campaign, asked, period, to_org, sent;
    enum tag tag;
    struct str state;
    struct day due_on, work_on;
};

struct report_list_page {
    struct page page;
    struct report_row *owed;
    size_t n_owed, n_soon, n_later; /* the first n_soon are due within two months */
    struct report_row *sent;
    size_t n_sent;
    struct str next; /* address, "" at the end */
};

struct report_page {
    struct page page;
    struct form form;
    struct report of;
    struct str period, action;
    int64_t version; /* that this person has seen */
    enum tag tag;
    struct str state;
    struct fact *facts;
    size_t n_facts;
    struct report_figure {
        struct str name, unit;
        int64_t value;
    } * figures;
    size_t n_figures;
    struct field_view *texts, number, reason;
    size_t n_texts;
    struct report_session_row {
        struct str href, words; /* kind and day, as one line */
        int64_t people_due, present;
    } * sessions;
    size_t n_sessions;
    struct str totals; /* address of the totals a level's own report repeats; "" for a branch */
    bool is_ours;      /* the reader's own unit's */
    bool stale;        /* somebody else changed it: both texts are shown */
    struct diff *diffs;
    bool returns; /* the form for returning is the one with errors */
    struct report_version_row {
        struct str href, day, person, fate; /* fate: waiting, received, returned when and by whom */
        struct str reason;                  /* why it came back; "" */
    } * versions;                           /* the last one first */
    size_t n_versions;
};

/* What was sent one time, to be read only. */
struct report_version_page {
    struct page page;
    struct str org, campaign;
    struct report_figure *figures;
    size_t n_figures;
    struct report_text *texts;
    size_t n_texts;
    struct fact *facts;
    size_t n_facts;
};

extern const struct route report_routes[];
extern const size_t report_routes_n;

/* "Tháng 3/2022", "Quý I/2022", "đến 10/04/2022". */
struct str period_shown(struct ctx *c, struct str text);
enum tag report_tag(enum report_state state);
enum msg report_state_words(enum report_state state); /* 0: not begun */
