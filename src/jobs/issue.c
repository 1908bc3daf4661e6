/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/issue.h"

#include <assert.h>

#include "base/clock.h"
#include "db/db.h"
#include "jobs/slice.h"
#include "store/job.h"
#include "work/account/account.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/issue_job.h"
#include "work/campaign/lay.h"

enum { BUSY_TRIES = 5 };

static enum err do_slice(struct app *app, struct db *db, const struct q_job_by_id *job,
                         struct arena *a, size_t rows, bool *ret_more, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_job_by_id now;
    struct ctx c;
    enum err r;

    r = db_begin(db, DB_WRITE, &tx, e);
    if (r)
        return r;
    ctx_init(&c, app, db, a, e);
    r = q_job_by_id(db, job->id, a, &now, e);
    if (!r)
        r = account_become(&c, now.account_id); /* whoever has said last how it goes on */
    if (!r)
        r = str_eq(job->kind, S("amend"))
                ? amend_job_slice(&c, job->id, job->tries, rows, ret_more)
                : issue_job_slice(&c, job->id, job->tries, rows, ret_more);
    return r ? r : db_commit(&tx, e);
}

/* A race that was lost to another writer is run again. */
static enum err try_slice(struct app *app, struct ctx *c, const struct q_job_by_id *job,
                          struct arena *a, size_t rows, bool *ret_more)
{
    enum err r = OK;

    for (int i = 0; i < BUSY_TRIES; i++) {
        int64_t began = clock_monotonic_ms();

        error_clear(c->error);
        arena_reset(a);
        r = do_slice(app, c->db, job, a, rows, ret_more, c->error);
        if (r != E_BUSY)
            return r;
        slice_rest(began);
    }
    return r;
}

enum err issue_run(struct app *app, struct ctx *c, const struct q_job_by_id *job,
                   const atomic_bool *stopping)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    size_t rows = DUE_SLICE_ROWS;
    bool more;

    assert(app && job);
    for (;;) {
        int64_t began = clock_monotonic_ms(), changed;
        enum err r = try_slice(app, c, job, a, rows, &more);

        if (r || !more)
            return r;
        rows = slice_rows(rows, clock_monotonic_ms() - began, DUE_SLICE_ROWS);
        slice_rest(began);
        if (slice_is_told_to_stop(stopping))
            return q_job_release(c->db, job->id, job->tries, &changed, c->error);
    }
}
