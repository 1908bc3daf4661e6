/* campaign.h - campaigns (đợt): the list, one campaign, its text, its duties, issuing, the units. */
#pragma once

#include "http/route.h"
#include "web/kit/diff.h"
#include "web/kit/field.h"
#include "web/kit/marked.h"
#include "web/kit/page.h"
#include "web/kit/parts.h"
#include "work/campaign/amend.h"
#include "work/campaign/campaign.h"
#include "work/campaign/due.h"
#include "work/campaign/periods.h"
#include "work/campaign/recall.h"

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

/* A topic, what is studied or reviewed, or a paper to read. */
struct content_row {
    int64_t id, version;
    struct str kind; /* "Chuyên đề: Tháng 4/2022"; of a paper its number, day and issuer; "" */
    struct str title;
    struct str note;   /* what a review looks back on, what a paper is read for; "" */
    struct str origin; /* that a person added or changed it; "": as it was read */
    struct str clause, clause_href;
    bool dropped;
    bool first; /* of those that it can change places with */
};

/* Papers of one time. */
struct content_month {
    struct str name; /* "Tháng 4/2022" */
    struct content_row *rows;
    size_t n;
};

struct campaign_proceeding_row {
    int64_t id, version;
    struct str name, note, origin; /* note: for whom it is; "" */
    struct proceeding_line *steps;
    size_t n_steps;
    bool dropped;
};

/* What it gives sessions to take up, and in which order. */
struct campaign_contents {
    int64_t campaign_id;
    bool edits;
    struct content_row *topics;
    size_t n_topics;
    struct content_month *months;
    size_t n_months;
    struct campaign_proceeding_row *proceedings;
    size_t n_proceedings;
};

struct campaign_duty_row {
    int64_t id, version;
    struct str words, what, when, audience, through, receiver, copies;
    struct str made_from;           /* words of the report whose figures it takes, or "" */
    struct str assembly;            /* that is asked by name, or "" */
    struct str next;                /* the next due date in words; "" when there is none */
    struct str clause, clause_href; /* "II.6" and where its words are */
    struct str reckoned;            /* how its dates were reckoned, or "" */
    int64_t dates;
    struct str all_dates;    /* "" when there is but one */
    struct str periods_href; /* where its periods are written; "": not here */
    enum tag tag;
    struct str state;
    bool dropped;
};

struct campaign_clause_row {
    int64_t id;
    struct str label, words, href;
};

/* The boards that follow it up for a committee, and what can be chosen of. */
struct campaign_channels {
    int64_t org_id; /* 0: the asker decides for none */
    struct str org;
    struct campaign_channel_row {
        int64_t id;
        struct str board, series, since;
        bool live;
    } * rows;
    size_t n;
    bool offers;
    struct field_view series_field, board_field;
    struct options series, boards;
};

/* What a version changes, row by row. */
struct change_table {
    struct str id; /* of the table on its page */
    struct change_line {
        struct str label, words; /* words: of the duty, where the row before was of another */
        struct str was, is;      /* "": none */
        struct str note;         /* before it is issued: what becomes of dues; "" */
    } * rows;
    size_t n;
};

struct campaign_page_view {
    struct page page;
    struct campaign_view of;
    enum tag tag;
    struct str state, span;
    struct fact *facts;
    size_t n_facts;
    struct campaign_contents contents;
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
    struct str tasks_of;                     /* whose they are */
    struct campaign_clause_row *assignments; /* clauses that nothing else stands on */
    size_t n_assignments;
    struct str received, acknowledged;
    struct str job_words, job_unseen; /* how far issuing is, and what those below see meanwhile */
    struct str recalled; /* "Đợt này đã thu hồi lúc …", with why; "": it is not */
    struct str recalled_why;
    struct version_line {
        struct str act, made, by, document, why;
        struct change_table changes;
    } * versions; /* none where it was issued and no more */
    size_t n_versions;
    struct str
        amended; /* "Bản sửa đổi số 2 …": the unit had acknowledged an earlier one; "": not so */
    const struct version_line *amended_by;
    struct change_table amended_what; /* since the one it acknowledged */
    struct campaign_channels channels;
};

struct recall_page {
    struct page page;
    struct form form;
    struct recall_preview of;
    struct field_view document, why;
    struct str impossible; /* why it cannot be recalled; "": it can */
    struct str *effects;
    size_t n_effects;
};

/* Of what it gives sessions to take up, as an amendment has it. */
struct amend_row {
    struct str edit; /* where it, or how it is to read, is changed */
    struct str end;  /* where it is ended, or kept */
    struct str kind, words, state;
    bool wanted; /* something is prepared of it */
    bool ends;
};

struct amend_page {
    struct page page;
    struct form form;
    struct amendment of;
    struct field_view act, document, why, to;
    struct options acts;
    struct amend_duty_row {
        int64_t id;      /* of the duty */
        struct str edit; /* where it, or how it is to read, is changed */
        struct str words, what, when, audience;
        bool wanted; /* something is prepared of it */
        bool ends;
        struct str state;
    } * duties;
    size_t n_duties;
    bool reports; /* it has periods, which have names */
    struct amend_row *contents, *proceedings;
    size_t n_contents, n_proceedings;
    struct change_table changes;
    struct str bound; /* how many units must acknowledge it */
    struct str kinds; /* "Chi bộ: 12; …" */
    struct str again; /* how many of them once more; "": none */
    struct str *left; /* days that units have set for their own children, left behind */
    size_t n_left;
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
    struct field_view name, theme, from, to, origin;
    struct options origins; /* none: there is nothing to choose */
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct duty_edit_page {
    struct page page;
    struct form form;
    bool amends; /* how an amendment wants it, not a draft's */
    struct campaign of;
    int64_t id, version; /* id 0: a new one */
    struct str action, cancel;
    struct field_view words, what, rhythm, due_on, from, to, month, month_day, bound, audience_kind,
        audience_part, audience, through, assembly, receiver, outside, copies, copies_outside,
        made_from;
    struct options assemblies, whats, rhythms, bounds, kinds, parts, days, receivers, copied,
        sources;
    struct duty named; /* whom it names by now; id 0: nobody */
    bool copies_open;  /* there are some, or something is wrong with them */
    struct field_view days_field;
    struct str quote; /* the words it stands on */
    bool written;     /* its periods were written by hand */
    bool repeats;     /* the fields of a rhythm are in use, or one of them is wrong */
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct content_edit_page {
    struct page page;
    struct form form;
    bool amends; /* how an amendment wants it, not a draft's */
    struct campaign of;
    int64_t id, version; /* id 0: a new one */
    struct str action, cancel;
    struct field_view what, title, slot, from, to, topic, kind, number, symbol, issued_on, issuer;
    struct options whats, topics;
    struct str quote;   /* the words it stands on */
    bool paper, review; /* the fields of a paper, of a review are in use */
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct proceeding_edit_page {
    struct page page;
    struct form form;
    bool amends;
    struct campaign of;
    int64_t id, version;
    struct str action, cancel;
    struct field_view name, kind, assembly, org_kind, lines;
    struct options kinds, assemblies, org_kinds;
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct periods_page {
    struct page page;
    struct form form;
    struct periods_view of;
    int64_t version; /* of the campaign, that this person has seen */
    struct str asked, what, action, cancel;
    bool once, adding; /* adding: something stands in a fresh row */
    struct field_view from;
    struct period_entry {
        int64_t row; /* 1… */
        struct str title;
        struct field_view name, label, to, *dues;
        size_t n_dues;
        bool fresh, dropped;
    } * rows; /* those that are kept first */
    size_t n, n_kept;
    bool stale;
    struct diff diff;
    struct str stale_words, stale_who;
};

struct amend_labels_page {
    struct page page;
    struct form form;
    struct amendment of;
    struct schedule schedule;
    int64_t version; /* of the preparation, that this person has seen */
    struct amend_labels_group {
        struct str asked;          /* words of the duty that asks for its reports */
        struct field_view *fields; /* one a period */
        size_t n;
    } * groups; /* one a way of reporting */
    size_t n;
};

/* What a unit that passes a campaign on asks of its own children. */
struct pass_part {
    bool is; /* the page passes on */
    struct str what, idle, idle_words, nothing_due, same_day;
    struct field_view below;
    struct options belows;
    struct field_view *days;
    size_t n_days;
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
    struct issue_period_row {
        struct str name, asked; /* asked: the duty's words */
        struct str edit;        /* where they are written; "": not here */
        struct day from, to;
        bool guessed;
        struct issue_date_row {
            struct str who;
            struct day work_on;
        } * dates;
        size_t n_dates;
    } * periods;
    size_t n_periods;
    struct issue_snag_row {
        int64_t key;
        struct str title, words, duty, mend, mend_words, units,
            more; /* units: "Chi bộ …; Chi bộ …" */
        int64_t n_units;
        bool sure, may_be_meant, missed; /* missed: issuing was refused for it */
    } * snags;
    size_t n_snags;
    struct str missed; /* beside one that nobody has confirmed */
    bool asks_rest;    /* no period holds some days: what becomes of them is chosen here */
    struct field_view rest;
    struct options rests;
    struct issue_unit_row {
        int64_t id;
        struct str name, kind;
        bool chosen, received;
    } * units; /* that can be ticked */
    size_t n_units;
    bool ticking;
    struct str too_many; /* to choose from; "" where they are listed */
    int64_t from_id;     /* 0: the leading unit */
    struct pass_part pass;
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
    struct campaign_late_kind {
        enum msg what;
        struct late_kind of;
    } * kinds;
    size_t n_kinds;
    struct campaign_late_row {
        struct late_unit of;
        struct str href;
    } * late;
    size_t n_late;
    bool adds_up; /* some of them have units below them */
    struct str next;
};

struct due_page {
    struct page page;
    struct due of;
    struct str campaign, when, period;
    bool by_itself; /* done by a session */
    bool registers; /* it is done by naming units */
    struct form form;
    struct field_view orgs;
    struct options choices;
    bool may, may_schedule;
};

extern const struct route campaign_routes[];
extern const size_t campaign_routes_n;
