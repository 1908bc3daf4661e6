/* SPDX-License-Identifier: Apache-2.0 */
/* amend_proceeding.c - what an amendment makes of orders of proceedings, as of contents. Sessions keep the steps
 * that they have copied. */
#include <assert.h>

#include "store/proceeding.h"
#include "work/campaign/amend__.h"
#include "work/campaign/proceeding__.h"

static enum err load(struct ctx *c, int64_t campaign_id, int64_t id, struct proceeding *ret)
{
    struct campaign campaign;
    enum err r = proceeding_load(c, id, ret, &campaign);

    if (!r && campaign.id != campaign_id)
        return fail(c, E_NOT_FOUND, M_PROCEEDING_NONE);
    if (!r && !proceeding_holds(ret) && !amend__is_prepared(ret->wanted))
        return fail(c, E_INVALID, M_AMEND_CONTENT_OVER);
    return r;
}

static enum err want(struct ctx *c, int64_t id, const char *wanted, int64_t of)
{
    int64_t changed;

    return q_campaign_proceeding_want(c->db, id, wanted ? str_of(wanted) : STR_NONE,
                                      (struct db_int){ of != 0, of }, &changed, c->error);
}

static enum err row_for(struct ctx *c, int64_t campaign_id, int64_t id, int64_t *ret)
{
    struct proceeding *rows = NULL;
    size_t n = 0;
    enum err r = proceeding__wanted(c, campaign_id, &rows, &n);

    *ret = 0;
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].wanted_of == id)
            *ret = rows[i].id;
    }
    return r;
}

static enum err unwant(struct ctx *c, int64_t id)
{
    int64_t changed;
    enum err r = q_campaign_proceeding_steps_end(c->db, id, &changed, c->error);

    return r ? r : q_campaign_proceeding_unwant(c->db, id, &changed, c->error);
}

static enum err prepare(struct ctx *c, struct proceeding *in, const struct proceeding *now,
                        int64_t *ret_id)
{
    int64_t had = 0;
    enum err r = OK;

    if (in->id)
        r = row_for(c, in->campaign_id, in->id, &had);
    if (!r && had)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    in->item_id = now->item_id;
    in->mended = now->item_id != 0;
    if (!r)
        r = proceeding__insert(c, in, c->today, ret_id);
    if (!r)
        r = want(c, *ret_id, in->id ? "change" : "add", in->id);
    if (!r && now->wanted == WANTED_END)
        r = want(c, in->id, NULL, 0);
    return r;
}

enum err amend_proceeding_save(struct ctx *c, const struct proceeding *in,
                               struct proceeding *ret_now, const char **ret_field)
{
    struct proceeding row = *in;
    struct amendment of;
    int64_t id = in->id;
    enum err r;

    assert(ret_now && ret_field);
    *ret_field = NULL;
    *ret_now = (struct proceeding){ 0 };
    r = amend__begun(c, in->campaign_id, &of);
    if (!r && id)
        r = load(c, in->campaign_id, id, ret_now);
    if (r)
        return r;
    if (id && ret_now->version != in->version)
        return fail(c, E_CONFLICT, M_ERROR_STALE);
    r = proceeding__check(c, in, ret_field);
    if (r)
        return r;
    row.mended = ret_now->mended;
    r = amend__is_prepared(ret_now->wanted) ? proceeding__update(c, &row)
                                            : prepare(c, &row, ret_now, &id);
    return r ? r : amend__touch(c, &of, "proceeding", id, "amend");
}

enum err amend_proceeding_end(struct ctx *c, int64_t campaign_id, int64_t proceeding_id)
{
    struct amendment of;
    struct proceeding now;
    int64_t row;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load(c, campaign_id, proceeding_id, &now);
    if (!r && amend__is_prepared(now.wanted))
        return fail(c, E_INVALID, M_AMEND_DUTY_NOT_ASKED);
    if (!r)
        r = row_for(c, campaign_id, proceeding_id, &row);
    if (!r && row)
        r = unwant(c, row);
    if (!r)
        r = want(c, proceeding_id, "end", 0);
    return r ? r : amend__touch(c, &of, "proceeding", proceeding_id, "amend_end");
}

enum err amend_proceeding_keep(struct ctx *c, int64_t campaign_id, int64_t proceeding_id)
{
    struct amendment of;
    struct proceeding now;
    enum err r;

    r = amend__begun(c, campaign_id, &of);
    if (!r)
        r = load(c, campaign_id, proceeding_id, &now);
    if (r)
        return r;
    r = amend__is_prepared(now.wanted) ? unwant(c, proceeding_id) : want(c, proceeding_id, NULL, 0);
    return r ? r : amend__touch(c, &of, "proceeding", proceeding_id, "amend_keep");
}

static enum err replace(struct ctx *c, const struct proceeding *row, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    if (row->wanted_of)
        r = q_campaign_proceeding_over(c->db, row->wanted_of, n, &changed, c->error);
    return r ? r : q_campaign_proceeding_begin(c->db, row->id, n, &changed, c->error);
}

enum err amend__set_proceedings(struct ctx *c, const struct amendment *of, int64_t n)
{
    int64_t changed;
    enum err r = OK;

    for (size_t i = 0; !r && i < of->n_proceedings; i++) {
        if (of->proceedings[i].wanted == WANTED_END)
            r = q_campaign_proceeding_over(c->db, of->proceedings[i].id, n, &changed, c->error);
    }
    for (size_t i = 0; !r && i < of->n_new_proceedings; i++) {
        const struct proceeding *row = &of->new_proceedings[i];

        r = amend__proceeding_differs(c, of, row) ? replace(c, row, n) : unwant(c, row->id);
    }
    return r;
}
