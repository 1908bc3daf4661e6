/* app.h - what holds for every page: who is asking, each write once, how a refusal looks, and which
 * routes there are. The command `serve` ties these to the server and its database connections. */
#pragma once

#include "http/http.h"
#include "http/request.h"
#include "work/ctx.h"

/* Finds out who a request speaks for and in which language; being nobody is no error. */
NODISCARD enum err web_sign_in(struct ctx *c, struct request *rq);

/* Runs a write's handler once: the key of the page is claimed first, and who sends it again is led to
 * where the first one led. A refusal takes its claim back with the rest. */
NODISCARD enum err web_write(struct ctx *c, const struct request *rq, struct response *rs);

/* Of a form's act, and of what was sent with it: one act with other words (a page that came back by Back and was
 * changed) is another one. */
struct str web_act_key(struct arena *a, struct str act, const struct part *parts, size_t n);

/* c may be NULL. */
void web_error_page(struct app *app, struct ctx *c, const struct request *rq, const struct error *e,
                    struct response *rs);

/* All tables of pages; returns how many. */
enum { WEB_TABLES_MAX = 24 };
size_t web_routes(struct route_table ret[WEB_TABLES_MAX]);
