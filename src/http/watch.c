/* SPDX-License-Identifier: Apache-2.0 */
#include "http/watch.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"

enum {
    LINGER_MAX = 64,
    LINGER_MS = 5000,
    LINGER_BYTES = 64 << 20,
    TURN_MS = 1000,
    SPARE_FDS = 512
};

struct watch {
    pthread_t thread;
    pthread_mutex_t lock; /* a deadline may not shut down a number that has changed hands */
    _Atomic int64_t *deadlines;
    int n;
    struct lingerer {
        int fd;
        int64_t until_ms;
        size_t left;
    } lingering[LINGER_MAX];
    size_t n_lingering;
    int wake;
    bool stopping;
};

void watch_deadline(struct watch *w, int fd, int64_t at_ms)
{
    if (fd >= 0 && fd < w->n)
        atomic_store_explicit(&w->deadlines[fd], at_ms, memory_order_relaxed);
}

void watch_forget(struct watch *w, int fd)
{
    assert(w);
    (void)pthread_mutex_lock(&w->lock);
    watch_deadline(w, fd, 0);
    (void)pthread_mutex_unlock(&w->lock);
}

static void wake(const struct watch *w)
{
    uint64_t one = 1;
    ssize_t n = write(w->wake, &one, sizeof(one));

    (void)n; /* a full counter wakes as well */
}

void watch_linger(struct watch *w, int fd)
{
    assert(w && fd >= 0);
    (void)pthread_mutex_lock(&w->lock);
    if (w->n_lingering < LINGER_MAX && !w->stopping) {
        int twin = fcntl(fd, F_DUPFD_CLOEXEC, 0);

        if (twin >= 0)
            w->lingering[w->n_lingering++] =
                (struct lingerer){ twin, clock_monotonic_ms() + LINGER_MS, LINGER_BYTES };
    }
    (void)pthread_mutex_unlock(&w->lock);
    wake(w);
}

/* False when there is no more to expect from it. */
static bool drain(struct lingerer *l, int64_t now_ms)
{
    char bytes[16384];

    while (l->left && now_ms < l->until_ms) {
        ssize_t n = recv(l->fd, bytes, sizeof(bytes), MSG_DONTWAIT);

        if (n < 0)
            return errno == EAGAIN || errno == EINTR;
        if (n == 0)
            return false;
        l->left -= l->left < (size_t)n ? l->left : (size_t)n;
    }
    return false;
}

static void drain_all(struct watch *w, int64_t now_ms)
{
    for (size_t i = 0; i < w->n_lingering;) {
        if (drain(&w->lingering[i], now_ms)) {
            i++;
        } else {
            (void)close(w->lingering[i].fd);
            w->lingering[i] = w->lingering[--w->n_lingering];
        }
    }
}

static void end_overdue(struct watch *w, int64_t now_ms)
{
    for (int fd = 0; fd < w->n; fd++) {
        int64_t at_ms = atomic_load_explicit(&w->deadlines[fd], memory_order_relaxed);

        if (at_ms && at_ms < now_ms) {
            watch_deadline(w, fd, 0);
            (void)shutdown(fd, SHUT_RDWR);
        }
    }
}

static void *watch_main(void *arg)
{
    struct watch *w = arg;
    struct pollfd fds[LINGER_MAX + 1];
    int64_t swept_ms = 0;
    bool stopping = false;

    while (!stopping) {
        int64_t now_ms;
        uint64_t count;
        nfds_t n = 1;

        fds[0] = (struct pollfd){ .fd = w->wake, .events = POLLIN };
        (void)pthread_mutex_lock(&w->lock);
        for (size_t i = 0; i < w->n_lingering; i++)
            fds[n++] = (struct pollfd){ .fd = w->lingering[i].fd, .events = POLLIN };
        (void)pthread_mutex_unlock(&w->lock);
        (void)poll(fds, n, TURN_MS);
        if (fds[0].revents && read(w->wake, &count, sizeof(count)) < 0)
            continue;
        now_ms = clock_monotonic_ms();
        (void)pthread_mutex_lock(&w->lock);
        drain_all(w, now_ms);
        if (now_ms - swept_ms >= TURN_MS) {
            end_overdue(w, now_ms);
            swept_ms = now_ms;
        }
        stopping = w->stopping;
        (void)pthread_mutex_unlock(&w->lock);
    }
    return NULL;
}

enum err watch_start(struct arena *a, unsigned connections, struct watch **ret, struct error *e)
{
    struct watch *w = arena_new(a, struct watch);
    int failed;

    assert(connections > 0);
    w->n = (int)connections + SPARE_FDS;
    w->deadlines = arena_alloc(a, (size_t)w->n, sizeof(*w->deadlines));
    w->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (w->wake < 0)
        return error_detail(e, E_INTERNAL, "The server could not start.", "eventfd: %s",
                            strerror(errno));
    (void)pthread_mutex_init(&w->lock, NULL);
    failed = pthread_create(&w->thread, NULL, watch_main, w);
    if (failed) {
        (void)close(w->wake);
        return error_detail(e, E_INTERNAL, "The server could not start its threads.",
                            "pthread_create: %s", strerror(failed));
    }
    *ret = w;
    return OK;
}

void watch_stop(struct watch **watch)
{
    struct watch *w = *watch;

    if (!w)
        return;
    (void)pthread_mutex_lock(&w->lock);
    w->stopping = true;
    (void)pthread_mutex_unlock(&w->lock);
    wake(w);
    (void)pthread_join(w->thread, NULL);
    for (size_t i = 0; i < w->n_lingering; i++)
        (void)close(w->lingering[i].fd);
    (void)close(w->wake);
    (void)pthread_mutex_destroy(&w->lock);
    *watch = NULL;
}
