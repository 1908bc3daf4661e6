/* SPDX-License-Identifier: Apache-2.0 */
/* Single acts, each many times over units far from each other, beside a bare read by key in the same run. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "db/db.h"
#include "nation.h"
#include "store/org.h"
#include "store/report.h"
#include "store/setting.h"
#include "store/total.h"
#include "work/org/org.h"
#include "work/report/report.h"

enum { ACTS = 200, READS = 4000, MONTH = 1 };

struct sample {
    double wall[READS];
    double cpu[READS]; /* of this process */
    size_t n;
};

struct watch {
    struct timespec wall, cpu;
};

static void start(struct watch *w)
{
    (void)clock_gettime(CLOCK_MONOTONIC, &w->wall);
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &w->cpu);
}

static double since_us(clockid_t clock, const struct timespec *from)
{
    struct timespec now;

    (void)clock_gettime(clock, &now);
    return (double)(now.tv_sec - from->tv_sec) * 1e6 + (double)(now.tv_nsec - from->tv_nsec) / 1e3;
}

static void stop(const struct watch *w, struct sample *s)
{
    s->cpu[s->n] = since_us(CLOCK_PROCESS_CPUTIME_ID, &w->cpu);
    s->wall[s->n++] = since_us(CLOCK_MONOTONIC, &w->wall);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof(*values), by_size);
    return values[n / 2];
}

/* base: the sample to compare with, or NULL. */
static void tell(const char *what, struct sample *s, struct sample *base, const char *goal)
{
    double wall, cpu;

    if (!s->n)
        return;
    wall = median(s->wall, s->n);
    cpu = median(s->cpu, s->n);
    (void)printf("  %-46s %9.1f us %9.1f us CPU", what, wall, cpu);
    if (base)
        (void)printf("  %7.1f x", wall / median(base->wall, base->n));
    (void)printf("%s%s%s\n", goal ? "  (goal: " : "", goal ? goal : "", goal ? ")" : "");
}

/* The nth branch of a province, each far from the one before. */
static const char *branch_of(struct run *run, int province, int nth)
{
    return arena_printf(run->arena, "t%d.x%d.c%d.b%d", province, nth % 97 + 1, nth / 97 % 8 + 1,
                        nth / 97 / 8 % 10 + 1);
}

/* What a lane does with a request that writes: begin, who asks, the use case, commit. */
static enum err receive(struct run *run, const char *account, int64_t id, int64_t version,
                        bool back, struct sample *s)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct watch w;
    struct ctx c;
    enum err r;

    start(&w);
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r)
        r = nation_as(run, account, nation_at(MONTH + 1, 4), &c);
    if (!r)
        r = back ? report_return(&c, id, version, S("bổ sung số liệu"))
                 : report_receive(&c, id, version);
    if (!r)
        r = db_commit(&tx, &run->error);
    stop(&w, s);
    return r;
}

static enum err send(struct run *run, const char *account, int64_t *ret_id, int64_t *ret_version)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r = db_begin(run->db, DB_WRITE, &tx, &run->error);

    if (!r)
        r = nation_session(run, account, MONTH);
    if (!r)
        r = nation_send(run, account, MONTH, ret_id, ret_version);
    return r ? r : db_commit(&tx, &run->error);
}

/* One row in a transaction of its own, as durable as the rest. */
static enum err write_row(struct run *run, int n, struct sample *s)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    struct watch w;
    int64_t changed;
    enum err r;

    start(&w);
    r = db_begin(run->db, DB_WRITE, &tx, &run->error);
    if (!r)
        r = q_setting_add(run->db, str_fmt(run->arena, "row-%d", n), S("x"), &changed, &run->error);
    if (!r)
        r = db_commit(&tx, &run->error);
    stop(&w, s);
    return r;
}

static enum err measure_reports(struct run *run)
{
    struct sample *received = arena_new(run->arena, struct sample);
    struct sample *returned = arena_new(run->arena, struct sample);
    struct sample *row = arena_new(run->arena, struct sample);
    struct arena_mark mark = arena_mark(run->arena);
    enum err r = OK;

    for (int i = 0; !r && i < ACTS; i++) {
        const char *branch = branch_of(run, 2, i * 37), *above;
        int64_t id, version;

        above = arena_cstr(run->arena,
                           str_sub(str_of(branch), 0, str_find(str_of(branch), S(".b"), 0)));
        r = write_row(run, i, row);
        if (!r)
            r = send(run, branch, &id, &version);
        if (!r)
            r = receive(run, above, id, version, false, received);
        if (!r)
            r = receive(run, above, id, version + 1, true, returned);
        arena_reset_to(run->arena, mark);
    }
    if (r)
        return r;
    tell("one row written and committed", row, NULL, NULL);
    tell("a report of 20 lines received", received, row, "3 ms; 6 ms on PostgreSQL");
    tell("the same returned", returned, row, "3 ms; 6 ms on PostgreSQL");
    return OK;
}

static enum err read_key(struct run *run, int64_t org_id, struct sample *s)
{
    struct q_org_path row;
    struct watch w;
    enum err r;

    start(&w);
    r = q_org_path(run->db, org_id, HIERARCHY, run->arena, &row, &run->error);
    stop(&w, s);
    return r;
}

static enum err read_total(struct run *run, int64_t org_id, int64_t period, struct sample *s)
{
    struct q_total_of *rows = NULL;
    struct watch w;
    size_t n = 0;
    enum err r;

    start(&w);
    r = q_total_of(run->db, org_id, period, run->arena, &rows, &n, &run->error);
    stop(&w, s);
    if (!r && !n) /* nobody has reported */
        s->n--;
    if (!r && n && n != NATION_LINES)
        return error_set(&run->error, E_INTERNAL, "A total has not all its lines.");
    return r;
}

static enum err read_past(struct run *run, struct ctx *c, int64_t org_id, struct sample *s)
{
    struct watch w;
    struct str path;
    enum err r;

    (void)run;
    start(&w);
    r = org_path_on(c, org_id, (struct day){ 2025, 9, 2 }, &path);
    stop(&w, s);
    return r;
}

struct reads {
    struct sample key, total[BRANCH], past;
};

/* Of units that have a total: the top, and in the first province. */
static enum err read_once(struct run *run, int nth, int64_t period, struct reads *s)
{
    const char *names[] = {
        [TOP] = "tw",
        [PROVINCE] = "t1",
        [COMMUNE] = arena_printf(run->arena, "t1.x%d", nth % 97 + 1),
        [GROUP] = arena_printf(run->arena, "t1.x%d.c%d", nth % 97 + 1, nth / 97 % 8 + 1),
    };
    struct ctx c;
    enum err r = nation_as(run, branch_of(run, 2, nth), nation_at(MONTH, 9), &c);

    if (!r)
        r = read_key(run, c.who->org_id, &s->key);
    if (!r)
        r = read_past(run, &c, c.who->org_id, &s->past);
    for (size_t i = 0; !r && i < COUNT(names); i++) {
        r = nation_as(run, names[i], nation_at(MONTH, 9), &c);
        if (!r)
            r = read_total(run, c.who->org_id, period, &s->total[i]);
    }
    return r;
}

static enum err measure_reads(struct run *run)
{
    static const char *const names[] = { "the total of the country", "of a province",
                                         "of a commune", "of a group of branches" };
    struct reads *s = arena_new(run->arena, struct reads);
    struct arena_mark mark = arena_mark(run->arena);
    int64_t campaign, period;
    enum err r = nation_period(run, MONTH, &campaign, &period);

    for (int i = 0; !r && i < READS; i++) {
        arena_reset_to(run->arena, mark);
        r = read_once(run, i * 11, period, s);
    }
    if (r)
        return r;
    tell("a bare read by key", &s->key, NULL, NULL);
    for (size_t i = 0; i < COUNT(names); i++)
        tell(names[i], &s->total[i], &s->key, "5 x");
    tell("the way of a branch on a past day", &s->past, &s->key, "1 ms");
    return OK;
}

enum err nation_measure_acts(struct run *run, const char *url)
{
    enum err r;

    (void)url;
    r = measure_reports(run);
    return r ? r : measure_reads(run);
}
