/* SPDX-License-Identifier: Apache-2.0 */
/* What a session serves: campaigns, those above them, and other units that hold it together. */
#include "store/session.h"
#include "work/campaign/due.h"
#include "work/session/session__.h"

enum err session__put_campaigns(struct ctx *c, int64_t id, const struct session_plan *in)
{
    enum err r;

    r = q_session_campaigns_clear(c->db, id, c->error);
    for (size_t i = 0; !r && i < in->n_campaigns; i++)
        r = q_session_campaign_add(c->db, id, in->campaigns[i], c->error);
    return r ? r : q_session_campaign_origins_add(c->db, id, c->error);
}

enum err session__put_orgs(struct ctx *c, int64_t id, const struct session_plan *in)
{
    enum err r;

    r = q_session_orgs_clear(c->db, id, c->error);
    for (size_t i = 0; !r && i < in->n_orgs; i++)
        r = q_session_org_add(c->db, id, in->orgs[i], c->error);
    return r;
}

/* The one unit's duties to meet. held_at 0: it was not held after all; what another session of that
 * unit, or with it, did as well is done still. */
static enum err do_dues(struct ctx *c, const struct session *s, int64_t org_id, int64_t held_at)
{
    struct q_session_beside *beside = NULL;
    size_t n = 0;
    enum err r;

    if (held_at)
        return due_session_held(c, s->id, org_id, session_day(s), held_at);
    r = due_session_undone(c, s->id, org_id);
    if (r)
        return r;
    r = q_session_beside(c->db, s->id, org_id, c->arena, &beside, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        r = due_session_held(c, beside[i].id, org_id, day_from_iso(beside[i].held_on),
                             beside[i].closed_at.v);
    return r;
}

enum err session__do_dues(struct ctx *c, const struct session *s, int64_t held_at)
{
    enum err r;

    r = do_dues(c, s, s->org_id, held_at);
    for (size_t i = 0; !r && i < s->n_orgs; i++)
        r = do_dues(c, s, s->orgs[i].id, held_at);
    return r;
}
