/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/random.h"
#include "box/box.h"
#include "box/box_read.h"
#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/file.h"
#include "cli/lanes.h"
#include "cli/run.h"
#include "cli/tables.h"
#include "db/db.h"
#include "http/http.h"
#include "jobs/runner.h"
#include "store/setting.h"
#include "web/assets.h"

struct serve_options {
    const char *url, *address, *port, *tls_cert, *tls_key, *node;
    bool behind_tls, no_gzip;
};

/* One secret for all nodes of a database, made by whoever comes first. */
static enum err load_csrf_secret(struct run *run, unsigned char secret[CSRF_SECRET])
{
    struct str fresh = random_token(run->arena, CSRF_SECRET);
    struct q_setting_get kept;
    int64_t added;
    enum err r;

    r = q_setting_add(run->db, S("csrf_secret"), fresh, &added, &run->error);
    if (r)
        return r;
    r = q_setting_get(run->db, S("csrf_secret"), run->arena, &kept, &run->error);
    if (r)
        return r;
    arena_keep_secret(run->arena);
    memcpy(secret, kept.value.p, kept.value.n < CSRF_SECRET ? kept.value.n : CSRF_SECRET);
    return OK;
}

static enum err load_tls(struct run *run, const struct serve_options *in, struct http_options *http)
{
    struct str cert, key;
    enum err r;

    if (!in->tls_cert)
        return OK;
    r = file_read(in->tls_cert, MIB, run->arena, &cert, &run->error);
    if (r)
        return r;
    r = file_read(in->tls_key, MIB, run->arena, &key, &run->error);
    if (r)
        return r;
    http->tls_cert = cert.p;
    http->tls_key = key.p;
    return OK;
}

static enum err fill_http(struct run *run, const struct serve_options *in,
                          struct http_options *http)
{
    int64_t port, node;
    enum err r;

    if (!str_int(str_of(in->port), &port) || port < 0 || port > 65535)
        return error_set(&run->error, E_INVALID, "--port must be a number from 0 to 65535, not %s",
                         in->port);
    if (!str_int(str_of(in->node), &node) || node < 0 || node > 1023)
        return error_set(&run->error, E_INVALID, "--node must be a number from 0 to 1023, not %s",
                         in->node);
    ids_init(&run->app.ids, (int)node);
    http->node = (int)node;
    http->port = (int)port;
    http->address = in->address;
    http->behind_tls = in->behind_tls;
    http->no_gzip = in->no_gzip;
    http->lanes = strcmp(db_engine(run->db), "sqlite") == 0 ? LANES_ONE_WRITER : LANES_POOL;
    http->assets = assets;
    http->n_assets = assets_n;
    r = load_tls(run, in, http);
    if (r)
        return r;
    return load_csrf_secret(run, http->csrf_secret);
}

/* SIGINT and SIGTERM are for this thread alone; the others are started with them blocked. */
static void wait_for_the_end(const sigset_t *signals)
{
    int which;

    (void)sigwait(signals, &which);
    log_line(LOG_INFO, "stopping: finishing what is under way");
}

static enum err serve(struct run *run, const struct serve_options *in, const sigset_t *signals)
{
    struct route_table tables[TABLES_MAX];
    struct http_options http = { .tables = tables, .n_tables = tables_all(tables) };
    struct lanes_app lanes = {
        .app = &run->app,
        .db_url = in->url,
        .tells_statements = getenv("NEP_TEST_BUDGET") != NULL,
    };
    struct http_app callbacks = lanes_callbacks(&lanes);
    struct http *server = NULL;
    struct runner *runner = NULL;
    enum err r;

    r = fill_http(run, in, &http);
    if (r)
        return r;
    r = box_open("read", &box_limits_read, &run->app.box, &run->error);
    if (r)
        return r;
    r = runner_start(&run->app, in->url, &runner, &run->error);
    if (r)
        return r;
    r = http_start(&http, &callbacks, &server, &run->error);
    sodium_memzero(http.csrf_secret, CSRF_SECRET);
    if (r) {
        runner_stop(&runner);
        return r;
    }
    (void)printf("Nếp is at %s://%s:%d\n", in->tls_cert ? "https" : "http", in->address,
                 http_port(server));
    (void)fflush(stdout);
    wait_for_the_end(signals);
    http_stop(&server);
    runner_stop(&runner);
    return OK;
}

int cli_serve(int argc, char **argv)
{
    struct serve_options in = { .url = DB_DEFAULT,
                                .address = "127.0.0.1",
                                .port = "8080",
                                .node = "0" };
    const struct option_row options[] = {
        { "--db", &in.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
        { "--address", &in.address, NULL, "IP    listen here; 0.0.0.0 for the whole network" },
        { "--port", &in.port, NULL, "N     listen on this port; 0: any free one" },
        { "--tls", &in.tls_cert, NULL, "CERT KEY   speak TLS with this certificate and key (PEM)",
          &in.tls_key },
        { "--node", &in.node, NULL,
          "N     of several servers on one database each has its own: 0 to 1023", NULL },
        { "--behind-tls", NULL, &in.behind_tls, "      a proxy in front speaks TLS" },
        { "--no-gzip", NULL, &in.no_gzip, "      never compress" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    sigset_t signals;
    bool done;

    status =
        options_read(argc, argv, options, COUNT(options), "nep serve [options]", &operands, &done);
    if (done)
        return status;
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGINT);
    (void)sigaddset(&signals, SIGTERM);
    (void)pthread_sigmask(SIG_BLOCK, &signals, NULL);
    if (run_init(&run) || run_open(&run, in.url) || serve(&run, &in, &signals))
        return cli_failed(&run.error);
    return 0;
}
