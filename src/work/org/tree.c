/* SPDX-License-Identifier: Apache-2.0 */
/* tree.c - the whole of today's tree, and what units can be, for whoever keeps them all. */
#include <assert.h>

#include "store/org.h"
#include "work/ctx.h"
#include "work/org/org.h"

enum err org_tree(struct ctx *c, struct str after, const struct org_line **ret, size_t *ret_n)
{
    struct q_org_tree *rows = NULL;
    struct org_line *list;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may_at_top(c, P_ORG_VIEW);
    if (!r)
        r = q_org_tree(c->db, HIERARCHY, after, c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct org_line, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] = (struct org_line){ rows[i].id, rows[i].name, rows[i].kind, rows[i].path,
                                     (int)rows[i].depth };
    *ret = list;
    return OK;
}

enum err org_kinds(struct ctx *c, const struct org_kind **ret, size_t *ret_n)
{
    struct q_org_kinds_on *rows = NULL;
    struct org_kind *list;
    enum err r;

    assert(ret && ret_n);
    *ret_n = 0;
    r = may_at_top(c, P_ORG_VIEW);
    if (!r)
        r = q_org_kinds_on(c->db, day_iso(c->arena, c->today), c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    list = arena_array(c->arena, struct org_kind, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        list[i] =
            (struct org_kind){ rows[i].code, rows[i].name_vi, rows[i].name_en, rows[i].signs_as };
    *ret = list;
    return OK;
}
