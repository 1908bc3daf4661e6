/* response.h - the answer being made: status, body, where to go next, cookies.
 *
 * The server hands a zeroed one to the handler, and afterwards adds the security headers, compresses
 * and sends. A status of 400 or above takes back whatever the handler wrote to the database, unless
 * keep_writes is set. */
#pragma once

#include "base/buf.h"
#include "base/str.h"

struct arena;
struct request;

enum { RESPONSE_HEADERS = 8 };

enum cache {
    CACHE_PRIVATE,    /* the default: a page for this person, never stored */
    CACHE_REVALIDATE, /* may be kept, must be asked for again by its ETag */
    CACHE_FOREVER,    /* the name changes when the bytes do */
};

struct response_header {
    const char *name;
    struct str value;
};

struct response {
    int status;       /* 0 means 200 */
    const char *type; /* NULL means text/html; charset=utf-8 */
    struct buf body;
    struct str fixed; /* bytes that outlive the server (assets), instead of body */
    enum cache cache;
    struct response_header headers[RESPONSE_HEADERS];
    size_t n_headers;
    bool keep_writes;    /* a refusal whose trace must stay: a wrong password is counted */
    struct arena *arena; /* the request's */
};

/* All return OK, so that a handler can end with them. */
enum err respond_redirect(struct response *rs, const char *format, ...) PRINTF(2, 3); /* 303 */
enum err respond_text(struct response *rs, int status, struct str text);
/* JSON already written into rs->body: sets the type. */
enum err respond_json(struct response *rs, int status);
/* Saved by the browser under this name, which may have Vietnamese letters. */
enum err respond_download(struct response *rs, const char *type, struct str filename,
                          struct str bytes);
/* The same, shown by the browser itself: a PDF that we wrote. */
enum err respond_inline(struct response *rs, const char *type, struct str filename,
                        struct str bytes);

/* Foreign bytes as they came: an image is shown, in a sandbox of its own; anything else is saved. type:
 * told by the bytes, not by who sent them. */
enum err respond_upload(struct response *rs, const char *type, struct str filename,
                        struct str bytes);

void response_header(struct response *rs, const char *name, struct str value);
/* seconds: 0 for as long as the browser runs. */
void response_set_login(struct response *rs, const struct request *rq, struct str token,
                        int64_t seconds);
void response_clear_login(struct response *rs, const struct request *rq);
/* Tells the browser which form was taken, by the act that it carried (assets/js/keep.js reads it). */
void response_took(struct response *rs, const struct request *rq, struct str act);
/* Forgets all and starts again, for an error page in its place. */
void response_reset(struct response *rs);
