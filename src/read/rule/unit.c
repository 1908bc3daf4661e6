/* SPDX-License-Identifier: Apache-2.0 */
/* unit.c - names of units in a sentence, and which of them has to do what it says. */
#include <assert.h>

#include "read/rule/rule.h"
#include "read/sheet/scan.h"
#include "read/sheet/zone.h"

/* What a unit or office holder is called by, besides the organisations of a head. */
static const char *const nouns[] = {
    "cac",
    "cap uy",
    "dong chi",
    "bi thu",
    "pho bi thu",
    "doi",
    "chi uy vien",
    "thuong truc",
    "thuong vu",
    "chinh quyen",
    "nguoi dung dau",
    "can bo",
    "dang vien",
    "moi can bo",
    "moi dang vien",
    "thu truong",
    "co quan",
    "don vi",
    "dia phuong",
    "chi, dang bo",
    "dang uy",
    "chi bo",
    "chi uy",
    "tap the",
    "to chuc dang",
    "to dang",
    "ban chi dao",
    "ban tuyen giao",
    "ban to chuc",
    "uy ban mat tran",
    "mat tran",
    "giao ban",
    "thu ky",
    "moi chi bo",
    "tung chi bo",
    "ca nhan",
    "dang bo",
    "vpdu",
    "mttq",
    "ubmttq",
    "khoi van",
    "khoi dan van",
    "nhom",
    "cong chuc",
    "giao vien",
    NULL,
};

/* Words that begin like the name of an organisation ("Tổ", "Ban", "Báo", "Sở") and are none. */
static const char *const lookalikes[] = {
    "to chuc",     "ban hanh",     "ban giao",   "bao dam",       "bao cao",   "bao ve",
    "so ket",      "so luong",     "so voi",     "hoi nghi",      "hoi thao",  "phong trao",
    "phong chong", "phong, chong", "truong hop", "bo tri",        "bo sung",   "doan ket",
    "bo phan",     "dai bieu",     "vien chuc",  "doan cong tac", "bo may",    "dai tra",
    "hoi dong y",  "doi voi",      "doi tuong",  "doi moi",       "doi chieu", "doi thoai",
    "to khai",     "cuc bo",       NULL,
};

bool unit_at(const struct sheet *s, size_t i)
{
    assert(s);
    if (!scan_word_at(s, i))
        return false;
    if (scan_any(s, i, lookalikes) && !scan_phrase(s, i, "to chuc dang") &&
        !scan_phrase(s, i, "to chuc co so"))
        return false;
    if (s->upper[i] && zone_is_org(s, i))
        return true;
    return scan_any(s, i, nouns) != 0;
}

/* What a unit is told to do; found in lower case behind its name. */
static const char *const verbs[] = {
    "can cu",
    "tu danh gia",
    "to chuc",
    "chi dao",
    "xay dung",
    "phoi hop",
    "chu tri",
    "tham muu",
    "theo doi",
    "huong dan",
    "co trach nhiem",
    "chiu trach nhiem",
    "can",
    "phai",
    "truc tiep",
    "trien khai",
    "tiep tuc",
    "kip thoi",
    "tang cuong",
    "bao cao",
    "lanh dao",
    "quan triet",
    "giup",
    "bo tri",
    "chuan bi",
    "dinh ky",
    "thuong xuyen",
    "kiem tra",
    "don doc",
    "lua chon",
    "tuyen truyen",
    "thuc hien",
    "dang ky",
    "tong hop",
    "bao dam",
    "dam bao",
    "gui",
    "cu the hoa",
    "nghien cuu",
    "cung cap",
    "phan cong",
    "bien soan",
    "mo",
    "dang tai",
    "hoan thanh",
    "du",
    "giam sat",
    "ban hanh",
    "cu",
    "khao sat",
    "khen thuong",
    "de xuat",
    "lam",
    "chon",
    "tiep nhan",
    "ra soat",
    "lap",
    "doc lap",
    "khan truong",
    "chu dong",
    "la dau moi",
    "la co quan",
    "dua tin",
    "phu trach",
    "tap trung",
    "hoc tap",
    "dang ki",
    "nop",
    "ho tro",
    "dien",
    "tien hanh",
    "duy tri",
    "san xuat",
    "van dong",
    "sinh hoat",
    "nghiem tuc",
    "tham gia",
    "rut kinh nghiem",
    "duoc giao",
    "doi moi",
    "la",
    "thao luan",
    "guong mau",
    "dong gop",
    "nang cao",
    "phat huy",
    "phat dong",
    "pho bien",
    "niem yet",
    "tham dinh",
    "quan tam",
    "thong nhat",
    "xem xet",
    "cap nhat",
    "quyet dinh",
    "bo sung",
    "dua",
    "thanh lap",
    "cong bo",
    "dang tin",
    "day manh",
    "lay y kien",
    "viet",
    "ghi",
    "soan thao",
    "thong bao",
    "nhac",
    "danh gia",
    "dam nhiem",
    "luu",
    NULL,
};

/* Words before which "tổ chức", "tham mưu" … belong to a name. */
static bool is_noun_use(const struct sheet *s, size_t i, size_t end)
{
    static const char *const after_to_chuc[] = { "dang", "chinh tri",  "co so",  "doan the",
                                                 "hoi",  "thanh vien", "xa hoi", NULL };
    static const char *const before[] = { "cac ",      "moi ",      "tung ", "co quan ",
                                          "ban ",      "cong tac ", "cap ",  "don vi, ",
                                          "co quan, ", "va ",       NULL };
    size_t next = scan_skip_spaces(s, end);

    if (scan_phrase(s, i, "to chuc") && scan_any(s, next, after_to_chuc))
        return true;
    if (scan_phrase(s, i, "bao cao") && scan_phrase(s, next, "vien"))
        return true;
    /* "đồng chí được phân công", "tổ dân cư" */
    if (i >= 5 && scan_word_at(s, i - 5) && memcmp(s->f + i - 5, "duoc ", 5) == 0)
        return true;
    if (i >= 4 && scan_phrase(s, i, "cu") && memcmp(s->f + i - 4, "dan ", 4) == 0)
        return true;
    if (scan_phrase(s, i, "sinh hoat") && i >= 8 && memcmp(s->f + i - 5, "cong ", 5) != 0 &&
        memcmp(s->f + i - 4, "dip ", 4) == 0)
        return true;
    if (scan_phrase(s, i, "can") && i >= 4 && memcmp(s->f + i - 4, "hau ", 4) == 0)
        return true;
    /* "cán bộ", "ban cán sự" fold like "cần" */
    if (scan_phrase(s, i, "can") &&
        (scan_phrase(s, next, "su") ||
         (scan_phrase(s, next, "bo") && !scan_phrase(s, next, "bo sung"))))
        return true;
    if (!scan_phrase(s, i, "to chuc") && !scan_phrase(s, i, "tham muu") &&
        !scan_phrase(s, i, "kiem tra"))
        return false;
    for (const char *const *b = before; *b; b++) {
        size_t n = strlen(*b);

        if (i >= n && memcmp(s->f + i - n, *b, n) == 0 && scan_word_at(s, i - n))
            return true;
    }
    return s->f[end] == ',';
}

static size_t verb_after(const struct sheet *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        size_t end;

        if (s->f[i] == ':')
            return i;
        if (!scan_word_at(s, i) || s->upper[i] || !scan_is_word(s->f[i]))
            continue;
        end = scan_any(s, i, verbs);
        if (end && end <= to && !is_noun_use(s, i, end))
            return i;
    }
    return SIZE_MAX;
}

static struct piece unit_from(const struct sheet *s, size_t from, size_t to)
{
    size_t limit = to - from > 220 ? from + 220 : to;
    size_t verb = verb_after(s, from, limit), end = verb;

    if (verb == SIZE_MAX || verb <= from + 2)
        return (struct piece){ from, from };
    while (end > from && (s->f[end - 1] == ' ' || s->f[end - 1] == ','))
        end--;
    return (struct piece){ from, end };
}

/* The unit that stands right before "cần", "phải", "có trách nhiệm". */
static struct piece unit_before_duty(const struct sheet *s, size_t from, size_t to)
{
    static const char *const duties[] = {
        "can", "phai", "co trach nhiem", "chiu trach nhiem", "truc tiep", "chu dong", NULL
    };

    for (size_t i = from; i < to; i++) {
        size_t begin = i, found = SIZE_MAX;

        if (!scan_word_at(s, i) || s->upper[i] || !scan_any(s, i, duties) ||
            is_noun_use(s, i, scan_any(s, i, duties)))
            continue;
        while (begin > from && i - begin < 90 && !strchr(".;:,()\"", s->f[begin - 1])) {
            begin--;
            if (unit_at(s, begin)) {
                found = begin;
                if (scan_phrase(s, begin, "cac") || s->upper[begin])
                    break;
            }
        }
        /* "báo cáo Ban Tổ chức và phải …": what stands before is an object, not who has to */
        if (found != SIZE_MAX && !(i >= 4 && memcmp(s->f + i - 4, " va ", 4) == 0))
            return sheet_trim(s, found, i);
    }
    return (struct piece){ from, from };
}

struct piece unit_of_sentence(const struct sheet *s, size_t from, size_t to)
{
    static const char *const given[] = {
        "giao cho", "giao", "de nghi", "yeu cau", "phan cong", NULL
    };
    size_t at = from, end;

    assert(s);
    end = scan_any(s, at, given);
    if (end)
        at = scan_skip_spaces(s, end);
    if (unit_at(s, at)) {
        struct piece p = unit_from(s, at, to);

        if (p.to > p.from)
            return p;
    }
    return unit_before_duty(s, from, to);
}
