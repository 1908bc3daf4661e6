/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/period.h"

#include <assert.h>

#include "base/arena.h"

static void set_days(struct period *p, int first_month, int months)
{
    int last = first_month + months - 1;

    p->from = (struct day){ p->year, first_month, 1 };
    p->to = (struct day){ p->year, last, days_in_month(p->year, last) };
}

static bool fill(struct period *p)
{
    switch (p->kind) {
    case PERIOD_ONCE:
        return day_exists(p->to);
    case PERIOD_MONTH:
        if (p->part < 1 || p->part > 12)
            return false;
        set_days(p, p->part, 1);
        return true;
    case PERIOD_QUARTER:
        if (p->part < 1 || p->part > 4)
            return false;
        set_days(p, p->part * 3 - 2, 3);
        return true;
    case PERIOD_HALF:
        if (p->part < 1 || p->part > 2)
            return false;
        set_days(p, p->part * 6 - 5, 6);
        return true;
    case PERIOD_YEAR:
        set_days(p, 1, 12);
        return true;
    }
    return false;
}

/* Takes ".2" off the end. */
static bool cut_number(struct str *text, int *ret)
{
    size_t dot = str_find(*text, S("."), 0);

    *ret = 1;
    if (dot == SIZE_MAX)
        return true;
    if (text->n != dot + 2 || text->p[dot + 1] < '2' || text->p[dot + 1] > '9')
        return false;
    *ret = text->p[dot + 1] - '0';
    text->n = dot;
    return true;
}

bool period_parse(struct str text, struct period *ret)
{
    struct period p = { 0 };
    int64_t year, part = 0;

    if (!cut_number(&text, &p.number))
        return false;
    if (text.n == 10) {
        p.kind = PERIOD_ONCE;
        if (!day_parse_iso(text, &p.to))
            return false;
        p.year = p.to.year;
        *ret = p;
        return true;
    }
    if (text.n < 4 || !str_int(str_sub(text, 0, 4), &year) || year < 1900 || year > 2200)
        return false;
    p.year = (int)year;
    p.kind = PERIOD_YEAR;
    if (text.n == 7 && text.p[4] == '-') {
        char mark = text.p[5];

        p.kind = mark == 'Q' ? PERIOD_QUARTER : mark == 'H' ? PERIOD_HALF : PERIOD_MONTH;
        if (!str_int(str_sub(text, p.kind == PERIOD_MONTH ? 5 : 6, 7), &part))
            return false;
    } else if (text.n != 4) {
        return false;
    }
    p.part = (int)part;
    if (!fill(&p))
        return false;
    *ret = p;
    return true;
}

static struct str text_of_days(struct arena *a, const struct period *p)
{
    switch (p->kind) {
    case PERIOD_ONCE:
        return day_iso(a, p->to);
    case PERIOD_MONTH:
        return str_fmt(a, "%04d-%02d", p->year, p->part);
    case PERIOD_QUARTER:
        return str_fmt(a, "%04d-Q%d", p->year, p->part);
    case PERIOD_HALF:
        return str_fmt(a, "%04d-H%d", p->year, p->part);
    case PERIOD_YEAR:
        break;
    }
    return str_fmt(a, "%04d", p->year);
}

struct str period_text(struct arena *a, const struct period *p)
{
    struct str text = text_of_days(a, p);

    return p->number > 1 ? str_fmt(a, "%.*s.%d", STR_ARGS(text), p->number) : text;
}

struct period period_of(struct day d, enum period_kind kind)
{
    struct period p = { .kind = kind, .year = d.year, .number = 1 };

    assert(kind != PERIOD_ONCE);
    if (kind == PERIOD_MONTH)
        p.part = d.month;
    else if (kind == PERIOD_QUARTER)
        p.part = (d.month + 2) / 3;
    else if (kind == PERIOD_HALF)
        p.part = (d.month + 5) / 6;
    (void)fill(&p);
    return p;
}
