/* watch.h - ends connections that take too long, and gives refused uploads a gentle close.
 *
 * libmicrohttpd's own time-out counts from the last byte, so a client that sends one byte a minute
 * would hold a connection for days. And it closes at once after refusing a body, which makes the
 * kernel reset the connection before the browser has read why: such a socket is kept a little, and
 * what still comes is thrown away. One thread does both, once a second. */
#pragma once

#include <stdint.h>

#include "base/err.h"

struct arena;
struct watch;

NODISCARD enum err watch_start(struct arena *a, unsigned connections, struct watch **ret,
                               struct error *e);
/* The connection on fd must have moved on by then (monotonic ms). From any thread. */
void watch_deadline(struct watch *w, int fd, int64_t at_ms);
/* Before fd is closed: nothing happens to its number any more. */
void watch_forget(struct watch *w, int fd);
/* Keeps a duplicate of fd open for a few seconds and drains it. */
void watch_linger(struct watch *w, int fd);
void watch_stop(struct watch **w);
