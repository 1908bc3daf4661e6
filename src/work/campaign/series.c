/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/series.h"

#include <assert.h>

#include "store/child_date.h"
#include "store/series.h"
#include "work/campaign/series__.h"
#include "work/holiday/holiday.h"

static const char *const rest_names[SERIES_RESTS] = {
    [SERIES_REST_UNSAID] = "",
    [SERIES_REST_END] = "end",
    [SERIES_REST_NONE] = "none",
    [SERIES_REST_PERIOD] = "period",
};

struct str series_rest_name(enum series_rest rest)
{
    assert(rest >= 0 && rest < SERIES_RESTS);
    return str_of(rest_names[rest]);
}

enum series_rest series_rest_parse(struct str name)
{
    for (int i = 1; i < SERIES_RESTS; i++) {
        if (str_eq(name, str_of(rest_names[i])))
            return (enum series_rest)i;
    }
    return SERIES_REST_UNSAID;
}

/* Of the same units twice is two reports; a tier of its own, or everybody and one kind, are two days of
 * one. */
static bool asks_others(const struct duty *a, const struct duty *b)
{
    return a->own != b->own || !str_eq(a->audience_kind, b->audience_kind);
}

static bool joins(const struct series *s, const struct duty *d)
{
    if (!series_fits(&s->members[0].duty->rule, &d->rule) ||
        s->members[0].duty->made_from_id != d->made_from_id)
        return false;
    for (size_t i = 0; i < s->n_members; i++) {
        if (!asks_others(s->members[i].duty, d))
            return false;
    }
    return true;
}

/* What the duties of a draft ask for together; without periods so far. */
static void group(struct ctx *c, const struct duty *duties, size_t n, struct series *list,
                  size_t *n_list)
{
    for (const struct duty *d = duties; d < duties + n; d++) {
        struct series *to = NULL;

        if (d->what != DUE_REPORT || d->dropped || d->series_id)
            continue;
        for (size_t k = 0; k < *n_list && !to; k++) {
            if (!list[k].id && joins(&list[k], d))
                to = &list[k];
        }
        if (!to) {
            to = &list[(*n_list)++];
            *to = (struct series){ .members = arena_array(c->arena, struct series_member, n) };
        }
        to->members[to->n_members++].duty = d;
    }
}

struct due_span series__span(const struct ctx *c, const struct campaign *campaign)
{
    struct due_span span = { campaign->from, campaign->to };

    if (!day_is(span.from))
        span.from = campaign->issued_at ? clock_day(campaign->issued_at) : c->today;
    return span;
}

static void propose(struct ctx *c, const struct campaign *campaign, const struct calendar *calendar,
                    struct series *s)
{
    struct duty_rule *rules = arena_array(c->arena, struct duty_rule, s->n_members);
    struct series_plan plan;

    for (size_t i = 0; i < s->n_members; i++)
        rules[i] = s->members[i].duty->rule;
    plan = series_propose(rules, s->n_members, series__span(c, campaign), c->today, calendar,
                          c->arena);
    s->sort = plan.sort;
    s->n = plan.n;
    s->rest_from = plan.rest_from;
    s->rest_to = plan.rest_to;
    s->periods = arena_array(c->arena, struct period, plan.n + 2);
    for (size_t i = 0; i < s->n_members; i++)
        s->members[i].dates = arena_array(c->arena, struct series_date, plan.n + 2);
    for (size_t k = 0; k < plan.n; k++) {
        const struct series_period *p = &plan.periods[k];

        s->periods[k] = (struct period){ .name = { str_of(p->slot), S("") },
                                         .from = p->from,
                                         .to = p->to,
                                         .guessed = p->guessed };
        for (size_t i = 0; i < s->n_members; i++)
            s->members[i].dates[k] = p->of[i];
    }
}

static struct series *series_of(struct series *list, size_t n, int64_t duty_id)
{
    for (struct series *s = list; s < list + n; s++) {
        for (size_t m = 0; m < s->n_members; m++) {
            if (s->members[m].duty->id == duty_id)
                return s;
        }
    }
    return NULL;
}

static int64_t made_from(const struct series *s)
{
    return s->n_members ? s->members[0].duty->made_from_id : 0;
}

/* Its ends are cuts of the rhythm it is made from: the last one before it is asked for. Where there is none, it
 * has no period. */
static void cut_as_source(struct series *list, size_t n, struct series *s)
{
    const struct series *from = series_of(list, n, made_from(s));
    const struct period *last = NULL;

    for (size_t k = 0; from && s->n && k < from->n; k++) {
        if (day_cmp(from->periods[k].to, s->periods[0].to) <= 0)
            last = &from->periods[k];
    }
    s->n = last ? 1 : 0;
    if (!last)
        return;
    s->periods[0].from = from->periods[0].from;
    s->periods[0].to = last->to;
}

/* Only a rhythm leaves days over; where there is none, the single that ends last does. */
static void ask_for_the_rest(struct series *list, size_t n)
{
    struct series *last = NULL;
    bool rhythm = false;

    for (size_t i = 0; i < n; i++) {
        rhythm = rhythm || list[i].sort == SERIES_RHYTHM;
        if (list[i].n && (!last || day_cmp(last->periods[last->n - 1].to,
                                           list[i].periods[list[i].n - 1].to) < 0))
            last = &list[i];
    }
    for (size_t i = 0; i < n; i++) {
        if (list[i].sort == SERIES_SINGLE && (rhythm || &list[i] != last))
            list[i].rest_from = list[i].rest_to = (struct day){ 0 };
    }
}

/* What a person has written for a draft may leave days over, of which nobody has said what becomes. */
static void ask_for_the_rest_of_rows(const struct campaign *campaign, struct series *list, size_t n)
{
    if (campaign_step(campaign->state, CAMPAIGN_DO_EDIT) == NULL || !day_is(campaign->to))
        return;
    for (struct series *s = list; s < list + n; s++) {
        struct day last = s->periods[s->n - 1].to;

        if (s->rest != SERIES_REST_UNSAID || day_cmp(last, campaign->to) >= 0)
            continue;
        s->rest_from = day_add(last, 1);
        s->rest_to = campaign->to;
    }
}

static struct series *settled(struct series *list, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].id == id)
            return &list[i];
    }
    return NULL;
}

static void add_settled(struct series *list, size_t *n, size_t n_rows, struct arena *a,
                        const struct q_period_list *row)
{
    struct series *s = settled(list, *n, row->series_id);

    if (!s) {
        s = &list[(*n)++];
        *s = (struct series){ .id = row->series_id,
                              .written = row->written != 0,
                              .sort = series_sort_parse(row->sort),
                              .rest = series_rest_parse(str_or_empty(row->rest)),
                              .periods = arena_array(a, struct period, n_rows + 1) };
    }
    s->periods[s->n++] = (struct period){ .id = row->id,
                                          .name = { row->slot, str_or_empty(row->label) },
                                          .wanted_label = row->wanted_label,
                                          .from = day_from_iso(row->from_on),
                                          .to = day_from_iso(row->to_on),
                                          .guessed = row->guessed != 0 };
}

static void fill_date(struct series *list, size_t n, const struct q_duty_date_list *row)
{
    for (struct series *s = list; s < list + n; s++) {
        for (size_t m = 0; m < s->n_members; m++) {
            if (s->members[m].duty->id != row->duty_id)
                continue;
            for (size_t k = 0; k < s->n; k++) {
                if (s->periods[k].id == row->period_id)
                    s->members[m].dates[k] = (struct series_date){ day_from_iso(row->due_on),
                                                                   day_from_iso(row->work_on) };
            }
        }
    }
}

static enum err load_members(struct ctx *c, int64_t campaign_id, const struct duty *duties,
                             size_t n_duties, struct series *list, size_t n)
{
    struct q_duty_date_list *rows = NULL;
    size_t n_rows = 0;
    enum err r;

    for (size_t i = 0; i < n; i++)
        list[i].members = arena_array(c->arena, struct series_member, n_duties + 1);
    for (const struct duty *d = duties; d < duties + n_duties; d++) {
        struct series *s = d->series_id && !d->dropped ? settled(list, n, d->series_id) : NULL;

        if (s)
            s->members[s->n_members++] =
                (struct series_member){ d, arena_array(c->arena, struct series_date, s->n + 2) };
    }
    r = q_duty_date_list(c->db, campaign_id, c->arena, &rows, &n_rows, c->error);
    for (size_t i = 0; !r && i < n_rows; i++)
        fill_date(list, n, &rows[i]);
    return r;
}

static enum err load_settled(struct ctx *c, int64_t campaign_id, const struct duty *duties,
                             size_t n_duties, struct series *list, size_t *ret_n)
{
    struct q_period_list *rows = NULL;
    size_t n_rows = 0;
    enum err r;

    *ret_n = 0;
    r = q_period_list(c->db, campaign_id, c->arena, &rows, &n_rows, c->error);
    if (r || !n_rows)
        return r;
    for (size_t i = 0; i < n_rows; i++)
        add_settled(list, ret_n, n_rows, c->arena, &rows[i]);
    return load_members(c, campaign_id, duties, n_duties, list, *ret_n);
}

void series__propose(struct ctx *c, const struct campaign *campaign, struct schedule *s)
{
    size_t n_settled = s->n_series;

    group(c, s->duties, s->n_duties, s->series, &s->n_series);
    for (size_t i = n_settled; i < s->n_series; i++)
        propose(c, campaign, &s->calendar, &s->series[i]);
    for (size_t i = n_settled; i < s->n_series; i++) {
        if (made_from(&s->series[i]))
            cut_as_source(s->series, s->n_series, &s->series[i]);
    }
    ask_for_the_rest_of_rows(campaign, s->series, n_settled);
    if (!n_settled || campaign_step(campaign->state, CAMPAIGN_DO_EDIT))
        ask_for_the_rest(s->series, s->n_series);
}

static enum err load_series(struct ctx *c, const struct campaign *campaign, struct schedule *s)
{
    enum err r;

    s->series = arena_array(c->arena, struct series, s->n_duties + SERIES_MAX + 1);
    r = load_settled(c, campaign->id, s->duties, s->n_duties, s->series, &s->n_series);
    if (!r)
        series__propose(c, campaign, s);
    return r;
}

enum err schedule_load(struct ctx *c, const struct campaign *campaign, struct schedule *ret)
{
    enum err r;

    assert(campaign && ret);
    *ret = (struct schedule){ 0 };
    r = duty_list(c, campaign->id, &ret->duties, &ret->n_duties);
    if (!r)
        r = holiday_load(c, campaign->org_id, &ret->calendar);
    return r ? r : load_series(c, campaign, ret);
}

/* A further period holds the days that were left over. */
static void add_rest(struct ctx *c, struct series *s, const struct calendar *calendar)
{
    struct series_date asked = series_date_behind(s->rest_to, calendar);

    s->periods[s->n] = (struct period){ .name = { day_iso(c->arena, asked.due_on), S("") },
                                        .from = s->rest_from,
                                        .to = s->rest_to };
    for (size_t i = 0; i < s->n_members; i++)
        s->members[i].dates[s->n] = asked;
    s->n++;
}

static enum err add_period(struct ctx *c, struct series *s, size_t k)
{
    struct period *p = &s->periods[k];
    struct q_period_add_in in = {
        .id = p->id ? p->id : ids_next(c->ids),
        .series_id = s->id,
        .ord = (int64_t)k + 1,
        .slot = p->name.slot,
        .label = str_or_none(p->name.label),
        .from_on = day_iso(c->arena, p->from),
        .to_on = day_iso(c->arena, p->to),
        .guessed = p->guessed,
    };
    enum err r;

    p->id = in.id;
    r = q_period_add(c->db, &in, c->error);
    for (size_t i = 0; !r && i < s->n_members; i++) {
        const struct series_date *on = &s->members[i].dates[k];

        if (day_is(on->due_on))
            r = q_duty_date_add(c->db, s->members[i].duty->id, p->id, day_iso(c->arena, on->due_on),
                                day_iso(c->arena, on->work_on), c->error);
    }
    return r;
}

static enum err settle(struct ctx *c, const struct campaign *campaign, struct series *s,
                       enum series_rest rest)
{
    bool left = day_is(s->rest_from) && rest != SERIES_REST_PERIOD;
    struct q_series_add_in in = {
        .id = ids_next(c->ids),
        .campaign_id = campaign->id,
        .hierarchy_id = HIERARCHY,
        .sort = series_sort_name(s->sort),
        .form_code = made_from(s) ? S("summary") : S("periodic"),
        .rest = left ? str_or_none(series_rest_name(rest)) : STR_NONE,
        .written = s->written,
    };
    struct q_series_last_ord last;
    int64_t changed;
    enum err r;

    s->id = in.id;
    r = q_series_last_ord(c->db, campaign->id, c->arena, &last, c->error);
    if (r)
        return r;
    in.ord = last.ord + 1;
    r = q_series_add(c->db, &in, c->error);
    for (size_t k = 0; !r && k < s->n; k++)
        r = add_period(c, s, k);
    for (size_t i = 0; !r && i < s->n_members; i++)
        r = q_duty_settle(c->db, s->members[i].duty->id, s->id, &changed, c->error);
    return r;
}

/* Its periods are rows already. */
static enum err settle_rest(struct ctx *c, struct series *s, enum series_rest rest)
{
    int64_t changed;

    if (rest == SERIES_REST_PERIOD)
        return add_period(c, s, s->n - 1);
    return q_series_rest_set(c->db, s->id, series_rest_name(rest), &changed, c->error);
}

static enum err settle_source(struct ctx *c, const struct schedule *schedule,
                              const struct series *s)
{
    const struct series *from = series_of(schedule->series, schedule->n_series, made_from(s));
    int64_t changed;

    if (!s->id || !from)
        return OK;
    return q_series_make_from(c->db, s->id, from->id, &changed, c->error);
}

enum err series_settle(struct ctx *c, const struct campaign *campaign, struct schedule *schedule,
                       enum series_rest rest)
{
    enum err r = OK;

    assert(campaign && schedule);
    for (size_t i = 0; !r && i < schedule->n_series; i++) {
        struct series *s = &schedule->series[i];

        if (!s->n || (s->id && !day_is(s->rest_from)))
            continue;
        if (day_is(s->rest_from) && rest == SERIES_REST_UNSAID)
            return fail(c, E_INVALID, M_CAMPAIGN_REST_UNSAID,
                        { "from", .text = day_shown(c->arena, s->rest_from) },
                        { "to", .text = day_shown(c->arena, s->rest_to) });
        if (day_is(s->rest_from) && rest == SERIES_REST_PERIOD)
            add_rest(c, s, &schedule->calendar);
        r = s->id ? settle_rest(c, s, rest) : settle(c, campaign, s, rest);
    }
    for (size_t i = 0; !r && i < schedule->n_series; i++)
        r = settle_source(c, schedule, &schedule->series[i]);
    return r;
}

enum err series_rewrite(struct ctx *c, const struct campaign *campaign, struct schedule *schedule)
{
    enum err r = series_unsettle(c, campaign->id);

    assert(schedule);
    for (size_t i = 0; i < schedule->n_series; i++)
        schedule->series[i].id = 0;
    for (size_t i = 0; !r && i < schedule->n_series; i++) {
        if (schedule->series[i].written)
            r = settle(c, campaign, &schedule->series[i], SERIES_REST_UNSAID);
    }
    return r;
}

enum err series_stop(struct ctx *c, const struct campaign *campaign)
{
    struct schedule schedule;
    enum err r = schedule_load(c, campaign, &schedule);

    assert(campaign);
    return r ? r : series_rewrite(c, campaign, &schedule);
}

struct series *series_with(struct schedule *schedule, int64_t duty_id)
{
    return series_of(schedule->series, schedule->n_series, duty_id);
}

enum err series_unsettle(struct ctx *c, int64_t campaign_id)
{
    struct q_series_reports reports;
    int64_t changed;
    enum err r;

    r = q_series_reports(c->db, campaign_id, c->arena, &reports, c->error);
    if (!r && reports.n)
        return fail(c, E_INVALID, M_CAMPAIGN_HAS_REPORTS, { "n", .n = reports.n });
    if (!r)
        r = q_series_clear_dues(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_series_clear_duties(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_child_date_clear(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_series_clear_dates(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_series_clear_periods(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_series_clear_channels(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_series_clear(c->db, campaign_id, &changed, c->error);
    return r;
}
