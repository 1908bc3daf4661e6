/* report.h - a unit's reports: what it owes, the one page of a report, receiving and returning. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/report/report.h"

struct report_row {
    struct str href, campaign, asked, period, from, to_org, sent;
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
    struct str next;           /* address, "" at the end */
    struct report_row *copied; /* đồng gửi đến */
    size_t n_copied;
    struct str copied_next;
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
        int64_t value, carried;
    } * figures;
    size_t n_figures;
    bool carries; /* some figure has a part of earlier periods */
    struct field_view *texts, number, reason;
    size_t n_texts;
    struct report_session_row {
        struct str href, words; /* kind and day, as one line */
        bool carried;
        int64_t people_due, present;
    } * sessions;
    size_t n_sessions;
    struct str totals;  /* address of the totals it is made of; "" where nothing stands below */
    bool is_ours;       /* the reader's own unit's */
    bool takes_back;    /* returning it is taking back what nobody here receives */
    struct str outside; /* what to do with one that goes to a unit outside Nếp; "" */
    struct report_answer_row {
        struct str head, words;
    } * answers;
    size_t n_answers;
    bool may_answer;
    bool stale; /* somebody else changed it: both texts are shown */
    struct diff *diffs;
    bool returns; /* the form for returning is the one with errors */
    struct report_version_row {
        struct str href, day, person, fate; /* fate: waiting, received, returned when and by whom */
        struct str reason;                  /* why it came back; "" */
    } * versions;                           /* the last one first */
    size_t n_versions;
};

/* Before it goes up: all that will, and what is missing. */
struct report_send_page {
    struct page page;
    struct form form;
    struct report of;
    int64_t version;
    struct str seen, back;
    struct fact *facts;
    size_t n_facts;
    struct report_figure *figures;
    size_t n_figures;
    bool carries;
    struct str below;   /* "Tổng hợp từ 7/11 báo cáo"; "" where nothing stands below */
    struct str without; /* of which units there is none yet; "" */
    struct str empty;   /* which texts are; "" */
    struct field_view nothing, early;
    bool asks_early;    /* the period has not ended: sending it is confirmed */
    struct str outside; /* what to do with one that goes to a unit outside Nếp; "" */
    struct field_view number, paper_on, paper_way;
    struct options paper_ways;
};

/* What a unit outside Nếp answered, to be entered. */
struct report_answer_page {
    struct page page;
    struct form form;
    int64_t id;
    struct str org;
    struct field_view on, number, words;
};

/* What was sent one time, to be read only. */
struct report_version_page {
    struct page page;
    struct str org, campaign;
    struct report_figure *figures;
    size_t n_figures;
    bool carries;
    struct report_text *texts;
    size_t n_texts;
    struct fact *facts;
    size_t n_facts;
};

extern const struct route report_routes[];
extern const size_t report_routes_n;

/* "Tháng 3/2022", "Quý I/2022", "Kỳ đến hạn 10/04/2022"; what is none of these as it is. */
struct str slot_shown(struct ctx *c, struct str slot);
/* What a period is called: by its office, or by the calendar. */
struct str period_shown(struct ctx *c, struct period_name name);
/* The same in the middle of a sentence. */
struct str period_within(struct ctx *c, struct period_name name);
/* "Số liệu từ 01/04/2022 đến 30/04/2022", which the slot's name alone does not say. */
struct str period_days(struct ctx *c, const struct report_period *p);
/* "Đảng ủy xã …, theo điện thoại của đồng chí …"; by: which unit entered it. */
struct str entry_told_shown(struct ctx *c, struct str by, const struct entry_told *told);
enum tag report_tag(enum report_state state);
enum msg report_state_words(enum report_state state); /* 0: not begun */
/* The same of one that goes to a unit outside Nếp: nobody receives it. */
enum msg report_sent_words(enum report_state state, bool outside);
