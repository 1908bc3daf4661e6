/* report__.h - what the files about reports and totals share. */
#pragma once

#include "store/report.h"
#include "work/report/report.h"

/* The form in force on the last day of the period: all reports and totals of a period have the same
 * lines, whenever they are made or looked at. */
NODISCARD enum err report__form(struct ctx *c, const struct report_period *period,
                                struct q_report_form_on *ret);

/* Who may do something with it though they are neither its unit nor above it; its period and to whom it goes
 * are known. */
NODISCARD enum err report__load_hands(struct ctx *c, struct report *report);
/* As may and rights_at, through those hands too. ret_by may be NULL. */
NODISCARD enum err report__may(struct ctx *c, enum permission p, const struct report *report,
                               const struct grant **ret_by);
NODISCARD enum err report__rights(struct ctx *c, const struct report *report, struct rights *ret);
/* Received and returned by the unit it was sent to or its board, or of a board that is the receiver by its
 * committee; not by one further up. */
bool report__is_receiver(const struct ctx *c, const struct report *report);
/* Whom it goes to besides its receiver: as the duty asks while it is worked on, else as it was sent last. */
NODISCARD enum err report__load_copies(struct ctx *c, struct report *report);
/* The same as it is sent now, with that version. */
NODISCARD enum err report__keep_copies(struct ctx *c, struct report *report, int64_t version_id);
/* By whoever was sent a copy: then it shows what stands. E_DENIED to everybody else. */
NODISCARD enum err report__read_as_copy(struct ctx *c, struct report *report);
static inline struct str report__in_language(const struct ctx *c, struct str vi, struct str en)
{
    return c->lang == LANG_EN ? en : vi;
}

/* The figures as they are now: own part, what was counted below, and of both what is made up for. */
NODISCARD enum err report__compute(struct ctx *c, struct report *report);

/* The units above one in a period, nearest first. */
NODISCARD enum err report__way(struct ctx *c, int64_t org_id, const struct report_period *period,
                               const int64_t **ret, size_t *ret_n);
/* The same of a begun report: as it was received first, once it was. */
NODISCARD enum err report__counted_by(struct ctx *c, const struct report *report,
                                      const int64_t **ret, size_t *ret_n);
/* Refuses with whose report must come back first where a unit above has sent its own. */
NODISCARD enum err report__none_above(struct ctx *c, const struct report *report);

/* What is owed or begun, with its figures as they are now and no words, asking nothing: the caller has. */
NODISCARD enum err report__open_for(struct ctx *c, const struct report_key *key,
                                    struct report *ret);
/* Nobody here receives it: there is no unit above, or it is outside Nếp. */
static inline bool report__goes_out(const struct report *report)
{
    return !report->to_org_id || report->to_outside;
}
/* report_save of one that its caller has loaded. */
NODISCARD enum err report__save(struct ctx *c, struct report *report, const struct report_save *in,
                                int64_t *ret_id);
/* The row of a report that nobody has begun. */
NODISCARD enum err report__begin(struct ctx *c, struct report *report);
/* Before anything is written: a refusal leaves nothing behind for the page that tells of it. */
NODISCARD enum err report__check_sending(struct ctx *c, const struct report *report, bool early);
/* Who sends it: hand_id: the board, or the unit above that enters what it was told; 0: the unit itself. */
struct report_sender {
    int64_t hand_id;
    struct entry_told told;
    struct report_paper paper;
};
NODISCARD enum err report__submit(struct ctx *c, struct report *report,
                                  const struct report_step *step,
                                  const struct report_sender *sender);

/* A begun report without its content, for whoever may see it. */
NODISCARD enum err report__head(struct ctx *c, int64_t id, struct report *ret,
                                int64_t *ret_form_id);
/* Keeps what goes up now; ret_body: for the event of that act. */
NODISCARD enum err report__keep_sent(struct ctx *c, const struct report *report,
                                     const struct report_sender *sender, int64_t *ret_id,
                                     struct str *ret_body);
/* What was sent last has been received by a unit, or (hand_id 0) has come back for that reason. */
NODISCARD enum err report__mark_sent(struct ctx *c, const struct report *report, int64_t hand_id,
                                     struct str reason, struct str *ret_body);
/* What a version said, without who sent it. */
struct report_sent_then;
NODISCARD enum err report__content(struct ctx *c, int64_t version_id, struct report_sent_then *ret);
/* Where its figures came from: by period, unit and indicator, and by the sessions' ids. */
struct report__sources {
    struct report_sum *sums;
    size_t n_sums;
    struct report_session *sessions;
    size_t n_sessions;
};
NODISCARD enum err report__sources(struct ctx *c, int64_t version_id, struct report__sources *ret);
/* All that the n-th time a report was sent has a hash of. */
struct report__whole {
    int64_t report_id, n, sent_at;
    struct str number, label;
    const struct report_sent_then *said;
    const struct report__sources *from;
};
struct str report__hash(struct ctx *c, const struct report__whole *of);
