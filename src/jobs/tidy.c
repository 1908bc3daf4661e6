/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/tidy.h"

#include <assert.h>

#include "base/clock.h"
#include "db/db.h"
#include "store/account.h"
#include "store/job.h"
#include "store/trail.h"
#include "work/account/account.h"
#include "work/file.h"

#define DAY_MS (24 * 60 * 60 * INT64_C(1000))

static enum err tidy_jobs(struct db *db, int64_t before, struct arena *a, struct error *e)
{
    struct q_job_old *old;
    size_t n;
    enum err r;

    r = q_job_old(db, before, a, &old, &n, e);
    for (size_t i = 0; !r && i < n; i++) {
        r = q_job_delete(db, old[i].id, e);
        if (!r && old[i].file_id.is)
            r = file_let_go(db, old[i].file_id.v, a, e);
    }
    return r;
}

static enum err tidy_sign_ins(struct db *db, int64_t now, struct error *e)
{
    int64_t changed;
    enum err r;

    r = q_login_prune(db, now - TIDY_LOGIN_DAYS * DAY_MS, &changed, e);
    if (r)
        return r;
    return q_login_failure_prune(db, now - SIGN_IN_WINDOW_MINUTES * 60 * INT64_C(1000), e);
}

enum err tidy(struct app *app, struct db *db, int64_t real_ms, struct arena *a, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int64_t changed;
    enum err r;

    assert(app && db && e);
    r = db_begin(db, DB_WRITE, &tx, e);
    if (r)
        return r;
    /* Acts carry the program's time, the others the real one: their columns say so. */
    r = q_act_prune(db, clock_now_ms(&app->clock) - TIDY_ACT_DAYS * DAY_MS, &changed, e);
    if (r)
        return r;
    r = tidy_sign_ins(db, real_ms, e);
    if (r)
        return r;
    r = tidy_jobs(db, real_ms - TIDY_JOB_DAYS * DAY_MS, a, e);
    if (r)
        return r;
    return db_commit(&tx, e);
}
