/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "store.h"

/* Both engines read these; they run after nothing else, in a place of their own. */
static const struct db_migration files[] = {
    { S("0001_one.sql"), S("CREATE TABLE one (id INTEGER PRIMARY KEY);") },
    { S("0002_two.sql"),
      S("CREATE TABLE two (id INTEGER PRIMARY KEY); INSERT INTO two VALUES (2)") },
    { S("0003_three.sql"), S("CREATE TABLE three (id INTEGER PRIMARY KEY)") },
};

static enum err ask(struct t *t, struct db *db, const char *table)
{
    struct db_stmt stmt = {
        .name = table,
        .sql = arena_printf(t->arena, "SELECT id FROM %s", table),
        .index = 500 + (unsigned)(table[0] + table[1]),
    };

    return db_exec(db, &stmt, NULL, NULL, t->error);
}

static void each_runs_once_and_later_ones_follow(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;

    store_open_empty(t, &db);
    T_OK(t, db_migrate(db, files, 1, 1, t->error));
    T_OK(t, db_migrate(db, files, 3, 2, t->error));
    T_OK(t, db_migrate(db, files, 3, 3, t->error));
    T_OK(t, ask(t, db, "one"));
    T_OK(t, ask(t, db, "three"));
}

static void a_newer_database_is_refused(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;

    store_open_empty(t, &db);
    T_OK(t, db_migrate(db, files, 3, 1, t->error));
    T_ERR(t, E_INVALID, db_migrate(db, files, 2, 1, t->error));
    assert_non_null(strstr(t->error->message, "0003_three"));
    assert_non_null(t->error->hint);
}

static void an_edited_history_is_refused(void **state)
{
    struct db_migration edited[COUNT(files)];
    struct t *t = *state;
    struct db *db = NULL;

    memcpy(edited, files, sizeof(files));
    edited[1].sql = S("CREATE TABLE two (id INTEGER)");
    store_open_empty(t, &db);
    T_OK(t, db_migrate(db, files, 2, 1, t->error));
    T_ERR(t, E_INVALID, db_migrate(db, edited, 3, 1, t->error));
    assert_non_null(strstr(t->error->message, "0002_two"));
    assert_non_null(t->error->hint);
    assert_int_not_equal(ask(t, db, "three"), OK);
}

static void one_that_fails_leaves_nothing(void **state)
{
    struct db_migration wrong[COUNT(files)];
    struct t *t = *state;
    struct db *db = NULL;

    memcpy(wrong, files, sizeof(files));
    wrong[1].sql = S("CREATE TABLE two (id INTEGER); INSERT INTO nowhere VALUES (1)");
    store_open_empty(t, &db);
    T_ERR(t, E_INTERNAL, db_migrate(db, wrong, 3, 1, t->error));
    assert_non_null(strstr(t->error->detail, "0002_two"));
    T_OK(t, ask(t, db, "one"));
    assert_int_not_equal(ask(t, db, "two"), OK);
    T_OK(t, db_migrate(db, files, 3, 1, t->error));
    T_OK(t, ask(t, db, "two"));
}

/* Filling a large table may: it is the one statement that nobody waits for at a page. */
static void one_may_take_longer_than_a_statement_may(void **state)
{
    static const struct db_migration slow[] = {
        { S("0001_slow.sql"),
          S("CREATE TABLE one (id INTEGER PRIMARY KEY); INSERT INTO one (id) WITH RECURSIVE n (i) AS"
            " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n") },
    };
    struct t *t = *state;
    struct db *db = NULL, *quick = NULL;

    store_open_empty(t, &db);
    store_open_with(t, &(struct db_options){ .statement_ms = 20 }, &quick);
    T_OK(t, db_migrate(quick, slow, 1, 1, t->error));
    T_OK(t, ask(t, db, "one"));
}

static void a_gap_in_the_numbers_is_refused(void **state)
{
    const struct db_migration gap[] = { files[0], files[2] };
    struct t *t = *state;
    struct db *db = NULL;

    store_open_empty(t, &db);
    T_ERR(t, E_INTERNAL, db_migrate(db, gap, 2, 1, t->error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(each_runs_once_and_later_ones_follow),
        T_STORE(a_newer_database_is_refused),
        T_STORE(an_edited_history_is_refused),
        T_STORE(one_that_fails_leaves_nothing),
        T_STORE(one_may_take_longer_than_a_statement_may),
        T_STORE(a_gap_in_the_numbers_is_refused),
    };

    return cmocka_run_group_tests_name("migrate", tests, NULL, NULL);
}
