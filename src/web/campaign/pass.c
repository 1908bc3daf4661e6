/* SPDX-License-Identifier: Apache-2.0 */
/* pass.c - where a unit passes a campaign on: days of its own for its children's reports. */
#include "work/campaign/pass.h"

#include <inttypes.h>

#include "web/campaign/campaign__.h"
#include "web/report/report.h"

static const enum msg labels[] = { M_PASS_BY_DATES, M_PASS_BY_PLAN, M_PASS_BY_NONE };

static struct str hint_of(struct ctx *c, const struct pass_period *p)
{
    if (day_is(p->span.by_plan))
        return MSG(c->arena, c->lang, M_PASS_DAY_HINT_PLAN, { "cut", .day = p->span.cut },
                   { "own", .day = p->span.own }, { "plan", .day = p->span.by_plan });
    return MSG(c->arena, c->lang, M_PASS_DAY_HINT, { "cut", .day = p->span.cut },
               { "own", .day = p->span.own });
}

/* "Tháng 3/2022: cấp dưới nộp chậm nhất ngày"; a period that has a day for a name is told by its duty. */
static struct str label_of(struct ctx *c, const struct pass_period *p)
{
    struct str period = period_shown(c, p->name);

    return MSG(c->arena, c->lang, M_PASS_DAY_OF,
               { "period", .text = period.n ? period : p->words });
}

static void fill_days(struct ctx *c, const struct pass_view *of, const struct form *form,
                      struct pass_part *v)
{
    v->days = arena_array(c->arena, struct field_view, of->n + 1);
    for (size_t i = 0; i < of->n; i++) {
        const struct pass_period *p = &of->periods[i];
        struct field_view *day = &v->days[v->n_days++];

        *day = field_view_of(form, "day", p->period_id, label_of(c, p));
        day->hint = hint_of(c, p);
        if (!form_has_errors(form))
            day->value = day_shown(c->arena, day_is(p->set) || of->answered ? p->set : p->proposed);
    }
}

/* Where the plan asks the children already there is nothing to be said by not asking them. */
static void fill_below(const struct pass_view *of, const struct form *form, struct pass_part *v)
{
    struct options all = field_options(form, "below", labels);
    bool any = false;

    v->below = field_view_plain(form, "below");
    all.v[PASS_PLAN] = all.v[of->idle.n ? PASS_NONE : PASS_PLAN];
    v->belows = (struct options){ all.v, 2 };
    for (size_t i = 0; i < of->n; i++)
        any = any || day_is(of->periods[i].set);
    if (form_value(form, "below").n)
        return;
    all.v[0].chosen = any;
    all.v[1].chosen = !any && (of->asks_none || !of->idle.n);
}

enum err campaign__fill_pass(struct ctx *c, struct issue_page *v)
{
    struct pass_part *part = &v->pass;
    struct pass_view of;
    enum err r;

    if (!v->from_id)
        return OK;
    part->is = true;
    r = pass_look(c, v->of.campaign.id, v->from_id, &of);
    if (r)
        return r;
    if (!of.n) {
        part->nothing_due =
            MSG(c->arena, c->lang, M_PASS_NOTHING_DUE, { "unit", .text = of.org_name });
        return OK;
    }
    part->what = MSG(c->arena, c->lang, M_PASS_WHAT, { "unit", .text = of.org_name });
    if (of.idle.n) {
        part->idle = MSG(c->arena, c->lang, M_PASS_IDLE, { "kinds", .text = of.idle },
                         { "unit", .text = of.org_name });
        part->idle_words =
            MSG(c->arena, c->lang, M_PASS_IDLE_WHAT, { "unit", .text = of.org_name });
    }
    for (size_t i = 0; i < of.n; i++) {
        if (day_is(of.periods[i].span.by_plan) &&
            day_cmp(of.periods[i].span.by_plan, of.periods[i].span.own) >= 0)
            part->same_day =
                MSG(c->arena, c->lang, M_PASS_SAME_DAY, { "unit", .text = of.org_name });
    }
    fill_below(&of, &v->form, part);
    fill_days(c, &of, &v->form, part);
    return OK;
}

/* "day.41" */
static const char *name_of(struct ctx *c, int64_t period_id)
{
    return str_fmt(c->arena, "day.%" PRId64, period_id).p;
}

/* What was typed, as days. */
static struct pass_date *dates_of(struct ctx *c, const struct form_by_id *days, struct form *form)
{
    struct pass_date *dates = arena_array(c->arena, struct pass_date, days->n + 1);

    for (size_t i = 0; i < days->n; i++) {
        dates[i].period_id = days->v[i].id;
        if (days->v[i].text.n &&
            !said_day(c->arena, days->v[i].text, SAID_NEXT, c->today, &dates[i].on))
            form_add_error(form, name_of(c, days->v[i].id), msg_text(c->lang, M_PASS_BAD_DAY));
    }
    return dates;
}

enum err campaign__save_pass(struct ctx *c, const struct issue *in, int below,
                             const struct form_by_id *days, struct form *form, bool *ret_ok)
{
    struct pass pass = { .campaign_id = in->campaign_id,
                         .org_id = in->from_org_id,
                         .none = below == PASS_NONE };
    int64_t period = 0;
    enum err r;

    if (below == PASS_DATES) {
        pass.dates = dates_of(c, days, form);
        pass.n = days->n;
    }
    *ret_ok = !form_has_errors(form);
    r = *ret_ok ? pass_save(c, &pass, &period) : OK;
    if (r != E_INVALID)
        return r;
    *ret_ok = false;
    form_refuse(form, period ? name_of(c, period) : "below", c->error);
    return OK;
}
