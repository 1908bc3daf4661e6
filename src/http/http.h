/* http.h - the server: sockets, threads and the order in which a request meets them.
 *
 * The floor knows neither database nor use case: an app gives it callbacks. Which thread runs what:
 *
 *   LANES_ONE_WRITER (SQLite)  GET on the I/O thread, each with a reading lane of its own. All else
 *       whole on the one writer thread, several requests in one transaction, each in a savepoint,
 *       answered after the shared commit.
 *   LANES_POOL (PostgreSQL)    every request in a small pool, each in a transaction of its own.
 *
 * Preparers and ROUTE_SLOW run in the slow pool in both, ROUTE_FILE in one of its own. A queue that is
 * full answers 503. A lane is used by one thread at a time. */
#pragma once

#include "http/asset.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"

struct http;
struct lane; /* what one thread needs (a database connection); the app's */

enum lane_kind { LANE_READ, LANE_WRITE, LANE_POOL };

enum tx_step {
    TX_BEGIN_READ,  /* before a GET; ended by TX_ROLLBACK */
    TX_BEGIN_WRITE, /* before a batch, or one request in the pool */
    TX_COMMIT,
    TX_ROLLBACK,
    TX_SAVEPOINT, /* around each request of a batch */
    TX_RELEASE,
    TX_ROLLBACK_TO,
};

/* For each request, on its lane: tx(begin) → begin → handler → end → tx(commit or rollback). */
struct http_app {
    void *state;
    enum err (*open_lane)(void *state, enum lane_kind kind, struct lane **ret_lane,
                          struct error *e);
    void (*close_lane)(void *state, struct lane **lane);
    enum err (*tx)(struct lane *lane, enum tx_step step, struct error *e);
    /* Makes the handler's ctx in rq->arena and fills rq->caller. e is for the ctx to keep: handlers
     * put their words there. Being nobody is not an error. */
    enum err (*begin)(void *state, struct lane *lane, struct request *rq, struct error *e,
                      struct ctx **ret_ctx);
    void (*end)(struct ctx *c);
    /* Runs the handler of anything but a GET: the one place for what holds for every write
     * (idempotency). NULL: the handler is called straight. */
    enum err (*write)(void *state, struct ctx *c, const struct request *rq, struct response *rs);
    /* The page for a failure; rs->status is set: 400, 401 (sign in first: a page may redirect there),
     * 403, 404, 405, 409, 413, 422, 500, 503. c is NULL when there is none (yet or any more). NULL
     * callback: plain text. */
    void (*error_page)(void *state, struct ctx *c, const struct request *rq, const struct error *e,
                       struct response *rs);
};

enum lanes { LANES_ONE_WRITER, LANES_POOL };

enum { CSRF_SECRET = 32 };

struct http_options {
    const char *address;            /* NULL: 127.0.0.1; "::" and "0.0.0.0" for all */
    int port;                       /* 0: any free one, see http_port */
    const char *tls_cert, *tls_key; /* PEM texts (not file names), NULL without TLS */
    bool behind_tls;                /* a proxy in front speaks TLS to the world */
    enum lanes lanes;
    unsigned io_threads;      /* 0: as many as cores */
    unsigned pool_threads;    /* 0: twice the cores */
    unsigned slow_threads;    /* 0: as many as cores */
    unsigned file_threads;    /* 0: 2, as many as the jail reads at once */
    unsigned batch_max;       /* writes in one commit; 0: 64 */
    unsigned queue_max;       /* requests that may wait for a lane; 0: 512 */
    unsigned slow_queue_max;  /* 0: 64 */
    unsigned file_queue_max;  /* 0: 8; each may hold 20 s */
    unsigned connection_max;  /* 0: 12,000 */
    unsigned idle_seconds;    /* a silent connection; 0: 60 */
    unsigned request_seconds; /* head and body must be here by then; 0: 120 */
    bool no_gzip;
    bool access_log;
    int node; /* for request ids */
    unsigned char csrf_secret[CSRF_SECRET];
    const struct asset *assets;
    size_t n_assets;
    const struct route_table {
        const struct route *routes;
        size_t n;
    } * tables;
    size_t n_tables;
};

/* Listens and serves until http_stop. options and app are copied; what they point to must outlive the
 * server. E_BUSY when the port is taken. */
NODISCARD enum err http_start(const struct http_options *options, const struct http_app *app,
                              struct http **ret_http, struct error *e);
int http_port(const struct http *h);
/* Requests in a queue, whichever, that no thread has taken yet. */
unsigned http_waiting(const struct http *h);
/* Takes no new requests, finishes the running ones (10 s), then closes everything. */
void http_stop(struct http **h);
