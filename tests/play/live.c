/* SPDX-License-Identifier: Apache-2.0 */
#include "play/live.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void live_start(struct live *l)
{
    struct http_app app = toy_app(&l->toy);

    l->options.tables = toy_tables(&l->options.n_tables);
    T_OK(&l->t, http_start(&l->options, &app, &l->http, l->t.error));
}

int live_setup(void **state)
{
    struct live *l = calloc(1, sizeof(*l));

    l->t.arena = arena_open(0);
    l->t.error = arena_new(l->t.arena, struct error);
    error_init(l->t.error, l->t.arena);
    toy_init(&l->toy);
    *state = l;
    return 0;
}

int live_teardown(void **state)
{
    struct live *l = *state;

    /* A test that failed may have left something held. */
    atomic_store(&l->toy.hold_commit, false);
    atomic_store(&l->toy.hold_write, false);
    atomic_store(&l->toy.hold_file, false);
    http_stop(&l->http);
    if (l->toy.lanes_open != 0)
        return -1;
    toy_done(&l->toy);
    arena_close(&l->t.arena);
    free(l);
    return 0;
}

int live_dial(const struct live *l)
{
    struct sockaddr_in a = { .sin_family = AF_INET,
                             .sin_port = htons((uint16_t)http_port(l->http)),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&a, sizeof(a)), 0);
    return fd;
}

void live_say_bytes(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);

        if (sent < 0)
            return; /* the server has hung up; what it said is still to be read */
        bytes += sent;
        n -= (size_t)sent;
    }
}

void live_say(int fd, const char *text)
{
    live_say_bytes(fd, text, strlen(text));
}

bool live_is_readable(int fd, int ms)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };

    return poll(&p, 1, ms) == 1;
}

struct str live_hear(struct live *l, int fd, int silence_ms, bool *closed)
{
    size_t n = 0;

    *closed = false;
    while (n < REPLY_MAX - 1 && live_is_readable(fd, silence_ms)) {
        ssize_t got = recv(fd, l->reply + n, REPLY_MAX - 1 - n, 0);

        if (got <= 0) {
            *closed = true;
            break;
        }
        n += (size_t)got;
    }
    l->reply[n] = '\0';
    return (struct str){ l->reply, n };
}

int reply_status(struct str reply)
{
    return str_starts(reply, S("HTTP/1.")) && reply.n > 12 ? atoi(reply.p + 9) : 0;
}

struct str reply_body(struct str reply)
{
    size_t at = str_find(reply, S("\r\n\r\n"), 0);

    return at == SIZE_MAX ? S("") : str_sub(reply, at + 4, reply.n);
}

size_t reply_count(struct str reply, struct str what)
{
    size_t n = 0;

    for (size_t at = str_find(reply, what, 0); at != SIZE_MAX; at = str_find(reply, what, at + 1))
        n++;
    return n;
}

bool reply_has(struct str reply, const char *what)
{
    return str_find(reply, str_of(what), 0) != SIZE_MAX;
}

struct str live_ask(struct live *l, const char *format, ...)
{
    struct str reply;
    bool closed;
    va_list ap;
    char *bytes;
    int fd = live_dial(l);

    va_start(ap, format);
    bytes = arena_vprintf(l->t.arena, format, ap);
    va_end(ap);
    live_say(fd, bytes);
    reply = live_hear(l, fd, PATIENCE_MS, &closed);
    (void)close(fd);
    assert_true(closed);
    return arena_str(l->t.arena, reply);
}
