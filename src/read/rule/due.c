/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/due.h"

#include <assert.h>

#include "base/arena.h"
#include "read/rule/rule.h"

static const struct {
    const char *words;
    enum due_bound bound;
} bounds[] = {
    { "truoc", BOUND_BEFORE },    { "cham nhat", BOUND_BY }, { "muon nhat", BOUND_BY },
    { "den het", BOUND_BY },      { "het", BOUND_BY },       { "khong qua", BOUND_BY },
    { "den", BOUND_BY },          { "trong", BOUND_IN },     { "vao", BOUND_IN },
    { "tai", BOUND_IN },          { "tu", BOUND_FROM },      { "ke tu", BOUND_FROM },
    { "bat dau tu", BOUND_FROM }, { "sau", BOUND_FROM },     { "xong", BOUND_BY },
    { "tren", BOUND_NONE },
};

/* Words that may stand between the bound and the date. */
static const char *const fillers[] = { "ngay",   "thang", "dot",  "cac",  "moc",  "la",
                                       "khoang", "dau",   "cuoi", "giua", "moi",  "hang",
                                       "nam",    "quy",   "thoi", "gian", "diem", "dip",
                                       "ky",     "gio",   "phut", NULL };

/* "chậm nhất vào ngày": the nearer word says nothing of its own. */
static bool says_latest(const struct sheet *s, size_t i)
{
    return i >= 10 && scan_word_at(s, i - 10) &&
           (memcmp(s->f + i - 10, "cham nhat ", 10) == 0 ||
            memcmp(s->f + i - 10, "muon nhat ", 10) == 0);
}

enum due_bound due_bound_before(const struct looking *g, size_t at)
{
    const struct sheet *s = g->s;
    size_t i = at;

    assert(g);
    for (int words = 0; words < 6; words++) {
        size_t end;

        while (i > g->sentence.from && (s->f[i - 1] == ' ' || s->f[i - 1] == ':'))
            i--;
        end = i;
        while (i > g->sentence.from && scan_is_word(s->f[i - 1]))
            i--;
        if (i == end)
            return BOUND_NONE;
        for (size_t k = 0; k < COUNT(bounds); k++) {
            size_t n = strlen(bounds[k].words);

            if (end >= n + g->sentence.from && memcmp(s->f + end - n, bounds[k].words, n) == 0 &&
                scan_word_at(s, end - n) && (words == 0 || bounds[k].bound != BOUND_NONE))
                return bounds[k].bound == BOUND_IN && says_latest(s, end - n) ? BOUND_BY
                                                                              : bounds[k].bound;
        }
        if (!scan_any(s, i, fillers) && !scan_is_digit(s->f[i])) /* "trước 17 giờ 30 ngày" */
            return BOUND_NONE;
    }
    return BOUND_NONE;
}

static const char *const says_registration[] = { "dang ky", "dang ki", NULL };
static const char *const says_report[] = {
    "bao cao ket qua",
    "gui bao cao",
    "bao cao ve",
    "bao cao ban",
    "bao cao huyen uy",
    "bao cao tinh uy",
    "bao cao thanh uy",
    "bao cao dang uy",
    "bao cao so ket",
    "bao cao tong ket",
    "gui ket qua",
    "gui ve",
    "che do bao cao",
    "tong hop bao cao",
    "tong hop ket qua",
    "bao cao ubnd",
    "bao cao uy ban",
    "bao cao tinh hinh",
    "gui ban",
    "nop bao cao",
    "bao cao dinh ky",
    "bao cao thuong truc",
    NULL,
};
static const char *const says_report_weakly[] = { "bao cao", "tong hop", "so ket", "tong ket",
                                                  NULL };
static const char *const says_high_point[] = { "cao diem", "ky niem", "ngay le",
                                               "nhan dip", "dip",     NULL };
static const char *const says_conference[] = { "hoi nghi", NULL };
static const char *const says_meeting_named[] = { "hoi nghi so ket", "hoi nghi tong ket",
                                                  "hoi nghi truc tuyen", NULL };
static const char *const says_session[] = {
    "sinh hoat", "lam diem", "hoc tap",   "quan triet", "buoi",      "kiem diem", "nghien cuu",
    "thoi gian", "to chuc",  "tien hanh", "trien khai", "thuc hien", NULL,
};

bool due_says(const struct sheet *s, size_t from, size_t to, const char *const *phrases)
{
    static const char *const papers[] = { "vien", "chuyen de", "tu soi", NULL };
    size_t end;

    assert(s && phrases);
    while ((from = scan_find_any(s, from, to, phrases, &end)) != SIZE_MAX) {
        /* "báo cáo viên", "báo cáo chuyên đề": a person, a paper */
        if (!scan_phrase(s, from, "bao cao") || !scan_any(s, scan_skip_spaces(s, end), papers))
            return true;
        from = end;
    }
    return false;
}

static bool heading_says(const struct looking *g, const char *words)
{
    return str_find(g->heading, str_of(words), 0) != SIZE_MAX ||
           str_find(g->chapter, str_of(words), 0) != SIZE_MAX;
}

/* "báo cáo, xin ý kiến và hoàn thành chậm nhất …": under a heading of times that is the session itself. */
static bool ends_with_completion(const struct looking *g, size_t from, size_t to)
{
    static const char *const words[] = { "va hoan thanh", "phai hoan thanh", "va to chuc xong",
                                         NULL };
    size_t end, at = scan_find_any(g->s, from, to, words, &end);

    return at != SIZE_MAX && to - end < 24 && heading_says(g, "thoi gian");
}

enum duty_kind due_kind_within(const struct looking *g, size_t from, size_t to)
{
    const struct sheet *s = g->s;

    assert(g);
    if (from >= to)
        return DUTY_OTHER;
    if (due_says(s, from, to, says_registration))
        return DUTY_REGISTRATION;
    if (ends_with_completion(g, from, to))
        return DUTY_SESSION;
    if (due_says(s, from, to, says_report))
        return DUTY_REPORT;
    if (due_says(s, from, to, says_high_point))
        return DUTY_HIGH_POINT;
    if (due_says(s, from, to, says_meeting_named))
        return DUTY_CONFERENCE;
    if (due_says(s, from, to, says_report_weakly) &&
        (!heading_says(g, "thoi gian") || !due_says(s, from, to, says_session)))
        return DUTY_REPORT;
    if (due_says(s, from, to, says_conference)) {
        size_t conference = scan_find_last(s, from, to, "hoi nghi"),
               session = scan_find_last(s, from, to, "sinh hoat");

        return session != SIZE_MAX && session > conference ? DUTY_SESSION : DUTY_CONFERENCE;
    }
    return due_says(s, from, to, says_session) ? DUTY_SESSION : DUTY_OTHER;
}

enum { LOOK_BACK = 600 }; /* a paragraph may be as long as the file */

/* "biên soạn tài liệu gợi ý, gửi các chi bộ", "mỗi quý kiểm tra ít nhất 02 chi bộ": work that is neither a
 * meeting nor a report, whatever its heading or the rest of the paragraph speaks of. */
static bool says_other_work(const struct looking *g, const struct when *w)
{
    static const char *const works[] = { "bien soan", "soan tai lieu", "soan thao", "in an",
                                         "cap phat",  "kiem tra",      NULL };
    static const char *const meetings[] = { "sinh hoat",  "hoi nghi",  "hoc tap",    "quan triet",
                                            "buoi",       "to chuc",   "lam diem",   "kiem diem",
                                            "nghien cuu", "tien hanh", "trien khai", NULL };
    size_t from = w->from - g->sentence.from > LOOK_BACK ? w->from - LOOK_BACK : g->sentence.from,
           to = w->to + LOOK_BACK < g->sentence.to ? w->to + LOOK_BACK : g->sentence.to;

    return due_says(g->s, from, to, works) && !due_says(g->s, from, to, meetings);
}

static enum duty_kind kind_around(const struct looking *g, const struct when *w)
{
    const struct sheet *s = g->s;
    size_t from = g->last_end > g->sentence.from ? g->last_end : g->sentence.from, tail = w->to;
    enum duty_kind kind = due_kind_within(g, from, w->from);

    /* "…, hằng quý báo cáo kết quả": the word right behind, with no comma between */
    if (kind != DUTY_REGISTRATION && scan_phrase(s, scan_skip_spaces(s, w->to), "bao cao") &&
        due_says(s, w->to, w->to + 24 < g->sentence.to ? w->to + 24 : g->sentence.to,
                 says_report_weakly))
        return DUTY_REPORT;
    if (kind)
        return kind;
    while (tail < g->sentence.to && s->f[tail] != ';' && s->f[tail] != '.' && tail - w->to < 120)
        tail++;
    if (g->last_kept && from == g->last_end && w->from - from < 25)
        return g->last_what;
    kind = due_kind_within(g, w->to, tail);
    if (!kind)
        kind = g->sentence_kind;
    if (!kind)
        kind = due_kind_within(
            g, w->from - g->para.from > LOOK_BACK ? w->from - LOOK_BACK : g->para.from, w->from);
    if (kind)
        return kind;
    if (heading_says(g, "bao cao"))
        return DUTY_REPORT;
    if (heading_says(g, "dang ky"))
        return DUTY_REGISTRATION;
    if (heading_says(g, "hoi nghi"))
        return DUTY_CONFERENCE;
    return heading_says(g, "thoi gian") || heading_says(g, "sinh hoat") ||
                   heading_says(g, "to chuc")
               ? DUTY_SESSION
               : DUTY_OTHER;
}

enum duty_kind due_kind(const struct looking *g, const struct when *w)
{
    enum duty_kind kind = kind_around(g, w);

    assert(w);
    return kind == DUTY_SESSION && says_other_work(g, w) ? DUTY_OTHER : kind;
}

/* Where "đối với các đảng ủy, chi bộ cơ quan: …" stops naming: at its colon, else at a comma or verb. */
static size_t whom_end(const struct sheet *s, size_t from, size_t to)
{
    static const char *const acts[] = { "hoan thanh", "to chuc",   "truoc", "cham nhat",
                                        "tien hanh",  "thuc hien", NULL };
    size_t colon = from, end = from;

    while (colon < to && s->f[colon] != ':')
        colon++;
    if (colon < to && colon - from < 160)
        return colon;
    while (end < to && !strchr(",;(", s->f[end]) && !scan_any(s, end, acts))
        end++;
    return end;
}

struct str due_audience(const struct looking *g, const struct when *w)
{
    struct sheet *s = g->s;
    size_t from = g->sentence.from, at = scan_find_last(s, from, w->from, "doi voi"), end;
    struct piece unit;

    if (at != SIZE_MAX) {
        unit = sheet_trim_bare(s, at + 8, whom_end(s, at + 8, w->from));
    } else {
        struct label label;
        size_t bullet = scan_bullet(s, from);

        from = bullet ? bullet : scan_label(s, from, &label) ? label.end : from;
        unit = unit_of_sentence(s, from, w->from);
        if (unit.to == unit.from && unit_at(s, from)) { /* "Chi bộ khối cơ quan: trước ngày …" */
            for (end = from; end < w->from && s->f[end] != ':'; end++)
                ;
            if (end < w->from)
                unit = sheet_trim_bare(s, from, end);
        }
    }
    if (unit.to <= unit.from + 2 || unit.to - unit.from > 200)
        return STR_NONE;
    return sheet_text(s, unit.from, unit.to);
}

bool due_is_high_point(const struct sheet *s, size_t from, size_t to)
{
    assert(s);
    return due_says(s, from, to, says_high_point);
}

static bool same_str(struct str a, struct str b)
{
    return (a.p == NULL) == (b.p == NULL) && str_eq(a, b);
}

void due_keep(struct looking *g, struct reading_deadline d)
{
    struct sheet *s = g->s;
    struct reading *r = g->r;

    assert(g);
    d.span = sheet_span(s, g->sentence.from, g->sentence.to);
    for (size_t i = r->n_deadlines > 200 ? r->n_deadlines - 200 : 0; i < r->n_deadlines; i++) {
        struct reading_deadline *k = &r->deadlines[i];

        if (k->what == d.what && same_str(k->date, d.date) && same_str(k->from, d.from) &&
            same_str(k->to, d.to) && same_str(k->recurrence, d.recurrence) &&
            k->month_day == d.month_day && same_str(k->when_text, d.when_text) &&
            (!k->audience.p || !d.audience.p || str_eq(k->audience, d.audience))) {
            if (k->n_also < 100)
                *ARENA_PUSH(s->out, k->also, k->n_also, k->cap_also) = d.span;
            return;
        }
    }
    if (r->n_deadlines >= RULE_MOST)
        return;
    d.text = sheet_text(s, scan_words(s, g->sentence.from, g->sentence.to), g->sentence.to);
    if (!d.doubt && d.when_text.p)
        d.doubt = DOUBT_NO_DATE;
    if (!d.doubt && d.what == DUTY_OTHER)
        d.doubt = DOUBT_NO_DUTY_NAMED;
    *ARENA_PUSH(s->out, r->deadlines, r->n_deadlines, r->cap_deadlines) = d;
}

void due_note(struct looking *g, const struct when *w, bool kept, enum due_bound bound,
              enum duty_kind what)
{
    assert(g && w);
    g->last_end = w->to;
    g->last_kept = kept;
    g->last_bound = bound;
    g->last_what = what;
}
