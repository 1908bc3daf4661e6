/* SPDX-License-Identifier: Apache-2.0 */
/* A process killed in the middle of its writes: what it acknowledged is there, nothing is half there. */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "db/db.h"
#include "store.h"

enum { ROUNDS = 15, LONGEST_LIFE_US = 40000 };

static const struct db_field half_in[] = {
    { "id", DB_INT64, false, 0 },
    { "side", DB_INT64, false, 0 },
};
static const struct db_stmt half_add = {
    .name = "half_add",
    .sql = "INSERT INTO half (id, side) VALUES ($1, $2)",
    .index = 500,
    .n_in = COUNT(half_in),
    .in = half_in,
};

/* Each id that both sides have, and how many there are of anything. */
struct whole {
    int64_t id, sides;
};
static const struct db_field whole_out[] = {
    { "id", DB_INT64, false, offsetof(struct whole, id) },
    { "sides", DB_INT64, false, offsetof(struct whole, sides) },
};
static const struct db_stmt whole_all = {
    .name = "whole_all",
    .sql = "SELECT id, count(*) AS sides FROM half GROUP BY id ORDER BY id",
    .index = 501,
    .n_out = COUNT(whole_out),
    .out = whole_out,
    .row_size = sizeof(struct whole),
};
static const struct db_stmt make_table = {
    .name = "make_table",
    .sql = "CREATE TABLE half (id BIGINT NOT NULL, side BIGINT NOT NULL, PRIMARY KEY (id, side))",
    .index = 502,
};

static enum err write_both(struct db *db, int64_t id, struct error *e)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    const struct db_value left[] = { db_int64(id), db_int64(1) };
    const struct db_value right[] = { db_int64(id), db_int64(2) };
    enum err r = db_begin(db, DB_WRITE, &tx, e);

    if (!r)
        r = db_exec(db, &half_add, left, NULL, e);
    if (!r)
        r = db_exec(db, &half_add, right, NULL, e);
    if (!r)
        r = db_commit(&tx, e);
    return r;
}

/* Writes until it dies; an id goes down the pipe once it is committed. */
static _Noreturn void write_for_life(const char *url, int64_t id, int pipe_end)
{
    struct arena *a = arena_open(0);
    struct db *db = NULL;
    struct error e;

    error_init(&e, a);
    if (db_open(url, NULL, &db, &e) != OK)
        _exit(1);
    while (write_both(db, id, &e) == OK && write(pipe_end, &id, sizeof(id)) == sizeof(id))
        id++;
    _exit(1);
}

/* Returns the last id acknowledged, or before when there was none. */
static int64_t live_and_die(struct t *t, int64_t before)
{
    uint32_t life = 0;
    int ends[2], status;
    int64_t id;
    pid_t child;

    random_bytes(&life, sizeof(life));
    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0)
        write_for_life(store_url(t), before + 1000000, ends[1]);
    assert_true(child > 0);
    (void)close(ends[1]);
    /* The first acknowledgement, and then some of its life. */
    assert_int_equal(read(ends[0], &id, sizeof(id)), sizeof(id));
    (void)usleep(life % LONGEST_LIFE_US);
    (void)kill(child, SIGKILL);
    (void)waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    before = id;
    while (read(ends[0], &id, sizeof(id)) == sizeof(id))
        before = id;
    (void)close(ends[0]);
    return before;
}

static bool has(const struct whole *rows, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (rows[i].id == id)
            return true;
    }
    return false;
}

static void what_was_acknowledged_is_there_and_nothing_by_half(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;
    int64_t last = 0;

    store_open(t, &db);
    T_OK(t, db_exec(db, &make_table, NULL, NULL, t->error));
    store_close(t, &db);
    for (int round = 0; round < ROUNDS; round++) {
        struct whole *rows = NULL;
        int64_t first = last + 1000000;
        size_t n = 0;

        last = live_and_die(t, last);
        store_open(t, &db);
        T_OK(t, db_many(db, &whole_all, NULL, t->arena, &rows, &n, t->error));
        for (size_t i = 0; i < n; i++)
            assert_int_equal(rows[i].sides, 2);
        for (int64_t id = first; id <= last; id++)
            assert_true(has(rows, n, id));
        store_close(t, &db);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(what_was_acknowledged_is_there_and_nothing_by_half),
    };

    return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
