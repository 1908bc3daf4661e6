/* SPDX-License-Identifier: Apache-2.0 */
#include "http/incoming.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include "http/gate.h"
#include "http/mhd__.h"
#include "http/server__.h"
#include "http/url.h"

enum { HEAD_MAX = 64 * KIB };

/* Of all uploads that are being read at one time. */
static const size_t bodies_max = (size_t)256 * MIB;

int incoming_fd(const struct http *h, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        h->mhd->MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    return info ? info->connect_fd : -1;
}

enum err incoming_refuse(struct exchange *x, int status, enum err code, enum msg words,
                         const char *detail)
{
    x->status = status;
    return error_detail(&x->error, code, msg_text(x->rq.caller.lang, words).p, "%s",
                        detail ? detail : "refused");
}

static struct str address_text(struct exchange *x)
{
    const union MHD_ConnectionInfo *info =
        x->http->mhd->MHD_get_connection_info(x->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char *text = arena_alloc(x->arena, INET6_ADDRSTRLEN, 1);
    const void *bytes = NULL;

    if (!info || !info->client_addr)
        return S("");
    if (info->client_addr->sa_family == AF_INET)
        bytes = &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr;
    else if (info->client_addr->sa_family == AF_INET6)
        bytes = &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr;
    if (!bytes || !inet_ntop(info->client_addr->sa_family, bytes, text, INET6_ADDRSTRLEN))
        return S("");
    return str_of(text);
}

struct query {
    struct exchange *x;
    struct part *parts;
    size_t n, cap;
    bool bad;
};

/* libmicrohttpd has split the query and turned "+" into blanks; escapes are still there. */
static enum MHD_Result add_query(void *arg, enum MHD_ValueKind kind, const char *name,
                                 const char *value)
{
    struct query *q = arg;
    struct part part = { 0 };

    (void)kind;
    q->bad = q->bad || !url_decode(str_of(name), false, q->x->arena, &part.name) ||
             !url_decode(str_of(value ? value : ""), false, q->x->arena, &part.value);
    *ARENA_PUSH(q->x->arena, q->parts, q->n, q->cap) = part;
    return MHD_YES;
}

static bool read_query(struct exchange *x)
{
    struct query q = { .x = x };

    (void)x->http->mhd->MHD_get_connection_values(x->connection, MHD_GET_ARGUMENT_KIND, add_query,
                                                  &q);
    x->rq.query = q.parts;
    x->rq.n_query = q.n;
    return !q.bad;
}

struct listed {
    struct arena *arena;
    struct head *head;
};

static enum MHD_Result add_header(void *arg, enum MHD_ValueKind kind, const char *name,
                                  const char *value)
{
    struct listed *l = arg;

    (void)kind;
    *ARENA_PUSH(l->arena, l->head->headers, l->head->n_headers, l->head->cap_headers) =
        (struct header){ str_of(name), gate_value(str_of(name), str_of(value ? value : "")) };
    return MHD_YES;
}

/* Another version of the library may not leave the head as gate.h expects; later ones refuse by
 * themselves what the gate cannot see then. */
static bool read_listed_head(struct exchange *x, const char *method, const char *url,
                             struct head *head)
{
    struct listed l = { .arena = x->arena, .head = head };

    *head = (struct head){ .method = str_of(method), .target = str_of(url) };
    (void)x->http->mhd->MHD_get_connection_values(x->connection, MHD_HEADER_KIND, add_header, &l);
    return gate_check(head);
}

static bool read_head(struct exchange *x, const char *method, const char *url, size_t target_n,
                      struct head *head)
{
    const union MHD_ConnectionInfo *info = x->http->mhd->MHD_get_connection_info(
        x->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    *head = (struct head){ 0 };
    if (!x->http->raw_head)
        return read_listed_head(x, method, url, head);
    if (!info || info->header_size > HEAD_MAX || url != method + strlen(method) + 1) {
        head->fault = "odd request line";
        return false;
    }
    return gate_read((struct str){ method, info->header_size }, target_n, x->arena, head);
}

/* Fills x->rq; an asset needs no route and leaves it NULL. */
enum err incoming_read(struct exchange *x, const char *method, const char *url, size_t target_n,
                       struct head *head)
{
    struct request *rq = &x->rq;

    x->fd = incoming_fd(x->http, x->connection);
    rq->path = S("");
    x->close = true;
    if (!read_head(x, method, url, target_n, head))
        return incoming_refuse(x, 400, E_INVALID, M_HTTP_BAD_REQUEST, head->fault);
    rq->headers = head->headers;
    rq->n_headers = head->n_headers;
    rq->method = method_of(head->method);
    rq->host = request_header(rq, "Host");
    rq->secure = x->http->options.tls_cert || x->http->options.behind_tls;
    rq->address = address_text(x);
    if (rq->method == METHOD_NONE)
        return incoming_refuse(x, 501, E_INVALID, M_HTTP_BAD_METHOD, "unknown method");
    if (!url_path(head->target, x->arena, &rq->path) || !read_query(x))
        return incoming_refuse(x, 400, E_INVALID, M_HTTP_BAD_REQUEST, "bad address");
    if (rq->method == GET && (head->chunked || head->length))
        return incoming_refuse(x, 400, E_INVALID, M_HTTP_BAD_REQUEST, "GET with a body");
    x->close = false;
    return OK;
}

enum err incoming_route(struct exchange *x)
{
    struct request *rq = &x->rq;
    struct route_match match;

    router_find(x->http->router, rq->method, rq->path, &match);
    rq->route = match.route;
    memcpy(rq->params, match.params, sizeof(match.params));
    x->allowed = match.allowed;
    if (match.route)
        return OK;
    if (match.allowed)
        return incoming_refuse(x, 405, E_INVALID, M_HTTP_BAD_METHOD, "method not allowed");
    return incoming_refuse(x, 404, E_NOT_FOUND, M_ERROR_NOT_FOUND, "no such address");
}

/* Refused before it is read whole: the length says so, or there is no room for it. */
enum err incoming_reserve(struct exchange *x, const struct head *head)
{
    size_t most = x->rq.route->body;

    if (head->has_length && head->length > most)
        return incoming_refuse(x, 413, E_TOO_LARGE, M_HTTP_TOO_LARGE,
                               "body over the route's limit");
    if (head->chunked && !most)
        return incoming_refuse(x, 413, E_TOO_LARGE, M_HTTP_TOO_LARGE, "body where none is taken");
    x->expected = head->chunked ? most : (size_t)head->length;
    x->body.max = most + 1;
    if (x->rq.route->flags & ROUTE_SECRETS) {
        x->body.secret = true;
        arena_keep_secret(x->arena);
    }
    if (atomic_fetch_add(&x->http->body_bytes, x->expected) + x->expected > bodies_max)
        return incoming_refuse(x, 503, E_BUSY, M_HTTP_BUSY, "no room for more bodies");
    return OK;
}
