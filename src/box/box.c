/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "box/box_wire.h"
#include "text/messages.h"
#include "text/vi.h"

#ifndef BOX_RELAXED
    #define BOX_RELAXED 0
#endif

enum { START_MS = 10000 };

const struct box_limits box_limits_usual = {
    .time_ms = 20000,
    .cpu_s = 15,
    .memory = (size_t)1 << 30,
    .output = (size_t)32 << 20,
};

struct box {
    pthread_mutex_t one_at_a_time;
    const char *worker;
    struct box_limits limits;
    pid_t pid; /* 0 when no worker runs */
    int socket;
};

enum err box_open(const char *worker, const struct box_limits *limits, struct box **ret,
                  struct error *e)
{
    struct box *b = calloc(1, sizeof(*b));

    if (!b)
        return error_set(e, E_INTERNAL, "There is no memory left.");
    b->worker = worker;
    b->limits = *limits;
    b->socket = -1;
    (void)pthread_mutex_init(&b->one_at_a_time, NULL);
    *ret = b;
    return OK;
}

/* Ends the worker whatever it is doing; its wait status. */
static int worker_end(struct box *b)
{
    int status = 0;

    if (b->socket >= 0)
        (void)close(b->socket);
    b->socket = -1;
    if (b->pid > 0) {
        (void)kill(b->pid, SIGKILL);
        while (waitpid(b->pid, &status, 0) < 0 && errno == EINTR)
            ;
    }
    b->pid = 0;
    return status;
}

void box_close(struct box **box)
{
    struct box *b = *box;

    if (!b)
        return;
    (void)worker_end(b);
    (void)pthread_mutex_destroy(&b->one_at_a_time);
    free(b);
    *box = NULL;
}

/* Nothing of our environment but what a sanitizer is told through it. */
static void worker_environment(char **ret, size_t n)
{
    static const char *const kept[] = { "ASAN_OPTIONS=", "LSAN_OPTIONS=", "UBSAN_OPTIONS=" };
    size_t used = 0;

    for (char **v = BOX_RELAXED ? environ : NULL; v && *v; v++)
        for (size_t i = 0; i < COUNT(kept); i++)
            if (used + 1 < n && strncmp(*v, kept[i], strlen(kept[i])) == 0)
                ret[used++] = *v;
    ret[used] = NULL;
}

/* Standard streams to nowhere, the socket at its number, everything else closed. */
static int worker_files(posix_spawn_file_actions_t *f, int socket)
{
    int r = posix_spawn_file_actions_adddup2(f, socket, BOX_SOCKET);

    for (int fd = 0; fd <= 2 && r == 0; fd++)
        if (!BOX_RELAXED || fd < 2)
            r = posix_spawn_file_actions_addopen(f, fd, "/dev/null", O_RDWR, 0);
    return r ? r : posix_spawn_file_actions_addclosefrom_np(f, BOX_SOCKET + 1);
}

/* No signal of ours is blocked, ignored or shared with the worker. */
static int worker_signals(posix_spawnattr_t *attr)
{
    sigset_t none, all;

    (void)sigemptyset(&none);
    (void)sigfillset(&all);
    (void)posix_spawnattr_setsigmask(attr, &none);
    (void)posix_spawnattr_setsigdefault(attr, &all);
    (void)posix_spawnattr_setpgroup(attr, 0);
    return posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
}

/* 0 or an errno. */
static int worker_spawn(struct box *b, int socket)
{
    char *const argv[] = { (char *)(uintptr_t) "nep", (char *)(uintptr_t) "--worker",
                           (char *)(uintptr_t)b->worker, NULL };
    char *env[8];
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    int r;

    worker_environment(env, COUNT(env));
    if (posix_spawn_file_actions_init(&files) != 0)
        return ENOMEM;
    if (posix_spawnattr_init(&attr) != 0) {
        (void)posix_spawn_file_actions_destroy(&files);
        return ENOMEM;
    }
    r = worker_files(&files, socket);
    if (r == 0)
        r = worker_signals(&attr);
    if (r == 0)
        r = posix_spawn(&b->pid, "/proc/self/exe", &files, &attr, argv, env);
    if (r != 0)
        b->pid = 0;
    (void)posix_spawnattr_destroy(&attr);
    (void)posix_spawn_file_actions_destroy(&files);
    return r;
}

static enum err no_worker(struct box *b, enum lang lang, struct error *e, const char *call, int why)
{
    (void)worker_end(b);
    return error_detail(e, E_INTERNAL, msg_text(lang, M_BOX_NO_WORKER).p, "%s: %s", call,
                        strerror(why));
}

/* Starts a worker, waits until it has locked itself in, and takes away the memory it may not have
 * (only now: the program has been loaded). */
static enum err worker_start(struct box *b, enum lang lang, struct error *e)
{
    struct rlimit memory = { b->limits.memory, b->limits.memory };
    char ready[sizeof(BOX_READY) - 1];
    int pair[2], why;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return no_worker(b, lang, e, "socketpair", errno);
    b->socket = pair[0];
    why = worker_spawn(b, pair[1]);
    (void)close(pair[1]);
    if (why)
        return no_worker(b, lang, e, "posix_spawn", why);
    if (wire_receive(b->socket, ready, sizeof(ready), clock_monotonic_ms() + START_MS) != WIRE_OK ||
        memcmp(ready, BOX_READY, sizeof(ready)) != 0)
        return no_worker(b, lang, e, "the worker's first words", ETIMEDOUT);
    if (!BOX_RELAXED && prlimit(b->pid, RLIMIT_AS, &memory, NULL) != 0)
        return no_worker(b, lang, e, "prlimit", errno);
    return OK;
}

/* The processor's time is counted over all files of a worker: the limit moves along. */
static void worker_cpu(const struct box *b)
{
    struct timespec used = { 0, 0 };
    struct rlimit limit;
    clockid_t clock;

    if (clock_getcpuclockid(b->pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        return;
    if (prlimit(b->pid, RLIMIT_CPU, NULL, &limit) != 0)
        return;
    limit.rlim_cur = (rlim_t)(used.tv_sec + b->limits.cpu_s + 1);
    if (limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    (void)prlimit(b->pid, RLIMIT_CPU, &limit, NULL);
}

static enum err too_slow(struct box *b, const struct box_job *job, struct error *e)
{
    int64_t seconds = b->limits.time_ms / 1000;

    return error_set(e, E_INVALID, "%s",
                     MSG(e->arena, job->lang, M_BOX_SLOW, { "n", .n = seconds ? seconds : 1 }).p);
}

/* What became of a worker that did not answer. */
static enum err worker_lost(struct box *b, const struct box_job *job, enum wire w, struct error *e)
{
    int status = worker_end(b);

    if (w == WIRE_LATE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return too_slow(b, job, e);
    return error_detail(e, E_INVALID, msg_text(job->lang, M_BOX_CRASHED).p, "worker \"%s\": %s %d",
                        b->worker, WIFSIGNALED(status) ? "signal" : "exit",
                        WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static enum err not_believed(struct box *b, const struct box_job *job, size_t m, struct error *e)
{
    (void)worker_end(b);
    return error_set(e, E_INVALID, "%s", msg_text(job->lang, (enum msg)m).p);
}

/* The words of a refusal are shown to people: they must be one clean line. */
static bool presentable(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
            return false;
    return s.n > 0 && vi_utf8_bad(s) == SIZE_MAX;
}

static enum err take_answer(struct box *b, const struct box_job *job, int64_t deadline,
                            struct arena *a, struct str *ret, struct error *e)
{
    struct box_answer head;
    char words[BOX_MESSAGE_MOST];
    enum wire w = wire_receive(b->socket, &head, sizeof(head), deadline);
    char *bytes;

    if (w != WIRE_OK)
        return worker_lost(b, job, w, e);
    if (head.n > b->limits.output)
        return not_believed(b, job, M_BOX_TOO_MUCH, e);
    if (head.code > E_INTERNAL || head.message_n > sizeof(words))
        return not_believed(b, job, M_BOX_CRASHED, e);
    w = wire_receive(b->socket, words, head.message_n, deadline);
    if (w == WIRE_OK && head.code != OK) {
        if (!presentable((struct str){ words, head.message_n }))
            return not_believed(b, job, M_BOX_CRASHED, e);
        return error_set(e, (enum err)head.code, "%.*s", (int)head.message_n, words);
    }
    bytes = arena_array(a, char, head.n + 1);
    if (w == WIRE_OK)
        w = wire_receive(b->socket, bytes, head.n, deadline);
    if (w != WIRE_OK)
        return worker_lost(b, job, w, e);
    *ret = (struct str){ bytes, head.n };
    return OK;
}

static enum err run_one(struct box *b, const struct box_job *job, struct arena *a,
                        struct str *ret_bytes, struct error *e)
{
    struct box_request head = {
        .n = job->bytes.n,
        .memory = b->limits.memory,
        .option = job->option,
    };
    int64_t deadline;
    enum wire w;

    if (!b->pid) {
        enum err r = worker_start(b, job->lang, e);

        if (r)
            return r;
    }
    worker_cpu(b);
    deadline = clock_monotonic_ms() + b->limits.time_ms;
    w = wire_send(b->socket, &head, sizeof(head), deadline);
    if (w == WIRE_OK)
        w = wire_send(b->socket, job->bytes.p, job->bytes.n, deadline);
    if (w != WIRE_OK)
        return worker_lost(b, job, w, e);
    return take_answer(b, job, deadline, a, ret_bytes, e);
}

enum err box_run(struct box *b, const struct box_job *job, struct arena *a, struct str *ret_bytes,
                 struct error *e)
{
    enum err r;

    (void)pthread_mutex_lock(&b->one_at_a_time);
    r = run_one(b, job, a, ret_bytes, e);
    (void)pthread_mutex_unlock(&b->one_at_a_time);
    return r;
}
