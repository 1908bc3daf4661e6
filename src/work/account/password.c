/* SPDX-License-Identifier: Apache-2.0 */
#include "work/account/password.h"

#include <assert.h>
#include <sodium.h>

#include "base/clock.h"
#include "base/hash.h"
#include "store/account.h"
#include "work/account/keep.h"
#include "work/trail.h"

enum { PASSES = 2, MEMORY = 19456 * 1024 };

enum err password_hash(struct ctx *c, struct str password, struct str *ret_secret)
{
    char *secret = arena_alloc(c->arena, crypto_pwhash_STRBYTES, 1);

    assert(ret_secret);
    if (crypto_pwhash_str_alg(secret, password.p, password.n, PASSES, MEMORY,
                              crypto_pwhash_ALG_ARGON2ID13))
        return error_detail(c->error, E_INTERNAL, "The password could not be kept",
                            "crypto_pwhash_str_alg: out of memory");
    *ret_secret = str_of(secret);
    return OK;
}

enum err password_check(struct ctx *c, const struct password_change *in, struct password_check *ret)
{
    struct q_account_by_id account;
    enum err r;

    assert(in && ret);
    *ret = (struct password_check){ .secret = STR_NONE };
    r = q_account_by_id(c->db, c->who->account_id, c->arena, &account, c->error);
    if (r)
        return r;
    ret->as = (struct sign_in){ .name = account.name, .password = in->now, .address = in->address };
    r = account_check(c, &ret->as, &ret->now);
    if (r || ret->now.account_id != c->who->account_id)
        return r;
    return password_hash(c, in->next, &ret->secret);
}

static enum err replace(struct ctx *c, int64_t account_id, struct str secret)
{
    int64_t changed;
    enum err r;

    r = q_credential_revoke(c->db, account_id, S("password"), c->now_ms, &changed, c->error);
    if (r)
        return r;
    r = q_credential_add(c->db, ids_next(c->ids), account_id, S("password"), secret, c->now_ms,
                         c->error);
    if (r)
        return r;
    return event_add(c, "account", account_id, "set_password", 0, S("{}"));
}

enum err password_change(struct ctx *c, const struct password_change *in,
                         const struct password_check *check, struct str *ret_words)
{
    int64_t closed;
    enum err r;

    assert(in && check && ret_words);
    *ret_words = S("");
    if (check->now.throttled) {
        *ret_words = account_throttled_words(c, &check->now);
        return OK;
    }
    if (!check->secret.n) {
        *ret_words = msg_text(c->lang, M_PASSWORD_WRONG);
        return account_count_failure(c, &check->as);
    }
    r = replace(c, c->who->account_id, check->secret);
    if (r)
        return r;
    return q_login_close_others(c->db, c->who->account_id, hash_hex(c->arena, in->token),
                                clock_real_ms(), &closed, c->error);
}

enum err password_reset(struct ctx *c, struct str account, struct str secret)
{
    int64_t id, closed;
    enum err r;

    r = account_find(c, account, &id);
    if (r)
        return r;
    r = account_ask(c, id);
    if (r)
        return r;
    r = replace(c, id, secret);
    if (r)
        return r;
    return q_login_close_all(c->db, id, clock_real_ms(), &closed, c->error);
}
