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

/* A worker reads one file and ends, so that no file can leave anything to the next. Starting one takes
 * a while (the program's libraries): a spare is started ahead. */
struct box {
    pthread_mutex_t lock;
    pthread_cond_t place; /* somebody has finished */
    const char *worker;
    struct box_limits limits;
    unsigned running;
    struct child spare;
};

enum err box_open(const char *worker, const struct box_limits *limits, struct box **ret,
                  struct error *e)
{
    struct box *b = calloc(1, sizeof(*b));

    if (!b)
        return error_set(e, E_INTERNAL, "There is no memory left.");
    b->worker = worker;
    b->limits = *limits;
    if (!b->limits.at_once)
        b->limits.at_once = 1;
    b->spare = CHILD_NONE;
    (void)pthread_mutex_init(&b->lock, NULL);
    (void)pthread_cond_init(&b->place, NULL);
    *ret = b;
    return OK;
}

void box_close(struct box **box)
{
    struct box *b = *box;

    if (!b)
        return;
    assert(b->running == 0);
    (void)child_end(&b->spare);
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

/* What became of a worker that did not answer. */
static enum err worker_lost(const struct box *b, const struct box_job *job, struct child *c,
                            enum wire w, struct error *e)
{
    int status = child_end(c);

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

static enum err take_answer(const struct box *b, const struct box_job *job, struct child *c,
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

static enum wire send_job(const struct box *b, const struct box_job *job, const struct child *c,
                          int64_t deadline)
{
    struct box_request head = {
        .n = job->bytes.n,
        .memory = b->limits.memory,
        .option = job->option,
    };
    enum wire w = wire_send(c->socket, &head, sizeof(head), deadline);

    return w == WIRE_OK ? wire_send(c->socket, job->bytes.p, job->bytes.n, deadline) : w;
}

/* Takes the spare one, and has the next one started meanwhile. */
static struct child take_spare(struct box *b)
{
    struct child c, next;

    (void)pthread_mutex_lock(&b->lock);
    c = b->spare;
    b->spare = CHILD_NONE;
    (void)pthread_mutex_unlock(&b->lock);
    if (child_start(b->worker, &next) != 0)
        return c; /* the next file tries again and says why */
    (void)pthread_mutex_lock(&b->lock);
    if (!b->spare.pid) {
        b->spare = next;
        next = CHILD_NONE;
    }
    (void)pthread_mutex_unlock(&b->lock);
    (void)child_end(&next);
    return c;
}

/* A worker that has the whole file. A spare one may have died while it waited, which is not the
 * file's fault: then it is one started now. */
static enum err give_to_worker(struct box *b, const struct box_job *job, int64_t *ret_deadline,
                               struct child *ret, struct error *e)
{
    *ret = take_spare(b);
    for (;;) {
        bool is_spare = ret->pid != 0;
        int why = is_spare ? 0 : child_start(b->worker, ret);
        enum wire w = WIRE_CLOSED;
        bool ready = why == 0 && child_ready(ret, &b->limits);

        *ret_deadline = clock_monotonic_ms() + b->limits.time_ms;
        if (ready)
            w = send_job(b, job, ret, *ret_deadline);
        if (w == WIRE_OK)
            return OK;
        if (is_spare && w == WIRE_CLOSED) {
            (void)child_end(ret);
            continue;
        }
        if (ready)
            return worker_lost(b, job, ret, w, e);
        (void)child_end(ret);
        return error_detail(e, E_INTERNAL, msg_text(job->lang, M_BOX_NO_WORKER).p, "%s: %s",
                            why ? "posix_spawn" : "the worker's first words",
                            why ? strerror(why) : "none came");
    }
}

static enum err run_one(struct box *b, const struct box_job *job, struct arena *a,
                        struct str *ret_bytes, struct error *e)
{
    struct child c;
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
    b->running--;
    (void)pthread_cond_signal(&b->place);
    (void)pthread_mutex_unlock(&b->lock);
}

enum err box_run(struct box *b, const struct box_job *job, struct arena *a, struct str *ret_bytes,
                 struct error *e)
{
    enum err r;

    if (!enter(b))
        return error_set(e, E_BUSY, "%s", msg_text(job->lang, M_BOX_BUSY).p);
    r = run_one(b, job, a, ret_bytes, e);
    leave(b);
    return r;
}
