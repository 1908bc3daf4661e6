/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_child.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "box/box_wire.h"

#ifndef BOX_RELAXED
    #define BOX_RELAXED 0
#endif

enum { START_MS = 10000 };

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
static int spawn(const char *worker, int socket, pid_t *ret_pid)
{
    char *const argv[] = { (char *)(uintptr_t) "nep", (char *)(uintptr_t) "--worker",
                           (char *)(uintptr_t)worker, NULL };
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
        r = posix_spawn(ret_pid, "/proc/self/exe", &files, &attr, argv, env);
    (void)posix_spawnattr_destroy(&attr);
    (void)posix_spawn_file_actions_destroy(&files);
    return r;
}

/* The first words of a parent or worker. */
static bool is_ready(int socket)
{
    char ready[sizeof(BOX_READY) - 1];

    return wire_receive(socket, ready, sizeof(ready), clock_monotonic_ms() + START_MS) == WIRE_OK &&
           memcmp(ready, BOX_READY, sizeof(ready)) == 0;
}

int parent_start(const char *worker, struct child *ret)
{
    int pair[2], r;

    assert(worker && ret);
    *ret = CHILD_NONE;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return errno;
    r = spawn(worker, pair[1], &ret->pid);
    (void)close(pair[1]);
    ret->socket = pair[0];
    if (r != 0)
        ret->pid = 0;
    else if (!is_ready(ret->socket))
        r = EPIPE;
    if (r != 0)
        (void)child_end(ret);
    return r;
}

/* It is a fork of a parent that has loaded the program, so nothing it needs is still to come. False when it
 * is not there any more. */
static bool is_limited(pid_t pid, const struct box_limits *limits)
{
    const struct rlimit memory = { limits->memory, limits->memory };
    const struct rlimit cpu = { (rlim_t)limits->cpu_s + 1, (rlim_t)limits->cpu_s + 2 };

    return prlimit(pid, RLIMIT_CPU, &cpu, NULL) == 0 &&
           (BOX_RELAXED || prlimit(pid, RLIMIT_AS, &memory, NULL) == 0);
}

int child_start(const struct child *parent, const struct box_limits *limits, struct child *ret)
{
    int64_t deadline = clock_monotonic_ms() + START_MS;
    int32_t pid = 0;
    int pair[2];
    bool born;

    assert(parent->pid > 0 && ret);
    *ret = CHILD_NONE;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return errno;
    born = wire_send_fd(parent->socket, pair[1], deadline) == WIRE_OK &&
           wire_receive(parent->socket, &pid, sizeof(pid), deadline) == WIRE_OK && pid > 1;
    (void)close(pair[1]);
    if (!born) {
        (void)close(pair[0]);
        return pid < 0 ? -pid : EPIPE;
    }
    *ret = (struct child){ .pid = pid, .socket = pair[0] };
    if (is_limited(pid, limits))
        return 0;
    (void)child_end(ret);
    return EPERM;
}

bool child_ready(const struct child *c)
{
    assert(c->pid > 0 && c->socket >= 0);
    return is_ready(c->socket);
}

int child_end(struct child *c)
{
    int status = 0;

    assert(c);
    if (c->socket >= 0)
        (void)close(c->socket);
    if (c->pid > 0) {
        (void)kill(c->pid, SIGKILL);
        while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
            ;
    }
    *c = CHILD_NONE;
    return status;
}
