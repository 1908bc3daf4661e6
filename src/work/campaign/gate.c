/* SPDX-License-Identifier: Apache-2.0 */
/* gate.c - what may be wrong with a campaign that is about to be issued, with the units it falls on. */
#include "store/campaign.h"
#include "work/campaign/issue__.h"
#include "work/org/org.h"

enum { UNITS_SHOWN = 20 };

static struct snag_date *dates_of(struct ctx *c, const struct schedule *schedule,
                                  const struct duty *duty, size_t *ret_n)
{
    *ret_n = 0;
    for (const struct series *s = schedule->series; s < schedule->series + schedule->n_series;
         s++) {
        for (size_t m = 0; m < s->n_members; m++) {
            struct snag_date *dates;

            if (s->members[m].duty != duty)
                continue;
            dates = arena_array(c->arena, struct snag_date, s->n + 1);
            for (size_t k = 0; k < s->n; k++)
                dates[k] =
                    (struct snag_date){ s->periods[k].name.slot, s->periods[k].to,
                                        s->members[m].dates[k].work_on, s->periods[k].guessed };
            *ret_n = s->n;
            return dates;
        }
    }
    return NULL;
}

static bool has_ended(const struct ctx *c, struct day ended)
{
    return day_is(ended) && day_cmp(ended, c->today) <= 0;
}

static struct snag_duty duty_of(struct ctx *c, const struct schedule *schedule,
                                const struct due_plan *p)
{
    struct snag_duty d = {
        .id = p->duty->id,
        .what = p->duty->what,
        .rule = &p->duty->rule,
        .words = p->duty->audience,
        .org_kind = p->duty->audience_kind,
        .own = p->duty->own,
        .made = p->duty->made_from_id != 0,
        .part = p->duty->part != DUTY_ALL,
        .named = p->duty->assembly != 0,
        .receiver_ended = has_ended(c, p->duty->receiver_ended),
    };

    for (size_t i = 0; i < p->duty->n_copies; i++)
        d.copy_ended = d.copy_ended || has_ended(c, p->duty->copies[i].ended);
    for (size_t i = 0; i < p->n; i++) {
        if (!day_is(d.last) || day_cmp(p->slots[i].at.work_on, d.last) > 0)
            d.last = p->slots[i].at.work_on;
    }
    d.dates = dates_of(c, schedule, p->duty, &d.n_dates);
    return d;
}

/* Ticked units come one by one; a snag is of a kind. */
static struct snag_units *kinds_of(struct ctx *c, const struct issuing *g,
                                   const struct issue_kinds *kinds, size_t *ret_n)
{
    struct snag_units *list = arena_array(c->arena, struct snag_units, kinds->n + 2);
    size_t n = 1;

    list[0] =
        (struct snag_units){ .kind = g->from.kind, .depth = g->from.depth, .issues = true, .n = 1 };
    for (size_t i = 0; i < kinds->n; i++) {
        const struct issue_kind *k = &kinds->list[i];
        struct snag_units *to = NULL;

        for (size_t j = 1; j < n && !to; j++)
            to = str_eq(list[j].kind, k->code) ? &list[j] : NULL;
        if (!to) {
            to = &list[n++];
            *to = (struct snag_units){ .kind = k->code, .depth = k->depth, .meet = k->meets };
        }
        to->n += k->n;
        if (k->depth < to->depth)
            to->depth = k->depth;
    }
    *ret_n = n;
    return list;
}

static struct str kind_name(struct ctx *c, const struct issuing *g, const struct issue_kinds *kinds,
                            struct str code)
{
    if (str_eq(g->from.kind, code))
        return c->lang == LANG_EN ? g->from.kind_en : g->from.kind_vi;
    for (size_t i = 0; i < kinds->n; i++) {
        if (str_eq(kinds->list[i].code, code))
            return kinds->list[i].name;
    }
    return S("");
}

static const struct duty *duty_by(const struct due_plan *plans, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (id && plans[i].duty->id == id)
            return plans[i].duty;
    }
    return NULL;
}

static size_t units_on(const struct issue_kinds *kinds, const struct duty *duty, struct str kind)
{
    size_t n = 0;

    for (size_t i = 0; i < kinds->n; i++) {
        const struct issue_kind *k = &kinds->list[i];

        if (kind.n ? str_eq(k->code, kind)
                   : !duty || duty_is_for(duty, k->code, k->meets || duty->assembly))
            n += k->n;
    }
    return n;
}

static enum err open_units(struct ctx *c, const struct issuing *g, const struct issue_kinds *kinds,
                           const struct duty *duty, struct issue_snag *d)
{
    struct org_range below = org_range(c->arena, g->from.path);
    struct str kind = d->snag.org_kind.n ? d->snag.org_kind : duty ? duty->audience_kind : S("");
    struct q_campaign_targets_of_kind_in in = {
        .hierarchy_id = HIERARCHY,
        .path_from = below.from,
        .path_to = below.to,
        .parent_id = g->from.id,
        .whole = g->in->scope != ISSUE_CHILDREN,
        .kind = kind,
        .meets = duty && !duty->assembly && !due_asked_of(duty->what, false),
        .most = UNITS_SHOWN,
    };
    struct q_campaign_targets_of_kind *rows = NULL;
    size_t all = units_on(kinds, duty, d->snag.org_kind);
    struct str *names;
    enum err r;

    if (!all || g->in->scope == ISSUE_TICKED)
        return OK;
    r = q_campaign_targets_of_kind(c->db, &in, c->arena, &rows, &d->n_units, c->error);
    if (r)
        return r;
    names = arena_array(c->arena, struct str, d->n_units + 1);
    for (size_t i = 0; i < d->n_units; i++)
        names[i] = rows[i].name;
    d->units = names;
    d->n_more = all > d->n_units ? all - d->n_units : 0;
    return OK;
}

static bool is_sure(const struct issue *in, const struct snag *d)
{
    if (in->sure_of_all)
        return true;
    for (size_t i = 0; i < in->n_sure && snag_may_be_meant(d->kind); i++) {
        if (in->sure[i] == d->key)
            return true;
    }
    return false;
}

enum err issue__snags(struct ctx *c, const struct issuing *g, const struct due_plan *plans,
                      size_t n_plans, const struct schedule *schedule,
                      const struct issue_kinds *kinds, struct issue_snag **ret, size_t *ret_n,
                      size_t *ret_unsure)
{
    struct snag_duty *duties = arena_array(c->arena, struct snag_duty, n_plans + 1);
    struct snag_units *units;
    struct issue_snag *list;
    struct snag *found;
    size_t n_units, n;

    for (size_t i = 0; i < n_plans; i++)
        duties[i] = duty_of(c, schedule, &plans[i]);
    units = kinds_of(c, g, kinds, &n_units);
    n = snags_of(duties, n_plans, units, n_units, c->today, c->arena, &found);
    list = arena_array(c->arena, struct issue_snag, n + 1);
    *ret_unsure = 0;
    for (size_t i = 0; i < n; i++) {
        const struct duty *duty = duty_by(plans, n_plans, found[i].duty_id);
        const struct duty *other = duty_by(plans, n_plans, found[i].other_id);
        enum err r;

        list[i] = (struct issue_snag){
            .snag = found[i],
            .duty = duty ? duty->words : S(""),
            .other = other ? other->words : S(""),
            .org_kind = kind_name(c, g, kinds, found[i].org_kind),
            .upper_kind = kind_name(c, g, kinds, found[i].upper),
            .sure = is_sure(g->in, &found[i]),
        };
        *ret_unsure += !list[i].sure;
        r = open_units(c, g, kinds, duty, &list[i]);
        if (r)
            return r;
    }
    *ret = list;
    *ret_n = n;
    return OK;
}
