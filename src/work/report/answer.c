/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/answer.h"

#include <assert.h>

#include "store/report_version.h"
#include "work/report/report__.h"
#include "work/report/version.h"
#include "work/trail.h"

enum { WORDS_MAX = 4000, NUMBER_MAX = 20 };

enum err report_answers(struct ctx *c, int64_t report_id, struct report_answer **ret, size_t *ret_n)
{
    struct q_report_answers *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = q_report_answers(c->db, report_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct report_answer, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct report_answer){
            .n = rows[i].n,
            .on = day_from_iso(rows[i].on_day),
            .number = str_or_empty(rows[i].number),
            .words = rows[i].words,
        };
    return OK;
}

static enum err check(struct ctx *c, const struct report *report, const struct report_version *sent,
                      const struct report_answer *in, const char **ret_field)
{
    *ret_field = "";
    if (!report->to_outside || !report->in_force_id || !sent->paper.way)
        return fail(c, E_CONFLICT, M_REPORT_ANSWER_NONE);
    *ret_field = "words";
    if (!str_trim(in->words).n)
        return fail(c, E_INVALID, M_REPORT_ANSWER_MISSING);
    if (in->words.n > WORDS_MAX * 4 || in->number.n > NUMBER_MAX * 4)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    *ret_field = "on";
    if (!day_is(in->on) || day_cmp(in->on, sent->paper.on) < 0 || day_cmp(in->on, c->today) > 0)
        return fail(c, E_INVALID, M_REPORT_ANSWER_DAY,
                    { "sent", .text = day_shown(c->arena, sent->paper.on) });
    return OK;
}

enum err report_answer(struct ctx *c, int64_t report_id, const struct report_answer *in,
                       const char **ret_field)
{
    struct q_report_answer_add_in row = {
        .id = ids_next(c->ids),
        .on_day = day_iso(c->arena, in->on),
        .entered_by = c->who->account_id,
        .entered_at = c->now_ms,
        .number = in->number.n ? in->number : STR_NONE,
        .words = str_trim(in->words),
    };
    struct report_version *versions = NULL, none = { 0 };
    struct report report;
    int64_t form_id;
    size_t n = 0;
    enum err r;

    assert(ret_field);
    r = report__head(c, report_id, &report, &form_id);
    if (!r)
        r = report__may(c, P_REPORT_EDIT, &report, NULL);
    if (!r)
        r = report_version_list(c, report_id, &versions, &n);
    if (!r)
        r = check(c, &report, n ? &versions[0] : &none, in, ret_field);
    if (r)
        return r;
    row.version_id = versions[0].id;
    r = q_report_answer_add(c->db, &row, c->error);
    return r ? r : event_add(c, "report", report_id, "answer", report.key.org_id, S("{}"));
}
