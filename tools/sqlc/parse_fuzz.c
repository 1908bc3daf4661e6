/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a file of statements: complaints are fine, and whatever was read must be writable. */
#include <stddef.h>
#include <stdint.h>

#include "sqlc/sql.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char schema[] =
        "CREATE TABLE shelf (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT";
    const struct sql_migration migration = { "schema.sql", { schema, sizeof(schema) - 1 } };
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf words = { 0 };
    CLEANUP(buf_done) struct buf out = { 0 };
    struct diag d = { &words, 0 };
    struct sql_file file;

    if (size > 65536)
        return 0;
    sql_parse(a, "shelf.sql", arena_str(a, (struct str){ (const char *)data, size }), &d, &file);
    if (!d.errors)
        sql_check(&file, 1, &migration, 1, &d);
    sql_emit_header(&file, &out);
    sql_emit_source(&file, 0, &out);
    sql_emit_list(&file, 1, &out);
    return 0;
}
