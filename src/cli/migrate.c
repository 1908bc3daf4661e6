/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/run.h"

int cli_migrate(int argc, char **argv)
{
    const char *url = DB_DEFAULT;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    int operands, status;
    bool done;

    status = options_read(argc, argv, options, COUNT(options), "nep migrate [--db URL]", &operands,
                          &done);
    if (done)
        return status;
    if (run_init(&run) || run_open(&run, url))
        return cli_failed(&run.error);
    (void)printf("The database is up to date.\n");
    return 0;
}
