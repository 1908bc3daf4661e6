/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/content.h"

#include <assert.h>

#include "store/content.h"
#include "work/campaign/campaign.h"
#include "work/campaign/content__.h"
#include "work/document/document.h"

static void fill(struct ctx *c, const struct q_content_list *q, int64_t campaign_id,
                 struct content *ret)
{
    *ret = (struct content){
        .id = q->id,
        .campaign_id = campaign_id,
        .clause_id = q->clause_id.v,
        .item_id = q->item_id.v,
        .quote = S(""),
        .ord = q->ord,
        .what = content_what_parse(q->what),
        .slot = str_or_empty(q->slot),
        .from = day_from_iso(q->from_on),
        .to = day_from_iso(q->to_on),
        .topic_id = q->topic_id.v,
        .topic = str_or_empty(q->topic),
        .paper = { .kind = str_or_empty(q->kind),
                   .number = str_or_empty(q->number),
                   .symbol = str_or_empty(q->symbol),
                   .issuer = str_or_empty(q->issuer),
                   .issued_on = day_from_iso(q->issued_on) },
        .document = document_cited(c->arena, q->kind, q->number, q->symbol,
                                   day_from_iso(q->issued_on), q->issuer),
        .title = q->title,
        .mended = q->mended != 0,
        .dropped = q->dropped_at.is,
        .since_n = q->since_n.v,
        .ended_n = q->ended_n.v,
        .wanted = wanted_parse(q->wanted),
        .wanted_of = q->wanted_of.v,
        .version = q->version,
    };
}

static enum err list_of(struct ctx *c, int64_t campaign_id, bool wanted, struct content **ret,
                        size_t *ret_n)
{
    struct q_content_list *rows = NULL;
    enum err r;

    r = q_content_list(c->db, campaign_id, wanted, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct content, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        fill(c, &rows[i], campaign_id, &(*ret)[i]);
    return OK;
}

enum err content_list(struct ctx *c, int64_t campaign_id, struct content **ret, size_t *ret_n)
{
    assert(ret && ret_n);
    return list_of(c, campaign_id, false, ret, ret_n);
}

enum err content__wanted(struct ctx *c, int64_t campaign_id, struct content **ret, size_t *ret_n)
{
    return list_of(c, campaign_id, true, ret, ret_n);
}

enum err content_load(struct ctx *c, int64_t id, struct content *ret, struct campaign *ret_campaign)
{
    struct q_content_by_id q;
    enum err r;

    assert(ret && ret_campaign);
    r = q_content_by_id(c->db, id, c->arena, &q, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_CONTENT_NONE);
    if (!r)
        r = campaign_load(c, q.campaign_id, ret_campaign);
    if (r)
        return r;
    fill(c,
         &(struct q_content_list){ .id = q.id,
                                   .clause_id = q.clause_id,
                                   .item_id = q.item_id,
                                   .ord = q.ord,
                                   .what = q.what,
                                   .slot = q.slot,
                                   .from_on = q.from_on,
                                   .to_on = q.to_on,
                                   .topic_id = q.topic_id,
                                   .topic = q.topic,
                                   .mended = q.mended,
                                   .dropped_at = q.dropped_at,
                                   .since_n = q.since_n,
                                   .ended_n = q.ended_n,
                                   .wanted = q.wanted,
                                   .wanted_of = q.wanted_of,
                                   .version = q.version,
                                   .kind = q.kind,
                                   .number = q.number,
                                   .symbol = q.symbol,
                                   .issued_on = q.issued_on,
                                   .issuer = q.issuer,
                                   .title = q.title },
         q.campaign_id, ret);
    ret->quote = str_or_empty(q.quote);
    return OK;
}

bool content_holds(const struct content *of)
{
    assert(of);
    return !of->dropped && !of->ended_n && of->wanted != WANTED_ADD && of->wanted != WANTED_CHANGE;
}

enum msg content_what_words(enum content_what what)
{
    static const enum msg words[CONTENT_WHATS] = {
        [CONTENT_TOPIC] = M_CONTENT_WHAT_TOPIC,
        [CONTENT_STUDY] = M_CONTENT_WHAT_STUDY,
        [CONTENT_REVIEW] = M_CONTENT_WHAT_REVIEW,
        [CONTENT_MATERIAL] = M_CONTENT_WHAT_MATERIAL,
    };

    return words[what];
}

/* "từ 01/01/2022 đến 31/03/2022", in the language of papers. */
static struct str looks_back_on(struct ctx *c, const struct content *of)
{
    if (day_is(of->from) && day_is(of->to))
        return MSG(c->arena, LANG_VI, M_WHEN_WINDOW, { "from", .day = of->from },
                   { "to", .day = of->to });
    if (day_is(of->from))
        return MSG(c->arena, LANG_VI, M_WHEN_FROM, { "day", .day = of->from });
    return day_is(of->to) ? MSG(c->arena, LANG_VI, M_WHEN_BY, { "day", .day = of->to }) : S("");
}

/* The title usually names its paper; what was given apart is added only where the title lacks it. */
struct str content_line(struct ctx *c, const struct content *of)
{
    struct str number = of->paper.number, beside = S("");

    assert(of);
    if (of->what == CONTENT_REVIEW)
        beside = looks_back_on(c, of);
    else if (!number.n || str_find(of->title, number, 0) == SIZE_MAX)
        beside = of->document;
    return beside.n ? str_fmt(c->arena, "%.*s (%.*s)", STR_ARGS(of->title), STR_ARGS(beside))
                    : of->title;
}
