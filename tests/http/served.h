/* served.h - the real program, build/nep, serving a small world on a free port.
 *
 * The world is that of play/world.h with a campaign on which everybody owes a report, and in the
 * hamlet's branch one of each thing; all accounts have the same password. The server is gone after
 * the test, however it ends.
 *
 *   struct served *s = served_open(*state);
 *   struct client cl = served_client(s, "secretary.hamlet"); */
#pragma once

#include <sys/types.h>

#include "client.h"
#include "play/report_play.h"
#include "store.h"

#define SERVED_PASSWORD "nghìn việc nhỏ"
#define SERVED_NOW      "2022-03-14T08:00:00+07:00"

struct served {
    struct store_test store; /* first: *state is a struct t too */
    struct report_play p;
    const char *log; /* what the server says on standard error */
    pid_t pid;       /* 0: not running */
    int port;
    /* In the hamlet's branch; none of it is another branch's business. */
    struct {
        int64_t campaign, duty, due, scheduled, open, closed, remedy, report, version, document,
            item, job, period, content, proceeding;
    } hamlet;
};

int served_setup(void **state);
int served_teardown(void **state);
#define T_SERVED(name) cmocka_unit_test_setup_teardown(name, served_setup, served_teardown)

/* Makes the world and starts the server. */
struct served *served_open(void *state);
/* Signed in as that account; NULL: nobody. */
struct client served_client(struct served *s, const char *account);
/* Several more of most things that the pages list. */
void served_add_more(struct served *s);
/* Without a goodbye. */
void served_kill(struct served *s);
void served_start(struct served *s);
/* Runs `nep` with these arguments (and --db); returns its exit status. */
int served_run(struct served *s, const char *command);
/* All the log so far. */
struct str served_log(struct served *s);
