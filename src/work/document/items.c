/* SPDX-License-Identifier: Apache-2.0 */
/* items.c - a reading taken apart into things that a person decides on. */
#include <assert.h>

#include "base/buf.h"
#include "read/result/fields.h"
#include "read/rule/doctype.h"
#include "text/vi.h"
#include "work/document/item.h"

struct list {
    struct arena *a;
    struct reading_item *items;
    size_t n, cap;
};

static struct reading_item *add(struct list *l, enum item_key key, struct span span,
                                enum doubt doubt)
{
    struct reading_item *item = ARENA_PUSH(l->a, l->items, l->n, l->cap);

    *item = (struct reading_item){
        .key = key,
        .state = ITEM_PROPOSED,
        .ord = (int64_t)l->n,
        .span_start = span.from,
        .span_end = span.to,
        .doubt = doubt ? doubt_key(doubt) : STR_NONE,
    };
    return item;
}

static void set(struct reading_item *item, const char *field, struct str value)
{
    item->values[item_field_at(item->key, field)] = value.p ? value : S("");
}

/* Each value that the item has a field for: they are called alike. */
static void set_all(struct list *l, struct reading_item *item, const struct reading_shape *shape,
                    const void *part)
{
    for (size_t i = 0; i < shape->n; i++) {
        if (item_field_at(item->key, shape->rows[i].key) != SIZE_MAX)
            set(item, shape->rows[i].key, reading_row_text(l->a, part, &shape->rows[i]));
    }
}

static void add_header(struct list *l, const char *field, const struct reading_field *f)
{
    struct reading_item *item;

    if (!f->text.n)
        return;
    item = add(l, ITEM_HEADER, f->span, f->doubt);
    set(item, "field", str_of(field));
    set(item, "value", f->text);
}

/* "BÍ THƯ Lê Văn A": the register shows who signed in one line. */
static void add_signer(struct list *l, const struct reading_signer *s)
{
    struct reading_item *item;

    if (!s->name.n)
        return;
    item = add(l, ITEM_HEADER, s->span, s->doubt);
    set(item, "field", S("signer"));
    set(item, "value",
        s->title.n ? str_fmt(l->a, "%.*s %.*s", STR_ARGS(s->title), STR_ARGS(s->name)) : s->name);
}

/* "KẾ HOẠCH" as printed, or "KH" as coded in a symbol, is "Kế hoạch" to a person. */
static struct str kind_shown(struct arena *a, const struct reading *r)
{
    const struct doc_type *type = doctype_of_symbol(r->type.text);

    if (r->type_name.text.n)
        return vi_capital(a, vi_lower(a, r->type_name.text));
    return type ? str_of(type->name) : r->type.text;
}

static void add_kind(struct list *l, const struct reading *r)
{
    struct reading_field kind = r->type;

    if (kind.text.n)
        kind.text = kind_shown(l->a, r);
    add_header(l, "type", &kind);
}

static void add_headers(struct list *l, const struct reading *r)
{
    add_kind(l, r);
    add_header(l, "number", &r->number);
    add_header(l, "symbol", &r->symbol);
    add_header(l, "issuer", &r->issuer);
    add_header(l, "superior", &r->superior);
    add_header(l, "place", &r->place);
    add_header(l, "date", &r->date);
    add_header(l, "title", &r->title);
    add_header(l, "theme", &r->theme);
    add_signer(l, &r->signer);
}

static void set_reference(struct list *l, struct reading_item *item,
                          const struct reading_citation *c)
{
    set_all(l, item, &reading_shape_citation, c);
    set(item, "type", c->type_name.n ? c->type_name : c->type);
}

static struct span span_of(const struct reading_citation *c)
{
    return c->n_spans ? c->spans[0] : (struct span){ 0, 0 };
}

static void add_citations(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_citations; i++) {
        const struct reading_citation *c = &r->citations[i];
        struct reading_item *item = add(l, ITEM_CITATION, span_of(c), c->doubt);

        set_reference(l, item, c);
    }
}

/* As a person writes it: "25" of the period's last month, "+5" of the month behind it. */
static void set_month_day(struct list *l, struct reading_item *item, int day)
{
    if (day)
        set(item, "month_day", str_fmt(l->a, day > 0 ? "+%d" : "%d", day > 0 ? day : -day));
}

/* "yearly:11" and "yearly:05-19" become the rhythm and when in the year: "11", "19/5". */
static void set_recurrence(struct list *l, struct reading_item *item, struct str recurrence)
{
    struct str rest = recurrence, rhythm, month;
    int64_t m, d;

    if (!str_cut(&rest, ':', &rhythm))
        return;
    set(item, "recurrence", rhythm);
    if (!str_cut(&rest, '-', &month) || !str_int(month, &m))
        return;
    set(item, "in_year",
        str_int(rest, &d) ? str_fmt(l->a, "%d/%d", (int)d, (int)m) : str_fmt(l->a, "%d", (int)m));
}

static void add_deadlines(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_deadlines; i++) {
        const struct reading_deadline *d = &r->deadlines[i];
        struct reading_item *item = add(l, ITEM_DEADLINE, d->span, d->doubt);

        set_all(l, item, &reading_shape_deadline, d);
        set_recurrence(l, item, d->recurrence);
        set_month_day(l, item, d->month_day);
    }
}

static void add_assignments(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_assignments; i++) {
        const struct reading_assignment *as = &r->assignments[i];

        for (size_t k = 0; k < as->n_tasks; k++) {
            struct reading_item *item = add(l, ITEM_ASSIGNMENT, as->tasks[k].span, as->doubt);

            set_all(l, item, &reading_shape_task, &as->tasks[k]);
            set(item, "unit", as->unit);
        }
    }
}

/* One step a line; a line that begins with a long dash says which part of the session follows. */
static struct str steps_text(struct list *l, const struct reading_agenda *g)
{
    static const char *const parts[] = { [PART_NONE] = "",
                                         [PART_OPENING] = "— Mở đầu\n",
                                         [PART_BODY] = "— Nội dung\n",
                                         [PART_CLOSING] = "— Kết thúc\n" };
    CLEANUP(buf_done) struct buf out = { 0 };
    enum agenda_part part = PART_NONE;

    for (size_t i = 0; i < g->n_steps; i++) {
        const struct reading_step *s = &g->steps[i];

        if (s->part != part)
            buf_str(&out, str_of(parts[s->part]));
        part = s->part;
        if (s->label.n)
            buf_fmt(&out, "%.*s. ", STR_ARGS(s->label));
        for (size_t k = 0; k < s->text.n; k++)
            buf_char(&out, s->text.p[k] == '\n' ? ' ' : s->text.p[k]);
        buf_char(&out, '\n');
    }
    return arena_str(l->a, str_trim(buf_view(&out)));
}

static void add_agendas(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_agenda; i++) {
        struct reading_item *item = add(l, ITEM_AGENDA, r->agenda[i].span, r->agenda[i].doubt);

        set(item, "form", r->agenda[i].form);
        set(item, "steps", steps_text(l, &r->agenda[i]));
    }
}

static void add_materials(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_materials; i++) {
        const struct reading_material *m = &r->materials[i];

        for (size_t k = 0; k < m->n_documents; k++) {
            const struct reading_citation *d = &m->documents[k];
            struct reading_item *item = add(l, ITEM_MATERIAL, d->n_spans ? d->spans[0] : m->span,
                                            d->doubt ? d->doubt : m->doubt);

            set(item, "month", m->month);
            set_reference(l, item, d);
            set(item, "title", d->title.n ? d->title : d->text);
        }
    }
}

static void add_sections(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_sections; i++) {
        const struct reading_section *s = &r->sections[i];

        set_all(l, add(l, ITEM_SECTION, s->span, DOUBT_NONE), &reading_shape_section, s);
    }
}

static void add_rest(struct list *l, const struct reading *r)
{
    for (size_t i = 0; i < r->n_recipients; i++)
        set(add(l, ITEM_RECIPIENT, r->recipients[i].span, DOUBT_NONE), "value",
            r->recipients[i].text);
    for (size_t i = 0; i < r->n_checks; i++) {
        struct reading_item *item = add(l, ITEM_CHECK, r->checks[i].span, DOUBT_NONE);

        set_all(l, item, &reading_shape_check, &r->checks[i]);
        set(item, "key", r->checks[i].message_key);
        set(item, "a", r->checks[i].args[0]);
        set(item, "b", r->checks[i].args[1]);
        set(item, "c", r->checks[i].args[2]);
    }
}

size_t reading_items_of(struct arena *a, const struct reading *r, struct reading_item **ret_items)
{
    struct list l = { .a = a };

    assert(r && ret_items);
    add_headers(&l, r);
    add_deadlines(&l, r);
    add_agendas(&l, r);
    add_materials(&l, r);
    add_assignments(&l, r);
    add_citations(&l, r);
    add_sections(&l, r);
    add_rest(&l, r);
    for (size_t i = 0; i < l.n; i++) {
        l.items[i].ord = (int64_t)i + 1;
        l.items[i].label = reading_item_label(a, &l.items[i]);
    }
    *ret_items = l.items;
    return l.n;
}
