/* SPDX-License-Identifier: Apache-2.0 */
#include "jobs/runner.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/db.h"
#include "jobs/daily.h"
#include "jobs/issue.h"
#include "jobs/render.h"
#include "jobs/tidy.h"
#include "store/job.h"
#include "text/outcome.h"
#include "work/account/account.h"
#include "work/file.h"

struct runner {
    struct app *app;
    struct arena *arena;
    struct db *db;
    pthread_t thread;
    atomic_bool stopping;
};

static enum err claim(struct ctx *c, struct q_job_by_id *ret, bool *ret_claimed)
{
    int64_t now = clock_real_ms(), changed;
    struct q_job_waiting waiting;
    enum err r;

    *ret_claimed = false;
    r = q_job_waiting(c->db, now - RUNNER_STALE_MS, c->arena, &waiting, c->error);
    if (r == E_NOT_FOUND) {
        error_clear(c->error);
        return OK;
    }
    if (r)
        return r;
    r = q_job_claim(c->db, waiting.id, now, now - RUNNER_STALE_MS, &changed, c->error);
    if (r || !changed)
        return r;
    *ret_claimed = true;
    return q_job_by_id(c->db, waiting.id, c->arena, ret, c->error);
}

/* With the rights of whoever asked for it, as they are now. Only reads: a long job keeps nobody from
 * writing meanwhile. */
static enum err gather(struct ctx *c, const struct q_job_by_id *job, struct gathered *ret)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r;

    r = db_begin(c->db, DB_READ, &tx, c->error);
    if (r)
        return r;
    r = account_become(c, job->account_id);
    if (r)
        return r;
    return render_gather(c, job->args, ret);
}

static enum err work_on(struct ctx *c, const struct q_job_by_id *job, struct rendered *ret)
{
    struct gathered gathered;
    enum err r;

    r = gather(c, job, &gathered);
    if (r)
        return r;
    r = q_job_progress(c->db, job->id, clock_real_ms(), c->error);
    if (r)
        return r;
    return render_set(c, &gathered, ret);
}

static enum err keep(struct ctx *c, const struct q_job_by_id *job, const struct rendered *made,
                     int64_t *ret_file)
{
    struct file_new file = {
        .org_id = job->org_id,
        .name = made->name,
        .media = made->media,
        .bytes = made->bytes,
    };

    return file_keep(c, &file, ret_file);
}

static enum err finish(struct ctx *c, const struct q_job_by_id *job, const struct rendered *made)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_job_end_in end = {
        .id = job->id,
        .tries = job->tries,
        .state = made ? S("done") : S("failed"),
        .file_id.is = made,
        .message = made ? STR_NONE : str_of(c->error->message),
        .at = clock_real_ms(),
    };
    int64_t ended;
    enum err r;

    r = db_begin(c->db, DB_WRITE, &tx, c->error);
    if (r)
        return r;
    if (made) {
        r = keep(c, job, made, &end.file_id.v);
        if (r)
            return r;
    }
    r = q_job_end(c->db, &end, &ended, c->error);
    if (r || !ended) /* somebody else took it meanwhile: neither its file nor its end counts */
        return r;
    return db_commit(&tx, c->error);
}

static enum err end_failed(struct ctx *c, const struct q_job_by_id *job, enum err outcome)
{
    log_error(c->error, job->id);
    if (!c->error->message)
        (void)fail(c, outcome, outcome_words(outcome));
    return finish(c, job, NULL);
}

static enum err run_claimed(struct app *app, struct ctx *c, const struct q_job_by_id *job,
                            const atomic_bool *stopping)
{
    struct rendered made;
    enum err outcome;

    if (job->tries > RUNNER_TRIES)
        return end_failed(c, job, fail(c, E_INTERNAL, M_JOB_LOST));
    if (str_eq(job->kind, S("issue")) || str_eq(job->kind, S("amend"))) {
        outcome = issue_run(app, c, job, stopping);
        return outcome ? end_failed(c, job, outcome) : OK;
    }
    outcome = work_on(c, job, &made);
    return outcome ? end_failed(c, job, outcome) : finish(c, job, &made);
}

static enum err do_one(struct app *app, struct db *db, const atomic_bool *stopping, bool *ret_did,
                       struct error *e)
{
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    struct q_job_by_id job;
    struct error words;
    struct ctx c;
    enum err r;

    error_init(&words, a);
    ctx_init(&c, app, db, a, &words);
    r = claim(&c, &job, ret_did);
    if (!r && *ret_did)
        r = run_claimed(app, &c, &job, stopping);
    if (r)
        return error_detail(e, r, "A job failed", "%s: %s", words.message ? words.message : "?",
                            words.detail ? words.detail : "");
    return OK;
}

enum err runner_do_one(struct app *app, struct db *db, bool *ret_did, struct error *e)
{
    assert(app && db && ret_did && e);
    return do_one(app, db, NULL, ret_did, e);
}

static void sleep_ms(long ms)
{
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

    (void)nanosleep(&t, NULL);
}

static void *run(void *arg)
{
    struct runner *runner = arg;
    CLEANUP(arena_close) struct arena *a = arena_open(0);
    int64_t tidy_at = clock_monotonic_ms() + TIDY_FIRST_MS, daily_at = 0;
    bool did = false;

    for (;;) {
        struct error e;

        /* Before the first look too: a server that starts has a page to show first. */
        if (!did)
            sleep_ms(RUNNER_LOOK_MS);
        if (atomic_load(&runner->stopping))
            return NULL;
        error_init(&e, a);
        did = false;
        if (do_one(runner->app, runner->db, &runner->stopping, &did, &e))
            log_error(&e, 0);
        if (clock_monotonic_ms() >= daily_at) {
            if (daily(runner->app, runner->db, &runner->stopping, a, &e))
                log_error(&e, 0);
            daily_at = clock_monotonic_ms() + DAILY_EVERY_MS;
        }
        if (clock_monotonic_ms() >= tidy_at) {
            if (tidy(runner->app, runner->db, clock_real_ms(), a, &e))
                log_error(&e, 0);
            tidy_at = clock_monotonic_ms() + TIDY_EVERY_MS;
        }
        arena_reset(a);
    }
}

enum err runner_start(struct app *app, const char *db_url, struct runner **ret, struct error *e)
{
    struct arena *a = arena_open(0);
    struct runner *runner = arena_new(a, struct runner);
    enum err r;

    assert(app && db_url && ret && e);
    runner->arena = a;
    runner->app = app;
    r = db_open(db_url, NULL, &runner->db, e);
    if (r) {
        arena_close(&a);
        return r;
    }
    if (pthread_create(&runner->thread, NULL, run, runner)) {
        db_close(&runner->db);
        arena_close(&a);
        return error_detail(e, E_INTERNAL, "The job thread could not be started", "pthread_create");
    }
    *ret = runner;
    return OK;
}

void runner_stop(struct runner **r)
{
    struct arena *a;

    if (!*r)
        return;
    atomic_store(&(*r)->stopping, true);
    (void)pthread_join((*r)->thread, NULL);
    db_close(&(*r)->db);
    a = (*r)->arena;
    arena_close(&a);
    *r = NULL;
}
