/* SPDX-License-Identifier: Apache-2.0 */
/* What a connection promises, on both engines; with a table of its own. */
#include <string.h>

#include "db/db.h"
#include "fault/faulty.h"
#include "store.h"

struct row {
    int64_t id;
    struct str title;
    struct db_int count;
    struct str bytes;
    struct db_real share;
};

static const struct db_field row_in[] = {
    { "id", DB_INT64, false, 0 },  { "title", DB_TEXT, true, 0 }, { "count", DB_INT64, true, 0 },
    { "bytes", DB_BLOB, true, 0 }, { "share", DB_REAL, true, 0 },
};
static const struct db_field row_out[] = {
    { "id", DB_INT64, false, offsetof(struct row, id) },
    { "title", DB_TEXT, true, offsetof(struct row, title) },
    { "count", DB_INT64, true, offsetof(struct row, count) },
    { "bytes", DB_BLOB, true, offsetof(struct row, bytes) },
    { "share", DB_REAL, true, offsetof(struct row, share) },
};
static const struct db_field id_in[] = { { "id", DB_INT64, false, 0 } };

enum { ADD = 500, BY_ID, ALL, OTHER };

static const struct db_stmt row_add = {
    .name = "row_add",
    .sql = "INSERT INTO scratch (id, title, count, bytes, share) VALUES ($1, $2, $3, $4, $5)",
    .index = ADD,
    .n_in = COUNT(row_in),
    .in = row_in,
};
static const struct db_stmt row_by_id = {
    .name = "row_by_id",
    .sql = "SELECT id, title, count, bytes, share FROM scratch WHERE id = $1",
    .index = BY_ID,
    .n_in = 1,
    .in = id_in,
    .n_out = COUNT(row_out),
    .out = row_out,
    .row_size = sizeof(struct row),
};
static const struct db_stmt row_all = {
    .name = "row_all",
    .sql = "SELECT id, title, count, bytes, share FROM scratch ORDER BY id",
    .index = ALL,
    .n_out = COUNT(row_out),
    .out = row_out,
    .row_size = sizeof(struct row),
};

/* Statements used once in a test: each in a slot of its own. */
static struct db_stmt plain(struct t *t, unsigned slot, const char *sql)
{
    return (struct db_stmt){
        .name = arena_printf(t->arena, "plain_%u", slot),
        .sql = sql,
        .index = OTHER + slot,
    };
}

static void run(struct t *t, struct db *db, unsigned slot, const char *sql)
{
    struct db_stmt stmt = plain(t, slot, sql);

    T_OK(t, db_exec(db, &stmt, NULL, NULL, t->error));
}

static bool on_pg(const struct db *db)
{
    return strcmp(db_engine(db), "pg") == 0;
}

static void open_scratch(struct t *t, struct db **ret)
{
    store_open(t, ret);
    run(t, *ret, 90,
        on_pg(*ret) ? "CREATE TABLE scratch (id BIGINT PRIMARY KEY, title TEXT, count BIGINT"
                      " REFERENCES scratch (id), bytes BYTEA, share DOUBLE PRECISION)"
                    : "CREATE TABLE scratch (id INTEGER PRIMARY KEY, title TEXT, count INTEGER"
                      " REFERENCES scratch (id), bytes BLOB, share REAL) STRICT");
}

static enum err add(struct t *t, struct db *db, int64_t id, struct str title)
{
    const struct db_value in[] = { db_int64(id), db_str(title), { 0 }, { 0 }, { 0 } };

    return db_exec(db, &row_add, in, NULL, t->error);
}

static size_t count(struct t *t, struct db *db)
{
    struct row *rows = NULL;
    size_t n = 0;

    T_OK(t, db_many(db, &row_all, NULL, t->arena, &rows, &n, t->error));
    return n;
}

static void values_come_back_as_they_went(void **state)
{
    static const char bytes[] = { 0, 1, '\'', (char)0xff };
    struct t *t = *state;
    struct db *db = NULL;
    struct row row = { 0 };
    const struct db_value in[] = {
        db_int64(INT64_MIN),
        db_str(S("Chi bộ Tổ dân phố 3 '\"\\ $1")),
        db_int64_or_null((struct db_int){ true, INT64_MIN }),
        db_str((struct str){ bytes, sizeof(bytes) }),
        db_double(-0.1),
    };

    open_scratch(t, &db);
    T_OK(t, db_exec(db, &row_add, in, NULL, t->error));
    T_OK(t, db_one(db, &row_by_id, in, t->arena, &row, t->error));
    assert_true(row.id == INT64_MIN);
    T_STR(row.title, "Chi bộ Tổ dân phố 3 '\"\\ $1");
    assert_int_equal(row.title.p[row.title.n], 0);
    assert_true(row.count.is && row.count.v == INT64_MIN);
    assert_int_equal(row.bytes.n, sizeof(bytes));
    assert_memory_equal(row.bytes.p, bytes, sizeof(bytes));
    assert_true(row.share.is && row.share.v < -0.09999 && row.share.v > -0.10001);
}

static void null_and_empty_stay_apart(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;
    struct row row = { .count = { true, 7 }, .share = { true, 7 } };
    const struct db_value null[] = { db_int64(1), db_str(STR_NONE), { 0 }, { 0 }, { 0 } };
    const struct db_value empty[] = { db_int64(2), db_str(S("")), { 0 }, db_str(S("")), { 0 } };

    open_scratch(t, &db);
    T_OK(t, db_exec(db, &row_add, null, NULL, t->error));
    T_OK(t, db_exec(db, &row_add, empty, NULL, t->error));
    T_OK(t, db_one(db, &row_by_id, null, t->arena, &row, t->error));
    assert_null(row.title.p);
    assert_null(row.bytes.p);
    assert_false(row.count.is);
    assert_false(row.share.is);
    T_OK(t, db_one(db, &row_by_id, empty, t->arena, &row, t->error));
    assert_non_null(row.title.p);
    assert_non_null(row.bytes.p);
    assert_int_equal(row.title.n + row.bytes.n, 0);
}

/* SQLite numbers parameters as they appear in the text. */
static void parameters_go_by_number_not_by_place(void **state)
{
    static const struct db_field two[] = { { "x", DB_INT64, false, 0 },
                                           { "y", DB_INT64, false, 0 } };
    static const struct db_field out[] = { { "value", DB_INT64, false, 0 } };
    const struct db_value in[] = { db_int64(3), db_int64(10) };
    struct t *t = *state;
    struct db *db = NULL;
    int64_t value = 0;
    struct db_stmt stmt;

    store_open(t, &db);
    stmt = plain(t, 1, "SELECT CAST($2 - $1 * 2 AS BIGINT) AS value");
    stmt.n_in = 2;
    stmt.in = two;
    stmt.n_out = 1;
    stmt.out = out;
    stmt.row_size = sizeof(value);
    T_OK(t, db_one(db, &stmt, in, t->arena, &value, t->error));
    assert_int_equal(value, 4);
}

static void one_demands_exactly_one_row(void **state)
{
    const struct db_value nobody[] = { db_int64(99) };
    struct row row = { .id = 42 };
    struct t *t = *state;
    struct db *db = NULL;
    struct db_stmt two;

    open_scratch(t, &db);
    T_ERR(t, E_NOT_FOUND, db_one(db, &row_by_id, nobody, t->arena, &row, t->error));
    T_OK(t, add(t, db, 1, S("một")));
    T_OK(t, add(t, db, 2, S("hai")));
    two = row_all;
    T_ERR(t, E_INTERNAL, db_one(db, &two, NULL, t->arena, &row, t->error));
    assert_int_equal(row.id, 42);
}

static void many_gives_all_in_order(void **state)
{
    struct t *t = *state;
    struct row *rows = NULL;
    struct db *db = NULL;
    size_t n = 7;

    open_scratch(t, &db);
    T_OK(t, db_many(db, &row_all, NULL, t->arena, &rows, &n, t->error));
    assert_int_equal(n, 0);
    for (int64_t i = 0; i < 100; i++)
        T_OK(t, add(t, db, i, str_fmt(t->arena, "dòng %d", (int)i)));
    T_OK(t, db_many(db, &row_all, NULL, t->arena, &rows, &n, t->error));
    assert_int_equal(n, 100);
    for (int64_t i = 0; i < 100; i++)
        assert_int_equal(rows[i].id, i);
    T_STR(rows[99].title, "dòng 99");
}

static void changed_counts_rows(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;
    int64_t changed = 7;
    struct db_stmt none, all;

    open_scratch(t, &db);
    T_OK(t, add(t, db, 1, S("một")));
    T_OK(t, add(t, db, 2, S("hai")));
    none = plain(t, 1, "UPDATE scratch SET title = 'x' WHERE id = 99");
    all = plain(t, 2, "UPDATE scratch SET title = 'x'");
    T_OK(t, db_exec(db, &none, NULL, &changed, t->error));
    assert_int_equal(changed, 0);
    T_OK(t, db_exec(db, &all, NULL, &changed, t->error));
    assert_int_equal(changed, 2);
}

static void engine_errors_become_outcomes(void **state)
{
    const struct db_value orphan[] = { db_int64(5), { 0 }, db_int64(99), { 0 }, { 0 } };
    const struct db_value no_id[] = { { 0 }, { 0 }, { 0 }, { 0 }, { 0 } };
    struct t *t = *state;
    struct db *db = NULL;
    struct db_stmt wrong;

    open_scratch(t, &db);
    T_OK(t, add(t, db, 1, S("một")));
    T_ERR(t, E_CONFLICT, add(t, db, 1, S("lại một")));
    T_ERR(t, E_INVALID, db_exec(db, &row_add, orphan, NULL, t->error));
    T_ERR(t, E_INTERNAL, db_exec(db, &row_add, no_id, NULL, t->error));
    T_ERR(t, E_INVALID, add(t, db, 2, (struct str){ "a\0b", 3 }));
    wrong = plain(t, 1, "SELECT nothing FROM nowhere");
    T_ERR(t, E_INTERNAL, db_exec(db, &wrong, NULL, NULL, t->error));
    assert_non_null(strstr(t->error->detail, "plain_1"));
    assert_int_equal(count(t, db), 1);
}

static void a_null_nobody_declared_is_refused(void **state)
{
    static const struct db_field strict[] = { { "title", DB_TEXT, false, 0 } };
    struct t *t = *state;
    struct db *db = NULL;
    struct str title = S("như cũ");
    struct db_stmt stmt;

    open_scratch(t, &db);
    T_OK(t, add(t, db, 1, STR_NONE));
    stmt = plain(t, 1, "SELECT title FROM scratch");
    stmt.n_out = 1;
    stmt.out = strict;
    stmt.row_size = sizeof(title);
    T_ERR(t, E_INTERNAL, db_one(db, &stmt, NULL, t->arena, &title, t->error));
    T_STR(title, "như cũ");
}

static enum err add_and_fail(struct t *t, struct db *db)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;

    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, db, 1, S("một")));
    return add(t, db, 1, S("lại một"));
}

static void what_is_not_committed_never_was(void **state)
{
    struct db_tx *tx = NULL;
    struct t *t = *state;
    struct db *db = NULL, *other = NULL;

    open_scratch(t, &db);
    store_open(t, &other);
    assert_int_equal(add_and_fail(t, db), E_CONFLICT);
    assert_int_equal(count(t, db), 0);
    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, db, 2, S("hai")));
    assert_int_equal(count(t, other), 0);
    T_OK(t, db_commit(&tx, t->error));
    assert_null(tx);
    assert_int_equal(count(t, other), 1);
    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, db, 3, S("ba")));
    store_close(t, &db);
    assert_int_equal(count(t, other), 1);
}

static void a_savepoint_goes_alone(void **state)
{
    struct db_tx *outer = NULL, *inner = NULL;
    struct t *t = *state;
    struct db *db = NULL;

    open_scratch(t, &db);
    T_OK(t, db_begin(db, DB_WRITE, &outer, t->error));
    T_OK(t, add(t, db, 1, S("một")));
    T_OK(t, db_begin(db, DB_WRITE, &inner, t->error));
    T_OK(t, add(t, db, 2, S("hai")));
    assert_int_equal(add(t, db, 2, S("hai")), E_CONFLICT);
    db_rollback(&inner);
    T_OK(t, db_savepoint(db, &inner, t->error));
    T_OK(t, add(t, db, 3, S("ba")));
    T_OK(t, db_release(&inner, t->error));
    assert_int_equal(count(t, db), 2);
    T_OK(t, db_commit(&outer, t->error));
    assert_int_equal(count(t, db), 2);
}

static void nothing_runs_after_a_failure_until_its_level_is_undone(void **state)
{
    struct db_tx *outer = NULL, *inner = NULL, *none = NULL;
    struct t *t = *state;
    struct db *db = NULL;
    struct row row;

    open_scratch(t, &db);
    T_OK(t, db_begin(db, DB_WRITE, &outer, t->error));
    T_OK(t, add(t, db, 1, S("một")));
    assert_int_equal(
        db_one(db, &row_by_id, (struct db_value[]){ db_int64(9) }, t->arena, &row, t->error),
        E_NOT_FOUND);
    T_OK(t, db_begin(db, DB_WRITE, &inner, t->error));
    T_ERR(t, E_CONFLICT, add(t, db, 1, S("lại một")));
    T_ERR(t, E_INTERNAL, add(t, db, 2, S("hai")));
    T_ERR(t, E_INTERNAL, db_begin(db, DB_WRITE, &none, t->error));
    T_ERR(t, E_INTERNAL, db_commit(&inner, t->error));
    T_OK(t, add(t, db, 2, S("hai")));
    T_ERR(t, E_CONFLICT, add(t, db, 2, S("lại hai")));
    T_ERR(t, E_INTERNAL, db_commit(&outer, t->error));
    assert_int_equal(count(t, db), 0);
}

static void a_reader_sees_one_moment(void **state)
{
    struct t *t = *state;
    struct db *db = NULL, *reader = NULL;
    struct db_tx *tx = NULL;

    open_scratch(t, &db);
    store_open_with(t, &(struct db_options){ .read_only = true }, &reader);
    T_OK(t, db_begin(reader, DB_READ, &tx, t->error));
    assert_int_equal(count(t, reader), 0);
    T_OK(t, add(t, db, 1, S("một")));
    assert_int_equal(count(t, reader), 0);
    T_OK(t, db_commit(&tx, t->error));
    assert_int_equal(count(t, reader), 1);
}

static void a_reader_cannot_write(void **state)
{
    struct db_tx *tx = NULL, *inner = NULL;
    struct t *t = *state;
    struct db *db = NULL, *reader = NULL;

    open_scratch(t, &db);
    store_open_with(t, &(struct db_options){ .read_only = true }, &reader);
    T_ERR(t, E_INTERNAL, add(t, reader, 1, S("một")));
    assert_int_equal(count(t, db), 0);
    T_OK(t, db_begin(db, DB_READ, &tx, t->error));
    T_ERR(t, E_INTERNAL, db_begin(db, DB_WRITE, &inner, t->error));
    assert_null(inner);
    db_rollback(&tx);
}

static void a_second_writer_waits_its_time_and_is_told(void **state)
{
    struct t *t = *state;
    struct db *db = NULL, *other = NULL;
    struct db_tx *tx = NULL, *late = NULL;
    enum err r;

    open_scratch(t, &db);
    T_OK(t, add(t, db, 1, S("một")));
    store_open_with(t, &(struct db_options){ .busy_ms = 50 }, &other);
    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    run(t, db, 1, "UPDATE scratch SET title = 'trước'");
    r = db_begin(other, DB_WRITE, &late, t->error);
    if (!r) { /* PostgreSQL locks the row, not the database */
        struct db_stmt stmt = plain(t, 2, "UPDATE scratch SET title = 'sau'");

        r = db_exec(other, &stmt, NULL, NULL, t->error);
    }
    assert_int_equal(r, E_BUSY);
    assert_non_null(strstr(t->error->detail, "busy"));
    db_rollback(&late);
    T_OK(t, db_commit(&tx, t->error));
}

static void a_slow_statement_is_stopped(void **state)
{
    struct t *t = *state;
    struct db *db = NULL, *quick = NULL;
    struct db_stmt slow;

    open_scratch(t, &db);
    store_open_with(t, &(struct db_options){ .statement_ms = 50 }, &quick);
    slow =
        plain(t, 1,
              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500000000)"
              " SELECT count(*) AS n FROM n");
    T_ERR(t, E_BUSY, db_exec(quick, &slow, NULL, NULL, t->error));
    T_OK(t, add(t, quick, 1, S("một")));
}

/* SQLite undoes the whole transaction then; what follows must not run outside of it. */
static void after_a_stopped_write_nothing_else_of_the_transaction_happens(void **state)
{
    struct db_tx *tx = NULL;
    struct t *t = *state;
    struct db *db = NULL, *quick = NULL;
    struct db_stmt slow;

    open_scratch(t, &db);
    store_open_with(t, &(struct db_options){ .statement_ms = 50 }, &quick);
    T_OK(t, db_begin(quick, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, quick, 1, S("một")));
    slow = plain(t, 1,
                 "INSERT INTO scratch (id) WITH RECURSIVE n (i) AS"
                 " (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 500000000) SELECT i FROM n");
    T_ERR(t, E_BUSY, db_exec(quick, &slow, NULL, NULL, t->error));
    assert_int_not_equal(add(t, quick, 2, S("hai")), OK);
    assert_int_not_equal(db_commit(&tx, t->error), OK);
    assert_null(tx);
    assert_int_equal(count(t, db), 0);
    T_OK(t, add(t, quick, 3, S("ba")));
    assert_int_equal(count(t, db), 1);
}

static enum err two_rows(struct t *t, struct db *db)
{
    CLEANUP(db_rollback) struct db_tx *tx = NULL;
    enum err r = db_begin(db, DB_WRITE, &tx, t->error);

    if (!r)
        r = add(t, db, 1, S("một"));
    if (!r)
        r = add(t, db, 2, S("hai"));
    if (!r)
        r = db_commit(&tx, t->error);
    return r;
}

static void whatever_step_fails_nothing_is_half_done(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;

    open_scratch(t, &db);
    faulty_wrap(db);
    for (int64_t n = 1; n <= 6; n++) { /* begin, start and step twice, commit */
        faulty_arm(n);
        T_ERR(t, E_INTERNAL, two_rows(t, db));
        assert_true(faulty_fired());
        assert_int_equal(count(t, db), 0);
    }
    faulty_arm(7);
    T_OK(t, two_rows(t, db));
    assert_false(faulty_fired());
    faulty_arm(0);
    assert_int_equal(count(t, db), 2);
}

static void statements_are_counted(void **state)
{
    struct db_tx *tx = NULL;
    struct t *t = *state;
    struct db *db = NULL;
    int64_t before;

    open_scratch(t, &db);
    before = db_statements(db);
    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, db, 1, S("một")));
    (void)count(t, db);
    T_OK(t, db_commit(&tx, t->error));
    assert_int_equal(db_statements(db) - before, 2);
}

static void a_full_disk_is_told_in_words(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;
    enum err r = OK;

    open_scratch(t, &db);
    if (on_pg(db))
        return; /* a server's disk cannot be filled from here */
    run(t, db, 1, "PRAGMA max_page_count = 1");
    for (int64_t i = 0; i < 10000 && !r; i++)
        r = add(t, db, i, S("một dòng dài để đĩa đầy, một dòng dài để đĩa đầy, một dòng dài"));
    assert_int_equal(r, E_INTERNAL);
    assert_non_null(strstr(t->error->detail, "full"));
}

static void a_lost_connection_is_made_anew(void **state)
{
    struct db_tx *tx = NULL;
    struct t *t = *state;
    struct db *db = NULL, *other = NULL;
    const char *kill_others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                              " WHERE pid <> pg_backend_pid() AND query LIKE '%scratch%'";

    open_scratch(t, &db);
    if (!on_pg(db))
        return; /* there is no connection to lose */
    store_open(t, &other);
    T_OK(t, add(t, db, 1, S("một")));
    run(t, other, 1, kill_others);
    T_ERR(t, E_BUSY, add(t, db, 2, S("hai")));
    T_OK(t, add(t, db, 2, S("hai")));
    T_OK(t, db_begin(db, DB_WRITE, &tx, t->error));
    T_OK(t, add(t, db, 3, S("ba")));
    run(t, other, 1, kill_others);
    assert_int_equal(add(t, db, 4, S("bốn")), E_BUSY);
    assert_int_equal(add(t, db, 4, S("bốn")), E_BUSY);
    assert_int_equal(db_commit(&tx, t->error), E_BUSY);
    assert_int_equal(count(t, db), 2);
}

static void an_address_not_understood_is_refused(void **state)
{
    struct t *t = *state;
    struct db *db = NULL;

    T_ERR(t, E_INVALID, db_open("mysql://x", NULL, &db, t->error));
    assert_non_null(t->error->hint);
    T_ERR(t, E_INTERNAL, db_open("sqlite:/no/such/place/x.db", NULL, &db, t->error));
    T_ERR(t, E_BUSY, db_open("postgresql://nobody@127.0.0.1:1/none", NULL, &db, t->error));
    assert_null(db);
    db_close(&db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(values_come_back_as_they_went),
        T_STORE(null_and_empty_stay_apart),
        T_STORE(parameters_go_by_number_not_by_place),
        T_STORE(one_demands_exactly_one_row),
        T_STORE(many_gives_all_in_order),
        T_STORE(changed_counts_rows),
        T_STORE(engine_errors_become_outcomes),
        T_STORE(a_null_nobody_declared_is_refused),
        T_STORE(what_is_not_committed_never_was),
        T_STORE(a_savepoint_goes_alone),
        T_STORE(nothing_runs_after_a_failure_until_its_level_is_undone),
        T_STORE(a_reader_sees_one_moment),
        T_STORE(a_reader_cannot_write),
        T_STORE(a_second_writer_waits_its_time_and_is_told),
        T_STORE(a_slow_statement_is_stopped),
        T_STORE(after_a_stopped_write_nothing_else_of_the_transaction_happens),
        T_STORE(whatever_step_fails_nothing_is_half_done),
        T_STORE(statements_are_counted),
        T_STORE(a_full_disk_is_told_in_words),
        T_STORE(a_lost_connection_is_made_anew),
        T_STORE(an_address_not_understood_is_refused),
    };

    return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
