/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/periods.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "rules/slot.h"
#include "store/campaign.h"
#include "text/vi.h"
#include "work/campaign/campaign__.h"
#include "work/name.h"
#include "work/trail.h"

struct writing {
    struct campaign campaign;
    struct schedule schedule;
    struct series *series;
};

static enum err open_draft(struct ctx *c, int64_t campaign_id, int64_t duty_id, struct writing *w)
{
    const struct campaign_step *step;
    enum err r;

    r = campaign_load(c, campaign_id, &w->campaign);
    if (!r)
        r = campaign__may_step(c, &w->campaign, CAMPAIGN_DO_EDIT, w->campaign.org_id, &step);
    if (!r)
        r = schedule_load(c, &w->campaign, &w->schedule);
    if (r)
        return r;
    w->series = series_with(&w->schedule, duty_id);
    return w->series ? OK : fail(c, E_NOT_FOUND, M_PERIOD_NO_SERIES);
}

static bool is_made(const struct series *s)
{
    return s->members[0].duty->made_from_id != 0;
}

enum err periods_load(struct ctx *c, int64_t campaign_id, int64_t duty_id, struct periods_view *ret)
{
    struct writing w;
    enum err r = open_draft(c, campaign_id, duty_id, &w);

    assert(ret);
    if (r)
        return r;
    *ret = (struct periods_view){ w.campaign, w.series, is_made(w.series) };
    return OK;
}

static enum err wrong(struct period_wrong *ret, enum period_field field, size_t row, size_t member)
{
    *ret = (struct period_wrong){ field, row, member };
    return E_INVALID;
}

/* A period without a name is called by the last day on which it is asked for. */
static struct str slot_of(struct ctx *c, const struct period_row *row, size_t n_members)
{
    struct day last = row->to;

    for (size_t m = 0; m < n_members; m++) {
        if (day_is(row->due_on[m]) && day_cmp(row->due_on[m], last) > 0)
            last = row->due_on[m];
    }
    return day_is(last) ? day_iso(c->arena, last) : S("");
}

static enum err take_name(struct ctx *c, const struct period_row *row, size_t n_members,
                          struct series_period *p)
{
    struct str slot;
    struct slot told;

    if (!str_trim(row->name).n)
        slot = slot_of(c, row, n_members);
    else if (slot_told(c->arena, row->name, &told))
        slot = slot_text(c->arena, &told);
    else
        return fail(c, E_INVALID, M_PERIOD_BAD_NAME);
    (void)snprintf(p->slot, sizeof(p->slot), "%.*s", STR_ARGS(slot));
    return OK;
}

enum err period_label_take(struct ctx *c, struct str raw, struct str *ret_label)
{
    struct str label;
    enum err r;

    assert(ret_label);
    *ret_label = S("");
    if (!str_trim(raw).n)
        return OK;
    r = name_take(c, raw, &label);
    if (!r && vi_rune_count(label) > PERIOD_LABEL_MOST)
        return fail(c, E_INVALID, M_NAME_LONG, { "n", .n = PERIOD_LABEL_MOST });
    if (!r)
        *ret_label = label;
    return r;
}

/* Which row a period comes from: they are sorted on the way. */
static size_t row_of(const struct series_period *p, struct series_date *const *dates, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (dates[i] == p->of)
            return i;
    }
    assert(false);
    return 0;
}

static const struct {
    enum msg words;
    enum period_field field;
} faults[] = {
    [PERIOD_NONE] = { M_PERIOD_NONE, PERIOD_FIELD_NONE },
    [PERIOD_TWO] = { M_PERIOD_TWO, PERIOD_FIELD_NONE },
    [PERIOD_NO_DAY] = { M_PERIOD_NO_DAY, PERIOD_FIELD_TO },
    [PERIOD_SAME_CUT] = { M_PERIOD_SAME_CUT, PERIOD_FIELD_TO },
    [PERIOD_BACKWARDS] = { M_PERIOD_BACKWARDS, PERIOD_FIELD_TO },
    [PERIOD_BEHIND] = { M_PERIOD_BEHIND, PERIOD_FIELD_TO },
    [PERIOD_SAME_NAME] = { M_PERIOD_SAME_NAME, PERIOD_FIELD_NAME },
    [PERIOD_UNASKED] = { M_PERIOD_UNASKED, PERIOD_FIELD_DUE },
    [PERIOD_DUE_BY_CUT] = { M_PERIOD_DUE_BY_CUT, PERIOD_FIELD_DUE },
};

static enum err refuse(struct ctx *c, enum period_fault fault, const struct series_period *p,
                       const struct campaign *campaign)
{
    return fail(c, E_INVALID, faults[fault].words,
                { "from", .text = p ? day_shown(c->arena, p->from) : S("") },
                { "to", .text = p ? day_shown(c->arena, p->to) : S("") },
                { "end", .text = day_shown(c->arena, campaign->to) });
}

struct written {
    struct series_period *periods;
    struct series_date **dates; /* by row */
    size_t n;
};

static enum err take_rows(struct ctx *c, const struct writing *w, const struct periods_edit *in,
                          struct written *ret, struct period_wrong *ret_wrong)
{
    size_t members = w->series->n_members;

    ret->n = in->n;
    ret->periods = arena_array(c->arena, struct series_period, in->n + 1);
    ret->dates = arena_array(c->arena, struct series_date *, in->n + 1);
    for (size_t i = 0; i < in->n; i++) {
        struct series_period *p = &ret->periods[i];

        ret->dates[i] = arena_array(c->arena, struct series_date, members + 1);
        *p = (struct series_period){ .to = in->rows[i].to, .of = ret->dates[i] };
        for (size_t m = 0; m < members; m++) {
            if (day_is(in->rows[i].due_on[m]))
                p->of[m] = (struct series_date){ in->rows[i].due_on[m],
                                                 calendar_last_working(&w->schedule.calendar,
                                                                       in->rows[i].due_on[m]) };
        }
        if (take_name(c, &in->rows[i], members, p))
            return wrong(ret_wrong, PERIOD_FIELD_NAME, i, 0);
        if (period_label_take(c, in->rows[i].label, &p->label))
            return wrong(ret_wrong, PERIOD_FIELD_LABEL, i, 0);
    }
    return OK;
}

static enum err check_labels(struct ctx *c, const struct written *all,
                             struct period_wrong *ret_wrong)
{
    struct period_name *names = arena_array(c->arena, struct period_name, all->n + 1);
    size_t k;

    for (size_t i = 0; i < all->n; i++)
        names[i] = (struct period_name){ str_of(all->periods[i].slot), all->periods[i].label };
    k = period_names_alike(names, all->n, c->arena);
    if (k == all->n)
        return OK;
    (void)wrong(ret_wrong, PERIOD_FIELD_LABEL, row_of(&all->periods[k], all->dates, all->n), 0);
    return fail(c, E_INVALID, M_PERIOD_SAME_LABEL, { "label", .text = all->periods[k].label });
}

static enum err check(struct ctx *c, const struct writing *w, const struct written *all,
                      struct period_wrong *ret_wrong)
{
    size_t k, m;
    enum period_fault fault = periods_check(all->periods, all->n, w->series->n_members,
                                            w->series->sort, w->campaign.to, &k, &m);
    size_t row;

    if (!fault)
        return check_labels(c, all, ret_wrong);
    row = all->n ? row_of(&all->periods[k], all->dates, all->n) : 0;
    (void)wrong(ret_wrong, faults[fault].field, row, m);
    return refuse(c, fault, all->n ? &all->periods[k] : NULL, &w->campaign);
}

static void put(struct ctx *c, struct series *s, const struct written *all)
{
    s->written = true;
    s->n = all->n;
    s->periods = arena_array(c->arena, struct period, all->n + 1);
    for (size_t m = 0; m < s->n_members; m++)
        s->members[m].dates = arena_array(c->arena, struct series_date, all->n + 1);
    for (size_t k = 0; k < all->n; k++) {
        const struct series_period *p = &all->periods[k];

        s->periods[k] =
            (struct period){ .name = { str_of(p->slot), p->label }, .from = p->from, .to = p->to };
        for (size_t m = 0; m < s->n_members; m++)
            s->members[m].dates[k] = p->of[m];
    }
}

/* The duties' versions do not move: their words are as they were. */
static enum err rewrite(struct ctx *c, struct writing *w, int64_t version, const char *verb)
{
    int64_t changed;
    enum err r;

    r = q_campaign_touch_draft(c->db, w->campaign.id, version, &changed, c->error);
    if (!r && !changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = series_rewrite(c, &w->campaign, &w->schedule);
    if (r)
        return r;
    return event_add(c, "campaign", w->campaign.id, verb, w->campaign.org_id, S("{}"));
}

static struct day begin_of(struct ctx *c, const struct writing *w, const struct periods_edit *in)
{
    if (w->series->sort == SERIES_SINGLE && day_is(in->from))
        return in->from;
    return day_is(w->campaign.from) ? w->campaign.from : c->today;
}

enum err periods_save(struct ctx *c, const struct periods_edit *in, struct period_wrong *ret_wrong)
{
    struct writing w;
    struct written all;
    enum err r;

    assert(in->n <= PERIODS_MOST);
    *ret_wrong = (struct period_wrong){ 0 };
    r = open_draft(c, in->campaign_id, in->duty_id, &w);
    if (!r && is_made(w.series))
        return fail(c, E_INVALID, M_PERIOD_MADE);
    if (!r)
        r = take_rows(c, &w, in, &all, ret_wrong);
    if (r)
        return r;
    periods_touch(all.periods, all.n, begin_of(c, &w, in));
    r = check(c, &w, &all, ret_wrong);
    if (r)
        return r;
    put(c, w.series, &all);
    return rewrite(c, &w, in->version, "periods");
}

enum err periods_forget(struct ctx *c, int64_t campaign_id, int64_t duty_id, int64_t version)
{
    struct writing w;
    enum err r = open_draft(c, campaign_id, duty_id, &w);

    if (r)
        return r;
    w.series->written = false;
    return rewrite(c, &w, version, "periods_proposed");
}
