/* SPDX-License-Identifier: Apache-2.0 */
#include "http/form.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "http/form_clean.h"
#include "http/form_convert.h"
#include "http/request.h"
#include "http/url.h"
#include "text/vi.h"

static bool is_by_id(const struct field *field)
{
    return field->kind == FIELD_KIND_TEXTS_BY_ID || field->kind == FIELD_KIND_CHOICES_BY_ID;
}

static const struct field *field_of(const struct form *f, struct str name)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        const struct field *field = &f->fields[i];

        assert(field->name);
        if (is_by_id(field) ? form__id_in_name(field, name) != 0
                            : str_eq(name, str_of(field->name)))
            return field;
    }
    return NULL;
}

static bool may_repeat(const struct field *field)
{
    return field->kind == FIELD_KIND_TEXTS || field->kind == FIELD_KIND_IDS;
}

static int compare_names(const void *a, const void *b)
{
    const struct str *x = a, *y = b;

    return str_cmp(*x, *y);
}

/* Two values where one belongs: of the names sorted, since there may be thousands. */
static bool has_twins(const struct form *f)
{
    struct str *names = arena_array(f->arena, struct str, f->n_values);
    size_t n = 0;

    for (size_t i = 0; i < f->n_values; i++) {
        const struct field *field = field_of(f, f->values[i].name);

        assert(field); /* take() let nothing else in */
        if (!may_repeat(field))
            names[n++] = f->values[i].name;
    }
    qsort(names, n, sizeof(*names), compare_names);
    for (size_t i = 1; i < n; i++) {
        if (str_eq(names[i - 1], names[i]))
            return true;
    }
    return false;
}

/* Takes in one declared value; false for what no page of ours sends. */
static bool take(struct form *f, struct part *values, const struct part *part)
{
    const struct field *field = field_of(f, part->name);
    struct part clean = *part;

    if (!field || part->is_file != (field->kind == FIELD_KIND_FILE))
        return false;
    if (part->is_file) {
        clean.filename = form__clean_filename(part->filename, f->arena);
    } else {
        if (!url_is_text(part->value))
            return false;
        clean.value = form__clean(part->value, field->kind, f->arena);
    }
    values[f->n_values++] = clean;
    return true;
}

static bool take_all(struct form *f, const struct part *parts, size_t n)
{
    struct part *values = arena_array(f->arena, struct part, n);

    f->values = values;
    for (size_t i = 0; i < n; i++) {
        if (str_eq(parts[i].name, S("csrf")))
            continue;
        if (str_eq(parts[i].name, S("act"))) {
            if (f->act.n || parts[i].is_file || !url_is_text(parts[i].value))
                return false;
            f->act = form__clean(parts[i].value, FIELD_KIND_TEXT, f->arena);
        } else if (!take(f, values, &parts[i])) {
            return false;
        }
    }
    return !has_twins(f);
}

static struct str cut_to(struct str s, int64_t characters)
{
    size_t at = 0;

    while (at < s.n && characters--)
        (void)vi_rune(s, &at);
    return str_sub(s, 0, at);
}

/* What a page may show again: no password, no file, and no flood, which would be one of markup. */
static void keep_what_is_shown(struct form *f)
{
    struct part *values = arena_array(f->arena, struct part, f->n_values);

    assert(f->values || !f->n_values);
    for (size_t i = 0; i < f->n_values; i++) {
        const struct field *field = field_of(f, f->values[i].name);

        assert(field); /* take_all let nothing else in */
        values[i] = f->values[i];
        if (field->kind == FIELD_KIND_SECRET || field->kind == FIELD_KIND_FILE)
            values[i].value = S("");
        else if (form__is_far_too_long(field, (int64_t)vi_rune_count(values[i].value)))
            values[i].value = cut_to(values[i].value, form_text_max(field));
    }
    f->values = values;
}

static enum err not_ours(enum lang lang, struct error *e, const char *detail)
{
    return error_detail(e, E_INVALID, msg_text(lang, M_HTTP_BAD_REQUEST).p, "%s", detail);
}

/* False when a hidden field does not hold what a page of ours puts there: nobody is told of that at a
 * field nobody sees. */
static bool convert_all(struct form *f, void *ret_in)
{
    for (size_t i = 0; i < f->n_fields; i++) {
        size_t n = f->n_errors;

        form__convert(f, &f->fields[i], ret_in);
        if (f->fields[i].hidden && f->n_errors > n) {
            f->n_errors = 0;
            return false;
        }
    }
    return true;
}

enum err form_parse(const struct request *rq, const struct field *fields, size_t n, void *ret_in,
                    struct form *ret_form, struct error *e)
{
    const struct part *parts = rq->method == GET ? rq->query : rq->parts;
    size_t n_parts = rq->method == GET ? rq->n_query : rq->n_parts;
    enum lang lang = rq->caller.lang;

    assert(fields || !n);
    assert(ret_in && ret_form);
    form_init(ret_form, fields, n, lang, rq->arena);
    ret_form->today = rq->today;
    if (!take_all(ret_form, parts, n_parts))
        return not_ours(lang, e, "input not declared for this form, or not readable");
    if (!convert_all(ret_form, ret_in))
        return not_ours(lang, e, "a hidden field that no page of ours sends");
    keep_what_is_shown(ret_form);
    if (!form_has_errors(ret_form))
        return OK;
    return error_set(e, E_INVALID, "%.*s", STR_ARGS(ret_form->errors[0].text));
}

enum err form_take(const struct request *rq, const struct field *fields, size_t n, void *ret_in,
                   struct form *ret_form, struct error *e)
{
    enum err r = form_parse(rq, fields, n, ret_in, ret_form, e);

    if (!r || !form_has_errors(ret_form))
        return r;
    error_clear(e);
    return OK;
}
