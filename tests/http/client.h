/* client.h - a browser without windows: it keeps its cookie, reads forms and sends them.
 *
 * One connection a request. What comes back lives in the test's arena. */
#pragma once

#include "base/str.h"
#include "t.h"

struct client {
    struct t *t;
    int port;
    struct str cookie;   /* "name=value", "" for nobody */
    const char *headers; /* more lines, each with its CRLF; NULL for none */
};

struct reply {
    int status; /* 0: the server hung up without an answer */
    struct str head, body, location;
};

struct reply client_get(struct client *cl, const char *path);
/* form: urlencoded; client_form makes it. */
struct reply client_post(struct client *cl, const char *path, struct str form);
/* Exactly these bytes; what comes within the silence. */
struct reply client_say(struct client *cl, struct str bytes);

/* name, value, name, value …, NULL; each encoded. */
struct str client_form(struct t *t, const char *name, ...);
/* The value of the first hidden field of that name on a page. */
struct str client_hidden(const struct reply *page, const char *name);
/* The same with csrf and act of a page in front. */
struct str client_form_of(struct t *t, const struct reply *page, const char *name, ...);

/* Fails the test when it does not get in. */
void client_sign_in(struct client *cl, const char *account);
/* The answer to that password, whatever it is. */
struct reply client_try_password(struct client *cl, const char *account, const char *password);

bool reply_has(const struct reply *r, const char *words);
/* How many days stand between its tags, where people read, as a database writes them; each is printed. */
size_t reply_iso_days(const struct reply *r);
