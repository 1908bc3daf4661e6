/* SPDX-License-Identifier: Apache-2.0 */
/* org.c - nep org: units are added, listed and put right; how they move is told in org_change.c. */
#include "work/org/org.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/org_change.h"
#include "cli/org_set.h"
#include "cli/run.h"
#include "db/db.h"

static enum err list_units(struct run *run)
{
    CLEANUP(buf_done) struct buf after = { 0 };
    const struct org_line *rows = NULL;
    size_t n = 0;

    do {
        struct arena_mark mark = arena_mark(run->arena);
        enum err r = org_tree(&run->ctx, buf_view(&after), &rows, &n);

        if (r)
            return r;
        for (size_t i = 0; i < n; i++)
            (void)printf("%" PRId64 "  %*s%.*s (%.*s)\n", rows[i].id, rows[i].depth * 2, "",
                         STR_ARGS(rows[i].name), STR_ARGS(rows[i].kind));
        buf_clear(&after);
        if (n)
            buf_str(&after, rows[n - 1].path);
        arena_reset_to(run->arena, mark);
    } while (n);
    return OK;
}

static enum err list_kinds(struct run *run)
{
    const struct org_kind *rows = NULL;
    size_t n = 0;
    enum err r = org_kinds(&run->ctx, &rows, &n);

    for (size_t i = 0; !r && i < n; i++)
        (void)printf("%-14.*s %.*s (%.*s), %.*s\n", STR_ARGS(rows[i].code),
                     STR_ARGS(rows[i].name_vi), STR_ARGS(rows[i].name_en),
                     STR_ARGS(rows[i].signs_as));
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

static int add(struct run *run, const char *name, const struct org_typed *typed)
{
    struct org_new in = { .kind = str_of(typed->kind), .name = str_of(name) };
    int64_t id;

    if (typed->below && !str_int(str_of(typed->below), &in.parent_id)) {
        (void)fprintf(stderr, "nep: --below takes the number that nep org list shows, not %s\n",
                      typed->below);
        return 2;
    }
    if (run_open(run, typed->url))
        return cli_failed(&run->error);
    in.symbol = org_typed_text(typed->symbol);
    in.place = org_typed_text(typed->place);
    in.from_on = day_iso(run->arena, run->ctx.today);
    if (add_unit(run, &in, &id))
        return cli_failed(&run->error);
    (void)printf("%" PRId64 "\n", id);
    return 0;
}

int cli_org(int argc, char **argv)
{
    static const char usage[] =
        "nep org add NAME --kind KIND [--below ID] [--symbol TEXT] [--place TEXT] [--db URL]\n"
        "       nep org set ID --before-includes yes|no [--db URL]\n"
        "       nep org set ID --term DAYS [--term-days calendar|working] [--term-moves back|forward] [--db URL]\n"
        "       nep org set ID --place|--symbol TEXT [--from DAY] [--db URL]\n"
        "       nep org set ID --phone|--layout TEXT [--db URL]\n"
        "       nep org list|kinds [--db URL]\n"
        "       nep org move|rename|dissolve|advise ID [--from DAY] [--end] [--yes] …, nep org changes: --help tells more";
    struct org_typed typed = { .url = DB_DEFAULT };
    const struct option_row options[] = {
        { "--db", &typed.url, NULL, "URL   sqlite:PATH or postgresql://user@host/name", NULL },
        { "--kind", &typed.kind, NULL, "KIND  province, commune, branch…: nep org kinds tells all",
          NULL },
        { "--below", &typed.below, NULL, "ID    the unit above; without it the unit is at the top",
          NULL },
        { "--symbol", &typed.symbol, NULL, "TEXT  of its documents: TU, ĐU, CB", NULL },
        { "--place", &typed.place, NULL, "TEXT  before the date of its documents", NULL },
        { "--phone", &typed.phone, NULL, "TEXT  of its office; empty: none", NULL },
        { "--layout", &typed.layout, NULL, "TEXT  of its papers: dang-2026, dang-2018, nd30-2020",
          NULL },
        { "--from", &typed.from, NULL, "DAY   set: from this day on; without it from today", NULL },
        { "--before-includes", &typed.before, NULL,
          "yes|no  what it asks before a day is still in time on that day", NULL },
        { "--term", &typed.term, NULL,
          "DAYS  by when it asks for reports behind their last day where a plan gives no day",
          NULL },
        { "--term-days", &typed.term_days, NULL, "calendar|working  which days --term counts",
          NULL },
        { "--term-moves", &typed.term_moves, NULL,
          "back|forward  whither that day moves off a day off", NULL },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    if (argc >= 2 && org_change_is(argv[1]))
        return org_change_run(argc, argv);
    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    if (run_init(&run))
        return cli_failed(&run.error);
    if (operands == 2 && strcmp(argv[0], "add") == 0 && typed.kind)
        return add(&run, argv[1], &typed);
    if (operands == 2 && strcmp(argv[0], "set") == 0)
        return org_set_run(&run, argv[1], &typed);
    if (operands == 1 && strcmp(argv[0], "list") == 0)
        return run_open(&run, typed.url) || list_units(&run) ? cli_failed(&run.error) : 0;
    if (operands == 1 && strcmp(argv[0], "kinds") == 0)
        return run_open(&run, typed.url) || list_kinds(&run) ? cli_failed(&run.error) : 0;
    (void)fprintf(stderr, "usage: %s\n", usage);
    return 2;
}
