/* db_driver.h - what an engine must be able to do; shared by db.c and the drivers, and by the one of tests/fault. */
#pragma once

#include "db/db.h"

enum { DB_LEVELS_MAX = 8 };

struct db_tx {
    struct db *db;
    int level; /* 1: the transaction itself, above: savepoints */
};

/* A driver's own struct begins with this one and lives in arena. */
struct db {
    const struct db_driver *driver;
    struct arena *arena; /* lives as long as the connection */
    struct arena *words; /* for those of a failed rollback, which nobody hears */
    struct db_tx levels[DB_LEVELS_MAX];
    int level;
    enum db_mode mode;
    bool lost; /* the engine undid the whole transaction: nothing may run until it is rolled back */
    int failed; /* the level in which a statement failed: nothing runs until that one ends; or 0 */
    bool running; /* a statement is between start and finish */
    int64_t statements;
    void **slots; /* what the driver keeps of each prepared statement, by its index */
    unsigned n_slots;
};

struct db_driver {
    const char *engine;
    enum err (*open)(struct arena *a, const char *url, const struct db_options *options,
                     struct db **ret, struct error *e);
    void (*close)(struct db *db);

    /* start, step until *ret_row is false, finish. A value got is valid until the next step. */
    enum err (*start)(struct db *db, const struct db_stmt *stmt, const struct db_value *in,
                      struct error *e);
    enum err (*step)(struct db *db, const struct db_stmt *stmt, bool *ret_row, struct error *e);
    enum err (*get)(struct db *db, const struct db_stmt *stmt, unsigned column,
                    struct db_value *ret, struct error *e);
    int64_t (*changed)(struct db *db, const struct db_stmt *stmt);
    void (*finish)(struct db *db, const struct db_stmt *stmt);

    /* Several statements without parameters or rows. */
    enum err (*script)(struct db *db, const char *sql, struct error *e);
    enum err (*describe)(struct db *db, const struct db_stmt *stmt, struct arena *a,
                         struct db_shape *ret, struct error *e);
    const char *begin_read, *begin_write;
    const char *lock_migrations; /* run within a writing transaction, or NULL */
};

extern const struct db_driver db_sqlite_driver;
extern const struct db_driver db_pg_driver;

/* Where the driver keeps what it prepared for this statement; NULL in it the first time. */
void **db__slot(struct db *db, const struct db_stmt *stmt);
