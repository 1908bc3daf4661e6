/* SPDX-License-Identifier: Apache-2.0 */
/* issue.c - issuing: what is in the way is settled, then it goes out and what is due is laid. */
#include <assert.h>

#include "store/campaign.h"
#include "work/campaign/issue__.h"
#include "work/campaign/lay.h"
#include "work/campaign/version.h"
#include "work/trail.h"

/* From here on nobody changes a duty; moved only when all has been checked, so that a refusal leaves
 * nothing behind for the page that tells of it. */
static enum err hold(struct ctx *c, const struct issuing *g)
{
    int64_t held;
    enum err r;

    if (g->step->state == g->step->next)
        return OK;
    r = q_campaign_hold_draft(c->db, g->campaign.id, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err move(struct ctx *c, const struct issuing *g)
{
    int64_t changed;
    enum err r;

    if (g->step->state == g->step->next)
        return OK;
    r = q_campaign_move(c->db, g->campaign.id, g->in->version, campaign_state_name(g->step->state),
                        campaign_state_name(g->step->next), c->now_ms, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err check_ends(struct ctx *c, const struct campaign *campaign,
                           const struct schedule *schedule)
{
    bool open = !day_is(campaign->from) || !day_is(campaign->to);

    for (size_t i = 0; i < schedule->n_duties; i++) {
        const struct duty *d = &schedule->duties[i];

        if (open && !d->dropped && due_needs_span(&d->rule))
            return fail(c, E_INVALID, M_CAMPAIGN_NEEDS_END, { "duty", .text = d->words });
    }
    return OK;
}

/* Nothing that may be wrong is issued unseen. */
static enum err check_snags(struct ctx *c, const struct issuing *g, const struct schedule *schedule)
{
    struct issue_kinds kinds = { 0 };
    struct issue_snag *snags;
    struct due_plan *plans;
    size_t n_plans, n, unsure = 0;
    enum err r;

    if (g->in->sure_of_all)
        return OK;
    if (g->step->act == CAMPAIGN_DO_PASS_ON)
        return issue__check_pass(c, g, schedule);
    if (g->step->state == g->step->next)
        return OK;
    r = issue__kinds(c, g, &kinds);
    if (r)
        return r;
    plans = due_plans(c, &g->campaign, schedule, &n_plans);
    r = issue__snags(c, g, plans, n_plans, schedule, &kinds, &snags, &n, &unsure);
    if (r)
        return r;
    return unsure ? fail(c, E_INVALID, M_ISSUE_UNSURE, { "n", .n = (int64_t)unsure }) : OK;
}

/* Loads what is asked; issuing it for the first time settles the periods. */
static enum err settle(struct ctx *c, struct issuing *g, struct schedule *ret)
{
    enum err r;

    r = schedule_load(c, &g->campaign, ret);
    if (!r)
        r = check_ends(c, &g->campaign, ret);
    if (!r)
        r = check_snags(c, g, ret);
    if (!r && g->step->act == CAMPAIGN_DO_ISSUE)
        r = series_settle(c, &g->campaign, ret, g->in->rest);
    if (!g->campaign.issued_at)
        g->campaign.issued_at = c->now_ms;
    return r;
}

/* Whoever had it before it was recalled acknowledges it anew. */
enum err issue__make_version(struct ctx *c, const struct issuing *g)
{
    struct version_words words = { S(""), S("") };
    int64_t n;
    enum err r;

    if (g->step->state == g->step->next)
        return OK;
    r = version_add(c, g->campaign.id, VERSION_ISSUE, &words, &n);
    return r ? r : version_bind(c, g->campaign.id, n, STR_NONE);
}

static enum err needs_units(struct ctx *c, const struct issuing *g)
{
    struct issue_targets t;
    enum err r = issue__targets(c, g, S(""), 1, &t);

    if (r)
        return r;
    return t.units ? OK : fail(c, E_INVALID, M_CAMPAIGN_NO_UNITS);
}

enum err issue__prepare(struct ctx *c, struct issuing *g, struct schedule *ret)
{
    enum err r = needs_units(c, g);

    if (!r)
        r = hold(c, g);
    return r ? r : settle(c, g, ret);
}

enum err issue__hand_to(struct ctx *c, const struct issuing *g, const struct issue_targets *t,
                        int64_t at, size_t *ret_units)
{
    int64_t added;
    enum err r = OK;

    for (size_t i = 0; !r && i < t->n; i++) {
        r = q_campaign_org_add_all(c->db, g->campaign.id, HIERARCHY, t->list[i].first,
                                   t->list[i].last, at, &added, c->error);
        *ret_units += r ? 0 : (size_t)added;
    }
    return r;
}

static enum err hand_out(struct ctx *c, const struct issuing *g, size_t *ret_units)
{
    struct issue_targets t = { 0 };
    struct str after = S("");
    enum err r;

    do {
        r = issue__targets(c, g, after, ISSUE_TARGETS_A_TIME, &t);
        if (!r)
            r = issue__hand_to(c, g, &t, c->now_ms, ret_units);
        if (!r && t.n)
            after = t.list[t.n - 1].last;
    } while (!r && t.n);
    return r;
}

static enum err lay(struct ctx *c, const struct issuing *g, const struct schedule *schedule,
                    size_t *ret_dues)
{
    struct due_pass pass = { .since = c->now_ms };
    size_t n, units;
    struct due_plan *plans = due_plans(c, &g->campaign, schedule, &n);
    enum err r = OK;

    if (g->step->state != g->step->next)
        r = due_mark_laid(c, plans, n);
    due_keep_running(c, plans, n);
    if (!r && g->step->state != g->step->next)
        r = due_lay_own(c, plans, n, ret_dues);
    do {
        if (!r)
            r = due_lay(c, g->campaign.id, plans, n, &pass, &units, ret_dues);
    } while (!r && units);
    return r;
}

enum err issue(struct ctx *c, const struct issue *in, size_t *ret_units, size_t *ret_dues)
{
    struct schedule schedule;
    struct issuing g;
    enum err r;

    assert(in && ret_units && ret_dues);
    *ret_units = *ret_dues = 0;
    r = issue__load(c, in, 0, &g);
    if (!r)
        r = issue__prepare(c, &g, &schedule);
    if (!r)
        r = move(c, &g);
    if (!r)
        r = issue__make_version(c, &g);
    if (!r)
        r = hand_out(c, &g, ret_units);
    if (!r)
        r = lay(c, &g, &schedule, ret_dues);
    if (r)
        return r;
    return event_add(c, "campaign", g.campaign.id,
                     g.step->act == CAMPAIGN_DO_ISSUE ? "issue" : "pass_on", g.from.id,
                     str_fmt(c->arena, "{\"units\":%zu,\"dues\":%zu}", *ret_units, *ret_dues));
}
