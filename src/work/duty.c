/* SPDX-License-Identifier: Apache-2.0 */
#include "work/duty.h"

#include "rules/period.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/duty.h"
#include "store/org.h"
#include "work/campaign.h"
#include "work/trail.h"

enum { WORDS_MAX = 2000, SLACK_DAYS = 186 };

static void fill(struct ctx *c, const struct q_duty_list *q, int64_t campaign_id, struct duty *d)
{
    *d = (struct duty){
        .id = q->id,
        .campaign_id = campaign_id,
        .clause_id = q->clause_id.v,
        .what = due_what_parse(q->what),
        .words = q->words,
        .rule = { .rhythm = rhythm_parse(q->rhythm),
                  .bound = calendar_bound_parse(q->bound),
                  .due_on = day_from_iso(q->due_on),
                  .from = day_from_iso(q->from_on),
                  .to = day_from_iso(q->to_on),
                  .month = (int)q->month.v,
                  .day = (int)q->month_day.v },
        .audience = q->audience,
        .audience_kind = str_or_empty(q->audience_kind),
        .audience_name = str_or_empty(c->lang == LANG_EN ? q->audience_en : q->audience_vi),
        .through = str_or_empty(q->through),
        .dropped = q->dropped_at.is,
        .version = q->version,
    };
}

enum err duty_list(struct ctx *c, int64_t campaign_id, const struct duty **ret, size_t *ret_n)
{
    struct q_duty_list *rows = NULL;
    struct duty *list;
    enum err r;

    r = q_duty_list(c->db, campaign_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct duty, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        fill(c, &rows[i], campaign_id, &list[i]);
    *ret = list;
    return OK;
}

enum err duty_load(struct ctx *c, int64_t id, struct duty *ret, struct campaign *ret_campaign)
{
    struct q_duty_by_id q;
    enum err r;

    r = q_duty_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    r = campaign_load(c, q.campaign_id, ret_campaign);
    if (r)
        return r;
    fill(c,
         &(struct q_duty_list){
             .id = q.id,
             .clause_id = q.clause_id,
             .what = q.what,
             .words = q.words,
             .rhythm = q.rhythm,
             .due_on = q.due_on,
             .from_on = q.from_on,
             .to_on = q.to_on,
             .month = q.month,
             .month_day = q.month_day,
             .bound = q.bound,
             .audience = q.audience,
             .audience_kind = q.audience_kind,
             .audience_vi = q.audience_vi,
             .audience_en = q.audience_en,
             .through = q.through,
             .dropped_at = q.dropped_at,
             .version = q.version,
         },
         q.campaign_id, ret);
    ret->quote = str_or_empty(q.quote);
    return OK;
}

/* The campaign is a draft that the asker may change. */
static enum err open_draft(struct ctx *c, const struct campaign *campaign)
{
    enum err r = may(c, P_CAMPAIGN_EDIT, campaign->org_id);

    if (!r && !campaign_step(campaign->state, CAMPAIGN_EDIT))
        return fail(c, E_INVALID, M_CAMPAIGN_NOT_DRAFT);
    return r;
}

/* It stays a draft until the transaction ends. */
static enum err hold_draft(struct ctx *c, int64_t campaign_id)
{
    int64_t held;
    enum err r;

    r = q_campaign_hold_draft(c->db, campaign_id, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_INVALID, M_CAMPAIGN_NOT_DRAFT);
}

static enum err wrong(struct ctx *c, const char *field, enum msg words, const char **ret_field)
{
    *ret_field = field;
    return fail(c, E_INVALID, words);
}

static enum err check(struct ctx *c, const struct duty *in, const char **ret_field)
{
    const struct duty_rule *rule = &in->rule;

    if (!str_trim(in->words).n)
        return wrong(c, "words", M_DUTY_NEEDS_WORDS, ret_field);
    if (in->words.n > (size_t)WORDS_MAX * 4)
        return wrong(c, "words", M_DUTY_WORDS_LONG, ret_field);
    if (rule->rhythm == RHYTHM_WINDOW && !day_is(rule->from) && !day_is(rule->to))
        return wrong(c, "to", M_DUTY_NEEDS_END, ret_field);
    if (day_is(rule->from) && day_is(rule->to) && day_cmp(rule->from, rule->to) > 0)
        return wrong(c, "to", M_DUTY_ENDS_BEFORE, ret_field);
    if (rule->month < 0 || rule->month > 12)
        return wrong(c, "month", M_DUTY_BAD_MONTH, ret_field);
    if (rule->day < -31 || rule->day > 31 ||
        (rule->rhythm == RHYTHM_YEARLY && rule->month &&
         rule->day > days_in_month(2024, rule->month)))
        return wrong(c, "month_day", M_DUTY_BAD_DAY, ret_field);
    return OK;
}

/* Fields that the rhythm does not use are not kept: nobody could see why they are there. */
static struct duty_rule tidy(struct duty_rule rule)
{
    if (rule.rhythm == RHYTHM_ONCE)
        return (
            struct duty_rule){ .rhythm = RHYTHM_ONCE, .bound = rule.bound, .due_on = rule.due_on };
    rule.due_on = (struct day){ 0 };
    if (rule.rhythm == RHYTHM_WINDOW)
        rule.day = 0;
    if (rule.rhythm != RHYTHM_YEARLY)
        rule.month = 0;
    return rule;
}

static enum err insert(struct ctx *c, const struct duty *in, const struct duty_rule *rule,
                       int64_t *ret_id)
{
    struct q_duty_last_ord last;
    struct q_duty_add_in row = {
        .id = ids_next(c->ids),
        .campaign_id = in->campaign_id,
        .what = due_what_name(in->what),
        .words = str_trim(in->words),
        .rhythm = rhythm_name(rule->rhythm),
        .due_on = day_iso(c->arena, rule->due_on),
        .from_on = day_iso(c->arena, rule->from),
        .to_on = day_iso(c->arena, rule->to),
        .month = { rule->month != 0, rule->month },
        .month_day = { rule->day != 0, rule->day },
        .bound = calendar_bound_name(rule->bound),
        .audience = str_or_empty(in->audience),
        .audience_kind = str_or_none(in->audience_kind),
        .through = str_or_none(in->through),
    };
    enum err r;

    r = q_duty_last_ord(c->db, in->campaign_id, c->arena, &last, c->error);
    if (r)
        return r;
    row.ord = last.ord + 1;
    *ret_id = row.id;
    return q_duty_add(c->db, &row, c->error);
}

static enum err update(struct ctx *c, const struct duty *in, const struct duty_rule *rule)
{
    struct q_duty_set_in row = {
        .id = in->id,
        .version = in->version,
        .what = due_what_name(in->what),
        .words = str_trim(in->words),
        .rhythm = rhythm_name(rule->rhythm),
        .due_on = day_iso(c->arena, rule->due_on),
        .from_on = day_iso(c->arena, rule->from),
        .to_on = day_iso(c->arena, rule->to),
        .month = { rule->month != 0, rule->month },
        .month_day = { rule->day != 0, rule->day },
        .bound = calendar_bound_name(rule->bound),
        .audience = str_or_empty(in->audience),
        .audience_kind = str_or_none(in->audience_kind),
        .through = str_or_none(in->through),
    };
    int64_t changed;
    enum err r;

    r = q_duty_set(c->db, &row, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

/* A slip in the year, not the report that follows a campaign or the registration before it. */
static enum err check_due(struct ctx *c, const struct duty *in, const struct campaign *campaign,
                          const char **ret_field)
{
    struct day due = in->rule.due_on;

    if (!day_is(due) || !day_is(campaign->from) || !day_is(campaign->to))
        return OK;
    if (day_cmp(due, day_add(campaign->from, -SLACK_DAYS)) >= 0 &&
        day_cmp(due, day_add(campaign->to, SLACK_DAYS)) <= 0)
        return OK;
    *ret_field = "due_on";
    return fail(c, E_INVALID, M_DUTY_DUE_OUTSIDE,
                { "from", .text = day_shown(c->arena, campaign->from) },
                { "to", .text = day_shown(c->arena, campaign->to) });
}

enum err duty_save(struct ctx *c, const struct duty *in, struct duty *ret_now,
                   const char **ret_field)
{
    struct duty_rule rule = tidy(in->rule);
    struct campaign campaign;
    int64_t id = in->id;
    enum err r;

    *ret_field = NULL;
    r = id ? duty_load(c, id, ret_now, &campaign) : campaign_load(c, in->campaign_id, &campaign);
    if (!r)
        r = open_draft(c, &campaign);
    if (r)
        return r;
    if (id) {
        if (ret_now->campaign_id != in->campaign_id)
            return fail(c, E_NOT_FOUND, M_DUTY_NONE);
        if (ret_now->version != in->version)
            return fail(c, E_CONFLICT, M_ERROR_STALE);
    }
    r = check(c, in, ret_field);
    if (!r && (!id || day_cmp(in->rule.due_on, ret_now->rule.due_on) != 0))
        r = check_due(c, in, &campaign, ret_field);
    if (r)
        return r;
    r = hold_draft(c, campaign.id);
    if (r)
        return r;
    r = id ? update(c, in, &rule) : insert(c, in, &rule, &id);
    if (r)
        return r;
    return event_add(c, "duty", id, in->id ? "mend" : "add", campaign.org_id, S("{}"));
}

enum err duty_drop(struct ctx *c, int64_t id, int64_t version, bool dropped)
{
    struct campaign campaign;
    struct duty d = { 0 };
    int64_t changed;
    enum err r;

    r = duty_load(c, id, &d, &campaign);
    if (!r)
        r = open_draft(c, &campaign);
    if (r)
        return r;
    r = hold_draft(c, campaign.id);
    if (r)
        return r;
    r = q_duty_drop(c->db, id, version, (struct db_int){ dropped, c->now_ms }, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "duty", id, dropped ? "drop" : "bring_back", campaign.org_id, S("{}"));
}

enum err duty_audiences(struct ctx *c, const struct duty_kind_of_org **ret, size_t *ret_n)
{
    struct q_org_kinds *rows = NULL;
    struct duty_kind_of_org *list;
    enum err r;

    r = q_org_kinds(c->db, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct duty_kind_of_org, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct duty_kind_of_org){ rows[i].code, c->lang == LANG_EN ? rows[i].name_en
                                                                              : rows[i].name_vi };
    *ret = list;
    return OK;
}

enum err duty_calendar(struct ctx *c, struct calendar *ret)
{
    struct q_holidays *rows = NULL;
    struct calendar_day *days;
    size_t n;
    enum err r;

    r = q_holidays(c->db, S("1900-01-01"), S("2200-12-31"), c->arena, &rows, &n, c->error);
    if (r)
        return r;
    days = arena_array(c->arena, struct calendar_day, n + 1);
    for (size_t i = 0; i < n; i++)
        days[i] = (struct calendar_day){ day_from_iso(rows[i].on_day), rows[i].works != 0 };
    *ret = (struct calendar){ days, n };
    return OK;
}

enum err duty_dates(struct ctx *c, const struct duty *d, struct due_span span, struct due_at **ret,
                    size_t *ret_n)
{
    struct calendar calendar;
    enum err r;

    r = duty_calendar(c, &calendar);
    if (r)
        return r;
    *ret_n = due_list(&d->rule, span, &calendar, c->arena, ret);
    return OK;
}

bool duty_is_for(const struct duty *d, struct str org_kind, bool holds_sessions)
{
    if (d->dropped || !due_asked_of(d->what, holds_sessions))
        return false;
    return !d->audience_kind.n || str_eq(d->audience_kind, org_kind);
}

enum err due_list_of(struct ctx *c, int64_t campaign_id, int64_t org_id, const struct due **ret,
                     size_t *ret_n)
{
    struct q_due_of_org *rows = NULL;
    struct due *list;
    enum err r;

    r = may(c, P_CAMPAIGN_VIEW, org_id);
    if (r)
        return r;
    r = q_due_of_org(c->db, campaign_id, org_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct due, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct due){
            .id = rows[i].id,
            .duty_id = rows[i].duty_id,
            .org_id = org_id,
            .campaign_id = campaign_id,
            .what = due_what_parse(rows[i].what),
            .words = rows[i].words,
            .period = rows[i].period,
            .due_on = day_from_iso(rows[i].due_on),
            .work_on = day_from_iso(rows[i].work_on),
            .done_at = rows[i].done_at.v,
        };
    *ret = list;
    return OK;
}

enum err due_load(struct ctx *c, int64_t id, struct due *ret)
{
    struct q_due_by_id q;
    enum err r;

    r = q_due_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    *ret = (struct due){
        .id = q.id,
        .org_id = q.org_id,
        .campaign_id = q.campaign_id,
        .what = due_what_parse(q.what),
        .words = q.words,
        .period = q.period,
        .due_on = day_from_iso(q.due_on),
        .work_on = day_from_iso(q.work_on),
        .done_at = q.done_at.v,
    };
    return may(c, P_CAMPAIGN_VIEW, q.org_id);
}

enum err due_set_done(struct ctx *c, int64_t due_id, bool done, int64_t *ret_campaign_id)
{
    struct q_due_by_id q;
    enum due_what what;
    int64_t changed;
    enum err r;

    r = q_due_by_id(c->db, due_id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    *ret_campaign_id = q.campaign_id;
    r = may(c, P_CAMPAIGN_ACKNOWLEDGE, q.org_id);
    if (r)
        return r;
    what = due_what_parse(q.what);
    if (what == DUE_REPORT || what == DUE_SESSION)
        return fail(c, E_INVALID, M_DUTY_DONE_BY_ITSELF);
    r = q_due_set_done(c->db, due_id, (struct db_int){ done, c->now_ms }, &changed, c->error);
    if (r)
        return r;
    return event_add(c, "due", due_id, done ? "done" : "reopen", q.org_id, S("{}"));
}

static struct str period_on(struct ctx *c, struct day on, enum period_kind kind)
{
    struct period p = period_of(on, kind);

    return period_text(c->arena, &p);
}

enum err due_session_held(struct ctx *c, int64_t session_id, int64_t org_id, struct day on,
                          int64_t held_at)
{
    struct q_due_session_held_in in = {
        .session_id = session_id,
        .org_id = org_id,
        .month = period_on(c, on, PERIOD_MONTH),
        .quarter = period_on(c, on, PERIOD_QUARTER),
        .half = period_on(c, on, PERIOD_HALF),
        .year = period_on(c, on, PERIOD_YEAR),
        .done_at = { held_at != 0, held_at },
    };
    int64_t changed;

    return q_due_session_held(c->db, &in, &changed, c->error);
}
