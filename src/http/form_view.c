/* SPDX-License-Identifier: Apache-2.0 */
/* form_view.c - a form as views ask for it: what was typed, what is wrong with it. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "base/arena.h"
#include "http/form.h"
#include "http/request.h"

enum { NAME_MAX_ = 96 };

void form_init(struct form *f, const struct field *fields, size_t n, enum lang lang,
               struct arena *a)
{
    *f = (struct form){ .fields = fields, .n_fields = n, .lang = lang, .arena = a, .act = S("") };
}

void form_set(struct form *f, const char *name, struct str value)
{
    struct part *more = arena_array(f->arena, struct part, f->n_values + 1);

    assert(f->arena);
    if (f->n_values)
        memcpy(more, f->values, f->n_values * sizeof(*more));
    more[f->n_values++] = (struct part){ .name = str_of(name), .value = value };
    f->values = more;
}

void form_add_error(struct form *f, const char *name, struct str text)
{
    assert(f->arena);
    if (!text.n) /* the database's refusals have no words of their own */
        text = msg_text(f->lang, M_ERROR_CONFLICT);
    *ARENA_PUSH(f->arena, f->errors, f->n_errors, f->cap_errors) =
        (struct form_error){ .name = str_of(name), .text = text };
}

void form_refuse(struct form *f, const char *name, struct error *e)
{
    form_add_error(f, name, str_of(e->message));
    error_clear(e);
}

/* The last one counts: form_set may come after what was stored. */
static struct str value_named(const struct form *f, struct str name)
{
    for (size_t i = f->n_values; i; i--) {
        if (str_eq(f->values[i - 1].name, name))
            return f->values[i - 1].value;
    }
    return S("");
}

static struct str error_named(const struct form *f, struct str name)
{
    for (size_t i = 0; i < f->n_errors; i++) {
        if (str_eq(f->errors[i].name, name))
            return f->errors[i].text;
    }
    return S("");
}

static struct str name_of(const char *name, int64_t id, char room[NAME_MAX_])
{
    int n = snprintf(room, NAME_MAX_, "%s.%" PRId64, name, id);

    assert(n > 0 && n < NAME_MAX_);
    return (struct str){ room, (size_t)n };
}

struct str form_value(const struct form *f, const char *name)
{
    return value_named(f, str_of(name));
}

struct str form_value_of(const struct form *f, const char *name, int64_t id)
{
    char room[NAME_MAX_];

    return value_named(f, name_of(name, id, room));
}

struct str form_text_by_id(const struct form_by_id *texts, int64_t id)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (texts->v[i].id == id)
            return texts->v[i].text;
    }
    return S("");
}

bool form_has(const struct form *f, const char *name, struct str value)
{
    for (size_t i = 0; i < f->n_values; i++) {
        if (str_eq(f->values[i].name, str_of(name)) && str_eq(f->values[i].value, value))
            return true;
    }
    return false;
}

struct str form_error(const struct form *f, const char *name)
{
    return error_named(f, str_of(name));
}

struct str form_error_of(const struct form *f, const char *name, int64_t id)
{
    char room[NAME_MAX_];

    return error_named(f, name_of(name, id, room));
}

bool form_has_errors(const struct form *f)
{
    return f->n_errors > 0;
}

const struct field *form_field(const struct form *f, const char *name)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        if (strcmp(f->fields[i].name, name) == 0)
            return &f->fields[i];
    }
    return NULL;
}
