/* SPDX-License-Identifier: Apache-2.0 */
#include "web/app.h"

#include "base/hash.h"
#include "http/url.h"
#include "web/error_page.h"
#include "web/views.h"
#include "work/account/account.h"
#include "work/trail.h"

/* Before anybody has signed in the browser's first choice counts, and Vietnamese where it has none. */
static enum lang wanted_lang(const struct request *rq)
{
    return str_starts(request_header(rq, "Accept-Language"), S("en")) ? LANG_EN : LANG_VI;
}

enum err web_sign_in(struct ctx *c, struct request *rq)
{
    enum err r;

    c->lang = rq->caller.lang = wanted_lang(rq);
    rq->today = c->today;
    r = account_who(c, request_login(rq));
    if (r)
        return r;
    if (c->who)
        rq->caller = (struct caller){
            .signed_in = true,
            .account = c->who->account_id,
            .login = request_login(rq),
            .lang = c->lang,
        };
    return OK;
}

/* Where the same key leads: whoever was answered with a page (a look that is logged) comes back to where
 * the button stands. */
static struct str location_of(const struct request *rq, const struct response *rs)
{
    for (size_t i = 0; i < rs->n_headers; i++) {
        if (strcmp(rs->headers[i].name, "Location") == 0)
            return rs->headers[i].value;
    }
    return error_page_back(rq);
}

/* As a page of ours makes it; it goes back in a header. */
static bool is_key(struct str act)
{
    for (size_t i = 0; i < act.n; i++) {
        if (!act.p[i] ||
            !strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.", act.p[i]))
            return false;
    }
    return act.n > 0 && act.n <= 80;
}

struct str web_act_key(struct arena *a, struct str act, const struct part *parts, size_t n)
{
    CLEANUP(buf_done) struct buf all = { 0 };

    for (size_t i = 0; i < n; i++) {
        if (!str_eq(parts[i].name, S("csrf")) && !str_eq(parts[i].name, S("act")))
            buf_fmt(&all, "%.*s=%.*s\n", STR_ARGS(hash_hex(a, parts[i].name)),
                    STR_ARGS(hash_hex(a, parts[i].value)));
    }
    return str_fmt(a, "%.*s-%.*s", STR_ARGS(act), STR_ARGS(hash_hex(a, buf_view(&all))));
}

enum err web_write(struct ctx *c, const struct request *rq, struct response *rs)
{
    struct str act = request_hidden(rq, S("act")), key, location = STR_NONE;
    struct str request = str_fmt(c->arena, "%s %.*s", method_name(rq->method), STR_ARGS(rq->path));
    enum err r;

    /* Signing in twice opens two logins; led to where the first tap led, the second would be nobody. */
    if (rq->route->access == ACCESS_ANYONE || rq->route->flags & ROUTE_DRAFT)
        return rq->route->handler(c, rq, rs);
    if (!is_key(act))
        return fail(c, E_INVALID, M_ERROR_ACT_MISSING);
    key = web_act_key(c->arena, act, rq->parts, rq->n_parts);
    r = act_begin(c, key, request, &location);
    if (r == E_CONFLICT && location.n) {
        error_clear(c->error);
        response_took(rs, rq, act);
        return respond_redirect(rs, "%.*s", STR_ARGS(location));
    }
    if (r)
        return r;
    r = rq->route->handler(c, rq, rs);
    if (!r && rs->status >= 400 && rs->keep_writes)
        return act_end(c, key, rq->path); /* the form's own page: sent again, it leads back there */
    if (r || rs->status >= 400)
        return r;
    response_took(rs, rq, act);
    return act_end(c, key, location_of(rq, rs));
}

void web_error_page(struct app *app, struct ctx *c, const struct request *rq, const struct error *e,
                    struct response *rs)
{
    struct error_view v = { .words = str_of(e->message), .hint = str_of(e->hint) };
    struct ctx nobody;
    struct error ignored;
    int status = rs->status;

    if (status == 401 && rq->method == GET) {
        CLEANUP(buf_done) struct buf to = { 0 };

        url_encode(&to, request_here(rq));
        (void)respond_redirect(rs, "/sign-in?to=%.*s", STR_ARGS(buf_view(&to)));
        return;
    }
    if (!c) {
        error_init(&ignored, rq->arena);
        ctx_init(&nobody, app, NULL, rq->arena, &ignored);
        nobody.lang = rq->caller.lang;
        c = &nobody;
    }
    if (rq->method != GET && rq->route)
        error_page_keep(&v, rq);
    page_init(&v.page, c, rq, NAV_NONE, error_page_title(status, e->code));
    (void)PAGE_SHOW(view_error, &v, c, rq, rs);
    rs->status = status;
}
