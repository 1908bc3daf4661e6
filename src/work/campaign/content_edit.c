/* SPDX-License-Identifier: Apache-2.0 */
/* content_edit.c - contents of a draft are added, changed, left out and put in order. */
#include "rules/slot.h"
#include "store/content.h"
#include "work/campaign/campaign__.h"
#include "work/campaign/content__.h"
#include "work/trail.h"

enum { TITLE_MAX = 1000, WORD_MAX = 200 };

static enum err wrong(struct ctx *c, const char *field, enum msg words, const char **ret_field)
{
    *ret_field = field;
    return fail(c, E_INVALID, words);
}

/* "Tháng 4/2022" becomes '2022-04'. What lies outside the campaign is a slip in the month or the year. */
static enum err take_slot(struct ctx *c, const struct campaign *campaign, struct content *in,
                          const char **ret_field)
{
    struct day first;
    struct slot slot;

    in->slot = str_trim(str_or_empty(in->slot));
    if (!in->slot.n)
        return OK;
    if ((!slot_parse(in->slot, &slot) && !slot_told(c->arena, in->slot, &slot)) ||
        slot.kind == SLOT_ONCE)
        return wrong(c, "slot", M_CONTENT_BAD_SLOT, ret_field);
    in->slot = slot_text(c->arena, &slot);
    first = slot_first(&slot);
    if ((!day_is(campaign->from) || day_cmp(slot.to, campaign->from) >= 0) &&
        (!day_is(campaign->to) || day_cmp(first, campaign->to) <= 0))
        return OK;
    *ret_field = "slot";
    return fail(c, E_INVALID, M_CONTENT_SLOT_OUTSIDE,
                { "from", .text = day_shown(c->arena, campaign->from) },
                { "to", .text = day_shown(c->arena, campaign->to) });
}

/* What a paper is read for is a topic of the same campaign that holds. */
static enum err check_topic(struct ctx *c, const struct content *in, const char **ret_field)
{
    struct content *list = NULL;
    size_t n = 0;
    enum err r;

    if (!in->topic_id)
        return OK;
    r = content_list(c, in->campaign_id, &list, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (list[i].id == in->topic_id && list[i].what != CONTENT_MATERIAL &&
            content_holds(&list[i]))
            return OK;
    }
    return r ? r : wrong(c, "topic", M_CONTENT_TOPIC_NONE, ret_field);
}

static struct str tidied(struct str s)
{
    return str_trim(str_or_empty(s));
}

/* Without the fields that its sort does not use: nobody could see why they are there. */
static void tidy(struct content *in)
{
    struct content_paper *p = &in->paper;

    in->title = tidied(in->title);
    if (in->what != CONTENT_REVIEW)
        in->from = in->to = (struct day){ 0 };
    if (in->what != CONTENT_MATERIAL) {
        in->topic_id = 0;
        *p = (struct content_paper){ 0 };
    }
    *p = (struct content_paper){ tidied(p->kind), tidied(p->number), tidied(p->symbol),
                                 tidied(p->issuer), p->issued_on };
}

static bool is_long(struct str s, size_t most)
{
    return s.n > most * 4;
}

enum err content__check(struct ctx *c, const struct campaign *campaign, struct content *in,
                        const char **ret_field)
{
    const struct content_paper *p = &in->paper;
    enum err r;

    tidy(in);
    if (!in->what || in->what >= CONTENT_WHATS)
        return wrong(c, "what", M_CONTENT_NEEDS_WHAT, ret_field);
    if (!in->title.n)
        return wrong(c, "title", M_CONTENT_NEEDS_TITLE, ret_field);
    if (is_long(in->title, TITLE_MAX))
        return wrong(c, "title", M_CONTENT_TITLE_LONG, ret_field);
    if (is_long(p->kind, WORD_MAX) || is_long(p->number, WORD_MAX) ||
        is_long(p->symbol, WORD_MAX) || is_long(p->issuer, WORD_MAX))
        return wrong(c, "kind", M_CONTENT_PAPER_LONG, ret_field);
    if (day_is(in->from) && day_is(in->to) && day_cmp(in->from, in->to) > 0)
        return wrong(c, "to", M_DUTY_ENDS_BEFORE, ret_field);
    r = take_slot(c, campaign, in, ret_field);
    return r ? r : check_topic(c, in, ret_field);
}

enum err content__insert(struct ctx *c, const struct content *in, int64_t *ret_id)
{
    struct q_content_last_ord last = { .ord = 0 };
    struct q_content_add_in row = {
        .id = ids_next(c->ids),
        .campaign_id = in->campaign_id,
        .clause_id = { in->clause_id != 0, in->clause_id },
        .item_id = { in->item_id != 0, in->item_id },
        .ord = in->ord,
        .what = content_what_name(in->what),
        .slot = str_or_none(in->slot),
        .from_on = day_iso(c->arena, in->from),
        .to_on = day_iso(c->arena, in->to),
        .topic_id = { in->topic_id != 0, in->topic_id },
        .mended = in->mended,
        .kind = str_or_none(in->paper.kind),
        .number = str_or_none(in->paper.number),
        .symbol = str_or_none(in->paper.symbol),
        .issued_on = day_iso(c->arena, in->paper.issued_on),
        .issuer = str_or_none(in->paper.issuer),
        .title = in->title,
    };
    enum err r = OK;

    if (!row.ord)
        r = q_content_last_ord(c->db, in->campaign_id, c->arena, &last, c->error);
    if (r)
        return r;
    row.ord = row.ord ? row.ord : last.ord + 1;
    *ret_id = row.id;
    return q_content_add(c->db, &row, c->error);
}

enum err content__update(struct ctx *c, const struct content *in)
{
    struct q_content_set_in row = {
        .id = in->id,
        .version = in->version,
        .what = content_what_name(in->what),
        .slot = str_or_none(in->slot),
        .from_on = day_iso(c->arena, in->from),
        .to_on = day_iso(c->arena, in->to),
        .topic_id = { in->topic_id != 0, in->topic_id },
        .mended = in->mended,
        .kind = str_or_none(in->paper.kind),
        .number = str_or_none(in->paper.number),
        .symbol = str_or_none(in->paper.symbol),
        .issued_on = day_iso(c->arena, in->paper.issued_on),
        .issuer = str_or_none(in->paper.issuer),
        .title = in->title,
    };
    int64_t changed;
    enum err r;

    r = q_content_set(c->db, &row, &changed, c->error);
    if (r)
        return r;
    return changed ? OK : fail(c, E_CONFLICT, M_ERROR_STALE);
}

enum err content_save(struct ctx *c, const struct content *in, struct content *ret_now,
                      const char **ret_field)
{
    struct campaign campaign;
    struct content row = *in;
    enum err r;

    *ret_field = NULL;
    *ret_now = (struct content){ 0 };
    r = in->id ? content_load(c, in->id, ret_now, &campaign)
               : campaign_load(c, in->campaign_id, &campaign);
    if (!r)
        r = campaign__open_draft(c, &campaign);
    if (r)
        return r;
    if (in->id && ret_now->campaign_id != in->campaign_id)
        return fail(c, E_NOT_FOUND, M_CONTENT_NONE);
    if (in->id && ret_now->version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = content__check(c, &campaign, &row, ret_field);
    if (!r)
        r = campaign__hold_draft(c, campaign.id);
    if (r)
        return r;
    row.ord = 0;
    row.mended = ret_now->item_id != 0;
    r = in->id ? content__update(c, &row) : content__insert(c, &row, &row.id);
    if (r)
        return r;
    return event_add(c, "content", row.id, in->id ? "mend" : "add", campaign.org_id, S("{}"));
}

/* A row of a draft, as the asker has seen it. */
static enum err hold(struct ctx *c, int64_t id, int64_t version, struct content *ret,
                     struct campaign *ret_campaign)
{
    enum err r = content_load(c, id, ret, ret_campaign);

    if (!r)
        r = campaign__open_draft(c, ret_campaign);
    if (!r && ret->version != version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return r ? r : campaign__hold_draft(c, ret_campaign->id);
}

enum err content_drop(struct ctx *c, int64_t id, int64_t version, bool dropped)
{
    struct campaign campaign;
    struct content of;
    int64_t changed;
    enum err r;

    r = hold(c, id, version, &of, &campaign);
    if (!r)
        r = q_content_drop(c->db, id, version, (struct db_int){ dropped, c->now_ms }, &changed,
                           c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    return event_add(c, "content", id, dropped ? "drop" : "bring_back", campaign.org_id, S("{}"));
}

static bool is_beside(const struct content *a, const struct content *b)
{
    if (a->what != CONTENT_MATERIAL && b->what != CONTENT_MATERIAL)
        return true;
    return a->what == b->what && str_eq(a->slot, b->slot);
}

enum err content_up(struct ctx *c, int64_t id, int64_t version)
{
    struct content of, *list = NULL;
    const struct content *before = NULL;
    struct campaign campaign;
    int64_t changed;
    size_t n = 0;
    enum err r;

    r = hold(c, id, version, &of, &campaign);
    if (!r)
        r = content_list(c, campaign.id, &list, &n);
    if (r)
        return r;
    for (size_t i = 0; i < n && list[i].id != id; i++) {
        if (content_holds(&list[i]) && is_beside(&list[i], &of))
            before = &list[i];
    }
    if (!before || !content_holds(&of))
        return OK;
    r = q_content_place(c->db, id, before->ord, &changed, c->error);
    if (!r)
        r = q_content_place(c->db, before->id, of.ord, &changed, c->error);
    return r ? r : event_add(c, "content", id, "up", campaign.org_id, S("{}"));
}
