/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/lanes.h"

#include <inttypes.h>

#include "api/api.h"
#include "base/log.h"
#include "db/db.h"
#include "web/app.h"

struct lane {
    struct arena *arena; /* for the words of failures outside any request */
    struct db *db;
    struct db_tx *tx, *savepoint;
};

static void close_lane(void *state, struct lane **lane)
{
    struct arena *a = (*lane)->arena;

    (void)state;
    db_close(&(*lane)->db);
    arena_close(&a);
    *lane = NULL;
}

static enum err open_lane(void *state, enum lane_kind kind, struct lane **ret_lane, struct error *e)
{
    const struct lanes_app *lanes = state;
    const struct db_options options = { .read_only = kind == LANE_READ };
    struct arena *a = arena_open(0);
    struct lane *lane = arena_new(a, struct lane);
    enum err r;

    lane->arena = a;
    r = db_open(lanes->db_url, &options, &lane->db, e);
    if (r) {
        close_lane(state, &lane);
        return r;
    }
    *ret_lane = lane;
    return OK;
}

static enum err step(struct lane *lane, enum tx_step step, struct error *e)
{
    switch (step) {
    case TX_BEGIN_READ:
        return db_begin(lane->db, DB_READ, &lane->tx, e);
    case TX_BEGIN_WRITE:
        return db_begin(lane->db, DB_WRITE, &lane->tx, e);
    case TX_COMMIT:
        return db_commit(&lane->tx, e);
    case TX_ROLLBACK:
        db_rollback(&lane->tx);
        return OK;
    case TX_SAVEPOINT:
        return db_savepoint(lane->db, &lane->savepoint, e);
    case TX_RELEASE:
        return db_release(&lane->savepoint, e);
    case TX_ROLLBACK_TO:
        db_rollback_to(&lane->savepoint);
        return OK;
    }
    return OK;
}

/* What a handler sees is the ctx; the rest is for counting. */
struct asked {
    struct ctx c;
    const struct request *rq;
    bool tells_statements;
    int64_t statements; /* of the connection before this request */
};

static enum err begin(void *state, struct lane *lane, struct request *rq, struct error *e,
                      struct ctx **ret_ctx)
{
    const struct lanes_app *lanes = state;
    struct asked *asked = arena_new(rq->arena, struct asked);
    enum err r;

    asked->rq = rq;
    asked->tells_statements = lanes->tells_statements;
    asked->statements = db_statements(lane->db);
    ctx_init(&asked->c, lanes->app, lane->db, rq->arena, e);
    r = web_sign_in(&asked->c, rq);
    if (r)
        return r;
    *ret_ctx = &asked->c;
    return OK;
}

static void end(struct ctx *c)
{
    const struct asked *asked = (const struct asked *)c;

    if (asked->tells_statements)
        log_line(LOG_INFO, "%" PRId64 " statements: %s %.*s",
                 db_statements(c->db) - asked->statements, method_name(asked->rq->method),
                 STR_ARGS(asked->rq->path));
}

static enum err write_through(void *state, struct ctx *c, const struct request *rq,
                              struct response *rs)
{
    (void)state;
    return web_write(c, rq, rs);
}

static void error_page(void *state, struct ctx *c, const struct request *rq, const struct error *e,
                       struct response *rs)
{
    const struct lanes_app *lanes = state;

    if (api_has(rq->path)) {
        api_error_page(e, rs);
        return;
    }
    web_error_page(lanes->app, c, rq, e, rs);
}

struct http_app lanes_callbacks(struct lanes_app *state)
{
    return (struct http_app){
        .state = state,
        .open_lane = open_lane,
        .close_lane = close_lane,
        .tx = step,
        .begin = begin,
        .end = end,
        .write = write_through,
        .error_page = error_page,
    };
}
