/* SPDX-License-Identifier: Apache-2.0 */
/* sqlc OUT_DIR MIGRATION.sql… -- NOUN.sql… - statements to C; docs/internals/sqlc.md tells more. */
#include <stdio.h>

#include "common/files.h"
#include "sqlc/sql.h"

enum { FILES_MAX = 256 };

static void generate(struct arena *a, const char *dir, const struct sql_file *files, size_t n)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    size_t first = 0;

    for (size_t i = 0; i < n; i++) {
        const struct sql_file *f = &files[i];

        buf_clear(&out);
        sql_emit_header(f, &out);
        file_write(arena_printf(a, "%s/%.*s.h", dir, STR_ARGS(f->noun)), buf_view(&out));
        buf_clear(&out);
        sql_emit_source(f, first, &out);
        file_write(arena_printf(a, "%s/%.*s.c", dir, STR_ARGS(f->noun)), buf_view(&out));
        first += f->n;
    }
    buf_clear(&out);
    sql_emit_list_header(files, n, &out);
    file_write(arena_printf(a, "%s/statements.h", dir), buf_view(&out));
    buf_clear(&out);
    sql_emit_list(files, n, &out);
    file_write(arena_printf(a, "%s/statements.c", dir), buf_view(&out));
}

int main(int argc, char **argv)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    CLEANUP(buf_done) struct buf words = { 0 };
    struct diag d = { &words, 0 };
    struct sql_migration migrations[FILES_MAX];
    struct sql_file files[FILES_MAX];
    size_t n_migrations = 0, n = 0;
    int i = 2;

    if (argc < 3 || argc > FILES_MAX) {
        (void)fputs("usage: sqlc OUT_DIR MIGRATION.sql... -- NOUN.sql...\n", stderr);
        return 2;
    }
    for (; i < argc && strcmp(argv[i], "--") != 0; i++)
        migrations[n_migrations++] = (struct sql_migration){ argv[i], file_read(a, argv[i]) };
    for (i++; i < argc; i++)
        sql_parse(a, argv[i], file_read(a, argv[i]), &d, &files[n++]);
    if (!d.errors)
        sql_check(files, n, migrations, n_migrations, &d);
    if (d.errors) {
        (void)fputs(words.p, stderr);
        return 1;
    }
    generate(a, argv[1], files, n);
    return 0;
}
