/* server__.h - what the parts of the server share: the server itself and a request on its way.
 *
 * An exchange belongs to one thread at a time: the I/O thread that reads it, then the lane that works on it (its
 * connection is suspended meanwhile), then the I/O thread again, which sends. The queue's mutex hands it over. */
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/ids.h"
#include "http/http.h"
#include "http/pool.h"
#include "http/watch.h"

struct MHD_Connection;
struct MHD_Daemon;
struct libdeflate_compressor;
struct mhd;

/* A thread that runs handlers. */
struct worker {
    struct worker *next;
    struct http *http;
    struct lane *lane;
    enum lane_kind kind;
    struct arena *arena; /* of I/O threads: requests answered on the spot */
    struct libdeflate_compressor *compressor;
};

/* What one request may ask for before it is refused as too large, and what ends the server: no
 * body that a route takes may grow so far (tests/http/hostile_test). */
enum { REQUEST_ENOUGH = 64 * MIB, REQUEST_MOST = 256 * MIB };

struct exchange {
    struct http *http;
    struct exchange *next; /* in a queue */
    struct MHD_Connection *connection;
    struct arena *arena;
    struct request rq;
    struct response rs;
    struct error error;
    int status;       /* of the failure, when the error's own does not fit */
    unsigned allowed; /* for 405 */
    struct buf body;
    size_t expected; /* bytes reserved of the server's budget for bodies */
    size_t overrun;  /* bytes of the body beyond its limit */
    bool answered, wrote, close, linger;
    int fd;
};

struct http {
    struct http_options options;
    struct http_app app;
    struct arena *arena;
    struct router *router;
    const struct mhd *mhd;
    struct MHD_Daemon *daemon;
    int port;
    struct ids ids;
    pthread_key_t io_worker; /* which of io[] this thread is */
    struct worker *io;
    atomic_uint io_taken;
    struct worker *workers; /* all of them, a chain */
    struct pool *main_pool; /* the writer, or the pool of PostgreSQL's lanes */
    struct pool *slow_pool;
    struct pool *file_pool;
    struct watch *watch;
    atomic_uint running; /* requests begun and not yet sent */
    atomic_size_t body_bytes;
    atomic_bool stopping;
    bool raw_head; /* this library parses as gate.h expects */
};

/* exchange.c: what happens to a request on a lane. */
void exchange_init(struct exchange *x, struct http *h, struct MHD_Connection *connection,
                   struct arena *a);
void exchange_answer_error(struct exchange *x, struct ctx *c, enum err code);
/* A reading request, or in the pool any: in a transaction of its own. */
void exchange_run_alone(struct exchange *x, struct worker *w);
/* The writes waiting, in one transaction. */
void exchange_run_batch(struct exchange *first, struct worker *w);
/* The slow part; true when the rest is to be queued, false when x has its answer. */
bool exchange_prepare(struct exchange *x, struct worker *w);

/* send.c: the answer to bytes. */
void send_compress(struct exchange *x, struct worker *w);
/* On the I/O thread. */
int send_answer(struct exchange *x);

/* server.c */
void server_resume(struct exchange *x);
void server_lane_full(struct exchange *x);
