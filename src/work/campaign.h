/* campaign.h - a plan as work (đợt): its draft, its issue down the tree, and how far the units are.
 *
 * It may be seen at the unit that leads it and at every unit it was issued to. */
#pragma once

#include "rules/campaign.h"
#include "work/ctx.h"
#include "work/duty.h"

struct document;
struct review;

struct campaign {
    int64_t id, org_id;
    struct str org_name;
    int64_t document_id; /* 0: made without one */
    struct str document; /* "Kế hoạch số 51-KH/HU ngày …" */
    struct str name, theme;
    struct day from, to;
    enum campaign_state state;
    int64_t issued_at;
    int64_t version;
};

struct campaign_clause {
    int64_t id;
    struct str label, words; /* 'II.6'; the words of the text at the span */
    int64_t span_start, span_end;
};

struct campaign_topic {
    struct str title;
    const struct campaign_clause *clause; /* NULL: none */
};

struct campaign_material {
    struct str month; /* YYYY-MM; "": any */
    struct str title;
    struct str document; /* "KL số 21-KL/TW ngày …" */
    const struct campaign_clause *clause;
};

struct campaign_proceeding {
    struct str session_kind, name;
    struct campaign_proceeding_step {
        struct str part, label, words;
    } * steps;
    size_t n_steps;
};

struct campaign_duty {
    struct duty duty;
    const struct campaign_clause *clause;
    struct due_at *dates;
    size_t n_dates;
    struct due_at next; /* first one not past; no day: none */
};

struct campaign_view {
    struct campaign campaign;
    struct campaign_clause *clauses;
    size_t n_clauses;
    struct campaign_topic *topics;
    size_t n_topics;
    struct campaign_material *materials;
    size_t n_materials;
    struct campaign_proceeding *proceedings;
    size_t n_proceedings;
    struct campaign_duty *duties;
    size_t n_duties;
    /* The asker's own unit, where it was issued to that. */
    int64_t unit_id;
    struct str unit_name;
    int64_t received_at, acknowledged_at;
    bool may_edit, may_withdraw, may_restore, may_issue, may_close, may_reopen, may_pass_on,
        may_acknowledge, may_see_units;
};

/* Only the campaign itself, after asking whether it may be seen. */
NODISCARD enum err campaign_load(struct ctx *c, int64_t id, struct campaign *ret);
NODISCARD enum err campaign_show(struct ctx *c, int64_t id, struct campaign_view *ret);

struct campaign_text {
    struct campaign campaign;
    struct str text; /* it stands on; STR_NONE without a document */
    struct campaign_clause *clauses;
    size_t n_clauses;
};
/* Whoever received the campaign may read it. */
NODISCARD enum err campaign_text(struct ctx *c, int64_t id, struct campaign_text *ret);

struct campaign_row {
    int64_t id, org_id;
    struct str org_name, name, theme;
    struct day from, to;
    enum campaign_state state;
    bool led;
    int64_t issued_at, received_at, acknowledged_at;
    struct day next_on;     /* what it asks of this unit next */
    int64_t unacknowledged; /* units, where this unit leads */
};

enum campaign_which { CAMPAIGN_ALL, CAMPAIGN_LED, CAMPAIGN_RECEIVED, CAMPAIGN_DISCARDED };

struct campaign_page {
    int64_t org_id;
    struct str org_name;
    const struct campaign_row *rows;
    size_t n;
    int64_t next_id;
    bool may_edit;
};

enum { CAMPAIGN_PAGE_ROWS = 50, CAMPAIGN_PROGRESS_ROWS = 50, CAMPAIGN_YEARS_MAX = 10 };

/* org_id 0: where the person is at home; before_id 0: from the latest. */
NODISCARD enum err campaign_list(struct ctx *c, int64_t org_id, enum campaign_which which,
                                 int64_t before_id, struct campaign_page *ret);

struct campaign_edit {
    int64_t id; /* 0: a new one without a document, led by org_id */
    int64_t org_id;
    int64_t version;
    struct str name, theme;
    struct day from, to;
};
/* E_CONFLICT: *ret_now is what somebody else made of it. E_INVALID: *ret_field may name the field. */
NODISCARD enum err campaign_save(struct ctx *c, const struct campaign_edit *in,
                                 struct campaign *ret_now, const char **ret_field);
NODISCARD enum err campaign_close(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err campaign_reopen(struct ctx *c, int64_t id, int64_t version);
/* A draft is put away, and fetched back as it was. */
NODISCARD enum err campaign_withdraw(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err campaign_restore(struct ctx *c, int64_t id, int64_t version);

/* Makes the draft from what a person accepted or mended of a document, within the caller's
 * transaction. */
NODISCARD enum err campaign_draft(struct ctx *c, const struct review *v, int64_t *ret_id);

/* What was read has been corrected: topics, materials, who does what and orders of proceedings of the
 * draft are made anew. Duties stay, they have a form of their own. Within the caller's transaction. */
NODISCARD enum err campaign_redraft(struct ctx *c, const struct review *v);
/* The draft's name and theme follow the document's, unless a person gave it others. */
NODISCARD enum err campaign_follow(struct ctx *c, const struct document *before,
                                   const struct document *now);

enum issue_scope {
    ISSUE_CHILDREN, /* the units directly below */
    ISSUE_SUBTREE,  /* all below */
    ISSUE_TICKED
};

struct issue {
    int64_t campaign_id, version;
    int64_t from_org_id; /* the unit that sends it down: 0 is the leading one */
    enum issue_scope scope;
    const int64_t *ids; /* ISSUE_TICKED */
    size_t n;
};

struct issue_unit {
    int64_t id;
    struct str name, kind, kind_name;
    int64_t depth;
    bool holds_sessions;
    bool received; /* before this */
};

struct issue_line {
    struct duty duty;
    size_t units, dues;
    struct due_at first;
    bool without_end; /* a rhythm that neither the duty nor the campaign ends */
    bool without_date;
};

struct issue_preview {
    struct campaign campaign;
    int64_t from_org_id;
    struct str from_org_name;
    const struct issue_unit *units; /* that would receive it, in the order of the tree */
    size_t n_units, n_new;
    struct issue_line *lines;
    size_t n_lines, n_dues;
    bool ready; /* nothing stands in the way */
};
NODISCARD enum err issue_preview(struct ctx *c, const struct issue *in, struct issue_preview *ret);
/* What is there already stays as it is: doing it twice does nothing more. */
NODISCARD enum err issue(struct ctx *c, const struct issue *in, size_t *ret_units,
                         size_t *ret_dues);

NODISCARD enum err campaign_acknowledge(struct ctx *c, int64_t id, int64_t org_id);

struct campaign_unit {
    int64_t id;
    struct str name, phone;
    int64_t depth;
    bool holds_sessions;
    int64_t acknowledged_at, sessions, reports_due, reports_in, reports_late;
    struct day next_on;
};

struct campaign_progress {
    struct campaign campaign;
    int64_t org_id; /* whose units are shown */
    struct campaign_unit *units;
    size_t n;
    struct str next; /* cursor; STR_NONE at the end */
    int64_t n_units, acknowledged, sessions, reports_due, reports_in, reports_late, units_late;
};
/* Of the units below org_id (0: the leading unit, or the asker's own). cursor: of the page before. */
NODISCARD enum err campaign_progress(struct ctx *c, int64_t id, int64_t org_id, struct str cursor,
                                     struct campaign_progress *ret);
