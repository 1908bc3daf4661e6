/* SPDX-License-Identifier: Apache-2.0 */
#include "fault/snapshot.h"

#include "base/buf.h"
#include "db/db.h"

/* Where the statements lie among those of the connection. */
enum { FIRST_INDEX = 3000 };

static const struct db_field text_columns[] = {
    { .name = "name", .type = DB_TEXT, .offset = offsetof(struct snapshot_table, name) },
    { .name = "rows", .type = DB_TEXT, .offset = offsetof(struct snapshot_table, rows) },
};

/* One SELECT for each table, each of its rows as text: written by the database itself. */
static const char list_sqlite[] =
    "SELECT m.name AS name, 'SELECT ''' || m.name || ''' AS name, COALESCE((SELECT group_concat(line, char(10))"
    " FROM (SELECT ' || group_concat('quote(' || c.name || ')', ' || ''|'' || ') || ' AS line FROM '"
    " || m.name || ' ORDER BY 1)), '''') AS rows' AS rows"
    " FROM sqlite_master m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT IN (%s) AND c.name NOT IN (%s) AND m.name || '.' || c.name NOT IN (%s)"
    " GROUP BY m.name ORDER BY m.name";
static const char list_pg[] =
    "SELECT c.table_name::text AS name, 'SELECT ''' || c.table_name || ''' AS name,"
    " COALESCE((SELECT string_agg(line, chr(10)) FROM (SELECT concat_ws(''|'', '"
    " || string_agg('COALESCE(' || c.column_name || '::text, ''~'')', ', ' ORDER BY c.ordinal_position)"
    " || ') AS line FROM ' || c.table_name || ' ORDER BY 1) t), '''') AS rows' AS rows"
    " FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema"
    " AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'"
    " WHERE c.table_schema = current_schema() AND c.table_name NOT IN (%s) AND c.column_name NOT IN (%s)"
    " AND c.table_name || '.' || c.column_name NOT IN (%s)"
    " GROUP BY c.table_name ORDER BY 1";

static struct snapshot ask(struct world *w, unsigned index, const char *sql)
{
    const struct db_stmt stmt = { .name = arena_printf(w->t->arena, "snapshot_%u", index),
                                  .sql = sql,
                                  .index = index,
                                  .n_out = COUNT(text_columns),
                                  .out = text_columns,
                                  .row_size = sizeof(struct snapshot_table) };
    struct snapshot s = { 0 };

    if (db_many(w->db, &stmt, NULL, w->t->arena, &s.tables, &s.n, w->t->error))
        fail_msg("no snapshot: %s", w->t->error->detail);
    return s;
}

struct snapshot_view snapshot_view(struct world *w, unsigned number, const char *without)
{
    bool pg = strcmp(db_engine(w->db), "pg") == 0;
    const char *list =
        arena_printf(w->t->arena, pg ? list_pg : list_sqlite, without, without, without);
    unsigned index = FIRST_INDEX + 2 * number;
    struct snapshot each = ask(w, index, list);
    struct buf sql = { 0 };

    for (size_t i = 0; i < each.n; i++)
        buf_fmt(&sql, "%s%.*s", i ? " UNION ALL " : "", STR_ARGS(each.tables[i].rows));
    return (struct snapshot_view){ buf_take(&sql, w->t->arena).p, index + 1 };
}

struct snapshot snapshot_take(struct world *w, struct snapshot_view view)
{
    return ask(w, view.index, view.sql);
}

const struct snapshot_table *snapshot_changed(const struct snapshot *was,
                                              const struct snapshot *now)
{
    assert_int_equal(was->n, now->n);
    for (size_t i = 0; i < was->n; i++) {
        assert_true(str_eq(was->tables[i].name, now->tables[i].name));
        if (!str_eq(was->tables[i].rows, now->tables[i].rows))
            return &now->tables[i];
    }
    return NULL;
}
