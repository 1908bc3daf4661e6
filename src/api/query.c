/* SPDX-License-Identifier: Apache-2.0 */
#include "api/query.h"

#include <assert.h>

static const struct field fields[] = {
    FIELD_ID(struct query, org, M_ORG_TITLE),
    FIELD_ID(struct query, before, M_ORG_MORE),
};

enum err query_read(struct ctx *c, const struct request *rq, struct query *ret)
{
    struct form form;

    assert(ret);
    *ret = (struct query){ .org = c->who->org_id };
    return form_parse(rq, fields, COUNT(fields), ret, &form, c->error);
}
