/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/library.h"
#include "db/db_driver.h"

/* From the server's pg_type.h: never change. */
enum {
    OID_BYTEA = 17,
    OID_INT8 = 20,
    OID_INT2 = 21,
    OID_INT4 = 23,
    OID_TEXT = 25,
    OID_FLOAT8 = 701
};

static const Oid oids[] = {
    [DB_INT64] = OID_INT8,
    [DB_TEXT] = OID_TEXT,
    [DB_BLOB] = OID_BYTEA,
    [DB_REAL] = OID_FLOAT8,
};

/* Loaded by the first connection: it brings Kerberos, LDAP and OpenSSL, a third of what a start cost. */
/* clang-format off */
#define LIBPQ(X) \
    X(PQclear) X(PQcmdStatus) X(PQcmdTuples) X(PQconnectdbParams) X(PQdescribePrepared) \
    X(PQerrorMessage) X(PQexec) X(PQexecPrepared) X(PQfinish) X(PQfname) X(PQftype) X(PQgetisnull) \
    X(PQgetlength) X(PQgetvalue) X(PQnfields) X(PQnparams) X(PQntuples) X(PQprepare) X(PQreset) \
    X(PQresultErrorField) X(PQresultErrorMessage) X(PQresultStatus) X(PQsetNoticeReceiver) \
    X(PQstatus)
/* clang-format on */

struct libpq {
    LIBPQ(LIBRARY_MEMBER)
};

static const char *const libpq_names[] = { LIBPQ(LIBRARY_NAME) };
static const struct library libpq = { "libpq.so.5", "libpq5", libpq_names, COUNT(libpq_names) };

struct pg {
    struct db db;
    struct libpq lib;
    PGconn *conn;
    PGresult *result; /* of the running statement */
    int row;
    struct db_options options;
};

static struct pg *pg_of(struct db *db)
{
    return (struct pg *)db;
}

struct outcome {
    const char *state; /* SQLSTATE, or the first two characters of its class */
    enum err err;
    const char *words; /* for the operator: people read theirs by the outcome */
};

static const struct outcome outcomes[] = {
    { "23505", E_CONFLICT, "There is already one like it" },
    { "23503", E_INVALID, "It refers to something that is not there, or something refers to it" },
    { "23", E_INVALID, "The database does not accept these values" },
    { "22", E_INVALID, "The database does not accept these values" },
    { "40", E_BUSY, "Two changes met; try again in a moment" },
    { "55P03", E_BUSY, "The database is busy; try again in a moment" },
    { "57014", E_BUSY, "The database took too long to answer; try again in a moment" },
    { "57P", E_BUSY, "The database is restarting; try again in a moment" },
    { "53100", E_INTERNAL, "The disk that holds the database is full; nothing was saved" },
    { "53300", E_BUSY, "The database has too many connections; try again in a moment" },
    { "54", E_TOO_LARGE, "The text or file is too large for the database" },
    { "25006", E_INTERNAL, "The database may not be written to" },
    { "28", E_INTERNAL, "The database does not let this user in" },
    { "08", E_BUSY, "The connection to the database was lost; try again in a moment" },
    { "", E_INTERNAL, "The database failed" },
};

static enum err fail(struct pg *pg, const char *what, const PGresult *result, struct error *e)
{
    const char *state = result ? pg->lib.PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    const char *words =
        result ? pg->lib.PQresultErrorMessage(result) : pg->lib.PQerrorMessage(pg->conn);
    const struct outcome *o = outcomes;

    if (pg->lib.PQstatus(pg->conn) != CONNECTION_OK) {
        state = "08006";
        pg->db.lost = pg->db.level > 0;
    }
    if (!state)
        state = "XX000";
    while (!str_starts(str_of(state), str_of(o->state)))
        o++;
    return error_detail(e, o->err, NULL, "%s: %s: %.*s (SQLSTATE %s)", o->words, what,
                        STR_ARGS(str_trim(str_of(words))), state);
}

static enum err script(struct pg *pg, const char *sql, struct error *e)
{
    PGresult *result = pg->lib.PQexec(pg->conn, sql);
    bool ok = pg->lib.PQresultStatus(result) == PGRES_COMMAND_OK ||
              pg->lib.PQresultStatus(result) == PGRES_TUPLES_OK;
    enum err r = OK;

    if (!ok)
        r = fail(pg, "script", result, e);
    else if (strcmp(sql, "COMMIT") == 0 && strcmp(pg->lib.PQcmdStatus(result), "COMMIT") != 0)
        r = error_detail(e, E_INTERNAL, NULL,
                         "The database undid the change: "
                         "COMMIT after a statement had failed");
    pg->lib.PQclear(result);
    return r;
}

static void pg_close(struct db *db)
{
    struct pg *pg = pg_of(db);

    pg->lib.PQfinish(pg->conn);
}

static void ignore_notice(void *data, const PGresult *result)
{
    (void)data;
    (void)result;
}

static enum err setup(struct pg *pg, struct error *e)
{
    char sql[256];

    (void)pg->lib.PQsetNoticeReceiver(pg->conn, ignore_notice, NULL);
    (void)snprintf(sql, sizeof(sql),
                   "SET statement_timeout = %d; SET lock_timeout = %d;"
                   " SET default_transaction_read_only = %s; SET standard_conforming_strings = on;"
                   " SET idle_in_transaction_session_timeout = 300000",
                   pg->options.statement_ms, pg->options.busy_ms,
                   pg->options.read_only ? "on" : "off");
    return script(pg, sql, e);
}

/* A connection that broke is made anew, but never within a transaction. */
static enum err revive(struct pg *pg, struct error *e)
{
    if (pg->lib.PQstatus(pg->conn) == CONNECTION_OK || pg->db.level > 0)
        return OK;
    pg->lib.PQreset(pg->conn);
    if (pg->db.n_slots)
        memset((void *)pg->db.slots, 0, pg->db.n_slots * sizeof(*pg->db.slots));
    if (pg->lib.PQstatus(pg->conn) != CONNECTION_OK)
        return fail(pg, "reconnecting", NULL, e);
    return setup(pg, e);
}

static enum err pg_script(struct db *db, const char *sql, struct error *e)
{
    enum err r = revive(pg_of(db), e);

    return r ? r : script(pg_of(db), sql, e);
}

static enum err pg_open(struct arena *a, const char *url, const struct db_options *o,
                        struct db **ret, struct error *e)
{
    struct pg *pg = arena_new(a, struct pg);
    char *wait = arena_printf(a, "%d", o->busy_ms / 1000 + 1);
    char *patience = arena_printf(a, "%d", o->statement_ms + o->busy_ms);
    /* What stands in the address (after "dbname") wins over what stands before it. */
    const char *const names[] = {
        "application_name",
        "connect_timeout",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "tcp_user_timeout",
        "dbname",
        "client_encoding",
        NULL,
    };
    const char *const values[] = { "nep", wait, "30", "10", "3", patience, url, "UTF8", NULL };
    enum err r;

    static_assert(COUNT(names) == COUNT(values), "one value a name");
    r = library_load(&libpq, &pg->lib, e);
    if (r)
        return r;
    pg->conn = pg->lib.PQconnectdbParams(names, values, 1);
    if (pg->lib.PQstatus(pg->conn) != CONNECTION_OK) {
        r = error_detail(e, E_BUSY, NULL, "The database server cannot be reached: %.*s",
                         STR_ARGS(str_trim(str_of(pg->lib.PQerrorMessage(pg->conn)))));
        pg_close(&pg->db);
        return r;
    }
    pg->options = *o;
    r = setup(pg, e);
    if (r) {
        pg_close(&pg->db);
        return r;
    }
    *ret = &pg->db;
    return OK;
}

static enum err prepare(struct pg *pg, const struct db_stmt *stmt, struct error *e)
{
    void **slot = db__slot(&pg->db, stmt);
    const char *sql = stmt->sql_pg ? stmt->sql_pg : stmt->sql;
    Oid types[DB_PARAMS_MAX];
    PGresult *result;
    enum err r = OK;

    if (*slot)
        return OK;
    for (unsigned i = 0; i < stmt->n_in; i++)
        types[i] = oids[stmt->in[i].type];
    result = pg->lib.PQprepare(pg->conn, stmt->name, sql, (int)stmt->n_in, types);
    if (pg->lib.PQresultStatus(result) != PGRES_COMMAND_OK)
        r = fail(pg, stmt->name, result, e);
    else
        *slot = pg;
    pg->lib.PQclear(result);
    return r;
}

static enum err pg_start(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                         struct error *e)
{
    struct pg *pg = pg_of(db);
    const char *values[DB_PARAMS_MAX];
    int lengths[DB_PARAMS_MAX], binary[DB_PARAMS_MAX];
    uint64_t numbers[DB_PARAMS_MAX];
    enum err r = revive(pg, e);

    if (!r)
        r = prepare(pg, stmt, e);
    if (r)
        return r;
    for (unsigned i = 0; i < stmt->n_in; i++) {
        bool text = stmt->in[i].type == DB_TEXT || stmt->in[i].type == DB_BLOB;

        if (stmt->in[i].type == DB_REAL)
            memcpy(&numbers[i], &in[i].real, sizeof(numbers[i]));
        else
            numbers[i] = (uint64_t)in[i].i;
        numbers[i] = htobe64(numbers[i]);
        values[i] = text ? in[i].s.p : (const char *)&numbers[i];
        lengths[i] = text ? (int)in[i].s.n : (int)sizeof(numbers[i]);
        binary[i] = 1;
        if (!in[i].is)
            values[i] = NULL;
    }
    pg->result =
        pg->lib.PQexecPrepared(pg->conn, stmt->name, (int)stmt->n_in, values, lengths, binary, 1);
    pg->row = -1;
    if (pg->lib.PQresultStatus(pg->result) != PGRES_TUPLES_OK &&
        pg->lib.PQresultStatus(pg->result) != PGRES_COMMAND_OK)
        return fail(pg, stmt->name, pg->result, e);
    return OK;
}

static enum err pg_step(struct db *db, const struct db_stmt *stmt, bool *ret_row, struct error *e)
{
    struct pg *pg = pg_of(db);

    (void)stmt;
    (void)e;
    *ret_row = ++pg->row < pg->lib.PQntuples(pg->result);
    return OK;
}

static int64_t integer_of(const char *p, int n)
{
    uint64_t wide;
    uint32_t word;
    uint16_t half;

    if (n == 8) {
        memcpy(&wide, p, sizeof(wide));
        return (int64_t)be64toh(wide);
    }
    if (n == 4) {
        memcpy(&word, p, sizeof(word));
        return (int32_t)be32toh(word);
    }
    memcpy(&half, p, sizeof(half));
    return (int16_t)be16toh(half);
}

/* The enum db_type that holds a column of this type, or -2. */
static int described(Oid type)
{
    switch (type) {
    case OID_INT8:
    case OID_INT4:
    case OID_INT2:
        return DB_INT64;
    case OID_TEXT:
        return DB_TEXT;
    case OID_BYTEA:
        return DB_BLOB;
    case OID_FLOAT8:
        return DB_REAL;
    default:
        return -2;
    }
}

static enum err pg_get(struct db *db, const struct db_stmt *stmt, unsigned column,
                       struct db_value *ret, struct error *e)
{
    const struct pg *pg = pg_of(db);
    int c = (int)column;
    int n = pg->lib.PQgetlength(pg->result, pg->row, c);
    const char *p = pg->lib.PQgetvalue(pg->result, pg->row, c);
    enum db_type type = stmt->out[column].type;

    if (described(pg->lib.PQftype(pg->result, c)) != (int)type)
        return error_detail(e, E_INTERNAL, NULL,
                            "The database gave an answer that was not expected: "
                            "%s: column %s has another type",
                            stmt->name, stmt->out[column].name);
    ret->is = !pg->lib.PQgetisnull(pg->result, pg->row, c);
    if (!ret->is)
        return OK;
    if (type == DB_TEXT || type == DB_BLOB)
        ret->s = (struct str){ p, (size_t)n };
    else
        ret->i = integer_of(p, n);
    if (type == DB_REAL)
        memcpy(&ret->real, &ret->i, sizeof(ret->real));
    return OK;
}

static int64_t pg_changed(struct db *db, const struct db_stmt *stmt)
{
    struct pg *pg = pg_of(db);

    (void)stmt;
    return strtoll(pg->lib.PQcmdTuples(pg->result), NULL, 10);
}

static void pg_finish(struct db *db, const struct db_stmt *stmt)
{
    struct pg *pg = pg_of(db);

    (void)stmt;
    pg->lib.PQclear(pg->result);
    pg->result = NULL;
}

static enum err pg_describe(struct db *db, const struct db_stmt *stmt, struct arena *a,
                            struct db_shape *ret, struct error *e)
{
    struct pg *pg = pg_of(db);
    PGresult *result;
    enum err r = prepare(pg, stmt, e);

    if (r)
        return r;
    result = pg->lib.PQdescribePrepared(pg->conn, stmt->name);
    if (pg->lib.PQresultStatus(result) != PGRES_COMMAND_OK) {
        r = fail(pg, stmt->name, result, e);
        pg->lib.PQclear(result);
        return r;
    }
    ret->n_in = (unsigned)pg->lib.PQnparams(result);
    ret->n_out = (unsigned)pg->lib.PQnfields(result);
    ret->names = arena_array(a, const char *, ret->n_out);
    ret->types = arena_array(a, int, ret->n_out);
    for (unsigned i = 0; i < ret->n_out; i++) {
        ret->names[i] = arena_strdup(a, pg->lib.PQfname(result, (int)i));
        ret->types[i] = described(pg->lib.PQftype(result, (int)i));
    }
    pg->lib.PQclear(result);
    return OK;
}

const struct db_driver db_pg_driver = {
    .engine = "pg",
    .open = pg_open,
    .close = pg_close,
    .start = pg_start,
    .step = pg_step,
    .get = pg_get,
    .changed = pg_changed,
    .finish = pg_finish,
    .script = pg_script,
    .describe = pg_describe,
    /* What SQLite gives by its nature: a reader sees one moment. */
    .begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    .begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
    /* Waits for another node's migration, and lets one take as long as it needs. */
    .lock_migrations = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;"
                       " SELECT pg_advisory_xact_lock(20201130)",
};
