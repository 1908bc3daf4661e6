/* SPDX-License-Identifier: Apache-2.0 */
#include <jansson.h>

#include "base/arena.h"
#include "read/reading_json.h"

static struct str text(struct arena *a, const json_t *o, const char *name)
{
    const json_t *v = name ? json_object_get(o, name) : o;

    if (!json_is_string(v))
        return STR_NONE;
    return arena_str(a, (struct str){ json_string_value(v), json_string_length(v) });
}

static uint32_t place(const json_t *v)
{
    json_int_t n = json_integer_value(v);

    return n < 0 || n > UINT32_MAX ? 0 : (uint32_t)n;
}

static struct span span_of(const json_t *v)
{
    struct span s = { place(json_array_get(v, 0)), place(json_array_get(v, 1)) };

    return s.to < s.from ? (struct span){ s.from, s.from } : s;
}

static struct span span(const json_t *o, const char *name)
{
    return span_of(json_object_get(o, name));
}

static enum doubt doubt(const json_t *o, const char *name)
{
    return doubt_from(str_of(json_string_value(json_object_get(o, name))));
}

static struct span *spans(struct arena *a, const json_t *o, const char *name, size_t *ret_n)
{
    const json_t *list = json_object_get(o, name);
    size_t n = json_array_size(list);
    struct span *at = arena_array(a, struct span, n + 1);

    for (size_t i = 0; i < n; i++)
        at[i] = span_of(json_array_get(list, i));
    *ret_n = n;
    return at;
}

static void field(struct arena *a, const json_t *o, const char *name, struct reading_field *ret)
{
    ret->text = text(a, o, name);
    ret->span = span(json_object_get(o, "spans"), name);
    ret->doubt = doubt(json_object_get(o, "doubt_keys"), name);
}

static void citation(struct arena *a, const json_t *o, struct reading_citation *c)
{
    c->type = text(a, o, "type");
    c->type_name = text(a, o, "type_name");
    c->number = text(a, o, "number");
    c->symbol = text(a, o, "symbol");
    c->date = text(a, o, "date");
    c->issuer = text(a, o, "issuer");
    c->title = text(a, o, "title");
    c->text = text(a, o, "text");
    c->spans = spans(a, o, "spans", &c->n_spans);
    c->doubt = doubt(o, "doubt_key");
}

static unsigned word_index(const char *word, const char *(*word_of)(unsigned), unsigned n)
{
    for (unsigned i = 0; word && i < n; i++)
        if (word_of(i) && strcmp(word_of(i), word) == 0)
            return i;
    return 0;
}

static const char *kind_word(unsigned i)
{
    return duty_kind_word((enum duty_kind)i);
}

static const char *bound_word(unsigned i)
{
    return due_bound_word((enum due_bound)i);
}

static const char *part_word(unsigned i)
{
    return agenda_part_word((enum agenda_part)i);
}

static const char *word(const json_t *o, const char *name)
{
    return json_string_value(json_object_get(o, name));
}

static int month_day(const json_t *o)
{
    json_int_t day = json_integer_value(json_object_get(o, "month_day"));

    return day >= -31 && day <= 31 ? (int)day : 0;
}

static void deadline(struct arena *a, const json_t *o, struct reading_deadline *d)
{
    d->text = text(a, o, "text");
    d->what = (enum duty_kind)word_index(word(o, "what"), kind_word, DUTY_HIGH_POINT + 1);
    d->date = text(a, o, "date");
    d->from = text(a, o, "from");
    d->to = text(a, o, "to");
    d->recurrence = text(a, o, "recurrence");
    d->month_day = month_day(o);
    d->when_text = text(a, o, "when_text");
    d->bound = (enum due_bound)word_index(word(o, "bound"), bound_word, BOUND_FROM + 1);
    d->audience = text(a, o, "audience");
    d->span = span(o, "span");
    d->also = spans(a, o, "also", &d->n_also);
    d->doubt = doubt(o, "doubt_key");
}

static void assignment(struct arena *a, const json_t *o, struct reading_assignment *x)
{
    const json_t *tasks = json_object_get(o, "tasks");

    x->unit = text(a, o, "unit");
    x->span = span(o, "span");
    x->doubt = doubt(o, "doubt_key");
    x->n_tasks = json_array_size(tasks);
    x->tasks = arena_array(a, struct reading_task, x->n_tasks + 1);
    for (size_t i = 0; i < x->n_tasks; i++)
        x->tasks[i] = (struct reading_task){ text(a, json_array_get(tasks, i), "text"),
                                             span(json_array_get(tasks, i), "span") };
}

static void agenda(struct arena *a, const json_t *o, struct reading_agenda *x)
{
    const json_t *steps = json_object_get(o, "steps");

    x->form = text(a, o, "form");
    x->span = span(o, "span");
    x->doubt = doubt(o, "doubt_key");
    x->n_steps = json_array_size(steps);
    x->steps = arena_array(a, struct reading_step, x->n_steps + 1);
    for (size_t i = 0; i < x->n_steps; i++) {
        const json_t *s = json_array_get(steps, i);

        x->steps[i] = (struct reading_step){ text(a, s, "label"), text(a, s, "text"),
                                             (enum agenda_part)word_index(
                                                 word(s, "part"), part_word, PART_CLOSING + 1),
                                             span(s, "span") };
    }
}

static void material(struct arena *a, const json_t *o, struct reading_material *m)
{
    const json_t *documents = json_object_get(o, "documents");

    m->month = text(a, o, "month");
    m->span = span(o, "span");
    m->doubt = doubt(o, "doubt_key");
    m->n_documents = json_array_size(documents);
    m->documents = arena_array(a, struct reading_citation, m->n_documents + 1);
    for (size_t i = 0; i < m->n_documents; i++)
        citation(a, json_array_get(documents, i), &m->documents[i]);
}

static void section(struct arena *a, const json_t *o, struct reading_section *x)
{
    json_int_t level = json_integer_value(json_object_get(o, "level"));

    x->label = text(a, o, "label");
    x->title = text(a, o, "title");
    x->level = level > 0 && level < 100 ? (int)level : 1;
    x->span = span(o, "span");
}

static void check(struct arena *a, const json_t *o, struct reading_check *c)
{
    c->rule = text(a, o, "rule");
    c->message = text(a, o, "message");
    c->key = text(a, o, "message_key");
    for (size_t i = 0; i < CHECK_ARGS; i++)
        c->args[i] = text(a, json_array_get(json_object_get(o, "args"), i), NULL);
    c->span = span(o, "span");
}

#define LOAD(a, o, r, name, type, load)                           \
    do {                                                          \
        const json_t *list_ = json_object_get((o), #name);        \
        (r)->n_##name = (r)->cap_##name = json_array_size(list_); \
        (r)->name = arena_array((a), type, (r)->n_##name + 1);    \
        for (size_t i_ = 0; i_ < (r)->n_##name; i_++)             \
            load((a), json_array_get(list_, i_), &(r)->name[i_]); \
    } while (0)

static void recipients(struct arena *a, const json_t *o, struct reading *r)
{
    const json_t *list = json_object_get(o, "recipients"),
                 *places = json_object_get(o, "recipient_spans");

    r->n_recipients = json_array_size(list);
    r->recipients = arena_array(a, struct reading_line, r->n_recipients + 1);
    for (size_t i = 0; i < r->n_recipients; i++)
        r->recipients[i] = (struct reading_line){ text(a, json_array_get(list, i), NULL),
                                                  span_of(json_array_get(places, i)) };
}

static void load(struct arena *a, const json_t *o, struct reading *r)
{
    const json_t *signer = json_object_get(o, "signer");

    *r = (struct reading){ .file = text(a, o, "file"),
                           .source = text(a, o, "source"),
                           .text = text(a, o, "text") };
    field(a, o, "type", &r->type);
    field(a, o, "type_name", &r->type_name);
    field(a, o, "number", &r->number);
    field(a, o, "symbol", &r->symbol);
    field(a, o, "issuer", &r->issuer);
    field(a, o, "superior", &r->superior);
    field(a, o, "place", &r->place);
    field(a, o, "date", &r->date);
    field(a, o, "title", &r->title);
    field(a, o, "theme", &r->theme);
    LOAD(a, o, r, citations, struct reading_citation, citation);
    LOAD(a, o, r, deadlines, struct reading_deadline, deadline);
    LOAD(a, o, r, assignments, struct reading_assignment, assignment);
    LOAD(a, o, r, agenda, struct reading_agenda, agenda);
    LOAD(a, o, r, materials, struct reading_material, material);
    LOAD(a, o, r, sections, struct reading_section, section);
    LOAD(a, o, r, checks, struct reading_check, check);
    recipients(a, o, r);
    r->signer = (struct reading_signer){ text(a, signer, "authority"), text(a, signer, "title"),
                                         text(a, signer, "name"), span(signer, "span"),
                                         doubt(signer, "doubt_key") };
}

static void json_close(json_t **o)
{
    json_decref(*o);
}

enum err reading_load(struct str json, struct arena *a, struct reading *ret, struct error *e)
{
    json_error_t why;
    CLEANUP(json_close)
    json_t *o = json_loadb(json.p ? json.p : "", json.n, JSON_REJECT_DUPLICATES, &why);

    if (!json_is_object(o) || !json_is_string(json_object_get(o, "source")))
        return error_detail(e, E_INVALID, "Kết quả đọc văn bản đã lưu bị hỏng.", "%s at byte %d",
                            why.text, why.position);
    load(a, o, ret);
    return OK;
}
