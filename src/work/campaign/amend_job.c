/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/amend_job.h"

#include <assert.h>
#include <inttypes.h>
#include <jansson.h>

#include "base/clock.h"
#include "store/amendment.h"
#include "store/campaign.h"
#include "store/due.h"
#include "store/job.h"
#include "work/campaign/amend__.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/due__.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"
#include "work/job.h"
#include "work/trail.h"

enum { TOUCHED_A_TIME = 20, TIDY_UNITS = 100, PERIODS_MORE = 100 };

/* What was asked. */
struct asked {
    int64_t campaign_id;
    int64_t first_period, n_periods; /* what its further periods are called */
    int64_t seen;                    /* what it was told to change, as one number */
};

static void free_json(json_t **json)
{
    json_decref(*json);
}

static bool take_int(const json_t *json, const char *key, int64_t *ret)
{
    const char *text = json_string_value(json_object_get(json, key));

    return text && str_int(str_of(text), ret);
}

static enum err parse(struct ctx *c, struct str args, struct asked *ret)
{
    CLEANUP(free_json) json_t *json = json_loadb(args.p, args.n, 0, NULL);

    *ret = (struct asked){ 0 };
    if (!take_int(json, "campaign", &ret->campaign_id) ||
        !take_int(json, "periods", &ret->first_period) || !take_int(json, "n", &ret->n_periods) ||
        !take_int(json, "seen", &ret->seen))
        return error_detail(c->error, E_INTERNAL, "The job cannot be read", "args %.*s",
                            STR_ARGS(args));
    return OK;
}

enum err amend_job_campaign(struct ctx *c, struct str args, int64_t *ret_id)
{
    struct asked asked;
    enum err r = parse(c, args, &asked);

    assert(ret_id);
    if (!r)
        *ret_id = asked.campaign_id;
    return r;
}

/* FNV-1a, without a sign: two plans that come to the same have the same number. */
static void mix_bytes(uint64_t *sum, const void *p, size_t n)
{
    for (const uint8_t *b = p; n; n--, b++)
        *sum = (*sum ^ *b) * UINT64_C(0x100000001b3);
}

static void mix(uint64_t *sum, int64_t n)
{
    mix_bytes(sum, &n, sizeof(n));
}

static void mix_day(uint64_t *sum, struct day day)
{
    mix(sum, day_is(day) ? day_number(day) : INT32_MIN);
}

static void mix_slot(uint64_t *sum, const struct due_slot *slot)
{
    if (!slot) {
        mix(sum, 0);
        return;
    }
    mix_bytes(sum, slot->at.slot, str_of(slot->at.slot).n);
    mix(sum, slot->period_id);
    mix_day(sum, slot->at.from);
    mix_day(sum, slot->at.to);
    mix_day(sum, slot->at.due_on);
    mix_day(sum, slot->at.work_on);
}

static int64_t sum_of(uint64_t sum)
{
    return (int64_t)(sum >> 1);
}

/* What it is told to change, whoever's language that is told in. */
static int64_t sum_changes(const struct amendment *of)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < of->n_changes; i++) {
        const struct change *change = &of->changes[i];

        mix(&sum, change->what);
        mix(&sum, change->duty_id);
        mix_bytes(&sum, change->period.slot.p, change->period.slot.n);
        mix_bytes(&sum, change->period.label.p, change->period.label.n);
        if (change->what == CHANGE_LABEL)
            mix_bytes(&sum, change->is.p, change->is.n);
        mix_day(&sum, change->was_on);
        mix_day(&sum, change->is_on);
        mix_day(&sum, change->was_work_on);
        mix_day(&sum, change->is_work_on);
    }
    return sum_of(sum);
}

/* What becomes of the dues, and which of them are there for all units. */
static int64_t sum_dues(const struct amend_plan *p, const struct due_plan *new_times,
                        const struct q_due_laid_list *laid, size_t n_laid)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < n_laid; i++) {
        mix(&sum, laid[i].duty_id);
        mix_bytes(&sum, laid[i].slot.p, laid[i].slot.n);
    }
    for (size_t i = 0; i < p->n_moves; i++) {
        mix(&sum, p->moves[i].was ? p->moves[i].was->id : 0);
        mix(&sum, p->moves[i].is->id);
        mix_slot(&sum, p->moves[i].from);
        mix_slot(&sum, p->moves[i].to);
    }
    for (size_t i = 0; i < p->then.n_duties; i++)
        mix(&sum, p->duties[i].dropped ? -p->duties[i].id : p->duties[i].id);
    for (size_t i = 0; i < p->n_recuts; i++) {
        for (size_t k = 0; k < p->recuts[i].plan.n; k++)
            mix(&sum, p->recuts[i].plan.periods[k].gone);
    }
    for (size_t i = 0; i < p->n_then; i++) {
        mix(&sum, new_times[i].duty->id);
        for (size_t k = 0; k < new_times[i].n; k++)
            mix_slot(&sum, &new_times[i].slots[k]);
    }
    return sum_of(sum);
}

static enum err add_job(struct ctx *c, const struct amend_plan *p, int64_t *ret_id)
{
    const struct campaign *campaign = &p->of->campaign;
    int64_t n_periods = p->n_periods + PERIODS_MORE;
    struct q_job_add_in in = {
        .id = ids_next(c->ids),
        .kind = S("amend"),
        .org_id = campaign->org_id,
        .account_id = c->who->account_id,
        .made_at = c->now_ms,
    };
    struct q_campaign_holders_n units;
    enum err r = q_campaign_holders_n(c->db, campaign->id, INT32_MAX, c->arena, &units, c->error);

    if (r)
        return r;
    *ret_id = in.id;
    in.total = units.n;
    in.args =
        str_fmt(c->arena,
                "{\"campaign\":\"%" PRId64 "\",\"periods\":\"%" PRId64 "\",\"n\":\"%" PRId64
                "\",\"seen\":\"%" PRId64 "\"}",
                campaign->id, ids_block(c->ids, (size_t)n_periods), n_periods, sum_changes(p->of));
    r = q_job_add(c->db, &in, c->error);
    return r ? r : event_add(c, "job", in.id, "ask", in.org_id, in.args);
}

static enum err begin(struct ctx *c, const struct amendment *of, int64_t job_id)
{
    int64_t held, changed = 0;
    enum err r = q_campaign_begin_amend(c->db, of->campaign.id, job_id, &held, c->error);

    if (!r)
        r = q_amendment_begin_issue(c->db, of->campaign.id, of->head.version, job_id, &changed,
                                    c->error);
    if (r)
        return r;
    return held && changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err amend_queue(struct ctx *c, int64_t campaign_id, int64_t version, int64_t *ret_job_id)
{
    struct amend_plan plan = { .lean = true };
    struct amendment of;
    enum err r = amend__open(c, campaign_id, &of);

    assert(ret_job_id);
    if (!r && of.begun && of.head.version != version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = amend__plan(c, &of, &plan);
    if (!r)
        r = amend__check(c, &plan);
    if (!r)
        r = add_job(c, &plan, ret_job_id);
    return r ? r : begin(c, &of, *ret_job_id);
}

enum err amend_or_queue(struct ctx *c, int64_t campaign_id, int64_t version, int64_t *ret_job_id)
{
    struct q_campaign_holders_n units;
    struct amendment of;
    enum err r = amend__open(c, campaign_id, &of);

    assert(ret_job_id);
    *ret_job_id = 0;
    if (!r)
        r = q_campaign_holders_n(c->db, campaign_id, ISSUE_AT_ONCE + 1, c->arena, &units, c->error);
    if (r)
        return r;
    return units.n > ISSUE_AT_ONCE ? amend_queue(c, campaign_id, version, ret_job_id)
                                   : amend_issue(c, campaign_id, version);
}

/* Where a job stands: units are prepared up to one, by a plan of that number; then those that were touched meanwhile;
 * once it holds, or is stopped, they are tidied up. */
enum step { STEP_PREPARE = 'p', STEP_TOUCHED = 't', STEP_SETTLE = 's', STEP_UNDO = 'u' };
struct place {
    char step;
    int64_t sum, org_id;
};

static struct place place_of(struct str text)
{
    struct place place = { .step = text.n ? text.p[0] : STEP_PREPARE };
    struct str step, sum;

    if (str_cut(&text, ' ', &step) && str_cut(&text, ' ', &sum))
        (void)(str_int(sum, &place.sum) && str_int(text, &place.org_id));
    return place;
}

/* A job under way. */
struct turn {
    const struct q_job_by_id *job;
    struct asked asked;
    struct place place;
    size_t rows;
    struct amendment of;
    struct amend_plan plan;
    struct due_plan *new_times;
    size_t times; /* of which a unit owes a due, then as now */
};

static enum err go_to(struct ctx *c, const struct turn *t, enum step step, int64_t org_id,
                      int64_t done)
{
    struct str place =
        str_fmt(c->arena, "%c %" PRId64 " %" PRId64, (char)step, t->place.sum, org_id);

    return job_advance(c, t->job, done, place);
}

/* All slices see the day on which it was asked for, also behind midnight. */
static enum err look(struct ctx *c, struct turn *t, bool *ret_overtaken)
{
    struct q_due_laid_list *laid = NULL;
    size_t n_laid = 0;
    int64_t sum;
    enum err r;

    t->plan = (struct amend_plan){ .lean = true, .first_period = t->asked.first_period };
    r = amend__open_for(c, t->asked.campaign_id, t->job->id, &t->of);
    if (!r)
        r = amend__plan(c, &t->of, &t->plan);
    if (!r)
        r = amend__check(c, &t->plan);
    *ret_overtaken =
        r == E_INVALID ||
        (!r && (sum_changes(&t->of) != t->asked.seen || t->plan.n_periods > t->asked.n_periods));
    if (*ret_overtaken) {
        error_clear(c->error);
        return OK;
    }
    if (!r)
        r = amend__new_times(c, &t->plan, &t->new_times);
    if (!r)
        r = q_due_laid_list(c->db, t->asked.campaign_id, c->arena, &laid, &n_laid, c->error);
    if (r)
        return r;
    t->times = n_laid;
    for (size_t i = 0; i < t->plan.n_then; i++)
        t->times += t->new_times[i].n;
    sum = sum_dues(&t->plan, t->new_times, laid, n_laid);
    if (t->place.sum != sum) /* what follows from it has changed: all units once more */
        t->place = (struct place){ .step = STEP_PREPARE, .sum = sum };
    return OK;
}

/* Once more is like once. */
static enum err prepare(struct ctx *c, const struct turn *t, int64_t first, int64_t last, size_t n)
{
    const struct due__units of = { .first = first, .last = last, .job = t->job->id, .n = n };
    int64_t id = t->asked.campaign_id, changed;
    size_t laid = 0;
    enum err r;

    r = q_campaign_org_prepare(c->db, id, first, last, &changed, c->error);
    if (!r)
        r = q_due_prepare_drop(c->db, first, last, of.job, &changed, c->error);
    if (!r)
        r = q_due_prepare_copy(c->db, id, first, last, of.job, &changed, c->error);
    if (!r)
        r = q_due_prepare_mark(c->db, id, first, last, of.job, &changed, c->error);
    if (!r)
        r = amend__change_dues(c, &t->plan, &of);
    return r ? r : due__lay_units(c, t->new_times, t->plan.n_then, &of, &laid);
}

static enum err prepare_next(struct ctx *c, const struct turn *t)
{
    size_t most = due_units_for(t->rows, t->times);
    struct q_campaign_holders of = { 0 };
    int64_t again =
        t->place.org_id ? 0 : t->job->done; /* what was done by another plan does not count */
    enum err r = q_campaign_holders(c->db, t->asked.campaign_id, t->place.org_id, 0, (int64_t)most,
                                    c->arena, &of, c->error);

    if (!r && !of.n)
        return go_to(c, t, STEP_TOUCHED, 0, 0);
    if (!r)
        r = prepare(c, t, of.first_org.v, of.last_org.v, (size_t)of.n);
    return r ? r : go_to(c, t, STEP_PREPARE, of.last_org.v, of.n - again);
}

/* All that is not a unit's, and what the leading unit owes itself; from here on it holds. */
static enum err hold(struct ctx *c, struct turn *t, int64_t now_ms)
{
    const struct campaign *campaign = &t->of.campaign;
    const struct due__units lead = { .first = campaign->org_id, .last = campaign->org_id };
    size_t laid = 0;
    int64_t n;
    enum err r = amend__begin_rows(c, &t->plan, &n);

    if (!r)
        r = amend__change_dues(c, &t->plan, &lead);
    if (!r)
        r = amend__end_rows(c, &t->plan, n);
    if (!r)
        r = due_lay_own(c, t->new_times, t->plan.n_then, &laid);
    if (!r)
        r = due_mark_laid(c, t->new_times, t->plan.n_then);
    if (!r)
        r = amend__hold(c, &t->of, n);
    if (!r)
        r = go_to(c, t, STEP_SETTLE, 0, 0);
    if (r)
        return r;
    c->now_ms = now_ms;
    return event_add(c, "campaign", campaign->id, "amend_issue", campaign->org_id,
                     str_fmt(c->arena,
                             "{\"version\":%" PRId64 ",\"changes\":%zu,\"units\":%" PRId64 "}", n,
                             t->of.n_changes, t->job->total));
}

static enum err prepare_touched(struct ctx *c, struct turn *t, int64_t now_ms)
{
    struct q_campaign_org_touched *rows = NULL;
    size_t n = 0;
    enum err r = q_campaign_org_touched(c->db, t->asked.campaign_id, TOUCHED_A_TIME + 1, c->arena,
                                        &rows, &n, c->error);

    for (size_t i = 0; !r && i < n && i < TOUCHED_A_TIME; i++)
        r = prepare(c, t, rows[i].org_id, rows[i].org_id, 1);
    if (r)
        return r;
    return n > TOUCHED_A_TIME ? go_to(c, t, STEP_TOUCHED, 0, 0) : hold(c, t, now_ms);
}

static enum err next_units(struct ctx *c, const struct turn *t, struct q_campaign_holders *ret)
{
    return q_campaign_holders(c->db, t->asked.campaign_id, t->place.org_id, 0, TIDY_UNITS, c->arena,
                              ret, c->error);
}

/* Of the dues that stand twice those go that hold no more. */
static enum err settle(struct ctx *c, const struct turn *t, bool *ret_more)
{
    int64_t id = t->asked.campaign_id, changed;
    struct q_campaign_holders of = { 0 };
    enum err r = next_units(c, t, &of);

    *ret_more = of.n > 0;
    if (!r && !of.n) {
        r = q_campaign_stop_issue(c->db, id, t->job->id, &changed, c->error);
        return r ? r : job_end(c, t->job, "done", STR_NONE);
    }
    if (!r)
        r = q_due_settle_drop(c->db, of.first_org.v, of.last_org.v, t->job->id, &changed, c->error);
    if (!r)
        r = q_due_settle(c->db, of.first_org.v, of.last_org.v, t->job->id, &changed, c->error);
    if (!r)
        r = q_campaign_org_settle(c->db, id, of.first_org.v, of.last_org.v, &changed, c->error);
    return r ? r : go_to(c, t, STEP_SETTLE, of.last_org.v, 0);
}

/* Nobody has seen what was prepared. */
static enum err undo(struct ctx *c, struct turn *t, bool *ret_more)
{
    int64_t id = t->asked.campaign_id, changed;
    struct q_campaign_holders of = { 0 };
    enum msg why = t->job->stop ? M_AMEND_STOPPED : M_AMEND_OVERTAKEN;
    enum err r;

    if (t->place.step != STEP_UNDO)
        t->place.org_id = 0;
    r = next_units(c, t, &of);
    *ret_more = of.n > 0;
    if (!r && !of.n) {
        r = q_amendment_stop_issue(c->db, id, &changed, c->error);
        if (!r)
            r = q_campaign_stop_issue(c->db, id, t->job->id, &changed, c->error);
        return r ? r : job_end(c, t->job, "failed", msg_text(c->lang, why));
    }
    if (!r)
        r = q_due_prepare_drop(c->db, of.first_org.v, of.last_org.v, t->job->id, &changed,
                               c->error);
    if (!r)
        r = q_due_prepare_unmark(c->db, of.first_org.v, of.last_org.v, t->job->id, &changed,
                                 c->error);
    if (!r)
        r = q_campaign_org_settle(c->db, id, of.first_org.v, of.last_org.v, &changed, c->error);
    return r ? r : go_to(c, t, STEP_UNDO, of.last_org.v, 0);
}

/* A job that had been taken back while it was being undone goes on undoing. */
static enum err do_slice(struct ctx *c, struct turn *t, bool *ret_more)
{
    int64_t now_ms = c->now_ms;
    bool overtaken = false;
    enum err r;

    if (t->place.step == STEP_SETTLE) /* it holds, whatever becomes of the right to issue it */
        return settle(c, t, ret_more);
    if (t->job->stop || t->place.step == STEP_UNDO)
        return undo(c, t, ret_more);
    c->now_ms = t->job->made_at;
    c->today = clock_day(c->now_ms);
    r = look(c, t, &overtaken);
    if (r)
        return r;
    if (overtaken)
        return undo(c, t, ret_more);
    return t->place.step == STEP_TOUCHED ? prepare_touched(c, t, now_ms) : prepare_next(c, t);
}

enum err amend_job_slice(struct ctx *c, int64_t job_id, int64_t tries, size_t rows, bool *ret_more)
{
    struct q_job_by_id job;
    struct turn t = { .job = &job, .rows = rows };
    struct campaign campaign = { 0 };
    enum err r;

    assert(rows > 0);
    *ret_more = true;
    r = q_job_by_id(c->db, job_id, c->arena, &job, c->error);
    if (!r && job.tries != tries)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = parse(c, job.args, &t.asked);
    if (!r)
        r = campaign__read(c, t.asked.campaign_id, &campaign);
    if (!r && !campaign.settling)
        r = may(c, P_CAMPAIGN_ISSUE, campaign.org_id);
    if (r)
        return r;
    t.place = place_of(str_or_empty(job.place));
    return do_slice(c, &t, ret_more);
}
