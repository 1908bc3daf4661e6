/* incoming.h - from what libmicrohttpd read to a struct request: gate, address, route, room. */
#pragma once

#include "base/err.h"
#include "text/messages.h"

struct exchange;
struct head;
struct MHD_Connection;
struct http;

int incoming_fd(const struct http *h, struct MHD_Connection *connection);
/* Fills x->rq from the head. x->close is left true when the connection cannot be trusted further. */
NODISCARD enum err incoming_read(struct exchange *x, const char *method, const char *url,
                                 size_t target_n, struct head *ret_head);
NODISCARD enum err incoming_route(struct exchange *x);
/* Refuses a body before it is read: its length is over the route's, or there is no room for it. */
NODISCARD enum err incoming_reserve(struct exchange *x, const struct head *head);
/* Sets status, words and the detail for the log; returns code. */
enum err incoming_refuse(struct exchange *x, int status, enum err code, enum msg words,
                         const char *detail);
