/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/issue__.h"

enum err issue__load(struct ctx *c, const struct issue *in, int64_t job_id, struct issuing *ret)
{
    int64_t from, at, acknowledged_at;
    enum campaign_act act;
    bool received;
    enum err r;

    *ret = (struct issuing){ .in = in };
    r = campaign__read(c, in->campaign_id, &ret->campaign);
    if (r)
        return r;
    if (ret->campaign.job_id == job_id)
        ret->campaign.job_id = 0;
    from = in->from_org_id ? in->from_org_id : ret->campaign.org_id;
    act = from == ret->campaign.org_id ? CAMPAIGN_DO_ISSUE : CAMPAIGN_DO_PASS_ON;
    r = campaign__may_step(c, &ret->campaign, act, from, &ret->step);
    if (r)
        return r;
    if (act == CAMPAIGN_DO_PASS_ON) {
        r = campaign__received(c, in->campaign_id, from, &received, &at, &acknowledged_at);
        if (r)
            return r;
        if (!received)
            return fail(c, E_NOT_FOUND, M_CAMPAIGN_NOT_RECEIVED);
    }
    return q_org_by_id(c->db, from, HIERARCHY, c->arena, &ret->from, c->error);
}
