/* SPDX-License-Identifier: Apache-2.0 */
#include "web/kit/field.h"

#include <assert.h>
#include <inttypes.h>

#include "base/arena.h"

struct field_view field_view(const struct form *f, const char *name)
{
    const struct field *field = form_field(f, name);

    assert(field);
    return (struct field_view){
        .name = str_of(name),
        .label = msg_text(f->lang, field->label),
        .value = form_value(f, name),
        .error = form_error(f, name),
        .max = form_text_max(field),
        .optional = !field->required && field->kind != FIELD_KIND_BOOL,
    };
}

struct field_view field_view_plain(const struct form *f, const char *name)
{
    struct field_view v = field_view(f, name);

    assert(name);
    v.optional = false;
    return v;
}

struct field_view field_view_of(const struct form *f, const char *name, int64_t id,
                                struct str label)
{
    const struct field *field = form_field(f, name);

    assert(field);
    return (struct field_view){
        .name = str_fmt(f->arena, "%s.%" PRId64, name, id),
        .label = label,
        .value = form_value_of(f, name, id),
        .error = form_error_of(f, name, id),
        .max = form_text_max(field),
    };
}

int64_t field_seen(const struct form *f, int64_t now, bool both_shown)
{
    int64_t seen;

    return !both_shown && str_int(form_value(f, "version"), &seen) ? seen : now;
}

struct field_view *field_views(const struct form *f)
{
    struct field_view *all = arena_array(f->arena, struct field_view, f->n_fields);

    for (size_t i = 0; i < f->n_fields; i++)
        all[i] = field_view(f, f->fields[i].name);
    return all;
}

struct options field_options(const struct form *f, const char *name, const enum msg *labels)
{
    const struct field *field = form_field(f, name);
    struct options all = { 0 };

    assert(field && field->choices);
    while (field->choices[all.n])
        all.n++;
    all.v = arena_array(f->arena, struct option, all.n);
    for (size_t i = 0; i < all.n; i++) {
        all.v[i].value = str_of(field->choices[i]);
        all.v[i].label = msg_text(f->lang, labels[i]);
    }
    field_choose(f, name, all);
    return all;
}

void field_choose(const struct form *f, const char *name, struct options options)
{
    assert(name);
    for (size_t i = 0; i < options.n; i++)
        options.v[i].chosen = form_has(f, name, options.v[i].value);
}
