/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "work/total.h"

int cli_check(int argc, char **argv)
{
    const char *url = DB_DEFAULT;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    struct total_difference *differences = NULL;
    int operands, status;
    size_t n = 0;
    bool done;

    status =
        options_read(argc, argv, options, COUNT(options), "nep check [--db URL]", &operands, &done);
    if (done)
        return status;
    if (run_init(&run) || run_open(&run, url) || total_check(&run.ctx, &differences, &n))
        return cli_failed(&run.error);
    for (size_t i = 0; i < n; i++)
        (void)printf("%.*s, %.*s, %.*s: kept %" PRId64 ", reports add up to %" PRId64 "\n",
                     STR_ARGS(differences[i].org), STR_ARGS(differences[i].period),
                     STR_ARGS(differences[i].indicator), differences[i].kept,
                     differences[i].summed);
    if (n)
        return 1;
    (void)printf("All totals agree with the reports they were made from.\n");
    return 0;
}
