/* campaign.h - campaigns (đợt): the list, one campaign, its text, its duties, issuing, the units. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/marked.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/campaign.h"

struct campaign_list_row {
    struct str href, name, org, span, next;
    enum tag tag;
    struct str state;
};

struct campaign_list_page {
    struct page page;
    struct campaign_list_row *rows;
    size_t n;
    struct options which;
    bool filtered, may_edit;
    struct str next;
};

struct campaign_month {
    struct str name; /* "Tháng 4/2022" */
    struct campaign_material_row {
        struct str title, document, clause, clause_href;
    } * rows;
    size_t n;
};

struct campaign_duty_row {
    int64_t id, version;
    struct str words, what, when, audience, through;
    struct str next;                /* the next due date in words; "" when there is none */
    struct str clause, clause_href; /* "II.6" and where its words are */
    int64_t dates;
    struct str all_dates; /* "" when there is but one */
    enum tag tag;
    struct str state;
    bool dropped;
};

struct campaign_clause_row {
    int64_t id;
    struct str label, words, href;
};

struct campaign_page_view {
    struct page page;
    struct campaign_view of;
    enum tag tag;
    struct str state, span;
    struct fact *facts;
    size_t n_facts;
    struct campaign_clause_row *topics;
    size_t n_topics;
    struct campaign_month *months;
    size_t n_months;
    struct campaign_duty_row *duties;
    size_t n_duties;
    struct campaign_task { /* what it asks of the asker's own unit */
        struct task
            now[2]; /* the first that is late and the next one; the last when all are done */
        size_t n_now;
        struct task *more; /* the other times of a duty that repeats: folded */
        size_t n_more;
    } * tasks;
    size_t n_tasks;
    struct campaign_clause_row *assignments; /* clauses that nothing else stands on */
    size_t n_assignments;
    struct str received, acknowledged;
};

struct campaign_text_page {
    struct page page;
    struct campaign of;
    struct campaign_clause_row *clauses;
    size_t n_clauses;
    struct marked_text text;
};

struct campaign_edit_page {
    struct page page;
    struct form form;
    struct campaign of; /* id 0: a new one */
    int64_t version;    /* that this person has seen */
    struct str action;
    struct field_view name, theme, from, to;
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct duty_edit_page {
    struct page page;
    struct form form;
    struct campaign of;
    int64_t id, version; /* id 0: a new one */
    struct str action, cancel;
    struct field_view words, what, rhythm, due_on, from, to, month, month_day, bound, audience_kind,
        audience, through;
    struct options whats, rhythms, bounds, kinds, days;
    struct field_view days_field;
    struct str quote; /* the words it stands on */
    bool repeats;     /* the fields of a rhythm are in use, or one of them is wrong */
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct issue_page {
    struct page page;
    struct form form;
    struct issue_preview of;
    struct options scopes;
    struct field_view scope;
    struct issue_line_row {
        struct str words, what, when, first, problem;
        int64_t units, dues;
    } * lines;
    size_t n_lines;
    struct issue_unit_row {
        int64_t id;
        struct str name, kind;
        bool chosen, received;
    } * units; /* that can be ticked */
    size_t n_units;
    bool ticking;
    struct str too_many; /* to choose from; "" where they are listed */
    int64_t from_id;     /* 0: the leading unit */
};

struct campaign_units_page {
    struct page page;
    struct campaign_progress of;
    struct figure *figures;
    size_t n_figures;
    struct campaign_unit_row {
        struct str name, phone, href, acknowledged, next;
        int64_t sessions, reports_in, reports_due;
        enum tag tag;
        struct str state;
    } * rows;
    size_t n;
    struct str next;
};

struct due_page {
    struct page page;
    struct due of;
    struct str campaign, when, period;
    bool by_itself; /* done by a report or a session */
    bool may;
};

extern const struct route campaign_routes[];
extern const size_t campaign_routes_n;
