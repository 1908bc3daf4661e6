/* SPDX-License-Identifier: Apache-2.0 */
#include "box/box_wire.h"

#include <errno.h>
#include <poll.h>
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

enum wire wire_send(int fd, const void *p, size_t n, int64_t deadline)
{
    const char *at = p;

    while (n) {
        enum wire w = wait_for(fd, POLLOUT, deadline);
        ssize_t done;

        if (w != WIRE_OK)
            return w;
        done = send(fd, at, n, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (done < 0 && !may_retry(done))
            return WIRE_CLOSED;
        if (done > 0) {
            at += done;
            n -= (size_t)done;
        }
    }
    return WIRE_OK;
}

enum wire wire_receive(int fd, void *p, size_t n, int64_t deadline)
{
    char *at = p;

    while (n) {
        enum wire w = wait_for(fd, POLLIN, deadline);
        ssize_t done;

        if (w != WIRE_OK)
            return w;
        done = recv(fd, at, n, MSG_DONTWAIT);
        if (done == 0 || (done < 0 && !may_retry(done)))
            return WIRE_CLOSED;
        if (done > 0) {
            at += done;
            n -= (size_t)done;
        }
    }
    return WIRE_OK;
}

bool wire_write(int fd, const void *p, size_t n)
{
    const char *at = p;

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
