/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "base/arena.h"
#include "base/clock.h"
#include "box/box_child.h"
#include "box/box_wire.h"
#include "text/messages.h"
#include "text/vi.h"

const struct box_limits box_limits_usual = {
    .time_ms = 20000,
    .wait_ms = 10000,
    .at_once = 2,
    .cpu_s = 15,
    .memory = (size_t)1 << 30,
    .output = (size_t)32 << 20,
};

/* A worker reads one file and ends, so that no file can leave anything to the next. Loading the program
 * takes longer than reading: a parent that sees no file has loaded it once and forks them. */
struct box {
    pthread_mutex_t lock;
    pthread_cond_t place; /* somebody has finished */
    const char *worker;
    struct box_limits limits;
    unsigned running;
    pthread_mutex_t birth; /* one worker is forked at a time */
    struct child parent;
};

enum err box_open(const char *worker, const struct box_limits *limits, struct box **ret,
                  struct error *e)
{
    struct box *b = calloc(1, sizeof(*b));

    assert(worker && limits);
    assert(ret);
    if (!b)
        return error_set(e, E_INTERNAL, "There is no memory left.");
    b->worker = worker;
    b->limits = *limits;
    if (!b->limits.at_once)
        b->limits.at_once = 1;
    b->parent = CHILD_NONE;
    (void)pthread_mutex_init(&b->lock, NULL);
    (void)pthread_mutex_init(&b->birth, NULL);
    (void)pthread_cond_init(&b->place, NULL);
    *ret = b;
    return OK;
}

void box_close(struct box **box)
{
    struct box *b = *box;

    assert(box);
    if (!b)
        return;
    assert(b->running == 0);
    (void)child_end(&b->parent);
    (void)pthread_mutex_destroy(&b->birth);
    (void)pthread_cond_destroy(&b->place);
    (void)pthread_mutex_destroy(&b->lock);
    free(b);
    *box = NULL;
}

static enum err too_slow(const struct box *b, const struct box_job *job, struct error *e)
{
    int64_t seconds = b->limits.time_ms / 1000;

    return error_set(e, E_INVALID, "%s",
                     MSG(e->arena, job->lang, M_BOX_SLOW, { "n", .n = seconds ? seconds : 1 }).p);
}

/* A file that made its worker crash may have been feeling its way through the memory that the next
 * worker would have at the same addresses: the next parent has others. */
static void end_parent(struct box *b)
{
    (void)pthread_mutex_lock(&b->birth);
    (void)child_end(&b->parent);
    (void)pthread_mutex_unlock(&b->birth);
}

/* What became of a worker that did not answer. */
static enum err worker_lost(struct box *b, const struct box_job *job, struct child *c, enum wire w,
                            struct error *e)
{
    int status = child_end(c);

    end_parent(b);
    if (w == WIRE_LATE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return too_slow(b, job, e);
    return error_detail(e, E_INVALID, msg_text(job->lang, M_BOX_CRASHED).p, "worker \"%s\": %s %d",
                        b->worker, WIFSIGNALED(status) ? "signal" : "exit",
                        WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static enum err not_believed(const struct box_job *job, enum msg words, struct error *e)
{
    return error_set(e, E_INVALID, "%s", msg_text(job->lang, words).p);
}

/* The words of a refusal are shown to people: they must be one clean line. */
static bool presentable(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
            return false;
    return s.n > 0 && vi_utf8_bad(s) == SIZE_MAX;
}

static enum err take_answer(struct box *b, const struct box_job *job, struct child *c,
                            int64_t deadline, struct arena *a, struct str *ret, struct error *e)
{
    struct box_answer head;
    char words[BOX_MESSAGE_MOST];
    enum wire w = wire_receive(c->socket, &head, sizeof(head), deadline);
    char *bytes;

    if (w != WIRE_OK)
        return worker_lost(b, job, c, w, e);
    if (head.n > b->limits.output)
        return not_believed(job, M_BOX_TOO_MUCH, e);
    if (head.code > E_INTERNAL || head.message_n > sizeof(words))
        return not_believed(job, M_BOX_CRASHED, e);
    w = wire_receive(c->socket, words, head.message_n, deadline);
    if (w == WIRE_OK && head.code != OK) {
        if (!presentable((struct str){ words, head.message_n }))
            return not_believed(job, M_BOX_CRASHED, e);
        return error_set(e, (enum err)head.code, "%.*s", (int)head.message_n, words);
    }
    bytes = arena_array(a, char, head.n + 1);
    if (w == WIRE_OK)
        w = wire_receive(c->socket, bytes, head.n, deadline);
    if (w != WIRE_OK)
        return worker_lost(b, job, c, w, e);
    *ret = (struct str){ bytes, head.n };
    return OK;
}

/* The head and the bytes leave together: the worker wakes once. */
static enum wire send_job(const struct box *b, const struct box_job *job, const struct child *c,
                          int64_t deadline)
{
    struct box_request head = {
        .n = job->bytes.n,
        .memory = b->limits.memory,
        .option = job->option,
    };

    return wire_send_two(c->socket, (struct str){ (const char *)&head, sizeof(head) },
                         str_or_empty(job->bytes), deadline);
}

/* A parent may have died while it waited, which is not the file's fault: then another is started. */
static int start_worker(struct box *b, struct child *ret)
{
    int why = 0;

    (void)pthread_mutex_lock(&b->birth);
    for (int turn = 0; turn < 2; turn++) {
        why = b->parent.pid ? 0 : parent_start(b->worker, &b->parent);
        if (why == 0)
            why = child_start(&b->parent, &b->limits, ret);
        if (why == 0)
            break;
        (void)child_end(&b->parent);
    }
    (void)pthread_mutex_unlock(&b->birth);
    return why;
}

static enum err no_worker(const struct box_job *job, int why, struct child *c, struct error *e)
{
    (void)child_end(c);
    return error_detail(e, E_INTERNAL, msg_text(job->lang, M_BOX_NO_WORKER).p, "%s: %s",
                        why ? "no worker was born" : "the worker's first words",
                        why ? strerror(why) : "none came");
}

/* A worker that has the whole file. It is sent while the worker still locks itself in; none of it is read
 * before. */
static enum err give_to_worker(struct box *b, const struct box_job *job, int64_t *ret_deadline,
                               struct child *ret, struct error *e)
{
    int why = start_worker(b, ret);
    enum wire w;

    *ret_deadline = clock_monotonic_ms() + b->limits.time_ms;
    if (why != 0)
        return no_worker(job, why, ret, e);
    w = send_job(b, job, ret, *ret_deadline);
    if (!child_ready(ret))
        return no_worker(job, 0, ret, e);
    return w == WIRE_OK ? OK : worker_lost(b, job, ret, w, e);
}

static enum err run_one(struct box *b, const struct box_job *job, struct arena *a,
                        struct str *ret_bytes, struct error *e)
{
    struct child c = { 0 };
    int64_t deadline;
    enum err r;

    r = give_to_worker(b, job, &deadline, &c, e);
    if (r)
        return r;
    r = take_answer(b, job, &c, deadline, a, ret_bytes, e);
    (void)child_end(&c);
    return r;
}

/* False when nobody has finished for so long. */
static bool enter(struct box *b)
{
    int64_t until_ms = clock_monotonic_ms() + b->limits.wait_ms;
    const struct timespec until = { .tv_sec = until_ms / 1000,
                                    .tv_nsec = until_ms % 1000 * 1000000 };
    bool in;
    int r = 0;

    (void)pthread_mutex_lock(&b->lock);
    while (b->running >= b->limits.at_once && r == 0)
        r = pthread_cond_clockwait(&b->place, &b->lock, CLOCK_MONOTONIC, &until);
    in = b->running < b->limits.at_once;
    b->running += in;
    (void)pthread_mutex_unlock(&b->lock);
    return in;
}

static void leave(struct box *b)
{
    (void)pthread_mutex_lock(&b->lock);
    assert(b->running > 0);
    b->running--;
    (void)pthread_cond_signal(&b->place);
    (void)pthread_mutex_unlock(&b->lock);
}

enum err box_run(struct box *b, const struct box_job *job, struct arena *a, struct str *ret_bytes,
                 struct error *e)
{
    enum err r;

    assert(b && job);
    assert(job->bytes.p || !job->bytes.n);
    assert(a && ret_bytes);
    if (!enter(b))
        return error_set(e, E_BUSY, "%s", msg_text(job->lang, M_BOX_BUSY).p);
    r = run_one(b, job, a, ret_bytes, e);
    leave(b);
    return r;
}
