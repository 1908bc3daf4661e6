/* SPDX-License-Identifier: Apache-2.0 */
/* usage: bench_orgs DB_URL N
 * Puts N branches below the first unit of a demo, so that a page of its subtree has all its rows. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/failed.h"
#include "cli/run.h"
#include "db/db.h"
#include "store/org.h"
#include "work/org/org.h"

static enum err add_units(struct run *run, unsigned n)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_org_tree *tree = NULL;
    size_t known = 0;
    int64_t id;
    enum err r;

    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r)
        r = q_org_tree(run->db, HIERARCHY, S(""), run->arena, &tree, &known, &run->error);
    if (!r && !known)
        r = error_set(&run->error, E_INVALID, "The database has no units; run nep demo first.");
    for (unsigned i = 0; i < n && !r; i++) {
        const struct org_new unit = {
            .parent_id = tree[0].id,
            .kind = S("branch"),
            .name = str_fmt(run->arena, "Chi bộ thôn Thử Tải %u", i + 1),
            .official_name = S(""),
            .symbol = S(""),
            .place = S("Thử Tải"),
            .from_on = S("2025-07-01"),
        };

        r = org_add(&run->ctx, &unit, &id);
    }
    return r ? r : db_commit(&tx, &run->error);
}

int main(int argc, char **argv)
{
    CLEANUP(run_close) struct run run = { 0 };

    if (argc != 3) {
        (void)fprintf(stderr, "usage: bench_orgs DB_URL N\n");
        return 2;
    }
    if (run_init(&run) || run_open(&run, argv[1]) ||
        add_units(&run, (unsigned)strtoul(argv[2], NULL, 10)))
        return cli_failed(&run.error);
    return 0;
}
