/* SPDX-License-Identifier: Apache-2.0 */
#include "work/account/keep.h"

#include <assert.h>

#include "base/clock.h"
#include "store/account.h"
#include "work/account/account__.h"
#include "work/name.h"
#include "work/org/person.h"
#include "work/trail.h"

enum err account_ask(struct ctx *c, int64_t account_id)
{
    struct q_orgs_of_account *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_orgs_of_account(c->db, account_id, day_iso(c->arena, c->today), c->arena, &rows, &n,
                          c->error);
    if (!r && !n)
        r = may_at_top(c, P_ACCOUNT_ADMIN);
    for (size_t i = 0; !r && i < n; i++)
        r = may(c, P_ACCOUNT_ADMIN, rows[i].org_id);
    return r;
}

enum err account_find(struct ctx *c, struct str name, int64_t *ret_id)
{
    struct q_account_by_name row;
    enum err r;

    assert(ret_id);
    r = q_account_by_name(c->db, account__name(c, name), c->arena, &row, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ACCOUNT_NO_SUCH, { "name", .text = name });
    if (r)
        return r;
    *ret_id = row.id;
    return OK;
}

/* A name is one account's, and a person has one account, with as many roles as they need. */
static enum err refuse_second(struct ctx *c, struct str name, int64_t person_id)
{
    struct q_account_of_person *account = NULL;
    struct q_account_name_count taken;
    size_t n = 0;
    enum err r;

    r = q_account_name_count(c->db, name, c->arena, &taken, c->error);
    if (!r && taken.n)
        return fail(c, E_CONFLICT, M_ACCOUNT_TAKEN, { "name", .text = name });
    if (!r)
        r = q_account_of_person(c->db, person_id, c->arena, &account, &n, c->error);
    if (!r && n)
        return fail(c, E_CONFLICT, M_ACCOUNT_PERSON_HAS, { "name", .text = account[0].name });
    return r;
}

enum err account_add(struct ctx *c, const struct account_new *in, int64_t *ret_id)
{
    int64_t id = ids_next(c->ids);
    struct str name;
    enum err r;

    assert(in && ret_id);
    r = may(c, P_ACCOUNT_ADMIN, in->org_id);
    if (r)
        return r;
    r = person_ask(c, P_ACCOUNT_ADMIN, in->person_id);
    if (r)
        return r;
    r = name_take(c, in->name, &name);
    if (r)
        return r;
    name = account__name(c, name);
    r = refuse_second(c, name, in->person_id);
    if (r)
        return r;
    r = q_account_add(c->db, id, in->person_id, name, in->lang == LANG_EN ? S("en") : S("vi"),
                      c->error);
    if (r)
        return r;
    r = q_credential_add(c->db, ids_next(c->ids), id, S("password"), in->secret, c->now_ms,
                         c->error);
    if (r)
        return r;
    *ret_id = id;
    return event_add(c, "account", id, "add", in->org_id, S("{}"));
}

enum err account_close(struct ctx *c, struct str name)
{
    int64_t id, changed;
    enum err r;

    r = account_find(c, name, &id);
    if (r)
        return r;
    r = account_ask(c, id);
    if (r)
        return r;
    r = q_account_close(c->db, id, clock_real_ms(), &changed, c->error);
    if (r)
        return r;
    r = q_login_close_all(c->db, id, clock_real_ms(), &changed, c->error);
    if (r)
        return r;
    return event_add(c, "account", id, "close", 0, S("{}"));
}

static struct str role_body(struct ctx *c, enum role role)
{
    return str_fmt(c->arena, "{\"role\":\"%.*s\"}", STR_ARGS(role_name(role)));
}

enum err account_grant(struct ctx *c, int64_t account_id, int64_t org_id, enum role role,
                       struct str from_on)
{
    struct q_role_grant_held held;
    enum err r;

    assert(role > 0 && role < ROLE_OPERATOR);
    r = may(c, P_ACCOUNT_ADMIN, org_id);
    if (r)
        return r;
    r = q_role_grant_held(c->db, account_id, org_id, role_name(role), from_on, c->arena, &held,
                          c->error);
    if (!r && held.n)
        return fail(c, E_CONFLICT, M_ACCOUNT_HAS_ROLE);
    if (!r)
        r = q_role_grant_add(c->db, ids_next(c->ids), account_id, org_id, role_name(role), from_on,
                             c->error);
    return r ? r : event_add(c, "account", account_id, "grant", org_id, role_body(c, role));
}

enum err account_revoke(struct ctx *c, int64_t account_id, int64_t org_id, enum role role,
                        struct str to_on)
{
    int64_t changed;
    enum err r;

    r = may(c, P_ACCOUNT_ADMIN, org_id);
    if (r)
        return r;
    r = q_role_grant_end(c->db, account_id, org_id, role_name(role), to_on, &changed, c->error);
    if (r)
        return r;
    if (!changed)
        return fail(c, E_NOT_FOUND, M_ACCOUNT_HAS_NO_ROLE);
    return event_add(c, "account", account_id, "revoke", org_id, role_body(c, role));
}
