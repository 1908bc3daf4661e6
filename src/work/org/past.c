/* SPDX-License-Identifier: Apache-2.0 */
/* past.c - the tree as it was, or will be, on a day: read from the dated rows, never from today's copy. */
#include <assert.h>
#include <inttypes.h>

#include "store/org.h"
#include "work/org/org__.h"

enum { DEPTH_MOST = 64 }; /* the statements go no deeper */

enum err org_path_on(struct ctx *c, int64_t org_id, struct day on, struct str *ret_path)
{
    struct q_org_path_on *way = NULL;
    struct str path = S("/");
    size_t n = 0;
    enum err r;

    assert(ret_path);
    r = q_org_path_on(c->db, org_id, HIERARCHY, day_iso(c->arena, on), c->arena, &way, &n,
                      c->error);
    if (r)
        return r;
    if (!n)
        return fail(c, E_NOT_FOUND, M_ORG_NOT_ON, { "day", .text = day_shown(c->arena, on) });
    if (n > DEPTH_MOST)
        return error_detail(c->error, E_INTERNAL, NULL, "unit %" PRId64 " stands below itself",
                            org_id);
    for (size_t i = 0; i < n; i++)
        path = str_fmt(c->arena, "%.*s%" PRId64 "/", STR_ARGS(path), way[i].org_id.v);
    *ret_path = path;
    return OK;
}

enum err org_goes_on(struct ctx *c, int64_t org_id, int64_t *ret_id, struct str *ret_name)
{
    struct q_org_goes_on *rows = NULL;
    struct org_names names;
    size_t n = 0;
    enum err r;

    assert(ret_id && ret_name);
    r = q_org_goes_on(c->db, org_id, day_iso(c->arena, c->today), c->arena, &rows, &n, c->error);
    if (!r && !n)
        r = org_names_on(c, org_id, c->today, &names);
    if (r)
        return r;
    *ret_id = n ? rows[0].id.v : 0;
    *ret_name = n ? rows[0].name
                  : MSG(c->arena, c->lang, M_ORG_RECEIVER_UNKNOWN, { "org", .text = names.name });
    return OK;
}

enum err org_names_on(struct ctx *c, int64_t org_id, struct day on, struct org_names *ret)
{
    struct q_org_names_on row;
    enum err r;

    assert(ret);
    r = q_org_names_on(c->db, org_id, day_iso(c->arena, on), c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    *ret = (struct org_names){
        .kind = row.kind,
        .name = row.name,
        .party_name = str_or_empty(row.party_name),
        .official_name = row.official_name,
        .symbol = row.symbol,
        .place = row.place,
    };
    return OK;
}

enum err org_children_on(struct ctx *c, int64_t org_id, struct day on, struct str cursor,
                         struct org_children *ret)
{
    struct q_org_children_on_in in = {
        .parent_id = org_id,
        .hierarchy_id = HIERARCHY,
        .on_day = day_iso(c->arena, on),
        .most = ORG_PAGE_ROWS + 1,
    };
    struct q_org_children_on *rows = NULL;
    size_t n = 0;
    enum err r;

    assert(ret);
    r = may(c, P_ORG_VIEW, org_id);
    if (r)
        return r;
    *ret = (struct org_children){ .next = STR_NONE };
    if (!org__read_cursor(cursor, &in.after_id, &in.after_key))
        return fail(c, E_INVALID, M_ERROR_NOT_FOUND);
    r = q_org_children_on(c->db, &in, c->arena, &rows, &n, c->error);
    if (r)
        return r;
    if (n > ORG_PAGE_ROWS) {
        n = ORG_PAGE_ROWS;
        ret->next = org__cursor(c, rows[n - 1].id, rows[n - 1].order_key);
    }
    ret->rows = arena_array(c->arena, struct org_child, n + 1);
    for (size_t i = 0; i < n; i++)
        ret->rows[i] = (struct org_child){ rows[i].id, rows[i].name, rows[i].kind, rows[i].meets };
    ret->n = n;
    return OK;
}

enum err org__keep_paths(struct ctx *c, int64_t org_id)
{
    struct str today = day_iso(c->arena, c->today);
    int64_t changed;
    enum err r;

    r = q_org_path_forget(c->db, HIERARCHY, org_id, today, &changed, c->error);
    if (r)
        return r;
    return q_org_path_derive(c->db, HIERARCHY, org_id, today, &changed, c->error);
}

enum err org__lives_from(struct ctx *c, int64_t org_id, struct day from, struct q_org_life *ret)
{
    enum err r;

    r = q_org_life(c->db, org_id, HIERARCHY, c->arena, ret, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    if (ret->ended_on.n)
        return fail(c, E_CONFLICT, M_ORG_ENDS, { "org", .text = ret->name },
                    { "day", .text = day_shown(c->arena, day_from_iso(ret->ended_on)) });
    if (ret->founded_on.n && day_cmp(from, day_from_iso(ret->founded_on)) < 0)
        return fail(c, E_NOT_FOUND, M_ORG_NOT_ON, { "day", .text = day_shown(c->arena, from) });
    return OK;
}
