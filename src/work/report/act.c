/* SPDX-License-Identifier: Apache-2.0 */
/* act.c - what is done to a report: saved, submitted, received, returned. Totals move in the same
 * transaction. */
#include <assert.h>

#include "base/clock.h"
#include "store/org.h"
#include "store/report.h"
#include "store/session.h"
#include "store/total.h"
#include "work/campaign/due.h"
#include "work/org/org.h"
#include "work/report/report.h"
#include "work/report/report__.h"
#include "work/report/version.h"
#include "work/trail.h"

/* Of two that may receive the first counts. */
static enum err not_now(struct ctx *c, const struct report *report, enum report_act act)
{
    if (act == REPORT_DO_RECEIVE && report->state == REPORT_RECEIVED && report->received_by.n)
        return fail(c, E_CONFLICT, M_REPORT_RECEIVED_BY, { "org", .text = report->received_by },
                    { "day", .text = clock_shown(c->arena, report->received_at) });
    return fail(c, E_CONFLICT, M_REPORT_NOT_NOW);
}

/* ret_by: the unit whose people do it: the report's own or the receiver, or a board of theirs. */
static enum err step_of(struct ctx *c, const struct report *report, enum report_act act,
                        const struct report_step **ret, int64_t *ret_by)
{
    const struct grant *by = NULL;
    bool receives;
    enum err r;

    *ret = report_step(report->state, act);
    if (!*ret)
        return not_now(c, report, act);
    receives = (*ret)->permission == P_REPORT_RECEIVE;
    if (report__goes_out(report) && (act == REPORT_DO_RECEIVE || act == REPORT_DO_RECALL))
        return not_now(c, report, act);
    /* What nobody receives, whoever sent it takes back. */
    r = report__may(c, receives && report__goes_out(report) ? P_REPORT_SUBMIT : (*ret)->permission,
                    report, &by);
    if (r)
        return r;
    if (receives && !report__goes_out(report) && !report__is_receiver(c, report))
        return fail(c, E_DENIED, M_REPORT_NOT_RECEIVER, { "org", .text = report->to_org });
    *ret_by = by->org_id;
    return OK;
}

enum err report__begin(struct ctx *c, struct report *report)
{
    struct q_report_form_on form;
    struct q_report_add_in in;
    int64_t added;
    enum err r;

    r = report__form(c, &report->period, &form);
    if (r)
        return r;
    report->key.id = ids_next(c->ids);
    report->version = 1;
    in = (struct q_report_add_in){
        .id = report->key.id,
        .org_id = report->key.org_id,
        .to_org_id = { report->to_org_id != 0, report->to_org_id },
        .period_id = report->key.period_id,
        .due_id = { report->key.due_id != 0, report->key.due_id },
        .form_id = form.id,
    };
    r = q_report_add(c->db, &in, &added, c->error);
    if (r)
        return r;
    if (!added)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "report", report->key.id, "begin", report->key.org_id, S("{}"));
}

/* What was not given stays as it is kept. */
static enum err keep_texts(struct ctx *c, struct report *report, const struct report_save *in)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < report->n_texts && i < in->n_texts; i++) {
        if (!in->texts[i].p)
            continue;
        report->texts[i].words = in->texts[i];
        r = q_report_text_set(c->db, report->key.id, report->texts[i].code, in->texts[i], c->error);
    }
    if (in->number.p)
        report->number = in->number;
    return r;
}

/* Nobody may reopen a session meanwhile that this report counts. */
static enum err hold_sessions(struct ctx *c, const struct report *report)
{
    for (size_t i = 0; i < report->n_sessions; i++) {
        int64_t held;
        enum err r = q_session_hold_closed(c->db, report->sessions[i].id, &held, c->error);

        if (r)
            return r;
        if (!held)
            return fail(c, E_CONFLICT, M_ERROR_STALE);
    }
    return OK;
}

/* Another version comes into force, or none (0): with it go the sessions that the unit has reported. */
static enum err put_in_force(struct ctx *c, struct report *report, int64_t version_id)
{
    int64_t changed;
    enum err r;

    report->in_force_id = version_id;
    r = q_report_sessions_clear(c->db, report->key.id, c->error);
    if (!r && version_id)
        r = q_report_sessions_put(c->db, report->key.id, report->period.series_id, version_id,
                                  &changed, c->error);
    if (!r)
        r = due_touch(c, report->key.org_id);
    if (!r)
        r = q_report_due_done(c->db, report->key.org_id, report->key.period_id,
                              (struct db_int){ version_id != 0, c->now_ms }, &changed, c->error);
    if (!r && report->kept_by_id) /* what came back of a time that the unit did not live to see */
        r = q_org_dues_end(c->db, report->key.org_id, c->now_ms, day_iso(c->arena, report->ended),
                           &changed, c->error);
    return r;
}

static enum err move(struct ctx *c, const struct report *report, const struct report_step *step,
                     struct q_report_move_in *in, const char *verb, struct str body)
{
    int64_t changed;
    enum err r;

    in->id = report->key.id;
    in->version = report->version;
    in->state = report_state_name(step->next);
    in->in_force_id = (struct db_int){ report->in_force_id != 0, report->in_force_id };
    in->counted_id = (struct db_int){ report->counted_id != 0, report->counted_id };
    r = q_report_move(c->db, in, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = org_keep_counts(c, report->key.org_id);
    if (r)
        return r;
    return event_add(c, "report", report->key.id, verb, report->key.org_id, body);
}

/* What was recalled is asked no more. A report is of a time that has begun; of one that has not ended it is
 * sent only knowingly. */
static enum err check_time(struct ctx *c, const struct report *report, bool early)
{
    struct str to = day_shown(c->arena, report->period.to);

    if (report->period.recalled)
        return fail(c, E_INVALID, M_REPORT_RECALLED);
    if (day_cmp(c->today, report->period.from) < 0)
        return fail(c, E_INVALID, M_REPORT_NOT_BEGUN,
                    { "from", .text = day_shown(c->arena, report->period.from) });
    if (!early && report->running)
        return fail(c, E_INVALID, M_REPORT_NOT_ENDED, { "to", .text = to });
    return OK;
}

/* What goes out on paper says when and how it went, under its number. */
static enum err check_paper(struct ctx *c, const struct report *report,
                            const struct report_save *in)
{
    struct str number = in->number.p ? in->number : report->number;

    if (!report->to_outside)
        return in->paper.way ? fail(c, E_INVALID, M_REPORT_PAPER_INSIDE) : OK;
    if (!str_trim(number).n || !in->paper.way || !day_is(in->paper.on))
        return fail(c, E_INVALID, M_REPORT_PAPER_MISSING, { "org", .text = report->to_org });
    if (day_cmp(in->paper.on, c->today) > 0 || day_cmp(in->paper.on, report->period.from) < 0)
        return fail(c, E_INVALID, M_REPORT_PAPER_DAY,
                    { "from", .text = day_shown(c->arena, report->period.from) });
    return OK;
}

enum err report__check_sending(struct ctx *c, const struct report *report, bool early)
{
    enum err r = check_time(c, report, early);

    return r || !report->in_force_id ? r : report__none_above(c, report);
}

enum err report__submit(struct ctx *c, struct report *report, const struct report_step *step,
                        const struct report_sender *sender)
{
    struct q_report_move_in in = {
        .submitted_at = { true, c->now_ms },
        .submitted_by = { true, c->who->account_id },
    };
    int64_t version_id = 0;
    struct str body = S("");
    enum err r;

    r = hold_sessions(c, report);
    if (!r)
        r = report__keep_sent(c, report, sender, &version_id, &body);
    if (!r)
        r = report__keep_copies(c, report, version_id);
    if (!r)
        r = put_in_force(c, report, version_id);
    return r ? r : move(c, report, step, &in, "submit", body);
}

enum err report__save(struct ctx *c, struct report *report, const struct report_save *in,
                      int64_t *ret_id)
{
    struct report_sender sender = { 0 };
    const struct report_step *step;
    int64_t changed, by;
    enum err r;

    r = step_of(c, report, in->submit ? REPORT_DO_SUBMIT : REPORT_DO_SAVE, &step, &by);
    if (r)
        return r;
    if (in->version != report->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!report->open) /* sent already, and nobody said that it is to be sent again */
        return fail(c, E_CONFLICT, M_REPORT_NOT_NOW);
    if (in->submit) {
        r = report__check_sending(c, report, in->early);
        if (!r)
            r = check_paper(c, report, in);
        if (r)
            return r;
    }
    if (!report->key.id) {
        r = report__begin(c, report);
        if (r)
            return r;
    }
    r = keep_texts(c, report, in);
    if (r)
        return r;
    r = q_report_touch(c->db, report->key.id, report->version,
                       report->number.n ? report->number : STR_NONE, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    report->version++;
    *ret_id = report->key.id;
    sender.hand_id = by == report->key.org_id ? 0 : by;
    sender.paper = in->paper;
    if (in->submit)
        return report__submit(c, report, step, &sender);
    return event_add(c, "report", report->key.id, "save", report->key.org_id, S("{}"));
}

enum err report_save(struct ctx *c, const struct report_save *in, int64_t *ret_id)
{
    struct report report;
    enum err r = report_load(c, &in->key, &report);

    assert(in && ret_id);
    return r ? r : report__save(c, &report, in, ret_id);
}

/* Along which way its figures are added: written down when it is received for the first time. */
static enum err keep_way(struct ctx *c, const struct report *report)
{
    struct q_report_way_kept *kept = NULL;
    const int64_t *way;
    size_t n = 0;
    enum err r;

    r = q_report_way_kept(c->db, report->key.id, c->arena, &kept, &n, c->error);
    if (r || n)
        return r;
    r = report__way(c, report->key.org_id, &report->period, &way, &n);
    for (size_t i = 0; !r && i < n; i++)
        r = q_report_way_add(c->db, report->key.id, (int64_t)i + 1, way[i], c->error);
    return r;
}

/* What stood in the totals makes room for what stands there now; 0: nothing. */
static enum err count(struct ctx *c, struct report *report, int64_t version_id)
{
    enum err r = OK;

    if (report->counted_id)
        r = q_total_move(c->db, report->key.id, report->counted_id, -1, c->error);
    if (!r && version_id)
        r = q_total_move(c->db, report->key.id, version_id, 1, c->error);
    report->counted_id = version_id;
    return r;
}

enum err report_receive(struct ctx *c, int64_t id, int64_t version)
{
    struct q_report_move_in in = { .received_at = { true, c->now_ms } };
    const struct report_step *step;
    struct report report;
    struct str body;
    int64_t by;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = id }, &report);
    if (r)
        return r;
    r = step_of(c, &report, REPORT_DO_RECEIVE, &step, &by);
    if (r)
        return r;
    if (version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    in.submitted_at = (struct db_int){ true, report.submitted_at };
    in.submitted_by = (struct db_int){ report.submitted_by_id != 0, report.submitted_by_id };
    r = report__mark_sent(c, &report, by, S(""), &body);
    if (!r)
        r = keep_way(c, &report);
    if (!r)
        r = count(c, &report, report.in_force_id);
    return r ? r : move(c, &report, step, &in, "receive", body);
}

/* What had been received leaves the totals; of what was sent again only the new version goes back, and
 * the one before it stands. */
static enum err take_back(struct ctx *c, struct report *report)
{
    enum err r = OK;

    if (report->in_force_id == report->counted_id) {
        r = report__none_above(c, report);
        if (!r)
            r = count(c, report, 0);
    }
    return r ? r : put_in_force(c, report, report->counted_id);
}

enum err report_return(struct ctx *c, int64_t id, int64_t version, struct str reason)
{
    struct q_report_move_in in = { .returned_reason = str_trim(reason) };
    const struct report_step *step;
    struct report report;
    struct str body;
    int64_t by;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = id }, &report);
    if (r)
        return r;
    r = step_of(c, &report, REPORT_DO_RETURN, &step, &by);
    if (r)
        return r;
    if (!in.returned_reason.n)
        return fail(c, E_INVALID, M_REPORT_REASON_MISSING);
    if (version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    in.submitted_at = (struct db_int){ true, report.submitted_at };
    in.submitted_by = (struct db_int){ report.submitted_by_id != 0, report.submitted_by_id };
    r = take_back(c, &report);
    if (!r)
        r = report__mark_sent(c, &report, 0, in.returned_reason, &body);
    return r ? r : move(c, &report, step, &in, "return", body);
}

/* As if it had not been sent again: the version before stands, with who sent and who received it. */
static enum err stand_as_before(struct ctx *c, const struct report *report,
                                struct q_report_move_in *in)
{
    struct report_version *versions = NULL;
    size_t n = 0;
    enum err r;

    r = report_version_list(c, report->key.id, &versions, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (versions[i].id != report->counted_id)
            continue;
        in->submitted_at = (struct db_int){ true, versions[i].sent_at };
        in->submitted_by = (struct db_int){ versions[i].sent_by_id != 0, versions[i].sent_by_id };
        in->received_at = (struct db_int){ versions[i].received_at != 0, versions[i].received_at };
    }
    return r;
}

/* What the paper said in place of a text that stayed empty is not the unit's own words. */
static enum err unsay_nothing(struct ctx *c, const struct report *report)
{
    struct str nothing = msg_text(LANG_VI, M_REPORT_NOTHING);
    enum err r = OK;

    for (size_t i = 0; !r && i < report->n_texts; i++) {
        if (str_eq(report->texts[i].words, nothing))
            r = q_report_text_set(c->db, report->key.id, report->texts[i].code, S(""), c->error);
    }
    return r;
}

enum err report_recall(struct ctx *c, int64_t id, int64_t version)
{
    struct q_report_move_in in = { 0 };
    const struct report_step *step;
    struct report_step back;
    struct report report;
    struct str body;
    int64_t by;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = id }, &report);
    if (r)
        return r;
    r = step_of(c, &report, REPORT_DO_RECALL, &step, &by);
    if (r)
        return r;
    if (version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    back = *step;
    if (report.counted_id) {
        back.next = REPORT_RECEIVED;
        r = stand_as_before(c, &report, &in);
    }
    if (!r)
        r = put_in_force(c, &report, report.counted_id);
    if (!r)
        r = unsay_nothing(c, &report);
    if (!r)
        r = report__mark_sent(c, &report, 0, STR_NONE, &body);
    return r ? r : move(c, &report, &back, &in, "recall", body);
}
