/* SPDX-License-Identifier: Apache-2.0 */
/* kinds.c - of which kinds the units are that a campaign would go to: counted, never listed. */
#include "store/campaign.h"
#include "work/campaign/issue__.h"
#include "work/org/org.h"

static struct str name_of(const struct ctx *c, struct str vi, struct str en)
{
    return c->lang == LANG_EN ? en : vi;
}

/* Of a row of either statement: both count by kind. */
#define KIND_OF(c, row)                                                            \
    (struct issue_kind)                                                            \
    {                                                                              \
        .code = (row)->kind, .name = name_of((c), (row)->kind_vi, (row)->kind_en), \
        .meets = (row)->meets != 0, .depth = (row)->depth, .n = (size_t)(row)->n,  \
        .fresh = (size_t)(row)->fresh,                                             \
    }

static enum err kinds_below(struct ctx *c, const struct issuing *g, struct issue_kinds *k)
{
    struct org_range below = org_range(c->arena, g->from.path);
    struct q_campaign_kinds_below *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_campaign_kinds_below(c->db, g->campaign.id, HIERARCHY, below.from, below.to, c->arena,
                               &rows, &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        *ARENA_PUSH(c->arena, k->list, k->n, k->cap) = KIND_OF(c, &rows[i]);
    return r;
}

static enum err kinds_of_children(struct ctx *c, const struct issuing *g, struct issue_kinds *k)
{
    struct q_campaign_kinds_of_children *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_campaign_kinds_of_children(c->db, g->campaign.id, HIERARCHY, g->from.id, c->arena, &rows,
                                     &n, c->error);
    for (size_t i = 0; !r && i < n; i++)
        *ARENA_PUSH(c->arena, k->list, k->n, k->cap) = KIND_OF(c, &rows[i]);
    return r;
}

static enum err kinds_ticked(struct ctx *c, const struct issuing *g, struct issue_kinds *k)
{
    for (size_t i = 0; i < g->in->n; i++) {
        int64_t at, acknowledged_at;
        struct q_org_by_id org;
        bool received;
        enum err r;

        r = q_org_by_id(c->db, g->in->ids[i], HIERARCHY, c->arena, &org, c->error);
        if (r == E_NOT_FOUND) {
            error_clear(c->error);
            continue;
        }
        if (r)
            return r;
        if (org.path.n <= g->from.path.n || !str_starts(org.path, g->from.path))
            continue;
        r = campaign__received(c, g->campaign.id, org.id, &received, &at, &acknowledged_at);
        if (r)
            return r;
        *ARENA_PUSH(c->arena, k->list, k->n, k->cap) = (struct issue_kind){
            .org_id = org.id,
            .code = org.kind,
            .name = name_of(c, org.kind_vi, org.kind_en),
            .meets = org.meets != 0,
            .depth = org.depth,
            .n = 1,
            .fresh = !received,
        };
    }
    return OK;
}

enum err issue__kinds(struct ctx *c, const struct issuing *g, struct issue_kinds *k)
{
    switch (g->in->scope) {
    case ISSUE_CHILDREN:
        return kinds_of_children(c, g, k);
    case ISSUE_SUBTREE:
        return kinds_below(c, g, k);
    case ISSUE_TICKED:
        break;
    }
    return kinds_ticked(c, g, k);
}

/* Not by their kinds: whoever issues to a country keeps the writer waiting, and asks only how many. */
enum err issue__count(struct ctx *c, const struct issuing *g, size_t *ret_n)
{
    struct issue_targets all;
    enum err r = issue__targets(c, g, S(""), INT32_MAX, &all);

    *ret_n = all.units;
    return r;
}
