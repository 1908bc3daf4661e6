/* SPDX-License-Identifier: Apache-2.0 */
#include "page_form.h"

#include "base/buf.h"

/* The next tag at or after *at: its name and what stands between name and ">". */
static bool next_tag(struct str html, size_t *at, struct str *ret_name, struct str *ret_rest)
{
    size_t open = str_find(html, S("<"), *at), close, end;

    if (open == SIZE_MAX)
        return false;
    close = str_find(html, S(">"), open);
    if (close == SIZE_MAX)
        return false;
    for (end = open + 1; end < close && html.p[end] != ' ';)
        end++;
    *ret_name = str_sub(html, open + 1, end);
    *ret_rest = str_sub(html, end, close);
    *at = close + 1;
    return true;
}

static bool attribute(struct str tag, const char *name, struct str *ret)
{
    char want[64];
    size_t at, end;

    (void)snprintf(want, sizeof(want), " %s=\"", name);
    at = str_find(tag, str_of(want), 0);
    if (at == SIZE_MAX)
        return false;
    at += strlen(want);
    end = str_find(tag, S("\""), at);
    *ret = str_sub(tag, at, end == SIZE_MAX ? tag.n : end);
    return true;
}

static bool has_word(struct str tag, const char *word)
{
    char want[64];

    (void)snprintf(want, sizeof(want), " %s", word);
    return str_find(tag, str_of(want), 0) != SIZE_MAX;
}

static struct str unescaped(struct t *t, struct str s)
{
    static const struct {
        struct str from;
        char to;
    } escapes[] = { { S("&lt;"), '<' },   { S("&gt;"), '>' },  { S("&amp;"), '&' },
                    { S("&quot;"), '"' }, { S("&#34;"), '"' }, { S("&#39;"), '\'' },
                    { S("&#10;"), '\n' }, { S("&#13;"), '\r' } };
    CLEANUP(buf_done) struct buf b = { 0 };

    for (size_t i = 0; i < s.n;) {
        size_t k = 0;

        while (k < COUNT(escapes) && !str_starts(str_sub(s, i, s.n), escapes[k].from))
            k++;
        buf_char(&b, k < COUNT(escapes) ? escapes[k].to : s.p[i]);
        i += k < COUNT(escapes) ? escapes[k].from.n : 1;
    }
    return buf_take(&b, t->arena);
}

static struct page_field *field_named(struct page_form *f, struct str name)
{
    for (size_t i = 0; i < f->n; i++) {
        if (str_eq(f->fields[i].name, name))
            return &f->fields[i];
    }
    return NULL;
}

static void add(struct t *t, struct page_form *f, struct str name, struct str value, bool typed)
{
    *ARENA_PUSH(t->arena, f->fields, f->n, f->cap) =
        (struct page_field){ arena_str(t->arena, name), unescaped(t, value), typed };
}

static void add_input(struct t *t, struct page_form *f, struct str tag)
{
    struct str name, value = S(""), type = S("text");
    struct page_field *before;

    if (!attribute(tag, "name", &name) || has_word(tag, "disabled"))
        return;
    (void)attribute(tag, "value", &value);
    (void)attribute(tag, "type", &type);
    before = field_named(f, name);
    if (str_eq(type, S("file")))
        return;
    if (!str_eq(type, S("radio")) || !before)
        add(t, f, name, value, !str_eq(type, S("hidden")) && !str_eq(type, S("checkbox")));
    else if (has_word(tag, "checked"))
        before->value = unescaped(t, value);
    if (str_eq(type, S("radio")))
        field_named(f, name)->typed = false;
}

/* The chosen option of a select that begins here, or its first with a value. */
static void add_select(struct t *t, struct page_form *f, struct str html, struct str tag, size_t at)
{
    struct str name, kind, rest, value, found = S("");

    if (!attribute(tag, "name", &name))
        return;
    while (next_tag(html, &at, &kind, &rest) && !str_eq(kind, S("/select"))) {
        if (!str_eq(kind, S("option")) || !attribute(rest, "value", &value))
            continue;
        if (!found.n || has_word(rest, "selected"))
            found = value;
    }
    add(t, f, name, found, false);
}

static void add_textarea(struct t *t, struct page_form *f, struct str html, struct str tag,
                         size_t at)
{
    size_t end = str_find(html, S("</textarea>"), at);
    struct str name;

    if (at < html.n && html.p[at] == '\n') /* which browsers drop */
        at++;
    if (attribute(tag, "name", &name) && end != SIZE_MAX)
        add(t, f, name, str_sub(html, at, end), true);
}

static void add_button(struct t *t, struct page_form *f, struct str tag)
{
    struct str name, value;

    if (attribute(tag, "name", &name) && attribute(tag, "value", &value) && !field_named(f, name))
        add(t, f, name, value, false);
}

static void read_form(struct t *t, struct page_form *f, struct str html, size_t *at)
{
    struct str kind, rest;

    while (next_tag(html, at, &kind, &rest) && !str_eq(kind, S("/form"))) {
        if (str_eq(kind, S("input")))
            add_input(t, f, rest);
        else if (str_eq(kind, S("select")))
            add_select(t, f, html, rest, *at);
        else if (str_eq(kind, S("textarea")))
            add_textarea(t, f, html, rest, *at);
        else if (str_eq(kind, S("button")))
            add_button(t, f, rest);
    }
}

struct page_form *page_forms(struct t *t, const struct reply *page, size_t *ret_n)
{
    struct str kind, rest, method;
    struct page_form *forms = NULL;
    size_t at = 0, n = 0, cap = 0;

    while (next_tag(page->body, &at, &kind, &rest)) {
        struct page_form f = { 0 };

        if (!str_eq(kind, S("form")) || !attribute(rest, "method", &method) ||
            !str_eq(method, S("post")) || !attribute(rest, "action", &f.action))
            continue;
        f.action = arena_str(t->arena, f.action);
        read_form(t, &f, page->body, &at);
        *ARENA_PUSH(t->arena, forms, n, cap) = f;
    }
    *ret_n = n;
    return forms;
}

static bool is_one_of(struct str name, const struct str *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(name, names[i]))
            return true;
    }
    return false;
}

static struct str filled(const struct page_field *f)
{
    static const struct str begins[] = { S("day"), S("due_on"), S("from"), S("from_on") };
    static const struct str ends[] = { S("to"), S("to_on") };

    if (f->value.n || !f->typed)
        return f->value;
    if (is_one_of(f->name, begins, COUNT(begins)))
        return S("28/03/2022");
    if (is_one_of(f->name, ends, COUNT(ends)))
        return S("31/12/2022");
    if (str_eq(f->name, S("time")))
        return S("19:30");
    return S("3");
}

static void put(struct buf *b, struct str name, struct str value)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.<";

    if (b->n)
        buf_char(b, '&');
    buf_str(b, name);
    buf_char(b, '=');
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] && strchr(plain, value.p[i]))
            buf_char(b, value.p[i]);
        else
            buf_fmt(b, "%%%02X", (unsigned char)value.p[i]);
    }
}

static struct str body_of(struct t *t, const struct page_form *form, struct str csrf,
                          struct str act, struct str flood)
{
    CLEANUP(buf_done) struct buf b = { 0 };

    put(&b, S("csrf"), csrf);
    put(&b, S("act"), act);
    for (size_t i = 0; i < form->n; i++) {
        const struct page_field *f = &form->fields[i];

        if (str_eq(f->name, S("csrf")) || str_eq(f->name, S("act")))
            continue;
        put(&b, f->name, f->typed && flood.n ? flood : filled(f));
    }
    return buf_take(&b, t->arena);
}

struct str page_form_body(struct t *t, const struct page_form *form, struct str csrf,
                          struct str act)
{
    return body_of(t, form, csrf, act, S(""));
}

struct str page_form_flooded(struct t *t, const struct page_form *form, struct str csrf,
                             struct str act, size_t bytes)
{
    char *flood = arena_alloc(t->arena, bytes + 1, 1);

    memset(flood, '<', bytes);
    return body_of(t, form, csrf, act, (struct str){ flood, bytes });
}
