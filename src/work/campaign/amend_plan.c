/* SPDX-License-Identifier: Apache-2.0 */
/* amend_plan.c - an amendment as it would go out, and what stands in its way. */
#include <assert.h>

#include "store/amendment.h"
#include "store/child_date.h"
#include "work/campaign/amend__.h"
#include "work/campaign/duty__.h"

static enum err load_all_kinds(struct ctx *c, struct amendment *of)
{
    struct q_campaign_kinds_asked *rows = NULL;
    struct amend_kind *kinds;
    enum err r = q_campaign_kinds_asked(c->db, c->arena, &rows, &of->n_kinds, c->error);

    kinds = arena_array(c->arena, struct amend_kind, of->n_kinds + 1);
    for (size_t i = 0; !r && i < of->n_kinds; i++)
        kinds[i] = (struct amend_kind){ .code = rows[i].kind, .meets = rows[i].meets != 0 };
    of->kinds = kinds;
    return r;
}

static enum err load_kinds(struct ctx *c, struct amendment *of)
{
    struct q_campaign_kinds_holding *rows = NULL;
    struct amend_kind *kinds;
    enum err r;

    r = q_campaign_kinds_holding(c->db, of->campaign.id, c->arena, &rows, &of->n_kinds, c->error);
    if (r)
        return r;
    kinds = arena_array(c->arena, struct amend_kind, of->n_kinds + 1);
    for (size_t i = 0; i < of->n_kinds; i++)
        kinds[i] = (struct amend_kind){
            .code = rows[i].kind,
            .name = c->lang == LANG_EN ? rows[i].kind_en : rows[i].kind_vi,
            .meets = rows[i].meets != 0,
            .n = rows[i].n,
            .acknowledged = rows[i].acknowledged,
        };
    of->kinds = kinds;
    return OK;
}

/* Whom it binds, and who of them must acknowledge again. */
static void sum_up(struct ctx *c, struct amendment *of, const struct amend_plan *p)
{
    struct amend_kind *kinds = arena_array(c->arena, struct amend_kind, of->n_kinds + 1);

    for (size_t i = 0; i < of->n_kinds; i++) {
        kinds[i] = of->kinds[i];
        kinds[i].bound = p->bound[i];
        of->bound += kinds[i].bound ? kinds[i].n : 0;
        of->again += kinds[i].bound ? kinds[i].acknowledged : 0;
    }
    of->kinds = kinds;
    of->changes = p->changes;
    of->n_changes = p->n_changes;
}

/* Each of those units sets its children another day; nobody does it for them. */
static enum err load_left(struct ctx *c, const struct amend_plan *p, struct amendment *of)
{
    struct amend_left *left = arena_array(c->arena, struct amend_left, p->n_moves + 1);
    enum err r = OK;

    for (size_t i = 0; !r && i < p->n_moves; i++) {
        const struct amend_move *m = &p->moves[i];
        struct q_child_date_behind row = { 0 };

        if (!m->from || !m->to || !m->to->period_id)
            continue;
        r = q_child_date_behind(c->db, m->was->id, m->to->period_id,
                                day_iso(c->arena, m->to->at.work_on), c->arena, &row, c->error);
        if (!r && row.n)
            left[of->n_left++] = (struct amend_left){ .period = due_at_name(&m->to->at),
                                                      .n = row.n,
                                                      .latest = day_from_iso(row.latest),
                                                      .own = m->to->at.due_on };
    }
    of->left = left;
    return r;
}

enum err amend__plan(struct ctx *c, struct amendment *of, struct amend_plan *ret)
{
    enum err r;

    *ret = (struct amend_plan){ .of = of,
                                .is = of->campaign,
                                .lean = ret->lean,
                                .first_period = ret->first_period };
    if (day_is(of->head.to))
        ret->is.to = of->head.to;
    r = schedule_load(c, &of->campaign, &ret->was);
    if (!r)
        r = duty__wanted(c, of->campaign.id, &of->wanted, &of->n_wanted);
    if (!r)
        r = amend__load_contents(c, of);
    if (!r)
        r = ret->lean ? load_all_kinds(c, of) : load_kinds(c, of);
    if (!r)
        r = version_last(c, of->campaign.id, &of->n);
    if (r)
        return r;
    of->n++;
    of->duties = ret->was.duties;
    of->n_duties = ret->was.n_duties;
    ret->bound = arena_array(c->arena, bool, of->n_kinds + 1);
    r = amend__then(c, ret);
    if (!r)
        r = amend__tell(c, ret);
    if (!r && !ret->lean)
        r = load_left(c, ret, of);
    if (r)
        return r;
    amend__tell_contents(c, ret);
    sum_up(c, of, ret);
    return OK;
}

/* A period of which something was sent keeps its days, and stays asked. */
static enum err check_cut(struct ctx *c, const struct amend_recut *r)
{
    const struct recut_plan *plan = &r->plan;
    const struct recut_period *p = &plan->periods[plan->at];
    struct str from = day_shown(c->arena, p->from), to = day_shown(c->arena, p->to);
    struct str words = r->members[plan->member]->words;

    switch (plan->snag) {
    case RECUT_FITS:
        return OK;
    case RECUT_DUE_BEFORE_CUT:
        return fail(c, E_INVALID, M_AMEND_DUE_BEFORE_CUT, { "duty", .text = words },
                    { "from", .text = from }, { "to", .text = to });
    case RECUT_STILL_ASKED:
        return fail(c, E_INVALID, M_AMEND_STILL_ASKED, { "duty", .text = words },
                    { "from", .text = from }, { "to", .text = to });
    case RECUT_NO_DAYS:
        break;
    }
    return fail(c, E_INVALID, M_AMEND_NO_DAYS, { "duty", .text = words }, { "from", .text = from });
}

/* What is asked has a day, and a rhythm an end. */
static enum err check_further(struct ctx *c, const struct amend_plan *p, const struct duty *d)
{
    bool open = !day_is(p->is.from) || !day_is(p->is.to);

    if (open && due_needs_span(&d->rule))
        return fail(c, E_INVALID, M_CAMPAIGN_NEEDS_END, { "duty", .text = d->words });
    if (d->rule.rhythm == RHYTHM_ONCE && !day_is(d->rule.due_on))
        return fail(c, E_INVALID, M_AMEND_NO_DATE, { "duty", .text = d->words });
    return OK;
}

/* What it gives sessions to take up is added where nothing stood, and ends where nothing will stand. */
static bool is_more_than_a_slip(const struct change *change)
{
    bool given = change->what >= CHANGE_TOPIC && change->what <= CHANGE_PROCEEDING;

    return change->what == CHANGE_ADD || change->what == CHANGE_END ||
           (given && (!change->was.n || !change->is.n));
}

static enum err check_changes(struct ctx *c, const struct amend_plan *p)
{
    bool correct = p->of->head.act == VERSION_CORRECT;

    if (!p->n_changes)
        return fail(c, E_INVALID, M_AMEND_NOTHING);
    for (size_t i = 0; correct && i < p->n_changes; i++) {
        if (is_more_than_a_slip(&p->changes[i]))
            return fail(c, E_INVALID, M_AMEND_MORE_THAN_A_SLIP,
                        { "duty", .text = p->changes[i].words });
    }
    return OK;
}

enum err amend__check(struct ctx *c, const struct amend_plan *p)
{
    enum err r = OK;

    if (!p->of->begun)
        return fail(c, E_INVALID, M_AMEND_NOT_BEGUN);
    for (size_t i = 0; !r && i < p->n_recuts; i++)
        r = check_cut(c, &p->recuts[i]);
    for (size_t i = p->was.n_duties; !r && i < p->then.n_duties; i++)
        r = check_further(c, p, &p->duties[i]);
    return r ? r : check_changes(c, p);
}

enum err amend_load(struct ctx *c, int64_t campaign_id, struct amendment *ret)
{
    struct amend_plan plan = { 0 };
    enum err r;

    assert(ret);
    r = amend__open(c, campaign_id, ret);
    if (!r)
        r = amend__plan(c, ret, &plan);
    if (r)
        return r;
    r = amend__check(c, &plan);
    if (r != E_INVALID)
        return r;
    ret->problem = str_of(c->error->message);
    error_clear(c->error);
    return OK;
}
