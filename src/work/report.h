/* report.h - a unit's report: figures by themselves, a few sentences by a person, sent one level up.
 *
 * A unit that holds sessions reports what its sessions and remedies add up to; a unit above reports
 * the totals of what it has received. Figures are computed anew until the report is submitted, then
 * frozen with the list of sessions they came from. What was sent each time: work/report_version.h. */
#pragma once

#include "rules/report.h"
#include "work/ctx.h"
#include "work/indicator.h"

/* Which report: by its id, or before it exists by what it is owed for. */
struct report_key {
    int64_t id;
    int64_t due_id;              /* or */
    int64_t org_id, campaign_id; /* with period: a level's own report upward */
    struct str period;
};

struct report_line {
    struct str indicator, name, unit;
    int64_t value;
};

struct report_text {
    struct str code, name, words;
};

struct report {
    struct report_key key;
    struct str org, to_org, campaign, form;
    struct str asked;  /* the duty's words; "" when nothing asked for it */
    int64_t to_org_id; /* 0: nobody above */
    bool holds_sessions;
    enum report_state state;
    int64_t version; /* 0: not begun */
    struct day due_on, work_on;
    int64_t submitted_at, submitted_by_id, received_at;
    struct str submitted_by, returned_reason, number;
    struct report_line *lines;
    size_t n_lines;
    struct report_text *texts;
    size_t n_texts;
    struct indicator_session *sessions; /* of units that meet: which were counted */
    size_t n_sessions;
    bool may_edit, may_submit, may_receive, may_return;
};

NODISCARD enum err report_load(struct ctx *c, const struct report_key *key, struct report *ret);

struct report_save {
    struct report_key key;
    int64_t version;
    struct str number;       /* of the official document, may be ""; STR_NONE: as it is kept */
    const struct str *texts; /* in the order of report.texts; STR_NONE: as it is kept */
    size_t n_texts;
    bool submit;
};
/* E_CONFLICT when somebody changed it since version. */
NODISCARD enum err report_save(struct ctx *c, const struct report_save *in, int64_t *ret_id);
NODISCARD enum err report_receive(struct ctx *c, int64_t id, int64_t version);
/* reason: what is to be added or mended; must not be empty. */
NODISCARD enum err report_return(struct ctx *c, int64_t id, int64_t version, struct str reason);

struct report_owed {
    int64_t due_id, report_id;
    struct str campaign, asked, period;
    struct day due_on, work_on;
    enum report_state state; /* 0: not begun */
    int days_left;
};
struct report_sent {
    int64_t id;
    struct str campaign, asked, period, to_org;
    enum report_state state;
    int64_t submitted_at;
};
struct report_list {
    struct report_owed *owed;
    size_t n_owed;
    struct report_sent *sent;
    size_t n_sent;
    int64_t next; /* id to go on before; 0 at the end */
};
enum { REPORT_PAGE_ROWS = 50 };
NODISCARD enum err report_list(struct ctx *c, int64_t org_id, int64_t before,
                               struct report_list *ret);

/* Of the session's unit: the one report that waits for this session's figures. Both 0 when none waits,
 * or several do. */
struct session;
NODISCARD enum err report_waiting(struct ctx *c, const struct session *s, struct report_key *ret);
