/* SPDX-License-Identifier: Apache-2.0 */
/* load.c - a reading back from its JSON, along the table of its fields. */
#include <assert.h>

#include "base/arena.h"
#include "read/result/fields.h"
#include "read/result/json.h"
#include "text/json_read.h"

/* The keys of one object that have been met, a bit a row: each may come once. */
struct met {
    uint64_t rows;
};

struct load {
    struct json_reader in;
    struct arena *a;
    struct span *places; /* of the recipients: a list beside theirs */
    size_t n_places;
};

static uint32_t place(struct json_reader *in)
{
    int64_t n = 0;

    return json_read_int(in, &n) && n >= 0 && n <= UINT32_MAX ? (uint32_t)n : 0;
}

static struct span span_of(struct json_reader *in)
{
    uint32_t ends[2] = { 0, 0 };

    if (!json_read_open(in, '['))
        return (struct span){ 0, 0 };
    for (size_t i = 0; json_read_element(in); i++) {
        if (i < COUNT(ends))
            ends[i] = place(in);
        else
            json_read_past(in);
    }
    return (struct span){ ends[0], ends[1] < ends[0] ? ends[0] : ends[1] };
}

static struct span *spans(struct load *l, size_t *ret_n)
{
    struct span *all = arena_array(l->a, struct span, json_read_count(&l->in) + 1);

    *ret_n = 0;
    if (json_read_open(&l->in, '['))
        while (json_read_element(&l->in))
            all[(*ret_n)++] = span_of(&l->in);
    return all;
}

static enum doubt doubt(struct load *l)
{
    return doubt_from(json_read_text(&l->in, l->a));
}

static unsigned word(struct load *l, const struct reading_row *row)
{
    struct str word = json_read_text(&l->in, l->a);

    for (unsigned i = 0; word.p && i < row->n_words; i++)
        if (row->words[i] && str_eq(str_of(row->words[i]), word))
            return i;
    return 0;
}

static int number(struct load *l, const struct reading_row *row)
{
    int64_t n = row->none;

    return json_read_int(&l->in, &n) && n >= row->least && n <= row->most ? (int)n : row->none;
}

static void args(struct load *l, struct str *ret)
{
    if (!json_read_open(&l->in, '['))
        return;
    for (size_t i = 0; json_read_element(&l->in); i++) {
        if (i < CHECK_ARGS)
            ret[i] = json_read_text(&l->in, l->a);
        else
            json_read_past(&l->in);
    }
}

static void fields(struct load *l, void *part, const struct reading_shape *shape);

static void *parts(struct load *l, const struct reading_shape *shape, size_t *ret_n)
{
    char *first = arena_alloc(l->a, json_read_count(&l->in) + 1, shape->size);

    *ret_n = 0;
    if (json_read_open(&l->in, '['))
        while (json_read_element(&l->in))
            fields(l, first + (*ret_n)++ * shape->size, shape);
    return first;
}

static struct reading_line *lines(struct load *l, size_t *ret_n)
{
    struct reading_line *all = arena_array(l->a, struct reading_line, json_read_count(&l->in) + 1);

    *ret_n = 0;
    if (json_read_open(&l->in, '['))
        while (json_read_element(&l->in))
            all[(*ret_n)++].text = json_read_text(&l->in, l->a);
    return all;
}

static void value(struct load *l, void *part, const struct reading_row *row)
{
    void *at = (char *)part + row->offset;
    size_t *n = (size_t *)(void *)((char *)part + row->offset_n);

    switch (row->kind) {
    case READING_TEXT:
        *(struct str *)at = json_read_text(&l->in, l->a);
        break;
    case READING_WORD:
        *(unsigned *)at = word(l, row);
        break;
    case READING_NUMBER:
        *(int *)at = number(l, row);
        break;
    case READING_SPAN:
        *(struct span *)at = span_of(&l->in);
        break;
    case READING_SPANS:
        *(struct span **)at = spans(l, n);
        break;
    case READING_DOUBT:
        *(enum doubt *)at = doubt(l);
        break;
    case READING_ARGS:
        args(l, at);
        break;
    case READING_PART:
        fields(l, at, row->of);
        break;
    case READING_PARTS:
        *(void **)at = parts(l, row->of, n);
        break;
    case READING_LINES:
        *(struct reading_line **)at = lines(l, n);
        break;
    }
}

/* The row of a key that has not been met yet; a key that comes again is no JSON of ours. */
static const struct reading_row *row_of(struct load *l, const struct reading_shape *shape,
                                        struct str key, struct met *met)
{
    for (size_t i = 0; i < shape->n; i++) {
        const struct reading_row *row = &shape->rows[i];
        uint64_t bit = (uint64_t)1 << i;

        if (!str_eq(key, str_of(row->kind == READING_DOUBT ? "doubt_key" : row->key)))
            continue;
        l->in.bad |= (met->rows & bit) != 0;
        met->rows |= bit;
        return row;
    }
    return NULL;
}

static void nothing_yet(void *part, const struct reading_shape *shape)
{
    assert(shape->n <= 64);
    for (size_t i = 0; i < shape->n; i++)
        if (shape->rows[i].kind == READING_NUMBER)
            *(int *)(void *)((char *)part + shape->rows[i].offset) = shape->rows[i].none;
}

static void fields(struct load *l, void *part, const struct reading_shape *shape)
{
    struct met met = { 0 };
    struct str key;

    nothing_yet(part, shape);
    if (!json_read_open(&l->in, '{'))
        return;
    while (json_read_key(&l->in, &key)) {
        const struct reading_row *row = row_of(l, shape, key, &met);

        if (row)
            value(l, part, row);
        else
            json_read_past(&l->in);
    }
}

enum once { ONCE_TEXT, ONCE_SPAN, ONCE_DOUBT };

static void once_value(struct load *l, struct reading *r, const struct reading_row *row,
                       enum once what)
{
    struct reading_field *f = (void *)((char *)r + row->offset);

    if (what == ONCE_TEXT)
        f->text = json_read_text(&l->in, l->a);
    else if (what == ONCE_SPAN)
        f->span = span_of(&l->in);
    else
        f->doubt = doubt(l);
}

/* The objects beside the bare values: where they stand, what is unsure. */
static void once_beside(struct load *l, struct reading *r, enum once what)
{
    struct met met = { 0 };
    struct str key;

    if (!json_read_open(&l->in, '{'))
        return;
    while (json_read_key(&l->in, &key)) {
        const struct reading_row *row = row_of(l, &reading_shape_once, key, &met);

        if (row)
            once_value(l, r, row, what);
        else
            json_read_past(&l->in);
    }
}

/* A member of the whole that no table of fields has. */
static void other_member(struct load *l, struct reading *r, struct str key)
{
    if (str_eq(key, S("file")))
        r->file = json_read_text(&l->in, l->a);
    else if (str_eq(key, S("source")))
        r->source = json_read_text(&l->in, l->a);
    else if (str_eq(key, S("text")))
        r->text = json_read_text(&l->in, l->a);
    else if (str_eq(key, S("spans")))
        once_beside(l, r, ONCE_SPAN);
    else if (str_eq(key, S("doubt_keys")))
        once_beside(l, r, ONCE_DOUBT);
    else if (str_eq(key, S("recipient_spans")))
        l->places = spans(l, &l->n_places);
    else
        json_read_past(&l->in);
}

static void whole(struct load *l, struct reading *r)
{
    struct met once = { 0 }, met = { 0 };
    struct str key;

    nothing_yet(r, &reading_shape_whole);
    if (!json_read_open(&l->in, '{'))
        return;
    while (json_read_key(&l->in, &key)) {
        const struct reading_row *row = row_of(l, &reading_shape_once, key, &once);

        if (row) {
            once_value(l, r, row, ONCE_TEXT);
        } else if ((row = row_of(l, &reading_shape_whole, key, &met)) != NULL) {
            value(l, r, row);
        } else {
            other_member(l, r, key);
        }
    }
    for (size_t i = 0; i < r->n_recipients && i < l->n_places; i++)
        r->recipients[i].span = l->places[i];
}

enum err reading_load(struct str json, struct arena *a, struct reading *ret, struct error *e)
{
    struct str whole_json = str_or_empty(json);
    struct load l = { .in = json_reader_of(whole_json), .a = a };
    struct reading r = { 0 };

    assert(ret && e);
    whole(&l, &r);
    if (!json_read_end(&l.in) || !r.source.p)
        return error_detail(e, E_INVALID, "Kết quả đọc văn bản đã lưu bị hỏng.",
                            "at byte %zu of %zu", (size_t)(l.in.at - whole_json.p), json.n);
    *ret = r;
    return OK;
}
