/* SPDX-License-Identifier: Apache-2.0 */
/* due_undated.c - "sơ kết 6 tháng, tổng kết năm": asked for, and no day is given. */
#include <assert.h>

#include "read/rule/due.h"

static const char *const acts[] = { "so ket",           "tong ket",
                                    "bao cao",          "bao cao ket qua",
                                    "bao cao dinh ky",  "bao cao so ket",
                                    "bao cao tong ket", NULL };
static const char *const periods[] = {
    "6 thang dau nam", "06 thang dau nam", "6 thang", "06 thang", "sau thang", "1 nam",
    "01 nam",          "mot nam",          "ca nam",  "nam",      NULL
};

/* Behind ", ", " và ", " (", or the blank between two words. */
static size_t skip_joint(const struct sheet *s, size_t i)
{
    static const char *const joints[] = { "va", NULL };
    size_t at = scan_skip_spaces(s, i), end;

    if (s->f[at] == ',' || s->f[at] == '(' || s->f[at] == '-')
        at = scan_skip_spaces(s, at + 1);
    end = scan_any(s, at, joints);
    return end ? scan_skip_spaces(s, end) : at;
}

/* Where the period at i ends; 0 for "năm 2022", which names one, and for none. */
static size_t period_end(const struct sheet *s, size_t i)
{
    size_t end = scan_any(s, i, periods), next;

    if (!end)
        return 0;
    next = scan_skip_spaces(s, end);
    if (scan_phrase(s, next, "nam"))
        next = scan_skip_spaces(s, next + 3);
    return scan_is_digit(s->f[next]) || scan_phrase(s, next, "qua") ? 0 : end;
}

/* A sentence that names a day or a rhythm means its reviews by it. */
static bool is_dated(const struct looking *g)
{
    struct when w;

    for (size_t i = g->sentence.from; i < g->sentence.to; i++)
        if (scan_is_word(g->s->f[i]) && when_at(g->s, i, g->sentence.to, &w)) {
            if (w.kind != WHEN_VAGUE)
                return true;
            i = w.to - 1;
        }
    return false;
}

/* "hội nghị sơ kết" is a meeting, "sơ kết" a report. */
static enum duty_kind kind_of(const struct looking *g, size_t i, size_t end)
{
    size_t back = i - g->sentence.from > 9 ? i - 9 : g->sentence.from;

    return due_kind_within(g, scan_phrase(g->s, back, "hoi nghi") ? back : i, end);
}

size_t due_undated(struct looking *g, size_t i)
{
    const struct sheet *s = g->s;
    size_t at = strchr("stb", s->f[i]) ? scan_any(s, i, acts) : 0, from = i, end, last = 0;
    enum duty_kind what;

    assert(g);
    if (!at)
        return 0;
    for (end = skip_joint(s, at); scan_any(s, end, acts); end = skip_joint(s, at))
        at = scan_any(s, end, acts); /* "sơ kết, tổng kết 6 tháng, năm" */
    if (memchr(s->f + at, '(', end - at))
        from = end; /* "báo cáo (6 tháng, năm)" */
    end = period_end(s, end);
    if (!end || end > g->sentence.to || is_dated(g))
        return 0;
    for (what = kind_of(g, i, end); end && end <= g->sentence.to; end = period_end(s, from)) {
        struct reading_deadline d = { .what = what, .when_text = sheet_text(s, from, end) };

        due_keep(g, d);
        last = end;
        from = skip_joint(s, end);
    }
    return last;
}
