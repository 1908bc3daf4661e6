/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/daily.h"

#include "base/clock.h"
#include "db/db.h"
#include "jobs/slice.h"
#include "work/campaign/lay.h"
#include "work/org/change.h"

static enum err apply_changes(struct app *app, struct db *db, struct arena *a, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct ctx c;
    size_t applied;
    enum err r;

    r = db_begin(db, DB_WRITE, &tx, e);
    if (r)
        return r;
    ctx_init(&c, app, db, a, e);
    ctx_operate(&c);
    r = org_apply_changes(&c, &applied);
    return r ? r : db_commit(&tx, e);
}

static enum err lay_slice(struct app *app, struct db *db, struct due_round *round, struct arena *a,
                          struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct ctx c;
    enum err r;

    r = db_begin(db, DB_WRITE, &tx, e);
    if (r)
        return r;
    ctx_init(&c, app, db, a, e);
    ctx_operate(&c);
    r = due_lay_next(&c, round);
    return r ? r : db_commit(&tx, e);
}

/* What was laid before a failure stays; the next run goes on there. */
static enum err lay_dues(struct app *app, struct db *db, const atomic_bool *stopping,
                         struct arena *a, struct error *e)
{
    struct arena_mark mark = arena_mark(a);
    struct due_round round = { .pass.rows = DUE_SLICE_ROWS };
    enum err r = OK;

    while (!r && !round.end && !slice_is_told_to_stop(stopping)) {
        int64_t began = clock_monotonic_ms();
        size_t before = round.laid;

        r = lay_slice(app, db, &round, a, e);
        if (r)
            return r;
        arena_reset_to(a, mark);
        round.pass.rows = slice_rows(round.pass.rows, clock_monotonic_ms() - began, DUE_SLICE_ROWS);
        if (round.laid > before && !round.end)
            slice_rest(began);
    }
    return r;
}

enum err daily(struct app *app, struct db *db, const atomic_bool *stopping, struct arena *a,
               struct error *e)
{
    enum err r = apply_changes(app, db, a, e);

    return r ? r : lay_dues(app, db, stopping, a, e);
}
