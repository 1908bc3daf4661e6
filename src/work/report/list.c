/* SPDX-License-Identifier: Apache-2.0 */
/* list.c - a unit's reports, owed and sent; and where a session's figures stand in them. */
#include <assert.h>

#include "store/report.h"
#include "work/report/report.h"

enum err report_list(struct ctx *c, int64_t org_id, int64_t before, struct report_list *ret)
{
    struct q_report_dues *dues = NULL;
    struct q_report_list *rows = NULL;
    enum err r;

    assert(ret);
    *ret = (struct report_list){ 0 };
    r = may(c, P_REPORT_VIEW, org_id);
    if (r)
        return r;
    r = q_report_dues(c->db, org_id, c->arena, &dues, &ret->n_owed, c->error);
    if (r)
        return r;
    ret->owed = arena_array(c->arena, struct report_owed, ret->n_owed + 1);
    for (size_t i = 0; i < ret->n_owed; i++) {
        struct report_owed *owed = &ret->owed[i];

        *owed = (struct report_owed){
            .due_id = dues[i].id,
            .report_id = dues[i].report_id.v,
            .campaign = dues[i].campaign,
            .asked = dues[i].words,
            .period = { dues[i].slot, str_or_empty(dues[i].label) },
            .state = dues[i].state.p ? report_state_parse(dues[i].state) : 0,
        };
        (void)day_parse_iso(dues[i].due_on, &owed->due_on);
        (void)day_parse_iso(dues[i].work_on, &owed->work_on);
        owed->days_left = day_number(owed->work_on) - day_number(c->today);
    }
    r = q_report_list(c->db, org_id, before ? before : INT64_MAX, REPORT_PAGE_ROWS + 1, c->arena,
                      &rows, &ret->n_sent, c->error);
    if (r)
        return r;
    if (ret->n_sent > REPORT_PAGE_ROWS) {
        ret->n_sent = REPORT_PAGE_ROWS;
        ret->next = rows[ret->n_sent - 1].id;
    }
    ret->sent = arena_array(c->arena, struct report_sent, ret->n_sent + 1);
    for (size_t i = 0; i < ret->n_sent; i++)
        ret->sent[i] = (struct report_sent){
            .id = rows[i].id,
            .campaign = rows[i].campaign,
            .asked = str_or_empty(rows[i].words),
            .period = { rows[i].slot, str_or_empty(rows[i].label) },
            .to_org = rows[i].to_org,
            .to_outside = rows[i].to_outside != 0,
            .state = report_state_parse(rows[i].state),
            .submitted_at = rows[i].submitted_at.v,
        };
    return OK;
}

enum err report_standing(struct ctx *c, int64_t session_id, int64_t org_id,
                         struct report_standing **ret, size_t *ret_n)
{
    struct q_report_standing *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may(c, P_SESSION_FIGURES, org_id);
    if (!r)
        r = q_report_standing(c->db, session_id, org_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct report_standing, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] = (struct report_standing){
            .campaign = rows[i].campaign,
            .report_id = rows[i].report_id.v,
            .counted = { str_or_empty(rows[i].reported_slot),
                         str_or_empty(rows[i].reported_label) },
            .carried = rows[i].carried.v != 0,
            .overtook = rows[i].overtook != 0,
            .period_id = rows[i].period_id.v,
            .due_id = rows[i].due_id.v,
            .begun_id = rows[i].begun_id.v,
            .period = { str_or_empty(rows[i].slot), str_or_empty(rows[i].label) },
            .to = day_from_iso(rows[i].to_on),
            .work_on = day_from_iso(rows[i].work_on),
        };
    return OK;
}
