/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/issue_job.h"

#include <assert.h>
#include <inttypes.h>
#include <jansson.h>

#include "base/buf.h"
#include "base/clock.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/job.h"
#include "work/campaign/issue__.h"
#include "work/campaign/lay.h"
#include "work/campaign/recall__.h"
#include "work/job.h"
#include "work/trail.h"

enum { UNDO_UNITS = 200 };

static const char *const scopes
    [] = { [ISSUE_CHILDREN] = "children", [ISSUE_SUBTREE] = "subtree", [ISSUE_TICKED] = "ticked" };

static struct str args_of(struct ctx *c, const struct issuing *g)
{
    CLEANUP(buf_done) struct buf ticked = { 0 };

    for (size_t i = 0; i < g->in->n; i++)
        buf_fmt(&ticked, "%s\"%" PRId64 "\"", i ? "," : "", g->in->ids[i]);
    return str_fmt(c->arena,
                   "{\"campaign\":\"%" PRId64 "\",\"from\":\"%" PRId64
                   "\",\"state\":\"%.*s\",\"scope\":\"%s\",\"units\":[%.*s]}",
                   g->campaign.id, g->from.id, STR_ARGS(campaign_state_name(g->step->state)),
                   scopes[g->in->scope], STR_ARGS(buf_view(&ticked)));
}

static void free_json(json_t **json)
{
    json_decref(*json);
}

static bool id_in(const json_t *value, int64_t *ret)
{
    const char *text = json_string_value(value);

    return text && str_int(str_of(text), ret);
}

/* What was asked, and in which state the campaign was then. */
struct asked {
    struct issue in;
    enum campaign_state state;
};

static bool take_asked(struct ctx *c, const json_t *json, struct asked *ret)
{
    const char *state = json_string_value(json_object_get(json, "state"));
    const char *scope = json_string_value(json_object_get(json, "scope"));
    const json_t *units = json_object_get(json, "units");
    int64_t *ids = arena_array(c->arena, int64_t, json_array_size(units) + 1);

    ret->in.ids = ids;
    for (size_t i = 0; i < json_array_size(units); i++) {
        if (!id_in(json_array_get(units, i), &ids[ret->in.n++]))
            return false;
    }
    for (size_t i = 0; scope && i < COUNT(scopes); i++) {
        if (str_eq(str_of(scope), str_of(scopes[i])))
            ret->in.scope = (enum issue_scope)i;
    }
    ret->state = state ? campaign_state_parse(str_of(state)) : 0;
    return scope && ret->state && id_in(json_object_get(json, "campaign"), &ret->in.campaign_id) &&
           id_in(json_object_get(json, "from"), &ret->in.from_org_id);
}

static enum err parse(struct ctx *c, struct str args, struct asked *ret)
{
    CLEANUP(free_json) json_t *json = json_loadb(args.p, args.n, 0, NULL);

    *ret = (struct asked){ 0 };
    if (!take_asked(c, json, ret))
        return error_detail(c->error, E_INTERNAL, "The job cannot be read", "args %.*s",
                            STR_ARGS(args));
    return OK;
}

enum err issue_job_campaign(struct ctx *c, struct str args, int64_t *ret_id)
{
    struct asked asked;
    enum err r = parse(c, args, &asked);

    assert(ret_id);
    if (!r)
        *ret_id = asked.in.campaign_id;
    return r;
}

/* Each unit is passed twice: it gets the campaign, then its dues. */
static enum err add_job(struct ctx *c, const struct issuing *g, int64_t *ret_id)
{
    struct q_job_add_in in = {
        .id = ids_next(c->ids),
        .kind = S("issue"),
        .org_id = g->from.id,
        .account_id = c->who->account_id,
        .args = args_of(c, g),
        .made_at = c->now_ms,
    };
    size_t units = 0;
    enum err r;

    r = issue__count(c, g, &units);
    in.total = 2 * (int64_t)units;
    if (!r)
        r = q_job_add(c->db, &in, c->error);
    *ret_id = in.id;
    return r ? r : event_add(c, "job", in.id, "ask", in.org_id, in.args);
}

enum err issue_queue(struct ctx *c, const struct issue *in, int64_t *ret_job_id)
{
    struct schedule schedule;
    struct issuing g;
    int64_t changed;
    enum err r;

    assert(in && ret_job_id);
    r = issue__load(c, in, 0, &g);
    if (!r && g.campaign.job_id)
        return fail(c, E_INVALID, M_CAMPAIGN_BEING_ISSUED);
    if (!r)
        r = issue__prepare(c, &g, &schedule);
    if (!r)
        r = add_job(c, &g, ret_job_id);
    if (!r)
        r = q_campaign_begin_issue(c->db, g.campaign.id,
                                   g.step->state == g.step->next ? g.campaign.version : in->version,
                                   *ret_job_id, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err issue_or_queue(struct ctx *c, const struct issue *in, int64_t *ret_job_id,
                        size_t *ret_units)
{
    struct issue_targets first;
    struct issuing g;
    size_t dues;
    enum err r;

    assert(in && ret_job_id && ret_units);
    *ret_job_id = 0;
    *ret_units = 0;
    r = issue__load(c, in, 0, &g);
    if (!r)
        r = issue__targets(c, &g, S(""), ISSUE_AT_ONCE + 1, &first);
    if (r)
        return r;
    return first.units > ISSUE_AT_ONCE ? issue_queue(c, in, ret_job_id)
                                       : issue(c, in, ret_units, &dues);
}

static enum err decide(struct ctx *c, int64_t campaign_id, bool stop)
{
    struct campaign campaign;
    int64_t changed;
    enum err r;

    r = campaign_load(c, campaign_id, &campaign);
    if (!r)
        r = may(c, P_CAMPAIGN_ISSUE, campaign.org_id);
    if (r)
        return r;
    if (!campaign.job_id)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (stop && campaign.settling)
        return fail(c, E_INVALID, M_AMEND_HOLDS);
    r = q_job_again(c->db, campaign.job_id, stop, c->who->account_id, &changed, c->error);
    if (r)
        return r;
    return event_add(c, "campaign", campaign_id, stop ? "issue_stop" : "issue_resume",
                     campaign.org_id, S("{}"));
}

enum err issue_stop(struct ctx *c, int64_t campaign_id)
{
    return decide(c, campaign_id, true);
}

enum err issue_resume(struct ctx *c, int64_t campaign_id)
{
    return decide(c, campaign_id, false);
}

/* A job under way: how far it has come stands in its place, a path while units get the campaign, then the
 * id of the last unit that has its dues. */
struct turn {
    const struct q_job_by_id *job;
    size_t rows; /* in this slice */
    struct issuing g;
};

static enum err hand_out(struct ctx *c, const struct turn *t)
{
    struct issue_targets targets;
    size_t added = 0;
    enum err r;

    r = issue__targets(c, &t->g, str_or_empty(t->job->place), t->rows, &targets);
    if (!r && !targets.n)
        return job_advance(c, t->job, 0, S("0"));
    if (!r)
        r = issue__hand_to(c, &t->g, &targets, t->job->made_at, &added);
    return r ? r : job_advance(c, t->job, (int64_t)targets.units, targets.list[targets.n - 1].last);
}

static enum err finish(struct ctx *c, const struct turn *t, const struct due_plan *plans, size_t n)
{
    const struct issuing *g = &t->g;
    int64_t changed;
    enum err r = issue__make_version(c, g);

    if (!r && g->step->state != g->step->next)
        r = due_mark_laid(c, plans, n);
    if (!r)
        r = q_campaign_end_issue(c->db, g->campaign.id, t->job->id, t->job->made_at, &changed,
                                 c->error);
    if (!r)
        r = job_end(c, t->job, "done", STR_NONE);
    if (r)
        return r;
    return event_add(c, "campaign", g->campaign.id,
                     g->step->act == CAMPAIGN_DO_ISSUE ? "issue" : "pass_on", g->from.id,
                     str_fmt(c->arena, "{\"units\":%" PRId64 "}", t->job->total / 2));
}

static enum err lay(struct ctx *c, struct turn *t, bool *ret_more)
{
    struct due_pass pass = { .since = t->job->made_at, .rows = t->rows };
    size_t n, units, dues = 0;
    struct schedule schedule;
    struct due_plan *plans;
    enum err r;

    (void)str_int(t->job->place, &pass.after_org);
    r = schedule_load(c, &t->g.campaign, &schedule);
    if (r)
        return r;
    plans = due_plans(c, &t->g.campaign, &schedule, &n);
    due_keep_running(c, plans, n);
    r = due_lay(c, t->g.campaign.id, plans, n, &pass, &units, &dues);
    if (r)
        return r;
    *ret_more = units > 0;
    if (!units && t->g.step->state != t->g.step->next)
        r = due_lay_own(c, plans, n, &dues);
    if (r)
        return r;
    if (units)
        return job_advance(c, t->job, (int64_t)units,
                           str_fmt(c->arena, "%" PRId64, pass.after_org));
    plans = due_plans(c, &t->g.campaign, &schedule, &n); /* with those that are over */
    return finish(c, t, plans, n);
}

/* Takes back what nobody has seen; what a campaign that was issued before has brought stays. */
static enum err undo(struct ctx *c, const struct q_job_by_id *job, const struct campaign *campaign,
                     bool *ret_more)
{
    struct q_campaign_holders of = { 0 };
    int64_t changed;
    enum err r = OK;

    if (campaign->state == CAMPAIGN_DRAFT)
        r = q_campaign_holders(c->db, campaign->id, 0, 0, UNDO_UNITS, c->arena, &of, c->error);
    *ret_more = of.n > 0;
    if (!r && of.n) {
        r = q_due_undo(c->db, campaign->id, of.last_org.v, &changed, c->error);
        if (!r)
            r = q_campaign_org_undo(c->db, campaign->id, of.last_org.v, &changed, c->error);
        return r ? r : job_advance(c, job, 0, S("0"));
    }
    if (!r && campaign->state == CAMPAIGN_DRAFT)
        r = series_stop(c, campaign);
    if (!r && campaign->state == CAMPAIGN_RECALLED)
        r = recall__take_back(c, campaign->id);
    if (!r)
        r = q_campaign_stop_issue(c->db, campaign->id, job->id, &changed, c->error);
    return r ? r : job_end(c, job, "failed", msg_text(c->lang, M_ISSUE_STOPPED));
}

/* All slices of a draft see the day on which it was asked for, also behind midnight: what begins later is
 * laid by the daily job. A campaign that runs has that job beside it, and sees today. */
static void see_the_day(struct ctx *c, struct turn *t)
{
    if (t->g.step->state == t->g.step->next)
        return;
    c->today = clock_day(t->job->made_at);
    t->g.campaign.issued_at = t->job->made_at;
}

enum err issue_job_slice(struct ctx *c, int64_t job_id, int64_t tries, size_t rows, bool *ret_more)
{
    struct campaign campaign;
    struct q_job_by_id job;
    struct asked asked;
    struct turn t;
    enum err r;

    assert(rows > 0);
    *ret_more = true;
    r = q_job_by_id(c->db, job_id, c->arena, &job, c->error);
    if (!r && job.tries != tries)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = parse(c, job.args, &asked);
    if (!r)
        r = campaign__read(c, asked.in.campaign_id, &campaign);
    if (!r)
        r = may(c, P_CAMPAIGN_ISSUE, asked.in.from_org_id);
    if (r)
        return r;
    if (job.stop || campaign.state != asked.state)
        return undo(c, &job, &campaign, ret_more);
    t.job = &job;
    t.rows = rows;
    r = issue__load(c, &asked.in, job_id, &t.g);
    if (r)
        return r;
    see_the_day(c, &t);
    return str_starts(str_or_empty(job.place), S("/")) || !job.place.p ? hand_out(c, &t)
                                                                       : lay(c, &t, ret_more);
}
