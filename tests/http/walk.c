/* SPDX-License-Identifier: Apache-2.0 */
#include "walk.h"

#include <assert.h>
#include <inttypes.h>

enum { IDS_MAX = 18, ADDRESSES_MAX = IDS_MAX * IDS_MAX };

struct walk walk_routes(struct t *t)
{
    struct route_table tables[TABLES_MAX];
    size_t n = tables_all(tables), rows = 0;
    struct walk w = { 0 };

    for (size_t i = 0; i < n; i++)
        rows += tables[i].n;
    w.routes = arena_array(t->arena, const struct route *, rows + 1);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < tables[i].n; j++)
            w.routes[w.n++] = &tables[i].routes[j];
    }
    return w;
}

static bool fits(struct str pattern, struct str address)
{
    struct str want, have;
    bool more;

    do {
        more = str_cut(&pattern, '/', &want);
        if (more != str_cut(&address, '/', &have))
            return false;
    } while (more && ((want.n && *want.p == ':') || str_eq(want, have)));
    return !more;
}

const struct route *walk_route_of(const struct walk *w, enum method method, struct str address)
{
    const struct route *best = NULL;

    for (size_t i = 0; i < w->n; i++) {
        const struct route *r = w->routes[i];

        /* "/remedies/personal/show" is nearer than "/remedies/:id/show". */
        if (r->method == method && fits(str_of(r->pattern), address) &&
            (!best || !strchr(r->pattern, ':')))
            best = r;
    }
    return best;
}

static size_t ids_of(const struct served *s, int64_t ids[IDS_MAX])
{
    const int64_t all[] = {
        s->hamlet.campaign,   s->hamlet.duty,       s->hamlet.due,    s->hamlet.scheduled,
        s->hamlet.open,       s->hamlet.closed,     s->hamlet.remedy, s->hamlet.report,
        s->hamlet.version,    s->hamlet.document,   s->hamlet.item,   s->hamlet.job,
        s->p.w.org[W_HAMLET], s->p.due[W_HAMLET],   s->p.campaign,    s->hamlet.period,
        s->hamlet.content,    s->hamlet.proceeding,
    };

    static_assert(COUNT(all) <= IDS_MAX, "room for each");
    memcpy(ids, all, sizeof(all));
    return COUNT(all);
}

/* Digits choose the id of each place, the first place first. */
static const char *fill_in(const struct served *s, const char *pattern, const int64_t *ids,
                           const size_t *chosen)
{
    struct str rest = str_of(pattern), piece;
    const char *address = "";

    (void)str_cut(&rest, '/', &piece);
    while (str_cut(&rest, '/', &piece)) {
        struct str name = piece.n && *piece.p == ':' ? str_sub(piece, 1, piece.n) : STR_NONE;
        struct arena *a = s->store.t.arena;

        if (!name.p)
            address = arena_printf(a, "%s/%.*s", address, STR_ARGS(piece));
        else
            address = arena_printf(a, "%s/%" PRId64, address, ids[*chosen++]);
    }
    return *address ? address : "/";
}

static size_t places_of(const char *pattern)
{
    struct str rest = str_of(pattern), piece;
    size_t n = 0;

    while (str_cut(&rest, '/', &piece))
        n += piece.n && *piece.p == ':' && route_names_an_id(str_sub(piece, 1, piece.n));
    return n;
}

struct addresses walk_addresses(struct served *s, const struct route *route)
{
    int64_t ids[IDS_MAX];
    size_t n = ids_of(s, ids), places = places_of(route->pattern), chosen[2] = { 0 };
    struct addresses a = { .v = arena_array(s->store.t.arena, const char *, ADDRESSES_MAX) };

    assert_true(places <= COUNT(chosen));
    for (chosen[0] = 0; chosen[0] < (places > 0 ? n : 1); chosen[0]++) {
        for (chosen[1] = 0; chosen[1] < (places > 1 ? n : 1); chosen[1]++)
            a.v[a.n++] = fill_in(s, route->pattern, ids, chosen);
    }
    return a;
}
