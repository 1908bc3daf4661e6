/* SPDX-License-Identifier: Apache-2.0 */
/* server.c - start and stop: sockets, lanes and pools, and nothing that is under way is lost. */
#include <assert.h>
#include <libdeflate.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "http/listen.h"
#include "http/mhd__.h"
#include "http/receive.h"
#include "http/server__.h"

enum {
    SPARE_FILES = 256,
    CONNECTION_MEMORY = 8 * KIB,
    STOP_MS = 10000,
    LAST_MS = 500,
    MHD_OPTIONS_MAX = 24
};

static const char tls_priorities[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";

static void set_default(unsigned *value, unsigned otherwise)
{
    if (!*value)
        *value = otherwise;
}

static void set_defaults(struct http_options *o)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = cores > 0 ? (unsigned)cores : 1;

    if (!o->address)
        o->address = "127.0.0.1";
    set_default(&o->io_threads, n);
    set_default(&o->pool_threads, 2 * n);
    set_default(&o->slow_threads, n);
    set_default(&o->file_threads, 2);
    set_default(&o->batch_max, 64);
    set_default(&o->queue_max, 512);
    set_default(&o->slow_queue_max, 64);
    set_default(&o->file_queue_max, 8);
    set_default(&o->connection_max, 12000);
    set_default(&o->idle_seconds, 60);
    set_default(&o->request_seconds, 120);
}

/* As many connections as wished, if the system lets us. */
static void raise_file_limit(struct http_options *o)
{
    rlim_t want = (rlim_t)o->connection_max + SPARE_FILES;
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    if (limit.rlim_cur < want) {
        limit.rlim_cur = want < limit.rlim_max ? want : limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < want)
        o->connection_max = (unsigned)limit.rlim_cur > 2 * SPARE_FILES
                                ? (unsigned)limit.rlim_cur - SPARE_FILES
                                : SPARE_FILES;
}

static void resume_all(struct exchange *first, struct worker *w)
{
    while (first) {
        struct exchange *next = first->next; /* first is gone once it is resumed */

        send_compress(first, w);
        server_resume(first);
        first = next;
    }
}

static void write_work(struct exchange *first, struct worker *w)
{
    exchange_run_batch(first, w);
    resume_all(first, w);
}

static void lane_work(struct exchange *first, struct worker *w)
{
    exchange_run_alone(first, w);
    resume_all(first, w);
}

static void slow_work(struct exchange *first, struct worker *w)
{
    if (!first->rq.route->prepare) {
        lane_work(first, w);
    } else if (!exchange_prepare(first, w)) {
        resume_all(first, w);
    } else if (!pool_push(first->http->main_pool, first)) {
        server_lane_full(first);
    }
}

static enum err open_workers(struct http *h, enum lane_kind kind, unsigned n,
                             struct worker **ret_workers, struct error *e)
{
    struct worker *workers = arena_array(h->arena, struct worker, n);

    for (unsigned i = 0; i < n; i++) {
        struct worker *w = &workers[i];
        enum err r;

        *w = (struct worker){ .next = h->workers, .http = h, .kind = kind };
        h->workers = w;
        r = h->app.open_lane(h->app.state, kind, &w->lane, e);
        if (r)
            return r;
        w->arena = arena_open_soft(REQUEST_ENOUGH, REQUEST_MOST);
    }
    *ret_workers = workers;
    return OK;
}

static enum err start_pools(struct http *h, struct error *e)
{
    const struct http_options *o = &h->options;
    bool one_writer = o->lanes == LANES_ONE_WRITER;
    struct pool_options lanes = { .threads = one_writer ? 1 : o->pool_threads,
                                  .queue_max = o->queue_max,
                                  .batch = one_writer ? o->batch_max : 1,
                                  .work = one_writer ? write_work : lane_work };
    struct pool_options slow = { .threads = o->slow_threads,
                                 .queue_max = o->slow_queue_max,
                                 .batch = 1,
                                 .work = slow_work };
    struct pool_options files = { .threads = o->file_threads,
                                  .queue_max = o->file_queue_max,
                                  .batch = 1,
                                  .work = slow_work };
    struct worker *main_workers, *slow_workers, *file_workers;
    enum err r;

    r = open_workers(h, one_writer ? LANE_WRITE : LANE_POOL, lanes.threads, &main_workers, e);
    if (!r)
        r = open_workers(h, LANE_READ, slow.threads, &slow_workers, e);
    if (!r)
        r = open_workers(h, LANE_READ, files.threads, &file_workers, e);
    if (!r && one_writer)
        r = open_workers(h, LANE_READ, o->io_threads, &h->io, e);
    if (!r)
        r = pool_start(h->arena, &lanes, main_workers, &h->main_pool, e);
    if (!r)
        r = pool_start(h->arena, &slow, slow_workers, &h->slow_pool, e);
    if (!r)
        r = pool_start(h->arena, &files, file_workers, &h->file_pool, e);
    return r;
}

static void PRINTF(2, 0) log_library(void *http, const char *format, va_list ap)
{
    const struct http *h = http;
    char line[512];

    if (!h->options.access_log)
        return;
    (void)vsnprintf(line, sizeof(line), format, ap);
    log_line(LOG_DEBUG, "libmicrohttpd: %s", line);
}

static void push_option(struct MHD_OptionItem *items, enum MHD_OPTION option, intptr_t value,
                        const void *pointer)
{
    union {
        const void *in;
        void *out; /* the library only reads there */
    } p = { .in = pointer };

    while (items->option != MHD_OPTION_END)
        items++;
    items[0] = (struct MHD_OptionItem){ option, value, p.out };
    items[1] = (struct MHD_OptionItem){ MHD_OPTION_END, 0, NULL };
}

static enum err start_daemon(struct http *h, struct error *e)
{
    const struct http_options *o = &h->options;
    struct MHD_OptionItem items[MHD_OPTIONS_MAX] = { { MHD_OPTION_END, 0, NULL } };
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG;
    enum err r;
    int fd;

    r = listen_open(o->address, o->port, &fd, &h->port, e);
    if (r)
        return r;
    push_option(items, MHD_OPTION_LISTEN_SOCKET, fd, NULL);
    push_option(items, MHD_OPTION_CONNECTION_LIMIT, (intptr_t)o->connection_max, NULL);
    push_option(items, MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)o->idle_seconds, NULL);
    push_option(items, MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL);
    if (o->io_threads > 1)
        push_option(items, MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)o->io_threads, NULL);
    if (o->tls_cert) {
        flags |= MHD_USE_TLS;
        push_option(items, MHD_OPTION_HTTPS_MEM_CERT, 0, o->tls_cert);
        push_option(items, MHD_OPTION_HTTPS_MEM_KEY, 0, o->tls_key);
        push_option(items, MHD_OPTION_HTTPS_PRIORITIES, 0, tls_priorities);
    }
    h->daemon = h->mhd->MHD_start_daemon(
        flags, 0, receive_newcomer, h, receive_request, h, MHD_OPTION_EXTERNAL_LOGGER, log_library,
        h, MHD_OPTION_URI_LOG_CALLBACK, receive_target, h, MHD_OPTION_UNESCAPE_CALLBACK,
        receive_undecoded, h, MHD_OPTION_NOTIFY_COMPLETED, receive_completed, h,
        MHD_OPTION_NOTIFY_CONNECTION, receive_connection, h, MHD_OPTION_ARRAY, items,
        MHD_OPTION_END);
    if (h->daemon)
        return OK;
    (void)close(fd);
    return error_set(e, E_INVALID, "%s",
                     o->tls_cert
                         ? "The server could not start; do certificate and key belong together?"
                         : "The server could not start.");
}

static enum err start(struct http *h, struct error *e)
{
    struct mhd *mhd = arena_new(h->arena, struct mhd);
    enum err r = mhd__load(mhd, e);

    if (r)
        return r;
    h->mhd = mhd;
    h->raw_head = strcmp(mhd->MHD_get_version(), "0.9.75") == 0;
    h->router = router_new(h->arena);
    for (size_t i = 0; !r && i < h->options.n_tables; i++)
        r = router_add(h->router, h->options.tables[i].routes, h->options.tables[i].n, e);
    if (!r)
        r = watch_start(h->arena, h->options.connection_max, &h->watch, e);
    if (!r)
        r = start_pools(h, e);
    if (!r)
        r = start_daemon(h, e);
    return r;
}

enum err http_start(const struct http_options *options, const struct http_app *app,
                    struct http **ret_http, struct error *e)
{
    struct arena *a = arena_open(0);
    struct http *h = arena_new(a, struct http);
    enum err r;

    assert(app->open_lane && app->close_lane && app->tx && app->begin && app->end);
    h->arena = a;
    h->options = *options;
    h->app = *app;
    set_defaults(&h->options);
    raise_file_limit(&h->options);
    ids_init(&h->ids, options->node);
    if (pthread_key_create(&h->io_worker, NULL) != 0) {
        arena_close(&a);
        return error_set(e, E_INTERNAL, "The server could not start.");
    }
    r = start(h, e);
    if (r)
        http_stop(&h);
    else
        *ret_http = h;
    return r;
}

int http_port(const struct http *h)
{
    return h->port;
}

unsigned http_waiting(const struct http *h)
{
    return pool_waiting(h->main_pool) + pool_waiting(h->slow_pool) + pool_waiting(h->file_pool);
}

static void wait_for_running(struct http *h, int64_t most_ms)
{
    const struct timespec pause = { .tv_nsec = 5L * 1000 * 1000 };
    int64_t until_ms = clock_monotonic_ms() + most_ms;

    while (atomic_load_explicit(&h->running, memory_order_acquire) &&
           clock_monotonic_ms() < until_ms)
        (void)nanosleep(&pause, NULL);
}

static void close_workers(struct http *h)
{
    for (struct worker *w = h->workers; w; w = w->next) {
        if (w->compressor)
            libdeflate_free_compressor(w->compressor);
        if (w->lane)
            h->app.close_lane(h->app.state, &w->lane);
        arena_close(&w->arena);
    }
}

void http_stop(struct http **http)
{
    struct http *h = *http;
    struct arena *a;

    if (!h)
        return;
    /* MHD_quiesce_daemon is for others: it takes the listening socket away from I/O threads that put
     * it away themselves at the same time, and the library ends the process when one comes second. */
    atomic_store(&h->stopping, true);
    if (h->daemon)
        wait_for_running(h, STOP_MS);
    /* These two feed the third; all resume every connection they still hold. Connections that are kept
     * alive may go on asking: a pool that has stopped takes nothing, and says so. */
    pool_stop(h->file_pool);
    pool_stop(h->slow_pool);
    pool_stop(h->main_pool);
    if (h->daemon) {
        wait_for_running(h, LAST_MS);
        h->mhd->MHD_stop_daemon(h->daemon);
    }
    pool_close(&h->file_pool);
    pool_close(&h->slow_pool);
    pool_close(&h->main_pool);
    watch_stop(&h->watch);
    close_workers(h);
    (void)pthread_key_delete(h->io_worker);
    sodium_memzero(h->options.csrf_secret, CSRF_SECRET);
    a = h->arena;
    *http = NULL;
    arena_close(&a);
}
