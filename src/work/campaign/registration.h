/* registration.h - whom units have registered (đăng ký): what a plan asks of those, and of the others, follows it.
 *
 * A unit that owes a registration names itself or units below it. Who comes to be registered owes from then on what
 * is asked of the registered ones, and no more what is asked of the others; what was done stays done. */
#pragma once

#include "work/ctx.h"

struct registration_choice {
    int64_t id;
    struct str name;
    bool chosen;
};
/* Whom that due can name, those that it names first; for whoever may see the campaign at its unit. */
NODISCARD enum err registration_choices(struct ctx *c, int64_t due_id,
                                        const struct registration_choice **ret, size_t *ret_n);
/* These and no others; with none of them the registration is open again. Asks P_CAMPAIGN_ACKNOWLEDGE at its unit. */
NODISCARD enum err registration_set(struct ctx *c, int64_t due_id, const int64_t *orgs, size_t n,
                                    int64_t *ret_campaign_id);
