/* live.h - a server with the toy app on a free port, and raw sockets that say exactly what a test says. */
#pragma once

#include "play/toy.h"
#include "t.h"

enum { REPLY_MAX = 64 * 1024, PATIENCE_MS = 60000 };

struct live {
    struct t t;
    struct toy toy;
    struct http *http;
    struct http_options options; /* to be set before live_start */
    char reply[REPLY_MAX];
};

int live_setup(void **state);
int live_teardown(void **state);
#define LIVE(name) cmocka_unit_test_setup_teardown(name, live_setup, live_teardown)

void live_start(struct live *l);
int live_dial(const struct live *l);
void live_say(int fd, const char *text);
void live_say_bytes(int fd, const char *bytes, size_t n);
bool live_is_readable(int fd, int ms);
/* All that comes until the server hangs up or is silent for so long; *closed tells which. */
struct str live_hear(struct live *l, int fd, int silence_ms, bool *closed);
/* One request on a connection of its own, which it asks the server to close. */
struct str live_ask(struct live *l, const char *format, ...) PRINTF(2, 3);

int reply_status(struct str reply);
struct str reply_body(struct str reply);
size_t reply_count(struct str reply, struct str what);
bool reply_has(struct str reply, const char *what);

#define HOST       "Host: localhost\r\n"
#define LAST       "Host: localhost\r\nConnection: close\r\n"
#define JSON       "Content-Type: application/json\r\n"
#define URLENCODED "Content-Type: application/x-www-form-urlencoded\r\n"
