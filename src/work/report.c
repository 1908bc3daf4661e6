/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report.h"

#include "rules/period.h"
#include "store/org.h"
#include "store/report.h"
#include "store/report_version.h"
#include "store/session.h"
#include "store/total.h"
#include "work/indicator.h"
#include "work/report__.h"
#include "work/session.h"

enum err report__form(struct ctx *c, struct str period, struct q_report_form_on *ret)
{
    struct period p;

    if (!period_parse(period, &p))
        return fail(c, E_INVALID, M_REPORT_BAD_PERIOD);
    return q_report_form_on(c->db, S("periodic"), day_iso(c->arena, p.to), c->arena, ret, c->error);
}

static enum err load_form(struct ctx *c, int64_t form_id, struct report *ret)
{
    struct q_report_form_lines *lines = NULL;
    struct q_report_form_texts *texts = NULL;
    enum err r;

    r = q_report_form_lines(c->db, form_id, c->arena, &lines, &ret->n_lines, c->error);
    if (r)
        return r;
    ret->lines = arena_array(c->arena, struct report_line, ret->n_lines + 1);
    for (size_t i = 0; i < ret->n_lines; i++)
        ret->lines[i] = (struct report_line){
            .indicator = lines[i].indicator,
            .name = report__in_language(c, lines[i].name_vi, lines[i].name_en),
            .unit = report__in_language(c, lines[i].unit_vi, lines[i].unit_en),
        };
    r = q_report_form_texts(c->db, form_id, c->arena, &texts, &ret->n_texts, c->error);
    if (r)
        return r;
    ret->texts = arena_array(c->arena, struct report_text, ret->n_texts + 1);
    for (size_t i = 0; i < ret->n_texts; i++)
        ret->texts[i] = (struct report_text){
            .code = texts[i].code,
            .name = report__in_language(c, texts[i].name_vi, texts[i].name_en),
            .words = S(""),
        };
    return OK;
}

static void set_value(struct report *report, struct str indicator, int64_t value)
{
    for (size_t i = 0; i < report->n_lines; i++) {
        if (str_eq(report->lines[i].indicator, indicator))
            report->lines[i].value = value;
    }
}

static void set_text(struct report *report, struct str code, struct str words)
{
    for (size_t i = 0; i < report->n_texts; i++) {
        if (str_eq(report->texts[i].code, code))
            report->texts[i].words = words;
    }
}

static enum err load_draft_texts(struct ctx *c, struct report *report)
{
    struct q_report_texts *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_texts(c->db, report->key.id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        set_text(report, rows[i].code, rows[i].words);
    return r;
}

/* As it was last sent, not as it is being worked on. */
static enum err load_sent_texts(struct ctx *c, struct report *report)
{
    struct q_report_version_last *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_last(c->db, report->key.id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        set_text(report, rows[i].code, rows[i].words);
        report->number = str_or_empty(rows[i].number);
    }
    return r;
}

/* A report due once counts since the campaign began and up to the day it is made: who meets late and
 * reports late still reports what was held. */
static enum err span_of(struct ctx *c, struct str period_text, struct str campaign_from,
                        struct day *ret_from, struct day *ret_to)
{
    struct period period;

    if (!period_parse(period_text, &period))
        return fail(c, E_INVALID, M_REPORT_BAD_PERIOD);
    *ret_from = period.from;
    *ret_to = period.to;
    if (period.kind == PERIOD_ONCE) {
        *ret_from = (struct day){ 1900, 1, 1 };
        if (campaign_from.n)
            (void)day_parse_iso(campaign_from, ret_from);
        if (day_cmp(c->today, *ret_to) > 0)
            *ret_to = c->today;
    }
    return OK;
}

static enum err compute_from_sessions(struct ctx *c, struct str campaign_from,
                                      struct report *report)
{
    struct indicators sums;
    struct day from, to;
    int64_t value;
    enum err r;

    r = span_of(c, report->key.period, campaign_from, &from, &to);
    if (r)
        return r;
    r = indicator_compute(c, report->key.org_id, report->key.campaign_id, from, to, &sums);
    if (r)
        return r;
    for (size_t i = 0; i < report->n_lines; i++) {
        if (indicator_get(&sums, report->lines[i].indicator, &value))
            report->lines[i].value = value;
    }
    report->sessions = sums.sessions;
    report->n_sessions = sums.n_sessions;
    return OK;
}

static enum err compute_from_totals(struct ctx *c, struct report *report)
{
    struct q_total_of *rows = NULL;
    struct period period;
    size_t n = 0;
    enum err r;

    if (!period_parse(report->key.period, &period))
        return fail(c, E_INVALID, M_REPORT_BAD_PERIOD);
    r = q_total_of(c->db, HIERARCHY, report->key.org_id, report->key.campaign_id,
                   report->key.period, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++)
        set_value(report, rows[i].indicator, rows[i].value);
    return OK;
}

static enum err compute(struct ctx *c, struct report *report)
{
    struct q_report_campaign campaign;
    enum err r;

    r = q_report_campaign(c->db, report->key.campaign_id, report->key.org_id, c->arena, &campaign,
                          c->error);
    if (r == E_NOT_FOUND || (!r && !campaign.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    report->campaign = campaign.name;
    if (report->holds_sessions)
        return compute_from_sessions(c, campaign.from_on, report);
    return compute_from_totals(c, report);
}

static enum err load_frozen(struct ctx *c, struct report *report)
{
    struct q_report_values *values = NULL;
    struct q_report_sessions *sessions = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_values(c->db, report->key.id, c->arena, &values, &n, c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++)
        set_value(report, values[i].indicator, values[i].value);
    r = q_report_sessions(c->db, report->key.id, c->arena, &sessions, &report->n_sessions,
                          c->error);
    if (r)
        return r;
    report->sessions = arena_array(c->arena, struct indicator_session, report->n_sessions + 1);
    for (size_t i = 0; i < report->n_sessions; i++)
        report->sessions[i] = (struct indicator_session){
            .id = sessions[i].id,
            .kind = session_kind_parse(sessions[i].kind),
            .planned_at = sessions[i].planned_at,
            .people_due = sessions[i].people_due.v,
            .present = sessions[i].present.v,
            .absent_reason = sessions[i].absent_reason.v,
            .absent_none = sessions[i].absent_none.v,
            .opinions = sessions[i].opinions.v,
            .shortcomings = sessions[i].shortcomings.v,
        };
    return OK;
}

bool report__is_receiver(const struct ctx *c, const struct report *report)
{
    for (size_t i = 0; i < c->who->n_grants; i++) {
        if (c->who->grants[i].org_id == report->to_org_id &&
            permission_anywhere(&c->who->grants[i], 1, P_REPORT_RECEIVE))
            return true;
    }
    return false;
}

static bool may_step(struct ctx *c, const struct report *report, enum report_act act)
{
    const struct report_step *step = report_next(report->state, act);

    if (!step || !may_quietly(c, step->needs, report->key.org_id))
        return false;
    return step->needs != P_REPORT_RECEIVE || report__is_receiver(c, report);
}

static void fill_rights(struct ctx *c, struct report *report)
{
    report->may_edit = may_step(c, report, REPORT_SAVE);
    report->may_submit = may_step(c, report, REPORT_SUBMIT);
    report->may_receive = may_step(c, report, REPORT_RECEIVE);
    report->may_return = may_step(c, report, REPORT_RETURN);
}

bool report__is_open(const struct report *report)
{
    return report_next(report->state, REPORT_SAVE) != NULL;
}

enum err report__head(struct ctx *c, int64_t id, struct report *ret, int64_t *ret_form_id)
{
    struct q_report_by_id row;
    enum report_state state;
    enum err r;

    r = q_report_by_id(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    state = report_state_parse(row.state);
    /* A sentence half written is the unit's own until it is sent. */
    r = may(c, state == REPORT_DRAFT ? P_REPORT_EDIT : P_REPORT_VIEW, row.org_id);
    if (r)
        return r;
    *ret = (struct report){
        .key = { .id = id,
                 .due_id = row.due_id.v,
                 .org_id = row.org_id,
                 .campaign_id = row.campaign_id,
                 .period = row.period },
        .org = row.org,
        .to_org_id = row.to_org_id.v,
        .to_org = row.to_org,
        .campaign = row.campaign,
        .holds_sessions = row.holds_sessions,
        .state = state,
        .version = row.version,
        .submitted_at = row.submitted_at.v,
        .submitted_by = row.submitted_by,
        .submitted_by_id = row.submitted_by_id.v,
        .received_at = row.received_at.v,
        .returned_reason = row.returned_reason,
        .number = row.number.p ? row.number : S(""),
    };
    *ret_form_id = row.form_id;
    return OK;
}

static enum err load_begun(struct ctx *c, int64_t id, struct report *ret)
{
    bool works_on_it;
    int64_t form_id;
    enum err r;

    r = report__head(c, id, ret, &form_id);
    if (r)
        return r;
    r = load_form(c, form_id, ret);
    if (r)
        return r;
    /* From above a returned report shows what was sent, not what is being made of it. */
    works_on_it = report__is_open(ret) && may_quietly(c, P_REPORT_EDIT, ret->key.org_id);
    r = works_on_it ? load_draft_texts(c, ret) : load_sent_texts(c, ret);
    if (r)
        return r;
    return works_on_it ? compute(c, ret) : load_frozen(c, ret);
}

static enum err load_owed(struct ctx *c, const struct report_key *key, struct report *ret)
{
    struct q_org_by_id org, above;
    struct q_report_form_on form;
    enum err r;

    r = may(c, P_REPORT_EDIT, key->org_id);
    if (r)
        return r;
    r = q_org_by_id(c->db, key->org_id, HIERARCHY, c->arena, &org, c->error);
    if (r)
        return r;
    *ret = (struct report){
        .key = *key,
        .org = org.name,
        .to_org_id = org.parent_id.v,
        .holds_sessions = org.holds_sessions,
        .state = REPORT_DRAFT,
        .number = S(""),
    };
    if (org.parent_id.is) {
        r = q_org_by_id(c->db, org.parent_id.v, HIERARCHY, c->arena, &above, c->error);
        if (r)
            return r;
        ret->to_org = above.name;
    }
    r = report__form(c, key->period, &form);
    if (r)
        return r;
    ret->form = report__in_language(c, form.name_vi, form.name_en);
    r = load_form(c, form.id, ret);
    if (r)
        return r;
    return compute(c, ret);
}

/* A key by due names unit, campaign and period through it. */
static enum err resolve_due(struct ctx *c, struct report_key *key, struct q_report_due *ret)
{
    enum err r;

    r = q_report_due(c->db, key->due_id, c->arena, ret, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    key->org_id = ret->org_id;
    key->campaign_id = ret->campaign_id;
    key->period = ret->period;
    return OK;
}

enum err report_load(struct ctx *c, const struct report_key *given, struct report *ret)
{
    struct q_report_due due = { 0 };
    struct report_key key = *given;
    struct q_report_find found;
    enum err r;

    if (!key.id && key.due_id) {
        r = resolve_due(c, &key, &due);
        if (r)
            return r;
    }
    if (!key.id) {
        r = q_report_find(c->db, key.org_id, key.campaign_id, key.period, c->arena, &found,
                          c->error);
        if (r && r != E_NOT_FOUND)
            return r;
        error_clear(c->error);
        key.id = r ? 0 : found.id;
    }
    r = key.id ? load_begun(c, key.id, ret) : load_owed(c, &key, ret);
    if (r)
        return r;
    if (ret->key.due_id && !due.id) {
        r = resolve_due(c, &ret->key, &due);
        if (r)
            return r;
    }
    ret->asked = str_or_empty(due.words);
    ret->due_on = day_from_iso(due.due_on);
    ret->work_on = day_from_iso(due.work_on);
    fill_rights(c, ret);
    return OK;
}

enum err report_list(struct ctx *c, int64_t org_id, int64_t before, struct report_list *ret)
{
    struct q_report_dues *dues = NULL;
    struct q_report_list *rows = NULL;
    enum err r;

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
            .period = dues[i].period,
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
            .period = rows[i].period,
            .to_org = rows[i].to_org,
            .state = report_state_parse(rows[i].state),
            .submitted_at = rows[i].submitted_at.v,
        };
    return OK;
}

/* What is due once counts whatever was held before. */
static bool counts(struct str period_text, struct day held_on)
{
    struct period p;

    if (!period_parse(period_text, &p))
        return false;
    return p.kind == PERIOD_ONCE || (day_cmp(p.from, held_on) <= 0 && day_cmp(held_on, p.to) <= 0);
}

enum err report_waiting(struct ctx *c, const struct session *s, struct report_key *ret)
{
    struct q_session_reports_waiting *rows = NULL;
    size_t n = 0, waiting = 0;
    enum err r;

    *ret = (struct report_key){ 0 };
    if (!may_quietly(c, P_REPORT_EDIT, s->org_id))
        return OK;
    r = q_session_reports_waiting(c->db, s->id, s->org_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        if (!counts(rows[i].period, clock_day(s->planned_at)))
            continue;
        *ret = (struct report_key){ .id = rows[i].report_id.v, .due_id = rows[i].due_id };
        waiting++;
    }
    if (waiting > 1)
        *ret = (struct report_key){ 0 };
    return r;
}
