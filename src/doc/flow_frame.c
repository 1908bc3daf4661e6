/* SPDX-License-Identifier: Apache-2.0 */
/* flow_frame.c - what stands around the body: head, number, date and title above; signer and recipients below. */
#include "base/arena.h"
#include "base/buf.h"
#include "doc/flow__.h"
#include "doc/fonts_pango.h"

#define BLANK "\xC2\xA0" /* a space that stays: room to write a number or a day in */

struct word {
    const char *name;
    struct str value;
};

/* "Số {number}-{symbol}" with its words in. */
static struct str expand(struct arena *a, struct str format, const struct word *words, size_t n)
{
    CLEANUP(buf_done) struct buf b = { 0 };

    for (size_t at = 0; at < format.n; at++) {
        size_t i, close = format.p[at] == '{' ? str_find(format, S("}"), at) : SIZE_MAX;

        for (i = 0; close != SIZE_MAX && i < n; i++)
            if (str_eq(str_sub(format, at + 1, close), str_of(words[i].name)))
                break;
        if (close == SIZE_MAX || i == n) {
            buf_char(&b, format.p[at]);
        } else {
            buf_str(&b, words[i].value);
            at = close;
        }
    }
    return buf_take(&b, a);
}

static struct str number_line(struct flow_maker *m)
{
    struct str number = m->doc->number;
    int64_t value;

    if (!number.n)
        number = S(BLANK BLANK BLANK BLANK BLANK BLANK);
    else if (str_int(number, &value) && value >= 0)
        number = str_fmt(m->arena, "%0*lld", m->profile->number_digits, (long long)value);
    return expand(m->arena, m->profile->number_format,
                  (struct word[]){ { "number", number }, { "symbol", m->doc->symbol } }, 2);
}

static struct str part_of_day(struct arena *a, int value, int zero_below)
{
    if (!value)
        return S(BLANK BLANK BLANK BLANK BLANK);
    return str_fmt(a, "%s%d", value < zero_below ? "0" : "", value);
}

static struct str date_line(struct flow_maker *m)
{
    const struct layout_profile *p = m->profile;
    struct str format = p->date_format;
    struct day d = m->doc->day;
    struct word words[] = {
        { "place", m->doc->place },
        { "day", part_of_day(m->arena, d.day, p->day_zero_below) },
        { "month", part_of_day(m->arena, d.month, p->month_zero_below) },
        { "year", part_of_day(m->arena, d.year, 0) },
    };

    if (!m->doc->place.n && !day_is(d))
        return S("");
    if (!m->doc->place.n && str_starts(format, S("{place}, ")))
        format = str_sub(format, 9, format.n);
    return expand(m->arena, format, words, COUNT(words));
}

/* The rule under the last line of a cell, if the profile wants one. */
static void head_rule(struct flow_maker *m, struct flow_cell *c, enum layout_rule rule,
                      double width)
{
    const struct flow_par *last = c->n ? &c->pars[c->n - 1] : NULL;
    double length;

    if (rule == RULE_NONE || !last || !last->runs_n)
        return;
    length = fonts_measure(m->fonts, last->runs[0].text.p, last->runs[0].text.n, last->size,
                           last->runs[0].look);
    if (length > width)
        length = width;
    flow__cell_rule(m, c, rule == RULE_TEXT ? length : length * 0.4);
}

static void head_names(struct flow_maker *m, struct flow_table *t)
{
    const struct layout_profile *p = m->profile;
    const struct layout_doc *d = m->doc;
    struct flow_row *r = flow__row(m, t, 2);
    double left = t->widths[0] - 2 * t->pad_x;

    flow__cell_lines(m, &r->cells[0], ROLE_SUPERIOR, d->superior, left);
    flow__cell_lines(m, &r->cells[0], ROLE_ISSUER, d->issuer, left);
    head_rule(m, &r->cells[0], p->issuer_rule, t->widths[0]);
    if (d->issuer.n)
        flow__cell_add(m, &r->cells[0], ROLE_ISSUER_MARK, p->issuer_mark);
    m->after = 0;
    if (!d->superior.n && !d->issuer.n)
        return; /* a text without an organisation is no official document */
    flow__cell_add(m, &r->cells[1], ROLE_STATE, p->state);
    flow__cell_add(m, &r->cells[1], ROLE_MOTTO, p->motto);
    head_rule(m, &r->cells[1], p->state_rule, t->widths[1]);
    m->after = 0;
}

static void head_number(struct flow_maker *m, struct flow_table *t)
{
    const struct layout_doc *d = m->doc;
    struct str date = date_line(m);
    struct flow_row *r;

    if (!d->symbol.n && !date.n && !d->mark.n && !d->subject.n)
        return;
    r = flow__row(m, t, 2);
    if (d->symbol.n)
        flow__cell_add(m, &r->cells[0], ROLE_NUMBER, number_line(m));
    flow__cell_add(m, &r->cells[0], ROLE_MARK, d->mark);
    if (d->subject.n)
        flow__cell_lines(m, &r->cells[0], ROLE_SUBJECT,
                         expand(m->arena, m->profile->subject_format,
                                (struct word[]){ { "subject", d->subject } }, 1),
                         t->widths[0] - 2 * t->pad_x);
    m->after = 0;
    flow__cell_add(m, &r->cells[1], ROLE_PLACE_DATE, date);
    m->after = 0;
}

static void title_lines(struct flow_maker *m, enum layout_role role, struct str text)
{
    struct flow_cell lines = { 0 };

    flow__cell_lines(m, &lines, role, text, m->flow->text_width);
    for (size_t i = 0; i < lines.n; i++)
        flow__item_par(m, lines.pars[i])->keep_next = true;
}

static void head_title(struct flow_maker *m)
{
    const struct layout_profile *p = m->profile;
    const struct layout_doc *d = m->doc;

    if (!d->type_name.n && !d->title.n)
        return;
    title_lines(m, ROLE_TYPE_NAME, d->type_name);
    title_lines(m, ROLE_TITLE, d->title);
    if (p->title_rule != RULE_NONE)
        (void)flow__item_par(m, (struct flow_par){ .role = ROLE_BODY,
                                                   .size = 2,
                                                   .line = 4,
                                                   .keep_next = true,
                                                   .rule = m->flow->text_width * 0.2 });
    title_lines(m, ROLE_TITLE_MARK, p->title_mark);
    if (!p->title_mark.n)
        m->after = p->styles[ROLE_TITLE_MARK].after;
}

static struct str recipient(struct flow_maker *m, const struct str *list, size_t n, size_t i)
{
    return expand(m->arena, i + 1 < n ? m->profile->recipient_format : m->profile->recipient_last,
                  (struct word[]){ { "recipient", list[i] } }, 1);
}

/* One addressee stands beside "Kính gửi:"; several make a list at its right. */
static void head_addressees(struct flow_maker *m)
{
    const struct layout_doc *d = m->doc;
    struct str label = m->profile->addressee_label;
    struct flow_table *t;
    struct flow_row *r;

    if (!d->addressees_n)
        return;
    m->after = 12;
    if (d->addressees_n == 1) {
        title_lines(m, ROLE_ADDRESSEE,
                    str_fmt(m->arena, "%.*s %.*s", STR_ARGS(label), STR_ARGS(d->addressees[0])));
        return;
    }
    t = flow__item_table(m, 2);
    t->keep_whole = true;
    t->before = 12;
    t->pad_x = 3;
    t->widths[0] = m->flow->text_width * 0.3;
    t->widths[1] = m->flow->text_width - t->widths[0];
    r = flow__row(m, t, 2);
    r->keep_next = true;
    flow__cell_add(m, &r->cells[0], ROLE_ADDRESSEE, label);
    m->after = 0;
    for (size_t i = 0; i < d->addressees_n; i++)
        flow__cell_add(m, &r->cells[1], ROLE_ADDRESSEE,
                       recipient(m, d->addressees, d->addressees_n, i));
    for (size_t i = 0; i < r->cells[0].n; i++)
        r->cells[0].pars[i].align = LAYOUT_RIGHT;
    for (size_t i = 0; i < r->cells[1].n; i++)
        r->cells[1].pars[i].align = LAYOUT_LEFT;
    m->after = m->profile->styles[ROLE_ADDRESSEE].after;
}

void flow__head(struct flow_maker *m)
{
    const struct layout_profile *p = m->profile;
    struct flow_table *t = flow__item_table(m, 2);

    t->keep_whole = true;
    t->pad_x = 3;
    t->widths[0] = m->flow->text_width * p->head_share;
    t->widths[1] = m->flow->text_width - t->widths[0];
    head_names(m, t);
    head_number(m, t);
    if (t->rows_n == 1 && !t->rows[0].cells[0].n && !t->rows[0].cells[1].n)
        m->flow->n = 0; /* nothing to say: no table */
    head_title(m);
    head_addressees(m);
}

static void signer(struct flow_maker *m, struct flow_cell *c, const struct layout_signer *s,
                   double width)
{
    /* Of several the title is all that tells who stands where. */
    bool title_leads = m->doc->signers_n > 1 && !s->authority.n;

    m->after = 0;
    flow__cell_lines(m, c, ROLE_AUTHORITY, s->authority, width);
    flow__cell_lines(m, c, title_leads ? ROLE_AUTHORITY : ROLE_SIGNER_TITLE, s->title, width);
    flow__cell_add(m, c, ROLE_SIGNER_NOTE, s->note);
    m->after = c->n ? m->profile->sign_room : 0;
    flow__cell_add(m, c, ROLE_SIGNER_NAME, str_trim(s->name).n ? s->name : S(BLANK));
    m->after = 0;
}

static void recipients(struct flow_maker *m, struct flow_cell *c)
{
    const struct layout_doc *d = m->doc;

    m->after = 0;
    if (d->recipients_n)
        flow__cell_add(m, c, ROLE_RECIPIENTS_HEAD, m->profile->recipients_label);
    for (size_t i = 0; i < d->recipients_n; i++)
        flow__cell_add(m, c, ROLE_RECIPIENTS, recipient(m, d->recipients, d->recipients_n, i));
}

/* What stands last before the signature goes along to its page. */
static void keep_last(struct flow *f)
{
    struct flow_item *last = f->n ? &f->items[f->n - 1] : NULL;

    if (last && last->kind == FLOW_PAR)
        last->par->keep_next = true;
    if (last && last->kind == FLOW_TABLE && last->table->rows_n)
        last->table->rows[last->table->rows_n - 1].keep_next = true;
}

static struct flow_row *end_table(struct flow_maker *m, double left_share)
{
    struct flow_table *t;

    keep_last(m->flow);
    t = flow__item_table(m, 2);
    t->keep_whole = true;
    t->before = 12;
    t->pad_x = 3;
    t->widths[0] = m->flow->text_width * left_share;
    t->widths[1] = m->flow->text_width - t->widths[0];
    return flow__row(m, t, 2);
}

void flow__end(struct flow_maker *m)
{
    const struct layout_doc *d = m->doc;
    struct flow_row *r;

    for (size_t i = 1; i < d->signers_n; i++) {
        r = end_table(m, 0.5);
        if (i == 1)
            signer(m, &r->cells[0], &d->signers[0], m->flow->text_width * 0.49);
        signer(m, &r->cells[1], &d->signers[i], m->flow->text_width * 0.49);
    }
    if (d->signers_n == 1 || d->recipients_n) {
        r = end_table(m, 0.48);
        recipients(m, &r->cells[0]);
        if (d->signers_n == 1)
            signer(m, &r->cells[1], &d->signers[0], m->flow->text_width * 0.5);
    }
}
