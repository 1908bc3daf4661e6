/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/template.h"

#include <stdio.h>

#include "viewc/expr.h"

void template_error(struct template *t, int line, const char *format, ...)
{
    char words[400];
    va_list ap;

    if (t->failed)
        return;
    va_start(ap, format);
    (void)vsnprintf(words, sizeof(words), format, ap);
    va_end(ap);
    diag_error(t->d, t->file, line, "%s", words);
    t->failed = true;
}

char template_peek(const struct template *t)
{
    if (t->at == t->text.n)
        return '\0';
    return t->text.p[t->at];
}

bool template_sees(const struct template *t, const char *token)
{
    return str_starts(str_sub(t->text, t->at, t->text.n), str_of(token));
}

void template_skip(struct template *t, size_t n)
{
    for (; n && t->at < t->text.n; n--)
        t->line += t->text.p[t->at++] == '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void template_skip_blanks(struct template *t)
{
    while (is_blank(template_peek(t)))
        template_skip(t, 1);
}

void open_push(struct template *t, struct open o)
{
    *ARENA_PUSH(t->arena, t->open, t->n_open, t->cap_open) = o;
}

struct open *open_top(struct template *t)
{
    return t->n_open ? &t->open[t->n_open - 1] : NULL;
}

/* Blanks in a row are one; a line break among them wins, so that pages stay readable. */
static void blank(struct template *t)
{
    struct view *v = t->view;
    char c = template_peek(t);

    template_skip(t, 1);
    if (t->verbatim) {
        emit_char(v, c);
    } else if (!v->blank_before) {
        emit_char(v, c == '\n' ? '\n' : ' ');
    } else if (c == '\n' && v->literal.n && v->literal.p[v->literal.n - 1] == ' ') {
        v->literal.p[v->literal.n - 1] = '\n';
    }
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

static void plain(struct template *t)
{
    char c = template_peek(t);

    if (c == '&' && (t->at + 1 >= t->text.n || !is_alnum(t->text.p[t->at + 1])))
        template_error(t, t->line, "write &amp; for &");
    if ((unsigned char)c < 0x20 && !is_blank(c))
        template_error(t, t->line, "a control character");
    emit_char(t->view, c);
    template_skip(t, 1);
}

/* Comments are for whoever reads the template; the page does not carry them. */
static void comment(struct template *t)
{
    size_t end = str_find(t->text, S("-->"), t->at);
    size_t value = str_find(t->text, S("{"), t->at);

    if (end == SIZE_MAX)
        template_error(t, t->line, "this comment has no -->");
    else if (value < end)
        template_error(t, t->line, "no value may be put in a comment");
    else
        template_skip(t, end + 3 - t->at);
}

static void doctype(struct template *t)
{
    size_t end = str_find(t->text, S(">"), t->at);

    if (!template_sees(t, "<!doctype html>")) {
        template_error(t, t->line, "only <!doctype html> and comments begin with <!");
        return;
    }
    emit_str(t->view, str_sub(t->text, t->at, end + 1));
    template_skip(t, end + 1 - t->at);
}

static void angle(struct template *t)
{
    char next = '\0';

    if (t->at + 1 < t->text.n)
        next = t->text.p[t->at + 1];
    if (template_sees(t, "<!--"))
        comment(t);
    else if (next == '!')
        doctype(t);
    else if (next == '/')
        tag_end_read(t);
    else if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
        tag_read(t);
    else
        template_error(t, t->line, "write &lt; for <");
}

static void piece(struct template *t)
{
    enum place place = IN_TEXT;
    char c = template_peek(t);

    if (template_sees(t, "{{")) {
        emit_char(t->view, '{');
        template_skip(t, 2);
    } else if (c == '{') {
        directive_read(t, &place);
    } else if (c == '<') {
        angle(t);
    } else if (is_blank(c)) {
        blank(t);
    } else {
        plain(t);
    }
}

static void view_params(struct template *t, struct view *v, struct str body)
{
    size_t close = str_find(body, S(")"), 0);
    struct str rest, header;

    if (!str_starts(body, S("(struct html *o")) || close == SIZE_MAX) {
        template_error(t, v->line, "a view is declared {view NAME(struct html *o, …) from \"…\"}");
        return;
    }
    v->params = str_sub(body, 1, close);
    rest = str_trim(str_sub(body, close + 1, body.n));
    if (!rest.n)
        return;
    if (!str_starts(rest, S("from "))) {
        template_error(t, v->line, "after the parameters comes from \"a header\" or nothing");
        return;
    }
    v->headers = str_trim(str_sub(rest, 5, rest.n));
    for (rest = v->headers; str_cut(&rest, ',', &header);) {
        header = str_trim(header);
        if (header.n < 3 || header.p[0] != '"' || header.p[header.n - 1] != '"')
            template_error(t, v->line, "the header after from stands in quotes");
    }
}

static void view_begin(struct template *t)
{
    size_t end = str_find(t->text, S("}"), t->at);
    struct str body, name;
    struct view *v;
    int line = t->line;

    if (end == SIZE_MAX) {
        template_error(t, line, "'}' is missing");
        return;
    }
    body = str_sub(t->text, t->at + 6, end);
    template_skip(t, end + 1 - t->at);
    name = expr_name(&body);
    if (views_named(t->all, name)) {
        template_error(t, line, "%.*s is already in %s", STR_ARGS(name),
                       views_named(t->all, name)->file);
        return;
    }
    v = ARENA_PUSH(t->arena, t->all->items, t->all->n, t->all->cap);
    *v = (struct view){ .arena = t->arena,
                        .file = t->file,
                        .line = line,
                        .name = name,
                        .blank_before = true };
    t->view = v;
    view_params(t, v, body);
}

static void view_end(struct template *t)
{
    const struct open *o = open_top(t);

    if (o && o->kind == OPEN_ELEMENT)
        template_error(t, o->line, "<%.*s> is never closed", STR_ARGS(o->name));
    else if (o)
        template_error(t, o->line, "this {%s} has no {end}",
                       o->kind == OPEN_IF    ? "if"
                       : o->kind == OPEN_FOR ? "for"
                                             : "wrap");
    if (t->view)
        emit_done(t->view);
}

void template_read(struct template *t)
{
    template_skip_blanks(t);
    if (!template_sees(t, "{view "))
        template_error(t, t->line, "a template begins with {view NAME(struct html *o, …)}");
    while (!t->failed && t->at < t->text.n) {
        if (!template_sees(t, "{view ")) {
            piece(t);
            continue;
        }
        view_end(t);
        if (!t->failed)
            view_begin(t);
    }
    if (!t->failed)
        view_end(t);
}
