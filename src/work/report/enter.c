/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/enter.h"

#include <assert.h>

#include "store/entry.h"
#include "store/report.h"
#include "work/report/report__.h"

/* Totals and receipts follow the units above on the period's last day: who stands above today alone has nothing
 * to do with it. */
static enum err on_the_way(struct ctx *c, const struct report *report, const struct grant *by)
{
    const int64_t *way;
    size_t n = 0;
    enum err r;

    r = report__counted_by(c, report, &way, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (way[i] == by->org_id)
            return OK;
    }
    return r ? r : fail(c, E_DENIED, M_ENTRY_NOT_ABOVE, { "org", .text = by->org_name });
}

/* What is there, or what is owed: with its figures as they are now and without the words of its draft. */
static enum err load(struct ctx *c, int64_t org_id, int64_t period_id, const struct grant *by,
                     struct report *ret)
{
    struct report_key key = { .org_id = org_id, .period_id = period_id };
    struct q_report_find found;
    enum err r;

    r = q_report_find(c->db, org_id, period_id, c->arena, &found, c->error);
    if (r && r != E_NOT_FOUND)
        return r;
    error_clear(c->error);
    key.id = r ? 0 : found.id;
    r = report__open_for(c, &key, ret);
    return r ? r : on_the_way(c, ret, by);
}

/* Sent by the unit or its board: they correct it themselves. */
static bool is_own(const struct report *report)
{
    return (report->state == REPORT_SUBMITTED || report->state == REPORT_RECEIVED) &&
           !report->told.how;
}

static enum err load_told(struct ctx *c, struct report_entering *ret)
{
    struct q_entry_last *rows = NULL;
    size_t n = 0;
    enum err r;

    ret->told = (struct entry_told){ .by = S("") };
    r = q_entry_last(c->db, ret->report.key.org_id, ret->report.period.campaign_id, c->arena, &rows,
                     &n, c->error);
    if (!r && n)
        ret->told = (struct entry_told){ entry_how_parse(rows[0].how), rows[0].told_by };
    return r;
}

enum err report_entering(struct ctx *c, int64_t org_id, int64_t period_id,
                         struct report_entering *ret)
{
    const struct grant *by = NULL;
    enum err r;

    assert(ret);
    *ret = (struct report_entering){ 0 };
    r = may_by(c, NULL, 0, P_SESSION_ENTER, org_id, &by);
    if (!r)
        r = load(c, org_id, period_id, by, &ret->report);
    if (!r)
        r = assembly_list(c, org_id, c->today, &ret->assemblies, &ret->n_assemblies);
    if (!r)
        r = load_told(c, ret);
    ret->own = is_own(&ret->report);
    return r;
}

enum err report_enter_session(struct ctx *c, int64_t period_id, const struct session_entry *given,
                              const char **ret_field, int64_t *ret_id)
{
    struct session_entry in = *given;
    const struct grant *by = NULL;
    struct report report;
    enum err r;

    assert(ret_field && ret_id);
    *ret_field = "";
    r = may_by(c, NULL, 0, P_SESSION_ENTER, in.org_id, &by);
    if (!r)
        r = load(c, in.org_id, period_id, by, &report);
    if (r)
        return r;
    if (is_own(&report))
        return fail(c, E_CONFLICT, M_ENTRY_OWN, { "org", .text = report.org });
    in.campaign_id = report.period.campaign_id;
    if (day_is(in.held_on) && day_cmp(in.held_on, report.period.to) > 0) {
        *ret_field = "held_on";
        return fail(c, E_INVALID, M_ENTRY_AFTER,
                    { "to", .text = day_shown(c->arena, report.period.to) });
    }
    return session_enter(c, &in, ret_field, ret_id);
}

static enum err check(struct ctx *c, const struct report_entry *in, const struct report *report,
                      const char **ret_field)
{
    if (is_own(report))
        return fail(c, E_CONFLICT, M_ENTRY_OWN, { "org", .text = report->org });
    if (report->to_outside)
        return fail(c, E_CONFLICT, M_ENTRY_OUTSIDE, { "org", .text = report->to_org });
    if (in->version != report->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!in->told.how || !str_trim(in->told.by).n) {
        *ret_field = "by";
        return fail(c, E_INVALID, M_ENTRY_BY_MISSING);
    }
    if (!report->n_sessions && !in->none_held) {
        *ret_field = "none_held";
        return fail(c, E_INVALID, M_ENTRY_NONE_HELD_ASKED, { "org", .text = report->org });
    }
    *ret_field = "early";
    return report__check_sending(c, report, in->early);
}

/* Where the unit goes on with it, it begins with what was said for it; a draft of its own stays. */
static enum err offer_texts(struct ctx *c, const struct report *report)
{
    enum err r = OK;

    for (size_t i = 0; !r && i < report->n_texts; i++)
        r = q_report_text_offer(c->db, report->key.id, report->texts[i].code,
                                report->texts[i].words, c->error);
    return r;
}

enum err report_enter(struct ctx *c, const struct report_entry *in, const char **ret_field,
                      int64_t *ret_id)
{
    struct report_sender sender = { .told = { in->told.how, str_trim(in->told.by) } };
    const struct report_step *step;
    const struct grant *by = NULL;
    struct report report;
    enum err r;

    assert(ret_field && ret_id);
    *ret_field = "";
    r = may_by(c, NULL, 0, P_SESSION_ENTER, in->org_id, &by);
    if (!r)
        r = load(c, in->org_id, in->period_id, by, &report);
    if (!r)
        r = check(c, in, &report, ret_field);
    if (r)
        return r;
    for (size_t i = 0; i < report.n_texts && i < in->n_texts; i++)
        report.texts[i].words = str_or_empty(in->texts[i]);
    step = report_step(report.state, REPORT_DO_SUBMIT);
    if (!report.key.id)
        r = report__begin(c, &report);
    if (!r)
        r = offer_texts(c, &report);
    if (r)
        return r;
    sender.hand_id = by->org_id;
    r = report__submit(c, &report, step, &sender);
    if (!r)
        *ret_id = report.key.id;
    return r;
}
