/* SPDX-License-Identifier: Apache-2.0 */
/* The two schemas are one: each engine's own catalogue is listed in the same words, and the lists
 * are compared. The database of the test stands beside a SQLite in memory. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"
#include "store/schema.h"

/* A line of the description: "table.column type null", "table unique (a, b)"… */
struct line {
    struct str text;
};

static const struct db_field line_columns[] = {
    { "text", DB_TEXT, false, offsetof(struct line, text) },
};

/* migration is the one table that the db floor makes for itself, in one text for both. */
static const char *const sqlite_queries[] = {
    "SELECT t.name || '.' || c.name || ' ' || lower(c.type)"
    " || CASE WHEN c.\"notnull\" OR c.pk THEN '' ELSE ' null' END AS text"
    " FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('migration')"
    " AND t.name NOT LIKE 'sqlite_%'",

    "SELECT t.name || ' key (' || (SELECT group_concat(name, ', ')"
    "  FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)) || ')' AS text"
    " FROM pragma_table_list t"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('migration')"
    " AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)",

    "SELECT t.name || CASE WHEN i.\"unique\" THEN ' unique (' ELSE ' index (' END"
    " || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name)"
    "     ORDER BY seqno)) || ')' || CASE WHEN i.partial THEN ' partial' ELSE '' END AS text"
    " FROM pragma_table_list t JOIN pragma_index_list(t.name) i"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('migration')"
    " AND i.origin <> 'pk'",

    "SELECT t.name || ' (' || (SELECT group_concat(c, ', ') FROM (SELECT g.\"from\" AS c"
    "  FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY g.seq))"
    " || ') refers to ' || f.\"table\" || ' (' || (SELECT group_concat(c, ', ') FROM (SELECT g.\"to\""
    "  AS c FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY g.seq))"
    " || ') on delete ' || lower(f.on_delete) AS text"
    " FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f"
    " WHERE t.schema = 'main' AND t.type = 'table' AND f.seq = 0",
};

static const char *const pg_queries[] = {
    "SELECT table_name || '.' || column_name || ' '"
    " || CASE data_type WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob'"
    "    WHEN 'double precision' THEN 'real' ELSE data_type END"
    " || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS text"
    " FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND table_name <> 'migration' AND table_name NOT IN (SELECT v.table_name"
    "  FROM information_schema.views v WHERE v.table_schema = current_schema())",

    "SELECT c.relname || ' key (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at)"
    "  FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(col, at)"
    "  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.col) || ')' AS text"
    " FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid"
    " WHERE x.indisprimary AND c.relnamespace = current_schema()::regnamespace"
    " AND c.relname <> 'migration'",

    "SELECT c.relname || CASE WHEN x.indisunique THEN ' unique (' ELSE ' index (' END"
    " || (SELECT string_agg(a.attname, ', ' ORDER BY k.at)"
    "  FROM unnest(x.indkey::int2[]) WITH ORDINALITY k(col, at)"
    "  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.col) || ')'"
    " || CASE WHEN x.indpred IS NULL THEN '' ELSE ' partial' END AS text"
    " FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid"
    " WHERE NOT x.indisprimary AND c.relnamespace = current_schema()::regnamespace"
    "",

    "SELECT c.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at)"
    "  FROM unnest(f.conkey) WITH ORDINALITY k(col, at)"
    "  JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.col) || ') refers to '"
    " || r.relname || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.at)"
    "  FROM unnest(f.confkey) WITH ORDINALITY k(col, at)"
    "  JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.col) || ') on delete '"
    " || CASE f.confdeltype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict'"
    "    WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' ELSE 'set default' END AS text"
    " FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid"
    " JOIN pg_class r ON r.oid = f.confrelid"
    " WHERE f.contype = 'f' AND c.relnamespace = current_schema()::regnamespace"
    "",
};

static int by_text(const void *a, const void *b)
{
    return str_cmp(((const struct line *)a)->text, ((const struct line *)b)->text);
}

static struct line *describe(struct t *t, struct db *db, size_t query, size_t *ret_n)
{
    bool pg = strcmp(db_engine(db), "pg") == 0;
    struct line *lines = NULL;
    struct db_stmt stmt = {
        .name = pg ? "pg" : "sqlite",
        .out = line_columns,
        .n_out = 1,
        .row_size = sizeof(struct line),
    };

    stmt.name = arena_printf(t->arena, "describe_%zu", query);
    stmt.sql = pg ? pg_queries[query] : sqlite_queries[query];
    stmt.index = 1000 + (unsigned)query;
    T_OK(t, db_many(db, &stmt, NULL, t->arena, &lines, ret_n, t->error));
    qsort(lines, *ret_n, sizeof(*lines), by_text);
    return lines;
}

/* Both are sorted: what stands in one only is told. */
static size_t differences(const struct line *a, size_t n_a, const char *name_a,
                          const struct line *b, size_t n_b, const char *name_b)
{
    size_t i = 0, j = 0, n = 0;

    while (i < n_a || j < n_b) {
        int order = i == n_a ? 1 : j == n_b ? -1 : str_cmp(a[i].text, b[j].text);

        if (order < 0)
            print_error("only in %s: %.*s\n", name_a, STR_ARGS(a[i].text));
        if (order > 0)
            print_error("only in %s: %.*s\n", name_b, STR_ARGS(b[j].text));
        n += order != 0;
        i += order <= 0;
        j += order >= 0;
    }
    return n;
}

static void open_sqlite(struct t *t, struct db **ret)
{
    T_OK(t, db_open("sqlite::memory:", NULL, ret, t->error));
    T_OK(t, schema_migrate(*ret, 1, t->error));
}

static void the_schema_is_the_same_as_on_sqlite(void **state)
{
    CLEANUP(db_close) struct db *sqlite = NULL;
    struct t *t = *state;
    struct db *db = NULL;
    size_t wrong = 0;

    static_assert(COUNT(sqlite_queries) == COUNT(pg_queries), "the same questions to both");
    store_open(t, &db);
    open_sqlite(t, &sqlite);
    for (size_t q = 0; q < COUNT(pg_queries); q++) {
        size_t n = 0, n_sqlite = 0;
        struct line *here = describe(t, db, q, &n);
        struct line *there = describe(t, sqlite, q, &n_sqlite);

        assert_true(n > 5);
        wrong += differences(here, n, db_engine(db), there, n_sqlite, "sqlite");
    }
    assert_int_equal(wrong, 0);
}

static void change(struct t *t, struct db *db, const char *sql)
{
    struct db_stmt stmt = { .name = "change", .sql = sql, .index = 2000 };

    T_OK(t, db_exec(db, &stmt, NULL, NULL, t->error));
}

/* The comparison must be able to fail: an added column, index and reference are each seen. */
static void a_difference_is_seen(void **state)
{
    static const char *const changes[] = {
        "ALTER TABLE org ADD COLUMN extra TEXT",
        "CREATE TABLE extra (id INTEGER NOT NULL PRIMARY KEY) STRICT",
        "CREATE UNIQUE INDEX extra ON org (place)",
        "ALTER TABLE org ADD COLUMN twin_id INTEGER REFERENCES org (id)",
    };
    struct t *t = *state;
    struct db *db = NULL;

    store_open(t, &db);
    for (size_t q = 0; q < COUNT(changes); q++) {
        CLEANUP(db_close) struct db *sqlite = NULL;
        size_t n = 0, n_sqlite = 0;
        struct line *here = describe(t, db, q, &n);
        struct line *there;

        open_sqlite(t, &sqlite);
        change(t, sqlite, changes[q]);
        there = describe(t, sqlite, q, &n_sqlite);
        assert_true(differences(here, n, "here", there, n_sqlite, "the changed one") > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T_STORE(the_schema_is_the_same_as_on_sqlite),
        T_STORE(a_difference_is_seen),
    };

    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
