/* SPDX-License-Identifier: Apache-2.0 */
#include "work/document/item.h"

#include <assert.h>
#include <jansson.h>

#include "read/result/reading.h"
#include "text/json.h"
#include "text/vi.h"

enum { LABEL_CHARACTERS = 180 };

struct str reading_item_value(const struct reading_item *item, const char *field)
{
    size_t at = item_field_at(item->key, field);

    assert(field);
    if (at == SIZE_MAX || !item->values[at].p)
        return S("");
    return item->values[at];
}

struct str reading_item_body(struct arena *a, const struct reading_item *item)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);
    CLEANUP(buf_done) struct buf out = { 0 };
    struct json j = { .out = &out };

    assert(item);
    json_begin_object(&j);
    for (size_t i = 0; i < n; i++) {
        if (item->values[i].n)
            json_put(&j, fields[i].name, item->values[i]);
    }
    json_end_object(&j);
    return arena_str(a, buf_view(&out));
}

static void json_close(json_t **j)
{
    json_decref(*j);
}

static enum err damaged(struct ctx *c, const struct reading_item *item, const char *why)
{
    return error_detail(c->error, E_INTERNAL, "What was read from this document is damaged.",
                        "reading_item %lld: %s", (long long)item->id, why);
}

static void take_values(struct arena *a, const json_t *j, struct reading_item *item)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);

    for (size_t i = 0; i < n; i++) {
        const json_t *v = json_object_get(j, fields[i].name);

        item->values[i] = S("");
        if (json_is_string(v))
            item->values[i] =
                arena_str(a, (struct str){ json_string_value(v), json_string_length(v) });
    }
}

enum err reading_item_parse(struct ctx *c, struct str body, struct reading_item *item)
{
    assert(item);
    json_error_t why;
    CLEANUP(json_close) json_t *j = json_loadb(body.p, body.n, 0, &why);

    if (!json_is_object(j))
        return damaged(c, item, why.text);
    take_values(c->arena, j, item);
    return OK;
}

struct str reading_item_change(struct arena *a, const struct reading_item *was,
                               const struct reading_item *now)
{
    struct str before = reading_item_body(a, was), after = reading_item_body(a, now);

    assert(now);
    return str_fmt(a, "{\"was\":%.*s,\"now\":%.*s}", STR_ARGS(before), STR_ARGS(after));
}

enum err reading_item_changed(struct ctx *c, struct str change, struct reading_item *was,
                              struct reading_item *now)
{
    assert(was && now);
    json_error_t why;
    CLEANUP(json_close) json_t *j = json_loadb(change.p, change.n, 0, &why);

    if (!json_is_object(j))
        return damaged(c, now, why.text);
    if (!json_is_object(json_object_get(j, "was")))
        return OK;
    take_values(c->arena, json_object_get(j, "was"), was);
    take_values(c->arena, json_object_get(j, "now"), now);
    return OK;
}

/* One line of at most so many characters. */
static struct str one_line(struct arena *a, struct str s)
{
    CLEANUP(buf_done) struct buf out = { 0 };
    size_t count = 0;
    bool blank = false;

    s = str_trim(s);
    for (size_t i = 0; i < s.n && count < LABEL_CHARACTERS;) {
        size_t start = i;
        uint32_t rune = vi_rune(s, &i);

        if (rune == ' ' || rune == '\n' || rune == '\t' || rune == '\f') {
            blank = true;
            continue;
        }
        if (blank)
            buf_char(&out, ' ');
        blank = false;
        buf_add(&out, s.p + start, i - start);
        count++;
    }
    if (count == LABEL_CHARACTERS)
        buf_lit(&out, "…");
    return arena_str(a, buf_view(&out));
}

static void add_part(struct buf *out, const char *before, struct str part)
{
    if (!part.n)
        return;
    if (out->n)
        buf_str(out, str_of(before));
    buf_str(out, part);
}

/* "Kế hoạch số 50-KH/HU, 10/03/2022, Huyện ủy…" */
static void add_citation(struct arena *a, struct buf *out, const struct reading_item *item)
{
    struct day day;
    struct str date = reading_item_value(item, "date");

    add_part(out, ": ", reading_item_value(item, "type"));
    add_part(out, " số ", reading_item_value(item, "number"));
    add_part(out, reading_item_value(item, "number").n ? "-" : " ",
             reading_item_value(item, "symbol"));
    if (day_parse_iso(date, &day))
        add_part(out, ", ", day_shown(a, day));
    add_part(out, ", ", reading_item_value(item, "issuer"));
}

static void add_material(struct arena *a, struct buf *out, const struct reading_item *item)
{
    struct str month = reading_item_value(item, "month");
    struct str title = reading_item_value(item, "title");

    if (month.n == 7)
        buf_fmt(out, "%.2s/%.4s", month.p + 5, month.p);
    if (title.n)
        add_part(out, " · ", title);
    else
        add_citation(a, out, item);
}

static struct str header_shown(struct arena *a, const struct reading_item *item)
{
    struct str value = reading_item_value(item, "value");
    struct day day;

    if (str_eq(reading_item_value(item, "field"), S("date")) && day_parse_iso(value, &day))
        return day_shown(a, day);
    return value;
}

struct str reading_item_label(struct arena *a, const struct reading_item *item)
{
    CLEANUP(buf_done) struct buf out = { 0 };

    assert(item);
    switch (item->key) {
    case ITEM_HEADER:
        buf_str(&out, header_shown(a, item));
        break;
    case ITEM_CITATION:
        add_citation(a, &out, item);
        if (!out.n)
            buf_str(&out, reading_item_value(item, "text"));
        break;
    case ITEM_DEADLINE:
        buf_str(&out, reading_item_value(item, "text"));
        break;
    case ITEM_ASSIGNMENT:
        add_part(&out, "", reading_item_value(item, "unit"));
        add_part(&out, ": ", reading_item_value(item, "text"));
        break;
    case ITEM_AGENDA:
        buf_str(&out, reading_item_value(item, "form"));
        if (!out.n)
            buf_str(&out, reading_item_value(item, "steps"));
        break;
    case ITEM_MATERIAL:
        add_material(a, &out, item);
        break;
    case ITEM_SECTION:
        add_part(&out, "", reading_item_value(item, "label"));
        add_part(&out, ". ", reading_item_value(item, "title"));
        break;
    case ITEM_RECIPIENT:
        buf_str(&out, reading_item_value(item, "value"));
        break;
    case ITEM_CHECK:
        buf_str(&out, reading_item_value(item, "message"));
        break;
    case ITEM_KEY_COUNT:
        break;
    }
    return one_line(a, buf_view(&out));
}

struct str reading_item_doubt(const struct reading_item *item, enum lang lang)
{
    enum doubt d = doubt_from(str_or_empty(item->doubt));

    assert(item);
    return d ? doubt_words(d, lang) : str_or_empty(item->doubt);
}

struct str reading_item_check(struct arena *a, const struct reading_item *item, enum lang lang)
{
    const struct str args[CHECK_ARGS] = { reading_item_value(item, "a"),
                                          reading_item_value(item, "b"),
                                          reading_item_value(item, "c") };
    struct str words = reading_check_words(a, lang, reading_item_value(item, "key"), args);

    assert(item);
    return words.n ? words : item->label;
}
