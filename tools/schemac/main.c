/* SPDX-License-Identifier: Apache-2.0 */
/* schemac OUT_DIR MIGRATION.sql... - the schema's one text, written as SQLite reads it, for PostgreSQL. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "common/files.h"
#include "schemac/schema.h"

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);

    if (argc < 3) {
        (void)fputs("usage: schemac OUT_DIR MIGRATION.sql...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        const char *name = slash ? slash + 1 : argv[i];

        file_write(arena_printf(a, "%s/%s", argv[1], name),
                   schema_for_pg(a, file_read(a, argv[i])));
    }
    return 0;
}
