/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/run.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "box/box.h"
#include "db/db.h"
#include "store/schema.h"

enum err run_init(struct run *r)
{
    *r = (struct run){ .arena = arena_open((size_t)1 << 30) };
    error_init(&r->error, r->arena);
    ids_init(&r->app.ids, 0);
    return clock_init(&r->app.clock, getenv("NEP_NOW"), &r->error);
}

enum err run_open(struct run *r, const char *url)
{
    enum err failed;

    failed = db_open(url, NULL, &r->db, &r->error);
    if (failed)
        return failed;
    failed = schema_migrate(r->db, clock_real_ms(), &r->error);
    if (failed)
        return failed;
    ctx_init(&r->ctx, &r->app, r->db, r->arena, &r->error);
    ctx_operate(&r->ctx);
    return OK;
}

void run_close(struct run *r)
{
    box_close(&r->app.box);
    db_close(&r->db);
    if (r->arena)
        arena_close(&r->arena);
}

static void print_options(const struct option_row *rows, size_t n, const char *usage)
{
    (void)printf("usage: %s\n", usage);
    for (size_t i = 0; i < n; i++)
        (void)printf("  %-10s %s\n", rows[i].name, rows[i].help);
}

static const struct option_row *find_option(const struct option_row *rows, size_t n,
                                            const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    }
    return NULL;
}

int options_read(int argc, char **argv, const struct option_row *rows, size_t n, const char *usage,
                 int *ret_operands, bool *ret_done)
{
    *ret_operands = 0;
    *ret_done = true;
    for (int i = 1; i < argc; i++) {
        const struct option_row *row;

        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            print_options(rows, n, usage);
            return 0;
        }
        if (argv[i][0] != '-' || argv[i][1] == '\0') {
            argv[(*ret_operands)++] = argv[i];
            continue;
        }
        row = find_option(rows, n, argv[i]);
        if (!row) {
            (void)fprintf(stderr, "nep: unknown option %s; usage: %s\n", argv[i], usage);
            return 2;
        }
        if (row->flag) {
            *row->flag = true;
            continue;
        }
        assert(row->value);
        if (i + (row->second ? 2 : 1) >= argc) {
            (void)fprintf(stderr, "nep: %s needs %s; usage: %s\n", row->name,
                          row->second ? "two values" : "a value", usage);
            return 2;
        }
        *row->value = argv[++i];
        if (row->second)
            *row->second = argv[++i];
    }
    *ret_done = false;
    return 0;
}
