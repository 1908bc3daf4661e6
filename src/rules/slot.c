/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/slot.h"

#include <assert.h>

#include "base/arena.h"
#include "text/vi.h"

/* How many of a kind a year has. */
static const int in_a_year[] = {
    [SLOT_MONTH] = 12,
    [SLOT_QUARTER] = 4,
    [SLOT_HALF] = 2,
    [SLOT_YEAR] = 1,
};

static struct day last_day(const struct slot *s)
{
    int nth = s->kind == SLOT_YEAR ? 1 : s->part;
    int month = nth * 12 / in_a_year[s->kind];

    return (struct day){ s->year, month, days_in_month(s->year, month) };
}

struct day slot_first(const struct slot *s)
{
    assert(s);
    if (s->kind == SLOT_ONCE)
        return s->to;
    return (struct day){ s->year, s->to.month - 12 / in_a_year[s->kind] + 1, 1 };
}

static bool parse_once(struct str text, struct slot *ret)
{
    struct slot s = { .kind = SLOT_ONCE };

    if (!day_parse_iso(text, &s.to))
        return false;
    s.year = s.to.year;
    *ret = s;
    return true;
}

/* "-03", "-Q1" or "-H1" behind the year. */
static bool parse_part(struct str text, struct slot *s)
{
    int64_t part;

    if (text.p[4] != '-')
        return false;
    s->kind = text.p[5] == 'Q' ? SLOT_QUARTER : text.p[5] == 'H' ? SLOT_HALF : SLOT_MONTH;
    if (!str_int(str_sub(text, s->kind == SLOT_MONTH ? 5 : 6, 7), &part))
        return false;
    s->part = (int)part;
    return part >= 1 && part <= in_a_year[s->kind];
}

bool slot_parse(struct str text, struct slot *ret)
{
    struct slot s = { .kind = SLOT_YEAR };
    int64_t year;

    assert(ret);
    if (text.n == 10)
        return parse_once(text, ret);
    if ((text.n != 4 && text.n != 7) || !str_int(str_sub(text, 0, 4), &year) || year < 1900 ||
        year > 2200)
        return false;
    s.year = (int)year;
    if (text.n == 7 && !parse_part(text, &s))
        return false;
    s.to = last_day(&s);
    *ret = s;
    return true;
}

struct str slot_text(struct arena *a, const struct slot *s)
{
    assert(s);
    switch (s->kind) {
    case SLOT_ONCE:
        return day_iso(a, s->to);
    case SLOT_MONTH:
        return str_fmt(a, "%04d-%02d", s->year, s->part);
    case SLOT_QUARTER:
        return str_fmt(a, "%04d-Q%d", s->year, s->part);
    case SLOT_HALF:
        return str_fmt(a, "%04d-H%d", s->year, s->part);
    case SLOT_YEAR:
        break;
    }
    return str_fmt(a, "%04d", s->year);
}

static bool says(struct str folded, const char *words)
{
    return str_find(folded, str_of(words), 0) != SIZE_MAX;
}

static int number_told(struct str word)
{
    static const char *const roman[] = { "i", "ii", "iii", "iv" };
    int64_t n;

    for (size_t i = 0; i < COUNT(roman); i++) {
        if (str_eq(word, str_of(roman[i])))
            return (int)i + 1;
    }
    return str_int(word, &n) && n >= 1 && n <= 12 ? (int)n : 0;
}

/* Behind the last blank. */
static struct str last_word(struct str words)
{
    size_t from = words.n;

    while (from && words.p[from - 1] != ' ')
        from--;
    return str_sub(words, from, words.n);
}

static struct str kind_told(struct arena *a, struct str folded, struct str part, int year)
{
    int n = number_told(part);

    if (says(folded, "dau nam") || says(folded, "first half"))
        return str_fmt(a, "%04d-H1", year);
    if (says(folded, "cuoi nam") || says(folded, "second half"))
        return str_fmt(a, "%04d-H2", year);
    if (says(folded, "quy") || says(folded, "quarter"))
        return str_fmt(a, "%04d-Q%d", year, n);
    return part.n ? str_fmt(a, "%04d-%02d", year, n) : str_fmt(a, "%04d", year);
}

bool slot_told(struct arena *a, struct str words, struct slot *ret)
{
    struct str folded = str_trim(vi_fold(a, words, NULL));
    struct str year = last_word(folded), part = S("");
    struct day day;
    int64_t n;

    assert(ret);
    if (day_parse(year, &day))
        return slot_parse(day_iso(a, day), ret);
    if (str_find(year, S("/"), 0) != SIZE_MAX)
        (void)str_cut(&year, '/', &part);
    if (year.n != 4 || !str_int(year, &n))
        return false;
    return slot_parse(kind_told(a, folded, part, (int)n), ret);
}
