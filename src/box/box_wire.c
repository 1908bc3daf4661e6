/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_wire.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

/* Waits until the socket is ready for reading or writing. */
static enum wire wait_for(int fd, short what, int64_t deadline)
{
    for (;;) {
        struct pollfd p = { .fd = fd, .events = what };
        int64_t left = deadline - clock_monotonic_ms();
        int n;

        if (left <= 0)
            return WIRE_LATE;
        n = poll(&p, 1, left > 1000 ? 1000 : (int)left);
        if (n > 0)
            return WIRE_OK; /* an error shows at the next send or receive */
        if (n < 0 && errno != EINTR)
            return WIRE_CLOSED;
    }
}

static bool may_retry(ssize_t n)
{
    return n < 0 && (errno == EAGAIN || errno == EINTR);
}

/* After a send or receive: what it did, or whether to wait for it; nobody goes on beyond the deadline, not
 * even when there is always a little more. */
static enum wire moved(int fd, short what, ssize_t done, size_t *moved_n, int64_t deadline)
{
    *moved_n = done > 0 ? (size_t)done : 0;
    if (done < 0 && !may_retry(done))
        return WIRE_CLOSED;
    if (done < 0)
        return wait_for(fd, what, deadline);
    return clock_monotonic_ms() < deadline ? WIRE_OK : WIRE_LATE;
}

enum wire wire_send(int fd, const void *p, size_t n, int64_t deadline)
{
    const char *at = p;

    assert(fd >= 0);
    assert(p || !n);
    while (n) {
        size_t done;
        enum wire w =
            moved(fd, POLLOUT, send(fd, at, n, MSG_NOSIGNAL | MSG_DONTWAIT), &done, deadline);

        if (w != WIRE_OK)
            return w;
        at += done;
        n -= done;
    }
    return WIRE_OK;
}

enum wire wire_send_two(int fd, struct str head, struct str rest, int64_t deadline)
{
    struct iovec both[] = { { (char *)(uintptr_t)head.p, head.n },
                            { (char *)(uintptr_t)rest.p, rest.n } };
    const struct msghdr m = { .msg_iov = both, .msg_iovlen = COUNT(both) };
    size_t done, of_head;
    enum wire w = moved(fd, POLLOUT, sendmsg(fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT), &done, deadline);

    assert(fd >= 0);
    of_head = done < head.n ? done : head.n;
    if (w == WIRE_OK)
        w = wire_send(fd, head.p + of_head, head.n - of_head, deadline);
    done -= of_head;
    return w == WIRE_OK ? wire_send(fd, rest.p + done, rest.n - done, deadline) : w;
}

enum wire wire_receive(int fd, void *p, size_t n, int64_t deadline)
{
    char *at = p;

    assert(fd >= 0);
    assert(p || !n);
    while (n) {
        ssize_t got = recv(fd, at, n, MSG_DONTWAIT);
        size_t done;
        enum wire w = got == 0 ? WIRE_CLOSED : moved(fd, POLLIN, got, &done, deadline);

        if (w != WIRE_OK)
            return w;
        at += done;
        n -= done;
    }
    return WIRE_OK;
}

/* Room for one descriptor beside a message, aligned as the kernel's macros want it. */
union beside {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
};

enum wire wire_send_fd(int fd, int given, int64_t deadline)
{
    union beside beside = { .room = { 0 } };
    char byte = 0;
    struct iovec bytes = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr m = { .msg_iov = &bytes,
                        .msg_iovlen = 1,
                        .msg_control = beside.room,
                        .msg_controllen = sizeof(beside.room) };
    struct cmsghdr *head = CMSG_FIRSTHDR(&m);
    enum wire w;

    assert(fd >= 0 && given >= 0);
    *head = (struct cmsghdr){ .cmsg_len = CMSG_LEN(sizeof(given)),
                              .cmsg_level = SOL_SOCKET,
                              .cmsg_type = SCM_RIGHTS };
    memcpy(CMSG_DATA(head), &given, sizeof(given));
    w = wait_for(fd, POLLOUT, deadline);
    if (w != WIRE_OK)
        return w;
    return sendmsg(fd, &m, MSG_NOSIGNAL) == 1 ? WIRE_OK : WIRE_CLOSED;
}

int wire_take_fd(int fd)
{
    union beside beside;
    char byte;
    struct iovec bytes = { .iov_base = &byte, .iov_len = 1 };
    struct msghdr m = { .msg_iov = &bytes,
                        .msg_iovlen = 1,
                        .msg_control = beside.room,
                        .msg_controllen = sizeof(beside.room) };
    struct cmsghdr *head;
    ssize_t n;
    int taken;

    do
        n = recvmsg(fd, &m, MSG_CMSG_CLOEXEC);
    while (n < 0 && errno == EINTR);
    head = n == 1 ? CMSG_FIRSTHDR(&m) : NULL;
    if (!head || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
        return -1;
    memcpy(&taken, CMSG_DATA(head), sizeof(taken));
    return taken;
}

bool wire_write(int fd, const void *p, size_t n)
{
    const char *at = p;

    assert(fd >= 0);
    assert(p || !n);
    while (n) {
        ssize_t done = write(fd, at, n);

        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0) {
            at += done;
            n -= (size_t)done;
        }
    }
    return true;
}

bool wire_read(int fd, void *p, size_t n)
{
    char *at = p;

    assert(fd >= 0);
    assert(p || !n);
    while (n) {
        ssize_t done = read(fd, at, n);

        if (done == 0 || (done < 0 && errno != EINTR))
            return false;
        if (done > 0) {
            at += done;
            n -= (size_t)done;
        }
    }
    return true;
}
