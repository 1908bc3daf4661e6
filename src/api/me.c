/* SPDX-License-Identifier: Apache-2.0 */
#include "api/me.h"

#include "api/write.h"
#include "work/ctx.h"

enum err api_me(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct json j = { .out = &rs->body };

    (void)rq;
    json_begin_object(&j);
    json_put_id(&j, "id", c->who->account_id);
    json_put(&j, "name", c->who->name);
    json_put(&j, "lang", c->lang == LANG_EN ? "en" : "vi");
    write_named(&j, "org", c->who->org_id, c->who->org_name);
    json_key(&j, "roles");
    json_begin_array(&j);
    for (size_t i = 0; i < c->who->n_grants; i++) {
        const struct grant *g = &c->who->grants[i];

        json_begin_object(&j);
        json_put(&j, "role", role_name(g->role));
        write_named(&j, "org", g->org_id, g->org_name);
        json_end_object(&j);
    }
    json_end_array(&j);
    json_end_object(&j);
    return respond_json(rs, 200);
}
