/* SPDX-License-Identifier: Apache-2.0 */
/* What is done to all units at once, beside somebody who writes one row after another: how long is the
 * longest that they wait, and how much memory it takes. The same alone, for as long, is the baseline. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "db/db.h"
#include "jobs/daily.h"
#include "jobs/runner.h"
#include "nation.h"
#include "store/campaign.h"
#include "store/setting.h"
#include "work/campaign/amend.h"
#include "work/campaign/amend_job.h"
#include "work/campaign/issue_job.h"

enum { WAITS_MOST = 1 << 17, PAUSE_MS = 2, ALONE_MS = 10000 };

struct writer {
    const char *url;
    const char *name;
    pthread_t thread;
    atomic_bool stopping;
    struct arena *arena; /* of its own, since an arena belongs to one thread */
    struct error error;
    enum err r;
    double *waits; /* ms */
    size_t n;
};

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void pause_ms(long ms)
{
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

    (void)nanosleep(&t, NULL);
}

static enum err write_row(struct db *db, const struct writer *w, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    int64_t changed;
    enum err r = db_begin(db, DB_WRITE, &tx, e);

    if (!r)
        r = q_setting_add(db, str_fmt(w->arena, "%s-%zu", w->name, w->n), S("x"), &changed, e);
    return r ? r : db_commit(&tx, e);
}

static void *write_rows(void *arg)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct writer *w = arg;

    w->r = db_open(w->url, NULL, &db, &w->error);
    while (!w->r && !atomic_load(&w->stopping) && w->n < WAITS_MOST) {
        struct arena_mark mark = arena_mark(w->arena);
        double began = now_ms();

        w->r = write_row(db, w, &w->error);
        w->waits[w->n++] = now_ms() - began;
        if (!w->r)
            arena_reset_to(w->arena, mark);
        pause_ms(PAUSE_MS);
    }
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static enum err begin(struct run *run, const char *url, const char *name, struct writer *w)
{
    *w = (struct writer){ .url = url, .name = name, .arena = arena_open(0) };
    w->waits = arena_array(w->arena, double, WAITS_MOST);
    error_init(&w->error, w->arena);
    if (pthread_create(&w->thread, NULL, write_rows, w))
        return error_set(&run->error, E_INTERNAL, "No thread could be started.");
    return OK;
}

static enum err end(struct run *run, struct writer *w, const char *what)
{
    enum err r;

    atomic_store(&w->stopping, true);
    (void)pthread_join(w->thread, NULL);
    r = w->r;
    if (r)
        (void)error_detail(&run->error, r, "The one who writes failed.", "%s",
                           w->error.detail ? w->error.detail : "");
    qsort(w->waits, w->n, sizeof(*w->waits), by_size);
    if (!r)
        (void)printf(
            "  %-34s %6zu rows: half within %.1f ms, 99 %% within %.1f ms, all within %.1f ms\n",
            what, w->n, w->waits[w->n / 2], w->waits[w->n - 1 - w->n / 100], w->waits[w->n - 1]);
    arena_close(&w->arena);
    return r;
}

static enum err do_daily(struct run *run)
{
    return daily(&run->app, run->db, NULL, run->arena, &run->error);
}

static enum err ask(struct run *run)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct issue in = { .version = 1,
                        .scope = ISSUE_SUBTREE,
                        .rest = SERIES_REST_NONE,
                        .sure_of_all = true };
    int64_t job;
    struct ctx c;
    enum err r = db_begin(run->db, DB_WRITE, &tx, &run->error);

    if (!r)
        r = nation_draft(run, &in.campaign_id);
    if (!r)
        r = nation_as(run, "tw", clock_now_ms(&run->app.clock), &c);
    if (!r)
        r = issue_queue(&c, &in, &job);
    return r ? r : db_commit(&tx, &run->error);
}

static enum err do_issue(struct run *run)
{
    bool did = false;
    enum err r = ask(run);

    if (!r)
        r = runner_do_one(&run->app, run->db, &did, &run->error);
    return r || did ? r : error_set(&run->error, E_INTERNAL, "There was no job to do.");
}

/* All report by the 8th instead of the 5th, and a thing is asked besides. */
static enum err prepare_amendment(struct run *run, struct ctx *c, int64_t campaign_id)
{
    struct amend_head head = { .campaign_id = campaign_id,
                               .act = VERSION_AMEND,
                               .words = { S(""), S("Lùi hạn báo cáo") } };
    struct duty thing = {
        .campaign_id = campaign_id,
        .what = DUE_OTHER,
        .words = S("Gửi danh sách đảng viên được phân công"),
        .rule = { .rhythm = RHYTHM_ONCE, .bound = CALENDAR_BY, .due_on = { 2026, 4, 20 } }
    };
    const struct duty *duties;
    struct duty now, report;
    const char *field;
    size_t n = 0;
    enum err r = amend_save(c, &head, &field);

    if (!r)
        r = duty_list(c, campaign_id, &duties, &n);
    if (r || !n)
        return r ? r : error_set(&run->error, E_INTERNAL, "The campaign asks for nothing.");
    report = duties[0];
    report.campaign_id = campaign_id;
    report.rule.day = 8;
    r = amend_duty_save(c, &report, &now, &field);
    return r ? r : amend_duty_save(c, &thing, &now, &field);
}

static enum err ask_amendment(struct run *run)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct q_campaign_running_next running = { 0 };
    struct amendment of;
    struct ctx c;
    int64_t job;
    enum err r = db_begin(run->db, DB_WRITE, &tx, &run->error);

    if (!r)
        r = q_campaign_running_next(run->db, 0, run->arena, &running, &run->error);
    if (!r)
        r = nation_as(run, "tw", clock_now_ms(&run->app.clock), &c);
    if (!r)
        r = prepare_amendment(run, &c, running.id);
    if (!r)
        r = amend_load(&c, running.id, &of);
    if (!r)
        r = amend_queue(&c, running.id, of.head.version, &job);
    return r ? r : db_commit(&tx, &run->error);
}

static enum err do_amend(struct run *run)
{
    bool did = false;
    enum err r = runner_do_one(&run->app, run->db, &did, &run->error);

    return r || did ? r : error_set(&run->error, E_INTERNAL, "There was no job to do.");
}

static enum err measure(struct run *run, const char *url, const char *what,
                        enum err (*work)(struct run *))
{
    struct rusage used;
    struct writer w;
    double began;
    enum err r = begin(run, url, str_fmt(run->arena, "%s alone", what).p, &w);

    if (r)
        return r;
    pause_ms(ALONE_MS);
    r = end(run, &w, "one writes alone");
    if (!r)
        r = begin(run, url, what, &w);
    if (r)
        return r;
    began = now_ms();
    r = work(run);
    began = now_ms() - began;
    if (!r)
        r = end(run, &w, "one writes beside it (goal: 50 ms)");
    (void)getrusage(RUSAGE_SELF, &used);
    (void)printf(
        "  %s: %.1f s, of them %.1f s of the processor; %.1f MiB resident at most (goal: 64)\n",
        what, began / 1e3,
        (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
            (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6,
        (double)used.ru_maxrss / 1024);
    return r;
}

enum err nation_measure_daily(struct run *run, const char *url)
{
    enum err r = clock_init(&run->app.clock, "2026-04-02T10:00:00+07:00", &run->error);

    return r ? r : measure(run, url, "the daily job", do_daily);
}

enum err nation_measure_amend(struct run *run, const char *url)
{
    enum err r = clock_init(&run->app.clock, "2026-04-02T11:00:00+07:00", &run->error);

    if (!r)
        r = ask_amendment(run);
    return r ? r : measure(run, url, "amending", do_amend);
}

enum err nation_measure_issue(struct run *run, const char *url)
{
    enum err r = clock_init(&run->app.clock, "2026-02-02T10:00:00+07:00", &run->error);

    return r ? r : measure(run, url, "issuing", do_issue);
}
