/* SPDX-License-Identifier: Apache-2.0 */
/* due_rhythm.c - what comes again: every month, quarter, half-year or year, and on which day of it. */
#include <assert.h>

#include "read/rule/due.h"

enum { DAY_FOLLOWS = 160 }; /* how far behind a rhythm its day may stand */

/* How many days of the year the sentence names, and whether one of them ends a half-year. */
static size_t days_of_year(const struct looking *g, bool *ret_midyear)
{
    size_t n = 0;
    struct when w;

    *ret_midyear = false;
    for (size_t i = g->sentence.from; i < g->sentence.to; i++) {
        if (!scan_word_at(g->s, i) || !when_at(g->s, i, g->sentence.to, &w))
            continue;
        if (w.kind == WHEN_QUARTER || (w.kind == WHEN_DATE && w.date.month && !w.date.year)) {
            n++;
            *ret_midyear |= w.date.month >= 5 && w.date.month <= 7;
        }
        i = w.to - 1;
    }
    return n;
}

/* "6 tháng, năm (trước 15/6, 15/12)": a rhythm whose days the sentence names says nothing of its own. */
static bool is_dated(const struct looking *g, const struct when *w)
{
    bool midyear;
    size_t n;

    if (w->rhythm == RHYTHM_MONTHLY || w->n_days)
        return false;
    n = days_of_year(g, &midyear);
    return w->rhythm == RHYTHM_YEARLY ? n > 0 : w->rhythm == RHYTHM_HALF_YEARLY ? midyear : n >= 4;
}

/* "Bản tin hằng tháng", "danh mục từng tháng": the rhythm of a paper, not of a duty. */
static bool names_paper(const struct looking *g, const struct when *w)
{
    static const char *const papers[] = { "ban tin", "thong bao noi bo", "danh muc", "tap san",
                                          "lich",    "tap chi",          NULL };
    size_t from = w->from - g->sentence.from > 40 ? w->from - 40 : g->sentence.from;

    return due_says(g->s, from, w->from, papers);
}

/* "Nội dung từng tháng:", "chuẩn bị nội dung hằng tháng": what each month is for, not a thing to do in it. */
static bool names_contents(const struct looking *g, const struct when *w)
{
    static const char words[] = "noi dung ";
    size_t n = strlen(words);

    return w->from >= g->sentence.from + n && !w->n_days &&
           memcmp(g->s->f + w->from - n, words, n) == 0;
}

/* "Những năm qua, …": what is told of the past binds nobody. */
static bool looks_back(const struct looking *g)
{
    static const char *const words[] = {
        "nhung nam qua",       "nhung nam gan day", "thoi gian qua", "trong thoi gian qua",
        "trong nhung nam qua", "nam qua",           "vua qua",       NULL
    };

    return scan_any(g->s, g->sentence.from, words) != 0;
}

/* "Hằng năm, có trên 90% chi bộ …": an aim that is measured every year, not a thing to do by a day. */
static bool is_target(const struct looking *g, const struct when *w)
{
    return w->rhythm == RHYTHM_YEARLY &&
           memchr(g->s->f + g->sentence.from, '%', g->sentence.to - g->sentence.from) != NULL;
}

/* The day named behind "hằng tháng": bare, or with its own month of the same rhythm. */
static bool day_behind(const struct looking *g, const struct when *w, struct when *ret)
{
    size_t to = g->sentence.to - w->to > DAY_FOLLOWS ? w->to + DAY_FOLLOWS : g->sentence.to;
    struct when other;

    for (size_t i = w->to; i < to; i++) {
        if (!scan_is_word(g->s->f[i]) || !scan_word_at(g->s, i))
            continue;
        if (when_day_of_period(g->s, i, ret))
            return ret->rhythm == w->rhythm;
        if (when_bare_day(g->s, i, ret) && due_bound_before(g, i))
            return true;
        if (!when_at(g->s, i, g->sentence.to, &other))
            continue;
        /* "hằng tháng, quý, trước ngày …", "từ tháng 12/2026 đến hết tháng 5/2027, trước ngày …" */
        if (other.kind != WHEN_RHYTHM && other.kind != WHEN_RANGE)
            return false;
        i = other.to - 1;
    }
    return false;
}

/* The rhythm's own day is read by itself where it stands, unless another duty lies between. */
static bool is_said_again(const struct looking *g, const struct when *w, const struct when *day)
{
    enum duty_kind here = due_kind(g, w);

    return day->rhythm == w->rhythm && (here == DUTY_OTHER || here == due_kind(g, day));
}

/* "ngày 05 của tháng sau" alone may mean one month. */
static bool is_guessed(const struct looking *g, const struct when *w)
{
    static const char *const heads[] = {
        "hang",      "moi",           "tung",         "cac thang",   "dinh ky", "dinh ki",
        "thuong ky", "bao cao thang", "thang, quy",   "bao cao quy", "che do",  "thuong le",
        "lan/thang", "thang bao cao", "thuong xuyen", NULL
    };

    if (!w->n_days)
        return false;
    return scan_find_any(g->s, g->sentence.from, w->to, heads, NULL) == SIZE_MAX &&
           (w->days[0] > 0 || w->rhythm == RHYTHM_MONTHLY);
}

static enum doubt doubt_of(const struct looking *g, const struct when *w, const struct when *day,
                           enum duty_kind kind)
{
    size_t from = w->from - g->sentence.from > 40 ? w->from - 40 : g->sentence.from,
           to = g->sentence.to - w->to > 24 ? w->to + 24 : g->sentence.to;

    if (w->word_lost)
        return DOUBT_WORD_LOST;
    if (is_target(g, w))
        return DOUBT_TARGET;
    if (is_guessed(g, w))
        return DOUBT_RHYTHM_FROM_DAY;
    if (day->inexact || (!day->n_days && when_part_of_period(g->s, from, to)))
        return DOUBT_DAY_OF_PERIOD;
    /* "hằng quý, trước ngày 20": of which month? */
    if (day->n_days && day->rhythm == RHYTHM_NONE && w->rhythm != RHYTHM_MONTHLY)
        return DOUBT_DAY_OF_PERIOD;
    /* a report of the half-year or year has a day, even where it is left for later */
    if (!day->n_days && kind != DUTY_SESSION && w->rhythm >= RHYTHM_HALF_YEARLY)
        return DOUBT_NO_DATE;
    return DOUBT_NONE;
}

void due_rhythm(struct looking *g, const struct when *w)
{
    static const char *const names[] = { NULL, "monthly", "quarterly", "half-yearly", "yearly" };
    struct reading_deadline d = { .recurrence = str_of(names[w->rhythm]), .from = g->begins };
    struct when day = *w;

    if (is_dated(g, w) || names_paper(g, w) || names_contents(g, w) || looks_back(g))
        return;
    if (!w->n_days && !day_behind(g, w, &day))
        day = *w;
    if (day.from != w->from && is_said_again(g, w, &day))
        return;
    if (day.from != w->from && day.rhythm == w->rhythm)
        day = *w;
    d.what = due_kind(g, w);
    d.audience = due_audience(g, w);
    d.doubt = doubt_of(g, w, &day, d.what);
    if (day.n_days) {
        d.bound = due_bound_before(g, day.from);
        if (d.bound == BOUND_FROM) /* "từ ngày 03 đến ngày 05": the last one binds */
            d.bound = BOUND_BY;
    }
    for (size_t i = 0; i < day.n_days || i == 0; i++) {
        d.month_day = w->rhythm == RHYTHM_YEARLY ? 0 : day.days[i];
        due_keep(g, d);
    }
    due_note(g, w, true, BOUND_NONE, d.what);
}

bool due_report_rhythm(const struct looking *g, size_t i, struct when *ret)
{
    static const char *const heads[] = { "bao cao thang", "bao cao cong tac thang", NULL };
    static const char *const quarters[] = { "bao cao quy", "bao cao cong tac quy", NULL };
    const struct sheet *s = g->s;
    enum rhythm rhythm = RHYTHM_MONTHLY;
    struct when w, day;
    size_t next, end;

    assert(ret);
    if (s->f[i] != 'b' || !scan_word_at(s, i))
        return false;
    end = scan_any(s, i, heads);
    if (!end) {
        rhythm = RHYTHM_QUARTERLY;
        end = scan_any(s, i, quarters);
    }
    if (!end || end > g->sentence.to)
        return false;
    w = (struct when){ .kind = WHEN_RHYTHM, .from = i, .to = end, .rhythm = rhythm };
    next = scan_skip_spaces(s, w.to); /* "báo cáo tháng 3", "báo cáo quý II" */
    if (scan_is_digit(s->f[next]) || s->upper[next] || !day_behind(g, &w, &day) ||
        day.rhythm == w.rhythm)
        return false;
    /* the words before it say what it binds: "báo cáo" is one of them */
    w.from = w.to - strlen(w.rhythm == RHYTHM_MONTHLY ? "thang" : "quy");
    *ret = w;
    return true;
}
