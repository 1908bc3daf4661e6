/* route.h - which handler answers a method and a path, and what must hold before it runs.
 *
 * A table row is policy: a row without an access class, with an unknown pattern or a second row for
 * the same thing is refused when the server starts (and in the tests, by routes_check). Tables are
 * constant; a router is built once and then read by every thread.
 *
 *   static const struct route session_routes[] = {
 *       { GET, "/sessions/:id", ACCESS_SIGNED_IN, get_session },
 *       { POST, "/sessions/:id/close", ACCESS_SIGNED_IN, post_session_close, .body = 64 * KIB },
 *   };
 *
 * In a pattern ":x" stands for one segment. ":id" and every name ending in "_id" takes only an id
 * (decimal, above 0), so a handler never sees another thing there. */
#pragma once

#include "base/err.h"
#include "base/str.h"

struct arena;
struct ctx; /* what a handler works with; made and known by the app, opaque here */
struct request;
struct response;

enum method { METHOD_NONE, GET, POST, PUT, PATCH, DELETE };

enum access {
    ACCESS_ANYONE = 1, /* 0 is "forgotten" and refused */
    ACCESS_SIGNED_IN,
};

/* What proves that our own page, and not a stranger's, caused the request. GET needs nothing. */
enum csrf {
    CSRF_FORM, /* the hidden field `csrf`, and a fitting Origin when the browser tells it */
    CSRF_API,  /* a JSON body, which no foreign form can send; and Origin */
};

enum route_flag {
    ROUTE_SLOW = 1, /* a GET of many milliseconds: runs in the slow pool, not on an I/O thread */
    /* A form of passwords: nothing that was typed there is ever shown again, and all that the request
     * had in memory is overwritten once it is answered. */
    ROUTE_SECRETS = 2,
    /* Its preparer has a foreign file read, which may take as long as the jail allows: in a pool of
     * its own, so that nobody waits for it to sign in. */
    ROUTE_FILE = 4,
    /* Keeps what is being typed, before it is anybody's act: no key is claimed, the last one counts. */
    ROUTE_DRAFT = 8,
};

enum { KIB = 1024, MIB = 1024 * 1024, ROUTE_PARAMS = 4, ROUTE_BODY_MAX = 12 * MIB };

typedef enum err handler(struct ctx *c, const struct request *rq, struct response *rs);

/* Slow work before a write is queued (password hashing; with ROUTE_FILE, reading an upload): runs in
 * the slow pool or that of files, with a ctx on a reading lane. What it leaves in *ret is the handler's
 * rq->prepared; it lives in rq->arena. An error is answered as if the handler had returned it. */
typedef enum err preparer(struct ctx *c, const struct request *rq, void **ret);

struct route {
    enum method method;
    const char *pattern;
    enum access access;
    handler *handler;
    size_t body; /* most bytes of a body; 0 means none is taken */
    enum csrf csrf;
    unsigned flags;
    preparer *prepare;
};

/* Refuses a table that has a row without access or handler, a bad pattern, a body on GET, or a
 * second row for the same method and shape. */
NODISCARD enum err routes_check(const struct route *routes, size_t n, struct error *e);

struct route_match {
    const struct route *route; /* NULL: none fits */
    struct str params[ROUTE_PARAMS];
    unsigned allowed; /* bit 1 << method for each method the path knows; 0: no such path */
};

struct router;

struct router *router_new(struct arena *a);
/* The table must outlive the router. */
NODISCARD enum err router_add(struct router *r, const struct route *routes, size_t n,
                              struct error *e);
/* path: decoded. Pieces in ret_match point into it. */
void router_find(const struct router *r, enum method method, struct str path,
                 struct route_match *ret_match);

/* "id", "report_id": a parameter of this name takes ids only. */
bool route_names_an_id(struct str name);
/* METHOD_NONE for one we do not know. HEAD is answered by GET's row. */
enum method method_of(struct str name);
const char *method_name(enum method m);
