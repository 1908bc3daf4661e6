/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/when.h"

#include <assert.h>

/* One end of a window: "ngày 01/6/2022", "1/6", "tháng 4", "ngày 01", "4/2022"; "hết", "đầu" forgiven. */
static bool point_at(const struct sheet *s, size_t i, struct scan_date *ret, bool *ret_introduced)
{
    static const char *const fillers[] = { "het",    "dau",       "giua",     "cuoi",
                                           "khoang", "dau thang", "het ngay", NULL };
    size_t end = scan_any(s, i, fillers), at = i;
    int v;

    *ret_introduced = false;
    if (end && !scan_phrase(s, i, "dau thang") && !scan_phrase(s, i, "het ngay"))
        at = scan_skip_spaces(s, end);
    else if (end)
        at = scan_skip_spaces(s, i + 4);
    if (scan_date_words(s, at, ret)) {
        *ret_introduced = true;
        return !ret->blank_day;
    }
    if (scan_date_digits(s, at, ret))
        return true;
    if (scan_phrase(s, at, "ngay")) {
        *ret_introduced = true;
        at = scan_skip_spaces(s, at + 4);
    }
    *ret = (struct scan_date){ .from = i };
    for (end = at; scan_is_digit(s->f[end]); end++)
        ;
    if (end == at || end - at > 2 || scan_is_word(s->f[end]))
        return false;
    v = scan_int(s, at, end);
    ret->day = v;
    ret->to = end;
    return v >= 1 && v <= 31;
}

static size_t range_sign(const struct sheet *s, size_t i)
{
    size_t at = scan_skip_spaces(s, i), end;

    end = scan_phrase(s, at, "den");
    if (!end)
        end = scan_phrase(s, at, "toi");
    if (end)
        return scan_skip_spaces(s, end);
    return s->f[at] == '-' ? scan_skip_spaces(s, at + 1) : 0;
}

/* What the first end leaves out, the second says: "từ 01 đến 15/6/2022". */
static void complete(struct scan_date *first, const struct scan_date *last)
{
    if (!first->month)
        first->month = last->month;
    if (!first->year)
        first->year = last->year;
}

static bool range_at(const struct sheet *s, size_t i, struct when *ret)
{
    size_t at = i, next;
    bool from = false, said, said_last;

    if (scan_phrase(s, at, "tu")) {
        from = true;
        at = scan_skip_spaces(s, at + 2);
    }
    if (!point_at(s, at, &ret->first, &said))
        return false;
    next = range_sign(s, ret->first.to);
    if (!next || !point_at(s, next, &ret->date, &said_last) || !ret->date.month)
        return false;
    /* "3-5/2022" without "từ" may be anything; a day needs a month on its own or a word before it */
    if (!from && !said && !ret->first.month &&
        !(ret->first.day && ret->date.day && s->f[next - 1] == '-'))
        return false;
    if (ret->first.day && !ret->date.day)
        return false;
    complete(&ret->first, &ret->date);
    ret->kind = WHEN_RANGE;
    ret->from = i;
    ret->to = ret->date.to;
    ret->introduced = from || said || said_last;
    ret->anniversary = ret->first.year && ret->date.year - ret->first.year >= 3 &&
                       ret->first.day == ret->date.day && ret->first.month == ret->date.month;
    if (ret->anniversary)
        ret->kind = WHEN_DATE;
    return true;
}

static enum rhythm period_at(const struct sheet *s, size_t i, size_t *ret_end)
{
    static const struct {
        const char *words;
        enum rhythm rhythm;
    } periods[] = {
        { "6 thang", RHYTHM_HALF_YEARLY },   { "06 thang", RHYTHM_HALF_YEARLY },
        { "sau thang", RHYTHM_HALF_YEARLY }, { "3 thang", RHYTHM_QUARTERLY },
        { "03 thang", RHYTHM_QUARTERLY },    { "ba thang", RHYTHM_QUARTERLY },
        { "nua nam", RHYTHM_HALF_YEARLY },   { "thang", RHYTHM_MONTHLY },
        { "quy", RHYTHM_QUARTERLY },         { "nam", RHYTHM_YEARLY },
        { "1 nam", RHYTHM_YEARLY },          { "mot nam", RHYTHM_YEARLY },
        { "01 nam", RHYTHM_YEARLY },
    };
    static const char *const not_quarter[] = { "dinh", "che", "trinh", "hoach", "mo",
                                               "ong",  "ba",  "bau",   "vi",    NULL };

    for (size_t k = 0; k < COUNT(periods); k++) {
        size_t end = scan_phrase(s, i, periods[k].words);

        if (!end)
            continue;
        if (periods[k].rhythm == RHYTHM_QUARTERLY && s->f[i] == 'q' &&
            scan_any(s, scan_skip_spaces(s, end), not_quarter))
            return RHYTHM_NONE;
        *ret_end = end;
        return periods[k].rhythm;
    }
    return RHYTHM_NONE;
}

/* "ngày 20 của tháng cuối quý": four times a year. "tháng cuối quý II" is one month. */
static bool ends_of_quarters(const struct sheet *s, size_t i, struct when *ret)
{
    static const char *const words[] = { "thang cuoi quy",     "thang cuoi cua quy",
                                         "thang cuoi moi quy", "cuoi moi quy",
                                         "cuoi cac quy",       NULL };
    size_t end = scan_any(s, i, words), at;

    if (!end)
        return false;
    at = scan_skip_spaces(s, end);
    if (s->upper[at] || scan_is_digit(s->f[at]))
        return false;
    ret->kind = WHEN_RHYTHM;
    ret->rhythm = RHYTHM_QUARTERLY;
    ret->from = i;
    ret->to = end;
    return true;
}

/* "hằng tháng", "mỗi quý", "định kỳ 6 tháng", "hàng, quý". */
static bool rhythm_at(const struct sheet *s, size_t i, struct when *ret)
{
    static const char *const heads[] = { "hang",    "moi",          "dinh ky",
                                         "dinh ki", "dinh ky hang", "dinh ki hang",
                                         "tung",    "theo",         NULL };
    size_t head = scan_any(s, i, heads), at, end;

    if (!head)
        return ends_of_quarters(s, i, ret);
    at = head;
    while (s->f[at] == ' ' || s->f[at] == ',') {
        ret->word_lost |= s->f[at] == ',';
        at++;
    }
    ret->rhythm = period_at(s, at, &end);
    if (!ret->rhythm || (scan_phrase(s, i, "theo") && ret->rhythm != RHYTHM_QUARTERLY))
        return false;
    if (scan_phrase(s, i, "theo") && !scan_phrase(s, i, "theo quy"))
        return false;
    /* "năm 2022", "tháng 3" name one, they recur not */
    at = scan_skip_spaces(s, end);
    if (scan_is_digit(s->f[at]) && s->f[at - 1] == ' ')
        return false;
    ret->kind = WHEN_RHYTHM;
    ret->from = i;
    ret->to = end;
    return true;
}

/* ", quý", "và năm" behind "hằng tháng": the list goes on. */
static bool rhythm_goes_on(const struct sheet *s, size_t i, struct when *ret)
{
    static const char *const heads[] = { "hang", "moi", "dinh ky", "dinh ki", "tung", NULL };
    size_t at = i, end, back = i;

    while (back > 0 && (s->f[back - 1] == ' ' || s->f[back - 1] == ','))
        back--;
    if (back >= 3 && memcmp(s->f + back - 3, " va", 3) == 0)
        back -= 3;
    if (back == i || (s->f[back] != ',' && s->f[back] != ' '))
        return false;
    ret->rhythm = period_at(s, at, &end);
    if (!ret->rhythm || scan_is_digit(s->f[scan_skip_spaces(s, end)]) ||
        ret->rhythm == RHYTHM_MONTHLY)
        return false;
    /* a period word with its head must end where this one's comma stands */
    for (size_t k = back; k > 0 && back - k < 30; k--) {
        size_t after, head = scan_word_at(s, k) ? scan_any(s, k, heads) : 0, word;

        if (!head)
            continue;
        for (word = scan_skip_spaces(s, head); word < back; word = scan_skip_spaces(s, after)) {
            if (!period_at(s, word, &after))
                return false;
            if (after == back) {
                ret->kind = WHEN_RHYTHM;
                ret->from = i;
                ret->to = end;
                return scan_phrase(s, i, "nam") == 0 ||
                       !scan_is_digit(s->f[scan_skip_spaces(s, end)]);
            }
            while (s->f[after] == ',' || s->f[after] == ' ')
                after++;
        }
        return false;
    }
    return false;
}

/* "02 lần/năm" is half-yearly, "4 lần/năm" quarterly; a number that divides no year is left as yearly. */
static enum rhythm often(const struct sheet *s, size_t lan, enum rhythm period)
{
    static const char *const twice[] = { "hai ", NULL };
    size_t from = lan;
    int times = 1;

    if (period != RHYTHM_YEARLY)
        return period;
    while (from > 0 && s->f[from - 1] == ' ')
        from--;
    for (size_t end = from; from > 0 && scan_is_digit(s->f[from - 1]) && end - from < 3;)
        times = scan_int(s, --from, end);
    if (lan >= 4 && scan_any(s, lan - 4, twice) != 0)
        times = 2;
    return times == 2    ? RHYTHM_HALF_YEARLY
           : times == 4  ? RHYTHM_QUARTERLY
           : times == 12 ? RHYTHM_MONTHLY
                         : period;
}

/* "1 lần/tháng", "01 quý/lần", "tháng một lần". */
static bool times_at(const struct sheet *s, size_t i, struct when *ret)
{
    size_t end = i, at;

    if (scan_phrase(s, i, "lan/")) {
        ret->rhythm = often(s, i, period_at(s, i + 4, &end));
    } else if (scan_phrase(s, i, "lan")) {
        at = scan_skip_spaces(s, i + 3);
        if (s->f[at] != '/' && !scan_phrase(s, at, "trong"))
            return false;
        at = scan_skip_spaces(s, s->f[at] == '/' ? at + 1 : at + 5);
        ret->rhythm = often(s, i, period_at(s, at, &end));
    } else {
        ret->rhythm = period_at(s, i, &end);
        if (!ret->rhythm)
            return false;
        at = scan_skip_spaces(s, end);
        if (s->f[at] == '/')
            at = scan_skip_spaces(s, at + 1);
        else if (!scan_phrase(s, at, "mot lan") && !scan_phrase(s, at, "1 lan") &&
                 !scan_phrase(s, at, "01 lan"))
            return false;
        if (s->f[end] == '/' && !scan_phrase(s, at, "lan"))
            return false;
    }
    if (!ret->rhythm)
        return false;
    ret->kind = WHEN_RHYTHM;
    ret->from = i;
    ret->to = end;
    return true;
}

/* "quý II/2022", "quý IV năm 2022", "quý I". */
static bool quarter_at(const struct sheet *s, size_t i, struct when *ret)
{
    size_t at = i, end;
    int quarter;

    if (scan_phrase(s, i, "quy"))
        at = scan_skip_spaces(s, i + 3);
    else if (!(i >= 2 && (s->f[i - 1] == ' ') && s->upper[i]))
        return false;
    for (end = at; scan_is_word(s->f[end]); end++)
        ;
    quarter = s->upper[at]                               ? scan_roman(s, at, end)
              : end - at == 1 && scan_is_digit(s->f[at]) ? s->f[at] - '0'
                                                         : 0;
    if (quarter < 1 || quarter > 4)
        return false;
    if (at == i) { /* "quý II, IV": the word stands before an earlier one */
        size_t back = i > 14 ? i - 14 : 0, quy = scan_find_last(s, back, i, "quy");

        if (quy == SIZE_MAX || !s->upper[scan_skip_spaces(s, quy + 3)])
            return false;
    }
    ret->date = (struct scan_date){ .month = quarter * 3, .from = i, .to = end };
    at = scan_skip_spaces(s, end);
    if (s->f[at] == '/')
        at = scan_skip_spaces(s, at + 1);
    else if (scan_phrase(s, at, "nam"))
        at = scan_skip_spaces(s, at + 3);
    else
        at = end;
    if (at != end) {
        size_t year = at;

        while (scan_is_digit(s->f[year]))
            year++;
        if (year - at == 4) {
            ret->date.year = scan_int(s, at, year);
            ret->date.to = year;
        }
    }
    ret->kind = WHEN_QUARTER;
    ret->from = i;
    ret->to = ret->date.to;
    return true;
}

static bool vague_at(const struct sheet *s, size_t i, struct when *ret)
{
    static const char *const words[] = { "6 thang dau nam", "06 thang dau nam", "6 thang cuoi nam",
                                         "cuoi nam",        "giua nam",         "cuoi nhiem ky",
                                         "giua nhiem ky",   "dau nam",          NULL };
    size_t end = scan_any(s, i, words), at;

    if (!end)
        return false;
    at = scan_skip_spaces(s, end);
    if (scan_is_digit(s->f[at]) && scan_is_digit(s->f[at + 1]) && scan_is_digit(s->f[at + 2]) &&
        scan_is_digit(s->f[at + 3]) && !scan_is_word(s->f[at + 4]))
        end = at + 4;
    ret->kind = WHEN_VAGUE;
    ret->from = i;
    ret->to = end;
    return true;
}

/* "15 ngày sau khi kết thúc hội nghị", "05 ngày làm việc kể từ ngày nhận": counted from something else. */
static bool relative_at(const struct sheet *s, size_t i, struct when *ret)
{
    static const char *const units[] = { "ngay lam viec", "ngay", "tuan", "thang", NULL };
    static const char *const counts[] = { "sau khi",    "ke tu",    "tu khi",  "truoc khi",
                                          "truoc buoi", "sau buoi", "sau dot", NULL };
    size_t at = i, end;

    while (scan_is_digit(s->f[at]))
        at++;
    if (at == i || at - i > 3)
        return false;
    end = scan_any(s, scan_skip_spaces(s, at), units);
    if (!end || !scan_any(s, scan_skip_spaces(s, end), counts))
        return false;
    while (end - i < 90 && s->f[end] && !strchr(",;.()\n\t", s->f[end]))
        end++;
    ret->kind = WHEN_RELATIVE;
    ret->from = i;
    ret->to = end;
    return true;
}

/* "ngày 15 và 16/3/2026": the first day has its month behind the second. */
static bool day_of_list_at(const struct sheet *s, size_t i, struct when *ret)
{
    struct scan_date next;
    size_t at, end;

    if (!scan_phrase(s, i, "ngay"))
        return false;
    at = scan_skip_spaces(s, i + 4);
    for (end = at; scan_is_digit(s->f[end]); end++)
        ;
    if (end == at || end - at > 2)
        return false;
    ret->date = (struct scan_date){ .day = scan_int(s, at, end), .from = i, .to = end };
    at = scan_skip_spaces(s, end);
    if (s->f[at] != ',' && !scan_phrase(s, at, "va") && !scan_phrase(s, at, "hoac"))
        return false;
    at = scan_skip_spaces(s, s->f[at] == ',' ? at + 1 : scan_phrase(s, at, "va") ? at + 2 : at + 4);
    if (!scan_date_words(s, at, &next) && !scan_date_digits(s, at, &next))
        return false;
    ret->date.month = next.month;
    ret->date.year = next.year;
    ret->from = i;
    ret->to = end;
    ret->introduced = true;
    return ret->date.day >= 1 && ret->date.day <= 31 && next.day && next.month;
}

/* "ngày 10 tháng 6 và 10 tháng 12": the word stands before the first alone. */
static bool day_and_month_at(const struct sheet *s, size_t i, struct when *ret)
{
    size_t end = i;
    struct scan_date month;

    if (i < 4 ||
        !(memcmp(s->f + i - 4, " va ", 4) == 0 ? scan_is_digit(s->f[i - 5 + (i < 5)])
                                               : s->f[i - 2] == ',' && scan_is_digit(s->f[i - 3])))
        return false;
    while (scan_is_digit(s->f[end]))
        end++;
    if (end == i || end - i > 2 || !scan_date_words(s, scan_skip_spaces(s, end), &month))
        return false;
    ret->date = month;
    ret->date.day = scan_int(s, i, end);
    ret->from = ret->date.from = i;
    ret->to = month.to;
    ret->introduced = true;
    return !month.day && ret->date.day >= 1 && ret->date.day <= 31;
}

/* Most words begin no time: the ones that can are few. */
static bool may_begin(const struct sheet *s, size_t i)
{
    static const char *const words[] = { "ngay", "nam",  "nua",  "tu",  "toi",  "thang", "tung",
                                         "theo", "quy",  "hang", "moi", "dinh", "dau",   "lan",
                                         "mot",  "cuoi", "giua", "sau", "ba",   NULL };
    char c = s->f[i];

    if (scan_is_digit(c))
        return true;
    if (c == 'i' || c == 'v')
        return s->upper[i];
    if (!strchr("nthmdlcgsbq", c))
        return false;
    return scan_any(s, i, words) != 0 || strncmp(s->f + i, "thang", 5) == 0 ||
           strncmp(s->f + i, "ngay", 4) == 0;
}

bool when_at(const struct sheet *s, size_t i, size_t to, struct when *ret)
{
    assert(s && ret);
    if (!scan_word_begins(s, i) || s->taken[i] || !may_begin(s, i))
        return false;
    *ret = (struct when){ .kind = WHEN_DATE };
    if (vague_at(s, i, ret))
        return ret->to <= to;
    *ret = (struct when){ .kind = WHEN_DATE };
    if (relative_at(s, i, ret) || when_day_of_period(s, i, ret))
        return ret->to <= to;
    if (times_at(s, i, ret) || (*ret = (struct when){ .kind = WHEN_DATE }, range_at(s, i, ret)) ||
        (*ret = (struct when){ .kind = WHEN_DATE }, rhythm_at(s, i, ret)) ||
        (*ret = (struct when){ .kind = WHEN_DATE }, quarter_at(s, i, ret)))
        return ret->to <= to;
    *ret = (struct when){ .kind = WHEN_DATE };
    if (day_of_list_at(s, i, ret) ||
        (*ret = (struct when){ .kind = WHEN_DATE }, day_and_month_at(s, i, ret)))
        return ret->to <= to;
    *ret = (struct when){ .kind = WHEN_DATE };
    if (scan_date_words(s, i, &ret->date)) {
        ret->from = i;
        ret->to = ret->date.to;
        ret->introduced = true;
        return !ret->date.blank_day && ret->to <= to;
    }
    if (scan_date_digits(s, i, &ret->date)) {
        ret->from = i;
        ret->to = ret->date.to;
        return ret->to <= to;
    }
    *ret = (struct when){ .kind = WHEN_DATE };
    return rhythm_goes_on(s, i, ret) && ret->to <= to;
}
