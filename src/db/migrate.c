/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "base/arena.h"
#include "base/hash.h"
#include "db/db.h"
#include "db/db_driver.h"

/* The one table that this floor owns: what has run on this database. */
static const char migration_table[] =
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL PRIMARY KEY,"
    " name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

struct applied {
    int64_t number;
    struct str name, checksum;
};

static const struct db_field applied_columns[] = {
    { "number", DB_INT64, false, offsetof(struct applied, number) },
    { "name", DB_TEXT, false, offsetof(struct applied, name) },
    { "checksum", DB_TEXT, false, offsetof(struct applied, checksum) },
};

static const struct db_stmt migration_list = {
    .name = "migration_list",
    .sql = "SELECT number, name, checksum FROM migration ORDER BY number",
    .index = 0,
    .out = applied_columns,
    .n_out = COUNT(applied_columns),
    .row_size = sizeof(struct applied),
};

static const struct db_field add_parameters[] = {
    { "number", DB_INT64, false, 0 },
    { "name", DB_TEXT, false, 0 },
    { "checksum", DB_TEXT, false, 0 },
    { "applied_at", DB_INT64, false, 0 },
};

static const struct db_stmt migration_add = {
    .name = "migration_add",
    .sql = "INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
    .index = 1,
    .in = add_parameters,
    .n_in = COUNT(add_parameters),
};

static_assert(DB_OWN_STATEMENTS >= 2, "room for the statements of this file");

/* "0003_trail.sql" is migration 3, "0003_trail". */
static enum err check_names(const struct db_migration *files, size_t n, struct error *e)
{
    for (size_t i = 0; i < n; i++) {
        struct str name = files[i].name;
        int64_t number;

        if (name.n < 10 || name.p[4] != '_' || !str_ends(name, S(".sql")) ||
            !str_int(str_sub(name, 0, 4), &number) || number != (int64_t)i + 1)
            return error_detail(e, E_INTERNAL, "The program's own migrations are out of order.",
                                "%.*s stands at place %zu", STR_ARGS(name), i + 1);
    }
    return OK;
}

static struct str short_name(struct str file)
{
    return str_sub(file, 0, file.n - 4);
}

static enum err check_history(const struct db_migration *files, size_t n,
                              const struct applied *done, size_t n_done, struct arena *a,
                              struct error *e)
{
    enum err r;

    for (size_t i = 0; i < n_done; i++) {
        if (done[i].number > (int64_t)n) {
            r = error_set(e, E_INVALID,
                          "The database is newer than this program: it has migration %.*s, which "
                          "this program does not know.",
                          STR_ARGS(done[i].name));
            (void)error_hint(e, "Run the version of the program that made it, or a newer one.");
            return r;
        }
        if (done[i].number != (int64_t)i + 1 ||
            !str_eq(done[i].checksum, hash_hex(a, files[i].sql))) {
            r = error_set(e, E_INVALID, "Migration %.*s is not the one that ran on this database.",
                          STR_ARGS(done[i].name));
            (void)error_hint(e, "Run an official version of the program, or restore the database "
                                "from a backup. Changes belong in a new migration.");
            return r;
        }
    }
    return OK;
}

static enum err apply(struct db *db, const struct db_migration *file, size_t number,
                      struct arena *a, int64_t now_ms, struct error *e)
{
    const struct db_value in[] = {
        db_int64((int64_t)number),
        db_str(short_name(file->name)),
        db_str(hash_hex(a, file->sql)),
        db_int64(now_ms),
    };
    enum err r = db->driver->script(db, arena_cstr(a, file->sql), e);

    if (r) {
        e->detail = arena_printf(e->arena, "migration %.*s: %s", STR_ARGS(file->name), e->detail);
        return r;
    }
    return db_exec(db, &migration_add, in, NULL, e);
}

/* One migration in one transaction, so that another node starting at the same time waits and then
 * finds it done. */
static enum err migrate_next(struct db *db, const struct db_migration *files, size_t n,
                             int64_t now_ms, bool *ret_more, struct error *e)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct applied *done = NULL;
    size_t n_done = 0;
    enum err r = db_begin(db, DB_WRITE, &tx, e);

    if (!r && db->driver->lock_migrations)
        r = db->driver->script(db, db->driver->lock_migrations, e);
    if (!r)
        r = db->driver->script(db, migration_table, e);
    if (!r)
        r = db_many(db, &migration_list, NULL, a, &done, &n_done, e);
    if (!r)
        r = check_history(files, n, done, n_done, a, e);
    if (r)
        return r;
    *ret_more = n_done < n;
    if (*ret_more)
        r = apply(db, &files[n_done], n_done + 1, a, now_ms, e);
    if (r)
        return r;
    return db_commit(&tx, e);
}

enum err db_migrate(struct db *db, const struct db_migration *files, size_t n, int64_t now_ms,
                    struct error *e)
{
    bool more = true;
    enum err r = check_names(files, n, e);

    assert(db);
    assert(files || !n);
    while (!r && more)
        r = migrate_next(db, files, n, now_ms, &more, e);
    return r;
}
