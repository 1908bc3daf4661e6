/* SPDX-License-Identifier: Apache-2.0 */
/* What bench/nation starts:
 *   bench_nation tree SHAPE DB_URL    fills an empty database with units, and who acts for them
 *   bench_nation work SHAPE DB_URL    then with what they do
 *   bench_nation acts DB_URL          reports received and returned, totals, the tree on a past day
 *   bench_nation daily DB_URL         the dues of the next month are laid, beside one who writes
 *   bench_nation amend DB_URL         what runs is amended, beside one who writes
 *   bench_nation issue DB_URL         a campaign is issued to all, beside one who writes */
#include "nation.h"

#include <stdio.h>
#include <string.h>

#include "cli/failed.h"
#include "db/db.h"

static enum err build(struct run *run, const char *shape, bool tree)
{
    const struct nation_shape *s = nation_shape(shape);

    if (!s)
        return error_set(&run->error, E_INVALID, "There is no shape of that name.");
    return nation_build(run, s, tree);
}

static enum err build_tree(struct run *run, const char *shape)
{
    return build(run, shape, true);
}

static enum err build_work(struct run *run, const char *shape)
{
    return build(run, shape, false);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        enum err (*run)(struct run *run, const char *arg);
    } tasks[] = {
        { "tree", build_tree },
        { "work", build_work },
        { "acts", nation_measure_acts },
        { "daily", nation_measure_daily },
        { "amend", nation_measure_amend },
        { "issue", nation_measure_issue },
    };
    CLEANUP(run_close) struct run run = { 0 };

    for (size_t i = 0; argc > 2 && i < COUNT(tasks); i++) {
        const char *url = argv[argc - 1];

        if (strcmp(argv[1], tasks[i].name) != 0)
            continue;
        if (run_init(&run) || run_open(&run, url) || tasks[i].run(&run, argc > 3 ? argv[2] : url))
            return cli_failed(&run.error);
        return 0;
    }
    (void)fprintf(stderr,
                  "usage: bench_nation tree|work SHAPE DB_URL | acts|daily|amend|issue DB_URL\n");
    return 2;
}
