/* SPDX-License-Identifier: Apache-2.0 */
#include "db/db.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "db/db_driver.h"

enum { CONNECTION_MEMORY = 16 << 20, FIRST_ROWS = 16 };

static const struct db_driver *driver_of(const char *url)
{
    if (strncmp(url, "sqlite:", 7) == 0)
        return &db_sqlite_driver;
    if (strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0)
        return &db_pg_driver;
    return NULL;
}

enum err db_open(const char *url, const struct db_options *options, struct db **ret,
                 struct error *e)
{
    struct db_options o = options ? *options : (struct db_options){ 0 };
    const struct db_driver *driver = driver_of(url);
    CLEANUP(arena_close) struct arena *a = NULL;
    struct db *db = NULL;
    enum err r;

    assert(url);
    assert(ret);
    assert(e);
    if (!driver) {
        r = error_set(e, E_INVALID, "The address of the database is not understood.");
        (void)error_hint(e, "Write sqlite:PATH or postgresql://USER@HOST/NAME.");
        return r;
    }
    if (!o.busy_ms)
        o.busy_ms = 5000;
    if (!o.statement_ms)
        o.statement_ms = 30000;
    a = arena_open(CONNECTION_MEMORY);
    r = driver->open(a, url, &o, &db, e);
    if (r)
        return r;
    db->driver = driver;
    db->arena = TAKE(a);
    db->words = arena_open(0);
    *ret = db;
    return OK;
}

void db_close(struct db **db)
{
    struct arena *a;

    assert(db);
    if (!*db)
        return;
    a = (*db)->arena;
    arena_close(&(*db)->words);
    (*db)->driver->close(*db);
    arena_close(&a);
    *db = NULL;
}

const char *db_engine(const struct db *db)
{
    return db->driver->engine;
}

int64_t db_statements(const struct db *db)
{
    return db->statements;
}

/* PostgreSQL runs nothing after a failed statement until the level is rolled back. So neither does
 * SQLite here: what works on one engine works on the other. */
static enum err check_alive(const struct db *db, const char *what, struct error *e)
{
    if (db->lost)
        return error_detail(e, E_BUSY, NULL,
                            "The database undid the change; it may be tried again: "
                            "%s after the engine rolled back",
                            what);
    if (db->failed)
        return error_detail(e, E_INTERNAL, NULL,
                            "The database failed: "
                            "%s after another statement of the transaction had failed",
                            what);
    return OK;
}

static enum err note_failure(struct db *db, enum err r)
{
    if (r && db->level > 0 && !db->failed)
        db->failed = db->level;
    return r;
}

static enum err begin_script(struct db *db, enum db_mode mode, struct error *e)
{
    char sql[32];

    if (db->level == 0)
        return db->driver->script(
            db, mode == DB_WRITE ? db->driver->begin_write : db->driver->begin_read, e);
    (void)snprintf(sql, sizeof(sql), "SAVEPOINT level_%d", db->level + 1);
    return db->driver->script(db, sql, e);
}

enum err db_begin(struct db *db, enum db_mode mode, struct db_tx **ret, struct error *e)
{
    struct db_tx *tx;
    enum err r;

    assert(db);
    assert(ret);
    assert(db->level < DB_LEVELS_MAX);
    assert(!db->running);
    if (db->level > 0 && mode == DB_WRITE && db->mode == DB_READ)
        return error_detail(e, E_INTERNAL, NULL,
                            "Nothing may be saved from here: "
                            "a writing transaction within a reading one");
    r = check_alive(db, "begin", e);
    if (!r)
        r = begin_script(db, mode, e);
    if (r)
        return r;
    if (db->level == 0)
        db->mode = mode;
    tx = &db->levels[db->level++];
    *tx = (struct db_tx){ db, db->level };
    *ret = tx;
    return OK;
}

bool db_is_writing(const struct db *db)
{
    return db->level > 0 && db->mode == DB_WRITE;
}

enum err db_commit(struct db_tx **tx, struct error *e)
{
    struct db *db = (*tx)->db;
    char sql[32] = "COMMIT";
    enum err r;

    assert(db);
    assert((*tx)->level == db->level);
    assert(!db->running);
    if (db->level > 1)
        (void)snprintf(sql, sizeof(sql), "RELEASE level_%d", db->level);
    r = check_alive(db, "commit", e);
    if (!r)
        r = db->driver->script(db, sql, e);
    if (r) {
        db_rollback(tx);
        return r;
    }
    db->level--;
    *tx = NULL;
    return OK;
}

void db_rollback(struct db_tx **tx)
{
    struct error ignored;
    char sql[64] = "ROLLBACK";
    struct db *db;

    assert(tx);
    if (!*tx)
        return;
    db = (*tx)->db;
    assert((*tx)->level == db->level);
    if (db->level > 1)
        (void)snprintf(sql, sizeof(sql), "ROLLBACK TO level_%d; RELEASE level_%d", db->level,
                       db->level);
    arena_reset(db->words);
    error_init(&ignored, db->words);
    /* What cannot be rolled back was rolled back already, or the connection is gone with it. */
    if (!db->lost && db->driver->script(db, sql, &ignored) != OK)
        db->lost = true;
    db->level--;
    if (db->level < db->failed)
        db->failed = 0;
    if (db->level == 0)
        db->lost = false;
    *tx = NULL;
}

enum err db_savepoint(struct db *db, struct db_tx **ret, struct error *e)
{
    assert(db->level > 0);
    return db_begin(db, db->mode, ret, e);
}

enum err db_release(struct db_tx **savepoint, struct error *e)
{
    assert((*savepoint)->level > 1);
    return db_commit(savepoint, e);
}

void db_rollback_to(struct db_tx **savepoint)
{
    assert(!*savepoint || (*savepoint)->level > 1);
    db_rollback(savepoint);
}

static enum err check_values(const struct db_stmt *stmt, const struct db_value *in, struct error *e)
{
    assert(stmt->n_in <= DB_PARAMS_MAX);
    for (unsigned i = 0; i < stmt->n_in; i++) {
        const struct db_field *f = &stmt->in[i];

        if (!in[i].is && !f->null)
            return error_detail(e, E_INTERNAL, NULL,
                                "Something needed to ask the database is missing: "
                                "%s: %s is NULL",
                                stmt->name, f->name);
        /* PostgreSQL's text cannot hold it, and nobody types it. */
        if (f->type == DB_TEXT && in[i].s.n && memchr(in[i].s.p, 0, in[i].s.n))
            return error_detail(e, E_INVALID, NULL,
                                "The text contains a character that is no text: "
                                "%s: NUL in %s",
                                stmt->name, f->name);
    }
    return OK;
}

struct run {
    struct db *db; /* NULL: nothing to finish */
    const struct db_stmt *stmt;
};

static void run_finish(struct run *run)
{
    if (!run->db)
        return;
    run->db->driver->finish(run->db, run->stmt);
    run->db->running = false;
}

static enum err run_start(struct run *run, struct db *db, const struct db_stmt *stmt,
                          const struct db_value *in, struct error *e)
{
    enum err r;

    assert(db && stmt && stmt->sql);
    assert(in || !stmt->n_in);
    assert(!db->running);
    r = check_alive(db, stmt->name, e);
    if (!r)
        r = check_values(stmt, in, e);
    if (r)
        return r;
    db->statements++;
    *run = (struct run){ db, stmt };
    db->running = true;
    return note_failure(db, db->driver->start(db, stmt, in, e));
}

static enum err run_step(const struct run *run, bool *ret_row, struct error *e)
{
    assert(run->db && run->db->running);
    return note_failure(run->db, run->db->driver->step(run->db, run->stmt, ret_row, e));
}

static void put(void *row, const struct db_field *f, const struct db_value *v, struct arena *a)
{
    char *at = (char *)row + f->offset;

    assert(v);
    switch (f->type) {
    case DB_INT64:
        if (f->null)
            memcpy(at, &(struct db_int){ v->is, v->i }, sizeof(struct db_int));
        else
            memcpy(at, &v->i, sizeof(v->i));
        return;
    case DB_REAL:
        if (f->null)
            memcpy(at, &(struct db_real){ v->is, v->real }, sizeof(struct db_real));
        else
            memcpy(at, &v->real, sizeof(v->real));
        return;
    case DB_TEXT:
    case DB_BLOB: {
        struct str s = arena_str(a, v->s);

        memcpy(at, &s, sizeof(s));
        return;
    }
    }
}

static enum err read_row(struct db *db, const struct db_stmt *stmt, struct arena *a, void *row,
                         struct error *e)
{
    for (unsigned i = 0; i < stmt->n_out; i++) {
        const struct db_field *f = &stmt->out[i];
        struct db_value v = { 0 };
        enum err r = db->driver->get(db, stmt, i, &v, e);

        if (r)
            return r;
        if (!v.is && !f->null)
            return error_detail(e, E_INTERNAL, NULL,
                                "The database gave an answer that was not expected: "
                                "%s: column %s is NULL",
                                stmt->name, f->name);
        put(row, f, &v, a);
    }
    return OK;
}

enum err db_exec(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                 int64_t *ret_changed, struct error *e)
{
    CLEANUP(run_finish) struct run run = { 0 };
    bool row = true;
    enum err r = run_start(&run, db, stmt, in, e);

    while (!r && row)
        r = run_step(&run, &row, e);
    if (!r && ret_changed)
        *ret_changed = db->driver->changed(db, stmt);
    return r;
}

enum err db_one(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                struct arena *a, void *ret_row, struct error *e)
{
    CLEANUP(run_finish) struct run run = { 0 };
    void *got = arena_alloc(a, 1, stmt->row_size);
    bool row = false;
    enum err r = run_start(&run, db, stmt, in, e);

    assert(a && ret_row);
    assert(stmt->row_size > 0);
    if (!r)
        r = run_step(&run, &row, e);
    if (r)
        return r;
    if (!row)
        return error_detail(e, E_NOT_FOUND, NULL, "It is not there, or no longer: %s: no row",
                            stmt->name);
    r = read_row(db, stmt, a, got, e);
    /* To the end: SQLite commits a statement outside transactions only there. */
    if (!r)
        r = run_step(&run, &row, e);
    if (r)
        return r;
    if (row)
        return error_detail(e, E_INTERNAL, NULL,
                            "The database gave an answer that was not expected: "
                            "%s: more than one row",
                            stmt->name);
    memcpy(ret_row, got, stmt->row_size);
    return OK;
}

enum err db_many(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                 struct arena *a, void *ret_rows, size_t *ret_n, struct error *e)
{
    CLEANUP(run_finish) struct run run = { 0 };
    size_t n = 0, cap = FIRST_ROWS;
    char *rows = arena_alloc(a, cap, stmt->row_size);
    bool row = true;
    enum err r = run_start(&run, db, stmt, in, e);

    assert(a && ret_rows && ret_n);
    assert(stmt->row_size > 0);
    while (!r) {
        r = run_step(&run, &row, e);
        if (r || !row)
            break;
        if (n == cap)
            rows = arena_grow(a, rows, n, &cap, stmt->row_size);
        r = read_row(db, stmt, a, rows + n * stmt->row_size, e);
        n++;
    }
    if (r)
        return r;
    memcpy(ret_rows, &rows, sizeof(rows));
    *ret_n = n;
    return OK;
}

enum err db_describe(struct db *db, const struct db_stmt *stmt, struct arena *a,
                     struct db_shape *ret, struct error *e)
{
    assert(db && stmt);
    assert(a && ret);
    return db->driver->describe(db, stmt, a, ret, e);
}
