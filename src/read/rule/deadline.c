/* SPDX-License-Identifier: Apache-2.0 */
/* deadline.c - days and rhythms that ask for something, sentence by sentence. */
#include <assert.h>

#include "base/arena.h"
#include "read/rule/due.h"
#include "read/rule/rule.h"
#include "read/rules.h"

static bool says_every_year(const struct looking *g)
{
    static const char *const words[] = { "hang nam", "moi nam",   "cac nam",
                                         "tung nam", "trong nam", NULL };
    size_t at = scan_find_any(g->s, g->sentence.from, g->sentence.to, words, NULL);

    return at != SIZE_MAX &&
           !(scan_phrase(g->s, at, "trong nam") && scan_is_digit(g->s->f[at + 10]));
}

/* The year of a date that has none: that of issue, or the next one when the date would lie behind it,
 * which is doubtful: true. */
static bool give_year(const struct looking *g, struct scan_date *d)
{
    if (d->year || !day_is(g->issued))
        return false;
    d->year = g->issued.year;
    if (d->month < g->issued.month - 3)
        d->year++;
    return d->month < g->issued.month;
}

static bool is_before_issue(const struct looking *g, const struct scan_date *d)
{
    struct day day = { d->year, d->month, d->day ? d->day : 28 };

    return day_is(g->issued) && d->year &&
           (d->day ? day_cmp(day, g->issued) < 0
                   : d->year * 12 + d->month < g->issued.year * 12 + g->issued.month);
}

static bool follows_list(const struct looking *g, const struct when *w)
{
    size_t i = g->last_end;

    if (!g->last_kept || i < g->sentence.from)
        return false;
    for (; i < w->from; i++)
        if (!strchr(" ,;()-", g->s->f[i]) && !scan_phrase(g->s, i, "va") &&
            !scan_phrase(g->s, i, "ngay") && !scan_phrase(g->s, i, "hoac") &&
            (scan_word_at(g->s, i) || i == g->last_end) && scan_is_word(g->s->f[i]))
            return w->from - g->last_end < 60 && !w->date.year && w->date.day;
    return true;
}

/* "1. Tháng 9/2025: Chuyên đề …" under "Lịch sinh hoạt": the month stands over what is done in it. */
static bool is_scheduled(const struct looking *g, const struct when *w)
{
    static const char *const schedules[] = { "lich", "sinh hoat", "chuyen de", "chuong trinh",
                                             NULL };
    size_t at = scan_skip_spaces(g->s, w->to);
    bool under = false;

    for (const char *const *word = schedules; *word; word++)
        under |= str_find(g->chapter, str_of(*word), 0) != SIZE_MAX;
    return under && g->s->f[at] == ':' && !g->last_end && w->from - g->para.from < 8;
}

/* Whether the text means this as a time to act by, and not as the day of something that was. */
static bool is_duty(const struct looking *g, const struct when *w, enum due_bound bound)
{
    bool listed = follows_list(g, w);

    if (w->kind == WHEN_RANGE)
        return w->date.year || w->introduced || listed;
    if (w->anniversary)
        return true;
    if (w->date.year && is_before_issue(g, &w->date) && bound != BOUND_BEFORE && bound != BOUND_BY)
        return bound == BOUND_IN && due_says(g->s, g->sentence.from, g->sentence.to,
                                             (const char *const[]){ "hoan thanh", NULL });
    if (bound || listed)
        return true;
    if (w->date.day && w->date.year)
        return day_is(g->issued) || g->sentence_kind != DUTY_OTHER;
    if (w->date.day) /* 19/5: needs a word that makes a day of it */
        return w->introduced || due_is_high_point(g->s, g->sentence.from, w->from);
    if (w->date.year)
        return day_is(g->issued) && (g->sentence_kind != DUTY_OTHER || is_scheduled(g, w));
    return w->introduced && says_every_year(g);
}

static void check_exists(struct looking *g, const struct when *w, const struct scan_date *d,
                         struct reading_deadline *ret)
{
    if (scan_date_exists(d))
        return;
    ret->doubt = DOUBT_DATE_IMPOSSIBLE;
    CHECK(g->s, g->r, "date-impossible", sheet_span(g->s, w->from, w->to), M_CHECK_NO_SUCH_DAY,
          sheet_text(g->s, w->from, w->to));
}

/* "Từ tháng 5/2023, mỗi tháng …": the day a rhythm begins. */
static bool rhythm_follows(const struct looking *g, const struct when *w)
{
    struct when next;

    for (size_t i = w->to; i < g->sentence.to; i++)
        if (scan_is_word(g->s->f[i]) && when_at(g->s, i, g->sentence.to, &next))
            return next.kind == WHEN_RHYTHM;
    return false;
}

/* "ngày 20 tháng 6 và tháng 12": the second month has the day of the first. */
static void share_day(struct looking *g, struct when *w)
{
    size_t gap = w->from - g->last_end;

    if (w->kind == WHEN_DATE && !w->date.day && w->date.in_words && g->last_day && g->last_kept &&
        ((gap == 4 && memcmp(g->s->f + g->last_end, " va ", 4) == 0) ||
         (gap == 2 && memcmp(g->s->f + g->last_end, ", ", 2) == 0)))
        w->date.day = g->last_day;
    g->last_day = w->kind == WHEN_DATE && !w->date.year ? w->date.day : 0;
}

static void take_date(struct looking *g, struct when *w)
{
    struct reading_deadline d = { .bound = due_bound_before(g, w->from) };
    struct arena *a = g->s->out;
    bool guessed;

    share_day(g, w);
    if (!is_duty(g, w, d.bound)) {
        due_note(g, w, false, BOUND_NONE, DUTY_OTHER);
        return;
    }
    if (!d.bound && follows_list(g, w))
        d.bound = g->last_bound;
    if (d.bound == BOUND_FROM && w->kind == WHEN_DATE && w->date.year && rhythm_follows(g, w)) {
        g->begins = scan_date_iso(a, &w->date);
        return;
    }
    d.what = due_kind(g, w);
    if (w->anniversary)
        d.what = DUTY_HIGH_POINT;
    d.audience = due_audience(g, w);
    if (!w->date.year && w->kind == WHEN_DATE && (says_every_year(g) || g->many_years)) {
        d.recurrence = w->date.day ? str_fmt(a, "yearly:%02d-%02d", w->date.month, w->date.day)
                                   : str_fmt(a, "yearly:%02d", w->date.month);
        if (!says_every_year(g))
            d.doubt = DOUBT_YEAR_NOT_GIVEN;
        due_keep(g, d);
        due_note(g, w, true, d.bound, d.what);
        return;
    }
    guessed = give_year(g, &w->date);
    if (w->kind == WHEN_RANGE && !w->first.year)
        w->first.year = w->date.year;
    if (!w->date.year) {
        d.when_text = sheet_text(g->s, w->from, w->to);
    } else if (w->kind == WHEN_RANGE) {
        d.from = scan_date_iso(a, &w->first);
        d.to = scan_date_iso(a, &w->date);
        check_exists(g, w, &w->first, &d);
        if (str_cmp(d.from, d.to) > 0)
            CHECK(g->s, g->r, "date-order", sheet_span(g->s, w->from, w->to),
                  M_CHECK_WINDOW_BACKWARDS, sheet_text(g->s, w->from, w->to));
    } else {
        d.date = scan_date_iso(a, &w->date);
    }
    if (w->date.year)
        check_exists(g, w, &w->date, &d);
    if (!d.doubt && guessed)
        d.doubt = DOUBT_YEAR_NOT_GIVEN;
    if (!d.doubt && is_before_issue(g, &w->date))
        d.doubt = DOUBT_BEFORE_ISSUE;
    if (!d.doubt && sheet_is_mended(g->s, w->from, w->to))
        d.doubt = DOUBT_FIGURE_MENDED;
    due_keep(g, d);
    due_note(g, w, true, d.bound, d.what);
}

static bool ends_quarter(const struct looking *g, const struct when *w)
{
    static const char *const words[] = { "cuoi", "giua", "dau",      "ket thuc", "het",
                                         "moi",  "cac",  "cuoi cac", NULL };
    size_t from = w->from - g->sentence.from > 10 ? w->from - 10 : g->sentence.from;

    return scan_find_any(g->s, from, w->from, words, NULL) != SIZE_MAX;
}

static void take_quarter(struct looking *g, struct when *w)
{
    struct reading_deadline d = { .bound = due_bound_before(g, w->from),
                                  .doubt = DOUBT_QUARTER_END };

    /* "chuyên đề quý I" names a thing; "cuối quý II", "trong quý III" a time */
    if (!d.bound && !ends_quarter(g, w) && !follows_list(g, w))
        return;
    d.bound = BOUND_IN;
    d.what = due_kind(g, w);
    d.audience = due_audience(g, w);
    if (!w->date.year && says_every_year(g))
        d.recurrence = str_fmt(g->s->out, "yearly:%02d", w->date.month);
    else
        (void)give_year(g, &w->date);
    d.date = d.recurrence.p ? STR_NONE : scan_date_iso(g->s->out, &w->date);
    if (!d.date.p && !d.recurrence.p)
        d.when_text = sheet_text(g->s, w->from, w->to);
    if (w->date.year && is_before_issue(g, &w->date))
        return;
    due_keep(g, d);
    due_note(g, w, true, d.bound, d.what);
}

static void take_vague(struct looking *g, const struct when *w)
{
    static const char *const acts[] = { "kiem diem", "danh gia", "so ket", "tong ket",
                                        "bao cao",   "dinh ky",  NULL };
    /* "việc thực hiện nhiệm vụ 6 tháng đầu năm": the time under review, not the time to act */
    static const char *const reviewed[] = {
        "nhiem vu", "ket qua", "tinh hinh", "viec thuc hien", "thoi ky", "thoi gian kiem diem", NULL
    };
    struct reading_deadline d = { .when_text = sheet_text(g->s, w->from, w->to) };
    size_t from = w->from - g->sentence.from > 80 ? w->from - 80 : g->sentence.from;

    if (!due_says(g->s, from, w->from, acts) || due_says(g->s, from, w->from, reviewed))
        return;
    d.what = due_kind(g, w);
    due_keep(g, d);
}

/* A time counted from something that has no date yet: kept in words. */
static void take_relative(struct looking *g, const struct when *w)
{
    struct reading_deadline d = { .bound = due_bound_before(g, w->from),
                                  .when_text = sheet_text(g->s, w->from, w->to) };

    d.what = due_kind(g, w);
    d.audience = due_audience(g, w);
    due_keep(g, d);
    due_note(g, w, true, d.bound, d.what);
}

static void sentence(struct looking *g)
{
    struct when w;
    bool looked = false;
    size_t end;

    g->last_end = 0;
    g->last_kept = false;
    g->last_day = 0;
    g->begins = STR_NONE;
    for (size_t i = g->sentence.from; i < g->sentence.to; i++) {
        i = scan_next_word(g->s, i, g->sentence.to);
        if (i >= g->sentence.to)
            break;
        if (scan_date_words(g->s, i, &w.date) && w.date.blank_day) { /* a form to fill in */
            i = w.date.to - 1;
            continue;
        }
        if (!when_at(g->s, i, g->sentence.to, &w) && !due_report_rhythm(g, i, &w)) {
            end = due_undated(g, i);
            i = end ? end - 1 : i;
            continue;
        }
        if (++g->times > RULE_MOST_SPANS)
            return;
        if (!looked)
            g->sentence_kind = due_kind_within(g, g->sentence.from, g->sentence.to);
        looked = true;
        switch (w.kind) {
        case WHEN_DATE:
        case WHEN_RANGE:
            take_date(g, &w);
            break;
        case WHEN_QUARTER:
            take_quarter(g, &w);
            break;
        case WHEN_RHYTHM:
            due_rhythm(g, &w);
            break;
        case WHEN_VAGUE:
            take_vague(g, &w);
            break;
        case WHEN_RELATIVE:
            take_relative(g, &w);
            break;
        }
        i = w.to - 1;
    }
}

static struct str folded(const struct sheet *s, struct piece p)
{
    return (struct str){ s->f + p.from, p.to - p.from };
}

static bool runs_many_years(const struct sheet *s)
{
    size_t from = s->title.from, to = s->title.to;

    for (size_t i = from; i + 4 <= to; i++) {
        size_t next;

        if (!scan_is_digit(s->f[i]) || !scan_word_at(s, i) || scan_is_word(s->f[i + 4]))
            continue;
        next = scan_skip_spaces(s, i + 4);
        if (s->f[next] == '-' || scan_phrase(s, next, "den"))
            return scan_int(s, i, i + 4) > 1990;
    }
    return false;
}

/* "b) Kiểm điểm hằng tháng: Sau hội nghị …": a heading that says when is a sentence of its own. */
static size_t heading_end(const struct sheet *s, struct piece p, size_t at)
{
    struct label label;
    struct when w;
    size_t colon;

    if (at != p.from || !scan_label(s, p.from, &label))
        return p.to;
    for (colon = label.end; colon < p.to && colon - p.from < 250 && s->f[colon] != '.' &&
                            s->f[colon] != ';' && s->f[colon] != ':';)
        colon++;
    if (s->f[colon] != ':')
        return p.to;
    for (size_t i = label.end; i < colon; i++)
        if (scan_word_begins(s, i) && when_at(s, i, p.to, &w))
            return colon;
    return p.to;
}

static void note_heading(struct looking *g, const struct label *label, struct piece p)
{
    struct piece title = { label->end, p.to - label->end > 120 ? label->end + 120 : p.to };

    g->heading = folded(g->s, title);
    if (label->kind == LABEL_PART || label->kind == LABEL_ROMAN)
        g->chapter = g->heading;
}

/* "II. NỘI DUNG HẰNG THÁNG": capitals without a figure name what follows and set no time. */
static bool is_bare_heading(const struct sheet *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (scan_is_word(s->f[i]) && !s->upper[i])
            return false;
    return true;
}

void rule_deadlines(struct sheet *s, struct reading *r)
{
    struct looking g = { .s = s,
                         .r = r,
                         .many_years = runs_many_years(s),
                         .heading = S(""),
                         .chapter = S("") };

    assert(s && r);
    (void)day_parse_iso(r->date.text, &g.issued);
    for (size_t k = 0; k < s->n_paras && s->paras[k].from < s->body_end; k++) {
        struct piece p = s->paras[k];
        struct label label;
        size_t at = p.from;

        if (p.from < s->body_from)
            continue;
        if (scan_label(s, p.from, &label) && label.kind != LABEL_LETTER) {
            note_heading(&g, &label, p);
            if (is_bare_heading(s, label.end, p.to))
                continue;
        }
        g.para = p;
        while (at < p.to) {
            g.sentence = sheet_sentence(s, at, at, heading_end(s, p, at));
            sentence(&g);
            at = g.sentence.to > at ? g.sentence.to + 1 : at + 1;
        }
    }
}
