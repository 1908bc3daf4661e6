/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "db/db_driver.h"

enum { PROGRESS_STEPS = 20000 };

struct sqlite {
    struct db db;
    sqlite3 *handle;
    int64_t deadline_ms, waits_since_ms;
    int statement_ms, busy_ms;
    bool read_only, tuned;
    sqlite3_stmt *marks[4]; /* by transaction_words */
};

/* Each request says two of them, so they are prepared like what it asks. */
static const char *const transaction_words[] = { "BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK" };

struct prepared {
    sqlite3_stmt *stmt;
    int at[]; /* where SQLite put $1, $2 …: it numbers them as they appear */
};

static struct sqlite *sqlite_of(struct db *db)
{
    return (struct sqlite *)db;
}

static enum err fail_words(int code, const char **ret_words)
{
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
            code == SQLITE_CONSTRAINT_ROWID) {
            *ret_words = "There is already one like it";
            return E_CONFLICT;
        }
        *ret_words = code == SQLITE_CONSTRAINT_FOREIGNKEY
                         ? "It refers to something that is not there, or something refers to it"
                         : "The database does not accept these values";
        return E_INVALID;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        *ret_words = "The database is busy; try again in a moment";
        return E_BUSY;
    case SQLITE_INTERRUPT:
        *ret_words = "The database took too long to answer; try again in a moment";
        return E_BUSY;
    case SQLITE_TOOBIG:
        *ret_words = "The text or file is too large for the database";
        return E_TOO_LARGE;
    case SQLITE_FULL:
        *ret_words = "The disk that holds the database is full; nothing was saved";
        return E_INTERNAL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        *ret_words = "The database may not be written to";
        return E_INTERNAL;
    case SQLITE_CANTOPEN:
        *ret_words = "The database file cannot be opened";
        return E_INTERNAL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        *ret_words = "The database file is damaged or is no database";
        return E_INTERNAL;
    case SQLITE_IOERR:
        *ret_words = "The disk that holds the database cannot be read or written";
        return E_INTERNAL;
    default:
        *ret_words = "The database failed";
        return E_INTERNAL;
    }
}

static enum err fail(struct sqlite *db, const char *what, struct error *e)
{
    int code = sqlite3_extended_errcode(db->handle);
    const char *words; /* for the operator: people read theirs by the outcome */
    enum err r = fail_words(code, &words);

    /* A full disk, an interrupt and some others end the whole transaction behind our back. */
    if (db->db.level > 0 && sqlite3_get_autocommit(db->handle))
        db->db.lost = true;
    return error_detail(e, r, NULL, "%s: %s: %s (SQLite %d)", words, what,
                        sqlite3_errmsg(db->handle), code);
}

/* Before the first thing asked, and not when it is opened: SQLite reads the whole schema for it, and a
 * server opens more connections than its first page needs. */
static enum err tune(struct sqlite *s, struct error *e)
{
    static const char reader[] = "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000";
    static const char writer[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 " PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000";
    const char *how = s->read_only ? reader : writer;

    if (s->tuned)
        return OK;
    if (sqlite3_exec(s->handle, how, NULL, NULL, NULL) != SQLITE_OK)
        return fail(s, how, e);
    s->tuned = true;
    return OK;
}

/* Of a word that begins or ends a transaction; NULL for other SQL. */
static sqlite3_stmt **mark_of(struct sqlite *s, const char *sql)
{
    for (size_t i = 0; i < COUNT(transaction_words); i++)
        if (strcmp(sql, transaction_words[i]) == 0)
            return &s->marks[i];
    return NULL;
}

static bool did_mark(struct sqlite *s, const char *sql, sqlite3_stmt **stmt)
{
    int code;

    if (!*stmt &&
        sqlite3_prepare_v3(s->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK)
        return false;
    code = sqlite3_step(*stmt);
    (void)sqlite3_reset(*stmt);
    return code == SQLITE_DONE;
}

static enum err sqlite_script(struct db *db, const char *sql, struct error *e)
{
    struct sqlite *s = sqlite_of(db);
    sqlite3_stmt **mark = mark_of(s, sql);
    enum err r = tune(s, e);

    if (r)
        return r;
    s->deadline_ms = 0;
    if (mark)
        return did_mark(s, sql, mark) ? OK : fail(s, sql, e);
    if (sqlite3_exec(s->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        return fail(s, "script", e);
    return OK;
}

static int past_deadline(void *data)
{
    const struct sqlite *s = data;

    return s->deadline_ms && clock_monotonic_ms() > s->deadline_ms;
}

/* SQLite's own looks ever more rarely, at last ten times a second: beside long work in slices it would
 * find the lock free only by luck. */
static int wait_for_lock(void *data, int times)
{
    const struct timespec pause = { .tv_nsec = times < 10 ? 1000000 : 4000000 };
    struct sqlite *s = data;

    if (!times)
        s->waits_since_ms = clock_monotonic_ms();
    if (clock_monotonic_ms() - s->waits_since_ms >= s->busy_ms)
        return 0;
    (void)nanosleep(&pause, NULL);
    return 1;
}

static bool defend(sqlite3 *handle)
{
    return sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) == SQLITE_OK &&
           sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) == SQLITE_OK &&
           sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) == SQLITE_OK &&
           sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL) == SQLITE_OK &&
           sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) == SQLITE_OK;
}

static enum err sqlite_setup(struct sqlite *s, const struct db_options *o, struct error *e)
{
    (void)sqlite3_extended_result_codes(s->handle, 1);
    s->busy_ms = o->busy_ms;
    (void)sqlite3_busy_handler(s->handle, wait_for_lock, s);
    if (!defend(s->handle))
        return fail(s, "sqlite3_db_config", e);
    s->read_only = o->read_only;
    s->statement_ms = o->statement_ms;
    sqlite3_progress_handler(s->handle, PROGRESS_STEPS, past_deadline, s);
    return OK;
}

static void sqlite_close(struct db *db)
{
    struct sqlite *s = sqlite_of(db);
    int code;

    for (unsigned i = 0; i < db->n_slots; i++) {
        const struct prepared *p = db->slots[i];

        if (p)
            (void)sqlite3_finalize(p->stmt);
    }
    for (size_t i = 0; i < COUNT(s->marks); i++)
        (void)sqlite3_finalize(s->marks[i]);
    code = sqlite3_close(s->handle);
    assert(code == SQLITE_OK);
    (void)code;
}

static enum err sqlite_open(struct arena *a, const char *url, const struct db_options *o,
                            struct db **ret, struct error *e)
{
    int flags = o->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const char *path = url + strlen("sqlite:");
    struct sqlite *s = arena_new(a, struct sqlite);
    enum err r;

    /* SQLite's account of its memory is one lock for all threads. Only the process's first call counts. */
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    /* One thread at a time uses a connection, so it needs no lock of its own. */
    if (sqlite3_open_v2(path, &s->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        r = fail(s, path, e);
        sqlite_close(&s->db);
        return r;
    }
    r = sqlite_setup(s, o, e);
    if (r) {
        sqlite_close(&s->db);
        return r;
    }
    *ret = &s->db;
    return OK;
}

static enum err prepare(struct sqlite *s, const struct db_stmt *stmt, struct prepared **ret,
                        struct error *e)
{
    void **slot = db__slot(&s->db, stmt);
    struct prepared *p = *slot;

    if (p) {
        *ret = p;
        return OK;
    }
    p = arena_alloc(s->db.arena, 1, sizeof(*p) + stmt->n_in * sizeof(p->at[0]));
    if (sqlite3_prepare_v3(s->handle, stmt->sql, -1, SQLITE_PREPARE_PERSISTENT, &p->stmt, NULL) !=
        SQLITE_OK)
        return fail(s, stmt->name, e);
    for (unsigned i = 0; i < stmt->n_in; i++) {
        char name[16];

        (void)snprintf(name, sizeof(name), "$%u", i + 1);
        p->at[i] = sqlite3_bind_parameter_index(p->stmt, name);
    }
    *slot = p;
    *ret = p;
    return OK;
}

/* The texts belong to the caller until the statement is finished. */
static int bind(sqlite3_stmt *stmt, int at, enum db_type type, const struct db_value *v)
{
    if (!v->is)
        return sqlite3_bind_null(stmt, at);
    switch (type) {
    case DB_INT64:
        return sqlite3_bind_int64(stmt, at, v->i);
    case DB_REAL:
        return sqlite3_bind_double(stmt, at, v->real);
    case DB_TEXT:
        return sqlite3_bind_text64(stmt, at, v->s.p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BLOB:
        return sqlite3_bind_blob64(stmt, at, v->s.p, v->s.n, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static enum err sqlite_start(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                             struct error *e)
{
    struct sqlite *s = sqlite_of(db);
    struct prepared *p = NULL;
    enum err r = tune(s, e);

    if (!r)
        r = prepare(s, stmt, &p, e);
    if (r)
        return r;
    assert(p);
    for (unsigned i = 0; i < stmt->n_in; i++) {
        if (bind(p->stmt, p->at[i], stmt->in[i].type, &in[i]) != SQLITE_OK)
            return fail(s, stmt->name, e);
    }
    s->deadline_ms = clock_monotonic_ms() + s->statement_ms;
    return OK;
}

static enum err sqlite_step(struct db *db, const struct db_stmt *stmt, bool *ret_row,
                            struct error *e)
{
    struct sqlite *s = sqlite_of(db);
    const struct prepared *p = *db__slot(db, stmt);
    int code = sqlite3_step(p->stmt);

    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(s, stmt->name, e);
    *ret_row = code == SQLITE_ROW;
    return OK;
}

static enum err sqlite_get(struct db *db, const struct db_stmt *stmt, unsigned column,
                           struct db_value *ret, struct error *e)
{
    /* Nobody else uses this connection meanwhile, so its value needs no protection of its own. */
    sqlite3_value *v =
        sqlite3_column_value(((const struct prepared *)*db__slot(db, stmt))->stmt, (int)column);
    int got = sqlite3_value_type(v);
    enum db_type type = stmt->out[column].type;
    static const int expected[] = {
        [DB_INT64] = SQLITE_INTEGER,
        [DB_TEXT] = SQLITE_TEXT,
        [DB_BLOB] = SQLITE_BLOB,
        [DB_REAL] = SQLITE_FLOAT,
    };

    ret->is = got != SQLITE_NULL;
    if (!ret->is)
        return OK;
    /* A whole number is a real too: coalesce(sum(x), 0). */
    if (got != expected[type] && !(type == DB_REAL && got == SQLITE_INTEGER))
        return error_detail(e, E_INTERNAL, NULL,
                            "The database gave an answer that was not expected: "
                            "%s: column %s has another type",
                            stmt->name, stmt->out[column].name);
    switch (type) {
    case DB_INT64:
        ret->i = sqlite3_value_int64(v);
        return OK;
    case DB_REAL:
        ret->real = sqlite3_value_double(v);
        return OK;
    case DB_TEXT:
        ret->s.p = (const char *)sqlite3_value_text(v);
        break;
    case DB_BLOB:
        ret->s.p = sqlite3_value_blob(v);
        break;
    }
    ret->s.n = (size_t)sqlite3_value_bytes(v);
    if (!ret->s.p) /* an empty blob */
        ret->s.p = "";
    return OK;
}

static int64_t sqlite_changed(struct db *db, const struct db_stmt *stmt)
{
    (void)stmt;
    return sqlite3_changes64(sqlite_of(db)->handle);
}

static void sqlite_finish(struct db *db, const struct db_stmt *stmt)
{
    const struct prepared *p = *db__slot(db, stmt);

    if (!p)
        return;
    (void)sqlite3_reset(p->stmt);
    (void)sqlite3_clear_bindings(p->stmt);
}

/* The declared type of the column it comes from; expressions have none. */
static int described(const char *decltype)
{
    if (!decltype)
        return -1;
    if (strcmp(decltype, "INTEGER") == 0)
        return DB_INT64;
    if (strcmp(decltype, "TEXT") == 0)
        return DB_TEXT;
    if (strcmp(decltype, "BLOB") == 0)
        return DB_BLOB;
    return strcmp(decltype, "REAL") == 0 ? DB_REAL : -2;
}

static enum err sqlite_describe(struct db *db, const struct db_stmt *stmt, struct arena *a,
                                struct db_shape *ret, struct error *e)
{
    struct prepared *p = NULL;
    enum err r = prepare(sqlite_of(db), stmt, &p, e);

    if (r)
        return r;
    assert(p);
    ret->n_in = (unsigned)sqlite3_bind_parameter_count(p->stmt);
    ret->n_out = (unsigned)sqlite3_column_count(p->stmt);
    ret->names = arena_array(a, const char *, ret->n_out);
    ret->types = arena_array(a, int, ret->n_out);
    for (unsigned i = 0; i < ret->n_out; i++) {
        ret->names[i] = arena_strdup(a, sqlite3_column_name(p->stmt, (int)i));
        ret->types[i] = described(sqlite3_column_decltype(p->stmt, (int)i));
    }
    return OK;
}

const struct db_driver db_sqlite_driver = {
    .engine = "sqlite",
    .open = sqlite_open,
    .close = sqlite_close,
    .start = sqlite_start,
    .step = sqlite_step,
    .get = sqlite_get,
    .changed = sqlite_changed,
    .finish = sqlite_finish,
    .script = sqlite_script,
    .describe = sqlite_describe,
    .begin_read = "BEGIN",
    .begin_write = "BEGIN IMMEDIATE",
};
