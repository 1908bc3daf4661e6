/* SPDX-License-Identifier: Apache-2.0 */
/* report_act.c - what is done to a report: saved, submitted, received, returned. Totals move in the
 * same transaction. */
#include "store/report.h"
#include "store/session.h"
#include "store/total.h"
#include "work/report.h"
#include "work/report__.h"
#include "work/trail.h"

static enum err step_of(struct ctx *c, const struct report *report, enum report_act act,
                        const struct report_step **ret)
{
    enum err r;

    *ret = report_next(report->state, act);
    if (!*ret)
        return fail(c, E_CONFLICT, M_REPORT_NOT_NOW);
    r = may(c, (*ret)->needs, report->key.org_id);
    if (r)
        return r;
    if ((*ret)->needs == P_REPORT_RECEIVE && !report__is_receiver(c, report))
        return fail(c, E_DENIED, M_REPORT_NOT_RECEIVER, { "org", .text = report->to_org });
    return OK;
}

static enum err begin(struct ctx *c, struct report *report)
{
    struct q_report_form_on form;
    struct q_report_add_in in;
    int64_t added;
    enum err r;

    r = report__form(c, report->key.period, &form);
    if (r)
        return r;
    report->key.id = ids_next(c->ids);
    report->version = 1;
    in = (struct q_report_add_in){
        .id = report->key.id,
        .org_id = report->key.org_id,
        .to_org_id = { report->to_org_id != 0, report->to_org_id },
        .campaign_id = report->key.campaign_id,
        .due_id = { report->key.due_id != 0, report->key.due_id },
        .form_id = form.id,
        .period = report->key.period,
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

static enum err freeze(struct ctx *c, const struct report *report)
{
    enum err r;

    for (size_t i = 0; i < report->n_lines; i++) {
        r = q_report_value_set(c->db, report->key.id, report->lines[i].indicator,
                               report->lines[i].value, c->error);
        if (r)
            return r;
    }
    r = q_report_sessions_clear(c->db, report->key.id, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < report->n_sessions; i++) {
        int64_t held;

        r = q_session_hold_closed(c->db, report->sessions[i].id, &held, c->error);
        if (r)
            return r;
        if (!held)
            return fail(c, E_CONFLICT, M_ERROR_STALE);
        r = q_report_session_add(c->db, report->key.id, report->sessions[i].id, c->error);
        if (r)
            return r;
    }
    return OK;
}

static enum err move(struct ctx *c, const struct report *report, const struct report_step *step,
                     struct q_report_move_in *in, const char *verb, struct str body)
{
    int64_t changed;
    enum err r;

    in->id = report->key.id;
    in->version = report->version;
    in->state = report_state_name(step->to);
    r = q_report_move(c->db, in, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "report", report->key.id, verb, report->key.org_id, body);
}

static enum err set_due_done(struct ctx *c, const struct report *report, bool done)
{
    struct db_int at = { done, c->now_ms };
    int64_t changed;

    return q_report_due_done(c->db, report->key.org_id, report->key.campaign_id, report->key.period,
                             at, &changed, c->error);
}

static enum err submit(struct ctx *c, struct report *report, const struct report_step *step)
{
    struct q_report_move_in in = {
        .submitted_at = { true, c->now_ms },
        .submitted_by = { true, c->who->account_id },
    };
    struct str body;
    enum err r;

    r = freeze(c, report);
    if (!r)
        r = report__keep_sent(c, report, &body);
    if (r)
        return r;
    r = move(c, report, step, &in, "submit", body);
    if (r)
        return r;
    return set_due_done(c, report, true);
}

enum err report_save(struct ctx *c, const struct report_save *in, int64_t *ret_id)
{
    const struct report_step *step;
    struct report report;
    int64_t changed;
    enum err r;

    r = report_load(c, &in->key, &report);
    if (r)
        return r;
    r = step_of(c, &report, in->submit ? REPORT_SUBMIT : REPORT_SAVE, &step);
    if (r)
        return r;
    if (in->version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!report.key.id) {
        r = begin(c, &report);
        if (r)
            return r;
    }
    r = keep_texts(c, &report, in);
    if (r)
        return r;
    r = q_report_touch(c->db, report.key.id, report.version,
                       report.number.n ? report.number : STR_NONE, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    report.version++;
    *ret_id = report.key.id;
    if (in->submit)
        return submit(c, &report, step);
    return event_add(c, "report", report.key.id, "save", report.key.org_id, S("{}"));
}

/* sign 1 puts the report's figures into the totals above it, -1 takes them out. */
static enum err move_totals(struct ctx *c, const struct report *report, int64_t sign)
{
    struct q_total_add_in in = {
        .hierarchy_id = HIERARCHY,
        .org_id = report->key.org_id,
        .campaign_id = report->key.campaign_id,
        .period = report->key.period,
        .reports = sign,
    };
    enum err r;

    if (!report->holds_sessions)
        return OK; /* a level's own report repeats what was counted below */
    for (size_t i = 0; i < report->n_lines; i++) {
        in.indicator = report->lines[i].indicator;
        in.value = sign * report->lines[i].value;
        r = q_total_add(c->db, &in, c->error);
        if (r)
            return r;
    }
    return OK;
}

enum err report_receive(struct ctx *c, int64_t id, int64_t version)
{
    struct q_report_move_in in = { .received_at = { true, c->now_ms } };
    const struct report_step *step;
    struct report report;
    struct str body;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = id }, &report);
    if (r)
        return r;
    r = step_of(c, &report, REPORT_RECEIVE, &step);
    if (r)
        return r;
    if (version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    in.submitted_at = (struct db_int){ true, report.submitted_at };
    in.submitted_by = (struct db_int){ report.submitted_by_id != 0, report.submitted_by_id };
    r = report__mark_sent(c, &report, S(""), &body);
    if (!r)
        r = move(c, &report, step, &in, "receive", body);
    if (r)
        return r;
    return move_totals(c, &report, 1);
}

enum err report_return(struct ctx *c, int64_t id, int64_t version, struct str reason)
{
    struct q_report_move_in in = { .returned_reason = str_trim(reason) };
    const struct report_step *step;
    struct report report;
    struct str body;
    enum err r;

    r = report_load(c, &(struct report_key){ .id = id }, &report);
    if (r)
        return r;
    r = step_of(c, &report, REPORT_RETURN, &step);
    if (r)
        return r;
    if (!in.returned_reason.n)
        return fail(c, E_INVALID, M_REPORT_REASON_MISSING);
    if (version != report.version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (report.state == REPORT_RECEIVED) {
        r = move_totals(c, &report, -1);
        if (r)
            return r;
    }
    in.submitted_at = (struct db_int){ true, report.submitted_at };
    in.submitted_by = (struct db_int){ report.submitted_by_id != 0, report.submitted_by_id };
    r = report__mark_sent(c, &report, in.returned_reason, &body);
    if (!r)
        r = move(c, &report, step, &in, "return", body);
    if (r)
        return r;
    return set_due_done(c, &report, false);
}
