/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "sqlc/sql.h"

enum { COLUMNS = 100, ARGUMENTS_MAX = 5 };

static const char *c_type(const struct sql_field *f)
{
    switch (f->type) {
    case SQL_INT64:
        return f->null ? "struct db_int " : "int64_t ";
    case SQL_REAL:
        return f->null ? "struct db_real " : "double ";
    case SQL_TEXT:
    case SQL_BLOB:
        return "struct str ";
    }
    return "";
}

static const char *to_value(const struct sql_field *f)
{
    switch (f->type) {
    case SQL_INT64:
        return f->null ? "db_int64_or_null" : "db_int64";
    case SQL_REAL:
        return f->null ? "db_double_or_null" : "db_double";
    case SQL_TEXT:
    case SQL_BLOB:
        return "db_str";
    }
    return "";
}

static const char *db_type(const struct sql_field *f)
{
    switch (f->type) {
    case SQL_INT64:
        return "DB_INT64";
    case SQL_REAL:
        return "DB_REAL";
    case SQL_TEXT:
        return "DB_TEXT";
    case SQL_BLOB:
        return "DB_BLOB";
    }
    return "";
}

/* A prototype, filled up to the margin. */
struct signature {
    struct buf *out;
    size_t indent, column;
    bool first;
};

static void argument(struct signature *s, const char *format, ...) PRINTF(2, 3);

static void argument(struct signature *s, const char *format, ...)
{
    char text[128];
    size_t n;
    va_list ap;

    va_start(ap, format);
    n = (size_t)vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    if (!s->first)
        buf_lit(s->out, ",");
    if (!s->first && s->column + n + 3 > COLUMNS) {
        buf_fmt(s->out, "\n%*s", (int)s->indent, "");
        s->column = s->indent;
    } else if (!s->first) {
        buf_lit(s->out, " ");
        s->column += 2;
    }
    buf_str(s->out, str_of(text));
    s->column += n;
    s->first = false;
}

static bool takes_struct(const struct sql_stmt *stmt)
{
    return stmt->in.n > ARGUMENTS_MAX;
}

static void emit_prototype(const struct sql_stmt *stmt, const char *before, struct buf *out)
{
    size_t start = out->n;
    struct signature s = { .out = out, .first = true };

    buf_fmt(out, "%senum err q_%.*s(", before, STR_ARGS(stmt->name));
    s.indent = s.column = out->n - start;
    argument(&s, "struct db *db");
    if (takes_struct(stmt))
        argument(&s, "const struct q_%.*s_in *in", STR_ARGS(stmt->name));
    for (size_t i = 0; i < stmt->in.n && !takes_struct(stmt); i++)
        argument(&s, "%s%.*s", c_type(&stmt->in.items[i]), STR_ARGS(stmt->in.items[i].name));
    switch (stmt->out) {
    case SQL_NONE:
        break;
    case SQL_CHANGED:
        argument(&s, "int64_t *ret_changed");
        break;
    case SQL_ONE:
        argument(&s, "struct arena *a");
        argument(&s, "struct q_%.*s *ret", STR_ARGS(stmt->name));
        break;
    case SQL_MANY:
        argument(&s, "struct arena *a");
        argument(&s, "struct q_%.*s **ret", STR_ARGS(stmt->name));
        argument(&s, "size_t *ret_n");
        break;
    }
    argument(&s, "struct error *e");
    buf_lit(out, ")");
}

static void emit_struct(struct str name, const char *suffix, const struct sql_fields *fields,
                        struct buf *out)
{
    buf_fmt(out, "struct q_%.*s%s {\n", STR_ARGS(name), suffix);
    for (size_t i = 0; i < fields->n; i++)
        buf_fmt(out, "    %s%.*s;\n", c_type(&fields->items[i]), STR_ARGS(fields->items[i].name));
    buf_lit(out, "};\n");
}

/* What a comment of C would end at is taken out of the comment of the SQL. */
static void emit_comment(const struct sql_stmt *stmt, struct buf *out)
{
    if (stmt->n_comment == 0)
        return;
    for (size_t i = 0; i < stmt->n_comment; i++) {
        struct str line = stmt->comment[i];

        buf_str(out, i == 0 ? S("/* ") : S("\n * "));
        for (size_t j = 0; j < line.n; j++) {
            if (j && line.p[j] == '/' && line.p[j - 1] == '*')
                buf_char(out, ' ');
            if (j && line.p[j] == '*' && line.p[j - 1] == '/')
                buf_char(out, ' ');
            buf_char(out, line.p[j]);
        }
    }
    buf_lit(out, " */\n");
}

void sql_emit_header(const struct sql_file *file, struct buf *out)
{
    buf_fmt(out, "/* %.*s.h - the statements of %.*s.sql. Made by tools/sqlc: do not edit. */\n",
            STR_ARGS(file->noun), STR_ARGS(file->noun));
    buf_lit(out, "#pragma once\n\n#include \"db/db.h\"\n");
    for (size_t i = 0; i < file->n; i++) {
        const struct sql_stmt *stmt = &file->stmts[i];

        buf_lit(out, "\n");
        if (takes_struct(stmt))
            emit_struct(stmt->name, "_in", &stmt->in, out);
        if (stmt->columns.n)
            emit_struct(stmt->name, "", &stmt->columns, out);
        emit_comment(stmt, out);
        emit_prototype(stmt, "NODISCARD ", out);
        buf_lit(out, ";\n");
    }
}

static void emit_char(char c, struct buf *out)
{
    if (c == '"' || c == '\\')
        buf_char(out, '\\');
    if ((unsigned char)c >= 0x20 || c == '\t')
        buf_char(out, c);
}

/* One C string a line; remarks and empty lines stay in the source. */
static void emit_sql(struct str sql, struct buf *out)
{
    struct str line;
    bool first = true;

    while (sql.n && (sql.p[sql.n - 1] == ';' || sql.p[sql.n - 1] == '\n'))
        sql.n--;
    while (str_cut(&sql, '\n', &line)) {
        struct str start = str_trim(line);

        if (start.n == 0 || str_starts(start, S("--")))
            continue;
        buf_str(out, first ? S("\"") : S("\\n\"\n           \""));
        for (const char *p = line.p; p < start.p + start.n; p++)
            emit_char(*p, out);
        first = false;
    }
    buf_lit(out, "\",\n");
}

static void emit_fields(const struct sql_stmt *stmt, const char *suffix,
                        const struct sql_fields *fields, bool offsets, struct buf *out)
{
    if (fields->n == 0)
        return;
    buf_fmt(out, "static const struct db_field %.*s_%s[] = {\n", STR_ARGS(stmt->name), suffix);
    for (size_t i = 0; i < fields->n; i++) {
        const struct sql_field *f = &fields->items[i];

        buf_fmt(out, "    { \"%.*s\", %s, %s, ", STR_ARGS(f->name), db_type(f),
                f->null ? "true" : "false");
        if (offsets)
            buf_fmt(out, "offsetof(struct q_%.*s, %.*s) },\n", STR_ARGS(stmt->name),
                    STR_ARGS(f->name));
        else
            buf_lit(out, "0 },\n");
    }
    buf_lit(out, "};\n\n");
}

static void emit_table(const struct sql_stmt *stmt, size_t index, struct buf *out)
{
    emit_fields(stmt, "in", &stmt->in, false, out);
    emit_fields(stmt, "out", &stmt->columns, true, out);
    buf_fmt(out, "const struct db_stmt q_%.*s_stmt = {\n", STR_ARGS(stmt->name));
    buf_fmt(out, "    .name = \"%.*s\",\n", STR_ARGS(stmt->name));
    buf_fmt(out, "    .sql = ");
    emit_sql(stmt->body.text, out);
    if (stmt->pg.text.n) {
        buf_lit(out, "    .sql_pg =\n           ");
        emit_sql(stmt->pg.text, out);
    }
    buf_fmt(out, "    .index = DB_OWN_STATEMENTS + %zu,\n", index);
    if (stmt->in.n)
        buf_fmt(out, "    .n_in = %zu,\n    .in = %.*s_in,\n", stmt->in.n, STR_ARGS(stmt->name));
    if (stmt->columns.n) {
        buf_fmt(out, "    .n_out = %zu,\n    .out = %.*s_out,\n", stmt->columns.n,
                STR_ARGS(stmt->name));
        buf_fmt(out, "    .row_size = sizeof(struct q_%.*s),\n", STR_ARGS(stmt->name));
    }
    buf_lit(out, "};\n\n");
}

static void emit_function(const struct sql_stmt *stmt, struct buf *out)
{
    static const char *const calls[] = {
        [SQL_NONE] = "db_exec",
        [SQL_CHANGED] = "db_exec",
        [SQL_ONE] = "db_one",
        [SQL_MANY] = "db_many",
    };
    static const char *const results[] = {
        [SQL_NONE] = "NULL",
        [SQL_CHANGED] = "ret_changed",
        [SQL_ONE] = "a, ret",
        [SQL_MANY] = "a, (void *)ret, ret_n",
    };

    emit_prototype(stmt, "", out);
    buf_lit(out, "\n{\n");
    if (stmt->in.n)
        buf_lit(out, "    const struct db_value values[] = {\n");
    for (size_t i = 0; i < stmt->in.n; i++)
        buf_fmt(out, "        %s(%s%.*s),\n", to_value(&stmt->in.items[i]),
                takes_struct(stmt) ? "in->" : "", STR_ARGS(stmt->in.items[i].name));
    if (stmt->in.n)
        buf_lit(out, "    };\n\n");
    buf_fmt(out, "    return %s(db, &q_%.*s_stmt, %s, %s, e);\n", calls[stmt->out],
            STR_ARGS(stmt->name), stmt->in.n ? "values" : "NULL", results[stmt->out]);
    buf_lit(out, "}\n");
}

void sql_emit_source(const struct sql_file *file, size_t first, struct buf *out)
{
    buf_fmt(out, "/* Made by tools/sqlc from %.*s.sql: do not edit. */\n", STR_ARGS(file->noun));
    buf_fmt(out, "#include \"store/%.*s.h\"\n\n#include \"store/statements.h\"\n",
            STR_ARGS(file->noun));
    for (size_t i = 0; i < file->n; i++) {
        buf_lit(out, "\n");
        emit_table(&file->stmts[i], first + i, out);
        emit_function(&file->stmts[i], out);
    }
}

void sql_emit_list_header(const struct sql_file *files, size_t n, struct buf *out)
{
    buf_lit(out, "/* statements.h - every statement there is, for the test that asks both engines"
                 " about each.\n * Made by tools/sqlc: do not edit. */\n");
    buf_lit(out, "#pragma once\n\n#include \"db/db.h\"\n\n");
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < files[i].n; j++)
            buf_fmt(out, "extern const struct db_stmt q_%.*s_stmt;\n",
                    STR_ARGS(files[i].stmts[j].name));
    }
    buf_lit(out, "\nextern const struct db_stmt *const statements[];\n"
                 "extern const size_t statements_n;\n");
}

void sql_emit_list(const struct sql_file *files, size_t n, struct buf *out)
{
    size_t count = 0;

    buf_lit(out, "/* Made by tools/sqlc: do not edit. */\n#include \"store/statements.h\"\n\n");
    buf_lit(out, "const struct db_stmt *const statements[] = {\n");
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < files[i].n; j++)
            buf_fmt(out, "    &q_%.*s_stmt,\n", STR_ARGS(files[i].stmts[j].name));
        count += files[i].n;
    }
    buf_fmt(out, "    NULL,\n};\nconst size_t statements_n = %zu;\n", count);
}
