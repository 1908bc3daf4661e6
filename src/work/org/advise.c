/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/advise.h"

#include <assert.h>
#include <inttypes.h>

#include "store/org.h"
#include "work/org/org.h"
#include "work/trail.h"

static enum err may_both(struct ctx *c, const struct org_advise *in)
{
    enum err r = may(c, P_ORG_EDIT, in->board_id);

    return r ? r : may(c, P_ORG_EDIT, in->committee_id);
}

static enum err tell(struct ctx *c, const struct org_advise *in, const char *verb)
{
    struct str from = day_iso(c->arena, in->from);

    return event_add(c, "org", in->board_id, verb, in->board_id,
                     str_fmt(c->arena, "{\"committee\":%" PRId64 ",\"from\":\"%.*s\"}",
                             in->committee_id, STR_ARGS(from)));
}

static enum err does_not_yet(struct ctx *c, const struct org_advise *in)
{
    const struct org_advice *rows = NULL;
    size_t n = 0;
    enum err r;

    r = org_advice_on(c, in->board_id, in->from, &rows, &n);
    for (size_t i = 0; !r && i < n; i++) {
        if (rows[i].board_id == in->board_id && rows[i].committee_id == in->committee_id)
            return fail(c, E_CONFLICT, M_ORG_ADVISES_ALREADY, { "org", .text = rows[i].committee });
    }
    return r;
}

enum err org_advise(struct ctx *c, const struct org_advise *in)
{
    struct str path;
    enum err r;

    assert(in);
    r = may_both(c, in);
    if (!r && in->board_id == in->committee_id)
        r = fail(c, E_INVALID, M_ORG_ADVISES_ITSELF);
    if (!r)
        r = org_path_on(c, in->board_id, in->from, &path);
    if (!r)
        r = org_path_on(c, in->committee_id, in->from, &path);
    if (!r)
        r = does_not_yet(c, in);
    if (!r)
        r = q_advises_add(c->db, ids_next(c->ids), in->board_id, in->committee_id,
                          day_iso(c->arena, in->from), c->error);
    return r ? r : tell(c, in, "advise");
}

enum err org_advise_end(struct ctx *c, const struct org_advise *in)
{
    int64_t changed = 0;
    enum err r;

    assert(in);
    r = may_both(c, in);
    if (!r)
        r = q_advises_end(c->db, in->board_id, in->committee_id, day_iso(c->arena, in->from),
                          &changed, c->error);
    if (!r && !changed)
        r = fail(c, E_CONFLICT, M_ORG_ADVISES_NOT);
    return r ? r : tell(c, in, "advise_end");
}

enum err org_advice_on(struct ctx *c, int64_t org_id, struct day on, const struct org_advice **ret,
                       size_t *ret_n)
{
    struct q_advises_of *rows = NULL;
    struct org_advice *advice;
    enum err r;

    assert(ret && ret_n);
    r = may(c, P_ORG_VIEW, org_id);
    if (r)
        return r;
    r = q_advises_of(c->db, org_id, day_iso(c->arena, on), c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    advice = arena_array(c->arena, struct org_advice, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        advice[i] = (struct org_advice){ rows[i].board_id, rows[i].committee_id, rows[i].board,
                                         rows[i].committee, rows[i].from_on };
    *ret = advice;
    return OK;
}
