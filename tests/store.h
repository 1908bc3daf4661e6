/* store.h - a fresh, migrated database for each test, on the engine named by NEP_TEST_ENGINE.
 *
 * Tests are listed with T_STORE and call store_open; a second call is a second connection to the
 * same database. Connections and files are gone after the test, however it ends. */
#pragma once

#include "db/db.h"
#include "t.h"

enum { STORE_CONNECTIONS = 8 };

struct store_test {
    struct t t; /* first: *state is a struct t for those who want no more */
    const char *url, *dir;
    struct db *open[STORE_CONNECTIONS];
    size_t n;
    bool in_memory;
};

int store_setup(void **state);
int store_teardown(void **state);

/* Before the first store_open: SQLite keeps the database in memory, for that one connection. */
void store_in_memory(struct t *t);
/* t is *state of a test listed with T_STORE. Fails the test when the database cannot be had. */
void store_open(struct t *t, struct db **ret);
/* The same database with other options. */
void store_open_with(struct t *t, const struct db_options *options, struct db **ret);
/* Nothing in it: for tests of migration itself. */
void store_open_empty(struct t *t, struct db **ret);
/* Earlier than at the end of the test. */
void store_close(struct t *t, struct db **db);
/* What store_open opens. */
const char *store_url(struct t *t);

#define T_STORE(name) cmocka_unit_test_setup_teardown(name, store_setup, store_teardown)
