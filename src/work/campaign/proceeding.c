/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/proceeding.h"

#include <assert.h>

#include "rules/proceeding.h"
#include "store/proceeding.h"
#include "work/campaign/campaign.h"
#include "work/campaign/proceeding__.h"

static void fill(const struct ctx *c, const struct q_campaign_proceeding_list *q,
                 int64_t campaign_id, struct proceeding *ret)
{
    *ret = (struct proceeding){
        .id = q->id,
        .campaign_id = campaign_id,
        .item_id = q->item_id.v,
        .kind = session_kind_parse(q->session_kind),
        .assembly = q->assembly_kind.p ? assembly_kind_parse(q->assembly_kind) : 0,
        .org_kind = str_or_empty(q->org_kind),
        .org_kind_name = str_or_empty(c->lang == LANG_EN ? q->org_kind_en : q->org_kind_vi),
        .name = q->name,
        .mended = q->mended != 0,
        .dropped = q->dropped_at.is,
        .since_n = q->since_n.v,
        .ended_n = q->ended_n.v,
        .wanted = wanted_parse(q->wanted),
        .wanted_of = q->wanted_of.v,
        .version = q->version,
    };
}

static enum proceeding_part part_of(struct str name, bool divided)
{
    if (str_eq(name, S("opening")))
        return PROCEEDING_OPENING;
    if (str_eq(name, S("closing")))
        return PROCEEDING_CLOSING;
    return divided ? PROCEEDING_BODY : PROCEEDING_NO_PART;
}

/* What has neither opening nor closing is not divided. */
static struct str lines_of(struct ctx *c, const struct proceeding *of)
{
    struct proceeding_step *steps = arena_array(c->arena, struct proceeding_step, of->n_steps + 1);
    bool divided = false;

    for (size_t i = 0; i < of->n_steps; i++)
        divided = divided || !str_eq(of->steps[i].part, S("body"));
    for (size_t i = 0; i < of->n_steps; i++)
        steps[i] = (struct proceeding_step){ .part = part_of(of->steps[i].part, divided),
                                             .label = of->steps[i].label,
                                             .words = of->steps[i].words };
    return proceeding_lines(c->arena, steps, of->n_steps);
}

/* They come order by order, step by step. */
static void take_steps(struct ctx *c, const struct q_campaign_steps *rows, size_t n,
                       struct proceeding *of)
{
    of->steps = arena_array(c->arena, struct proceeding_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].proceeding_id == of->id)
            of->steps[of->n_steps++] =
                (struct proceeding_line){ rows[i].part, rows[i].label, rows[i].words };
    }
    of->lines = lines_of(c, of);
}

static enum err list_of(struct ctx *c, int64_t campaign_id, bool wanted, struct proceeding **ret,
                        size_t *ret_n)
{
    struct q_campaign_proceeding_list *rows = NULL;
    struct q_campaign_steps *steps = NULL;
    size_t n_steps = 0;
    enum err r;

    r = q_campaign_proceeding_list(c->db, campaign_id, wanted, c->arena, &rows, ret_n, c->error);
    if (!r)
        r = q_campaign_steps(c->db, campaign_id, c->arena, &steps, &n_steps, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct proceeding, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++) {
        fill(c, &rows[i], campaign_id, &(*ret)[i]);
        take_steps(c, steps, n_steps, &(*ret)[i]);
    }
    return OK;
}

enum err proceeding_list(struct ctx *c, int64_t campaign_id, struct proceeding **ret, size_t *ret_n)
{
    assert(ret && ret_n);
    return list_of(c, campaign_id, false, ret, ret_n);
}

enum err proceeding__wanted(struct ctx *c, int64_t campaign_id, struct proceeding **ret,
                            size_t *ret_n)
{
    return list_of(c, campaign_id, true, ret, ret_n);
}

enum err proceeding_load(struct ctx *c, int64_t id, struct proceeding *ret,
                         struct campaign *ret_campaign)
{
    struct q_campaign_proceeding_of of;
    struct proceeding *list = NULL;
    enum wanted wanted;
    size_t n = 0;
    enum err r;

    assert(ret && ret_campaign);
    r = q_campaign_proceeding_of(c->db, id, c->arena, &of, c->error);
    if (r == E_NOT_FOUND || (!r && !of.campaign_id.is))
        return fail(c, E_NOT_FOUND, M_PROCEEDING_NONE);
    if (!r)
        r = campaign_load(c, of.campaign_id.v, ret_campaign);
    if (r)
        return r;
    wanted = wanted_parse(of.wanted);
    r = list_of(c, of.campaign_id.v, wanted == WANTED_ADD || wanted == WANTED_CHANGE, &list, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (list[i].id == id) {
            *ret = list[i];
            return OK;
        }
    }
    return r ? r : fail(c, E_NOT_FOUND, M_PROCEEDING_NONE);
}

bool proceeding_holds(const struct proceeding *of)
{
    assert(of);
    return !of->dropped && !of->ended_n && of->wanted != WANTED_ADD && of->wanted != WANTED_CHANGE;
}
