/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/elements.h"
#include "viewc/expr.h"
#include "viewc/template.h"

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == ':' || c == '.';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static struct str name_here(struct template *t)
{
    size_t from = t->at;

    while (is_name_char(template_peek(t)))
        template_skip(t, 1);
    return str_sub(t->text, from, t->at);
}

static struct str lower(struct arena *a, struct str s)
{
    char *p = arena_cstr(a, s);

    for (size_t i = 0; i < s.n; i++)
        if (p[i] >= 'A' && p[i] <= 'Z')
            p[i] = (char)(p[i] - 'A' + 'a');
    return (struct str){ p, s.n };
}

static bool is_open(const struct template *t, const char *name)
{
    for (size_t i = 0; i < t->n_open; i++)
        if (t->open[i].kind == OPEN_ELEMENT && str_eq(t->open[i].name, str_of(name)))
            return true;
    return false;
}

struct value {
    struct str name;
    char quote;
    enum attribute_class class;
    enum place place;
};

static bool has_value(struct str raw)
{
    return memchr(raw.p, '{', raw.n) != NULL;
}

/* The address begins with literal text: what stands before a colon is a scheme. */
static void check_scheme(struct template *t, const struct value *v)
{
    size_t from = t->at, i = from;

    while (i < t->text.n && t->text.p[i] != v->quote && !is_one_of(t->text.p[i], ":/?#{"))
        i++;
    if (i == t->text.n || t->text.p[i] != ':')
        return;
    if (!scheme_is_harmless(lower(t->arena, str_sub(t->text, from, i))))
        template_error(t, t->line, "%.*s: is no address a page may have",
                       STR_ARGS(str_sub(t->text, from, i)));
}

static void url_char(struct template *t, struct value *v, char c)
{
    if (v->place == IN_URL_START || v->place == IN_LOCAL_START)
        check_scheme(t, v);
    if (v->place == IN_LOCAL_START && (!is_one_of(c, "/?#") || template_sees(t, "//")))
        template_error(t, t->line, "%.*s= stays within the site: it begins with /, ? or #",
                       STR_ARGS(v->name));
    if (v->place == IN_URL_AFTER_VALUE && !is_one_of(c, "/?#&"))
        template_error(t, t->line, "after a value that begins an address comes / ? or #");
    if (c == '&' && !template_sees(t, "&amp;"))
        template_error(t, t->line, "write &amp; for & in %.*s=", STR_ARGS(v->name));
    v->place = IN_URL;
}

static void value_char(struct template *t, struct value *v)
{
    char c = template_peek(t);

    if (v->class == ATTRIBUTE_URL)
        url_char(t, v, c);
    if (c == '"')
        emit_str(t->view, S("&#34;"));
    else
        emit_char(t->view, c);
    template_skip(t, 1);
}

static void check_class(struct template *t, const struct tag *tag, const struct value *v)
{
    size_t end = t->at;
    struct str raw;
    bool valued;

    while (end < t->text.n && t->text.p[end] != v->quote)
        end++;
    raw = str_sub(t->text, t->at, end);
    valued = has_value(raw);
    if (valued && (v->class == ATTRIBUTE_SCRIPT || v->class == ATTRIBUTE_LITERAL))
        template_error(t, t->line, "no value may be put in %.*s=", STR_ARGS(v->name));
    else if (v->class == ATTRIBUTE_SCRIPT)
        template_error(t, t->line, "%.*s= may not be used: scripts and styles live in assets/",
                       STR_ARGS(v->name));
    else if (valued && v->class == ATTRIBUTE_URL && !str_starts(raw, S("{asset ")) &&
             (str_eq(tag->name, S("script")) || str_eq(tag->name, S("link")) ||
              str_eq(tag->name, S("use"))))
        template_error(t, t->line, "<%.*s> takes a literal address or {asset}",
                       STR_ARGS(tag->name));
}

/* <time datetime>, and the attributes of <input type="date">, whose type= must come first. */
static bool is_date(const struct tag *tag, struct str name)
{
    const struct attribute *type = tag_attribute(tag, "type");

    if (str_eq(name, S("datetime")))
        return true;
    return type && str_eq(type->value, S("date")) &&
           (str_eq(name, S("value")) || str_eq(name, S("min")) || str_eq(name, S("max")));
}

/* A form carries the token of the login: it is never sent to another site. */
static enum place first_place(const struct tag *tag, const struct value *v)
{
    if (v->class == ATTRIBUTE_URL)
        return str_ends(v->name, S("action")) ? IN_LOCAL_START : IN_URL_START;
    return is_date(tag, v->name) ? IN_DATE : IN_ATTRIBUTE;
}

static struct str value_read(struct template *t, const struct tag *tag, struct str name)
{
    struct value v = { .name = name, .quote = template_peek(t) };
    size_t base = t->n_open, from;
    struct str raw;
    int line = t->line;

    if (v.quote != '"' && v.quote != '\'') {
        template_error(t, line, "quote the value of %.*s=", STR_ARGS(name));
        return STR_NONE;
    }
    template_skip(t, 1);
    from = t->at;
    v.class = attribute_class(tag->name, name);
    v.place = first_place(tag, &v);
    check_class(t, tag, &v);
    while (!t->failed && t->at < t->text.n && template_peek(t) != v.quote) {
        if (template_sees(t, "{{")) {
            emit_char(t->view, '{');
            template_skip(t, 2);
        } else if (template_peek(t) == '{') {
            directive_read(t, &v.place);
        } else {
            value_char(t, &v);
        }
        if (t->n_open < base)
            template_error(t, line, "{end} in %.*s= ends nothing there", STR_ARGS(name));
    }
    if (t->at == t->text.n)
        template_error(t, line, "the value of %.*s= never ends", STR_ARGS(name));
    if (t->n_open > base)
        template_error(t, line, "a block in %.*s= has no {end}", STR_ARGS(name));
    raw = str_sub(t->text, from, t->at);
    template_skip(t, 1);
    return raw;
}

/* checked?="v->on": there when the condition holds. */
static void boolean_attribute(struct template *t, struct str name)
{
    size_t close = str_find(t->text, S("\""), t->at + 3);
    struct str expr;
    const char *trouble;
    int line = t->line;

    if (close == SIZE_MAX || !template_sees(t, "?=\"")) {
        template_error(t, line, "a condition is written %.*s?=\"path\"", STR_ARGS(name));
        return;
    }
    expr = str_sub(t->text, t->at + 3, close);
    trouble = expr_trouble(expr);
    if (trouble)
        template_error(t, line, "%s: %.*s", trouble, STR_ARGS(expr));
    template_skip(t, close + 1 - t->at);
    emit_open(t->view, line, "if (%.*s) {", STR_ARGS(expr));
    emit_char(t->view, ' ');
    emit_str(t->view, name);
    emit_close(t->view, line);
}

static void attribute_read(struct template *t, struct tag *tag, bool conditional)
{
    int line = t->line;
    struct str raw = name_here(t);
    struct str name = lower(t->arena, raw), value = STR_NONE;

    if (!raw.n) {
        template_error(t, line, "this does not belong into <%.*s>", STR_ARGS(tag->name));
        return;
    }
    if (template_peek(t) == '?') {
        if (attribute_class(tag->name, name) != ATTRIBUTE_PLAIN)
            template_error(t, line, "%.*s is no attribute without a value", STR_ARGS(name));
        boolean_attribute(t, raw);
        conditional = true;
    } else {
        emit_char(t->view, ' ');
        emit_str(t->view, raw);
        if (template_peek(t) == '=') {
            template_skip(t, 1);
            emit_str(t->view, S("=\""));
            value = value_read(t, tag, name);
            emit_char(t->view, '"');
        } else if (attribute_class(tag->name, name) == ATTRIBUTE_SCRIPT) {
            template_error(t, line, "%.*s= may not be used: scripts and styles live in assets/",
                           STR_ARGS(name));
        }
    }
    *ARENA_PUSH(t->arena, tag->attributes, tag->n, tag->cap) =
        (struct attribute){ name, value, conditional };
}

static void attributes_read(struct template *t, struct tag *tag)
{
    size_t base = t->n_open;

    for (;;) {
        enum place place = IN_TAG;

        template_skip_blanks(t);
        if (t->failed || t->at == t->text.n || template_peek(t) == '>' || template_sees(t, "/>"))
            break;
        if (template_peek(t) == '{')
            directive_read(t, &place);
        else
            attribute_read(t, tag, t->n_open > base);
        if (t->n_open < base)
            template_error(t, tag->line, "{end} in <%.*s> ends nothing there", STR_ARGS(tag->name));
    }
    if (t->n_open > base)
        template_error(t, tag->line, "a block in <%.*s> has no {end}", STR_ARGS(tag->name));
    tag->closed = template_peek(t) == '/';
    template_skip(t, tag->closed ? 1 : 0);
    if (template_peek(t) != '>')
        template_error(t, tag->line, "<%.*s has no >", STR_ARGS(tag->name));
    template_skip(t, 1);
}

/* What the place among the other elements forbids. */
static void check_where(struct template *t, const struct tag *tag)
{
    static const char *const not_in_itself[] = { "form", "a", "button", "label" };

    for (size_t i = 0; i < COUNT(not_in_itself); i++)
        if (str_eq(tag->name, str_of(not_in_itself[i])) && is_open(t, not_in_itself[i]))
            template_error(t, tag->line, "<%s> cannot stand in another", not_in_itself[i]);
    if (element_refused(tag->name))
        template_error(t, tag->line, "<%.*s> may not be used: %s", STR_ARGS(tag->name),
                       element_refused(tag->name));
    if (is_open(t, "textarea") || is_open(t, "title"))
        template_error(t, tag->line, "no element may stand in <%s>",
                       is_open(t, "textarea") ? "textarea" : "title");
}

static void mark(struct template *t, const struct tag *tag)
{
    if (str_eq(tag->name, S("h1")))
        view_mark(t->view, MARK_H1, tag->line, STR_NONE);
    if (str_eq(tag->name, S("html")))
        view_mark(t->view, MARK_HTML, tag->line, STR_NONE);
}

static void opened(struct template *t, const struct tag *tag)
{
    emit_char(t->view, '>');
    if (element_is_void(tag->name))
        return;
    open_push(t, (struct open){ .kind = OPEN_ELEMENT, .name = tag->name, .line = tag->line });
    if (tag_is_post_form(tag))
        emit_c(t->view, tag->line, "html_form_fields(o);");
    if (element_is_verbatim(tag->name)) {
        t->verbatim++;
        /* A browser drops the first line feed of these: it must be ours, not the value's. */
        if (template_peek(t) != '\n')
            emit_char(t->view, '\n');
    }
    if (str_eq(tag->name, S("script")) && !template_sees(t, "</script>"))
        template_error(t, t->line, "a <script> has src= and nothing in it");
}

void tag_read(struct template *t)
{
    struct tag tag = { .line = t->line };
    struct str raw;

    template_skip(t, 1);
    raw = name_here(t);
    tag.name = lower(t->arena, raw);
    check_where(t, &tag);
    emit_char(t->view, '<');
    emit_str(t->view, raw);
    attributes_read(t, &tag);
    if (t->failed)
        return;
    mark(t, &tag);
    check_tag(t, &tag);
    if (!tag.closed || element_is_void(tag.name)) {
        opened(t, &tag);
    } else if (is_open(t, "svg")) {
        emit_str(t->view, S("/>"));
    } else {
        template_error(t, tag.line, "<%.*s/> does not close it: write </%.*s>", STR_ARGS(tag.name),
                       STR_ARGS(tag.name));
    }
}

void tag_end_read(struct template *t)
{
    int line = t->line;
    const struct open *o = open_top(t);
    struct str raw, name;

    template_skip(t, 2);
    raw = name_here(t);
    name = lower(t->arena, raw);
    template_skip_blanks(t);
    if (template_peek(t) != '>')
        template_error(t, line, "</%.*s has no >", STR_ARGS(raw));
    else if (element_is_void(name))
        template_error(t, line, "<%.*s> has no end tag", STR_ARGS(name));
    else if (!o || o->kind != OPEN_ELEMENT)
        template_error(t, line, "</%.*s> closes nothing%s", STR_ARGS(name),
                       o ? " in this block" : "");
    else if (!str_eq(o->name, name))
        template_error(t, line, "</%.*s> closes <%.*s> opened on line %d", STR_ARGS(name),
                       STR_ARGS(o->name), o->line);
    if (t->failed)
        return;
    template_skip(t, 1);
    t->verbatim -= element_is_verbatim(name);
    t->n_open--;
    emit_str(t->view, S("</"));
    emit_str(t->view, raw);
    emit_char(t->view, '>');
}
