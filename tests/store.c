/* SPDX-License-Identifier: Apache-2.0 */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "store/schema.h"

enum { TEST_TIME_MS = 1 };

static const char *engine(void)
{
    const char *name = getenv("NEP_TEST_ENGINE");

    return name ? name : "sqlite";
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static void make_sqlite(struct store_test *s)
{
    const char *tmp = getenv("TMPDIR");
    char *dir = arena_printf(s->t.arena, "%s/nep-test.XXXXXX", tmp ? tmp : "/tmp");

    if (!mkdtemp(dir))
        fail_msg("no temporary directory: %s", strerror(errno));
    s->dir = dir;
    s->url = arena_printf(s->t.arena, "sqlite:%s/test.db", dir);
}

/* A schema of its own instead of a database of its own: much cheaper to make. */
static void make_pg(struct store_test *s)
{
    static int count;
    const char *server = getenv("NEP_TEST_PG");
    char *name =
        arena_printf(s->t.arena, "t%" PRId64 "_%d_%d", clock_real_ms(), (int)getpid(), count++);
    struct db_stmt create = { .name = "create_schema" };
    struct db *db = NULL;

    if (!server || !*server) {
        fail_msg("NEP_TEST_PG is not set: run this as tests/pg COMMAND, or all tests by ./test");
        return;
    }
    create.sql = arena_printf(s->t.arena, "CREATE SCHEMA %s", name);
    T_OK(&s->t, db_open(server, NULL, &db, s->t.error));
    T_OK(&s->t, db_exec(db, &create, NULL, NULL, s->t.error));
    db_close(&db);
    s->url = arena_printf(s->t.arena, "%s%soptions=-csearch_path%%3D%s", server,
                          strchr(server, '?') ? "&" : "?", name);
}

int store_setup(void **state)
{
    struct arena *a = arena_open(0);
    struct store_test *s = arena_new(a, struct store_test);

    s->t.arena = a;
    s->t.error = arena_new(a, struct error);
    error_init(s->t.error, a);
    *state = s;
    return 0;
}

int store_teardown(void **state)
{
    struct store_test *s = *state;

    for (size_t i = 0; i < s->n; i++)
        db_close(&s->open[i]);
    if (s->dir)
        (void)nftw(s->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    return t_teardown(state);
}

static struct store_test *test_of(struct t *t)
{
    return (struct store_test *)t;
}

static void make_empty(struct store_test *s)
{
    if (strcmp(engine(), "pg") == 0)
        make_pg(s);
    else
        make_sqlite(s);
}

static void make(struct store_test *s)
{
    struct db *db = NULL;

    if (s->url)
        return;
    if (s->in_memory) {
        s->url = "sqlite::memory:";
        return;
    }
    make_empty(s);
    T_OK(&s->t, db_open(s->url, NULL, &db, s->t.error));
    T_OK(&s->t, schema_migrate(db, TEST_TIME_MS, s->t.error));
    db_close(&db);
}

void store_in_memory(struct t *t)
{
    test_of(t)->in_memory = strcmp(engine(), "sqlite") == 0;
}

const char *store_url(struct t *t)
{
    make(test_of(t));
    return test_of(t)->url;
}

static void open_one(struct store_test *s, const struct db_options *options, struct db **ret)
{
    if (s->n == STORE_CONNECTIONS)
        fail_msg("more than %d connections in one test", STORE_CONNECTIONS);
    T_OK(&s->t, db_open(s->url, options, &s->open[s->n], s->t.error));
    *ret = s->open[s->n++];
}

void store_open_with(struct t *t, const struct db_options *options, struct db **ret)
{
    make(test_of(t));
    open_one(test_of(t), options, ret);
    if (test_of(t)->in_memory)
        T_OK(t, schema_migrate(*ret, TEST_TIME_MS, t->error));
}

void store_open_empty(struct t *t, struct db **ret)
{
    make_empty(test_of(t));
    open_one(test_of(t), NULL, ret);
}

void store_open(struct t *t, struct db **ret)
{
    store_open_with(t, NULL, ret);
}

void store_close(struct t *t, struct db **db)
{
    struct store_test *s = test_of(t);

    for (size_t i = 0; i < s->n; i++) {
        if (s->open[i] == *db)
            s->open[i] = s->open[--s->n];
    }
    db_close(db);
}
