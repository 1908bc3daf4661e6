/* SPDX-License-Identifier: Apache-2.0 */
#include "work/trail.h"

#include <assert.h>
#include <inttypes.h>

#include "base/hash.h"
#include "db/db.h"
#include "store/trail.h"

/* Nobody, and the operator, act without an account. */
static struct db_int account_of(const struct ctx *c)
{
    int64_t id = c->who ? c->who->account_id : 0;

    return (struct db_int){ id != 0, id };
}

enum err event_add(struct ctx *c, const char *noun, int64_t noun_id, const char *verb,
                   int64_t org_id, struct str body)
{
    struct q_event_add_in in = {
        .id = ids_next(c->ids),
        .at = c->now_ms,
        .account_id = account_of(c),
        .org_id = { org_id != 0, org_id },
        .noun = str_of(noun),
        .noun_id = noun_id,
        .verb = str_of(verb),
        .body = body,
    };
    struct str content =
        str_fmt(c->arena, "%" PRId64 "|%" PRId64 "|%" PRId64 "|%" PRId64 "|%s|%" PRId64 "|%s|%.*s",
                in.id, in.at, in.account_id.v, in.org_id.v, noun, noun_id, verb, STR_ARGS(body));

    assert(noun_id);
    assert(body.n && body.p[0] == '{');
    assert(db_is_writing(c->db) && "what writes does so within a transaction of its caller");
    in.hash = hash_hex(c->arena, content);
    return q_event_add(c->db, &in, c->error);
}

enum err act_begin(struct ctx *c, struct str key, struct str request, struct str *ret_location)
{
    struct db_int account = account_of(c);
    struct q_act_by_key before;
    int64_t claimed;
    enum err r;

    assert(key.n > 0);
    assert(ret_location);
    r = q_act_claim(c->db, key, account, request, c->now_ms, &claimed, c->error);
    if (r)
        return r;
    if (claimed)
        return OK;
    r = q_act_by_key(c->db, key, c->arena, &before, c->error);
    if (r)
        return r;
    if (before.account_id.v != account.v || !str_eq(before.request, request))
        return fail(c, E_INVALID, M_ERROR_ACT_REUSED);
    *ret_location = before.location.p ? before.location : S("");
    return fail(c, E_CONFLICT, M_ERROR_ACT_TWICE);
}

enum err act_end(struct ctx *c, struct str key, struct str location)
{
    return q_act_end(c->db, key, location, c->error);
}
