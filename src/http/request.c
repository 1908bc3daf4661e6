/* SPDX-License-Identifier: Apache-2.0 */
#include "http/request.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "http/cookie.h"
#include "http/multipart.h"
#include "http/url.h"

enum { PARTS_MAX = 5000 };

struct str request_param(const struct request *rq, const char *name)
{
    struct str rest = str_of(rq->route->pattern), segment;
    size_t i = 0;

    assert(name);
    while (str_cut(&rest, '/', &segment)) {
        if (!segment.n || segment.p[0] != ':')
            continue;
        if (str_eq(str_sub(segment, 1, segment.n), str_of(name)))
            return rq->params[i];
        i++;
    }
    assert(false && "the route has no such parameter");
    return STR_NONE;
}

int64_t request_id(const struct request *rq, const char *name)
{
    int64_t id = 0;
    bool is_number = str_int(request_param(rq, name), &id);

    assert(is_number);
    return is_number ? id : 0;
}

struct str request_header(const struct request *rq, const char *name)
{
    assert(rq);
    assert(name);
    for (size_t i = 0; i < rq->n_headers; i++) {
        const struct header *h = &rq->headers[i];

        if (str_same_word(h->name, str_of(name)))
            return h->value;
    }
    return STR_NONE;
}

struct str request_cookie(const struct request *rq, const char *name)
{
    return cookie_find(request_header(rq, "Cookie"), str_of(name));
}

/* The host without its port. */
static struct str host_name(struct str host)
{
    struct str name;

    if (host.n && host.p[0] == '[') {
        const char *end = memchr(host.p, ']', host.n);

        return end ? (struct str){ host.p, (size_t)(end - host.p) + 1 } : host;
    }
    return str_cut(&host, ':', &name) ? name : S("");
}

static bool is_loopback(struct str host)
{
    struct str name = host_name(host);

    return str_eq(name, S("localhost")) || str_eq(name, S("127.0.0.1")) || str_eq(name, S("[::1]"));
}

const char *request_login_cookie(const struct request *rq)
{
    return request_is_exposed(rq) ? "nep" : "__Host-nep";
}

struct str request_login(const struct request *rq)
{
    return request_cookie(rq, request_login_cookie(rq));
}

bool request_is_exposed(const struct request *rq)
{
    return !rq->secure && !is_loopback(rq->host);
}

struct str request_here(const struct request *rq)
{
    struct buf b = { 0 };
    struct str rest = rq->path, segment;

    while (str_cut(&rest, '/', &segment)) {
        if (segment.p != rq->path.p)
            buf_char(&b, '/');
        url_encode(&b, segment);
    }
    for (size_t i = 0; i < rq->n_query; i++) {
        buf_char(&b, i ? '&' : '?');
        url_encode(&b, rq->query[i].name);
        buf_char(&b, '=');
        url_encode(&b, rq->query[i].value);
    }
    return buf_take(&b, rq->arena);
}

static bool is_urlencoded(struct str content_type)
{
    struct str media;

    return str_cut(&content_type, ';', &media) &&
           str_same_word(media, S("application/x-www-form-urlencoded"));
}

bool request_read_form(struct request *rq)
{
    struct str type = request_header(rq, "Content-Type");
    struct str boundary = multipart_boundary(type);
    struct part *parts = NULL;
    bool good = true;

    assert(rq && rq->arena);
    assert(!rq->parts);
    if (boundary.p)
        good = multipart_parse(rq->body, boundary, PARTS_MAX, rq->arena, &parts, &rq->n_parts);
    else if (rq->body.n || type.p)
        good =
            is_urlencoded(type) && url_pairs(rq->body, PARTS_MAX, rq->arena, &parts, &rq->n_parts);
    rq->parts = parts;
    return good;
}

struct str request_hidden(const struct request *rq, struct str name)
{
    assert(name.n > 0);
    for (size_t i = 0; i < rq->n_parts; i++) {
        if (!rq->parts[i].is_file && str_eq(rq->parts[i].name, name))
            return rq->parts[i].value;
    }
    return STR_NONE;
}
