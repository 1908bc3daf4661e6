/* campaign.h - a plan as work (đợt): its draft, its issue down the tree, and how far the units are.
 *
 * It may be seen at the unit that leads it and at every unit it was issued to. */
#pragma once

#include "rules/campaign.h"
#include "rules/snag.h"
#include "work/campaign/content.h"
#include "work/campaign/late.h"
#include "work/campaign/proceeding.h"
#include "work/campaign/series.h"
#include "work/campaign/version.h"
#include "work/ctx.h"
#include "work/job.h"

struct change;
struct document;
struct review;

struct campaign {
    int64_t id, org_id;
    struct str org_name;
    int64_t document_id; /* 0: made without one */
    struct str document; /* "Kế hoạch số 51-KH/HU ngày …" */
    int64_t origin_id;   /* of the upper campaign that it makes concrete; 0: none */
    struct str origin;
    struct str name, theme;
    struct day from, to;
    enum campaign_state state;
    int64_t issued_at;
    int64_t
        job_id; /* that is issuing it or its amendment to many units (issue_job.h, amend_job.h); 0: none */
    bool amending; /* an amendment, which holds already where it is settling */
    bool settling;
    int64_t version;
};

struct campaign_clause {
    int64_t id;
    struct str label, words; /* 'II.6'; the words of the text at the span */
    int64_t span_start, span_end;
};

struct campaign_content {
    struct content of;
    const struct campaign_clause *clause; /* NULL: none */
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
    struct campaign_content *topics; /* and what is studied or reviewed */
    size_t n_topics;
    struct campaign_content *materials;
    size_t n_materials;
    struct proceeding *proceedings;
    size_t n_proceedings;
    struct campaign_duty *duties;
    size_t n_duties;
    const struct series *series; /* how it is reported on */
    size_t n_series;
    const struct due_plan *plans; /* when it asks for what */
    size_t n_plans;
    /* The asker's own unit, where it was issued to that. */
    int64_t unit_id;
    struct str unit_name;
    int64_t received_at, acknowledged_at, recalled_at;
    bool owes_itself;    /* the leading unit is asked something too, and the asker answers for it */
    int64_t had_version; /* that it acknowledged last, even if another binds it since; 0: none */
    const struct version_row *versions; /* the latest first; of a draft none */
    size_t n_versions;
    bool amending;                /* another is being prepared, where the asker may amend it */
    const struct change *changes; /* what they changed, the latest first */
    size_t n_changes;
    struct job job; /* that is issuing it, where campaign.job_id and the asker may issue */
    bool may_edit, may_withdraw, may_restore, may_issue, may_close, may_reopen, may_pass_on,
        may_date_below, may_acknowledge, may_see_units, may_recall, may_amend;
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
    int64_t origin_id; /* of campaign_origins; 0: none */
};
struct campaign_origin {
    int64_t id;
    struct str name, org_name;
};
/* What a unit has received and can make concrete (triển khai): a session of the one serves the other too. By
 * whoever may edit campaigns there. */
NODISCARD enum err campaign_origins(struct ctx *c, int64_t org_id,
                                    const struct campaign_origin **ret, size_t *ret_n);
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

/* What was read has been corrected: contents, who does what and orders of proceedings of the draft are made anew,
 * but for what a person has added, changed or left out there. Duties stay, they have a form of their own. Within
 * the caller's transaction. */
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
    enum series_rest rest; /* days behind the last cut: asked once, when the campaign is issued */
    const int64_t *sure;   /* keys of snags that a person has confirmed */
    size_t n_sure;
    bool sure_of_all; /* whoever calls has no page to ask on */
};

/* What may be wrong with a draft (rules/snag.h), with its words. */
struct issue_snag {
    struct snag snag;
    struct str duty, other;          /* their words; "" for the plan as a whole */
    struct str org_kind, upper_kind; /* names; "" for all whom the duty is for */
    const struct str *units;         /* names of the first that it falls on */
    size_t n_units, n_more;
    bool sure;
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
    size_t n_units, n_new; /* that would receive it, and among them those that have not yet */
    struct issue_line *lines;
    size_t n_lines, n_dues;
    const struct series *series;
    size_t n_series;
    struct day rest_from, rest_to; /* days that no period holds; no day: none */
    struct issue_snag *snags;      /* when it is issued for the first time, or again */
    size_t n_snags, n_unsure;
    bool ready; /* nothing stands in the way that cannot be confirmed here */
};
NODISCARD enum err issue_preview(struct ctx *c, const struct issue *in, struct issue_preview *ret);

enum { ISSUE_TICK_MOST = 1000 };

struct issue_unit {
    int64_t id;
    struct str name, kind_name;
    bool received; /* before this */
};
/* All units below the one that issues, in the order of the tree, to be ticked; no more than
 * ISSUE_TICK_MOST + 1 of them. */
NODISCARD enum err issue_units(struct ctx *c, const struct issue *in, const struct issue_unit **ret,
                               size_t *ret_n);
/* What is there already stays as it is: doing it twice does nothing more. */
NODISCARD enum err issue(struct ctx *c, const struct issue *in, size_t *ret_units,
                         size_t *ret_dues);

NODISCARD enum err campaign_acknowledge(struct ctx *c, int64_t id, int64_t org_id);

struct campaign_unit {
    int64_t id;
    struct str name, phone;
    int64_t depth;
    bool meets;
    int64_t acknowledged_at, sessions, reports_due, reports_in;
    int64_t late; /* of anything that is asked */
    struct day next_on;
};

struct campaign_progress {
    struct campaign campaign;
    int64_t org_id; /* whose units are shown */
    struct str org_name;
    struct campaign_unit *units;
    size_t n;
    struct str next; /* cursor; STR_NONE at the end */
    int64_t n_units, acknowledged, sessions, reports_due, reports_in, late, units_late;
    struct campaign_late in_time; /* of all units below org_id, to any depth */
};
/* Of the units below org_id (0: the leading unit, or the asker's own). cursor: of the page before. */
NODISCARD enum err campaign_progress(struct ctx *c, int64_t id, int64_t org_id, struct str cursor,
                                     struct campaign_progress *ret);
