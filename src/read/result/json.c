/* SPDX-License-Identifier: Apache-2.0 */
#include "read/result/json.h"

#include <assert.h>

#include "read/result/fields.h"
#include "text/json.h"

static void span(struct json *j, struct span s)
{
    json_begin_array(j);
    json_add_int(j, s.from);
    json_add_int(j, s.to);
    json_end_array(j);
}

static void spans(struct json *j, const struct span *v, size_t n)
{
    json_begin_array(j);
    for (size_t i = 0; i < n; i++)
        span(j, v[i]);
    json_end_array(j);
}

static void doubt(struct json *j, enum doubt d)
{
    if (!d)
        return;
    json_put(j, "doubt", doubt_words(d, LANG_VI));
    json_put(j, "doubt_key", doubt_key(d));
}

static void args(struct json *j, const struct str *v)
{
    json_begin_array(j);
    for (size_t i = 0; i < CHECK_ARGS && v[i].p; i++)
        json_add_str(j, v[i]);
    json_end_array(j);
}

static void lines(struct json *j, const struct reading_line *v, size_t n)
{
    json_begin_array(j);
    for (size_t i = 0; i < n; i++)
        json_add_str(j, v[i].text);
    json_end_array(j);
    json_key(j, "recipient_spans");
    json_begin_array(j);
    for (size_t i = 0; i < n; i++)
        span(j, v[i].span);
    json_end_array(j);
}

static void object(struct json *j, const void *part, const struct reading_shape *shape);

static void objects(struct json *j, const char *first, size_t n, const struct reading_shape *shape)
{
    json_begin_array(j);
    for (size_t i = 0; i < n; i++)
        object(j, first + i * shape->size, shape);
    json_end_array(j);
}

static bool is_absent(const void *part, const struct reading_row *row)
{
    if (row->kind == READING_SPANS)
        return !reading_count(part, row);
    if (row->kind == READING_NUMBER)
        return *(const int *)reading_at(part, row) == row->none;
    return !reading_row_text(NULL, part, row).p;
}

/* A part without any text is not there. */
static bool is_empty(const void *part, const struct reading_shape *shape)
{
    for (size_t i = 0; i < shape->n; i++) {
        if (shape->rows[i].kind == READING_TEXT && !is_absent(part, &shape->rows[i]))
            return false;
    }
    return true;
}

static void value(struct json *j, const void *part, const struct reading_row *row)
{
    const void *at = reading_at(part, row);

    switch (row->kind) {
    case READING_TEXT:
    case READING_WORD:
        json_add_str(j, reading_row_text(NULL, part, row));
        break;
    case READING_NUMBER:
        json_add_int(j, *(const int *)at);
        break;
    case READING_SPAN:
        span(j, *(const struct span *)at);
        break;
    case READING_SPANS:
        spans(j, *(struct span *const *)at, reading_count(part, row));
        break;
    case READING_ARGS:
        args(j, at);
        break;
    case READING_PART:
        if (is_empty(at, row->of))
            json_add_null(j);
        else
            object(j, at, row->of);
        break;
    case READING_PARTS:
        objects(j, *(const char *const *)at, reading_count(part, row), row->of);
        break;
    case READING_LINES:
        lines(j, *(struct reading_line *const *)at, reading_count(part, row));
        break;
    case READING_DOUBT:
        break;
    }
}

static void fields(struct json *j, const void *part, const struct reading_shape *shape)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct reading_row *row = &shape->rows[i];

        if (row->kind == READING_DOUBT) {
            doubt(j, *(const enum doubt *)reading_at(part, row));
        } else if (!row->optional || !is_absent(part, row)) {
            json_key(j, row->key);
            value(j, part, row);
        }
    }
}

static void object(struct json *j, const void *part, const struct reading_shape *shape)
{
    json_begin_object(j);
    fields(j, part, shape);
    json_end_object(j);
}

enum once { ONCE_SPAN, ONCE_DOUBT, ONCE_DOUBT_KEY };

/* Beside the bare values: where they stand, or what is unsure. */
static void once_beside(struct json *j, const char *name, const struct reading *r, enum once what)
{
    json_key(j, name);
    json_begin_object(j);
    for (size_t i = 0; i < reading_shape_once.n; i++) {
        const struct reading_row *row = &reading_shape_once.rows[i];
        const struct reading_field *f = reading_at(r, row);

        if (!f->text.p || (what != ONCE_SPAN && !f->doubt))
            continue;
        json_key(j, row->key);
        if (what == ONCE_SPAN)
            span(j, f->span);
        else
            json_add_str(j,
                         what == ONCE_DOUBT ? doubt_words(f->doubt, LANG_VI) : doubt_key(f->doubt));
    }
    json_end_object(j);
}

void reading_json(struct buf *b, const struct reading *r, enum reading_json what)
{
    struct json j = { .out = b, .spaced = true };

    assert(r);
    json_begin_object(&j);
    json_put(&j, "file", r->file);
    json_put(&j, "source", r->source);
    for (size_t i = 0; i < reading_shape_once.n; i++) {
        const struct reading_row *row = &reading_shape_once.rows[i];

        json_put(&j, row->key, ((const struct reading_field *)reading_at(r, row))->text);
    }
    once_beside(&j, "spans", r, ONCE_SPAN);
    once_beside(&j, "doubts", r, ONCE_DOUBT);
    once_beside(&j, "doubt_keys", r, ONCE_DOUBT_KEY);
    fields(&j, r, &reading_shape_whole);
    if (what == READING_WITH_TEXT)
        json_put(&j, "text", r->text);
    json_end_object(&j);
}

void reading_json_error(struct buf *b, struct str file, const char *message)
{
    struct json j = { .out = b, .spaced = true };

    assert(message);
    json_begin_object(&j);
    json_put(&j, "file", file);
    json_put(&j, "error", message);
    json_end_object(&j);
}
