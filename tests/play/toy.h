/* toy.h - an app as small as can be, for the live tests and the bench: its database is a number.
 *
 * Each write adds a row; rows count once they are committed. The switches make commits fail or wait. */
#pragma once

#include <pthread.h>
#include <stdatomic.h>

#include "http/http.h"

enum { TOY_PAGE = 8192 };

struct toy {
    pthread_mutex_t lock;
    int committed, commits, lanes_open;
    atomic_bool fail_commit;
    atomic_bool hold_commit; /* while it is set, no commit ends */
    atomic_bool hold_write;  /* while it is set, POST /wait does not end */
    atomic_bool hold_file;   /* the same for the preparer of POST /file */
    atomic_int handlers;     /* that have begun */
    atomic_int prepared;
    atomic_int files; /* whose preparers have begun */
    char page[TOY_PAGE];
};

void toy_init(struct toy *toy);
void toy_done(struct toy *toy);
struct http_app toy_app(struct toy *toy);
/* Of table rows; *ret_n gets their number. */
const struct route_table *toy_tables(size_t *ret_n);
/* Signed in is who brings this in the login cookie. */
#define TOY_LOGIN "dong-chi-an"
