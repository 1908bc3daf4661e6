/* SPDX-License-Identifier: Apache-2.0 */
/* when_day.c - the day that a rhythm names: "ngày 25 hằng tháng", "ngày 20 của tháng cuối quý". */
#include <assert.h>

#include "read/rule/when.h"

/* What may stand behind the day and says of which month it is. A day that duties cannot count, or one
 * that two offices would count differently, is not exact. */
static const struct anchor {
    const char *words;
    enum rhythm rhythm;
    bool after;   /* of the month behind the period */
    bool inexact; /* the text leaves open which month, or the month is one within the period */
} anchors[] = {
    { "hang thang", RHYTHM_MONTHLY, false, false },
    { "moi thang", RHYTHM_MONTHLY, false, false },
    { "tung thang", RHYTHM_MONTHLY, false, false },
    { "cac thang", RHYTHM_MONTHLY, false, false },
    { "thang bao cao", RHYTHM_MONTHLY, false, false },
    { "thang sau", RHYTHM_MONTHLY, true, false },
    { "thang ke tiep", RHYTHM_MONTHLY, true, false },
    { "thang tiep theo", RHYTHM_MONTHLY, true, false },
    { "thang lien ke", RHYTHM_MONTHLY, true, false },
    { "thang cuoi quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi cua quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi moi quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi hang quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi cua moi quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi cung cua quy", RHYTHM_QUARTERLY, false, false },
    { "thang cuoi cac quy", RHYTHM_QUARTERLY, false, false },
    { "thang thu ba cua quy", RHYTHM_QUARTERLY, false, false },
    { "thang dau quy sau", RHYTHM_QUARTERLY, true, false },
    { "thang dau cua quy sau", RHYTHM_QUARTERLY, true, false },
    { "thang dau tien cua quy sau", RHYTHM_QUARTERLY, true, false },
    { "thang dau quy ke tiep", RHYTHM_QUARTERLY, true, false },
    { "thang dau cua quy ke tiep", RHYTHM_QUARTERLY, true, false },
    { "thang dau quy tiep theo", RHYTHM_QUARTERLY, true, false },
    { "thang dau cua quy tiep theo", RHYTHM_QUARTERLY, true, false },
    { "thang dau quy", RHYTHM_QUARTERLY, true, true },
    { "thang dau cua quy", RHYTHM_QUARTERLY, true, true },
    { "thang dau moi quy", RHYTHM_QUARTERLY, true, true },
    { "thang dau cua moi quy", RHYTHM_QUARTERLY, true, true },
    { "thang giua quy", RHYTHM_QUARTERLY, false, true },
    { "thang thu hai cua quy", RHYTHM_QUARTERLY, false, true },
    { "hang quy", RHYTHM_QUARTERLY, false, true },
    { "moi quy", RHYTHM_QUARTERLY, false, true },
    { "thang", RHYTHM_MONTHLY, false, false },
};

/* "ngày 05 của tháng", "trong tháng": the bare word needs one of these before it. */
static size_t skip_of(const struct sheet *s, size_t i, bool *ret_said)
{
    static const char *const words[] = { "cua cac", "cua", "trong", NULL };
    size_t end = scan_any(s, i, words);

    *ret_said = end != 0;
    return end ? scan_skip_spaces(s, end) : i;
}

static const struct anchor *anchor_at(const struct sheet *s, size_t i, size_t *ret_end)
{
    const struct anchor *best = NULL;
    bool said;

    *ret_end = 0;
    i = skip_of(s, scan_skip_spaces(s, i), &said);
    for (size_t k = 0; k < COUNT(anchors); k++) {
        size_t end = scan_phrase(s, i, anchors[k].words);

        if (end > *ret_end && (said || strcmp(anchors[k].words, "thang") != 0)) {
            *ret_end = end;
            best = &anchors[k];
        }
    }
    /* "tháng cuối quý II", "tháng 6": a month that has a name comes once */
    if (best) {
        size_t next = scan_skip_spaces(s, *ret_end);

        if (s->f[*ret_end] == ' ' && (s->upper[next] || scan_is_digit(s->f[next])))
            return NULL;
    }
    return best;
}

/* "25", "mùng 5", "03": one day of a list. */
static size_t listed_day(const struct sheet *s, size_t i, int *ret)
{
    static const char *const early[] = { "mung", "mong", NULL };
    size_t at = scan_any(s, i, early), end;

    at = at ? scan_skip_spaces(s, at) : i;
    for (end = at; scan_is_digit(s->f[end]); end++)
        ;
    *ret = end > at && end - at <= 2 ? scan_int(s, at, end) : 0;
    return *ret >= 1 && *ret <= 31 && !scan_is_word(s->f[end]) ? end : 0;
}

/* What stands between two days; *ret_range: "-", "đến": everything between them is meant. */
static size_t between(const struct sheet *s, size_t i, bool *ret_range)
{
    static const char *const ands[] = { "va", NULL };
    static const char *const tos[] = { "den", "toi", "hoac", NULL };
    size_t at = scan_skip_spaces(s, i), end = scan_any(s, at, ands);
    static const char *const day[] = { "den ngay", "ngay", NULL };

    if (!end && s->f[at] == ',')
        end = at + 1;
    if (!end && s->f[at] == '-')
        *ret_range = (end = at + 1) != 0;
    if (!end && (end = scan_any(s, at, tos)) != 0)
        *ret_range = true;
    if (!end)
        return 0;
    at = scan_skip_spaces(s, end);
    end = scan_any(s, at, day);
    return end ? scan_skip_spaces(s, end) : at;
}

/* "ngày 10 và 25", "các ngày từ 03 đến 05": the days, and where they end. */
static size_t day_list(const struct sheet *s, size_t i, struct when *ret)
{
    size_t at = scan_phrase(s, i, "ngay"), from, end;
    int day;

    if (!at && i >= 6 && scan_word_at(s, i) && memcmp(s->f + i - 6, "truoc ", 6) == 0)
        at = i; /* "trước 25 hằng tháng" */
    if (!at)
        return 0;
    at = scan_skip_spaces(s, at);
    from = scan_phrase(s, at, "tu");
    if (from)
        at = scan_skip_spaces(s, from);
    for (end = listed_day(s, at, &day); end; end = listed_day(s, at, &day)) {
        bool range = false;

        ret->days[ret->n_days++] = day;
        i = end;
        at = between(s, end, &range);
        end = at && ret->n_days < WHEN_DAYS ? listed_day(s, at, &day) : 0;
        if (!end || scan_phrase(s, scan_skip_spaces(s, end), "thang")) /* "ngày 20, 6 tháng …" */
            break;
        if (range) { /* duties know one day: the last on which it may still be done */
            ret->n_days--;
            ret->inexact = true;
        }
    }
    return ret->n_days ? i : 0;
}

/* "ngày cuối cùng hằng tháng" is the end of the period, which duties count as no day at all. */
static size_t last_day(const struct sheet *s, size_t i)
{
    static const char *const words[] = { "ngay cuoi cung", "ngay cuoi", "ngay lam viec cuoi cung",
                                         NULL };

    return scan_any(s, i, words);
}

bool when_day_of_period(const struct sheet *s, size_t i, struct when *ret)
{
    const struct anchor *anchor;
    struct when w = { .kind = WHEN_RHYTHM, .from = i };
    size_t end = day_list(s, i, &w), last = end ? 0 : last_day(s, i);

    assert(s && ret);
    if (!end && !last)
        return false;
    anchor = anchor_at(s, end ? end : last, &w.to);
    if (!anchor)
        return false;
    w.rhythm = anchor->rhythm;
    w.inexact |= anchor->inexact;
    for (size_t k = 0; k < w.n_days; k++)
        w.days[k] = anchor->after ? w.days[k] : -w.days[k];
    *ret = w;
    return true;
}

bool when_bare_day(const struct sheet *s, size_t i, struct when *ret)
{
    struct when w = { .kind = WHEN_RHYTHM, .from = i };
    struct scan_date date;

    assert(s && ret);
    if (!scan_word_at(s, i) || scan_date_words(s, i, &date))
        return false;
    w.to = day_list(s, i, &w);
    /* "ngày 15 và 16/3", "ngày 15 tháng": its month stands behind it */
    if (!w.to || s->f[w.to] == '/' || scan_phrase(s, scan_skip_spaces(s, w.to), "thang") ||
        scan_phrase(s, scan_skip_spaces(s, w.to), "lam viec"))
        return false;
    for (size_t k = 0; k < w.n_days; k++)
        w.days[k] = -w.days[k];
    *ret = w;
    return true;
}

bool when_part_of_period(const struct sheet *s, size_t from, size_t to)
{
    static const char *const parts[] = {
        "tuan dau",    "tuan thu",   "tuan cuoi", "tuan giua", "tuan 1",  "tuan 2",    "tuan 3",
        "tuan 4",      "dau tuan",   "cuoi tuan", "dau thang", "dau quy", "dau moi",   "trung tuan",
        "thuong tuan", "ha tuan",    "chu nhat",  "ngay thu",  "vao thu", "chieu thu", "sang thu",
        "toi thu",     "giua thang", "giua quy",  NULL,
    };

    assert(s);
    return scan_find_any(s, from, to, parts, NULL) != SIZE_MAX;
}
