/* SPDX-License-Identifier: Apache-2.0 */
#include "read/reading_json.h"

#include "base/buf.h"

/* Writes one value after another; commas come by themselves. */
struct json {
    struct buf *b;
    bool first;
};

static void quote(struct buf *b, struct str s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        size_t run = i;

        while (run < s.n && (unsigned char)s.p[run] >= 0x20 && s.p[run] != '"' && s.p[run] != '\\')
            run++;
        if (run > i) {
            buf_add(b, s.p + i, run - i);
            i = run - 1;
        } else if (c == '"' || c == '\\') {
            buf_char(b, '\\');
            buf_char(b, (char)c);
        } else if (c == '\n') {
            buf_lit(b, "\\n");
        } else if (c == '\t') {
            buf_lit(b, "\\t");
        } else {
            buf_fmt(b, "\\u%04x", (unsigned)c);
        }
    }
    buf_char(b, '"');
}

static void key(struct json *j, const char *name)
{
    if (!j->first)
        buf_lit(j->b, ", ");
    j->first = false;
    if (name) {
        quote(j->b, str_of(name));
        buf_lit(j->b, ": ");
    }
}

static void open_in(struct json *j, const char *name, char bracket)
{
    key(j, name);
    buf_char(j->b, bracket);
    j->first = true;
}

static void close_in(struct json *j, char bracket)
{
    buf_char(j->b, bracket);
    j->first = false;
}

static void text(struct json *j, const char *name, struct str s)
{
    key(j, name);
    if (s.p)
        quote(j->b, s);
    else
        buf_lit(j->b, "null");
}

/* Left out when there is none: only what may be missing by design is null. */
static void text_if(struct json *j, const char *name, struct str s)
{
    if (s.p)
        text(j, name, s);
}

static void span(struct json *j, const char *name, struct span s)
{
    key(j, name);
    buf_char(j->b, '[');
    buf_int(j->b, s.from);
    buf_lit(j->b, ", ");
    buf_int(j->b, s.to);
    buf_char(j->b, ']');
}

static void doubt(struct json *j, enum doubt d)
{
    if (!d)
        return;
    text(j, "doubt", doubt_words(d, LANG_VI));
    text(j, "doubt_key", doubt_key(d));
}

static void spans(struct json *j, const char *name, const struct span *at, size_t n)
{
    open_in(j, name, '[');
    for (size_t i = 0; i < n; i++)
        span(j, NULL, at[i]);
    close_in(j, ']');
}

static void citation(struct json *j, const struct reading_citation *c)
{
    open_in(j, NULL, '{');
    text(j, "type", c->type);
    text(j, "type_name", c->type_name);
    text(j, "number", c->number);
    text(j, "symbol", c->symbol);
    text(j, "date", c->date);
    text(j, "issuer", c->issuer);
    text(j, "title", c->title);
    text(j, "text", c->text);
    spans(j, "spans", c->spans, c->n_spans);
    doubt(j, c->doubt);
    close_in(j, '}');
}

static void deadline(struct json *j, const struct reading_deadline *d)
{
    open_in(j, NULL, '{');
    text(j, "text", d->text);
    text(j, "what", str_of(duty_kind_word(d->what)));
    text_if(j, "date", d->date);
    text_if(j, "from", d->from);
    text_if(j, "to", d->to);
    text_if(j, "recurrence", d->recurrence);
    if (d->month_day) {
        key(j, "month_day");
        buf_int(j->b, d->month_day);
    }
    text_if(j, "when_text", d->when_text);
    text(j, "bound", str_of(due_bound_word(d->bound)));
    text(j, "audience", d->audience);
    span(j, "span", d->span);
    if (d->n_also)
        spans(j, "also", d->also, d->n_also);
    doubt(j, d->doubt);
    close_in(j, '}');
}

static void assignment(struct json *j, const struct reading_assignment *a)
{
    open_in(j, NULL, '{');
    text(j, "unit", a->unit);
    open_in(j, "tasks", '[');
    for (size_t i = 0; i < a->n_tasks; i++) {
        open_in(j, NULL, '{');
        text(j, "text", a->tasks[i].text);
        span(j, "span", a->tasks[i].span);
        close_in(j, '}');
    }
    close_in(j, ']');
    span(j, "span", a->span);
    doubt(j, a->doubt);
    close_in(j, '}');
}

static void agenda(struct json *j, const struct reading_agenda *a)
{
    open_in(j, NULL, '{');
    text(j, "form", a->form);
    open_in(j, "steps", '[');
    for (size_t i = 0; i < a->n_steps; i++) {
        open_in(j, NULL, '{');
        text(j, "label", a->steps[i].label);
        text(j, "text", a->steps[i].text);
        text_if(j, "part", str_of(agenda_part_word(a->steps[i].part)));
        span(j, "span", a->steps[i].span);
        close_in(j, '}');
    }
    close_in(j, ']');
    span(j, "span", a->span);
    doubt(j, a->doubt);
    close_in(j, '}');
}

static void material(struct json *j, const struct reading_material *m)
{
    open_in(j, NULL, '{');
    text(j, "month", m->month);
    open_in(j, "documents", '[');
    for (size_t i = 0; i < m->n_documents; i++)
        citation(j, &m->documents[i]);
    close_in(j, ']');
    span(j, "span", m->span);
    doubt(j, m->doubt);
    close_in(j, '}');
}

static void section(struct json *j, const struct reading_section *x)
{
    open_in(j, NULL, '{');
    text(j, "label", x->label);
    text(j, "title", x->title);
    key(j, "level");
    buf_int(j->b, x->level);
    span(j, "span", x->span);
    close_in(j, '}');
}

static void signer(struct json *j, const struct reading_signer *x)
{
    if (!x->authority.p && !x->title.p && !x->name.p) {
        text(j, "signer", STR_NONE);
        return;
    }
    open_in(j, "signer", '{');
    text(j, "authority", x->authority);
    text(j, "title", x->title);
    text(j, "name", x->name);
    span(j, "span", x->span);
    doubt(j, x->doubt);
    close_in(j, '}');
}

/* The keys that a document has once: first the bare values, then where they stand and what is unsure. */
static const struct once {
    const char *name;
    size_t offset;
} once[] = {
#define ONCE(field)                             \
    {                                           \
        #field, offsetof(struct reading, field) \
    }
    ONCE(type),     ONCE(type_name), ONCE(number), ONCE(symbol), ONCE(issuer),
    ONCE(superior), ONCE(place),     ONCE(date),   ONCE(title),  ONCE(theme),
#undef ONCE
};

static const struct reading_field *field_of(const struct reading *r, size_t i)
{
    return (const struct reading_field *)(const void *)((const char *)r + once[i].offset);
}

static void once_places(struct json *j, const struct reading *r)
{
    open_in(j, "spans", '{');
    for (size_t i = 0; i < COUNT(once); i++)
        if (field_of(r, i)->text.p)
            span(j, once[i].name, field_of(r, i)->span);
    close_in(j, '}');
    open_in(j, "doubts", '{');
    for (size_t i = 0; i < COUNT(once); i++)
        if (field_of(r, i)->text.p && field_of(r, i)->doubt)
            text(j, once[i].name, doubt_words(field_of(r, i)->doubt, LANG_VI));
    close_in(j, '}');
    open_in(j, "doubt_keys", '{');
    for (size_t i = 0; i < COUNT(once); i++)
        if (field_of(r, i)->text.p && field_of(r, i)->doubt)
            text(j, once[i].name, doubt_key(field_of(r, i)->doubt));
    close_in(j, '}');
}

#define LIST(j, r, name, write)                       \
    do {                                              \
        open_in((j), #name, '[');                     \
        for (size_t i_ = 0; i_ < (r)->n_##name; i_++) \
            write((j), &(r)->name[i_]);               \
        close_in((j), ']');                           \
    } while (0)

static void line(struct json *j, const struct reading_line *l)
{
    text(j, NULL, l->text);
}

static void check(struct json *j, const struct reading_check *c)
{
    open_in(j, NULL, '{');
    text(j, "rule", c->rule);
    text(j, "message", c->message);
    text(j, "message_key", c->key);
    open_in(j, "args", '[');
    for (size_t i = 0; i < CHECK_ARGS && c->args[i].p; i++)
        text(j, NULL, c->args[i]);
    close_in(j, ']');
    span(j, "span", c->span);
    close_in(j, '}');
}

void reading_json(struct buf *b, const struct reading *r, enum reading_json what)
{
    struct json j = { b, true };

    open_in(&j, NULL, '{');
    text(&j, "file", r->file);
    text(&j, "source", r->source);
    for (size_t i = 0; i < COUNT(once); i++)
        text(&j, once[i].name, field_of(r, i)->text);
    once_places(&j, r);
    LIST(&j, r, citations, citation);
    LIST(&j, r, deadlines, deadline);
    LIST(&j, r, assignments, assignment);
    LIST(&j, r, agenda, agenda);
    LIST(&j, r, materials, material);
    LIST(&j, r, sections, section);
    signer(&j, &r->signer);
    LIST(&j, r, recipients, line);
    open_in(&j, "recipient_spans", '[');
    for (size_t i = 0; i < r->n_recipients; i++)
        span(&j, NULL, r->recipients[i].span);
    close_in(&j, ']');
    LIST(&j, r, checks, check);
    if (what == READING_WITH_TEXT)
        text(&j, "text", r->text);
    close_in(&j, '}');
}

void reading_json_error(struct buf *b, struct str file, const char *message)
{
    struct json j = { b, true };

    open_in(&j, NULL, '{');
    text(&j, "file", file);
    text(&j, "error", str_of(message));
    close_in(&j, '}');
}
