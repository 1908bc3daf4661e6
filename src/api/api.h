/* api.h - /api/v1: what programs may ask, by the same use cases as the pages.
 *
 * Read-only for now, for whoever holds the session cookie of a signed-in browser; tokens for programs
 * come later. openapi.json describes every answer and is checked against them (api_test.c). Ids are
 * strings, days YYYY-MM-DD, times RFC 3339 in UTC. */
#pragma once

#include "http/http.h"
#include "work/ctx.h"

extern const struct route api_routes[];
extern const size_t api_routes_n;

/* Whether a failure there is answered in JSON. */
bool api_has(struct str path);
/* {"error": {"code", "message", "hint"}}; rs->status is set. */
void api_error_page(const struct error *e, struct response *rs);
