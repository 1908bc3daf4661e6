/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "db/db.h"
#include "store/org.h"
#include "work/org.h"

static enum err list_units(struct run *run)
{
    struct q_org_tree *rows = NULL;
    size_t n = 0;
    enum err r;

    r = q_org_tree(run->db, HIERARCHY, run->arena, &rows, &n, &run->error);
    for (size_t i = 0; !r && i < n; i++)
        (void)printf("%" PRId64 "  %*s%.*s (%.*s)\n", rows[i].id, (int)rows[i].depth * 2, "",
                     STR_ARGS(rows[i].name), STR_ARGS(rows[i].kind));
    return r;
}

static enum err add_unit(struct run *run, const struct org_new *in, int64_t *ret_id)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = org_add(&run->ctx, in, ret_id);
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

static struct str or_empty(const char *s)
{
    return s ? str_of(s) : S("");
}

int cli_unit(int argc, char **argv)
{
    static const char usage[] =
        "nep unit add NAME --kind KIND [--below ID] [--symbol TEXT] [--place TEXT] [--db URL]\n"
        "       nep unit list [--db URL]";
    const char *url = DB_DEFAULT, *kind = NULL, *below = NULL, *symbol = NULL, *place = NULL;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--kind", &kind, NULL,
          "KIND  province, commune, department, board, unit, branch, branch_office", NULL },
        { "--below", &below, NULL, "ID    the unit above; without it the unit is at the top",
          NULL },
        { "--symbol", &symbol, NULL, "TEXT  of its documents: TU, ĐU, CB", NULL },
        { "--place", &place, NULL, "TEXT  before the date of its documents", NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    struct org_new in = { 0 };
    int operands, status;
    int64_t id;
    bool done, adds;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    adds = operands == 2 && strcmp(argv[0], "add") == 0 && kind;
    if (!adds && (operands != 1 || strcmp(argv[0], "list") != 0)) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    if (below && !str_int(str_of(below), &in.parent_id)) {
        (void)fprintf(stderr, "nep: --below takes the number that nep unit list shows, not %s\n",
                      below);
        return 2;
    }
    if (run_init(&run) || run_open(&run, url))
        return cli_failed(&run.error);
    if (!adds)
        return list_units(&run) ? cli_failed(&run.error) : 0;
    in.kind = str_of(kind);
    in.name = str_of(argv[1]);
    in.symbol = or_empty(symbol);
    in.place = or_empty(place);
    in.from_on = day_iso(run.arena, run.ctx.today);
    if (add_unit(&run, &in, &id))
        return cli_failed(&run.error);
    (void)printf("%" PRId64 "\n", id);
    return 0;
}
