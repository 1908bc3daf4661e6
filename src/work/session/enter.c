/* SPDX-License-Identifier: Apache-2.0 */
#include "work/session/enter.h"

#include <assert.h>

#include "base/clock.h"
#include "store/entry.h"
#include "store/report.h"
#include "work/assembly/assembly.h"
#include "work/org/org.h"
#include "work/session/session__.h"
#include "work/trail.h"

enum { BY_MAX = 150 };

static enum err refuse(struct ctx *c, const char **ret_field, const char *field, enum msg words)
{
    *ret_field = field;
    return fail(c, E_INVALID, words);
}

static enum err check_figures(struct ctx *c, const struct session_entry *in, const char **ret_field)
{
    static const char *const fields[] = {
        [FIGURES_HOLD] = "",
        [FIGURES_NEGATIVE] = "",
        [FIGURES_ROLL] = "people_due",
        [FIGURES_NOBODY] = "present",
        [FIGURES_REMEDIES_ONLY] = "shortcomings",
    };
    enum figures_fault fault = session_figures_check(&in->figures);
    enum err r = session__refuse_figures(c, fault, &in->figures);

    if (r) {
        *ret_field = fields[fault];
        return r;
    }
    if (in->remedies_due < 0 || in->remedies_due > FIGURE_MAX || in->remedies_done < 0 ||
        in->remedies_done > in->remedies_due)
        return refuse(c, ret_field, "remedies_done", M_ENTRY_REMEDIES_MORE);
    return OK;
}

static enum err check_assembly(struct ctx *c, const struct session_entry *in,
                               const char **ret_field)
{
    const struct assembly *list = NULL;
    size_t n = 0;
    enum err r;

    r = assembly_list(c, in->org_id, in->held_on, &list, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (list[i].id == in->assembly_id)
            return OK;
    }
    return r ? r : refuse(c, ret_field, "assembly_id", M_SESSION_ASSEMBLY_NONE);
}

/* Nobody meets for a campaign that the unit never got. */
static enum err check_campaign(struct ctx *c, const struct session_entry *in)
{
    struct q_report_concerns q;
    enum err r;

    r = q_report_concerns(c->db, in->campaign_id, in->org_id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND || (!r && !q.concerns))
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    return r;
}

static enum err check(struct ctx *c, const struct session_entry *in, const char **ret_field)
{
    enum err r;

    if (!in->told.how || !str_trim(in->told.by).n)
        return refuse(c, ret_field, "by", M_ENTRY_BY_MISSING);
    if (in->told.by.n > BY_MAX * 4)
        return fail(c, E_TOO_LARGE, M_SESSION_TOO_MUCH);
    if (!in->kind || in->kind >= SESSION_KINDS || !day_is(in->held_on))
        return refuse(c, ret_field, "held_on", M_SESSION_WHEN_MISSING);
    if (day_cmp(in->held_on, c->today) > 0)
        return refuse(c, ret_field, "held_on", M_SESSION_HELD_TO_COME);
    r = check_campaign(c, in);
    if (!r)
        r = check_assembly(c, in, ret_field);
    return r ? r : check_figures(c, in, ret_field);
}

/* What is there already of that evening: one that was entered is put right by this one or is another; the unit's
 * own needs nobody to enter it. */
static enum err ask_same(struct ctx *c, const struct session_entry *in, const struct session *s,
                         const char **ret_field)
{
    struct str day = day_shown(c->arena, in->held_on);
    struct session_twin twin;
    int64_t held;
    enum err r;

    r = q_entry_unit_hold(c->db, in->org_id, &held, c->error);
    if (!r)
        r = session__twin(c, s, in->held_on, false, &twin);
    if (r)
        return r;
    *ret_field = "same";
    if (in->same.id && (in->same.id != twin.id || !twin.entered))
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    if (!twin.id || in->same.id || in->same.apart)
        return OK;
    return fail(c, E_INVALID, twin.entered ? M_ENTRY_ENTERED_BEFORE : M_ENTRY_HELD_BEFORE,
                { "day", .text = day });
}

static struct str title_of(struct ctx *c, const struct session_entry *in)
{
    return MSG(
        c->arena, LANG_VI, M_SESSION_TITLE_MADE,
        { "kind", .text = msg_text(LANG_VI, session_kind_words(in->kind)) },
        { "month", .text = str_fmt(c->arena, "%d/%d", in->held_on.month, in->held_on.year) });
}

static enum err add(struct ctx *c, const struct session_entry *in, const struct session *s,
                    int64_t by_org_id)
{
    struct session_plan plan = { .campaigns = &in->campaign_id, .n_campaigns = 1 };
    struct q_session_add_in row = {
        .id = s->id,
        .org_id = in->org_id,
        .assembly_id = in->assembly_id,
        .kind = session_kind_name(in->kind),
        .title = title_of(c, in),
        .planned_at = clock_from_local((struct clock_time){ .day = in->held_on }),
    };
    struct q_entry_add_in entry = {
        .session_id = s->id,
        .by_org_id = by_org_id,
        .entered_by = c->who->account_id,
        .entered_at = c->now_ms,
        .how = entry_how_name(in->told.how),
        .told_by = str_trim(in->told.by),
        .remedies_due = in->remedies_due,
        .remedies_done = in->remedies_done,
    };
    enum err r;

    r = q_session_add(c->db, &row, c->error);
    if (!r)
        r = session__put_campaigns(c, s->id, &plan);
    return r ? r : q_entry_add(c->db, &entry, c->error);
}

enum err session_enter(struct ctx *c, const struct session_entry *in, const char **ret_field,
                       int64_t *ret_id)
{
    struct session s = { .org_id = in->org_id,
                         .assembly_id = in->assembly_id,
                         .held_on = in->held_on,
                         .version = 1 };
    struct q_session_close_in row;
    const struct grant *by = NULL;
    enum err r;

    assert(ret_field && ret_id);
    *ret_field = "";
    r = may_by(c, NULL, 0, P_SESSION_ENTER, in->org_id, &by);
    if (!r)
        r = check(c, in, ret_field);
    if (!r)
        r = ask_same(c, in, &s, ret_field);
    if (r)
        return r;
    s.id = ids_next(c->ids);
    r = add(c, in, &s, by->org_id);
    if (!r)
        r = session__take_place(c, &s, in->same.id);
    if (r)
        return r;
    row = session__closing_row(c, &s, &in->figures, S(""));
    row.minutes_by = S("told");
    r = session__freeze(c, &s, &row, "enter");
    if (!r)
        *ret_id = s.id;
    return r;
}

/* By the unit above that enters for it, or by the unit itself. */
static enum err may_withdraw(struct ctx *c, int64_t org_id)
{
    enum err r = may(c, P_SESSION_ENTER, org_id);

    if (r != E_DENIED)
        return r;
    error_clear(c->error);
    return may(c, P_SESSION_RUN, org_id);
}

enum err session_entry_withdraw(struct ctx *c, int64_t id, int64_t *ret_org_id)
{
    struct q_session_figures_of row;
    struct q_session_reported *reported = NULL;
    size_t n_reported = 0;
    struct session s = { .id = id };
    int64_t changed;
    enum err r;

    assert(ret_org_id);
    r = q_session_figures_of(c->db, id, c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_SESSION_NONE);
    if (!r)
        r = may_withdraw(c, row.org_id);
    if (!r)
        r = q_session_hold_closed(c->db, id, &changed, c->error);
    if (!r)
        r = q_session_reported(c->db, id, c->arena, &reported, &n_reported, c->error);
    if (r)
        return r;
    if (n_reported)
        return fail(c, E_CONFLICT, M_ENTRY_REPORTED);
    r = q_entry_withdraw(c->db, id, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_SESSION_CHANGED);
    s.org_id = row.org_id;
    s.held_on = day_from_iso(row.held_on);
    r = session__do_dues(c, &s, 0);
    if (!r)
        r = org_keep_counts(c, row.org_id);
    if (r)
        return r;
    *ret_org_id = row.org_id;
    return event_add(c, "session", id, "withdraw", row.org_id, S("{}"));
}
