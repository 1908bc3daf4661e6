/* db.h - a connection to the database, whichever engine it is, and what happens to a statement.
 *
 * A connection belongs to one thread at a time. Statements are const tables written by tools/sqlc;
 * each is prepared once per connection. What comes back lives in the arena passed in. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct arena;
struct db;

enum db_type { DB_INT64, DB_TEXT, DB_BLOB, DB_REAL };

/* Numbers that may be NULL; text that may be is STR_NONE. */
struct db_int {
    bool is;
    int64_t v;
};
struct db_real {
    bool is;
    double v;
};

/* One parameter or column: {0} is NULL. */
struct db_value {
    bool is;
    int64_t i;
    double real;
    struct str s;
};

static inline struct db_value db_int64(int64_t v)
{
    return (struct db_value){ .is = true, .i = v };
}

static inline struct db_value db_int64_or_null(struct db_int v)
{
    return (struct db_value){ .is = v.is, .i = v.v };
}

static inline struct db_value db_double(double v)
{
    return (struct db_value){ .is = true, .real = v };
}

static inline struct db_value db_double_or_null(struct db_real v)
{
    return (struct db_value){ .is = v.is, .real = v.v };
}

static inline struct db_value db_str(struct str s)
{
    return (struct db_value){ .is = s.p, .s = s };
}

struct db_field {
    const char *name;
    enum db_type type;
    bool null;     /* may be NULL: then struct db_int, struct db_real or STR_NONE */
    size_t offset; /* of a column in the row's struct */
};

enum { DB_PARAMS_MAX = 64, DB_OWN_STATEMENTS = 4 };

/* A statement: its text (one for both engines but for the rare pair) and its shape. */
struct db_stmt {
    const char *name;
    const char *sql;
    const char *sql_pg; /* NULL: as sql */
    unsigned index;     /* its slot in the cache of a connection; unique */
    unsigned n_in, n_out;
    const struct db_field *in, *out;
    size_t row_size;
};

struct db_options {
    bool read_only;
    int busy_ms;      /* how long to wait for a lock or a connection; 0: 5 s */
    int statement_ms; /* how long one statement may run; 0: 30 s */
};

/* url: "sqlite:PATH" (made if missing) or "postgresql://…". options may be NULL. */
NODISCARD enum err db_open(const char *url, const struct db_options *options, struct db **ret,
                           struct error *e);
/* Rolls back what is open. Accepts NULL and sets NULL, so it serves CLEANUP. */
void db_close(struct db **db);

/* "sqlite" or "pg". */
const char *db_engine(const struct db *db);
/* How many statements ran on this connection (transactions are not counted): for budgets. */
int64_t db_statements(const struct db *db);

/* Transactions. A db_begin inside a transaction is a savepoint, so a use case need not know whether
 * it runs alone or within a batch. Levels end in the reverse order of their beginning:
 *
 *     CLEANUP(db_rollback) struct db_tx *tx = NULL;
 *
 *     r = db_begin(db, DB_WRITE, &tx, e);
 *     …
 *     return db_commit(&tx, e);
 *
 * After a statement failed (E_NOT_FOUND is no failure) nothing else runs in its level until that is
 * rolled back: to try something that may fail, begin a level for it.
 * A reading transaction sees the database as it was at its first statement. */
struct db_tx;
enum db_mode { DB_READ, DB_WRITE };
NODISCARD enum err db_begin(struct db *db, enum db_mode mode, struct db_tx **ret, struct error *e);
/* Sets *tx to NULL; when it fails, nothing of the transaction has happened. */
NODISCARD enum err db_commit(struct db_tx **tx, struct error *e);
void db_rollback(struct db_tx **tx);

/* Whether one is open that may write. */
bool db_is_writing(const struct db *db);

/* The same within a transaction that must already be open. */
NODISCARD enum err db_savepoint(struct db *db, struct db_tx **ret, struct error *e);
NODISCARD enum err db_release(struct db_tx **savepoint, struct error *e);
void db_rollback_to(struct db_tx **savepoint);

/* What generated functions call; in holds stmt->n_in values, ret_changed may be NULL.
 *
 * Outcomes: E_CONFLICT (not unique), E_INVALID (a reference, rule or text the database refuses),
 * E_BUSY (locked, took too long, lost a race: the same act may be tried again), E_INTERNAL. */
NODISCARD enum err db_exec(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                           int64_t *ret_changed, struct error *e);
/* Fills the struct at ret_row. E_NOT_FOUND without a row: *ret_row is then untouched. */
NODISCARD enum err db_one(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                          struct arena *a, void *ret_row, struct error *e);
/* ret_rows: address of a pointer to the row's struct. */
NODISCARD enum err db_many(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                           struct arena *a, void *ret_rows, size_t *ret_n, struct error *e);

struct db_migration {
    struct str name; /* NNNN_name.sql, numbered from 0001 without a gap */
    struct str sql;
};

/* Brings the schema up to date; each migration once, in its own transaction. Refuses a history that
 * is newer than the files or differs from them, and says what to do. */
NODISCARD enum err db_migrate(struct db *db, const struct db_migration *files, size_t n,
                              int64_t now_ms, struct error *e);

/* What the engine itself says about a statement: for the test that compares it with stmt. */
struct db_shape {
    unsigned n_in, n_out;
    const char **names; /* of columns */
    int *types;         /* enum db_type of columns; -1: the engine does not say, -2: another type */
};
NODISCARD enum err db_describe(struct db *db, const struct db_stmt *stmt, struct arena *a,
                               struct db_shape *ret, struct error *e);
