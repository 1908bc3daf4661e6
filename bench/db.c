/* SPDX-License-Identifier: Apache-2.0 */
/* What the db floor costs: point reads by a generated function beside the bare sqlite3 in the same run,
 * and durable writes one by one beside writes that share a commit. */
#include "db/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/schema.h"
#include "store/setting.h"
#include "store/statements.h"

enum { ROWS = 20000, READS = 200000, WRITES = 2000, ROUNDS = 5, BATCH = 20 };

static double now_s(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof(*values), by_size);
    return values[ROUNDS / 2];
}

static struct str key(char *at, size_t room, unsigned i)
{
    return (struct str){ at, (size_t)snprintf(at, room, "setting-%u", i) };
}

static enum err fill(struct db *db, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r = db_begin(db, DB_WRITE, &tx, e);
    char name[32];
    int64_t changed;

    for (unsigned i = 0; i < ROWS && !r; i++)
        r = q_setting_add(db, key(name, sizeof(name), i), S("một giá trị dài vừa phải"), &changed,
                          e);
    return r ? r : db_commit(&tx, e);
}

static enum err read_generated(struct db *db, double *ret_rate, struct error *e)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    double start = now_s();
    struct q_setting_get row;
    char name[32];
    enum err r = OK;

    for (unsigned i = 0; i < READS && !r; i++) {
        r = q_setting_get(db, key(name, sizeof(name), i * 7919U % ROWS), a, &row, e);
        arena_reset(a);
    }
    *ret_rate = READS / (now_s() - start);
    return r;
}

/* The least that a program could do to have the text in memory of its own. */
static bool read_bare(sqlite3_stmt *stmt, double *ret_rate)
{
    double start = now_s();
    char name[32], copy[256];
    bool ok = true;

    for (unsigned i = 0; i < READS && ok; i++) {
        struct str k = key(name, sizeof(name), i * 7919U % ROWS);

        (void)sqlite3_bind_text(stmt, 1, k.p, (int)k.n, SQLITE_STATIC);
        ok = sqlite3_step(stmt) == SQLITE_ROW;
        (void)snprintf(copy, sizeof(copy), "%s", (const char *)sqlite3_column_text(stmt, 0));
        (void)sqlite3_reset(stmt);
    }
    *ret_rate = READS / (now_s() - start);
    return ok;
}

/* Writes within a transaction that a batch of them shares, as the writer thread does. */
static enum err write_batches(struct db *db, unsigned round, unsigned batch, double *ret_rate,
                              struct error *e)
{
    double start = now_s();
    char name[48];
    int64_t changed;
    enum err r = OK;

    for (unsigned i = 0; i < WRITES && !r; i += batch) {
        CLEANUP(db_rollback) struct db_tx *shared = NULL;

        r = db_begin(db, DB_WRITE, &shared, e);
        for (unsigned j = 0; j < batch && !r; j++) {
            CLEANUP(db_rollback) struct db_tx *own = NULL;

            (void)snprintf(name, sizeof(name), "w-%u-%u-%u", round, batch, i + j);
            r = db_savepoint(db, &own, e);
            if (!r)
                r = q_setting_add(db, str_of(name), S("x"), &changed, e);
            if (!r)
                r = db_release(&own, e);
        }
        if (!r)
            r = db_commit(&shared, e);
    }
    *ret_rate = WRITES / (now_s() - start);
    return r;
}

static enum err measure(const char *path, struct db *db, struct error *e)
{
    double generated[ROUNDS], bare[ROUNDS], single[ROUNDS], batched[ROUNDS];
    sqlite3_stmt *stmt = NULL;
    sqlite3 *raw = NULL;
    enum err r = fill(db, e);
    bool ok = sqlite3_open_v2(path, &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) ==
                  SQLITE_OK &&
              sqlite3_prepare_v2(raw, q_setting_get_stmt.sql, -1, &stmt, NULL) == SQLITE_OK;

    for (unsigned i = 0; i < ROUNDS && !r && ok; i++) {
        r = read_generated(db, &generated[i], e);
        ok = read_bare(stmt, &bare[i]);
        if (!r)
            r = write_batches(db, i, 1, &single[i], e);
        if (!r)
            r = write_batches(db, i, BATCH, &batched[i], e);
    }
    (void)sqlite3_finalize(stmt);
    (void)sqlite3_close(raw);
    if (r || !ok)
        return r ? r : error_set(e, E_INTERNAL, "The bare sqlite3 failed.");
    printf("point reads: %.0f/s by a generated function, %.0f/s on bare sqlite3 = %.0f %%\n",
           median(generated), median(bare), 100 * median(generated) / median(bare));
    printf("durable writes: %.0f/s alone, %.0f/s with %d to a commit\n", median(single),
           median(batched), (int)BATCH);
    return OK;
}

static void clean(struct arena *a, const char *dir)
{
    static const char *const names[] = { "bench.db", "bench.db-wal", "bench.db-shm" };

    for (size_t i = 0; i < COUNT(names); i++)
        (void)unlink(arena_printf(a, "%s/%s", dir, names[i]));
    (void)rmdir(dir);
}

int main(void)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    char dir[] = "/tmp/nep-bench-XXXXXX";
    CLEANUP(db_close) struct db *db = NULL;
    struct error e;
    char *path;
    enum err r;

    error_init(&e, a);
    if (!mkdtemp(dir))
        return 1;
    path = arena_printf(a, "%s/bench.db", dir);
    r = db_open(arena_printf(a, "sqlite:%s", path), NULL, &db, &e);
    if (!r)
        r = schema_migrate(db, 1, &e);
    if (!r)
        r = measure(path, db, &e);
    if (r)
        (void)fprintf(stderr, "%s (%s)\n", e.message, e.detail ? e.detail : "");
    clean(a, dir);
    return r ? 1 : 0;
}
