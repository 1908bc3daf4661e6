/* SPDX-License-Identifier: Apache-2.0 */
#include "http/route.h"

#include <assert.h>

#include "base/arena.h"

enum { BUCKETS = 64, SEGMENTS_MAX = 12 };

static const char *const method_names[] = { "", "GET", "POST", "PUT", "PATCH", "DELETE" };

static_assert(COUNT(method_names) == DELETE + 1, "every method has a name");

/* Rows are found by the first segment of their path, which is never a parameter. */
struct router {
    struct arena *arena;
    struct entry {
        const struct route *route;
        size_t next; /* in the same bucket, + 1; 0 ends it */
    } * entries;
    size_t n, cap;
    size_t buckets[BUCKETS];
};

enum method method_of(struct str name)
{
    if (str_eq(name, S("HEAD")))
        return GET;
    for (enum method m = GET; m <= DELETE; m++) {
        if (str_eq(name, str_of(method_names[m])))
            return m;
    }
    return METHOD_NONE;
}

const char *method_name(enum method m)
{
    return method_names[m];
}

/* Takes the next segment off a path that begins with a slash; false at its end. */
static bool next_segment(struct str *rest, struct str *ret)
{
    const char *slash;

    if (rest->n < 2)
        return false;
    slash = memchr(rest->p + 1, '/', rest->n - 1);
    *ret = (struct str){ rest->p + 1, slash ? (size_t)(slash - rest->p) - 1 : rest->n - 1 };
    rest->p += ret->n + 1;
    rest->n -= ret->n + 1;
    return true;
}

static size_t bucket_of(struct str path)
{
    struct str segment = S("");
    size_t h = 5381;

    (void)next_segment(&path, &segment);
    for (size_t i = 0; i < segment.n; i++)
        h = h * 33 + (unsigned char)segment.p[i];
    return h % BUCKETS;
}

static bool is_id(struct str s)
{
    int64_t v;

    return s.n && s.p[0] != '-' && s.p[0] != '0' && str_int(s, &v);
}

bool route_names_an_id(struct str name)
{
    return str_eq(name, S("id")) || str_ends(name, S("_id"));
}

static bool matches(struct str pattern, struct str path, struct str params[ROUTE_PARAMS])
{
    struct str want, have;
    size_t n = 0;

    while (next_segment(&pattern, &want)) {
        if (!next_segment(&path, &have))
            return false;
        if (want.p[0] != ':') {
            if (!str_eq(want, have))
                return false;
            continue;
        }
        if (route_names_an_id(str_sub(want, 1, want.n)) && !is_id(have))
            return false;
        params[n++] = have;
    }
    return path.n == 0 || (path.n == 1 && pattern.n == 1);
}

/* The same paths would fit both: parameters have different names only. */
static bool same_shape(struct str a, struct str b)
{
    struct str x, y;

    for (;;) {
        bool more_a = next_segment(&a, &x), more_b = next_segment(&b, &y);

        if (!more_a || !more_b)
            return more_a == more_b;
        if (x.p[0] == ':' && y.p[0] == ':')
            continue;
        if (!str_eq(x, y))
            return false;
    }
}

static bool good_pattern(struct str pattern)
{
    struct str rest = pattern, segment;
    size_t params = 0, n = 0;

    if (pattern.n == 0 || pattern.p[0] != '/')
        return false;
    if (pattern.n > 1 && str_ends(pattern, S("/")))
        return false;
    while (next_segment(&rest, &segment)) {
        if (segment.n == 0 || n++ == SEGMENTS_MAX)
            return false;
        if (segment.p[0] == ':' && (n == 1 || segment.n == 1 || params++ == ROUTE_PARAMS))
            return false;
    }
    return true;
}

static enum err check_row(const struct route *row, struct error *e)
{
    const char *pattern = row->pattern ? row->pattern : "(none)";

    if (row->method == METHOD_NONE || row->method > DELETE)
        return error_set(e, E_INVALID, "route %s has no method", pattern);
    if (!row->pattern || !good_pattern(str_of(row->pattern)))
        return error_set(e, E_INVALID, "route %s: bad pattern", pattern);
    if (row->access != ACCESS_ANYONE && row->access != ACCESS_SIGNED_IN)
        return error_set(e, E_INVALID, "route %s does not say who may come in", pattern);
    if (!row->handler)
        return error_set(e, E_INVALID, "route %s has no handler", pattern);
    if (row->method == GET && (row->body || row->prepare))
        return error_set(e, E_INVALID, "route %s: GET takes no body", pattern);
    if (row->method != GET && row->flags & ROUTE_SLOW)
        return error_set(e, E_INVALID, "route %s: a write cannot be slow, prepare it", pattern);
    if (row->flags & ROUTE_FILE && !row->prepare)
        return error_set(e, E_INVALID, "route %s: a file is read by a preparer", pattern);
    if (row->body > ROUTE_BODY_MAX)
        return error_set(e, E_INVALID, "route %s takes too large a body", pattern);
    return OK;
}

static enum err check_twin(const struct route *a, const struct route *b, struct error *e)
{
    if (a->method != b->method || !same_shape(str_of(a->pattern), str_of(b->pattern)))
        return OK;
    return error_set(e, E_INVALID, "%s %s stands in the table twice", method_name(a->method),
                     a->pattern);
}

enum err routes_check(const struct route *routes, size_t n, struct error *e)
{
    enum err r;

    assert(routes || !n);
    for (size_t i = 0; i < n; i++) {
        r = check_row(&routes[i], e);
        if (r)
            return r;
        for (size_t j = 0; j < i; j++) {
            r = check_twin(&routes[i], &routes[j], e);
            if (r)
                return r;
        }
    }
    return OK;
}

struct router *router_new(struct arena *a)
{
    struct router *r = arena_new(a, struct router);

    assert(a);
    r->arena = a;
    return r;
}

enum err router_add(struct router *r, const struct route *routes, size_t n, struct error *e)
{
    enum err code = routes_check(routes, n, e);

    assert(r);
    assert(routes || !n);
    if (code)
        return code;
    for (size_t i = 0; i < n; i++) {
        size_t *end = &r->buckets[bucket_of(str_of(routes[i].pattern))];

        for (; *end; end = &r->entries[*end - 1].next) {
            code = check_twin(&routes[i], r->entries[*end - 1].route, e);
            if (code)
                return code;
        }
        *end = r->n + 1;
        *ARENA_PUSH(r->arena, r->entries, r->n, r->cap) = (struct entry){ .route = &routes[i] };
    }
    return OK;
}

/* "/sessions/new" before "/sessions/:name": the row with fewer parameters is the better one. */
static size_t count_params(const char *pattern)
{
    size_t n = 0;

    for (const char *p = pattern; *p; p++)
        n += *p == ':';
    return n;
}

void router_find(const struct router *r, enum method method, struct str path,
                 struct route_match *ret_match)
{
    size_t fewest = SIZE_MAX;

    assert(r && ret_match);
    *ret_match = (struct route_match){ 0 };
    for (size_t i = r->buckets[bucket_of(path)]; i; i = r->entries[i - 1].next) {
        const struct route *row = r->entries[i - 1].route;
        struct str params[ROUTE_PARAMS] = { 0 };

        if (!matches(str_of(row->pattern), path, params))
            continue;
        ret_match->allowed |= 1U << row->method;
        if (row->method == method && count_params(row->pattern) < fewest) {
            fewest = count_params(row->pattern);
            ret_match->route = row;
            memcpy(ret_match->params, params, sizeof(params));
        }
    }
}
