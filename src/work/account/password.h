/* password.h - how a password is kept, and how it is changed.
 *
 * Argon2id by libsodium, 2 passes over 19 MiB: OWASP's least for Argon2id. Length is all that is asked
 * of a password (NIST SP 800-63B, 5.1.1.2: no rules of composition). */
#pragma once

#include "work/account/account.h"

enum { PASSWORD_LEAST = 8, PASSWORD_MOST = 256 }; /* characters */

NODISCARD enum err password_hash(struct ctx *c, struct str password, struct str *ret_secret);

/* Somebody signed in changes their own. As with signing in the slow part comes first and only reads. */
struct password_change {
    struct str now, next;
    struct str address; /* of the peer: wrong guesses count as at the door */
    struct str token;   /* of the login that stays open */
};
struct password_check {
    struct sign_in as;
    struct account_check now;
    struct str secret; /* the next one's; none when `now` is not right */
};
NODISCARD enum err password_check(struct ctx *c, const struct password_change *in,
                                  struct password_check *ret);
/* Closes every other login of the account. *ret_words: why it was refused, "" when it was not; both
 * are OK, the failure must be kept. */
NODISCARD enum err password_change(struct ctx *c, const struct password_change *in,
                                   const struct password_check *check, struct str *ret_words);

/* Who keeps the account gives a new one; every login of the account is closed. */
NODISCARD enum err password_reset(struct ctx *c, struct str account, struct str secret);
