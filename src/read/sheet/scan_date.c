/* SPDX-License-Identifier: Apache-2.0 */
/* scan_date.c - a day, in figures or in words. */
#include <assert.h>

#include "base/arena.h"
#include "base/day.h"
#include "read/sheet/scan.h"

/* A number of at most four digits at *i, which moves behind it. */
static bool number(const struct sheet *s, size_t *i, int *ret, size_t *ret_digits)
{
    size_t from = *i;

    while (scan_is_digit(s->f[*i]))
        (*i)++;
    *ret_digits = *i - from;
    *ret = *ret_digits <= 4 ? scan_int(s, from, *i) : 0;
    return *ret_digits >= 1 && *ret_digits <= 4;
}

static bool is_year(int v, size_t digits)
{
    return digits == 4 && v >= 1800 && v <= 2200;
}

/* A sign between two parts of a date, with at most a blank on either side. */
static char separator(const struct sheet *s, size_t *i)
{
    size_t at = scan_skip_spaces(s, *i);
    char c = s->f[at];

    if (c != '/' && c != '-' && c != '.')
        return 0;
    at = scan_skip_spaces(s, at + 1);
    if (!scan_is_digit(s->f[at]))
        return 0;
    *i = at;
    return c;
}

static bool ends_here(const struct sheet *s, size_t i)
{
    return !scan_is_word(s->f[i]) && !(s->f[i] == '/' && scan_is_digit(s->f[i + 1]));
}

bool scan_date_digits(const struct sheet *s, size_t i, struct scan_date *ret)
{
    size_t at = i, digits, second;
    int a, b, c;
    char sep1, sep2;

    assert(s && ret);
    if (!scan_is_digit(s->f[i]) || (i > 0 && (scan_is_word(s->f[i - 1]) || s->f[i - 1] == '/')))
        return false;
    if (!number(s, &at, &a, &digits) || digits > 2)
        return false;
    *ret = (struct scan_date){ .from = i };
    sep1 = separator(s, &at);
    if (!sep1 || !number(s, &at, &b, &digits))
        return false;
    ret->to = at;
    if (is_year(b, digits) && sep1 != '.') { /* 3/2022, 03-2022 */
        ret->month = a;
        ret->year = b;
        return ends_here(s, at) && a >= 1 && (sep1 == '/' || a <= 12);
    }
    if (digits > 2)
        return false;
    second = at;
    sep2 = separator(s, &at);
    if (sep2 == sep1 && number(s, &at, &c, &digits) &&
        (is_year(c, digits) || (digits == 2 && c >= 20 && c <= 40)) && ends_here(s, at)) {
        ret->day = a;
        ret->month = b;
        ret->year = c < 100 ? 2000 + c : c;
        ret->to = at;
        return a >= 1 && b >= 1;
    }
    if (sep1 != '/' || !ends_here(s, second))
        return false;
    ret->day = a;
    ret->month = b;
    return a >= 1 && a <= 31 && b >= 1 && b <= 12;
}

/* "năm 2022", "/2022", "-2022" after a month. */
static void year_after(const struct sheet *s, struct scan_date *d)
{
    size_t at = scan_skip_spaces(s, d->to), digits;
    int v;

    if (scan_phrase(s, at, "nam"))
        at = scan_skip_spaces(s, at + 3);
    else if (s->f[at] == '/' || s->f[at] == '-')
        at = scan_skip_spaces(s, at + 1);
    else
        return;
    if (number(s, &at, &v, &digits) && is_year(v, digits) && !scan_is_word(s->f[at])) {
        d->year = v;
        d->to = at;
    }
}

static bool month_after(const struct sheet *s, size_t at, struct scan_date *d)
{
    size_t digits;

    if (strncmp(s->f + at, "thang", 5) != 0)
        return false;
    at = scan_skip_spaces(s, at + 5);
    if (!scan_is_digit(s->f[at]) || !number(s, &at, &d->month, &digits) || digits > 2 ||
        scan_is_word(s->f[at]))
        return false;
    d->to = at;
    year_after(s, d);
    return d->month >= 1;
}

static bool is_dots(char c)
{
    return c == '.' || c == '_' || c == ' ' || c == 1;
}

bool scan_date_words(const struct sheet *s, size_t i, struct scan_date *ret)
{
    size_t at, digits;

    assert(s && ret);
    *ret = (struct scan_date){ .from = i };
    if (s->f[i] != 'n' && s->f[i] != 't')
        return false;
    if (!scan_word_at(s, i) || s->n - i < 6)
        return false;
    if (strncmp(s->f + i, "thang", 5) == 0) {
        ret->in_words = true;
        return month_after(s, i, ret);
    }
    if (strncmp(s->f + i, "ngay", 4) != 0 ||
        (scan_is_word(s->f[i + 4]) && !scan_is_digit(s->f[i + 4])))
        return false;
    at = scan_skip_blanks(s, i + 4);
    if (scan_date_digits(s, at, ret)) {
        ret->from = i;
        return ret->day > 0;
    }
    while (is_dots(s->f[at]))
        at++;
    if (s->n - at < 6)
        return false;
    *ret = (struct scan_date){ .from = i, .in_words = true };
    if (strncmp(s->f + at, "thang", 5) == 0 && month_after(s, at, ret)) {
        ret->blank_day = true;
        return true;
    }
    if (s->f[at] == '/') { /* ngày …/5/2022 */
        struct scan_date rest;

        if (!scan_is_digit(s->f[at + 1]))
            return false;
        at++;
        if (!number(s, &at, &rest.month, &digits) || s->f[at] != '/')
            return false;
        ret->month = rest.month;
        ret->to = at;
        ret->blank_day = true;
        year_after(s, ret);
        return ret->year > 0;
    }
    if (!scan_is_digit(s->f[at]) || !number(s, &at, &ret->day, &digits) || digits > 2)
        return false;
    at = scan_skip_spaces(s, at);
    return ret->day >= 1 && s->n - at >= 6 && month_after(s, at, ret);
}

bool scan_date_exists(const struct scan_date *d)
{
    assert(d);
    if (!d->year || d->month < 1 || d->month > 12)
        return false;
    return !d->day || day_exists((struct day){ d->year, d->month, d->day });
}

struct str scan_date_iso(struct arena *a, const struct scan_date *d)
{
    assert(d);
    if (!d->year || !d->month)
        return STR_NONE;
    if (!d->day)
        return str_fmt(a, "%04d-%02d", d->year, d->month);
    return str_fmt(a, "%04d-%02d-%02d", d->year, d->month, d->day);
}
