/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/duty.h"

#include <assert.h>

#include "rules/series.h"
#include "store/campaign.h"
#include "store/duty.h"
#include "store/org.h"
#include "work/campaign/campaign.h"
#include "work/campaign/duty__.h"

static enum duty_part part_of(struct str name)
{
    if (!name.n)
        return DUTY_ALL;
    return str_eq(name, S("registered")) ? DUTY_REGISTERED : DUTY_OTHERS;
}

static struct str audience_name(const struct ctx *c, const struct q_duty_list *q)
{
    struct str kind = str_or_empty(c->lang == LANG_EN ? q->audience_en : q->audience_vi);
    enum duty_part part = part_of(str_or_empty(q->audience_part));
    struct str words;

    if (q->own)
        return msg_text(c->lang, M_DUTY_AUDIENCE_OWN);
    if (!part)
        return kind;
    words =
        msg_text(c->lang, part == DUTY_REGISTERED ? M_DUTY_PART_REGISTERED : M_DUTY_PART_OTHERS);
    return kind.n ? str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(kind), STR_ARGS(words)) : words;
}

static void fill(struct ctx *c, const struct q_duty_list *q, int64_t campaign_id, struct duty *d)
{
    *d = (struct duty){
        .id = q->id,
        .campaign_id = campaign_id,
        .clause_id = q->clause_id.v,
        .what = due_what_parse(q->what),
        .words = q->words,
        .rule = { .rhythm = rhythm_parse(q->rhythm),
                  .bound = calendar_bound_parse(q->bound),
                  .due_on = day_from_iso(q->due_on),
                  .from = day_from_iso(q->from_on),
                  .to = day_from_iso(q->to_on),
                  .month = (int)q->month.v,
                  .day = (int)q->month_day.v },
        .audience = q->audience,
        .audience_kind = str_or_empty(q->audience_kind),
        .audience_name = audience_name(c, q),
        .part = part_of(str_or_empty(q->audience_part)),
        .assembly = q->assembly_kind.p ? assembly_kind_parse(q->assembly_kind) : 0,
        .through = str_or_empty(q->through),
        .own = q->own != 0,
        .made_from_id = q->made_from_id.v,
        .series_id = q->series_id.v,
        .receiver_id = q->receiver_id.v,
        .receiver = str_or_empty(q->receiver),
        .receiver_ended = day_from_iso(q->receiver_ended_on),
        .dropped = q->dropped_at.is,
        .since_at = q->since_at.v,
        .ended_n = q->ended_n.v,
        .wanted = wanted_parse(q->wanted),
        .wanted_of = q->wanted_of.v,
        .version = q->version,
    };
}

/* How the campaign's unit counts is one for all its duties. */
static enum err set_custom(struct ctx *c, int64_t campaign_id, struct duty *list, size_t n)
{
    struct q_campaign_before_includes row;
    enum err r;

    r = q_campaign_before_includes(c->db, campaign_id, c->arena, &row, c->error);
    for (size_t i = 0; !r && i < n; i++)
        list[i].rule.custom = due_custom(list[i].what, row.before_includes != 0);
    return r;
}

static enum err list_of(struct ctx *c, int64_t campaign_id, bool wanted, const struct duty **ret,
                        size_t *ret_n)
{
    struct q_duty_list *rows = NULL;
    struct duty *list;
    enum err r;

    r = q_duty_list(c->db, campaign_id, wanted, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct duty, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        fill(c, &rows[i], campaign_id, &list[i]);
    *ret = list;
    r = set_custom(c, campaign_id, list, *ret_n);
    return r ? r : duty__load_copies(c, campaign_id, list, *ret_n);
}

enum err duty_list(struct ctx *c, int64_t campaign_id, const struct duty **ret, size_t *ret_n)
{
    assert(ret && ret_n);
    return list_of(c, campaign_id, false, ret, ret_n);
}

enum err duty__wanted(struct ctx *c, int64_t campaign_id, const struct duty **ret, size_t *ret_n)
{
    return list_of(c, campaign_id, true, ret, ret_n);
}

enum err duty_load(struct ctx *c, int64_t id, struct duty *ret, struct campaign *ret_campaign)
{
    struct q_duty_by_id q;
    enum err r;

    assert(ret && ret_campaign);
    r = q_duty_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_DUTY_NONE);
    if (r)
        return r;
    r = campaign_load(c, q.campaign_id, ret_campaign);
    if (r)
        return r;
    fill(c,
         &(struct q_duty_list){
             .id = q.id,
             .clause_id = q.clause_id,
             .what = q.what,
             .words = q.words,
             .rhythm = q.rhythm,
             .due_on = q.due_on,
             .from_on = q.from_on,
             .to_on = q.to_on,
             .month = q.month,
             .month_day = q.month_day,
             .bound = q.bound,
             .audience = q.audience,
             .audience_kind = q.audience_kind,
             .audience_part = q.audience_part,
             .audience_vi = q.audience_vi,
             .audience_en = q.audience_en,
             .through = q.through,
             .series_id = q.series_id,
             .receiver_id = q.receiver_id,
             .receiver = q.receiver,
             .assembly_kind = q.assembly_kind,
             .own = q.own,
             .made_from_id = q.made_from_id,
             .receiver_ended_on = q.receiver_ended_on,
             .dropped_at = q.dropped_at,
             .since_at = q.since_at,
             .ended_n = q.ended_n,
             .wanted = q.wanted,
             .wanted_of = q.wanted_of,
             .version = q.version,
         },
         q.campaign_id, ret);
    ret->quote = str_or_empty(q.quote);
    r = set_custom(c, q.campaign_id, ret, 1);
    return r ? r : duty__load_copies(c, q.campaign_id, ret, 1);
}

enum err duty_audiences(struct ctx *c, const struct duty_kind_of_org **ret, size_t *ret_n)
{
    struct q_org_kinds *rows = NULL;
    struct duty_kind_of_org *list;
    enum err r;

    assert(ret && ret_n);
    r = q_org_kinds(c->db, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct duty_kind_of_org, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct duty_kind_of_org){ rows[i].code, c->lang == LANG_EN ? rows[i].name_en
                                                                              : rows[i].name_vi };
    *ret = list;
    return OK;
}

enum err duty_receivers(struct ctx *c, int64_t org_id, const struct duty_org **ret, size_t *ret_n)
{
    struct q_duty_receivers *rows = NULL;
    struct duty_org *list;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may(c, P_CAMPAIGN_EDIT, org_id);
    if (!r)
        r = q_duty_receivers(c->db, org_id, HIERARCHY, day_iso(c->arena, c->today), c->arena, &rows,
                             ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct duty_org, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct duty_org){ .id = rows[i].id, .name = rows[i].name };
    *ret = list;
    return OK;
}

bool duty_repeats(const struct duty *d)
{
    assert(d);
    return series_sort_of(d->rule.rhythm) == SERIES_RHYTHM;
}

bool duty_may_be_made_from(const struct duty *d)
{
    assert(d);
    return d->what == DUE_REPORT && !d->dropped && duty_repeats(d);
}

bool duty_is_for(const struct duty *d, struct str org_kind, bool meets)
{
    assert(d);
    if (d->dropped || d->own || !due_asked_of(d->what, meets))
        return false;
    return !d->audience_kind.n || str_eq(d->audience_kind, org_kind);
}
