/* SPDX-License-Identifier: Apache-2.0 */
/* targets.c - the units that a campaign goes to, in the order of the tree. */
#include <stdlib.h>

#include "work/campaign/issue__.h"
#include "work/org/org.h"

static enum err next_of_subtree(struct ctx *c, const struct issuing *g, struct str after,
                                size_t most, struct issue_targets *ret)
{
    struct org_range below = org_range(c->arena, g->from.path);
    struct q_org_stretch row;
    enum err r;

    if (!after.n)
        after = below.from;
    r = q_org_stretch(c->db, HIERARCHY, after, below.to, (int64_t)most, c->arena, &row, c->error);
    if (r || !row.n)
        return r;
    ret->list = arena_new(c->arena, struct issue_stretch);
    ret->list[0] = (struct issue_stretch){ row.first_path, row.last_path };
    ret->n = 1;
    ret->units = (size_t)row.n;
    return OK;
}

static void add_unit(struct issue_targets *t, struct str path)
{
    t->list[t->n++] = (struct issue_stretch){ path, path };
    t->units++;
}

static enum err next_children(struct ctx *c, const struct issuing *g, struct str after, size_t most,
                              struct issue_targets *ret)
{
    struct q_org_children_paths *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_children_paths(c->db, HIERARCHY, g->from.id, after, (int64_t)most, c->arena, &rows,
                             &n, c->error);
    ret->list = arena_array(c->arena, struct issue_stretch, n + 1);
    for (size_t i = 0; !r && i < n; i++)
        add_unit(ret, rows[i].path);
    return r;
}

static int by_path(const void *a, const void *b)
{
    const struct issue_stretch *x = a, *y = b;

    return str_cmp(x->first, y->first);
}

static enum err next_ticked(struct ctx *c, const struct issuing *g, struct str after, size_t most,
                            struct issue_targets *ret)
{
    ret->list = arena_array(c->arena, struct issue_stretch, g->in->n + 1);
    for (size_t i = 0; i < g->in->n; i++) {
        struct q_org_path row;
        enum err r;

        r = q_org_path(c->db, g->in->ids[i], HIERARCHY, c->arena, &row, c->error);
        if (r == E_NOT_FOUND) {
            error_clear(c->error);
            continue;
        }
        if (r)
            return r;
        if (row.path.n > g->from.path.n && str_starts(row.path, g->from.path) &&
            str_cmp(row.path, after) > 0)
            add_unit(ret, row.path);
    }
    qsort(ret->list, ret->n, sizeof(*ret->list), by_path);
    if (ret->n > most)
        ret->n = ret->units = most;
    return OK;
}

enum err issue__targets(struct ctx *c, const struct issuing *g, struct str after, size_t most,
                        struct issue_targets *ret)
{
    *ret = (struct issue_targets){ 0 };
    switch (g->in->scope) {
    case ISSUE_CHILDREN:
        return next_children(c, g, after, most, ret);
    case ISSUE_SUBTREE:
        return next_of_subtree(c, g, after, most, ret);
    case ISSUE_TICKED:
        break;
    }
    return next_ticked(c, g, after, most, ret);
}
