/* request.h - what was asked, after the gate and the router have had their say.
 *
 * A request lives in its arena, and all its texts with it. Handlers read it; only the server and the
 * app's begin() write it. Input is read through form.h; nothing here hands out a raw field. */
#pragma once

#include "base/day.h"
#include "base/str.h"
#include "http/route.h"
#include "text/messages.h"

struct arena;

/* Who is asking, as begin() found out. */
struct caller {
    bool signed_in;
    int64_t account;  /* for the log; 0 for nobody */
    struct str login; /* the login cookie's value when it is good: what CSRF tokens hang on */
    enum lang lang;
};

struct header {
    struct str name, value;
};

/* One name=value of a query or a body; a file has type and filename too. */
struct part {
    struct str name, value;
    struct str filename, type; /* STR_NONE for a plain value */
    bool is_file;
};

struct request {
    int64_t id;
    enum method method; /* GET for HEAD too: the library drops the body on the way out */
    struct str path;
    const struct route *route;
    struct str params[ROUTE_PARAMS];
    const struct header *headers;
    size_t n_headers;
    const struct part *query;
    size_t n_query;
    struct str body;          /* raw; pages use form.h, the API reads its JSON here */
    const struct part *parts; /* of a form's body */
    size_t n_parts;
    struct str host;    /* as sent, "nep.xa-binh-an.vn:8080" */
    struct str address; /* of the peer, as text */
    bool secure;        /* came by TLS, ours or the proxy's */
    struct caller caller;
    struct day today; /* Viet Nam's, for days typed without a year; none before begin() */
    void *prepared;   /* what the route's preparer left */
    struct arena *arena;
    const unsigned char *csrf_secret; /* CSRF_SECRET bytes */
};

/* The value of ":name" in the pattern; the name must be in it. */
struct str request_param(const struct request *rq, const char *name);
/* The same for ":id" and ":…_id". */
int64_t request_id(const struct request *rq, const char *name);
/* First header of that name, in any letter case; STR_NONE if there is none. */
struct str request_header(const struct request *rq, const char *name);
struct str request_cookie(const struct request *rq, const char *name);
/* "__Host-nep" over TLS or on a loopback name, else "nep": the cookie that holds the login. */
const char *request_login_cookie(const struct request *rq);
/* The value of the login cookie, STR_NONE without one. */
struct str request_login(const struct request *rq);
/* A plain connection to a name that is not this machine: pages show the standing warning. */
bool request_is_exposed(const struct request *rq);
/* The hidden fields that viewc puts into every POST form, `csrf` and `act`; STR_NONE without. */
struct str request_hidden(const struct request *rq, struct str name);
/* The same path and query may be given back as a link: "/reports?page=2". */
struct str request_here(const struct request *rq);
/* Takes a urlencoded or multipart body apart; false when it is neither, or broken. The server has
 * done it before a handler of a CSRF_FORM route runs. */
bool request_read_form(struct request *rq);
