/* SPDX-License-Identifier: Apache-2.0 */
/* amend_content.c - what an amendment makes of contents: a row that was issued stays as it is, another takes its
 * place. */
#include <assert.h>

#include "store/content.h"
#include "work/campaign/amend__.h"
#include "work/campaign/content__.h"

/* A content of the campaign that is offered, or a row that is prepared. */
static enum err load_content(struct ctx *c, int64_t campaign_id, int64_t id, struct content *ret)
{
    struct campaign campaign;
    enum err r = content_load(c, id, ret, &campaign);

    if (!r && campaign.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_CONTENT_NONE);
    if (!r && !content_holds(ret) && !amend__is_prepared(ret->wanted))
        return fail(c, E_INVALID, M_AMEND_CONTENT_OVER);
    return r;
}

static enum err want_content(struct ctx *c, int64_t id, const char *wanted, int64_t of)
{
    int64_t changed;

    return q_content_want(c->db, id, wanted ? str_of(wanted) : STR_NONE,
                          (struct db_int){ of != 0, of }, &changed, c->error);
}

/* The row that says how a content is to read; 0: none. */
static enum err row_for_content(struct ctx *c, int64_t campaign_id, int64_t id, int64_t *ret)
{
    struct content *rows = NULL;
    size_t n = 0;
    enum err r = content__wanted(c, campaign_id, &rows, &n);

    *ret = 0;
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].wanted_of == id)
            *ret = rows[i].id;
    }
    return r;
}

/* A row of its own says how the content is to read; it stands where that one stands. */
static enum err prepare_content(struct ctx *c, struct content *in, const struct content *now,
                                int64_t *ret_id)
{
    int64_t had = 0;
    enum err r = OK;

    if (in->id)
        r = row_for_content(c, in->campaign_id, in->id, &had);
    if (!r && had)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    in->clause_id = now->clause_id;
    in->item_id = now->item_id;
    in->mended = now->item_id != 0;
    in->ord = now->ord;
    if (!r)
        r = content__insert(c, in, ret_id);
    if (!r)
        r = want_content(c, *ret_id, in->id ? "change" : "add", in->id);
    if (!r && now->wanted == WANTED_END)
        r = want_content(c, in->id, NULL, 0);
    return r;
}

enum err amend_content_save(struct ctx *c, const struct content *in, struct content *ret_now,
                            const char **ret_field)
{
    struct content row = *in;
    struct amendment of;
    struct campaign campaign;
    int64_t id = in->id;
    enum err r;

    assert(ret_now && ret_field);
    *ret_field = NULL;
    *ret_now = (struct content){ 0 };
    r = amend__begun(c, in->campaign_id, &of);
    if (!r && id)
        r = load_content(c, in->campaign_id, id, ret_now);
    if (r)
        return r;
    if (id && ret_now->version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    campaign = of.campaign;
    if (day_is(of.head.to))
        campaign.to = of.head.to;
    r = content__check(c, &campaign, &row, ret_field);
    if (r)
        return r;
    row.mended = ret_now->mended;
    r = amend__is_prepared(ret_now->wanted) ? content__update(c, &row)
                                            : prepare_content(c, &row, ret_now, &id);
    return r ? r : amend__touch(c, &of, "content", id, "amend");
}

enum err amend_content_end(struct ctx *c, int64_t campaign_id, int64_t content_id)
{
    struct amendment of;
    struct content now;
    int64_t row, changed;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load_content(c, campaign_id, content_id, &now);
    if (!r && amend__is_prepared(now.wanted))
        return fail(c, E_INVALID, M_AMEND_DUTY_NOT_ASKED);
    if (!r)
        r = row_for_content(c, campaign_id, content_id, &row);
    if (!r && row)
        r = q_content_unwant(c->db, row, &changed, c->error);
    if (!r)
        r = want_content(c, content_id, "end", 0);
    return r ? r : amend__touch(c, &of, "content", content_id, "amend_end");
}

enum err amend_content_keep(struct ctx *c, int64_t campaign_id, int64_t content_id)
{
    struct amendment of;
    struct content now;
    int64_t changed;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load_content(c, campaign_id, content_id, &now);
    if (r)
        return r;
    r = amend__is_prepared(now.wanted) ? q_content_unwant(c->db, content_id, &changed, c->error)
                                       : want_content(c, content_id, NULL, 0);
    return r ? r : amend__touch(c, &of, "content", content_id, "amend_keep");
}

/* Papers go over to the topic that takes another's place. */
static enum err replace(struct ctx *c, const struct content *row, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    if (row->wanted_of)
        r = q_content_over(c->db, row->wanted_of, n, &changed, c->error);
    if (!r)
        r = q_content_begin(c->db, row->id, n, &changed, c->error);
    if (!r && row->wanted_of)
        r = q_content_retopic(c->db, row->wanted_of, row->id, &changed, c->error);
    return r;
}

enum err amend__set_contents(struct ctx *c, const struct amendment *of, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = 0; !r && i < of->n_contents; i++) {
        if (of->contents[i].wanted == WANTED_END)
            r = q_content_over(c->db, of->contents[i].id, n, &changed, c->error);
    }
    for (size_t i = 0; !r && i < of->n_new_contents; i++) {
        const struct content *row = &of->new_contents[i];

        r = amend__content_differs(of, row) ? replace(c, row, n)
                                            : q_content_unwant(c->db, row->id, &changed, c->error);
    }
    return r;
}
