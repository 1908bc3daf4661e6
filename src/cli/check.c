/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "cli/cli.h"
#include "cli/run.h"
#include "work/report_version.h"
#include "work/total.h"

int cli_check(int argc, char **argv)
{
    const char *url = DB_DEFAULT;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    struct total_difference *differences = NULL;
    struct report_version_fault *faults = NULL;
    size_t n = 0, n_faults = 0;
    int operands, status;
    bool done;

    status =
        options_read(argc, argv, options, COUNT(options), "nep check [--db URL]", &operands, &done);
    if (done)
        return status;
    if (run_init(&run) || run_open(&run, url) || total_check(&run.ctx, &differences, &n) ||
        report_version_check(&run.ctx, &faults, &n_faults))
        return cli_failed(&run.error);
    for (size_t i = 0; i < n; i++)
        (void)printf("%.*s, %.*s, %.*s: kept %" PRId64 ", reports add up to %" PRId64 "\n",
                     STR_ARGS(differences[i].org), STR_ARGS(differences[i].period),
                     STR_ARGS(differences[i].indicator), differences[i].kept,
                     differences[i].summed);
    for (size_t i = 0; i < n_faults; i++)
        (void)printf("%.*s, %.*s: %.*s\n", STR_ARGS(faults[i].org), STR_ARGS(faults[i].period),
                     STR_ARGS(faults[i].words));
    if (n || n_faults)
        return 1;
    (void)printf(
        "All totals agree with the reports they were made from, and what was sent is as it was sent.\n");
    return 0;
}
