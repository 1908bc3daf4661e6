/* SPDX-License-Identifier: Apache-2.0 */
/* outside.c - units outside Nếp: names to which papers go, in no tree. */
#include <assert.h>

#include "store/org.h"
#include "text/name.h"
#include "text/vi.h"
#include "work/name.h"
#include "work/org/org.h"
#include "work/trail.h"

static enum err add(struct ctx *c, int64_t org_id, struct str name, int64_t *ret_id)
{
    struct q_org_outside_add_in row = {
        .id = ids_next(c->ids),
        .outside_of = org_id,
        .kind = S("unit"),
        .name = name,
        .name_key = name_find_key(c->arena, name),
        .order_key = name_order_key(c->arena, name),
        .official_name = vi_upper(c->arena, name),
    };
    int64_t named;
    enum err r;

    r = q_org_outside_add(c->db, &row, c->error);
    if (!r)
        r = q_org_name_add(c->db, ids_next(c->ids), row.id, day_iso(c->arena, c->today), &named,
                           c->error);
    if (r)
        return r;
    *ret_id = row.id;
    return event_add(c, "org", row.id, "outside", org_id, S("{}"));
}

enum err org_outside(struct ctx *c, int64_t org_id, struct str name, int64_t *ret_id)
{
    enum err r = may(c, P_CAMPAIGN_EDIT, org_id);

    assert(ret_id);
    return r ? r : org_outside_named(c, org_id, name, ret_id);
}

enum err org_outside_named(struct ctx *c, int64_t org_id, struct str raw, int64_t *ret_id)
{
    struct q_org_outside_find *found = NULL;
    struct str name = S("");
    size_t n = 0;
    enum err r;

    assert(ret_id);
    r = name_take(c, raw, &name);
    if (!r)
        r = q_org_outside_find(c->db, org_id, name, c->arena, &found, &n, c->error);
    if (r)
        return r;
    if (!n)
        return add(c, org_id, name, ret_id);
    *ret_id = found[0].id;
    return OK;
}
