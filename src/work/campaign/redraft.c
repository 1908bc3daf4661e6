/* SPDX-License-Identifier: Apache-2.0 */
/* redraft.c - a draft follows its document when that is read otherwise. */
#include <assert.h>

#include "store/campaign.h"
#include "store/content.h"
#include "store/proceeding.h"
#include "work/campaign/content.h"
#include "work/campaign/draft__.h"
#include "work/campaign/proceeding.h"

static enum err clear(struct draft *d)
{
    struct db *db = d->c->db;
    struct error *e = d->c->error;
    int64_t n;
    enum err r;

    r = q_content_clear(db, d->id, &n, e);
    if (!r)
        r = q_campaign_proceeding_step_clear(db, d->id, &n, e);
    if (!r)
        r = q_campaign_proceeding_clear(db, d->id, &n, e);
    if (!r)
        r = q_clause_clear(db, d->id, &n, e);
    return r;
}

/* Those that duties stand on. */
static enum err load_clauses(struct draft *d)
{
    struct q_clause_list *rows = NULL;
    size_t n;
    enum err r;

    r = q_clause_list(d->c->db, d->id, d->c->arena, &rows, &n, d->c->error);
    if (r)
        return r;
    for (size_t i = 0; i < n; i++) {
        *ARENA_PUSH(d->c->arena, d->clauses, d->n_clauses, d->cap_clauses) =
            (struct clause_made){ rows[i].id, rows[i].span_start, rows[i].span_end };
        d->last_clause = rows[i].ord;
    }
    return OK;
}

static void keep(struct draft *d, int64_t item_id)
{
    if (item_id)
        *ARENA_PUSH(d->c->arena, d->kept, d->n_kept, d->cap_kept) = item_id;
}

/* What a person has changed or left out is not made anew. */
static enum err load_kept(struct draft *d)
{
    struct proceeding *proceedings = NULL;
    struct content *contents = NULL;
    size_t n_contents = 0, n = 0;
    enum err r;

    r = content_list(d->c, d->id, &contents, &n_contents);
    if (!r)
        r = proceeding_list(d->c, d->id, &proceedings, &n);
    for (size_t i = 0; !r && i < n_contents; i++)
        keep(d, contents[i].item_id);
    for (size_t i = 0; !r && i < n; i++)
        keep(d, proceedings[i].item_id);
    return r;
}

enum err campaign_redraft(struct ctx *c, const struct review *v)
{
    const struct document *doc = &v->document;
    struct day since = day_is(doc->issued_on) ? doc->issued_on : c->today;
    struct draft d = { .c = c,
                       .v = v,
                       .text = span_index(c->arena, doc->text),
                       .id = doc->campaign_id };
    enum err r;

    assert(v);
    r = clear(&d);
    if (!r)
        r = load_clauses(&d);
    if (!r)
        r = load_kept(&d);
    if (!r)
        r = draft__topics(&d);
    if (!r)
        r = draft__materials(&d);
    if (!r)
        r = draft__assignments(&d);
    if (r)
        return r;
    return draft__proceedings(&d, since);
}

enum err campaign_follow(struct ctx *c, const struct document *before, const struct document *now)
{
    struct q_campaign_set_in in = { .id = now->campaign_id };
    struct q_campaign_by_id q;
    int64_t changed;
    enum err r;

    assert(before);
    r = q_campaign_by_id(c->db, now->campaign_id, c->arena, &q, c->error);
    if (r)
        return r;
    in.version = q.version;
    in.name = str_eq(q.name, draft__name(c, before)) ? draft__name(c, now) : q.name;
    in.theme = str_eq(str_or_empty(q.theme), before->theme) ? str_or_none(now->theme) : q.theme;
    in.from_on = q.from_on;
    in.to_on = q.to_on;
    if (str_eq(in.name, q.name) && str_eq(str_or_empty(in.theme), str_or_empty(q.theme)))
        return OK;
    return q_campaign_set(c->db, &in, &changed, c->error);
}
