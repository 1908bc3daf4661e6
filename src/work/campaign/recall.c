/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/recall.h"

#include <assert.h>
#include <inttypes.h>

#include "store/campaign.h"
#include "store/child_date.h"
#include "store/due.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/recall__.h"
#include "work/trail.h"

static enum err count(struct ctx *c, struct recall_preview *ret)
{
    struct q_campaign_under_way q;
    enum err r;

    r = q_campaign_under_way(c->db, ret->campaign.id, c->arena, &q, c->error);
    if (r)
        return r;
    ret->units = q.units;
    ret->acknowledged = q.acknowledged;
    ret->dues = q.dues;
    ret->planned = q.planned;
    ret->drafts = q.drafts;
    ret->closed = q.closed;
    ret->sent = q.sent;
    ret->possible = !q.closed && !q.sent;
    return OK;
}

enum err recall_preview(struct ctx *c, int64_t campaign_id, struct recall_preview *ret)
{
    const struct campaign_step *step;
    enum err r;

    assert(ret);
    *ret = (struct recall_preview){ 0 };
    r = campaign__read(c, campaign_id, &ret->campaign);
    if (!r)
        r = campaign__may_step(c, &ret->campaign, CAMPAIGN_DO_RECALL, ret->campaign.org_id, &step);
    return r ? r : count(c, ret);
}

enum err recall__take_back(struct ctx *c, int64_t campaign_id)
{
    int64_t changed;
    enum err r;

    r = q_due_recall(c->db, campaign_id, c->now_ms, &changed, c->error);
    if (!r)
        r = q_due_laid_clear(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_child_date_clear(c->db, campaign_id, &changed, c->error);
    if (!r)
        r = q_campaign_recall_orgs(c->db, campaign_id, c->now_ms, &changed, c->error);
    return r;
}

enum err campaign_recall(struct ctx *c, const struct recall *in, const char **ret_field)
{
    struct recall_preview now;
    int64_t changed, n;
    enum err r;

    assert(in && ret_field);
    *ret_field = NULL;
    r = recall_preview(c, in->campaign_id, &now);
    if (!r)
        r = version_words_check(c, &in->words, ret_field);
    if (r)
        return r;
    if (!now.possible)
        return fail(c, E_INVALID, M_RECALL_TOO_LATE, { "sessions", .n = now.closed },
                    { "reports", .n = now.sent });
    r = q_campaign_recall(c->db, in->campaign_id, in->version, &changed, c->error);
    if (!r && !changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r)
        r = recall__take_back(c, in->campaign_id);
    if (!r)
        r = version_add(c, in->campaign_id, VERSION_RECALL, &in->words, &n);
    if (r)
        return r;
    return event_add(
        c, "campaign", in->campaign_id, "recall", now.campaign.org_id,
        str_fmt(c->arena, "{\"units\":%" PRId64 ",\"dues\":%" PRId64 "}", now.units, now.dues));
}
