/* SPDX-License-Identifier: Apache-2.0 */
#include "work/holiday/holiday.h"

#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"

static enum err add_day(struct run *run, const struct holiday_new *in)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int64_t id;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (r)
        return r;
    r = holiday_add(&run->ctx, in, &id);
    if (r)
        return r;
    return db_commit(&tx, &run->error);
}

int cli_holiday(int argc, char **argv)
{
    static const char usage[] =
        "nep holiday add DAY NAME --org ID [--works] [--source TEXT] [--db URL]";
    const char *url = DB_DEFAULT, *org = NULL, *source = NULL;
    struct holiday_new in = { .source = STR_NONE };
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
        { "--org", &org, NULL, "ID    the unit that decided so, for it and all below it" },
        { "--works", NULL, &in.works, "      its offices work that day; else they are closed" },
        { "--source", &source, NULL, "TEXT  the paper that says so" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), usage, &operands, &done);
    if (done)
        return status;
    if (operands != 3 || strcmp(argv[0], "add") != 0 || !org || !str_int(str_of(org), &in.org_id) ||
        !day_parse(str_of(argv[1]), &in.day)) {
        (void)fprintf(stderr, "usage: %s\n", usage);
        return 2;
    }
    in.name = str_of(argv[2]);
    if (source)
        in.source = str_of(source);
    if (run_init(&run) || run_open(&run, url) || add_day(&run, &in))
        return cli_failed(&run.error);
    (void)printf("%s is %s now.\n", argv[1], in.works ? "a working day" : "a day off");
    return 0;
}
