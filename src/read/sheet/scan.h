/* scan.h - the small things every rule looks for in a sheet: phrases, labels, dates, symbols. */
#pragma once

#include "read/sheet/sheet.h"

static inline bool scan_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static inline bool scan_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool scan_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* True where a word begins. */
static inline bool scan_word_at(const struct sheet *s, size_t i)
{
    return i == 0 || !scan_is_word(s->f[i - 1]);
}

static inline bool scan_word_begins(const struct sheet *s, size_t i)
{
    return scan_is_word(s->f[i]) && scan_word_at(s, i);
}

/* The first place in [i, to) where a word begins, or a sign that follows no word; to when none does. */
static inline size_t scan_next(const struct sheet *s, size_t i, size_t to)
{
    while (i < to) {
        uint64_t bits = s->begins[i / 64] >> (i % 64);

        if (bits) {
            i += (size_t)__builtin_ctzll(bits);
            return i < to ? i : to;
        }
        i = (i / 64 + 1) * 64;
    }
    return to;
}

/* The same, words only. */
static inline size_t scan_next_word(const struct sheet *s, size_t i, size_t to)
{
    for (i = scan_next(s, i, to); i < to && !scan_is_word(s->f[i]);)
        i = scan_next(s, i + 1, to);
    return i;
}

/* Where the phrase that begins at i ends, or 0. It ends at the end of a word. */
size_t scan_phrase(const struct sheet *s, size_t i, const char *phrase);
/* The first place of the phrase, as whole words, in [from, to); SIZE_MAX if none. */
size_t scan_find(const struct sheet *s, size_t from, size_t to, const char *phrase);
size_t scan_find_last(const struct sheet *s, size_t from, size_t to, const char *phrase);
/* The earliest of several phrases (a list that ends with NULL). */
size_t scan_find_any(const struct sheet *s, size_t from, size_t to, const char *const *phrases,
                     size_t *ret_end);
/* The longest phrase of the list that begins at i: its end, or 0. */
size_t scan_any(const struct sheet *s, size_t i, const char *const *phrases);
size_t scan_skip_blanks(const struct sheet *s, size_t i);
size_t scan_skip_spaces(const struct sheet *s, size_t i);

enum label_kind { LABEL_NONE, LABEL_PART, LABEL_ROMAN, LABEL_NUMBER, LABEL_LETTER };

/* "II-", "1.", "2.1.", "a)" at the start of a line. */
struct label {
    enum label_kind kind;
    struct piece words; /* "II", "2.1", without its dot */
    size_t end;         /* where the title begins */
    int numbers[4];
    int depth;
};
bool scan_label(const struct sheet *s, size_t i, struct label *ret);
/* A dash, plus or dot as list mark at i: where its text begins, or 0. */
size_t scan_bullet(const struct sheet *s, size_t i);

/* Where the words begin behind the list marks at i: "- ", "a) ", "2.1. ", "(3) ". "Điều 3." stays. */
size_t scan_words(const struct sheet *s, size_t i, size_t to);

/* A date as printed: any part may be 0. */
struct scan_date {
    int day, month, year;
    size_t from, to;
    bool blank_day; /* "ngày … tháng 5 năm 2022" */
    bool in_words;  /* "ngày 3 tháng 2 năm 2026" */
};
/* "10/4/2022", "10-4-2022", "3/2022", "10/4" at i (digits, perhaps with blanks around the slashes). */
bool scan_date_digits(const struct sheet *s, size_t i, struct scan_date *ret);
/* "ngày 11 tháng 03 năm 2022", "ngày 8/3/2022", "tháng 3 năm 2022", "tháng 3/2022", "tháng 3". */
bool scan_date_words(const struct sheet *s, size_t i, struct scan_date *ret);
bool scan_date_exists(const struct scan_date *d);
/* YYYY-MM-DD, or YYYY-MM without a day; STR_NONE without month or year. */
struct str scan_date_iso(struct arena *a, const struct scan_date *d);

/* "51 -KH/HU" at i: number, symbol with its blanks out ("KH/HU"). */
struct scan_symbol {
    struct piece number;
    struct str number_text, symbol;
    size_t end;
    bool damaged; /* blanks within a code, or the issuer's code missing */
};
bool scan_symbol(const struct sheet *s, size_t i, struct scan_symbol *ret);

/* I … XXXIX, and small Arabic numbers; 0 for none. */
int scan_roman(const struct sheet *s, size_t from, size_t to);
int scan_int(const struct sheet *s, size_t from, size_t to);
