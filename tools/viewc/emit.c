/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/view.h"

static struct buf *code(struct view *v)
{
    return v->has_content ? &v->end : &v->begin;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void emit_char(struct view *v, char c)
{
    buf_char(&v->literal, c);
    v->blank_before = is_blank(c);
}

void emit_str(struct view *v, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        emit_char(v, s.p[i]);
}

static void indent(struct view *v)
{
    for (int i = 0; i <= v->depth; i++)
        buf_lit(code(v), "    ");
}

static void c_char(struct buf *out, char c)
{
    if (c == '\n')
        buf_lit(out, "\\n");
    else if (c == '\t')
        buf_lit(out, "\\t");
    else if (c == '"' || c == '\\')
        buf_fmt(out, "\\%c", c);
    else if ((unsigned char)c < 0x20 || c == 0x7F)
        buf_fmt(out, "\\%03o", (unsigned)c);
    else
        buf_char(out, c);
}

static void flush(struct view *v)
{
    struct buf *out = code(v);

    if (!v->literal.n)
        return;
    indent(v);
    buf_lit(out, "buf_lit(o->out, \"");
    for (size_t i = 0; i < v->literal.n; i++)
        c_char(out, v->literal.p[i]);
    buf_lit(out, "\");\n");
    buf_clear(&v->literal);
}

static void PRINTF(3, 0) statement(struct view *v, int line, const char *format, va_list ap)
{
    flush(v);
    buf_fmt(code(v), "#line %d \"%s\"\n", line, v->file);
    indent(v);
    buf_str(code(v), str_of(arena_vprintf(v->arena, format, ap)));
    buf_char(code(v), '\n');
}

void emit_c(struct view *v, int line, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    statement(v, line, format, ap);
    va_end(ap);
    v->blank_before = false;
}

void emit_open(struct view *v, int line, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    statement(v, line, format, ap);
    va_end(ap);
    v->depth++;
}

void emit_else(struct view *v, int line, const char *format, ...)
{
    va_list ap;

    flush(v);
    v->depth--;
    va_start(ap, format);
    statement(v, line, format, ap);
    va_end(ap);
    v->depth++;
}

void emit_close(struct view *v, int line)
{
    (void)line;
    flush(v);
    v->depth--;
    indent(v);
    buf_lit(code(v), "}\n");
}

void emit_content(struct view *v)
{
    flush(v);
    v->has_content = true;
    v->blank_before = false;
}

void emit_done(struct view *v)
{
    while (v->literal.n && is_blank(v->literal.p[v->literal.n - 1]))
        v->literal.n--;
    flush(v);
}

void view_mark(struct view *v, enum mark_kind kind, int line, struct str name)
{
    *ARENA_PUSH(v->arena, v->marks, v->n_marks, v->cap_marks) = (struct mark){ kind, line, name };
}

struct view *views_named(const struct views *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->items[i].name, name))
            return &all->items[i];
    return NULL;
}
