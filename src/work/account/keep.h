/* keep.h - accounts as those who keep them see them: made, given roles, closed.
 *
 * All ask P_ACCOUNT_ADMIN: for a role at its unit; for the account itself wherever it has a role, today or
 * later, so that nobody gets at a superior's account by a role given below. One without a role is the
 * operator's. */
#pragma once

#include "work/ctx.h"

struct account_new {
    int64_t person_id;
    int64_t org_id; /* that gives it; whoever asks may also at every unit the person belongs to */
    struct str name;
    struct str secret; /* from password_hash */
    enum lang lang;
};
/* E_CONFLICT when the name is taken, or the person has one: grant that one the role. */
NODISCARD enum err account_add(struct ctx *c, const struct account_new *in, int64_t *ret_id);
/* Accounts are told by name at the terminal. E_NOT_FOUND in clear words. */
NODISCARD enum err account_find(struct ctx *c, struct str name, int64_t *ret_id);
/* Whether whoever asks keeps this account. */
NODISCARD enum err account_ask(struct ctx *c, int64_t account_id);
/* Nobody signs in with it any more; what it did still names it. */
NODISCARD enum err account_close(struct ctx *c, struct str name);
/* E_CONFLICT when it holds that role there already. */
NODISCARD enum err account_grant(struct ctx *c, int64_t account_id, int64_t org_id, enum role role,
                                 struct str from_on);
/* to_on: the first day on which the role no longer holds. E_NOT_FOUND when it was not held. */
NODISCARD enum err account_revoke(struct ctx *c, int64_t account_id, int64_t org_id, enum role role,
                                  struct str to_on);
