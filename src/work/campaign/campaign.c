/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/campaign.h"

#include <assert.h>
#include <inttypes.h>

#include "store/campaign.h"
#include "store/series.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/channel.h"
#include "work/campaign/version.h"
#include "work/document/document.h"
#include "work/org/org.h"
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
        .origin_id = q.origin_id.v,
        .origin = str_or_empty(q.origin),
        .name = q.name,
        .theme = str_or_empty(q.theme),
        .from = day_from_iso(q.from_on),
        .to = day_from_iso(q.to_on),
        .state = campaign_state_parse(q.state),
        .issued_at = q.issued_at.v,
        .job_id = q.job_id.v,
        .amending = q.amending > 0,
        .settling = q.settling > 0,
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
    ret->recalled_at = row->recalled_at.v;
    ret->had_version = row->had_version;
    ret->below = row->below && !row->recalled_at.is;
    ret->children = row->children && !row->recalled_at.is;
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

/* A board sees the campaigns in which it acts for its committee. */
static enum err may_through_channel(struct ctx *c, const struct campaign *campaign)
{
    struct hand *hands = NULL;
    struct rights rights;
    size_t n = 0;
    enum err r;

    r = channel_hands(c, campaign->id, 0, &hands, &n);
    for (size_t i = 0; !r && i < n; i++) {
        r = rights_by(c, hands, n, hands[i].for_org_id, &rights);
        if (!r && rights_have(&rights, P_CAMPAIGN_VIEW))
            return OK;
    }
    return r ? r : may(c, P_CAMPAIGN_VIEW, campaign->org_id);
}

enum err campaign__load(struct ctx *c, int64_t id, struct campaign *ret,
                        struct campaign_reach *ret_reach)
{
    struct rights rights;
    enum err r;

    *ret_reach = (struct campaign_reach){ 0 };
    r = campaign__read(c, id, ret);
    if (!r)
        r = rights_at(c, ret->org_id, &rights);
    if (r)
        return r;
    if (rights_have(&rights, P_CAMPAIGN_VIEW))
        return OK;
    if (ret->state != CAMPAIGN_DRAFT && ret->state != CAMPAIGN_WITHDRAWN) {
        r = campaign__reach(c, id, ret_reach);
        if (r || ret_reach->seen)
            return r;
    }
    return may_through_channel(c, ret);
}

enum err campaign_load(struct ctx *c, int64_t id, struct campaign *ret)
{
    struct campaign_reach reach;

    assert(ret);
    return campaign__load(c, id, ret, &reach);
}

struct due_span campaign__span(const struct campaign *campaign)
{
    return (struct due_span){ campaign->from, campaign->to };
}

bool campaign__is_being_issued(const struct campaign *campaign, enum campaign_act act)
{
    bool first = campaign->state == CAMPAIGN_DRAFT || campaign->state == CAMPAIGN_RECALLED;

    if (campaign->job_id && campaign->amending)
        return act != CAMPAIGN_DO_ACKNOWLEDGE;
    return campaign->job_id && (first || act == CAMPAIGN_DO_ISSUE || act == CAMPAIGN_DO_AMEND);
}

enum err campaign__may_step(struct ctx *c, const struct campaign *campaign, enum campaign_act act,
                            int64_t org_id, const struct campaign_step **ret)
{
    const struct campaign_step *step = campaign_step(campaign->state, act);
    enum err r = may(c, campaign_permission(act), org_id);

    if (r)
        return r;
    if (campaign__is_being_issued(campaign, act))
        return fail(c, E_INVALID,
                    campaign->amending ? M_CAMPAIGN_BEING_AMENDED : M_CAMPAIGN_BEING_ISSUED);
    if (!step && campaign->state == CAMPAIGN_WITHDRAWN)
        return fail(c, E_INVALID, M_CAMPAIGN_IS_WITHDRAWN);
    if (!step && campaign->state == CAMPAIGN_RECALLED)
        return fail(c, E_INVALID, M_CAMPAIGN_IS_RECALLED);
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
    if (!r && !changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    if (!r && day_is(in->from))
        r = q_series_first_from(c->db, in->id, row.from_on, &changed, c->error);
    return r;
}

enum err campaign_origins(struct ctx *c, int64_t org_id, const struct campaign_origin **ret,
                          size_t *ret_n)
{
    struct q_campaign_origins *rows = NULL;
    struct campaign_origin *list;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may(c, P_CAMPAIGN_EDIT, org_id);
    if (!r)
        r = q_campaign_origins(c->db, org_id, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct campaign_origin, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct campaign_origin){ rows[i].id, rows[i].name, rows[i].org };
    *ret = list;
    return OK;
}

/* What it was stays, though it may be offered no more. */
static enum err check_origin(struct ctx *c, const struct campaign_edit *in,
                             const struct campaign *now, const char **ret_field)
{
    const struct campaign_origin *list = NULL;
    size_t n = 0;
    enum err r;

    if (!in->origin_id || in->origin_id == now->origin_id)
        return OK;
    r = campaign_origins(c, now->org_id, &list, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (list[i].id == in->origin_id)
            return OK;
    }
    *ret_field = "origin";
    return r ? r : fail(c, E_INVALID, M_CAMPAIGN_ORIGIN_NONE);
}

static enum err set_origin(struct ctx *c, int64_t id, const struct campaign_edit *in,
                           const struct campaign *now)
{
    int64_t changed;

    if (in->origin_id == now->origin_id)
        return OK;
    return q_campaign_set_origin(c->db, id, (struct db_int){ in->origin_id != 0, in->origin_id },
                                 &changed, c->error);
}

enum err campaign__open_draft(struct ctx *c, const struct campaign *campaign)
{
    enum err r = may(c, P_CAMPAIGN_EDIT, campaign->org_id);

    if (!r && !campaign_step(campaign->state, CAMPAIGN_DO_EDIT))
        return fail(c, E_INVALID, M_CAMPAIGN_NOT_DRAFT);
    return r;
}

enum err campaign__hold_draft(struct ctx *c, int64_t campaign_id)
{
    int64_t held;
    enum err r;

    r = q_campaign_hold_draft(c->db, campaign_id, &held, c->error);
    if (r)
        return r;
    return held ? OK : fail(c, E_INVALID, M_CAMPAIGN_NOT_DRAFT);
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
    r = campaign__may_step(c, ret_now, CAMPAIGN_DO_EDIT, ret_now->org_id, &step);
    if (r)
        return r;
    return ret_now->version == in->version ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err campaign_save(struct ctx *c, const struct campaign_edit *in, struct campaign *ret_now,
                       const char **ret_field)
{
    int64_t id = in->id;
    enum err r;

    assert(ret_now && ret_field);
    *ret_field = NULL;
    *ret_now = (struct campaign){ 0 };
    r = may_save(c, in, ret_now);
    if (r)
        return r;
    r = check(c, in, ret_field);
    if (!r)
        r = check_origin(c, in, ret_now, ret_field);
    if (r)
        return r;
    r = id ? set(c, in) : add(c, in, &id);
    if (!r)
        r = set_origin(c, id, in, ret_now);
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
    return move(c, id, version, CAMPAIGN_DO_CLOSE, "close");
}

enum err campaign_reopen(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_DO_REOPEN, "reopen");
}

enum err campaign_withdraw(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_DO_WITHDRAW, "withdraw");
}

enum err campaign_restore(struct ctx *c, int64_t id, int64_t version)
{
    return move(c, id, version, CAMPAIGN_DO_RESTORE, "restore");
}

enum err campaign_acknowledge(struct ctx *c, int64_t id, int64_t org_id)
{
    const struct campaign_step *step;
    struct campaign campaign;
    int64_t changed = 0, at, acknowledged_at, version;
    bool received;
    enum err r;

    r = campaign__read(c, id, &campaign);
    if (r)
        return r;
    r = campaign__may_step(c, &campaign, CAMPAIGN_DO_ACKNOWLEDGE, org_id, &step);
    if (r)
        return r;
    r = campaign__received(c, id, org_id, &received, &at, &acknowledged_at);
    if (r)
        return r;
    if (!received)
        return fail(c, E_NOT_FOUND, M_CAMPAIGN_NOT_RECEIVED);
    if (acknowledged_at)
        return OK;
    r = version_last(c, id, &version);
    if (!r)
        r = q_campaign_acknowledge(c->db, id, org_id, c->now_ms, c->who->account_id,
                                   version ? version : 1, &changed, c->error);
    if (r || !changed)
        return r;
    return event_add(c, "campaign", id, "acknowledge", org_id,
                     str_fmt(c->arena, "{\"version\":%" PRId64 "}", version));
}
