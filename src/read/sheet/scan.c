/* SPDX-License-Identifier: Apache-2.0 */
#include "read/sheet/scan.h"

#include <assert.h>

#include "base/arena.h"
#include "base/day.h"

size_t scan_phrase(const struct sheet *s, size_t i, const char *phrase)
{
    const char *f = s->f + i;

    assert(phrase);
    for (; *phrase; phrase++, f++)
        if (*f != *phrase)
            return 0;
    if (scan_is_word(f[-1]) && scan_is_word(*f))
        return 0;
    return (size_t)(f - s->f);
}

size_t scan_find(const struct sheet *s, size_t from, size_t to, const char *phrase)
{
    size_t n = strlen(phrase);

    assert(s);
    while (from + n <= to) {
        const char *hit = memmem(s->f + from, to - from, phrase, n);
        size_t at;

        if (!hit)
            return SIZE_MAX;
        at = (size_t)(hit - s->f);
        if (scan_word_at(s, at) && scan_phrase(s, at, phrase))
            return at;
        from = at + 1;
    }
    return SIZE_MAX;
}

size_t scan_find_last(const struct sheet *s, size_t from, size_t to, const char *phrase)
{
    size_t found = SIZE_MAX;

    assert(s && phrase);
    for (size_t at = from; (at = scan_find(s, at, to, phrase)) != SIZE_MAX; at++)
        found = at;
    return found;
}

/* The first two letters decide nearly always. */
static inline bool may_be(const char *f, const char *phrase)
{
    return f[0] == phrase[0] && (!phrase[1] || f[1] == phrase[1]);
}

/* One bit for each first letter of the phrases: most words of a text begin with none of them. */
static uint32_t first_letters(const char *const *phrases)
{
    uint32_t letters = 0;

    for (; *phrases; phrases++)
        letters |= 1U << ((unsigned char)**phrases & 31);
    return letters;
}

size_t scan_find_any(const struct sheet *s, size_t from, size_t to, const char *const *phrases,
                     size_t *ret_end)
{
    uint32_t letters = first_letters(phrases);

    for (size_t i = scan_next(s, from, to); i < to; i = scan_next(s, i + 1, to)) {
        if (!(letters >> ((unsigned char)s->f[i] & 31) & 1))
            continue;
        for (const char *const *p = phrases; *p; p++) {
            size_t end = may_be(s->f + i, *p) ? scan_phrase(s, i, *p) : 0;

            if (end && end <= to) {
                if (ret_end)
                    *ret_end = end;
                return i;
            }
        }
    }
    return SIZE_MAX;
}

size_t scan_any(const struct sheet *s, size_t i, const char *const *phrases)
{
    size_t longest = 0;

    assert(s && phrases);
    for (; *phrases; phrases++) {
        size_t end = may_be(s->f + i, *phrases) ? scan_phrase(s, i, *phrases) : 0;

        if (end > longest)
            longest = end;
    }
    return longest;
}

size_t scan_skip_blanks(const struct sheet *s, size_t i)
{
    assert(s);
    while (i < s->n && scan_is_blank(s->f[i]))
        i++;
    return i;
}

size_t scan_skip_spaces(const struct sheet *s, size_t i)
{
    assert(s);
    while (i < s->n && s->f[i] == ' ')
        i++;
    return i;
}

int scan_int(const struct sheet *s, size_t from, size_t to)
{
    int v = 0;

    assert(s);
    for (size_t i = from; i < to && v < 100000; i++)
        v = v * 10 + (s->f[i] - '0');
    return v;
}

int scan_roman(const struct sheet *s, size_t from, size_t to)
{
    static const char *const tens[] = { "xxx", "xx", "x", "" };
    static const char *const ones[] = {
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
    };
    size_t n = to - from;

    assert(s);
    if (!n || n > 7)
        return 0;
    for (int t = 0; t < 4; t++) {
        size_t head = strlen(tens[t]);

        if (n < head || memcmp(s->f + from, tens[t], head) != 0)
            continue;
        for (int o = 0; o < 10; o++)
            if (strlen(ones[o]) == n - head && memcmp(s->f + from + head, ones[o], n - head) == 0)
                return (3 - t) * 10 + o;
        return 0;
    }
    return 0;
}

size_t scan_bullet(const struct sheet *s, size_t i)
{
    size_t next = i + 1;

    assert(s);
    if (s->f[i] != '-' && s->f[i] != '+' && s->f[i] != '*')
        return 0;
    next = scan_skip_spaces(s, next);
    return scan_is_word(s->f[next]) || s->f[next] == '"' || s->f[next] == '(' ? next : 0;
}

static size_t digits_end(const struct sheet *s, size_t i)
{
    while (scan_is_digit(s->f[i]))
        i++;
    return i;
}

static bool label_number(const struct sheet *s, size_t i, struct label *ret)
{
    size_t at = i, end = digits_end(s, i);

    while (end > at && end - at <= 2 && ret->depth < 4) {
        ret->numbers[ret->depth++] = scan_int(s, at, end);
        ret->words = (struct piece){ i, end };
        if (s->f[end] != '.' || !scan_is_digit(s->f[end + 1]))
            break;
        at = end + 1;
        end = digits_end(s, at);
        if (end - at > 2)
            return false;
    }
    if (!ret->depth)
        return false;
    end = ret->words.to;
    if (s->f[end] == '.' || s->f[end] == ')' || s->f[end] == '/' || s->f[end] == '-') {
        if (scan_is_digit(s->f[end + 1]))
            return false;
        end++;
        if (s->f[end] == '-' || s->f[end] == ')')
            end++;
    } else if (ret->depth < 2 || s->f[end] != ' ') {
        return false;
    }
    end = scan_skip_spaces(s, end);
    /* "2 - 3 tháng" is no heading; "1.4 Chú trọng" is one without its dot */
    if (scan_is_digit(s->f[end]) && ret->depth == 1 && s->f[ret->words.to] != '.')
        return false;
    if (ret->depth >= 2 && !s->upper[end] && s->f[ret->words.to] == ' ')
        return false;
    ret->kind = LABEL_NUMBER;
    ret->end = end;
    return true;
}

static bool label_roman(const struct sheet *s, size_t i, struct label *ret)
{
    size_t end = i, sep;

    while (end - i < 7 && s->upper[end] && strchr("ivxl", s->f[end]))
        end++;
    ret->numbers[0] = scan_roman(s, i, end);
    if (!ret->numbers[0])
        return false;
    sep = scan_skip_spaces(s, end);
    if (s->f[sep] != '.' && s->f[sep] != '-' && s->f[sep] != '/' && s->f[sep] != ')' &&
        s->f[sep] != ':')
        return false;
    /* "V/v" is no heading */
    if (s->f[sep] == '/' && scan_is_word(s->f[sep + 1]) && !s->upper[sep + 1])
        return false;
    *ret = (struct label){ LABEL_ROMAN,
                           { i, end },
                           scan_skip_spaces(s, sep + 1),
                           { ret->numbers[0] },
                           1 };
    if (s->f[ret->end] == '-')
        ret->end = scan_skip_spaces(s, ret->end + 1);
    return s->f[ret->end] != '\0' && s->f[ret->end] != '\n';
}

static bool label_part(const struct sheet *s, size_t i, struct label *ret)
{
    static const char *const heads[] = { "phan thu", "phan", "chuong", "dieu", "muc", NULL };
    static const char *const ordinals[] = { "nhat", "hai", "ba",  "tu",   "nam",
                                            "sau",  "bay", "tam", "chin", NULL };
    size_t end = scan_any(s, i, heads), number;

    if (!end || !s->upper[i] || s->f[end] != ' ')
        return false;
    number = end + 1;
    for (int k = 0; ordinals[k]; k++)
        if (s->f[end - 1] == 'u' && scan_phrase(s, number, ordinals[k])) {
            ret->numbers[0] = k + 1;
            end = number + strlen(ordinals[k]);
        }
    if (!ret->numbers[0]) {
        end = digits_end(s, number);
        ret->numbers[0] = scan_int(s, number, end);
        if (end == number) {
            while (end - number < 6 && s->upper[end] && scan_is_word(s->f[end]))
                end++;
            ret->numbers[0] = scan_roman(s, number, end);
        }
    }
    if (!ret->numbers[0] || (scan_is_word(s->f[end])))
        return false;
    ret->kind = LABEL_PART;
    ret->words = (struct piece){ i, end };
    ret->depth = 1;
    /* "Mục 1,2, Phần II của Kế hoạch này" points at a part, it does not begin one */
    if (s->f[end] == ',' || s->f[end] == ' ')
        return false;
    while (s->f[end] == '.' || s->f[end] == ':' || s->f[end] == '-' || s->f[end] == ' ')
        end++;
    ret->end = end;
    return true;
}

/* "A. SINH HOẠT CHI BỘ", "B. Lịch sinh hoạt": parts by capital letters. */
static bool label_capital(const struct sheet *s, size_t i, struct label *ret)
{
    if (!s->upper[i] || s->f[i] < 'a' || s->f[i] > 'h' ||
        (s->f[i + 1] != '.' && s->f[i + 1] != ')' && s->f[i + 1] != '-'))
        return false;
    *ret = (struct label){ LABEL_PART,
                           { i, i + 1 },
                           scan_skip_spaces(s, i + 2),
                           { s->f[i] - 'a' + 1 },
                           1 };
    /* "A. Yêu cầu chung", not the initials of a name: "A.B.", "A. B" */
    return s->upper[ret->end] && scan_is_word(s->f[ret->end + 1]) && s->f[i + 2] == ' ';
}

static bool label_letter(const struct sheet *s, size_t i, struct label *ret)
{
    if (s->f[i] < 'a' || s->f[i] > 'z' || s->upper[i])
        return false;
    if (s->f[i + 1] != ')' &&
        !((s->f[i + 1] == '.' || s->f[i + 1] == '/' || s->f[i + 1] == '-') && s->f[i + 2] == ' '))
        return false;
    *ret = (struct label){ LABEL_LETTER,
                           { i, i + 1 },
                           scan_skip_spaces(s, i + 2),
                           { s->f[i] - 'a' + 1 },
                           1 };
    return scan_is_word(s->f[ret->end]) || s->f[ret->end] == '"' || s->f[ret->end] == '(';
}

bool scan_label(const struct sheet *s, size_t i, struct label *ret)
{
    assert(s && ret);
    *ret = (struct label){ .kind = LABEL_NONE };
    if (scan_is_digit(s->f[i]) ? label_number(s, i, ret) : s->upper[i] && label_roman(s, i, ret))
        return true;
    *ret = (struct label){ .kind = LABEL_NONE };
    if (label_capital(s, i, ret) || label_letter(s, i, ret))
        return true;
    *ret = (struct label){ .kind = LABEL_NONE };
    if (label_part(s, i, ret))
        return true;
    *ret = (struct label){ .kind = LABEL_NONE };
    return false;
}

/* "(3)", "(a)": where it ends, or 0. */
static size_t bracketed(const struct sheet *s, size_t i)
{
    size_t end = i + 1;

    if (s->f[i] != '(')
        return 0;
    while (scan_is_word(s->f[end]) && end - i <= 2)
        end++;
    return end > i + 1 && s->f[end] == ')' && s->f[end + 1] == ' ' ? scan_skip_spaces(s, end + 1)
                                                                   : 0;
}

size_t scan_words(const struct sheet *s, size_t i, size_t to)
{
    assert(s);
    for (int marks = 0; marks < 3; marks++) {
        struct label label;
        size_t end = scan_bullet(s, i);

        if (!end && scan_label(s, i, &label) &&
            (label.kind != LABEL_PART || label.words.to == label.words.from + 1))
            end = label.end;
        if (!end)
            end = bracketed(s, i);
        if (!end || end >= to)
            break;
        i = end;
    }
    return i;
}
