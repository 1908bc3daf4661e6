/* box_wire.h - what goes over the socket between a box and its worker: a header, then bytes.
 *
 * Both ends are the same binary on the same machine, so structs go as they are. The box believes
 * nothing that comes back. */
#pragma once

#include "base/str.h"

enum { BOX_SOCKET = 3, BOX_MESSAGE_MOST = 4096 };

#define BOX_READY "nep box\n" /* the worker's first bytes, once it is locked in */

struct box_request {
    uint64_t n; /* bytes that follow */
    uint64_t memory;
    uint32_t option;
    uint32_t reserved;
};

struct box_answer {
    uint64_t n;         /* bytes that follow the message */
    uint32_t code;      /* enum err */
    uint32_t message_n; /* bytes of the message that follows */
};

enum wire { WIRE_OK, WIRE_CLOSED, WIRE_LATE };

/* The box's side: never wait beyond the deadline (of clock_monotonic_ms), never raise SIGPIPE. */
enum wire wire_send(int fd, const void *p, size_t n, int64_t deadline);
/* One piece behind the other, so that who waits for them wakes once. */
enum wire wire_send_two(int fd, struct str head, struct str rest, int64_t deadline);
enum wire wire_receive(int fd, void *p, size_t n, int64_t deadline);
/* Gives a descriptor away with one byte; WIRE_CLOSED when nobody takes it. */
enum wire wire_send_fd(int fd, int given, int64_t deadline);
/* The parent's side: waits for one, -1 at the end. */
int wire_take_fd(int fd);
/* The worker's side, with read and write alone. */
bool wire_write(int fd, const void *p, size_t n);
bool wire_read(int fd, void *p, size_t n);
