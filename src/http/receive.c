/* SPDX-License-Identifier: Apache-2.0 */
#include "http/receive.h"

#include <assert.h>

#include "base/clock.h"
#include "http/gate.h"
#include "http/incoming.h"
#include "http/mhd__.h"
#include "http/server__.h"

/* Until a request needs an exchange of its own, its state is a number: the length of its target and
 * whether the head was announced. Exchanges are aligned, so their lowest bits are 0. */
enum { STATE_NUMBER = 1, STATE_SEEN = 2, STATE_SHIFT = 2 };

/* More than this beyond the limit is not even thrown away politely. */
enum { OVERRUN_MAX = MIB };
size_t receive_undecoded(void *http, struct MHD_Connection *connection, char *s)
{
    (void)http;
    (void)connection;
    return strlen(s);
}

void *receive_target(void *http, const char *target, struct MHD_Connection *connection)
{
    struct http *h = http;
    uintptr_t n = target ? strlen(target) : 0;

    (void)connection;
    atomic_fetch_add_explicit(&h->running, 1, memory_order_relaxed);
    /* NOLINTNEXTLINE(performance-no-int-to-ptr): never a pointer, see above */
    return (void *)(n << STATE_SHIFT | STATE_NUMBER);
}

enum MHD_Result receive_newcomer(void *http, const struct sockaddr *address, socklen_t length)
{
    const struct http *h = http;

    (void)address;
    (void)length;
    return atomic_load_explicit(&h->stopping, memory_order_relaxed) ? MHD_NO : MHD_YES;
}

void receive_connection(void *http, struct MHD_Connection *connection, void **socket_state,
                        enum MHD_ConnectionNotificationCode what)
{
    struct http *h = http;
    int64_t patience_ms = (int64_t)h->options.request_seconds * 1000;

    (void)socket_state;
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        watch_deadline(h->watch, incoming_fd(h, connection), clock_monotonic_ms() + patience_ms);
    else
        watch_forget(h->watch, incoming_fd(h, connection));
}

static enum MHD_Result send_error(struct exchange *x, enum err code)
{
    exchange_answer_error(x, NULL, code);
    return (enum MHD_Result)send_answer(x);
}

static struct worker *io_worker(struct http *h)
{
    struct worker *w = pthread_getspecific(h->io_worker);

    if (!w) {
        w = &h->io[atomic_fetch_add(&h->io_taken, 1) % h->options.io_threads];
        (void)pthread_setspecific(h->io_worker, w);
    }
    return w;
}

static bool answer_asset(struct exchange *x)
{
    const struct http_options *o = &x->http->options;
    const struct asset *asset =
        x->rq.method == GET ? asset_find(o->assets, o->n_assets, x->rq.path) : NULL;
    struct str coding = request_header(&x->rq, "Accept-Encoding");

    if (!asset)
        return false;
    x->rs.cache = asset->revalidate ? CACHE_REVALIDATE : CACHE_FOREVER;
    x->rs.type = asset->type;
    response_header(&x->rs, "ETag", str_of(asset->etag));
    if (str_eq(request_header(&x->rq, "If-None-Match"), str_of(asset->etag))) {
        x->rs.status = 304;
        return true;
    }
    x->rs.fixed = asset->bytes;
    if (asset->gzip.p) {
        response_header(&x->rs, "Vary", S("Accept-Encoding"));
        if (coding.p && str_find(coding, S("gzip"), 0) != SIZE_MAX && !o->no_gzip) {
            x->rs.fixed = asset->gzip;
            response_header(&x->rs, "Content-Encoding", S("gzip"));
        }
    }
    return true;
}

static struct exchange *new_exchange(struct http *h, struct MHD_Connection *connection)
{
    struct arena *a = arena_open_soft(REQUEST_ENOUGH, REQUEST_MOST);
    struct exchange *x = arena_new(a, struct exchange);

    exchange_init(x, h, connection, a);
    return x;
}

/* Hands it to the threads that run it; the connection sleeps until server_resume. */
static enum MHD_Result dispatch(struct exchange *x)
{
    const struct route *route = x->rq.route;
    bool slow = route->prepare || route->flags & ROUTE_SLOW;
    struct pool *pool = route->flags & ROUTE_FILE ? x->http->file_pool
                        : slow                    ? x->http->slow_pool
                                                  : x->http->main_pool;

    x->rq.body = buf_view(&x->body);
    if (x->rq.method == GET && !slow && x->http->options.lanes == LANES_ONE_WRITER) {
        exchange_run_alone(x, io_worker(x->http));
        send_compress(x, io_worker(x->http));
        return (enum MHD_Result)send_answer(x);
    }
    watch_deadline(x->http->watch, x->fd, 0);
    x->http->mhd->MHD_suspend_connection(x->connection);
    if (!pool_push(pool, x))
        server_lane_full(x);
    return MHD_YES;
}

void server_resume(struct exchange *x)
{
    x->answered = true;
    x->http->mhd->MHD_resume_connection(x->connection);
}

void server_lane_full(struct exchange *x)
{
    exchange_answer_error(
        x, NULL, incoming_refuse(x, 503, E_BUSY, M_HTTP_BUSY, "the queue for a lane is full"));
    server_resume(x);
}

/* A request that may have a body, seen for the first time: whatever is queued now closes the
 * connection and leaves the body unread. */
static enum MHD_Result begin_upload(struct http *h, struct MHD_Connection *connection,
                                    const char *method, const char *url, size_t target_n,
                                    void **state)
{
    struct exchange *x = new_exchange(h, connection);
    struct head head;
    enum err r;

    *state = x;
    r = incoming_read(x, method, url, target_n, &head);
    if (!r && answer_asset(x)) { /* "Content-Length: 0": sent when the library asks again */
        x->answered = true;
        return MHD_YES;
    }
    if (!r)
        r = incoming_route(x);
    if (!r)
        r = incoming_reserve(x, &head);
    if (!r) {
        watch_deadline(h->watch, x->fd,
                       clock_monotonic_ms() + (int64_t)h->options.request_seconds * 1000);
        return MHD_YES;
    }
    x->close = true;
    x->linger = head.length || head.chunked;
    return send_error(x, r);
}

static enum MHD_Result take_body(struct exchange *x, const char *bytes, size_t *n)
{
    size_t most = x->rq.route->body;

    if (*n > most + OVERRUN_MAX - x->overrun - x->body.n)
        return MHD_NO;
    if (x->overrun || *n > most - x->body.n) {
        x->overrun += *n;
    } else {
        buf_add(&x->body, bytes, *n);
    }
    *n = 0;
    return x->body.failed ? MHD_NO : MHD_YES;
}

static enum MHD_Result end_upload(struct exchange *x)
{
    if (!x->overrun)
        return dispatch(x);
    x->close = true;
    return send_error(
        x, incoming_refuse(x, 413, E_TOO_LARGE, M_HTTP_TOO_LARGE, "body over the limit"));
}

/* A request that has to wait for a thread needs memory of its own. */
static enum MHD_Result send_away(struct http *h, struct MHD_Connection *connection,
                                 const char *method, const char *url, size_t target_n, void **state)
{
    struct exchange *x = new_exchange(h, connection);
    struct head head;
    enum err r;

    *state = x;
    r = incoming_read(x, method, url, target_n, &head);
    if (!r && answer_asset(x))
        return (enum MHD_Result)send_answer(x);
    if (!r)
        r = incoming_route(x);
    return r ? send_error(x, r) : dispatch(x);
}

/* A request without a body: answered here and now if it can be, in this thread's own memory. */
static enum MHD_Result answer_here(struct http *h, struct MHD_Connection *connection,
                                   const char *method, const char *url, size_t target_n,
                                   void **state)
{
    struct worker *w = io_worker(h);
    struct exchange x;
    struct head head;
    enum MHD_Result sent;
    enum err r;

    exchange_init(&x, h, connection, w->arena);
    r = incoming_read(&x, method, url, target_n, &head);
    if (!r && !answer_asset(&x))
        r = incoming_route(&x);
    if (!r && x.rq.route && x.rq.route->flags & ROUTE_SLOW) {
        arena_reset(w->arena);
        return send_away(h, connection, method, url, target_n, state);
    }
    if (r)
        exchange_answer_error(&x, NULL, r);
    else if (x.rq.route)
        exchange_run_alone(&x, w);
    send_compress(&x, w);
    sent = (enum MHD_Result)send_answer(&x);
    response_reset(&x.rs);
    arena_reset(w->arena);
    return sent;
}

static bool announces_body(const struct http *h, struct MHD_Connection *connection)
{
    return h->mhd->MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length") ||
           h->mhd->MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Transfer-Encoding");
}

/* libmicrohttpd closes the connection after an answer queued in its first call, so a request without
 * a body is looked at in the second. */
static enum MHD_Result begin_request(struct http *h, struct MHD_Connection *connection,
                                     const char *url, const char *method, void **state)
{
    uintptr_t number = (uintptr_t)*state;
    size_t target_n = number >> STATE_SHIFT;
    bool reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;

    if (!(number & STATE_SEEN)) {
        if (!reads || announces_body(h, connection))
            return begin_upload(h, connection, method, url, target_n, state);
        /* NOLINTNEXTLINE(performance-no-int-to-ptr) */
        *state = (void *)(number | STATE_SEEN);
        return MHD_YES;
    }
    if (h->options.lanes == LANES_POOL)
        return send_away(h, connection, method, url, target_n, state);
    return answer_here(h, connection, method, url, target_n, state);
}

enum MHD_Result receive_request(void *http, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_n, void **state)
{
    struct exchange *x;

    (void)version;
    if ((uintptr_t)*state & STATE_NUMBER)
        return begin_request(http, connection, url, method, state);
    x = *state;
    assert(x);
    if (*upload_n)
        return take_body(x, upload, upload_n);
    return x->answered ? (enum MHD_Result)send_answer(x) : end_upload(x);
}

void receive_completed(void *http, struct MHD_Connection *connection, void **state,
                       enum MHD_RequestTerminationCode how)
{
    struct http *h = http;
    int64_t patience_ms = 1000 * (int64_t)(h->options.idle_seconds + h->options.request_seconds);

    (void)how;
    watch_deadline(h->watch, incoming_fd(h, connection), clock_monotonic_ms() + patience_ms);
    if (*state && !((uintptr_t)*state & STATE_NUMBER)) {
        struct exchange *x = *state;
        struct arena *a = x->arena;

        if (x->linger)
            watch_linger(h->watch, x->fd);
        atomic_fetch_sub(&h->body_bytes, x->expected);
        buf_done(&x->body);
        response_reset(&x->rs);
        arena_close(&a);
    }
    *state = NULL;
    atomic_fetch_sub_explicit(&h->running, 1, memory_order_release);
}
