/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/directive.h"

#include "viewc/expr.h"

/* Finds the '}' that ends the directive; one inside a "literal" does not. */
static size_t directive_end(const struct template *t)
{
    bool quoted = false;

    for (size_t i = t->at + 1; i < t->text.n; i++) {
        char c = t->text.p[i];

        if (c == '"')
            quoted = !quoted;
        else if (c == '}' && !quoted)
            return i;
        else if (c == '{' && !quoted)
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool in_url(enum place p)
{
    return p == IN_URL_START || p == IN_LOCAL_START || p == IN_URL_AFTER_VALUE || p == IN_URL;
}

bool expression_is_good(struct template *t, struct directive *d, struct str expr)
{
    const char *trouble = expr_trouble(expr);

    if (trouble)
        template_error(t, d->line, "%s: {%.*s}", trouble, STR_ARGS(expr));
    return !trouble;
}

static void value(struct template *t, struct directive *d)
{
    const char *writer = "html_attr";

    if (!expression_is_good(t, d, d->body))
        return;
    if (*d->place == IN_TAG) {
        template_error(t, d->line, "no value may stand between attributes");
        return;
    }
    if (*d->place == IN_TEXT)
        writer = "html_text";
    else if (*d->place == IN_DATE)
        writer = "html_date";
    if (*d->place == IN_URL_START)
        writer = "html_url";
    else if (*d->place == IN_LOCAL_START)
        writer = "html_url_local";
    else if (in_url(*d->place))
        writer = "html_url_part";
    if (*d->place == IN_URL_START || *d->place == IN_LOCAL_START)
        *d->place = IN_URL_AFTER_VALUE;
    else if (in_url(*d->place))
        *d->place = IN_URL;
    emit_c(t->view, d->line, "%s(o, %.*s);", writer, STR_ARGS(d->body));
}

static void if_(struct template *t, struct directive *d)
{
    if (!expression_is_good(t, d, d->body))
        return;
    open_push(t, (struct open){ .kind = OPEN_IF, .line = d->line, .before = *d->place });
    view_mark(t->view, MARK_IF, d->line, STR_NONE);
    emit_open(t->view, d->line, "if (%.*s) {", STR_ARGS(d->body));
}

/* The block that {else} or {end} belongs to; an element opened in it must be closed by then. */
static struct open *block(struct template *t, struct directive *d, const char *word)
{
    struct open *o = open_top(t);

    if (o && o->kind != OPEN_ELEMENT)
        return o;
    if (o)
        template_error(t, d->line, "<%.*s> is still open at {%s}", STR_ARGS(o->name), word);
    else
        template_error(t, d->line, "{%s} belongs to no block (a {view} has no {end})", word);
    return NULL;
}

/* After a block an address must be as far along whichever way was taken. */
static bool branches_agree(struct template *t, struct directive *d, struct open *o, bool last)
{
    bool may_skip = last && !o->had_else;

    if (in_url(*d->place) &&
        ((o->branches && o->after != *d->place) || (may_skip && o->before != *d->place))) {
        template_error(t, d->line,
                       "the ways through this {%s} leave the address in different places",
                       o->kind == OPEN_IF ? "if" : "for");
        return false;
    }
    o->after = *d->place;
    o->branches++;
    return true;
}

static void else_(struct template *t, struct directive *d, bool is_elif)
{
    struct open *o = block(t, d, is_elif ? "elif" : "else");

    if (!o)
        return;
    if (o->kind != OPEN_IF || o->had_else) {
        template_error(t, d->line, "this {%s} belongs to no {if}", is_elif ? "elif" : "else");
        return;
    }
    if ((is_elif && !expression_is_good(t, d, d->body)) || !branches_agree(t, d, o, false))
        return;
    *d->place = o->before;
    view_mark(t->view, MARK_ELSE, d->line, is_elif ? STR_NONE : S("else"));
    if (is_elif)
        emit_else(t->view, d->line, "} else if (%.*s) {", STR_ARGS(d->body));
    else
        emit_else(t->view, d->line, "} else {");
    o->had_else = !is_elif;
}

static void end(struct template *t, struct directive *d)
{
    struct open *o = block(t, d, "end");

    if (!o || !branches_agree(t, d, o, true))
        return;
    if (o->kind == OPEN_WRAP) {
        d->inside_line = true;
        emit_c(t->view, o->line, "%.*s_end(%.*s);", STR_ARGS(o->name), STR_ARGS(o->args));
    } else {
        view_mark(t->view, MARK_END, d->line, STR_NONE);
        emit_close(t->view, d->line);
    }
    t->n_open--;
}

static bool counter_is_new(struct template *t, struct directive *d, struct str name)
{
    for (size_t i = 0; i < t->n_open; i++) {
        if (t->open[i].kind == OPEN_FOR && str_eq(t->open[i].name, name)) {
            template_error(t, d->line, "%.*s is already counting since line %d", STR_ARGS(name),
                           t->open[i].line);
            return false;
        }
    }
    return true;
}

static void for_(struct template *t, struct directive *d)
{
    struct str rest = d->body;
    struct str name = expr_name(&rest);

    skip_blanks(&rest);
    if (*d->place == IN_TAG) {
        template_error(t, d->line, "between attributes stands {if} only");
        return;
    }
    if (!name.p || !str_starts(rest, S("< "))) {
        template_error(t, d->line, "a loop is written {for i < how.many}");
        return;
    }
    rest = str_trim(str_sub(rest, 1, rest.n));
    if (!expression_is_good(t, d, rest) || !counter_is_new(t, d, name))
        return;
    open_push(
        t, (struct open){ .kind = OPEN_FOR, .name = name, .line = d->line, .before = *d->place });
    view_mark(t->view, MARK_FOR, d->line, STR_NONE);
    /* "+ 0" drops the const that a member of a const struct has. */
    emit_open(t->view, d->line, "for (__typeof__((%.*s) + 0) %.*s = 0; %.*s < %.*s; %.*s++) {",
              STR_ARGS(rest), STR_ARGS(name), STR_ARGS(name), STR_ARGS(rest), STR_ARGS(name));
}

static bool call(struct template *t, struct directive *d, struct str *ret_name,
                 struct str *ret_args)
{
    struct str rest = d->body;
    const char *trouble;

    *ret_name = expr_name(&rest);
    skip_blanks(&rest);
    if (!ret_name->p || rest.n < 2 || rest.p[0] != '(' || rest.p[rest.n - 1] != ')') {
        template_error(t, d->line, "a view is called NAME(o, …)");
        return false;
    }
    *ret_args = str_sub(rest, 1, rest.n - 1);
    trouble = args_trouble(*ret_args);
    if (trouble)
        template_error(t, d->line, "%s: {%.*s}", trouble, STR_ARGS(d->body));
    return !trouble;
}

static void include(struct template *t, struct directive *d)
{
    struct str name, args;

    if (!call(t, d, &name, &args))
        return;
    view_mark(t->view, MARK_INCLUDE, d->line, name);
    emit_c(t->view, d->line, "%.*s(%.*s);", STR_ARGS(name), STR_ARGS(args));
}

static void wrap(struct template *t, struct directive *d)
{
    struct str name, args;

    if (!call(t, d, &name, &args))
        return;
    view_mark(t->view, MARK_WRAP, d->line, name);
    open_push(t, (struct open){ .kind = OPEN_WRAP, .name = name, .args = args, .line = d->line });
    emit_c(t->view, d->line, "%.*s_begin(%.*s);", STR_ARGS(name), STR_ARGS(args));
}

static void content(struct template *t, struct directive *d)
{
    if (t->view->has_content) {
        template_error(t, d->line, "a view has one {content}");
        return;
    }
    for (size_t i = 0; i < t->n_open; i++) {
        if (t->open[i].kind == OPEN_IF || t->open[i].kind == OPEN_FOR) {
            template_error(t, d->line, "{content} cannot stand in {if} or {for}");
            return;
        }
    }
    emit_content(t->view);
}

static void asset(struct template *t, struct directive *d)
{
    struct str name = d->body;
    char *constant;

    if (*d->place != IN_URL_START || name.n < 3 || name.p[0] != '"' || name.p[name.n - 1] != '"') {
        template_error(t, d->line, "{asset \"file\"} is a whole address: href or src");
        return;
    }
    name = str_sub(name, 1, name.n - 1);
    constant = arena_cstr(t->arena, name);
    for (char *p = constant; *p; p++) {
        if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
        else if (!(*p >= '0' && *p <= '9'))
            *p = '_';
    }
    *d->place = IN_URL;
    emit_c(t->view, d->line, "html_url_cstr(o, ASSET_%s);", constant);
}

static void lang(struct template *t, struct directive *d)
{
    if (*d->place == IN_TAG || in_url(*d->place))
        template_error(t, d->line, "{lang} is the value of lang=");
    else
        emit_c(t->view, d->line, "html_lang(o);");
}

static bool block_word(struct template *t, struct directive *d, struct str word)
{
    if (str_eq(word, S("if")))
        if_(t, d);
    else if (str_eq(word, S("for")))
        for_(t, d);
    else if (str_eq(word, S("elif")))
        else_(t, d, true);
    else if (str_eq(word, S("else")) && !d->body.n)
        else_(t, d, false);
    else if (str_eq(word, S("end")) && !d->body.n)
        end(t, d);
    else
        return false;
    return true;
}

static bool call_word(struct template *t, struct directive *d, struct str word)
{
    if (str_eq(word, S("include")))
        include(t, d);
    else if (str_eq(word, S("wrap")))
        wrap(t, d);
    else if (str_eq(word, S("content")) && !d->body.n)
        content(t, d);
    else
        return false;
    if (*d->place != IN_TEXT)
        template_error(t, d->line, "{%.*s} stands between tags", STR_ARGS(word));
    return true;
}

static bool value_word(struct template *t, struct directive *d, struct str word)
{
    if (str_eq(word, S("t")))
        message_read(t, d);
    else if (str_eq(word, S("asset")))
        asset(t, d);
    else if (str_eq(word, S("lang")) && !d->body.n)
        lang(t, d);
    else
        return false;
    return true;
}

static bool alone_on_its_line(const struct template *t, size_t from, size_t to)
{
    while (from && (t->text.p[from - 1] == ' ' || t->text.p[from - 1] == '\t'))
        from--;
    while (to < t->text.n && (t->text.p[to] == ' ' || t->text.p[to] == '\t'))
        to++;
    return (!from || t->text.p[from - 1] == '\n') && (to == t->text.n || t->text.p[to] == '\n');
}

/* The blank after a block counts unless the block has the line for itself. */
static void settle_blank(struct template *t, const struct directive *d, size_t from)
{
    if (*d->place != IN_TEXT)
        return;
    t->view->blank_before = !t->verbatim && !d->inside_line && alone_on_its_line(t, from, t->at);
}

void directive_read(struct template *t, enum place *place)
{
    size_t from = t->at, close = directive_end(t);
    struct directive d = { .line = t->line };
    struct str word, whole;

    if (close == SIZE_MAX) {
        template_error(t, t->line, "'}' is missing (write {{ for a brace)");
        return;
    }
    d.place = place;
    whole = d.body = str_trim(str_sub(t->text, t->at + 1, close));
    template_skip(t, close + 1 - t->at);
    word = expr_name(&d.body);
    if (d.body.n && !is_blank(d.body.p[0]))
        word = STR_NONE;
    d.body = str_trim(d.body);
    if (block_word(t, &d, word)) {
        settle_blank(t, &d, from);
    } else if (call_word(t, &d, word)) {
        if (str_eq(word, S("wrap")))
            settle_blank(t, &d, from);
    } else if (!value_word(t, &d, word)) {
        d.body = whole;
        value(t, &d);
    }
}
