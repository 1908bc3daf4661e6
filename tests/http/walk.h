/* walk.h - every route of the program's own tables, with what stands in the hamlet's branch put where
 * a pattern asks for something. */
#pragma once

#include "cli/tables.h"
#include "served.h"

struct walk {
    const struct route **routes;
    size_t n;
};

struct walk walk_routes(struct t *t);

/* The row that answers this address; NULL for none. */
const struct route *walk_route_of(const struct walk *w, enum method method, struct str address);

/* Addresses that a pattern stands for: each id of the branch in each place of an id. One without
 * ":" stands for itself. */
struct addresses {
    const char **v;
    size_t n;
};
struct addresses walk_addresses(struct served *s, const struct route *route);
