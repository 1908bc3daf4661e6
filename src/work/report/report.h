/* report.h - a unit's report of a period: figures by themselves, a few sentences by a person, sent up.
 *
 * A figure is what the unit did itself (closed sessions up to the period's last day that stand in no
 * other of its reports) plus what has been counted below it; of it, "trong đó", what belongs to earlier
 * periods of the series and came too late for their reports. Nothing is counted twice and nothing falls
 * between. Figures are computed anew until the report is sent, then frozen with what they came from. What
 * was sent each time: work/report/version.h. An example in days: docs/internals/figures.md. */
#pragma once

#include "rules/entry.h"
#include "rules/period.h"
#include "rules/report.h"
#include "rules/session.h"
#include "work/ctx.h"

/* Which report: by its id, or before it exists by what it is owed for. */
struct report_key {
    int64_t id;
    int64_t due_id;            /* or */
    int64_t org_id, period_id; /* a unit's own report of a period */
    bool again;                /* to be worked on anew though it has been sent */
};

/* Kỳ báo cáo: both days belong to it. */
struct report_period {
    int64_t id, series_id, campaign_id, hierarchy_id;
    int64_t ord;             /* 1: also holds what was held before it */
    struct period_name name; /* of one that was sent: as it was called then */
    struct str campaign, form_code;
    bool single;
    bool recalled; /* nobody asks it any more */
    struct day from, to;
};

struct report_line {
    struct str indicator, name, unit;
    bool sessions;            /* counts what was held, not how things stand */
    int64_t own, own_carried; /* by the unit itself; of it, held in earlier periods */
    int64_t value, carried;   /* with what was counted below; of it, of earlier periods */
};

/* What was taken from below: of which period, through which unit directly below. */
struct report_sum {
    int64_t period_id, child_id;
    struct str indicator;
    int64_t value, carried; /* carried: of it, what belongs to periods before the report's */
};

struct report_text {
    struct str code, name, words;
};

/* A session that was counted, with what may leave the branch. */
struct report_session {
    int64_t id;
    enum session_kind kind;
    struct day held_on;
    bool carried;
    int64_t people_due, present, absent_reason, absent_none, opinions, shortcomings;
};

/* Đồng gửi: whom a report goes to besides its receiver. */
struct report_copy {
    int64_t org_id; /* 0: it has ended and nobody was named to go on for it, as org says */
    struct str org;
    int64_t reader_id; /* of one that was sent: whose people read it in Nếp; 0: nobody's */
    bool outside;
};

struct report {
    struct report_key key;
    struct report_period period;
    struct str org, to_org, form;
    struct str asked;           /* the duty's words; "" when nothing asked for it */
    int64_t to_org_id;          /* 0: nobody above */
    bool to_outside;            /* it is outside Nếp: sent on paper, received by nobody here */
    struct report_copy *copies; /* once it was sent, as it was sent */
    size_t n_copies;
    bool as_copy; /* the asker reads a copy: what stands of it, without its sources */
    enum report_state state;
    bool open;       /* the figures are computed, the words are the draft's */
    int64_t version; /* 0: not begun */
    /* Versions: what the unit has sent; what stands in the totals; what was sent last, even if it came
     * back. 0: none. */
    int64_t in_force_id, counted_id, newest_id;
    struct day due_on, work_on;
    int64_t submitted_at, submitted_by_id, received_at;
    struct str submitted_by, returned_reason, number;
    struct report_line *lines;
    size_t n_lines;
    struct report_text *texts;
    size_t n_texts;
    struct report_session *sessions;
    size_t n_sessions;
    struct report_sum *sums;
    size_t n_sums;
    bool has_below;    /* units below have put something in */
    struct str boards; /* which write it for the unit, or wrote it as it was sent; "" */
    struct str boards_now;
    struct entry_told
        told; /* what was sent last was entered by that unit (boards) as told: enter.h */
    int64_t
        overtaken; /* sessions counted by figures that were entered, of which the unit has its own since */
    struct str received_by;   /* which unit took it in; "" */
    bool running;             /* its period has not ended, nor its unit */
    struct day ended;         /* the first day on which its unit no longer was; none: it is there */
    int64_t kept_by_id;       /* then: who sends it */
    const struct hand *hands; /* what the asker's units may do with it for others */
    size_t n_hands;
    bool may_edit, may_submit, may_send_again, may_recall, may_receive, may_return;
};

NODISCARD enum err report_load(struct ctx *c, const struct report_key *key, struct report *ret);
/* "Ban Tổ chức …; Sở … (ngoài Nếp)"; "": nobody. */
struct str report_copies_named(struct ctx *c, const struct report *report);
/* A period, whoever asks; E_NOT_FOUND where there is none. */
NODISCARD enum err report_period_load(struct ctx *c, int64_t id, struct report_period *ret);

/* When and how a report went out on paper. */
struct report_paper {
    struct day on; /* no day: it did not */
    enum paper_way way;
};

struct report_save {
    struct report_key key;
    int64_t version;
    struct str number;       /* of the official document, may be ""; STR_NONE: as it is kept */
    const struct str *texts; /* in the order of report.texts; STR_NONE: as it is kept */
    size_t n_texts;
    bool submit;
    bool early;                /* sent before its period has ended, knowingly */
    struct report_paper paper; /* asked, with the number, of what goes to a unit outside Nếp */
};
/* E_CONFLICT when somebody changed it since version. E_INVALID when its period has not begun, or has not
 * ended and nothing says that it is sent early knowingly. E_CONFLICT too where it was sent before and a
 * unit above has sent its own since: the words say whose must come back first. */
NODISCARD enum err report_save(struct ctx *c, const struct report_save *in, int64_t *ret_id);
/* Thu hồi: what was sent and nobody has received is taken back by whoever sends for the unit. Its words are the
 * draft's again; a version that was received before stands as if nothing had been sent since. E_CONFLICT when it has
 * been received or returned meanwhile, and for what nobody here receives: that is returned. */
NODISCARD enum err report_recall(struct ctx *c, int64_t id, int64_t version);
NODISCARD enum err report_receive(struct ctx *c, int64_t id, int64_t version);
/* reason: what is to be added or mended; must not be empty. A received one comes back only while no unit
 * above has sent its own. */
NODISCARD enum err report_return(struct ctx *c, int64_t id, int64_t version, struct str reason);

struct report_owed {
    int64_t due_id, report_id;
    struct str campaign, asked;
    struct period_name period;
    struct day due_on, work_on;
    enum report_state state; /* 0: not begun */
    int days_left;
};
struct report_sent {
    int64_t id;
    struct str campaign, asked, to_org;
    struct period_name period; /* as it was called then */
    bool to_outside;
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

/* Đồng gửi đến: what a unit was sent a copy of, as far as it stands, the last one first. */
struct report_copied {
    int64_t report_id, version_id;
    struct str org, campaign;
    struct period_name period; /* as it was called then */
    int64_t sent_at;
};
struct report_copied_list {
    struct report_copied *rows;
    size_t n;
    int64_t next; /* version_id to go on before; 0 at the end */
};
NODISCARD enum err report_copied(struct ctx *c, int64_t org_id, int64_t before,
                                 struct report_copied_list *ret);

/* Where the figures of a closed session stand in one way of reporting of a campaign it served. */
struct report_standing {
    struct str campaign;
    int64_t report_id;          /* of the report that counts it; 0: none does */
    struct period_name counted; /* the report's period */
    bool carried;               /* there as made up for an earlier period */
    bool overtook;              /* there by the figures that were entered for the unit before */
    int64_t period_id, due_id,
        begun_id; /* else of the period whose report will count it; 0: none will */
    struct period_name period;
    struct day to, work_on; /* work_on: no day where nobody asks the unit for that report */
};
NODISCARD enum err report_standing(struct ctx *c, int64_t session_id, int64_t org_id,
                                   struct report_standing **ret, size_t *ret_n);
