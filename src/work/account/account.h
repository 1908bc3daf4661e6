/* account.h - signing in, and what one does with one's own account.
 *
 * Checking a password takes milliseconds of a core (work/account/password.h), so it runs before a write is
 * queued: account_check first (reads only), account_sign_in then (writes). */
#pragma once

#include "work/ctx.h"

enum { SIGN_IN_TRIES = 5, SIGN_IN_WINDOW_MINUTES = 15, SIGN_IN_DAYS = 30 };

struct sign_in {
    struct str name, password;
    struct str address; /* of the peer */
    struct str device;  /* the browser's own words */
};

/* What account_check found; handed to account_sign_in. */
struct account_check {
    int64_t account_id; /* 0: no such account, or the wrong password */
    bool throttled;     /* too many wrong ones lately: the password was not even looked at */
    int wait_minutes;
};

NODISCARD enum err account_check(struct ctx *c, const struct sign_in *in,
                                 struct account_check *ret);
/* One wrong password more, for the account and for the address. */
NODISCARD enum err account_count_failure(struct ctx *c, const struct sign_in *in);
struct str account_throttled_words(struct ctx *c, const struct account_check *check);

/* Opens the login and returns its token (for the cookie), or counts the failure: then *ret_token is
 * STR_NONE and *ret_words says why. Both are OK: the count must be kept. */
NODISCARD enum err account_sign_in(struct ctx *c, const struct sign_in *in,
                                   const struct account_check *check, struct str *ret_token,
                                   struct str *ret_words);

/* Sets c->who and c->lang from a login's token; leaves c->who NULL when the token holds no longer. */
NODISCARD enum err account_who(struct ctx *c, struct str token);
/* The same for a job: the rights of whoever asked for it, as they are now. */
NODISCARD enum err account_become(struct ctx *c, int64_t account_id);
NODISCARD enum err account_sign_out(struct ctx *c, struct str token);
NODISCARD enum err account_sign_out_everywhere(struct ctx *c);
NODISCARD enum err account_set_lang(struct ctx *c, enum lang lang);

struct account_open_login {
    struct str token_hash, device;
    int64_t opened_at;
};
NODISCARD enum err account_logins(struct ctx *c, struct account_open_login **ret, size_t *ret_n);
