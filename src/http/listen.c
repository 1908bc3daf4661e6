/* SPDX-License-Identifier: Apache-2.0 */
#include "http/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"

enum { BACKLOG = 1024 };

static void free_addresses(struct addrinfo **list)
{
    if (*list)
        freeaddrinfo(*list);
}

static int port_of(int fd)
{
    struct sockaddr_storage a;
    socklen_t n = sizeof(a);

    memset(&a, 0, sizeof(a));
    if (getsockname(fd, (struct sockaddr *)&a, &n) != 0)
        return 0;
    if (a.ss_family == AF_INET6)
        return ntohs(((const struct sockaddr_in6 *)(const void *)&a)->sin6_port);
    return ntohs(((const struct sockaddr_in *)(const void *)&a)->sin_port);
}

static enum err failed(const char *address, int port, struct error *e)
{
    int why = errno;

    if (why == EADDRINUSE)
        return error_set(e, E_BUSY, "Port %d is in use by another program.", port);
    if (why == EACCES)
        return error_set(e, E_DENIED, "Port %d may only be opened by root.", port);
    return error_detail(e, E_INVALID, "The server cannot listen at this address.", "%s port %d: %s",
                        address, port, strerror(why));
}

static int open_socket(const struct addrinfo *to)
{
    int fd = socket(to->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1, off = 0;
    int why;

    if (fd < 0)
        return -1;
    (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (to->ai_family == AF_INET6)
        (void)setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
    if (bind(fd, to->ai_addr, to->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    why = errno;
    (void)close(fd);
    errno = why;
    return -1;
}

enum err listen_open(const char *address, int port, int *ret_fd, int *ret_port, struct error *e)
{
    const struct addrinfo hints = { .ai_flags = AI_NUMERICHOST | AI_PASSIVE,
                                    .ai_socktype = SOCK_STREAM };
    CLEANUP(free_addresses) struct addrinfo *list = NULL;
    char digits[12];
    int fd;

    (void)snprintf(digits, sizeof(digits), "%d", port);
    if (port < 0 || port > 65535)
        return error_set(e, E_INVALID, "A port is a number up to 65535.");
    if (getaddrinfo(address, digits, &hints, &list) != 0 || !list)
        return error_set(e, E_INVALID, "“%s” is not an address to listen at.", address);
    fd = open_socket(list);
    if (fd < 0)
        return failed(address, port, e);
    *ret_port = port_of(fd);
    *ret_fd = fd;
    return OK;
}
