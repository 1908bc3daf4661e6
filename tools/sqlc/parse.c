/* SPDX-License-Identifier: Apache-2.0 */
#include "sqlc/sql.h"

enum { IN_MAX = 64 };

struct parser {
    struct arena *arena;
    struct diag *diag;
    struct sql_file *file;
    int line;
    struct sql_stmt *stmt;        /* the one being read, or NULL */
    struct sql_body *body;        /* where its text goes */
    struct sql_fields *continued; /* the list whose line ended with a comma */
};

/* Words that C or the generated functions have taken. */
static const char *const taken[] = {
    "a",      "auto",     "bool",     "break",    "case",        "char",  "const",   "continue",
    "db",     "default",  "do",       "double",   "e",           "else",  "enum",    "extern",
    "false",  "float",    "for",      "goto",     "if",          "in",    "inline",  "int",
    "long",   "register", "restrict", "ret",      "ret_changed", "ret_n", "return",  "short",
    "signed", "sizeof",   "static",   "struct",   "switch",      "true",  "typedef", "union",
    "values", "unsigned", "void",     "volatile", "while",
};

#define COMPLAIN(p, ...) diag_error((p)->diag, (p)->file->path, (p)->line, __VA_ARGS__)

static bool is_name(struct str s)
{
    if (s.n == 0 || s.n > 60 || s.p[0] < 'a' || s.p[0] > 'z')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return true;
}

static bool is_taken(struct str name)
{
    for (size_t i = 0; i < COUNT(taken); i++) {
        if (str_eq(name, str_of(taken[i])))
            return true;
    }
    return false;
}

static bool type_of(struct str word, struct sql_field *field)
{
    static const struct {
        const char *name;
        enum sql_type type;
    } types[] = {
        { "int64", SQL_INT64 },
        { "text", SQL_TEXT },
        { "blob", SQL_BLOB },
        { "real", SQL_REAL },
    };

    field->null = str_ends(word, S("?"));
    if (field->null)
        word.n--;
    for (size_t i = 0; i < COUNT(types); i++) {
        if (str_eq(word, str_of(types[i].name))) {
            field->type = types[i].type;
            return true;
        }
    }
    return false;
}

/* One "name type" or "name type?". */
static void add_field(struct parser *p, struct sql_fields *fields, struct str piece)
{
    struct sql_field field = { 0 };
    struct str type = piece;

    if (!str_cut(&type, ' ', &field.name) || !is_name(field.name) || type.n == 0) {
        COMPLAIN(p, "expected \"name type\", found \"%.*s\"", STR_ARGS(piece));
        return;
    }
    type = str_trim(type);
    if (!type_of(type, &field)) {
        COMPLAIN(p,
                 "unknown type \"%.*s\": write int64, text, blob or real, with ? if it may be NULL",
                 STR_ARGS(type));
        return;
    }
    if (is_taken(field.name)) {
        COMPLAIN(p, "\"%.*s\" is taken in the generated C: choose another name",
                 STR_ARGS(field.name));
        return;
    }
    for (size_t i = 0; i < fields->n; i++) {
        if (str_eq(fields->items[i].name, field.name)) {
            COMPLAIN(p, "\"%.*s\" is listed twice", STR_ARGS(field.name));
            return;
        }
    }
    if (fields->n == IN_MAX) {
        COMPLAIN(p, "more than 64 fields, from \"%.*s\" on", STR_ARGS(field.name));
        return;
    }
    *ARENA_PUSH(p->arena, fields->items, fields->n, fields->cap) = field;
}

/* A list that ends with a comma goes on in the next comment line. */
static void add_fields(struct parser *p, struct sql_fields *fields, struct str list)
{
    struct str piece;

    p->continued = str_ends(list, S(",")) ? fields : NULL;
    if (p->continued)
        list.n--;
    while (str_cut(&list, ',', &piece))
        add_field(p, fields, str_trim(piece));
}

static void read_out(struct parser *p, struct str words)
{
    struct str shape = STR_NONE;
    struct str fields = words;

    if (p->stmt->out_given)
        COMPLAIN(p, "a second \"-- out:\" for %.*s", STR_ARGS(p->stmt->name));
    p->stmt->out_given = true;
    (void)str_cut(&fields, ' ', &shape);
    fields = str_trim(fields);
    if (str_eq(words, S("none"))) {
        p->stmt->out = SQL_NONE;
    } else if (str_eq(words, S("changed"))) {
        p->stmt->out = SQL_CHANGED;
    } else if (str_eq(shape, S("one")) && fields.n) {
        p->stmt->out = SQL_ONE;
        add_fields(p, &p->stmt->columns, fields);
    } else if (str_eq(shape, S("many")) && fields.n) {
        p->stmt->out = SQL_MANY;
        add_fields(p, &p->stmt->columns, fields);
    } else {
        COMPLAIN(p,
                 "expected none, changed, \"one column type, …\" or \"many column type, …\","
                 " found \"%.*s\"",
                 STR_ARGS(words));
    }
}

static void check_complete(struct parser *p)
{
    const struct sql_stmt *s = p->stmt;
    int here = p->line;

    if (!s)
        return;
    p->line = s->line;
    if (!s->out_given)
        COMPLAIN(p, "%.*s has no \"-- out:\"", STR_ARGS(s->name));
    if (s->body.text.n == 0)
        COMPLAIN(p, "%.*s has no SQL", STR_ARGS(s->name));
    p->line = here;
}

static void begin_stmt(struct parser *p, struct str name)
{
    check_complete(p);
    if (!is_name(name) || is_taken(name))
        COMPLAIN(p, "\"%.*s\" is no name for a statement: write noun_verb in small letters",
                 STR_ARGS(name));
    p->stmt = ARENA_PUSH(p->arena, p->file->stmts, p->file->n, p->file->cap);
    *p->stmt = (struct sql_stmt){ .file = p->file->path, .line = p->line, .name = name };
    p->body = &p->stmt->body;
    p->continued = NULL;
}

static void choose_engine(struct parser *p, struct str engine)
{
    if (str_eq(engine, S("sqlite")))
        p->body = &p->stmt->body;
    else if (str_eq(engine, S("pg")))
        p->body = &p->stmt->pg;
    else
        COMPLAIN(p, "unknown engine \"%.*s\": write sqlite or pg", STR_ARGS(engine));
}

static bool directive(struct str line, const char *name, struct str *ret_rest)
{
    struct str word = str_of(name);

    if (!str_starts(line, word))
        return false;
    *ret_rest = str_trim(str_sub(line, word.n, line.n));
    return true;
}

/* Comments above the SQL describe the statement; those within or below it are remarks. */
static void read_comment(struct parser *p, struct str line)
{
    struct str rest;

    line = str_trim(str_sub(line, 2, line.n));
    if (directive(line, "name:", &rest)) {
        begin_stmt(p, rest);
        return;
    }
    if (!p->stmt)
        return;
    if (directive(line, "engine:", &rest)) {
        choose_engine(p, rest);
    } else if (p->body->text.n || p->stmt->body.text.n) {
        if (directive(line, "in:", &rest) || directive(line, "out:", &rest))
            COMPLAIN(p, "\"%.*s\" stands below the SQL of its statement", STR_ARGS(line));
    } else if (p->continued) {
        add_fields(p, p->continued, line);
    } else if (directive(line, "in:", &rest)) {
        if (!str_eq(rest, S("none")))
            add_fields(p, &p->stmt->in, rest);
    } else if (directive(line, "out:", &rest)) {
        read_out(p, rest);
    } else if (line.n) {
        *ARENA_PUSH(p->arena, p->stmt->comment, p->stmt->n_comment, p->stmt->cap_comment) = line;
    }
}

/* Bodies borrow from the file's text: from their first line of SQL to the end of their last. */
static void read_sql(struct parser *p, struct str line)
{
    if (!p->stmt) {
        COMPLAIN(p, "SQL before the first \"-- name:\": %.*s", STR_ARGS(line));
        return;
    }
    if (!p->body->text.p)
        *p->body = (struct sql_body){ { line.p, 0 }, p->line };
    p->body->text.n = (size_t)(line.p + line.n - p->body->text.p);
}

static struct str noun_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str name = str_of(slash ? slash + 1 : path);

    if (str_ends(name, S(".sql")))
        name.n -= 4;
    return name;
}

void sql_parse(struct arena *a, const char *path, struct str text, struct diag *d,
               struct sql_file *ret)
{
    struct parser p = { .arena = a, .diag = d, .file = ret };
    struct str line;

    *ret = (struct sql_file){ .path = path, .noun = noun_of(path) };
    if (!is_name(ret->noun))
        COMPLAIN(&p, "\"%.*s\" is no noun: the file is named as <noun>.sql", STR_ARGS(ret->noun));
    while (str_cut(&text, '\n', &line)) {
        p.line++;
        line = str_trim(line);
        if (line.n && memchr(line.p, 0, line.n))
            COMPLAIN(&p, "a NUL in the text");
        else if (str_starts(line, S("--")))
            read_comment(&p, line);
        else if (line.n)
            read_sql(&p, line);
    }
    check_complete(&p);
}
