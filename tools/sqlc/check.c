/* SPDX-License-Identifier: Apache-2.0 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "common/sqltext.h"
#include "sqlc/sql.h"

struct checker {
    sqlite3 *schema;
    struct diag *diag;
};

static int lines_in(const char *from, const char *to)
{
    int n = 0;

    for (const char *p = from; p < to; p++)
        n += *p == '\n';
    return n;
}

/* The line that SQLite points at, when the statement at `at` does not prepare. */
static void complain_at(const struct checker *c, const char *path, int line, const char *at)
{
    int offset = sqlite3_error_offset(c->schema);

    if (offset > 0)
        line += lines_in(at, at + offset);
    diag_error(c->diag, path, line, "%s", sqlite3_errmsg(c->schema));
}

static void close_schema(sqlite3 **db)
{
    (void)sqlite3_close(*db);
}

static void finalize(sqlite3_stmt **stmt)
{
    (void)sqlite3_finalize(*stmt);
}

static void apply(const struct checker *c, const struct sql_migration *m)
{
    const char *at = m->text.p;
    const char *end = m->text.p + m->text.n;

    while (at < end) {
        CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
        const char *tail = end;
        int code = sqlite3_prepare_v2(c->schema, at, (int)(end - at), &stmt, &tail);

        while (code == SQLITE_OK && stmt && sqlite3_step(stmt) == SQLITE_ROW)
            continue;
        if (sqlite3_errcode(c->schema) != SQLITE_OK && sqlite3_errcode(c->schema) != SQLITE_DONE) {
            complain_at(c, m->path, 1 + lines_in(m->text.p, at), at);
            return;
        }
        at = tail;
    }
}

/* Whether the word stands in the statement itself, or, with inside, in one of its subqueries too. */
static bool has_word(struct str sql, struct str word, bool inside)
{
    int depth = 0;

    for (size_t i = 0; i < sql.n;) {
        size_t next = sqltext_skip(sql, i);

        if (next != i) {
            i = next;
            continue;
        }
        next = sqltext_word(sql, i);
        if (next == i) {
            depth += (sql.p[i] == '(') - (sql.p[i] == ')');
            i++;
            continue;
        }
        if (next - i == word.n && strncasecmp(sql.p + i, word.p, word.n) == 0 &&
            (depth == 0 || inside))
            return true;
        i = next;
    }
    return false;
}

static void check_parameters(const struct checker *c, const struct sql_stmt *s, sqlite3_stmt *stmt)
{
    int found = sqlite3_bind_parameter_count(stmt);

    for (int i = 1; i <= found; i++) {
        const char *name = sqlite3_bind_parameter_name(stmt, i);
        long number = name && name[0] == '$' ? strtol(name + 1, NULL, 10) : 0;

        if (number < 1 || number > (long)s->in.n)
            diag_error(c->diag, s->file, s->line,
                       "%.*s: parameter %s is not among the %zu of \"-- in:\"", STR_ARGS(s->name),
                       name ? name : "?", s->in.n);
    }
    for (size_t i = 0; i < s->in.n; i++) {
        char name[24];

        (void)snprintf(name, sizeof(name), "$%zu", i + 1);
        if (!sqlite3_bind_parameter_index(stmt, name))
            diag_error(c->diag, s->file, s->line, "%.*s: %s (%.*s) is not used", STR_ARGS(s->name),
                       name, STR_ARGS(s->in.items[i].name));
    }
}

static const char *const type_names
    [] = { [SQL_INT64] = "int64", [SQL_TEXT] = "text", [SQL_BLOB] = "blob", [SQL_REAL] = "real" };
static const char *const engine_types
    [] = { [SQL_INT64] = "INTEGER", [SQL_TEXT] = "TEXT", [SQL_BLOB] = "BLOB", [SQL_REAL] = "REAL" };

static bool may_be_null(const struct checker *c, sqlite3_stmt *stmt, int i)
{
    const char *table = sqlite3_column_table_name(stmt, i);
    const char *column = sqlite3_column_origin_name(stmt, i);
    int not_null = 1, key = 0;

    if (!table || !column)
        return false; /* an expression: the driver will refuse a NULL nobody expected */
    (void)sqlite3_table_column_metadata(c->schema, "main", table, column, NULL, NULL, &not_null,
                                        &key, NULL);
    return !not_null && !key;
}

static void check_column(const struct checker *c, const struct sql_stmt *s, sqlite3_stmt *stmt,
                         size_t i)
{
    const struct sql_field *f = &s->columns.items[i];
    const char *name = sqlite3_column_name(stmt, (int)i);
    const char *type = sqlite3_column_decltype(stmt, (int)i);

    if (!str_eq(str_of(name), f->name)) {
        diag_error(c->diag, s->file, s->line,
                   "%.*s: column %zu is \"%s\", \"-- out:\" says \"%.*s\"", STR_ARGS(s->name),
                   i + 1, name, STR_ARGS(f->name));
        return;
    }
    if (type && strcmp(type, engine_types[f->type]) != 0)
        diag_error(c->diag, s->file, s->line, "%.*s: column \"%s\" is %s, \"-- out:\" says %s",
                   STR_ARGS(s->name), name, type, type_names[f->type]);
    else if (!f->null && may_be_null(c, stmt, (int)i))
        diag_error(c->diag, s->file, s->line, "%.*s: column \"%s\" may be NULL: write \"%s %s?\"",
                   STR_ARGS(s->name), name, name, type_names[f->type]);
}

static void check_columns(const struct checker *c, const struct sql_stmt *s, sqlite3_stmt *stmt)
{
    size_t found = (size_t)sqlite3_column_count(stmt);

    if (found != s->columns.n) {
        diag_error(c->diag, s->file, s->line, "%.*s: the SQL gives %zu columns, \"-- out:\" %zu",
                   STR_ARGS(s->name), found, s->columns.n);
        return;
    }
    for (size_t i = 0; i < found; i++)
        check_column(c, s, stmt, i);
}

static void check_shape(const struct checker *c, const struct sql_stmt *s, struct str sql,
                        sqlite3_stmt *stmt)
{
    bool reads = sqlite3_stmt_readonly(stmt);

    if (reads && (s->out == SQL_NONE || s->out == SQL_CHANGED))
        diag_error(c->diag, s->file, s->line, "%.*s changes nothing: \"-- out:\" is one or many",
                   STR_ARGS(s->name));
    if (s->out == SQL_MANY && !has_word(sql, S("LIMIT"), !reads))
        diag_error(c->diag, s->file, s->line, "%.*s gives many rows and has no LIMIT",
                   STR_ARGS(s->name));
}

static void check_stmt(const struct checker *c, const struct sql_stmt *s)
{
    CLEANUP(finalize) sqlite3_stmt *stmt = NULL;
    struct str sql = s->body.text;
    const char *tail = NULL;

    if (sql.n == 0)
        return;
    if (sqlite3_prepare_v2(c->schema, sql.p, (int)sql.n, &stmt, &tail) != SQLITE_OK || !stmt) {
        complain_at(c, s->file, s->body.line, sql.p);
        return;
    }
    if (str_trim(str_sub(sql, (size_t)(tail - sql.p), sql.n)).n) {
        diag_error(c->diag, s->file, s->body.line + lines_in(sql.p, tail),
                   "%.*s: more than one statement", STR_ARGS(s->name));
        return;
    }
    check_parameters(c, s, stmt);
    check_columns(c, s, stmt);
    check_shape(c, s, sql, stmt);
    if (s->pg.text.n && s->out == SQL_MANY && !has_word(s->pg.text, S("LIMIT"), true))
        diag_error(c->diag, s->file, s->pg.line, "%.*s gives many rows and has no LIMIT",
                   STR_ARGS(s->name));
}

/* Complains of each of the first `n` statements that is called as `s` is. */
static void check_name(const struct sql_stmt *s, const struct sql_stmt *before, size_t n,
                       struct diag *d)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(s->name, before[i].name))
            diag_error(d, s->file, s->line, "%.*s is already the name of %s:%d", STR_ARGS(s->name),
                       before[i].file, before[i].line);
    }
}

static void check_names(const struct sql_file *files, size_t n, struct diag *d)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < files[i].n; j++) {
            for (size_t k = 0; k <= i; k++)
                check_name(&files[i].stmts[j], files[k].stmts, k == i ? j : files[k].n, d);
        }
    }
}

void sql_check(const struct sql_file *files, size_t n, const struct sql_migration *migrations,
               size_t n_migrations, struct diag *d)
{
    CLEANUP(close_schema) sqlite3 *schema = NULL;
    struct checker c = { .diag = d };

    check_names(files, n, d);
    if (sqlite3_open(":memory:", &schema) != SQLITE_OK)
        diag_error(d, "sqlite3", 1, "%s", sqlite3_errmsg(schema));
    c.schema = schema;
    /* "text" is a name, never a string, as in PostgreSQL. */
    (void)sqlite3_db_config(schema, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    (void)sqlite3_db_config(schema, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    for (size_t i = 0; i < n_migrations && !d->errors; i++)
        apply(&c, &migrations[i]);
    if (d->errors)
        return;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < files[i].n; j++)
            check_stmt(&c, &files[i].stmts[j]);
    }
}
