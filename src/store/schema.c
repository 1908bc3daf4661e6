/* SPDX-License-Identifier: Apache-2.0 */
#include "store/schema.h"

#include <string.h>

#include "base/arena.h"
#include "db/db.h"
#include "store/migrations_pg.h"
#include "store/migrations_sqlite.h"

enum err schema_migrate(struct db *db, int64_t now_ms, struct error *e)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    bool pg = strcmp(db_engine(db), "pg") == 0;
    size_t n = pg ? migrations_pg_files_n : migrations_sqlite_files_n;
    struct db_migration *files = arena_array(a, struct db_migration, n);

    for (size_t i = 0; i < n; i++) {
        if (pg)
            files[i] =
                (struct db_migration){ migrations_pg_files[i].name, migrations_pg_files[i].bytes };
        else
            files[i] = (struct db_migration){ migrations_sqlite_files[i].name,
                                              migrations_sqlite_files[i].bytes };
    }
    return db_migrate(db, files, n, now_ms, e);
}
