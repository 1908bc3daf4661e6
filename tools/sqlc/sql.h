/* sql.h - a file of named statements as sqlc understands it; docs/internals/sqlc.md has the format.
 *
 * Everything lives in the arena given to sql_parse and borrows from the text. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "common/diag.h"

enum sql_type { SQL_INT64, SQL_TEXT, SQL_BLOB, SQL_REAL };

struct sql_field {
    struct str name;
    enum sql_type type;
    bool null;
};

enum sql_out { SQL_NONE, SQL_CHANGED, SQL_ONE, SQL_MANY };

/* The text of a statement and the line it starts at; n == 0: there is none. */
struct sql_body {
    struct str text;
    int line;
};

struct sql_fields {
    struct sql_field *items;
    size_t n, cap;
};

struct sql_stmt {
    const char *file;
    int line; /* of its "-- name:" */
    struct str name;
    struct str *comment; /* its lines */
    size_t n_comment, cap_comment;
    struct sql_fields in, columns;
    enum sql_out out;
    bool out_given;
    struct sql_body body; /* for SQLite, and for both when pg is empty */
    struct sql_body pg;
};

struct sql_file {
    const char *path;
    struct str noun; /* the file's name without folders and ending */
    struct sql_stmt *stmts;
    size_t n, cap;
};

/* Says what is wrong through d; what could be read is in *ret all the same. */
void sql_parse(struct arena *a, const char *path, struct str text, struct diag *d,
               struct sql_file *ret);

/* Prepares every statement against the schema that the migrations make in an empty SQLite. */
struct sql_migration {
    const char *path;
    struct str text;
};
void sql_check(const struct sql_file *files, size_t n, const struct sql_migration *migrations,
               size_t n_migrations, struct diag *d);

/* The generated files. first: how many statements stand in the files before this one. */
void sql_emit_header(const struct sql_file *file, struct buf *out);
void sql_emit_source(const struct sql_file *file, size_t first, struct buf *out);
/* statements.h and statements.c: the list of all. */
void sql_emit_list_header(const struct sql_file *files, size_t n, struct buf *out);
void sql_emit_list(const struct sql_file *files, size_t n, struct buf *out);
