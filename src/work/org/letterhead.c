/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/letterhead.h"

#include <assert.h>

#include "store/org.h"
#include "store/person.h"
#include "text/vi.h"

static struct str superior_of(struct ctx *c, const struct q_org_letterhead *row)
{
    if (row->above_party.n && !row->advises)
        return vi_upper(c->arena, row->above_party);
    return str_or_empty(row->above_official);
}

enum err org_letterhead(struct ctx *c, int64_t org_id, struct day on, struct org_letterhead *ret)
{
    struct q_org_letterhead row;
    enum err r;

    assert(ret);
    r = q_org_letterhead(c->db, org_id, HIERARCHY, day_iso(c->arena, on), c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NO_ORG);
    if (r)
        return r;
    *ret = (struct org_letterhead){
        .name = row.name,
        .official_name = row.official_name,
        .symbol = row.symbol,
        .place = row.place,
        .layout = row.layout,
        .superior = superior_of(c, &row),
        .above = str_or_empty(row.above),
        .signs_as = row.signs_as,
    };
    return OK;
}

enum err org_signer(struct ctx *c, int64_t org_id, struct day on, struct org_signer *ret)
{
    struct q_position_signer *rows = NULL;
    size_t n = 0;
    enum err r;

    assert(ret);
    r = q_position_signer(c->db, org_id, day_iso(c->arena, on), c->arena, &rows, &n, c->error);
    if (r)
        return r;
    *ret = (struct org_signer){ S(""), S("") };
    if (n)
        *ret = (struct org_signer){ rows[0].title, rows[0].name };
    return OK;
}
