/* csrf.h - proof that a page of ours, and not a stranger's, made the browser send a request.
 *
 * The token is an HMAC of the login under the server's secret, masked anew on each page, so that a
 * compressed page does not betray it by its length. */
#pragma once

#include "base/str.h"

struct arena;
struct request;

struct str csrf_token(const unsigned char *secret, struct str login, struct arena *a);
/* For struct html: what POST forms of the person who asks carry. */
struct str csrf_token_for(const struct request *rq);
bool csrf_token_fits(const unsigned char *secret, struct str login, struct str token);
/* Origin and Sec-Fetch-Site, where the browser sends them, say that the page was ours. */
bool csrf_origin_fits(const struct request *rq);
/* The same, and the browser did tell: one that tells nothing may have come from anywhere. */
bool csrf_origin_is_ours(const struct request *rq);
/* All that the route's class asks for. csrf: the field's value, STR_NONE without one. */
bool csrf_check(const struct request *rq, struct str csrf);
