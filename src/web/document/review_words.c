/* SPDX-License-Identifier: Apache-2.0 */
/* review_words.c - what was read, in words: labels, choices, shown values. */
#include <inttypes.h>

#include "base/buf.h"
#include "web/document/document.h"
#include "web/document/review__.h"
#include "web/kit/when.h"
#include "work/holiday/holiday.h"
#include "work/org/org.h"

enum { QUOTE_BYTES = 400 };

static const struct {
    const char *field;
    enum msg words;
} headers[] = {
    { "type", M_READING_H_TYPE },         { "number", M_READING_H_NUMBER },
    { "symbol", M_READING_H_SYMBOL },     { "issuer", M_READING_H_ISSUER },
    { "superior", M_READING_H_SUPERIOR }, { "place", M_READING_H_PLACE },
    { "date", M_READING_H_DATE },         { "title", M_READING_H_TITLE },
    { "theme", M_READING_H_THEME },       { "signer", M_READING_H_SIGNER },
};

static const struct {
    const char *name;
    enum msg words;
} labels[] = {
    { "value", M_READING_F_VALUE },
    { "type", M_READING_H_TYPE },
    { "number", M_READING_H_NUMBER },
    { "symbol", M_READING_H_SYMBOL },
    { "date", M_READING_F_DATE },
    { "issuer", M_READING_H_ISSUER },
    { "what", M_READING_F_WHAT },
    { "bound", M_READING_F_BOUND },
    { "from", M_READING_F_FROM },
    { "to", M_READING_F_TO },
    { "recurrence", M_READING_F_RECURRENCE },
    { "in_year", M_READING_F_IN_YEAR },
    { "month_day", M_READING_F_MONTH_DAY },
    { "audience", M_READING_F_AUDIENCE },
    { "text", M_READING_F_TEXT },
    { "unit", M_READING_F_UNIT },
    { "form", M_READING_F_FORM },
    { "minutes", M_READING_F_MINUTES },
    { "steps", M_READING_F_STEPS },
    { "month", M_READING_F_MONTH },
    { "title", M_READING_F_TITLE },
    { "label", M_READING_F_LABEL },
};

static const struct {
    const char *choice;
    enum msg words;
} choices[] = {
    { "", M_READING_C_NONE },
    { "report", M_DUTY_WHAT_REPORT },
    { "session", M_DUTY_WHAT_SESSION },
    { "conference", M_READING_C_CONFERENCE },
    { "registration", M_DUTY_WHAT_REGISTRATION },
    { "high-point", M_DUTY_WHAT_HIGH_POINT },
    { "other", M_DUTY_WHAT_OTHER },
    { "before", M_READING_C_BEFORE },
    { "by", M_READING_C_BY },
    { "in", M_READING_C_IN },
    { "from", M_READING_C_FROM },
    { "monthly", M_WHEN_MONTHLY },
    { "quarterly", M_WHEN_QUARTERLY },
    { "half-yearly", M_WHEN_HALF_YEARLY },
    { "yearly", M_WHEN_YEARLY },
};

enum msg review__part_label(struct str part)
{
    for (size_t i = 0; i < COUNT(headers); i++) {
        if (str_eq(part, str_of(headers[i].field)))
            return headers[i].words;
    }
    return M_READING_K_RECIPIENT;
}

enum msg review__field_label(const char *name)
{
    for (size_t i = 0; i < COUNT(labels); i++) {
        if (strcmp(labels[i].name, name) == 0)
            return labels[i].words;
    }
    return M_READING_F_VALUE;
}

enum msg review__choice(struct str choice)
{
    for (size_t i = 0; i < COUNT(choices); i++) {
        if (str_eq(choice, str_of(choices[i].choice)))
            return choices[i].words;
    }
    return M_READING_C_NONE;
}

struct options review__choices(struct ctx *c, const struct item_field *f, struct str chosen)
{
    struct options all = { 0 };

    while (f->choices[all.n])
        all.n++;
    all.v = arena_array(c->arena, struct option, all.n);
    for (size_t i = 0; i < all.n; i++) {
        struct str choice = str_of(f->choices[i]);

        all.v[i] = (struct option){ .value = choice,
                                    .label = msg_text(c->lang, review__choice(choice)),
                                    .chosen = str_eq(choice, chosen) };
    }
    return all;
}

struct str review__shown_value(struct ctx *c, const struct item_field *f, struct str value)
{
    struct day d;

    if (f->input == INPUT_MONTH || f->input == INPUT_WHEN || f->input == INPUT_DAY) {
        if (day_parse_iso(value, &d))
            return day_shown(c->arena, d);
        if (value.n == 7)
            return str_fmt(c->arena, "%.2s/%.4s", value.p + 5, value.p);
    }
    return value;
}

static struct str shown_in_text(struct ctx *c, const struct item_field *f, struct str value)
{
    if (f->input == INPUT_CHOICE)
        return msg_text(c->lang, review__choice(value));
    return review__shown_value(c, f, value);
}

struct str review__as_text(struct ctx *c, const struct reading_item *item, const struct form *form,
                           const struct reading_item *differs)
{
    const struct item_field *fields;
    size_t n = item_fields(item->key, &fields);
    CLEANUP(buf_done) struct buf out = { 0 };

    for (size_t i = 0; i < n; i++) {
        struct str label = msg_text(c->lang, review__field_label(fields[i].name)), value;

        if (fields[i].input == INPUT_FIXED ||
            (differs && str_eq(item->values[i], differs->values[i])))
            continue;
        value = form ? form_value(form, fields[i].name) : item->values[i];
        value = shown_in_text(c, &fields[i], value);
        if (!value.n)
            value = msg_text(c->lang, M_PART_NOT_GIVEN);
        buf_fmt(&out, "%.*s: %.*s\n", STR_ARGS(label), STR_ARGS(value));
    }
    return arena_str(c->arena, str_trim(buf_view(&out)));
}

static struct str kind_of(struct ctx *c, const struct reading_item *item)
{
    static const enum msg kinds[ITEM_KEY_COUNT] = {
        [ITEM_HEADER] = M_READING_G_HEADER,     [ITEM_CITATION] = M_READING_K_CITATION,
        [ITEM_DEADLINE] = M_READING_K_DEADLINE, [ITEM_ASSIGNMENT] = M_READING_K_ASSIGNMENT,
        [ITEM_AGENDA] = M_READING_K_AGENDA,     [ITEM_MATERIAL] = M_READING_K_MATERIAL,
        [ITEM_SECTION] = M_READING_K_SECTION,   [ITEM_RECIPIENT] = M_READING_K_RECIPIENT,
        [ITEM_CHECK] = M_READING_K_CHECK,
    };
    enum msg words = item->key == ITEM_HEADER
                         ? review__part_label(reading_item_value(item, "field"))
                         : kinds[item->key];

    return msg_text(c->lang, words);
}

/* "Báo cáo: trước ngày 10/04/2022" and, where it differs, the last working day. */
static void fill_deadline(struct ctx *c, const struct review_words *w,
                          const struct reading_item *item, struct review_row *row)
{
    struct duty_rule rule = reading_item_rule(item);
    struct str what = msg_text(c->lang, review__choice(reading_item_value(item, "what")));
    struct str when = when_shown(c, &rule), given = reading_item_value(item, "when_text");
    struct day work;

    if (rule.rhythm == RHYTHM_ONCE && !day_is(rule.due_on) && given.n)
        when = given;
    row->value = str_fmt(c->arena, "%.*s: %.*s", STR_ARGS(what), STR_ARGS(when));
    if (rule.rhythm != RHYTHM_ONCE || !day_is(rule.due_on))
        return;
    rule.custom.before_includes = w->before_includes;
    work = calendar_in_time(&w->calendar, rule.due_on, rule.bound, rule.custom);
    if (day_cmp(work, rule.due_on) == 0)
        return;
    row->note = day_weekday(work) > 5
                    ? MSG(c->arena, c->lang, M_READING_LAST_ON, { "day", .day = work })
                    : MSG(c->arena, c->lang, M_READING_WORK_ON, { "day", .day = work });
}

/* Its title alone may name many: "Nghị quyết số 12-NQ/TW ngày 16/01/2012, Ban Chấp hành Trung ương". */
static struct str document_of(struct ctx *c, const struct reading_item *item)
{
    return document_cited(c->arena, reading_item_value(item, "type"),
                          reading_item_value(item, "number"), reading_item_value(item, "symbol"),
                          reading_item_day(reading_item_value(item, "date"), false),
                          reading_item_value(item, "issuer"));
}

static struct str quote_of(struct ctx *c, const struct review_words *w,
                           const struct reading_item *item)
{
    struct str words = str_trim(span_words(&w->text, item->span_start, item->span_end));

    if (words.n <= QUOTE_BYTES)
        return words;
    words.n = QUOTE_BYTES;
    while (words.n && ((unsigned char)words.p[words.n] & 0xc0) == 0x80)
        words.n--;
    return str_fmt(c->arena, "%.*s…", STR_ARGS(words));
}

enum err review__words(struct ctx *c, const struct review *of, struct review_words *ret)
{
    enum err r;

    *ret = (struct review_words){ .of = of, .text = span_index(c->arena, of->document.text) };
    r = org_before_includes(c, of->document.org_id, &ret->before_includes);
    if (r)
        return r;
    return holiday_load(c, of->document.org_id, &ret->calendar);
}

struct review_row review__row(struct ctx *c, const struct review_words *w,
                              const struct reading_item *item)
{
    bool typed = item->span_end == item->span_start && item->key != ITEM_CHECK;
    struct review_row row = {
        .id = item->id,
        .version = item->version,
        .kind = kind_of(c, item),
        .value =
            item->key == ITEM_CHECK ? reading_item_check(c->arena, item, c->lang) : item->label,
        .doubt = reading_item_doubt(item, c->lang),
        .note = typed ? msg_text(c->lang, M_READING_BY_HAND) : S(""),
        .place = S(""),
        .quote = S(""),
        .document = S(""),
        .can_mend = item_can_be_mended(item->key),
    };
    const struct document *doc = &w->of->document;

    /* A duty that stands in a draft is mended there. */
    if (w->of->correcting && item->key == ITEM_DEADLINE && doc->campaign_id)
        row.href = str_fmt(c->arena, "/campaigns/%" PRId64 "#viec", doc->campaign_id);
    else
        row.href = str_fmt(c->arena, "/documents/%" PRId64 "/review/%" PRId64, doc->id, item->id);

    if (item->key == ITEM_DEADLINE)
        fill_deadline(c, w, item, &row);
    if (item->key == ITEM_MATERIAL && reading_item_value(item, "title").n)
        row.document = document_of(c, item);
    if (item->key == ITEM_AGENDA)
        review__steps_shown(c, item, &row);
    if (item->key == ITEM_DEADLINE || item->doubt.p)
        row.quote = quote_of(c, w, item);
    return row;
}

static struct str header(const struct review *v, const char *field)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].key == ITEM_HEADER && v->items[i].state != ITEM_DROPPED &&
            str_eq(reading_item_value(&v->items[i], "field"), str_of(field)))
            return reading_item_value(&v->items[i], "value");
    }
    return S("");
}

struct str review__name(struct ctx *c, const struct review *v)
{
    struct str shown =
        document_shown(c->arena, header(v, "type"), header(v, "number"), header(v, "symbol"),
                       reading_item_day(header(v, "date"), false));

    return shown.n ? shown : document_name(c, &v->document);
}
