/* SPDX-License-Identifier: Apache-2.0 */
#include "work/org/check.h"

#include <stdio.h>

#include "cli/cli.h"
#include "cli/failed.h"
#include "cli/run.h"
#include "work/report/check.h"

int cli_check(int argc, char **argv)
{
    const char *url = DB_DEFAULT;
    const struct option_row options[] = {
        { "--db", &url, NULL, "URL   sqlite:PATH or postgresql://user@host/name" },
    };
    CLEANUP(run_close) struct run run = { 0 };
    struct report_fault *reports = NULL;
    struct org_fault *orgs = NULL;
    size_t n_reports = 0, n_orgs = 0;
    int operands, status;
    bool done;

    status =
        options_read(argc, argv, options, COUNT(options), "nep check [--db URL]", &operands, &done);
    if (done)
        return status;
    if (run_init(&run) || run_open(&run, url) || report_check(&run.ctx, &reports, &n_reports) ||
        org_check(&run.ctx, &orgs, &n_orgs))
        return cli_failed(&run.error);
    for (size_t i = 0; i < n_reports; i++)
        (void)printf("%.*s, %.*s: %.*s\n", STR_ARGS(reports[i].org), STR_ARGS(reports[i].period),
                     STR_ARGS(reports[i].words));
    for (size_t i = 0; i < n_orgs; i++)
        (void)printf("%.*s: %.*s\n", STR_ARGS(orgs[i].org), STR_ARGS(orgs[i].words));
    if (n_reports || n_orgs)
        return 1;
    (void)printf(
        "All totals agree with the reports they were made from, what was sent is as it was sent, "
        "and the tree is as its dates tell.\n");
    return 0;
}
