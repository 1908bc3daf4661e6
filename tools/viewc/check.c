/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/template.h"

const struct attribute *tag_attribute(const struct tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n; i++)
        if (!tag->attributes[i].conditional && str_eq(tag->attributes[i].name, str_of(name)))
            return &tag->attributes[i];
    return NULL;
}

static bool is(const struct tag *tag, const char *name)
{
    return str_eq(tag->name, str_of(name));
}

static bool value_is(const struct tag *tag, const char *name, const char *value)
{
    const struct attribute *a = tag_attribute(tag, name);

    return a && str_eq(a->value, str_of(value));
}

static bool has_value(struct str raw)
{
    return raw.n && memchr(raw.p, '{', raw.n) != NULL;
}

bool tag_is_post_form(const struct tag *tag)
{
    return is(tag, "form") && value_is(tag, "method", "post");
}

static void check_doubled(struct template *t, const struct tag *tag)
{
    for (size_t i = 0; i < tag->n; i++) {
        for (size_t k = 0; k < i; k++) {
            const struct attribute *a = &tag->attributes[i], *b = &tag->attributes[k];

            if (str_eq(a->name, b->name) && !(a->conditional && b->conditional))
                template_error(t, tag->line, "<%.*s> has %.*s= twice", STR_ARGS(tag->name),
                               STR_ARGS(a->name));
        }
    }
}

/* These decide what the rest of the tag means, so they are always there and always the same. */
static void check_unconditional(struct template *t, const struct tag *tag)
{
    static const char *const fixed[] = { "id", "for", "type", "method", "http-equiv", "lang" };

    for (size_t i = 0; i < tag->n; i++)
        for (size_t k = 0; tag->attributes[i].conditional && k < COUNT(fixed); k++)
            if (str_eq(tag->attributes[i].name, str_of(fixed[k])))
                template_error(t, tag->line, "%s= cannot stand in {if}", fixed[k]);
}

static void check_id(struct template *t, const struct tag *tag)
{
    const struct attribute *a = tag_attribute(tag, "id");
    struct view *v = t->view;

    if (!a || has_value(a->value))
        return;
    for (size_t i = 0; i < v->n_ids; i++)
        if (str_eq(v->ids[i].value, a->value))
            template_error(t, tag->line, "id=\"%.*s\" is already on line %d", STR_ARGS(a->value),
                           v->ids[i].line);
    *ARENA_PUSH(t->arena, v->ids, v->n_ids, v->cap_ids) = (struct id){ a->value, tag->line };
}

static bool in_label(const struct template *t)
{
    for (size_t i = 0; i < t->n_open; i++)
        if (t->open[i].kind == OPEN_ELEMENT && str_eq(t->open[i].name, S("label")))
            return true;
    return false;
}

static struct str wrapped_by(const struct template *t)
{
    for (size_t i = t->n_open; i-- > 0;)
        if (t->open[i].kind == OPEN_WRAP)
            return t->open[i].name;
    return STR_NONE;
}

static bool needs_label(const struct tag *tag)
{
    static const char *const own_words[] = { "hidden", "submit", "button", "reset", "image" };

    if (is(tag, "select") || is(tag, "textarea"))
        return true;
    if (!is(tag, "input"))
        return false;
    for (size_t i = 0; i < COUNT(own_words); i++)
        if (value_is(tag, "type", own_words[i]))
            return false;
    return true;
}

/* The label may come later in the view: views_check looks for it. */
static void check_field(struct template *t, const struct tag *tag)
{
    const struct attribute *id = tag_attribute(tag, "id");
    struct view *v = t->view;

    if (!needs_label(tag) || in_label(t) || tag_attribute(tag, "aria-label") ||
        tag_attribute(tag, "aria-labelledby"))
        return;
    *ARENA_PUSH(t->arena, v->fields, v->n_fields, v->cap_fields) =
        (struct field){ .tag = tag->name,
                        .id = id ? id->value : STR_NONE,
                        .line = tag->line,
                        .wrap = wrapped_by(t) };
}

static void check_label(struct template *t, const struct tag *tag)
{
    const struct attribute *a = tag_attribute(tag, "for");
    struct view *v = t->view;

    if (!is(tag, "label") || !a)
        return;
    v->has_label = true;
    *ARENA_PUSH(t->arena, v->label_for, v->n_label_for, v->cap_label_for) = a->value;
}

static void check_form(struct template *t, const struct tag *tag)
{
    const struct attribute *method = tag_attribute(tag, "method");

    if (is(tag, "form") &&
        (!method || (!value_is(tag, "method", "post") && !value_is(tag, "method", "get"))))
        template_error(t, tag->line, "<form> needs method=\"post\" or method=\"get\"");
}

static void check_needed(struct template *t, const struct tag *tag)
{
    static const struct {
        const char *element, *attribute;
    } needed[] = { { "html", "lang" }, { "img", "alt" }, { "script", "src" } };

    for (size_t i = 0; i < COUNT(needed); i++)
        if (is(tag, needed[i].element) && !tag_attribute(tag, needed[i].attribute))
            template_error(t, tag->line, "<%s> needs %s=", needed[i].element, needed[i].attribute);
    if (is(tag, "input") && value_is(tag, "type", "image") && !tag_attribute(tag, "alt"))
        template_error(t, tag->line, "<input type=\"image\"> needs alt=");
}

/* With http-equiv the content is a header, and "refresh" holds an address. */
static void check_meta(struct template *t, const struct tag *tag)
{
    const struct attribute *content = tag_attribute(tag, "content");

    if (is(tag, "meta") && tag_attribute(tag, "http-equiv") && content && has_value(content->value))
        template_error(t, tag->line, "no value may be put in content= beside http-equiv=");
}

/* The writer of value= must know by then that it is a day. */
static void check_date(struct template *t, const struct tag *tag)
{
    bool seen_value = false;

    for (size_t i = 0; i < tag->n; i++) {
        seen_value = seen_value || str_eq(tag->attributes[i].name, S("value"));
        if (seen_value && str_eq(tag->attributes[i].name, S("type")) &&
            str_eq(tag->attributes[i].value, S("date")))
            template_error(t, tag->line, "type=\"date\" comes before value=");
    }
}

void check_tag(struct template *t, const struct tag *tag)
{
    check_doubled(t, tag);
    check_unconditional(t, tag);
    check_needed(t, tag);
    check_form(t, tag);
    check_date(t, tag);
    check_meta(t, tag);
    check_id(t, tag);
    check_label(t, tag);
    check_field(t, tag);
}
