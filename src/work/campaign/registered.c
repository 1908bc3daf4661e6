/* SPDX-License-Identifier: Apache-2.0 */
#include "work/campaign/registered.h"

#include <assert.h>

#include "store/registration.h"

enum err registration_has(struct ctx *c, int64_t campaign_id, int64_t org_id, bool *ret)
{
    struct q_registration_of *rows = NULL;
    size_t n = 0;
    enum err r = q_registration_of(c->db, campaign_id, org_id, c->arena, &rows, &n, c->error);

    assert(ret);
    *ret = !r && n > 0;
    return r;
}
