/* SPDX-License-Identifier: Apache-2.0 */
/* duty_edit.c - a draft's duties are added, changed and left out; where a report is asked otherwise, its periods are
 * proposed anew, also those that a person wrote. */
#include "store/campaign.h"
#include "store/duty.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/duty__.h"
#include "work/campaign/series.h"
#include "work/trail.h"

enum { WORDS_MAX = 2000, SLACK_DAYS = 186 };

static enum err wrong(struct ctx *c, const char *field, enum msg words, const char **ret_field)
{
    *ret_field = field;
    return fail(c, E_INVALID, words);
}

/* What was typed and its rhythm makes nothing of: the date would not be what its writer thinks. */
static const char *unused(const struct duty_rule *rule)
{
    if (rule->rhythm != RHYTHM_ONCE && day_is(rule->due_on))
        return "due_on";
    if (rule->rhythm == RHYTHM_ONCE && (day_is(rule->from) || day_is(rule->to)))
        return day_is(rule->from) ? "from" : "to";
    if (rule->rhythm != RHYTHM_YEARLY && rule->month)
        return "month";
    if ((rule->rhythm == RHYTHM_ONCE || rule->rhythm == RHYTHM_WINDOW) && rule->day)
        return "month_day";
    return NULL;
}

static enum err check_rule(struct ctx *c, const struct duty *in, const char **ret_field)
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
    *ret_field = unused(rule);
    return *ret_field ? wrong(c, *ret_field, M_DUTY_UNUSED, ret_field) : OK;
}

struct duty_rule duty__tidy(struct duty_rule rule)
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

static struct str part_name(enum duty_part part)
{
    if (part == DUTY_ALL)
        return STR_NONE;
    return part == DUTY_REGISTERED ? S("registered") : S("others");
}

/* Only a duty to meet asks an assembly. */
static struct str assembly_of(const struct duty *in)
{
    return in->what == DUE_SESSION && in->assembly ? assembly_kind_name(in->assembly) : STR_NONE;
}

enum err duty__insert(struct ctx *c, const struct duty *in, int64_t *ret_id)
{
    struct duty_rule rule = duty__tidy(in->rule);
    struct q_duty_last_ord last;
    struct q_duty_add_in row = {
        .id = ids_next(c->ids),
        .campaign_id = in->campaign_id,
        .clause_id = { in->clause_id != 0, in->clause_id },
        .what = due_what_name(in->what),
        .words = str_trim(in->words),
        .rhythm = rhythm_name(rule.rhythm),
        .due_on = day_iso(c->arena, rule.due_on),
        .from_on = day_iso(c->arena, rule.from),
        .to_on = day_iso(c->arena, rule.to),
        .month = { rule.month != 0, rule.month },
        .month_day = { rule.day != 0, rule.day },
        .bound = calendar_bound_name(rule.bound),
        .audience = str_or_empty(in->audience),
        .audience_kind = in->own ? STR_NONE : str_or_none(in->audience_kind),
        .own = in->own,
        .made_from_id = { in->made_from_id != 0, in->made_from_id },
        .audience_part = part_name(in->part),
        .through = str_or_none(in->through),
        .receiver_id = { in->receiver_id != 0, in->receiver_id },
        .assembly_kind = assembly_of(in),
    };
    enum err r;

    r = q_duty_last_ord(c->db, in->campaign_id, c->arena, &last, c->error);
    if (r)
        return r;
    row.ord = last.ord + 1;
    *ret_id = row.id;
    r = q_duty_add(c->db, &row, c->error);
    return r ? r : duty__put_copies(c, row.id, in);
}

enum err duty__update(struct ctx *c, const struct duty *in)
{
    struct duty_rule rule = duty__tidy(in->rule);
    struct q_duty_set_in row = {
        .id = in->id,
        .version = in->version,
        .what = due_what_name(in->what),
        .words = str_trim(in->words),
        .rhythm = rhythm_name(rule.rhythm),
        .due_on = day_iso(c->arena, rule.due_on),
        .from_on = day_iso(c->arena, rule.from),
        .to_on = day_iso(c->arena, rule.to),
        .month = { rule.month != 0, rule.month },
        .month_day = { rule.day != 0, rule.day },
        .bound = calendar_bound_name(rule.bound),
        .audience = str_or_empty(in->audience),
        .audience_kind = in->own ? STR_NONE : str_or_none(in->audience_kind),
        .own = in->own,
        .made_from_id = { in->made_from_id != 0, in->made_from_id },
        .audience_part = part_name(in->part),
        .through = str_or_none(in->through),
        .receiver_id = { in->receiver_id != 0, in->receiver_id },
        .assembly_kind = assembly_of(in),
    };
    int64_t changed;
    enum err r;

    r = q_duty_set(c->db, &row, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return duty__put_copies(c, in->id, in);
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

static bool is_one_of(const struct duty_org *list, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].id == id)
            return true;
    }
    return false;
}

static bool names_others(const struct duty *in, const struct duty *now)
{
    if (!now || in->what != now->what || in->receiver_id != now->receiver_id)
        return true;
    for (size_t i = 0; i < in->n_copies; i++) {
        if (!is_one_of(now->copies, now->n_copies, in->copies[i].id))
            return true;
    }
    return false;
}

/* Units that are near enough to be meant, not any number that was sent; who is named by now can stay. */
static enum err check_units(struct ctx *c, const struct duty *in, const struct duty *now,
                            int64_t org_id, const char **ret_field)
{
    const struct duty_org *near = NULL;
    size_t n = 0;
    enum err r;

    r = duty_receivers(c, org_id, &near, &n);
    if (r)
        return r;
    if (in->receiver_id && (!now || in->receiver_id != now->receiver_id) &&
        !is_one_of(near, n, in->receiver_id))
        return wrong(c, "receiver", M_DUTY_RECEIVER_NONE, ret_field);
    for (size_t i = 0; i < in->n_copies; i++) {
        int64_t id = in->copies[i].id;

        if (!is_one_of(near, n, id) && !(now && is_one_of(now->copies, now->n_copies, id)))
            return wrong(c, "copies", M_DUTY_COPY_NONE, ret_field);
    }
    return OK;
}

static enum err check_receivers(struct ctx *c, const struct duty *in, const struct duty *now,
                                int64_t org_id, const char **ret_field)
{
    if (in->what != DUE_REPORT && in->receiver_id)
        return wrong(c, "receiver", M_DUTY_RECEIVER_OF_REPORT, ret_field);
    if (in->what != DUE_REPORT && in->n_copies)
        return wrong(c, "copies", M_DUTY_COPIES_OF_REPORT, ret_field);
    if (in->n_copies > DUTY_COPIES_MAX) {
        *ret_field = "copies";
        return fail(c, E_INVALID, M_DUTY_COPIES_MANY, { "n", .n = DUTY_COPIES_MAX });
    }
    if (!names_others(in, now)) /* also one that came to go on for both receiver and copy */
        return OK;
    if (in->receiver_id && is_one_of(in->copies, in->n_copies, in->receiver_id))
        return wrong(c, "copies", M_DUTY_COPY_RECEIVES, ret_field);
    return check_units(c, in, now, org_id, ret_field);
}

/* What is added up over time is asked again and again; what is made from it is asked once. */
static enum err check_made_from(struct ctx *c, const struct duty *in, const char **ret_field)
{
    const struct duty *list;
    size_t n;
    enum err r;

    if (!in->made_from_id)
        return OK;
    if (in->what != DUE_REPORT || duty_repeats(in))
        return wrong(c, "made_from", M_DUTY_MADE_FROM_ONCE, ret_field);
    r = duty_list(c, in->campaign_id, &list, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (list[i].id == in->made_from_id && duty_may_be_made_from(&list[i]))
            return OK;
    }
    return r ? r : wrong(c, "made_from", M_DUTY_MADE_FROM_NONE, ret_field);
}

enum err duty__check(struct ctx *c, const struct duty *in, const struct duty *now,
                     const struct campaign *campaign, const char **ret_field)
{
    enum err r = check_rule(c, in, ret_field);

    if (!r && (!now || day_cmp(in->rule.due_on, now->rule.due_on) != 0))
        r = check_due(c, in, campaign, ret_field);
    if (!r && in->part && (in->own || in->what == DUE_REPORT || in->what == DUE_REGISTRATION))
        r = wrong(c, "audience_part", M_DUTY_PART_NOT, ret_field);
    if (!r && (in->receiver_id || in->n_copies))
        r = check_receivers(c, in, now, campaign->org_id, ret_field);
    return r ? r : check_made_from(c, in, ret_field);
}

/* Whether the periods must be proposed anew. before: NULL where the duty is new. */
static bool moves_periods(const struct duty *before, const struct duty *in)
{
    struct duty_rule a, b = duty__tidy(in->rule);

    if (!before || before->what != in->what)
        return in->what == DUE_REPORT || (before && before->what == DUE_REPORT);
    a = before->rule;
    return in->what == DUE_REPORT &&
           (before->own != in->own || before->made_from_id != in->made_from_id ||
            !str_eq(before->audience_kind, str_or_empty(in->audience_kind)) ||
            a.rhythm != b.rhythm || a.bound != b.bound || a.month != b.month || a.day != b.day ||
            day_cmp(a.due_on, b.due_on) || day_cmp(a.from, b.from) || day_cmp(a.to, b.to));
}

/* The rows of its periods go; *ret_was: as they were. */
static enum err take_out(struct ctx *c, const struct campaign *campaign, struct schedule *ret_was)
{
    enum err r = schedule_load(c, campaign, ret_was);

    return r ? r : series_unsettle(c, campaign->id);
}

enum err duty_save(struct ctx *c, const struct duty *in, struct duty *ret_now,
                   const char **ret_field)
{
    struct campaign campaign;
    struct schedule was = { 0 };
    int64_t id = in->id;
    bool moves;
    enum err r;

    *ret_field = NULL;
    r = id ? duty_load(c, id, ret_now, &campaign) : campaign_load(c, in->campaign_id, &campaign);
    if (!r)
        r = campaign__open_draft(c, &campaign);
    if (r)
        return r;
    if (id) {
        if (ret_now->campaign_id != in->campaign_id)
            return fail(c, E_NOT_FOUND, M_DUTY_NONE);
        if (ret_now->version != in->version)
            return fail(c, E_CONFLICT, M_ERROR_STALE);
    }
    r = duty__check(c, in, id ? ret_now : NULL, &campaign, ret_field);
    if (r)
        return r;
    r = campaign__hold_draft(c, campaign.id);
    if (r)
        return r;
    moves = moves_periods(id ? ret_now : NULL, in);
    if (moves)
        r = take_out(c, &campaign, &was);
    if (!r)
        r = id ? duty__update(c, in) : duty__insert(c, in, &id);
    if (!r && moves)
        r = series_keep(c, &campaign, &was, id);
    if (r)
        return r;
    return event_add(c, "duty", id, in->id ? "mend" : "add", campaign.org_id, S("{}"));
}

enum err duty_drop(struct ctx *c, int64_t id, int64_t version, bool dropped)
{
    struct campaign campaign;
    struct schedule was = { 0 };
    struct duty d = { 0 };
    int64_t changed;
    enum err r;

    r = duty_load(c, id, &d, &campaign);
    if (!r)
        r = campaign__open_draft(c, &campaign);
    if (r)
        return r;
    r = campaign__hold_draft(c, campaign.id);
    if (!r && d.what == DUE_REPORT)
        r = take_out(c, &campaign, &was);
    if (r)
        return r;
    r = q_duty_drop(c->db, id, version, (struct db_int){ dropped, c->now_ms }, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (d.what == DUE_REPORT)
        r = series_keep(c, &campaign, &was, id);
    if (r)
        return r;
    return event_add(c, "duty", id, dropped ? "drop" : "bring_back", campaign.org_id, S("{}"));
}
