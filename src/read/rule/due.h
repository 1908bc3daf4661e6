/* due.h - what surrounds an expression of time: the sentence, the duty it binds, whom, and how. */
#pragma once

#include "base/day.h"
#include "read/rule/when.h"

/* What the rule knows while it looks through a sentence. */
struct looking {
    struct sheet *s;
    struct reading *r;
    struct day issued;
    bool many_years; /* the plan runs over several: a day without a year is one of every year */
    struct piece para, sentence;
    struct str heading; /* folded title of the section around */
    struct str chapter; /* of the part or chapter around that */
    size_t times;       /* expressions looked at so far: foreign bytes may hold any number */
    size_t last_end;    /* of the expression before, in this sentence */
    bool last_kept;
    int last_day;                 /* of the month, of the date before when it had no year */
    enum duty_kind sentence_kind; /* what the sentence as a whole speaks of */
    struct str begins;            /* when the rhythm to come begins */
    enum due_bound last_bound;
    enum duty_kind last_what;
};

/* "trước", "chậm nhất", "trong" before the expression at. */
enum due_bound due_bound_before(const struct looking *g, size_t at);
/* What the time binds: the words since the last date, then those right behind, then the whole sentence. */
enum duty_kind due_kind(const struct looking *g, const struct when *w);
enum duty_kind due_kind_within(const struct looking *g, size_t from, size_t to);
/* "cao điểm", "kỷ niệm", "dịp". */
bool due_is_high_point(const struct sheet *s, size_t from, size_t to);
bool due_says(const struct sheet *s, size_t from, size_t to, const char *const *phrases);
/* Whom the sentence names; STR_NONE when nobody. */
struct str due_audience(const struct looking *g, const struct when *w);
/* Adds the deadline, or another place of one that is there. */
void due_keep(struct looking *g, struct reading_deadline d);
/* Remembers the expression for those behind it in the sentence. */
void due_note(struct looking *g, const struct when *w, bool kept, enum due_bound bound,
              enum duty_kind what);

/* "sơ kết 6 tháng, tổng kết năm" at i, in a sentence without a date: keeps each, without a day, and
 * returns where they end; 0 when nothing of the kind begins there. */
size_t due_undated(struct looking *g, size_t i);
/* Keeps a rhythm with the days that it names. */
void due_rhythm(struct looking *g, const struct when *w);
/* "báo cáo tháng (trước ngày 25)" at i: a rhythm only because a day without a month follows. */
bool due_report_rhythm(const struct looking *g, size_t i, struct when *ret);
