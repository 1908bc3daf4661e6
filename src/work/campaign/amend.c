/* SPDX-License-Identifier: Apache-2.0 */
/* amend.c - an amendment is begun, its duties are prepared, or it is dropped again. */
#include "work/campaign/amend.h"

#include <assert.h>

#include "store/amendment.h"
#include "store/content.h"
#include "store/proceeding.h"
#include "store/series.h"
#include "work/campaign/amend__.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/duty__.h"
#include "work/trail.h"

enum err amend__open_for(struct ctx *c, int64_t campaign_id, int64_t job_id, struct amendment *ret)
{
    const struct campaign_step *step;
    struct q_amendment_of *row = NULL;
    size_t n = 0;
    enum err r;

    *ret = (struct amendment){ .head = { .campaign_id = campaign_id },
                               .job_id = job_id,
                               .problem = S("") };
    r = campaign__read(c, campaign_id, &ret->campaign);
    if (!r && job_id && ret->campaign.job_id == job_id)
        ret->campaign.job_id = 0;
    if (!r)
        r = campaign__may_step(c, &ret->campaign, CAMPAIGN_DO_AMEND, ret->campaign.org_id, &step);
    if (!r)
        r = q_amendment_of(c->db, campaign_id, c->arena, &row, &n, c->error);
    if (r || !n)
        return r;
    ret->begun = true;
    ret->head.version = row->version;
    ret->head.act = str_eq(row->act, S("correct")) ? VERSION_CORRECT : VERSION_AMEND;
    ret->head.words = (struct version_words){ str_or_empty(row->document), row->why };
    ret->head.to = day_from_iso(row->to_on);
    ret->made_by = str_or_empty(row->made_by);
    ret->made_at = row->made_at;
    return OK;
}

enum err amend__open(struct ctx *c, int64_t campaign_id, struct amendment *ret)
{
    return amend__open_for(c, campaign_id, 0, ret);
}

enum err amend_is_begun(struct ctx *c, int64_t campaign_id, bool *ret)
{
    struct q_amendment_of *row = NULL;
    size_t n = 0;
    enum err r = q_amendment_of(c->db, campaign_id, c->arena, &row, &n, c->error);

    assert(ret);
    *ret = !r && n > 0;
    return r;
}

/* Its last day lies behind its first, and not further than a campaign may go. */
static enum err check_end(struct ctx *c, const struct campaign *campaign, struct day to,
                          const char **ret_field)
{
    if (!day_is(to) || !day_is(campaign->from))
        return OK;
    *ret_field = "to";
    if (day_cmp(campaign->from, to) > 0)
        return fail(c, E_INVALID, M_CAMPAIGN_ENDS_BEFORE);
    if (to.year - campaign->from.year > CAMPAIGN_YEARS_MAX)
        return fail(c, E_INVALID, M_CAMPAIGN_TOO_LONG, { "n", .n = CAMPAIGN_YEARS_MAX });
    *ret_field = NULL;
    return OK;
}

static enum err put(struct ctx *c, const struct amend_head *in, struct day to)
{
    struct q_amendment_add_in add = {
        .campaign_id = in->campaign_id,
        .act = version_act_name(in->act),
        .to_on = day_iso(c->arena, to),
        .made_by = c->who->account_id,
        .made_at = c->now_ms,
        .document = str_or_none(str_trim(in->words.document)),
        .why = str_trim(in->words.why),
    };
    struct q_amendment_set_in set = {
        .campaign_id = in->campaign_id,
        .version = in->version,
        .act = add.act,
        .to_on = add.to_on,
        .document = add.document,
        .why = add.why,
    };
    int64_t changed;
    enum err r;

    r = in->version ? q_amendment_set(c->db, &set, &changed, c->error)
                    : q_amendment_add(c->db, &add, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err amend_save(struct ctx *c, const struct amend_head *in, const char **ret_field)
{
    struct amendment now;
    struct day to = in->to;
    enum err r;

    assert(ret_field);
    *ret_field = NULL;
    r = amend__open(c, in->campaign_id, &now);
    if (!r)
        r = version_words_check(c, &in->words, ret_field);
    if (!r)
        r = check_end(c, &now.campaign, to, ret_field);
    if (r)
        return r;
    if (day_cmp(to, now.campaign.to) == 0)
        to = (struct day){ 0 };
    r = put(c, in, to);
    if (r)
        return r;
    return event_add(c, "campaign", in->campaign_id, in->version ? "amend_edit" : "amend_begin",
                     now.campaign.org_id, S("{}"));
}

static enum err forget_contents(struct ctx *c, int64_t campaign_id)
{
    int64_t changed;
    enum err r;

    r = q_content_unwant_all(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_content_keep_all(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_campaign_proceeding_steps_unwant_all(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_campaign_proceeding_unwant_all(c->db, campaign_id, &changed, c->error);
    return r ? r : q_campaign_proceeding_keep_all(c->db, campaign_id, &changed, c->error);
}

enum err amend_drop(struct ctx *c, int64_t campaign_id, int64_t version)
{
    struct amendment now;
    int64_t changed;
    enum err r;

    r = amend__open(c, campaign_id, &now);
    if (!r)
        r = q_amendment_end(c->db, campaign_id, version, &changed, c->error);
    if (!r && !changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = duty__unwant_all(c, campaign_id);
    if (!r)
        r = q_duty_keep_all(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = forget_contents(c, campaign_id);
    if (!r)
        r = q_period_unwant_labels(c->db, campaign_id, &changed, c->error);
    if (r)
        return r;
    return event_add(c, "campaign", campaign_id, "amend_drop", now.campaign.org_id, S("{}"));
}

enum err amend__begun(struct ctx *c, int64_t campaign_id, struct amendment *ret)
{
    enum err r = amend__open(c, campaign_id, ret);

    return r || ret->begun ? r : fail(c, E_INVALID, M_AMEND_NOT_BEGUN);
}

/* A duty of the campaign that is asked, or a row that is prepared. */
static enum err load_duty(struct ctx *c, int64_t campaign_id, int64_t id, struct duty *ret)
{
    struct campaign campaign;
    enum err r = duty_load(c, id, ret, &campaign);

    if (!r && campaign.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (!r && ret->dropped)
        return fail(c, E_INVALID, M_AMEND_DUTY_OVER);
    return r;
}

static enum err want(struct ctx *c, int64_t id, const char *wanted, int64_t of)
{
    int64_t changed;

    return q_duty_want(c->db, id, wanted ? str_of(wanted) : STR_NONE,
                       (struct db_int){ of != 0, of }, &changed, c->error);
}

enum err amend__touch(struct ctx *c, const struct amendment *of, const char *noun, int64_t id,
                      const char *verb)
{
    int64_t changed;
    enum err r = q_amendment_touch(c->db, of->campaign.id, &changed, c->error);

    return r ? r : event_add(c, noun, id, verb, of->campaign.org_id, S("{}"));
}

/* The row that says how a duty is to read; 0: none. */
static enum err row_of(struct ctx *c, int64_t campaign_id, int64_t duty_id, int64_t *ret)
{
    const struct duty *rows;
    size_t n = 0;
    enum err r = duty__wanted(c, campaign_id, &rows, &n);

    *ret = 0;
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].wanted_of == duty_id)
            *ret = rows[i].id;
    }
    return r;
}

/* A row of its own says how the duty is to read. */
static enum err prepare(struct ctx *c, const struct duty *in, const struct duty *now,
                        int64_t *ret_id)
{
    struct duty row = *in;
    int64_t had = 0;
    enum err r = OK;

    if (in->id)
        r = row_of(c, in->campaign_id, in->id, &had);
    if (!r && had)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (in->id)
        row.clause_id = now->clause_id;
    if (!r)
        r = duty__insert(c, &row, ret_id);
    if (!r)
        r = want(c, *ret_id, in->id ? "change" : "add", in->id);
    if (!r && in->id && now->wanted == WANTED_END)
        r = want(c, in->id, NULL, 0);
    return r;
}

enum err amend_duty_save(struct ctx *c, const struct duty *in, struct duty *ret_now,
                         const char **ret_field)
{
    struct amendment of;
    struct campaign campaign;
    int64_t id = in->id;
    enum err r;

    assert(ret_now && ret_field);
    *ret_field = NULL;
    *ret_now = (struct duty){ 0 };
    r = amend__begun(c, in->campaign_id, &of);
    if (!r && id)
        r = load_duty(c, in->campaign_id, id, ret_now);
    if (r)
        return r;
    if (id && ret_now->version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (id && ret_now->wanted != WANTED_ADD && in->part != ret_now->part) {
        *ret_field = "audience_part";
        return fail(c, E_INVALID, M_DUTY_PART_STAYS);
    }
    campaign = of.campaign;
    if (day_is(of.head.to))
        campaign.to = of.head.to;
    r = duty__check(c, in, id ? ret_now : NULL, &campaign, ret_field);
    if (r)
        return r;
    if (ret_now->wanted == WANTED_ADD || ret_now->wanted == WANTED_CHANGE)
        r = duty__update(c, in);
    else
        r = prepare(c, in, ret_now, &id);
    return r ? r : amend__touch(c, &of, "duty", id, "amend");
}

enum err amend_duty_end(struct ctx *c, int64_t campaign_id, int64_t duty_id)
{
    struct amendment of;
    struct duty now;
    int64_t row;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load_duty(c, campaign_id, duty_id, &now);
    if (!r && (now.wanted == WANTED_ADD || now.wanted == WANTED_CHANGE))
        return fail(c, E_INVALID, M_AMEND_DUTY_NOT_ASKED);
    if (!r)
        r = row_of(c, campaign_id, duty_id, &row);
    if (!r && row)
        r = duty__unwant(c, row);
    if (!r)
        r = want(c, duty_id, "end", 0);
    return r ? r : amend__touch(c, &of, "duty", duty_id, "amend_end");
}

enum err amend_duty_keep(struct ctx *c, int64_t campaign_id, int64_t duty_id)
{
    struct amendment of;
    struct duty now;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load_duty(c, campaign_id, duty_id, &now);
    if (r)
        return r;
    if (now.wanted == WANTED_ADD || now.wanted == WANTED_CHANGE)
        r = duty__unwant(c, duty_id);
    else
        r = want(c, duty_id, NULL, 0);
    return r ? r : amend__touch(c, &of, "duty", duty_id, "amend_keep");
}
