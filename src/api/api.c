/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"

#include <assert.h>

#include "api/api_files.h"
#include "api/campaign.h"
#include "api/me.h"
#include "api/report.h"
#include "text/json.h"

static enum err get_description(struct ctx *c, const struct request *rq, struct response *rs)
{
    (void)c;
    (void)rq;
    rs->fixed = api_files[0].bytes;
    return respond_json(rs, 200);
}

const struct route api_routes[] = {
    { GET, "/api/v1/openapi.json", ACCESS_ANYONE, get_description },
    { GET, "/api/v1/me", ACCESS_SIGNED_IN, api_me },
    { GET, "/api/v1/campaigns", ACCESS_SIGNED_IN, api_campaigns },
    { GET, "/api/v1/campaigns/:id", ACCESS_SIGNED_IN, api_campaign },
    { GET, "/api/v1/campaigns/:id/lateness", ACCESS_SIGNED_IN, api_lateness },
    { GET, "/api/v1/reports", ACCESS_SIGNED_IN, api_reports },
    { GET, "/api/v1/copies", ACCESS_SIGNED_IN, api_copies },
    { GET, "/api/v1/reports/:id", ACCESS_SIGNED_IN, api_report },
    { GET, "/api/v1/totals/:period_id", ACCESS_SIGNED_IN, api_total },
};
const size_t api_routes_n = COUNT(api_routes);

bool api_has(struct str path)
{
    return str_starts(path, S("/api/"));
}

static const char *code_of(int status)
{
    switch (status) {
    case 400:
        return "bad_request";
    case 401:
        return "sign_in_first";
    case 403:
        return "denied";
    case 404:
        return "not_found";
    case 405:
        return "method_not_allowed";
    case 409:
        return "conflict";
    case 413:
        return "too_large";
    case 422:
        return "invalid";
    case 503:
        return "busy";
    default:
        return "internal";
    }
}

void api_error_page(const struct error *e, struct response *rs)
{
    struct json j = { .out = &rs->body };

    assert(e);
    json_begin_object(&j);
    json_key(&j, "error");
    json_begin_object(&j);
    json_put(&j, "code", code_of(rs->status));
    json_put(&j, "message", e->message);
    json_put(&j, "hint", e->hint);
    json_end_object(&j);
    json_end_object(&j);
    (void)respond_json(rs, rs->status);
}
