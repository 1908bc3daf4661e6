/* SPDX-License-Identifier: Apache-2.0 */
/* exchange.c - a request on its way: gate, route, lane, handler, answer, and what a failure becomes. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/log.h"
#include "http/csrf.h"
#include "http/server__.h"
#include "text/outcome.h"

void exchange_init(struct exchange *x, struct http *h, struct MHD_Connection *connection,
                   struct arena *a)
{
    *x = (struct exchange){ .http = h, .connection = connection, .arena = a, .fd = -1 };
    error_init(&x->error, a);
    x->rs.arena = a;
    x->rq.arena = a;
    x->rq.id = ids_next(&h->ids);
    x->rq.csrf_secret = h->options.csrf_secret;
}

static void log_failure(const struct exchange *x)
{
    const struct error *e = &x->error;
    enum log_level level = x->rs.status >= 500 ? LOG_ERROR : LOG_INFO;

    log_line(level, "[%" PRId64 "] %s %.*s -> %d%s%s", x->rq.id, method_name(x->rq.method),
             STR_ARGS(x->rq.path), x->rs.status, e->detail ? ": " : "", e->detail ? e->detail : "");
}

static void plain_page(struct exchange *x)
{
    const char *words = x->error.message ? x->error.message : "";

    (void)respond_text(&x->rs, x->rs.status, str_of(words));
    buf_char(&x->rs.body, '\n');
}

static struct str allow_header(const struct exchange *x)
{
    struct buf b = { 0 };

    for (enum method m = GET; m <= DELETE; m++) {
        if (!(x->allowed & 1U << m))
            continue;
        if (b.n)
            buf_lit(&b, ", ");
        buf_fmt(&b, "%s%s", method_name(m), m == GET ? ", HEAD" : "");
    }
    return buf_take(&b, x->arena);
}

void exchange_answer_error(struct exchange *x, struct ctx *c, enum err code)
{
    const struct http_app *app = &x->http->app;
    enum lang lang = x->rq.caller.lang;

    assert(code != OK);
    response_reset(&x->rs);
    x->rs.status = x->status ? x->status : err_http_status(code);
    if (x->rs.status == 500)
        x->error.message = MSG(x->arena, lang, M_ERROR_INTERNAL,
                               { "id", .text = str_fmt(x->arena, "%" PRId64, x->rq.id) })
                               .p;
    else if (!x->error.message)
        x->error.message = msg_text(lang, outcome_words(code)).p;
    log_failure(x);
    if (x->rs.status == 405)
        response_header(&x->rs, "Allow", allow_header(x));
    if (x->rs.status == 503)
        response_header(&x->rs, "Retry-After", S("5"));
    if (app->error_page)
        app->error_page(app->state, c, &x->rq, &x->error, &x->rs);
    else
        plain_page(x);
}

static enum err deny(struct exchange *x, int status, enum err code, enum msg words,
                     const char *detail)
{
    x->status = status;
    return error_detail(&x->error, code, msg_text(x->rq.caller.lang, words).p, "%s", detail);
}

/* The route's policy: who may come in, and whether our own page sent it. */
static enum err admit(struct exchange *x)
{
    struct request *rq = &x->rq;
    bool is_form = rq->method != GET && rq->route->csrf == CSRF_FORM;

    if (rq->route->access == ACCESS_SIGNED_IN && !rq->caller.signed_in) {
        if (is_form && csrf_origin_fits(rq) && !rq->parts && !request_read_form(rq))
            rq->n_parts = 0; /* the page then has nothing typed to show */
        return deny(x, 401, E_DENIED, M_ERROR_SIGN_IN_FIRST, "nobody is signed in");
    }
    if (is_form && !rq->parts && !request_read_form(rq))
        return deny(x, 400, E_INVALID, M_HTTP_BAD_REQUEST, "the form's body is broken");
    if (!csrf_check(rq, request_hidden(rq, S("csrf"))))
        return deny(x, 403, E_CONFLICT, M_HTTP_CSRF, "no sign that our own page sent this");
    return OK;
}

static enum err step(struct exchange *x, struct worker *w, enum tx_step tx_step)
{
    return x->http->app.tx(w->lane, tx_step, &x->error);
}

/* Going back cannot be helped when it fails: the lane's next beginning will say so. */
static void step_back(struct exchange *x, struct worker *w, enum tx_step tx_step)
{
    struct error ignored;
    enum err r;

    error_init(&ignored, x->arena);
    r = x->http->app.tx(w->lane, tx_step, &ignored);
    if (r)
        log_line(LOG_WARNING, "[%" PRId64 "] rollback: %s", x->rq.id,
                 ignored.detail ? ignored.detail : "failed");
}

/* What was sent has grown beyond what a request may need: nothing of it is kept. */
static enum err grown_too_large(struct exchange *x)
{
    if (!arena_is_over(x->arena))
        return OK;
    if (x->rq.method == GET) /* ours: a page without an end */
        return error_detail(&x->error, E_INTERNAL, NULL, "the request needs too much memory");
    return error_detail(&x->error, E_TOO_LARGE, msg_text(x->rq.caller.lang, M_HTTP_TOO_LARGE).p,
                        "the request needs too much memory");
}

static enum err call_handler(struct exchange *x, struct ctx *c)
{
    const struct http_app *app = &x->http->app;
    enum err r;

    if (x->rq.method != GET && app->write)
        r = app->write(app->state, c, &x->rq, &x->rs);
    else
        r = x->rq.route->handler(c, &x->rq, &x->rs);
    return r ? r : grown_too_large(x);
}

/* Who was signed in when the slow part ran may have signed out since. */
static enum err begin(struct exchange *x, struct worker *w, struct ctx **ret_ctx)
{
    const struct http_app *app = &x->http->app;

    x->rq.caller = (struct caller){ .lang = x->rq.caller.lang };
    return app->begin(app->state, w->lane, &x->rq, &x->error, ret_ctx);
}

/* From begin to end. x->wrote says afterwards whether what it wrote is to stay. */
static void handle(struct exchange *x, struct worker *w)
{
    const struct http_app *app = &x->http->app;
    struct ctx *c = NULL;
    enum err r;

    r = begin(x, w, &c);
    if (!r)
        r = admit(x);
    if (!r)
        r = call_handler(x, c);
    if (!r && x->rs.body.failed)
        r = error_detail(&x->error, E_INTERNAL, NULL, "the page is too large");
    if (r)
        exchange_answer_error(x, c, r);
    if (c)
        app->end(c);
    x->wrote = !r && (x->rs.status < 400 || x->rs.keep_writes);
}

void exchange_run_alone(struct exchange *x, struct worker *w)
{
    bool writes = x->rq.method != GET;
    enum err r = step(x, w, writes ? TX_BEGIN_WRITE : TX_BEGIN_READ);

    assert(x->rq.route);
    if (r) {
        exchange_answer_error(x, NULL, r);
        return;
    }
    handle(x, w);
    if (!writes || !x->wrote) {
        step_back(x, w, TX_ROLLBACK);
        return;
    }
    r = step(x, w, TX_COMMIT);
    if (r) {
        step_back(x, w, TX_ROLLBACK);
        exchange_answer_error(x, NULL, r);
    }
}

/* One write of a batch; false when the transaction itself is no longer sound. */
static bool run_in_batch(struct exchange *x, struct worker *w)
{
    enum err r = step(x, w, TX_SAVEPOINT);

    if (!r) {
        handle(x, w);
        if (!x->wrote) {
            step_back(x, w, TX_ROLLBACK_TO);
            return true;
        }
        r = step(x, w, TX_RELEASE);
    }
    if (r) {
        x->wrote = false;
        exchange_answer_error(x, NULL, r);
    }
    return !r;
}

/* Nothing of the batch was kept: those who would have been told "done" are told so. */
static void fail_batch(struct exchange *first, const struct error *why)
{
    for (struct exchange *x = first; x; x = x->next) {
        if (!x->wrote)
            continue;
        x->error.message = why->message;
        x->error.detail = why->detail;
        exchange_answer_error(x, NULL, why->code == OK ? E_INTERNAL : why->code);
    }
}

void exchange_run_batch(struct exchange *first, struct worker *w)
{
    struct error *e = &first->error;
    struct error why;
    bool sound = true;
    enum err r;

    assert(first && w);
    error_init(&why, first->arena);
    r = w->http->app.tx(w->lane, TX_BEGIN_WRITE, e);
    if (r) {
        for (struct exchange *x = first; x; x = x->next) {
            x->error.message = e->message;
            x->error.detail = e->detail;
            exchange_answer_error(x, NULL, r);
        }
        return;
    }
    for (struct exchange *x = first; x; x = x->next) {
        sound = sound && run_in_batch(x, w);
        if (!sound && !x->rs.status)
            x->wrote = true; /* never ran: fail_batch answers it */
    }
    r = sound ? w->http->app.tx(w->lane, TX_COMMIT, &why)
              : error_detail(&why, E_INTERNAL, NULL, "another request broke the transaction");
    if (r) {
        step_back(first, w, TX_ROLLBACK);
        fail_batch(first, &why);
    }
}

bool exchange_prepare(struct exchange *x, struct worker *w)
{
    const struct http_app *app = &x->http->app;
    struct ctx *c = NULL;
    enum err r = step(x, w, TX_BEGIN_READ);

    assert(x->rq.route && x->rq.route->prepare);
    if (!r) {
        r = begin(x, w, &c);
        if (!r)
            r = admit(x);
        if (!r)
            r = x->rq.route->prepare(c, &x->rq, &x->rq.prepared);
        if (!r)
            r = grown_too_large(x);
    }
    if (r)
        exchange_answer_error(x, c, r);
    if (c)
        app->end(c);
    step_back(x, w, TX_ROLLBACK);
    return !r;
}
