/* SPDX-License-Identifier: Apache-2.0 */
#include "read/sheet/zone.h"

#include <assert.h>

#include "read/rule/doctype.h"
#include "read/sheet/scan.h"

enum { HEAD_LINES = 60 };

static const char *const org_heads[] = {
    "dang bo",
    "dang uy",
    "huyen uy",
    "tinh uy",
    "thanh uy",
    "quan uy",
    "thi uy",
    "chi bo",
    "chi uy",
    "ban",
    "bch",
    "uy ban",
    "ubnd",
    "hdnd",
    "hoi dong",
    "so",
    "bo",
    "van phong",
    "truong",
    "cong ty",
    "mat tran",
    "trung tam",
    "hoi",
    "doan",
    "lien doan",
    "cong an",
    "chi cuc",
    "cuc",
    "dai hoi",
    "benh vien",
    "tong cong ty",
    "phong",
    "vien",
    "quan doi",
    "bo chi huy",
    "toa an",
    "kho bac",
    "ngan hang",
    "lien minh",
    "cong doan",
    "uy ban kiem tra",
    "tap doan",
    "hoc vien",
    "nha may",
    "bao",
    "dai",
    "thanh tra",
    "tong cuc",
    "dang doan",
    "ban can su dang",
    "to",
    "vien kiem sat",
    "dai phat thanh",
    NULL,
};

bool zone_is_org(const struct sheet *s, size_t i)
{
    assert(s);
    return scan_any(s, i, org_heads) != 0;
}

/* Words that open the body: what a document stands on, or whom it is for. */
static const char *const openings[] = {
    "thuc hien",  "can cu",     "nham",     "trien khai", "tiep tuc", "theo",  "de",
    "kinh gui",   "kinh trinh", "ngay",     "sau khi",    "qua",      "trong", "xet",
    "quyet dinh", "phan thu",   "thi hanh", "tren co so", "vua qua",  NULL,
};

static const char *const authorities[] = {
    "t/m", "tm",    "t.m", "k/t",       "kt",       "t/l", "tl",
    "tuq", "t/u/q", "q",   "thua lenh", "thay mat", NULL,
};

size_t zone_authority(const struct sheet *s, const struct sheet_line *l)
{
    assert(s && l);
    for (size_t i = l->from; i < l->to; i++) {
        size_t end;

        if (!s->upper[i] || !scan_word_at(s, i) ||
            (i > l->from && s->f[i - 1] != '\t' && s->f[i - 1] != ' '))
            continue;
        end = scan_any(s, i, authorities);
        if (!end)
            continue;
        while (s->f[end] == '.' || s->f[end] == ' ' || s->f[end] == '/')
            end++;
        /* "TM. ỦY BAN", not the short for something else in running text */
        if (end < l->to && s->upper[end] && s->upper[end + 1] && end > i + 2)
            return i;
    }
    return SIZE_MAX;
}

static void type_found(struct sheet *s, size_t line, const struct doc_type *t, size_t from,
                       size_t to)
{
    s->type_line = line;
    s->type = t;
    s->type_words = sheet_trim_bare(s, from, to);
}

/* The name of the kind on a line of its own, in capitals; or in front of the title. */
static bool type_in_line(struct sheet *s, size_t n)
{
    const struct sheet_line *l = &s->lines[n];
    const struct doc_type *t;
    size_t end;

    if (l->caps) {
        t = doctype_line(s, l->from, l->to);
        if (t) {
            type_found(s, n, t, l->from, l->to);
            return true;
        }
    }
    if (!s->upper[l->from] || !s->upper[l->from + 1])
        return false;
    t = doctype_at(s, l->from, &end);
    if (!t || !t->heads || !s->upper[end - 1])
        return false;
    type_found(s, n, t, l->from, end);
    s->title.from = end;
    return true;
}

static bool opens_body(const struct sheet *s, const struct sheet_line *l)
{
    struct label label;

    if (scan_label(s, l->from, &label) && label.kind != LABEL_LETTER)
        return true;
    if ((scan_bullet(s, l->from) && s->f[l->from] != '*') || scan_phrase(s, l->from, "noi nhan") ||
        scan_phrase(s, l->from, "kinh gui") || scan_phrase(s, l->from, "kinh trinh"))
        return true;
    return s->upper[l->from] && !l->caps && scan_any(s, l->from, openings);
}

/* "Sông Lô, ngày 15 tháng 01 năm 2024" under the title, as some offices print it. */
static bool is_place_line(const struct sheet *s, const struct sheet_line *l)
{
    size_t at = scan_find(s, l->from, l->to, "ngay");
    struct scan_date d;

    return at != SIZE_MAX && at > l->from + 2 && at - l->from < 40 && s->f[at - 2] == ',' &&
           scan_date_words(s, at, &d) && d.year && d.to + 2 >= l->to;
}

/* The title: the lines under the name up to a rule, a stop or the first words of the body. */
static void find_title(struct sheet *s)
{
    size_t line = s->type_line + (s->title.from == 0), last = SIZE_MAX;
    size_t from = s->title.from ? s->title.from : 0;

    for (size_t k = line; k < s->n_lines && k < line + 12; k++) {
        const struct sheet_line *l = &s->lines[k];
        bool first = last == SIZE_MAX && k == line;

        if (l->rule) {
            if (last == SIZE_MAX && !s->title.from)
                continue;
            break;
        }
        /* "CHỈ THỊ" / "CỦA BAN THƯỜNG VỤ TỈNH ỦY": who issues it, not what it is about */
        if (last == SIZE_MAX && l->caps && scan_phrase(s, l->from, "cua"))
            continue;
        if (s->title.from && first) {
            last = k;
            continue;
        }
        if (last != SIZE_MAX &&
            (opens_body(s, l) || l->cells || l->gap > 2 || (l->caps && !s->lines[last].caps)))
            break;
        if (last != SIZE_MAX && l->gap > 0 && s->upper[l->from] && l->to - l->from > 90)
            break;
        if (last == SIZE_MAX && opens_body(s, l) && l->to - l->from > 160)
            break;
        if (last != SIZE_MAX && (s->f[l->from] == '(' || is_place_line(s, l)))
            break;
        if (last == SIZE_MAX)
            from = l->from;
        last = k;
        if (s->f[l->to - 1] == '.')
            break;
    }
    if (last == SIZE_MAX) {
        s->body_from = line < s->n_lines ? s->lines[line].from : s->n;
        return;
    }
    s->title = sheet_trim_bare(s, from, s->lines[last].to);
    s->body_from = last + 1 < s->n_lines ? s->lines[last + 1].from : s->n;
}

static void find_head(struct sheet *s)
{
    for (size_t k = 0; k < s->n_lines && k < HEAD_LINES; k++) {
        if (type_in_line(s, k)) {
            find_title(s);
            return;
        }
    }
    for (size_t k = 0; k < s->n_lines && k < HEAD_LINES; k++)
        if (opens_body(s, &s->lines[k]) ||
            (s->lines[k].to - s->lines[k].from > 160 && !s->lines[k].caps)) {
            s->body_from = s->lines[k].from;
            return;
        }
}

/* Recipients or signature, whichever comes first. */
static void find_tail(struct sheet *s)
{
    size_t recipients = SIZE_MAX, sign = SIZE_MAX;

    for (size_t k = 0; k < s->n_lines; k++) {
        const struct sheet_line *l = &s->lines[k];
        size_t noi =
            scan_find(s, l->from, l->to < l->from + 200 ? l->to : l->from + 200, "noi nhan");

        if (l->from < s->body_from)
            continue;
        if (recipients == SIZE_MAX && noi != SIZE_MAX &&
            (noi == l->from || s->f[noi - 1] == '\t' || l->from + 60 > l->to)) {
            recipients = k;
            break;
        }
        if (l->to - l->from < 160 && zone_authority(s, l) != SIZE_MAX)
            sign = sign == SIZE_MAX ? k : sign;
    }
    /* the signature may have been taken off the right column before the recipients */
    if (sign != SIZE_MAX && (recipients == SIZE_MAX || recipients - sign <= 12))
        s->body_end = s->lines[sign].from;
    else if (recipients != SIZE_MAX)
        s->body_end = s->lines[recipients].from;
}

static bool begins_annex(const struct sheet *s, const struct sheet_line *l)
{
    static const char *const heads[] = {
        "phu luc", "danh muc", "de cuong", "bieu mau",          "mau so", "mau",
        "lich",    "bieu",     "bang",     "ke hoach chi tiet", NULL,
    };

    if (scan_phrase(s, l->from, "(kem theo") || scan_phrase(s, l->from, "(ban hanh kem theo"))
        return true;
    return s->upper[l->from] && s->upper[l->from + 1] && scan_any(s, l->from, heads);
}

static void find_annex(struct sheet *s)
{
    size_t from = s->body_end < s->n ? s->body_end : s->body_from;

    for (size_t k = sheet_line_of(s, from); k < s->n_lines; k++) {
        const struct sheet_line *l = &s->lines[k];

        if (l->from > from && begins_annex(s, l)) {
            if (s->body_end == s->n)
                s->body_end = l->from;
            s->annex_from = l->from;
            return;
        }
    }
}

void zone_find(struct sheet *s)
{
    assert(s);
    if (!s->n_lines)
        return;
    find_head(s);
    find_tail(s);
    find_annex(s);
}
