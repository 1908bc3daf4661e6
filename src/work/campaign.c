/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign.h"

#include "store/campaign.h"
#include "work/campaign__.h"
#include "work/document.h"
#include "work/org.h"
#include "work/trail.h"

enum err campaign__read(struct ctx *c, int64_t id, struct campaign *ret)
{
    struct q_campaign_by_id q;
    enum err r;

    r = q_campaign_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_CAMPAIGN_NONE);
    if (r)
        return r;
    *ret = (struct campaign){
        .id = q.id,
        .org_id = q.org_id,
        .org_name = q.org,
        .document_id = q.document_id.v,
        .document = document_shown(c->arena, q.document_kind, q.document_number, q.document_symbol,
                                   day_from_iso(q.document_on)),
        .name = q.name,
        .theme = str_or_empty(q.theme),
        .from = day_from_iso(q.from_on),
        .to = day_from_iso(q.to_on),
        .state = campaign_state_parse(q.state),
        .issued_at = q.issued_at.v,
        .version = q.version,
    };
    return OK;
}

enum err campaign__received(struct ctx *c, int64_t id, int64_t org_id, bool *ret, int64_t *ret_at,
                            int64_t *ret_acknowledged_at)
{
    struct q_campaign_received_at *rows = NULL;
    size_t n;
    enum err r;

    r = q_campaign_received_at(c->db, id, org_id, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    *ret = n > 0;
    *ret_at = n ? rows->issued_at : 0;
    *ret_acknowledged_at = n ? rows->acknowledged_at.v : 0;
    return OK;
}

static void take_unit(const struct grant *g, const struct q_campaign_reach *row,
                      struct campaign_reach *ret)
{
    ret->unit_id = g->org_id;
    ret->unit_name = g->org_name;
    ret->received_at = row->issued_at;
    ret->acknowledged_at = row->acknowledged_at.v;
    ret->below = row->below != 0;
}

enum err campaign__reach(struct ctx *c, int64_t id, struct campaign_reach *ret)
{
    *ret = (struct campaign_reach){ .asked = true };
    for (size_t i = 0; c->who && i < c->who->n_grants && !ret->unit_id; i++) {
        const struct grant *g = &c->who->grants[i];
        struct org_range below = org_range(c->arena, g->path);
        struct q_campaign_reach *rows = NULL;
        size_t n;
        enum err r;

        r = q_campaign_reach(c->db, id, HIERARCHY, below.from, below.to, c->arena, &rows, &n,
                             c->error);
        if (r)
            return r;
        if (!n)
            continue;
        ret->seen |= permission_decide(g, 1, P_CAMPAIGN_VIEW, rows->path).allowed;
        if (rows->org_id == g->org_id)
            take_unit(g, rows, ret);
    }
    return OK;
}

enum err campaign__load(struct ctx *c, int64_t id, struct campaign *ret,
                        struct campaign_reach *ret_reach)
{
    enum err r;

    *ret_reach = (struct campaign_reach){ 0 };
    r = campaign__read(c, id, ret);
    if (r)
        return r;
    if (may_quietly(c, P_CAMPAIGN_VIEW, ret->org_id))
        return OK;
    if (ret->state != CAMPAIGN_DRAFT && ret->state != CAMPAIGN_WITHDRAWN) {
        r = campaign__reach(c, id, ret_reach);
        if (r || ret_reach->seen)
            return r;
    }
    return may(c, P_CAMPAIGN_VIEW, ret->org_id);
}

enum err campaign_load(struct ctx *c, int64_t id, struct campaign *ret)
{
    struct campaign_reach reach;

    return campaign__load(c, id, ret, &reach);
}

struct due_span campaign__span(const struct campaign *campaign)
{
    return (struct due_span){ campaign->from, campaign->to };
}

enum err campaign__may_step(struct ctx *c, const struct campaign *campaign, enum campaign_act act,
                            int64_t org_id, const struct campaign_step **ret)
{
    const struct campaign_step *step = campaign_step(campaign->state, act);
    enum err r = may(c, campaign_permission(act), org_id);

    if (r)
        return r;
    if (!step && campaign->state == CAMPAIGN_WITHDRAWN)
        return fail(c, E_INVALID, M_CAMPAIGN_IS_WITHDRAWN);
    if (!step)
        return fail(c, E_INVALID,
                    campaign->state == CAMPAIGN_DRAFT ? M_CAMPAIGN_STILL_DRAFT
                                                      : M_CAMPAIGN_NOT_DRAFT);
    *ret = step;
    return OK;
}

static enum err check(struct ctx *c, const struct campaign_edit *in, const char **ret_field)
{
    *ret_field = "name";
    if (!str_trim(in->name).n)
        return fail(c, E_INVALID, M_CAMPAIGN_NEEDS_NAME);
    *ret_field = "to";
    if (day_is(in->from) && day_is(in->to) && day_cmp(in->from, in->to) > 0)
        return fail(c, E_INVALID, M_CAMPAIGN_ENDS_BEFORE);
    if (day_is(in->from) && day_is(in->to) && in->to.year - in->from.year > CAMPAIGN_YEARS_MAX)
        return fail(c, E_INVALID, M_CAMPAIGN_TOO_LONG, { "n", .n = CAMPAIGN_YEARS_MAX });
    *ret_field = NULL;
    return OK;
}

static enum err add(struct ctx *c, const struct campaign_edit *in, int64_t *ret_id)
{
    struct q_campaign_add_in row = {
        .id = ids_next(c->ids),
        .org_id = in->org_id,
        .name = str_trim(in->name),
        .theme = str_or_none(str_trim(in->theme)),
        .from_on = day_iso(c->arena, in->from),
        .to_on = day_iso(c->arena, in->to),
        .made_by = c->who->account_id,
        .made_at = c->now_ms,
    };

    *ret_id = row.id;
    return q_campaign_add(c->db, &row, c->error);
}

static enum err set(struct ctx *c, const struct campaign_edit *in)
{
    struct q_campaign_set_in row = {
        .id = in->id,
        .version = in->version,
        .name = str_trim(in->name),
        .theme = str_or_none(str_trim(in->theme)),
        .from_on = day_iso(c->arena, in->from),
        .to_on = day_iso(c->arena, in->to),
    };
    int64_t changed;
    enum err r;

    r = q_campaign_set(c->db, &row, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

static enum err may_save(struct ctx *c, const struct campaign_edit *in, struct campaign *ret_now)
{
    const struct campaign_step *step;
    enum err r;

    if (!in->id) {
        ret_now->org_id = in->org_id;
        return may(c, P_CAMPAIGN_EDIT, in->org_id);
    }
    r = campaign__read(c, in->id, ret_now);
    if (r)
        return r;
    r = campaign__may_step(c, ret_now, CAMPAIGN_EDIT, ret_now->org_id, &step);
    if (r)
        return r;
    return ret_now->version == in->version ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err campaign_save(struct ctx *c, const struct campaign_edit *in, struct campaign *ret_now,
                       const char **ret_field)
{
    int64_t id = in->id;
    enum err r;

    *ret_field = NULL;
    *ret_now = (struct campaign){ 0 };
    r = may_save(c, in, ret_now);
    if (r)
        return r;
    r = check(c, in, ret_field);
    if (r)
        return r;
    r = id ? set(c, in) : add(c, in, &id);
    if (r)
        return r;
    r = event_add(c, "campaign", id, in->id ? "edit" : "draft", ret_now->org_id, S("{}"));
    ret_now->id = id;
    return r;
}

static enum err move(struct ctx *c, int64_t id, int64_t version, enum campaign_act act,
                     const char *verb)
{
    const struct campaign_step *step;
    struct campaign campaign;
    int64_t changed;
    enum err r;

    r = campaign_load(c, id, &campaign);
    if (r)
        return r;
    r = campaign__may_step(c, &campaign, act, campaign.org_id, &step);
    if (r)
        return r;
    r = q_campaign_move(c->db, id, version, campaign_state_name(step->state),
                        campaign_state_name(step->next), c->now_ms, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "campaign", id, verb, campaign.org_id, S("{}"));
}

enum err campaign_close(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_CLOSE, "close");
}

enum err campaign_reopen(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_REOPEN, "reopen");
}

enum err campaign_withdraw(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_WITHDRAW, "withdraw");
}

enum err campaign_restore(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_RESTORE, "restore");
}

enum err campaign_acknowledge(struct ctx *c, int64_t id, int64_t org_id)
{
    const struct campaign_step *step;
    struct campaign campaign;
    int64_t changed, at, acknowledged_at;
    bool received;
    enum err r;

    r = campaign__read(c, id, &campaign);
    if (r)
        return r;
    r = campaign__may_step(c, &campaign, CAMPAIGN_ACKNOWLEDGE, org_id, &step);
    if (r)
        return r;
    r = campaign__received(c, id, org_id, &received, &at, &acknowledged_at);
    if (r)
        return r;
    if (!received)
        return fail(c, E_NOT_FOUND, M_CAMPAIGN_NOT_RECEIVED);
    if (acknowledged_at)
        return OK;
    r = q_campaign_acknowledge(c->db, id, org_id, c->now_ms, c->who->account_id, &changed,
                               c->error);
    if (r || !changed)
        return r;
    return event_add(c, "campaign", id, "acknowledge", org_id, S("{}"));
}
