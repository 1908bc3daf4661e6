/* SPDX-License-Identifier: Apache-2.0 */
#include "work/account/account.h"

#include <assert.h>
#include <sodium.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/random.h"
#include "store/account.h"
#include "text/vi.h"
#include "work/account/account__.h"
#include "work/trail.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS    INT64_C(86400000)

enum { DEVICE_MAX = 120 };

struct str account__name(struct ctx *c, struct str name)
{
    return vi_lower(c->arena, str_trim(name));
}

static struct str failure_key(struct ctx *c, const char *what, struct str of)
{
    return str_fmt(c->arena, "%s:%.*s", what, STR_ARGS(of));
}

/* An account is held back by its own failures; an address by ten times as many, since a whole office
 * may share one. */
static enum err look_for_throttle(struct ctx *c, struct str key, int most, int64_t now,
                                  struct account_check *ret)
{
    struct q_login_failure_count failures;
    enum err r;

    r = q_login_failure_count(c->db, key, now - SIGN_IN_WINDOW_MINUTES * MINUTE_MS, c->arena,
                              &failures, c->error);
    if (r == E_NOT_FOUND) {
        error_clear(c->error);
        return OK;
    }
    if (r)
        return r;
    if (failures.count >= most) {
        int64_t left = failures.window_started_at + SIGN_IN_WINDOW_MINUTES * MINUTE_MS - now;

        ret->throttled = true;
        ret->wait_minutes = (int)(left / MINUTE_MS) + 1;
    }
    return OK;
}

/* Verified when there is no such account, so that the answer takes as long. */
#define NO_ACCOUNT \
    "$argon2id$v=19$m=19456,t=2,p=1$rko6rHZqtxWEnmNIKYp8Xw$WKo8grpnQ859FyoR4qzYx7FSukL7Oeb07O06u5qkrRA"

enum err account_check(struct ctx *c, const struct sign_in *in, struct account_check *ret)
{
    int64_t now = clock_real_ms();
    struct q_account_for_sign_in account = { .id = 0 };
    char secret[crypto_pwhash_STRBYTES] = NO_ACCOUNT;
    bool known, right;
    enum err r;

    assert(in && ret);
    *ret = (struct account_check){ .account_id = 0 };
    r = look_for_throttle(c, failure_key(c, "account", account__name(c, in->name)), SIGN_IN_TRIES,
                          now, ret);
    if (r || ret->throttled)
        return r;
    r = look_for_throttle(c, failure_key(c, "address", in->address), SIGN_IN_TRIES * 10, now, ret);
    if (r || ret->throttled)
        return r;
    r = q_account_for_sign_in(c->db, account__name(c, in->name), c->arena, &account, c->error);
    if (r && r != E_NOT_FOUND)
        return r;
    error_clear(c->error);
    known = r == OK;
    if (known && account.secret.n < sizeof(secret))
        memcpy(secret, account.secret.p, account.secret.n + 1);
    right =
        crypto_pwhash_str_verify(secret, in->password.p ? in->password.p : "", in->password.n) == 0;
    sodium_memzero(secret, sizeof(secret));
    ret->account_id = known && right ? account.id : 0;
    return OK;
}

enum err account_count_failure(struct ctx *c, const struct sign_in *in)
{
    int64_t now = clock_real_ms(), from = now - SIGN_IN_WINDOW_MINUTES * MINUTE_MS;
    enum err r;

    assert(in);
    r = q_login_failure_add(c->db, failure_key(c, "account", account__name(c, in->name)), now, from,
                            c->error);
    if (r)
        return r;
    return q_login_failure_add(c->db, failure_key(c, "address", in->address), now, from, c->error);
}

struct str account_throttled_words(struct ctx *c, const struct account_check *check)
{
    assert(check);
    return MSG(c->arena, c->lang, M_SIGN_IN_THROTTLED, { "n", .n = check->wait_minutes });
}

/* A browser may call itself anything: what is kept is text, and short. */
static struct str device_words(struct str told)
{
    struct str s = told.n > DEVICE_MAX ? str_sub(told, 0, DEVICE_MAX) : told;
    size_t bad = vi_utf8_bad(s);

    if (!s.p)
        return S("");
    return bad == SIZE_MAX ? s : str_sub(s, 0, bad);
}

enum err account_sign_in(struct ctx *c, const struct sign_in *in, const struct account_check *check,
                         struct str *ret_token, struct str *ret_words)
{
    int64_t now = clock_real_ms();
    struct account_check late = *check;
    struct q_login_open_in login;
    enum err r;

    assert(in && ret_token && ret_words);
    /* Others may have guessed while this password was being checked. */
    *ret_token = STR_NONE;
    r = look_for_throttle(c, failure_key(c, "account", account__name(c, in->name)), SIGN_IN_TRIES,
                          now, &late);
    if (r)
        return r;
    if (late.throttled) {
        *ret_words = account_throttled_words(c, &late);
        return OK;
    }
    if (!check->account_id) {
        *ret_words = msg_text(c->lang, M_SIGN_IN_WRONG);
        return account_count_failure(c, in);
    }
    r = q_login_failure_clear(c->db, failure_key(c, "account", account__name(c, in->name)),
                              c->error);
    if (r)
        return r;
    *ret_token = random_token(c->arena, 32);
    login = (struct q_login_open_in){
        .token_hash = hash_hex(c->arena, *ret_token),
        .account_id = check->account_id,
        .csrf = random_token(c->arena, 24),
        .device = device_words(in->device),
        .opened_at = now,
        .expires_at = now + SIGN_IN_DAYS * DAY_MS,
    };
    r = q_login_open(c->db, &login, c->error);
    if (r)
        return r;
    return event_add(c, "account", check->account_id, "sign_in", 0, S("{}"));
}

static enum err load_grants(struct ctx *c, struct who *who)
{
    struct q_grants_of_account *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_grants_of_account(c->db, who->account_id, HIERARCHY, day_iso(c->arena, c->today),
                            c->arena, &rows, &n, c->error);
    if (r)
        return r;
    who->grants = arena_array(c->arena, struct grant, n ? n : 1);
    for (size_t i = 0; i < n; i++) {
        enum role role = role_parse(rows[i].role);

        if (!role)
            continue;
        if (!who->n_grants) {
            who->org_id = rows[i].org_id;
            who->org_name = rows[i].org;
        }
        who->grants[who->n_grants++] = (struct grant){ .role = role,
                                                       .org_id = rows[i].org_id,
                                                       .org_name = rows[i].org,
                                                       .path = rows[i].path };
    }
    return OK;
}

/* Who asks, with the rights of today and in their language. */
static enum err set_who(struct ctx *c, const struct who *who, struct str lang)
{
    c->who = arena_new(c->arena, struct who);
    *c->who = *who;
    c->lang = str_eq(lang, S("en")) ? LANG_EN : LANG_VI;
    return load_grants(c, c->who);
}

enum err account_who(struct ctx *c, struct str token)
{
    struct q_login_by_token login;
    enum err r;

    if (!token.n)
        return OK;
    r = q_login_by_token(c->db, hash_hex(c->arena, token), clock_real_ms(), c->arena, &login,
                         c->error);
    if (r == E_NOT_FOUND) {
        error_clear(c->error);
        return OK;
    }
    if (r)
        return r;
    return set_who(c, &(struct who){ login.account_id, login.person_id, login.person }, login.lang);
}

enum err account_become(struct ctx *c, int64_t account_id)
{
    struct q_account_by_id account;
    enum err r;

    r = q_account_by_id(c->db, account_id, c->arena, &account, c->error);
    if (r == E_NOT_FOUND)
        return fail(c, E_NOT_FOUND, M_ERROR_NOT_FOUND);
    if (r)
        return r;
    return set_who(c, &(struct who){ account_id, account.person_id, account.person }, account.lang);
}

enum err account_sign_out(struct ctx *c, struct str token)
{
    int64_t closed;
    enum err r;

    r = q_login_close(c->db, hash_hex(c->arena, token), clock_real_ms(), &closed, c->error);
    if (r)
        return r;
    return event_add(c, "account", c->who->account_id, "sign_out", 0, S("{}"));
}

enum err account_sign_out_everywhere(struct ctx *c)
{
    int64_t closed;
    enum err r;

    r = q_login_close_all(c->db, c->who->account_id, clock_real_ms(), &closed, c->error);
    if (r)
        return r;
    return event_add(c, "account", c->who->account_id, "sign_out_everywhere", 0, S("{}"));
}

enum err account_logins(struct ctx *c, struct account_open_login **ret, size_t *ret_n)
{
    struct q_login_list *rows = NULL;
    enum err r;

    assert(ret && ret_n);
    r = q_login_list(c->db, c->who->account_id, clock_real_ms(), c->arena, &rows, ret_n, c->error);
    if (r)
        return r;
    *ret = arena_array(c->arena, struct account_open_login, *ret_n + 1);
    for (size_t i = 0; i < *ret_n; i++)
        (*ret)[i] =
            (struct account_open_login){ rows[i].token_hash, rows[i].device, rows[i].opened_at };
    return OK;
}

enum err account_set_lang(struct ctx *c, enum lang lang)
{
    int64_t changed;
    enum err r;

    r = q_account_set_lang(c->db, c->who->account_id, lang == LANG_EN ? S("en") : S("vi"), &changed,
                           c->error);
    if (r)
        return r;
    return event_add(c, "account", c->who->account_id, "set_lang", 0, S("{}"));
}
