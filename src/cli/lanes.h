/* lanes.h - a database connection for each of the server's threads, and the transactions on it. */
#pragma once

#include "http/http.h"
#include "work/ctx.h"

struct lanes_app {
    struct app *app;
    const char *db_url;
    bool tells_statements; /* a line in the log for each request: how many statements it took */
};

/* state must outlive the server. */
struct http_app lanes_callbacks(struct lanes_app *state);
