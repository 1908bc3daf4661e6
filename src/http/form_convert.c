/* SPDX-License-Identifier: Apache-2.0 */
#include "http/form_convert.h"

#include "base/arena.h"
#include "http/form_clean.h"
#include "http/request.h"
#include "text/said.h"
#include "text/vi.h"

enum { TEXT_MAX = 200, LINES_MAX = 10000, LIST_MAX = 1000, INT_MOST = 1000000000 };
/* A most that only keeps nonsense out: who gave too little is not told of it. */
enum { TECHNICAL_MOST = 100000 };

/* What was typed comes back whole; what was flooded in does not. */
enum { SHOWN_OVER_MAX = 64 * KIB };

struct conversion {
    struct form *form;
    const struct field *field;
    struct str name; /* of the value at hand: the field's, or "reason.41" */
    void *into;
};

int64_t form__id_in_name(const struct field *field, struct str name)
{
    size_t n = strlen(field->name);
    int64_t id;

    if (name.n < n + 2 || memcmp(name.p, field->name, n) != 0 || name.p[n] != '.')
        return 0;
    if (name.p[n + 1] == '0' || !str_int(str_sub(name, n + 1, name.n), &id) || id < 0)
        return 0;
    return id;
}

static void add_error(const struct conversion *c, enum msg m, int64_t n, int64_t have)
{
    struct form *f = c->form;
    struct str label = msg_text(f->lang, c->field->label);
    struct str text = MSG(f->arena, f->lang, m, { "label", .text = vi_within(f->arena, label) },
                          { "Label", .text = label }, { "n", .n = n }, { "have", .n = have },
                          { "min", .n = c->field->min }, { "max", .n = n });

    form_add_error(f, arena_cstr(f->arena, c->name), text);
}

int64_t form_text_max(const struct field *field)
{
    switch (field->kind) {
    case FIELD_KIND_LINES:
        return field->max ? field->max : LINES_MAX;
    case FIELD_KIND_TEXT:
    case FIELD_KIND_SECRET:
    case FIELD_KIND_TEXTS:
    case FIELD_KIND_TEXTS_BY_ID:
        return field->max ? field->max : TEXT_MAX;
    case FIELD_KIND_ID:
    case FIELD_KIND_INT:
    case FIELD_KIND_DATE:
    case FIELD_KIND_MONTH:
    case FIELD_KIND_TIME:
    case FIELD_KIND_BOOL:
    case FIELD_KIND_CHOICE:
    case FIELD_KIND_FILE:
    case FIELD_KIND_IDS:
    case FIELD_KIND_CHOICES_BY_ID:
        break;
    }
    return 0;
}

bool form__is_far_too_long(const struct field *field, int64_t characters)
{
    int64_t most = form_text_max(field);

    return most && characters > most + SHOWN_OVER_MAX;
}

static void convert_text(const struct conversion *c, struct str value)
{
    int64_t have = (int64_t)vi_rune_count(value), most = form_text_max(c->field);

    if (form__is_far_too_long(c->field, have))
        add_error(c, M_FORM_FAR_TOO_LONG, most, have);
    else if (have > most)
        add_error(c, M_FORM_TOO_LONG, most, have);
    else if (c->field->kind == FIELD_KIND_SECRET && have < c->field->min)
        add_error(c, M_FORM_TOO_SHORT, c->field->min, have);
    else
        *(struct str *)c->into = value;
}

static void convert_id(const struct conversion *c, struct str value)
{
    int64_t id;

    if (str_int(value, &id) && id > 0)
        *(int64_t *)c->into = id;
    else
        add_error(c, M_FORM_MISSING_CHOICE, 0, 0);
}

/* "1.250" is how a number of four digits is written here. */
static struct str without_dots(const struct conversion *c, struct str value)
{
    char *out = arena_alloc(c->form->arena, value.n + 1, 1);
    size_t n = 0;

    for (size_t i = 0; i < value.n; i++) {
        size_t left = value.n - i - 1;

        if (value.p[i] == '.' && i > 0 && left > 0 && left % 4 == 3)
            continue;
        out[n++] = value.p[i];
    }
    return (struct str){ out, n };
}

static void convert_int(const struct conversion *c, struct str value)
{
    int64_t most = c->field->max ? c->field->max : c->field->hidden ? INT64_MAX : INT_MOST, v;

    if (!str_int(without_dots(c, value), &v))
        add_error(c, M_FORM_BAD_NUMBER, 0, 0);
    else if (v < c->field->min && most >= TECHNICAL_MOST)
        add_error(c, M_FORM_TOO_LITTLE, 0, 0);
    else if (v < c->field->min || v > most)
        add_error(c, M_FORM_OUT_OF_RANGE, most, 0);
    else
        *(int64_t *)c->into = v;
}

enum { FAR_YEARS = 10 };

/* 2072 for 2027: nothing is planned so far ahead, and what is due did not fall due so long ago. */
static bool is_slip(const struct conversion *c, struct day day)
{
    int years = day.year - c->form->today.year;

    if (!day_is(c->form->today))
        return false;
    return years > FAR_YEARS || (c->field->side == SAID_NEXT && years < -FAR_YEARS);
}

static void convert_date(const struct conversion *c, struct str value)
{
    struct day day;

    if (!said_day(c->form->arena, value, c->field->side, c->form->today, &day))
        add_error(c, M_FORM_BAD_DATE, 0, 0);
    else if (is_slip(c, day))
        add_error(c, M_FORM_FAR_DATE, day.year, 0);
    else
        *(struct day *)c->into = day;
}

/* 3/2026, 03-2026, and 2026-03 as <input type=month> sends it. */
static void convert_month(const struct conversion *c, struct str value)
{
    struct arena *a = c->form->arena;
    struct day day;

    if (day_parse_iso(str_fmt(a, "%.*s-01", STR_ARGS(value)), &day) ||
        day_parse(str_fmt(a, "1/%.*s", STR_ARGS(value)), &day) ||
        day_parse(str_fmt(a, "1-%.*s", STR_ARGS(value)), &day))
        *(struct day *)c->into = day;
    else
        add_error(c, M_FORM_BAD_MONTH, 0, 0);
}

static void convert_time(const struct conversion *c, struct str value)
{
    int hour, minute;

    if (said_time(c->form->arena, value, &hour, &minute))
        *(int *)c->into = hour * 60 + minute;
    else
        add_error(c, M_FORM_BAD_TIME, 0, 0);
}

static void convert_choice(const struct conversion *c, struct str value)
{
    for (int i = 0; c->field->choices[i]; i++) {
        if (str_eq(value, str_of(c->field->choices[i]))) {
            *(int *)c->into = i;
            return;
        }
    }
    add_error(c, M_FORM_MISSING_CHOICE, 0, 0);
}

static bool is_ticked(struct str value)
{
    return str_eq(value, S("1")) || str_eq(value, S("on")) || str_eq(value, S("true"));
}

static void convert_file(const struct conversion *c, const struct part *part)
{
    int64_t most = c->field->max ? c->field->max : (int64_t)10 * MIB;
    struct form *f = c->form;

    if (!part->value.n)
        form_add_error(
            f, c->field->name,
            MSG(f->arena, f->lang, M_FORM_FILE_EMPTY, { "name", .text = part->filename }));
    else if ((int64_t)part->value.n > most)
        form_add_error(f, c->field->name,
                       MSG(f->arena, f->lang, M_FORM_FILE_TOO_LARGE,
                           { "name", .text = part->filename }, { "n", .n = most / MIB }));
    else
        *(struct form_file *)c->into =
            (struct form_file){ .name = part->filename, .type = part->type, .bytes = part->value };
}

/* Fields with one value. False when nothing was typed. */
static bool convert_one(const struct conversion *c, const struct part *part)
{
    if (!part || (c->field->kind == FIELD_KIND_FILE ? !part->filename.n : !part->value.n))
        return false;
    switch (c->field->kind) {
    case FIELD_KIND_TEXT:
    case FIELD_KIND_LINES:
    case FIELD_KIND_SECRET:
        convert_text(c, part->value);
        break;
    case FIELD_KIND_ID:
        convert_id(c, part->value);
        break;
    case FIELD_KIND_INT:
        convert_int(c, part->value);
        break;
    case FIELD_KIND_DATE:
        convert_date(c, part->value);
        break;
    case FIELD_KIND_MONTH:
        convert_month(c, part->value);
        break;
    case FIELD_KIND_TIME:
        convert_time(c, part->value);
        break;
    case FIELD_KIND_BOOL:
        *(bool *)c->into = is_ticked(part->value);
        break;
    case FIELD_KIND_CHOICE:
        convert_choice(c, part->value);
        break;
    case FIELD_KIND_FILE:
        convert_file(c, part);
        break;
    case FIELD_KIND_TEXTS:
    case FIELD_KIND_IDS:
    case FIELD_KIND_TEXTS_BY_ID:
    case FIELD_KIND_CHOICES_BY_ID:
        break;
    }
    return true;
}

static enum msg missing(enum field_kind kind)
{
    switch (kind) {
    case FIELD_KIND_BOOL:
        return M_FORM_MISSING_TICK;
    case FIELD_KIND_ID:
    case FIELD_KIND_CHOICE:
    case FIELD_KIND_FILE:
    case FIELD_KIND_IDS:
    case FIELD_KIND_CHOICES_BY_ID:
        return M_FORM_MISSING_CHOICE;
    case FIELD_KIND_TEXT:
    case FIELD_KIND_LINES:
    case FIELD_KIND_SECRET:
    case FIELD_KIND_INT:
    case FIELD_KIND_DATE:
    case FIELD_KIND_MONTH:
    case FIELD_KIND_TIME:
    case FIELD_KIND_TEXTS:
    case FIELD_KIND_TEXTS_BY_ID:
        return M_FORM_MISSING_TEXT;
    }
    return M_FORM_MISSING_TEXT;
}

static void convert_texts(const struct conversion *c, struct str *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct conversion one = *c;

        one.into = &v[i];
        convert_text(&one, v[i]);
    }
    *(struct form_texts *)c->into = (struct form_texts){ v, n };
}

static void convert_ids(const struct conversion *c, const struct str *v, size_t n)
{
    struct form_ids ids = { arena_array(c->form->arena, int64_t, n), n };

    for (size_t i = 0; i < n; i++) {
        struct conversion one = *c;

        one.into = &ids.v[i];
        convert_id(&one, v[i]);
    }
    *(struct form_ids *)c->into = ids;
}

static void convert_by_id(const struct conversion *c, const struct part *parts, size_t n)
{
    struct form_by_id list = { arena_array(c->form->arena, struct form_id_value, n), n };

    for (size_t i = 0; i < n; i++) {
        struct form_id_value *v = &list.v[i];
        struct conversion one = *c;

        v->id = form__id_in_name(c->field, parts[i].name);
        v->choice = -1;
        one.name = parts[i].name;
        one.into =
            c->field->kind == FIELD_KIND_CHOICES_BY_ID ? (void *)&v->choice : (void *)&v->text;
        if (c->field->kind == FIELD_KIND_CHOICES_BY_ID)
            convert_choice(&one, parts[i].value);
        else if (c->field->kind == FIELD_KIND_TEXTS_BY_ID)
            convert_text(&one, parts[i].value);
    }
    *(struct form_by_id *)c->into = list;
}

static bool belongs(const struct field *field, struct str name)
{
    if (field->kind == FIELD_KIND_TEXTS_BY_ID || field->kind == FIELD_KIND_CHOICES_BY_ID)
        return form__id_in_name(field, name) != 0;
    return str_eq(name, str_of(field->name));
}

/* Fields with many values. False when none was sent. */
static bool convert_list(const struct conversion *c)
{
    size_t most = c->field->most ? c->field->most : LIST_MAX, n = 0, cap = 0;
    struct part *parts = NULL;
    struct str *values;

    for (size_t i = 0; i < c->form->n_values; i++) {
        if (belongs(c->field, c->form->values[i].name))
            *ARENA_PUSH(c->form->arena, parts, n, cap) = c->form->values[i];
    }
    if (n > most) {
        add_error(c, M_FORM_TOO_MANY, (int64_t)most, (int64_t)n);
        return true;
    }
    values = arena_array(c->form->arena, struct str, n);
    for (size_t i = 0; i < n; i++)
        values[i] = parts[i].value;
    if (c->field->kind == FIELD_KIND_TEXTS)
        convert_texts(c, values, n);
    else if (c->field->kind == FIELD_KIND_IDS)
        convert_ids(c, values, n);
    else
        convert_by_id(c, parts, n);
    return n > 0;
}

static bool is_list(enum field_kind kind)
{
    return kind >= FIELD_KIND_TEXTS;
}

void form__convert(struct form *f, const struct field *field, void *in)
{
    const struct part *part = NULL;
    struct conversion c = { .form = f,
                            .field = field,
                            .name = str_of(field->name),
                            .into = (char *)in + field->offset };
    bool given;

    for (size_t i = 0; i < f->n_values && !part && !is_list(field->kind); i++) {
        if (belongs(field, f->values[i].name))
            part = &f->values[i];
    }
    if (field->kind == FIELD_KIND_BOOL)
        *(bool *)c.into = false;
    given = is_list(field->kind) ? convert_list(&c) : convert_one(&c, part);
    if (field->kind == FIELD_KIND_BOOL)
        given = *(bool *)c.into;
    if (!given && field->required)
        add_error(&c, missing(field->kind), 0, 0);
}
