/* SPDX-License-Identifier: Apache-2.0 */
#include "work/report/report.h"

#include <assert.h>

#include "store/org.h"
#include "store/report.h"
#include "store/report_version.h"
#include "store/series.h"
#include "work/org/org.h"
#include "work/report/report__.h"

enum err report_period_load(struct ctx *c, int64_t id, struct report_period *ret)
{
    struct q_period_by_id q;
    enum err r;

    assert(ret);
    r = q_period_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    *ret = (struct report_period){
        .id = q.id,
        .series_id = q.series_id,
        .campaign_id = q.campaign_id,
        .hierarchy_id = q.hierarchy_id,
        .ord = q.ord,
        .name = { q.slot, str_or_empty(q.label) },
        .campaign = q.campaign,
        .form_code = q.form_code,
        .single = str_eq(q.sort, S("single")),
        .recalled = str_eq(q.campaign_state, S("recalled")),
        .from = day_from_iso(q.from_on),
        .to = day_from_iso(q.to_on),
    };
    return OK;
}

enum err report__form(struct ctx *c, const struct report_period *period,
                      struct q_report_form_on *ret)
{
    return q_report_form_on(c->db, period->form_code, day_iso(c->arena, period->to), c->arena, ret,
                            c->error);
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
            .sessions = str_eq(lines[i].basis, S("sessions")),
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
    struct q_report_version_words *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_words(c->db, report->newest_id, c->arena, &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        set_text(report, rows[i].code, rows[i].words);
        report->number = str_or_empty(rows[i].number);
        report->period.name.label = str_or_empty(rows[i].label);
    }
    return r;
}

static enum err load_sent_values(struct ctx *c, int64_t version_id, struct report *report)
{
    struct q_report_version_values *values = NULL;
    size_t n = 0;
    enum err r;

    r = q_report_version_values(c->db, version_id, c->arena, &values, &n, c->error);
    for (size_t i = 0; !r && i < n; i++) {
        for (size_t k = 0; k < report->n_lines; k++) {
            struct report_line *line = &report->lines[k];

            if (!str_eq(line->indicator, values[i].indicator))
                continue;
            line->own = values[i].own;
            line->own_carried = values[i].own_carried;
            line->value = values[i].value;
            line->carried = values[i].carried;
        }
    }
    return r;
}

static enum err load_sent_sums(struct ctx *c, int64_t version_id, struct report *report)
{
    struct q_report_version_sums *rows = NULL;
    enum err r;

    r = q_report_version_sums(c->db, version_id, c->arena, &rows, &report->n_sums, c->error);
    if (r)
        return r;
    report->sums = arena_array(c->arena, struct report_sum, report->n_sums + 1);
    for (size_t i = 0; i < report->n_sums; i++)
        report->sums[i] = (struct report_sum){ rows[i].period_id, rows[i].child_id,
                                               rows[i].indicator, rows[i].value, rows[i].carried };
    report->has_below = report->n_sums > 0;
    return OK;
}

static enum err load_sent_sessions(struct ctx *c, int64_t version_id, struct report *report)
{
    struct q_report_sessions *sessions = NULL;
    enum err r;

    r = q_report_sessions(c->db, version_id, c->arena, &sessions, &report->n_sessions, c->error);
    if (r)
        return r;
    report->sessions = arena_array(c->arena, struct report_session, report->n_sessions + 1);
    for (size_t i = 0; i < report->n_sessions; i++)
        report->sessions[i] = (struct report_session){
            .id = sessions[i].id,
            .kind = session_kind_parse(sessions[i].kind),
            .held_on = day_from_iso(sessions[i].held_on),
            .carried = sessions[i].carried != 0,
            .people_due = sessions[i].people_due.v,
            .present = sessions[i].present.v,
            .absent_reason = sessions[i].absent_reason.v,
            .absent_none = sessions[i].absent_none.v,
            .opinions = sessions[i].opinions.v,
            .shortcomings = sessions[i].shortcomings.v,
        };
    return OK;
}

/* What was sent last, whether it stands, waits or came back. */
static enum err load_sent(struct ctx *c, struct report *report)
{
    enum err r;

    r = load_sent_texts(c, report);
    if (!r)
        r = load_sent_values(c, report->newest_id, report);
    if (r || report->as_copy)
        return r;
    r = load_sent_sums(c, report->newest_id, report);
    return r ? r : load_sent_sessions(c, report->newest_id, report);
}

/* The campaign must concern the unit: nobody reports on what was never asked of it. */
static enum err check_concerns(struct ctx *c, const struct report *report)
{
    struct q_report_concerns q;
    enum err r;

    r = q_report_concerns(c->db, report->period.campaign_id, report->key.org_id, c->arena, &q,
                          c->error);
    if (r == E_NOT_FOUND || (!r && !q.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    return r;
}

static bool may_step(const struct ctx *c, const struct rights *rights, const struct report *report,
                     enum report_act act)
{
    const struct report_step *step = report_step(report->state, act);

    if (!step)
        return false;
    if (step->permission == P_REPORT_RECEIVE && report__goes_out(report))
        return act == REPORT_DO_RETURN && rights_have(rights, P_REPORT_SUBMIT);
    if (!rights_have(rights, step->permission))
        return false;
    return step->permission != P_REPORT_RECEIVE || report__is_receiver(c, report);
}

static enum err fill_rights(struct ctx *c, struct report *report)
{
    struct rights rights;
    bool sends;
    enum err r;

    r = report__rights(c, report, &rights);
    if (r)
        return r;
    sends = may_step(c, &rights, report, REPORT_DO_SUBMIT);
    report->may_edit = report->open && may_step(c, &rights, report, REPORT_DO_SAVE);
    report->may_submit = report->open && sends;
    report->may_send_again = !report->open && sends;
    report->may_recall =
        !report__goes_out(report) && may_step(c, &rights, report, REPORT_DO_RECALL);
    report->may_receive = may_step(c, &rights, report, REPORT_DO_RECEIVE);
    report->may_return = may_step(c, &rights, report, REPORT_DO_RETURN);
    return OK;
}

/* Never sent, or come back: it is being worked on. */
static bool is_open(enum report_state state)
{
    return state == REPORT_DRAFT || state == REPORT_RETURNED;
}

static enum err may_for_any(struct ctx *c, enum permission p, const int64_t *orgs, size_t n)
{
    enum err r = E_DENIED;

    for (size_t i = 0; r == E_DENIED && i < n; i++) {
        error_clear(c->error);
        r = may(c, p, orgs[i]);
    }
    return r;
}

/* Who may have seen it when it was sent is told what became of it. */
static enum err taken_back(struct ctx *c, const struct report *report)
{
    enum err r = report__may(c, P_REPORT_VIEW, report, NULL);

    return r ? r : fail(c, E_CONFLICT, M_REPORT_TAKEN_BACK, { "org", .text = report->org });
}

/* A sentence half written is the unit's own until it is sent. What was sent is seen by those above the unit
 * today, by those above it in the period, who count it, and by whom it was copied to. */
static enum err may_see(struct ctx *c, struct report *report)
{
    const int64_t *way;
    size_t n = 0;
    enum err r;

    if (report->state == REPORT_DRAFT) {
        r = report__may(c, P_REPORT_EDIT, report, NULL);
        if (r != E_DENIED || !report->newest_id)
            return r;
        error_clear(c->error);
        return taken_back(c, report);
    }
    r = report__may(c, P_REPORT_VIEW, report, NULL);
    if (r != E_DENIED)
        return r;
    error_clear(c->error);
    r = report__counted_by(c, report, &way, &n);
    if (!r)
        r = may_for_any(c, P_REPORT_VIEW, way, n);
    if (r != E_DENIED)
        return r;
    error_clear(c->error);
    return report__read_as_copy(c, report);
}

static enum err load_row(struct ctx *c, int64_t id, struct report *ret, int64_t *ret_form_id)
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
    *ret = (struct report){
        .key = { .id = id,
                 .due_id = row.due_id.v,
                 .org_id = row.org_id,
                 .period_id = row.period_id },
        .org = row.org,
        .to_org_id = row.to_org_id.v,
        .to_org = row.to_org,
        .to_outside = row.to_outside != 0,
        .state = state,
        .version = row.version,
        .in_force_id = row.in_force_id.v,
        .counted_id = row.counted_id.v,
        .newest_id = row.newest_id.v,
        .submitted_at = row.submitted_at.v,
        .submitted_by = row.submitted_by,
        .submitted_by_id = row.submitted_by_id.v,
        .received_at = row.received_at.v,
        .returned_reason = row.returned_reason,
        .number = row.number.p ? row.number : S(""),
        .boards = str_or_empty(row.hand),
        .told = { entry_how_parse(str_or_empty(row.told_how)), str_or_empty(row.told_by) },
        .overtaken = row.overtaken,
        .received_by = str_or_empty(row.received_by),
        .ended = day_from_iso(row.ended_on),
        .kept_by_id = row.kept_by_id.v,
    };
    *ret_form_id = row.form_id;
    r = report_period_load(c, row.period_id, &ret->period);
    return r ? r : report__load_hands(c, ret);
}

enum err report__head(struct ctx *c, int64_t id, struct report *ret, int64_t *ret_form_id)
{
    enum err r = load_row(c, id, ret, ret_form_id);

    return r ? r : may_see(c, ret);
}

static enum err load_begun(struct ctx *c, const struct report_key *key, struct report *ret)
{
    struct rights rights;
    bool may_edit;
    int64_t form_id;
    enum err r;

    r = report__head(c, key->id, ret, &form_id);
    if (r)
        return r;
    r = load_form(c, form_id, ret);
    if (!r)
        r = report__rights(c, ret, &rights);
    if (r)
        return r;
    /* From above a returned report shows what was sent, not what is being made of it. */
    may_edit = rights_have(&rights, P_REPORT_EDIT);
    ret->key.again = key->again && may_edit && !is_open(ret->state);
    ret->open = ret->key.again || (may_edit && is_open(ret->state));
    r = report__load_copies(c, ret);
    if (r)
        return r;
    if (!ret->open)
        return load_sent(c, ret);
    r = load_draft_texts(c, ret);
    return r ? r : report__compute(c, ret);
}

/* The unit that the duty names, else the one above on the period's last day; 0: nobody. */
static enum err addressee(struct ctx *c, struct report *report, int64_t *ret_id)
{
    struct q_report_receiver *named = NULL;
    const int64_t *way;
    size_t n = 0;
    enum err r;

    r = q_report_receiver(c->db, report->key.org_id, report->period.id, c->arena, &named, &n,
                          c->error);
    if (r)
        return r;
    report->to_outside = n && named[0].outside;
    if (n && named[0].receiver_id.is) {
        *ret_id = named[0].receiver_id.v == report->key.org_id ? 0 : named[0].receiver_id.v;
        return OK;
    }
    r = report__way(c, report->key.org_id, &report->period, &way, &n);
    if (!r)
        *ret_id = n ? way[0] : 0;
    return r;
}

/* To whom it will go, or who goes on for it. */
static enum err fill_receiver(struct ctx *c, struct report *ret)
{
    int64_t to;
    enum err r;

    r = addressee(c, ret, &ret->to_org_id);
    if (r)
        return r;
    if (!ret->to_org_id)
        return OK;
    r = org_goes_on(c, ret->to_org_id, &to, &ret->to_org);
    if (!r && to)
        ret->to_org_id = to == ret->key.org_id ? 0 : to;
    return r;
}

static enum err load_org(struct ctx *c, struct report *report)
{
    struct q_org_by_id org;
    enum err r;

    r = q_org_by_id(c->db, report->key.org_id, HIERARCHY, c->arena, &org, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    report->org = org.name;
    report->ended = day_from_iso(org.ended_on);
    report->kept_by_id = org.kept_by_id.v;
    return OK;
}

static enum err load_unbegun(struct ctx *c, const struct report_key *key, struct report *ret)
{
    enum err r;

    *ret = (struct report){ .key = *key,
                            .state = REPORT_DRAFT,
                            .open = true,
                            .number = S(""),
                            .boards = S(""),
                            .told = { .by = S("") },
                            .received_by = S("") };
    ret->key.again = false;
    r = report_period_load(c, key->period_id, &ret->period);
    if (!r)
        r = load_org(c, ret);
    return r ? r : report__load_hands(c, ret);
}

static enum err fill_owed(struct ctx *c, struct report *ret)
{
    struct q_report_form_on form;
    enum err r;

    r = check_concerns(c, ret);
    if (!r)
        r = fill_receiver(c, ret);
    if (!r)
        r = report__form(c, &ret->period, &form);
    if (r)
        return r;
    ret->form = report__in_language(c, form.name_vi, form.name_en);
    r = load_form(c, form.id, ret);
    if (!r)
        r = report__load_copies(c, ret);
    return r ? r : report__compute(c, ret);
}

static enum err load_owed(struct ctx *c, const struct report_key *key, struct report *ret)
{
    enum err r;

    r = load_unbegun(c, key, ret);
    if (!r)
        r = report__may(c, P_REPORT_EDIT, ret, NULL);
    return r ? r : fill_owed(c, ret);
}

/* A key by due names unit and period through it; a unit and a period name the due, if there is one. */
static enum err resolve_due(struct ctx *c, struct report_key *key, struct q_report_due *ret)
{
    struct q_report_due_of *rows = NULL;
    size_t n = 0;
    enum err r;

    *ret = (struct q_report_due){ 0 };
    if (!key->due_id) {
        r = q_report_due_of(c->db, key->org_id, key->period_id, c->arena, &rows, &n, c->error);
        if (r || !n)
            return r;
        key->due_id = rows[0].id;
    }
    r = q_report_due(c->db, key->due_id, c->arena, ret, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    key->org_id = ret->org_id;
    key->period_id = ret->period_id.v;
    return OK;
}

static bool is_running(const struct ctx *c, const struct report *report)
{
    return day_cmp(c->today, report->period.to) <= 0 &&
           (!day_is(report->ended) || day_cmp(c->today, report->ended) < 0);
}

enum err report__open_for(struct ctx *c, const struct report_key *given, struct report *ret)
{
    struct report_key key = *given;
    struct q_report_due due;
    int64_t form_id = 0;
    enum err r;

    r = resolve_due(c, &key, &due);
    if (r)
        return r;
    r = key.id ? load_row(c, key.id, ret, &form_id) : load_unbegun(c, &key, ret);
    if (r)
        return r;
    ret->running = is_running(c, ret);
    if (!key.id)
        return fill_owed(c, ret);
    r = load_form(c, form_id, ret);
    return r ? r : report__compute(c, ret);
}

enum err report_load(struct ctx *c, const struct report_key *given, struct report *ret)
{
    struct q_report_due due = { 0 };
    struct report_key key = *given;
    struct q_report_find found;
    enum err r;

    assert(ret);
    if (!key.id) {
        r = resolve_due(c, &key, &due);
        if (r)
            return r;
        r = q_report_find(c->db, key.org_id, key.period_id, c->arena, &found, c->error);
        if (r && r != E_NOT_FOUND)
            return r;
        error_clear(c->error);
        key.id = r ? 0 : found.id;
        if (!key.id && given->due_id && due.ended_at.is) /* and nobody had begun it */
            return fail(c, E_CONFLICT, M_DUTY_ENDED);
    }
    r = key.id ? load_begun(c, &key, ret) : load_owed(c, &key, ret);
    if (!r && !due.id)
        r = resolve_due(c, &ret->key, &due);
    if (r)
        return r;
    ret->asked = str_or_empty(due.words);
    ret->due_on = day_from_iso(due.due_on);
    ret->work_on = day_from_iso(due.work_on);
    ret->running = is_running(c, ret);
    r = fill_rights(c, ret);
    if (ret->open)
        ret->boards = ret->boards_now;
    return r;
}
