/* SPDX-License-Identifier: Apache-2.0 */
/* name_order.c - the key of order.
 *
 * One run of bytes a word: a letter is 'A' and its place in the alphabet; behind the letters come the
 * word's tones, '!' for none; a number is its length and its digits; words are parted by a blank. So
 * the blank sorts before tones, tones before digits, digits before letters, and letters of other
 * alphabets, kept as they are, behind all. The key is text: no NUL, valid UTF-8. */
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "text/name.h"
#include "text/vi.h"

enum { MARKS = 8, TONES = 16 };

static const uint32_t alphabet[] = {
    'a', 0x103, 0xE2, 'b',   'c', 'd', 0x111, 'e', 0xEA, 'f', 'g',   'h', 'i', 'j', 'k', 'l', 'm',
    'n', 'o',   0xF4, 0x1A1, 'p', 'q', 'r',   's', 't',  'u', 0x1B0, 'v', 'w', 'x', 'y', 'z',
};

static char tone_of(int32_t mark)
{
    switch (mark) {
    case 0x300:
        return '"';
    case 0x309:
        return '#';
    case 0x303:
        return '$';
    case 0x301:
        return '%';
    case 0x323:
        return '&';
    default:
        return 0;
    }
}

/* The letter that Vietnamese makes of one with a mark other than a tone; without the mark when none. */
static uint32_t with_mark(uint32_t base, int32_t mark)
{
    if (mark == 0x306)
        return base == 'a' ? 0x103 : base;
    if (mark == 0x31B)
        return base == 'o' ? 0x1A1 : base == 'u' ? 0x1B0 : base;
    if (mark != 0x302)
        return base;
    return base == 'a' ? 0xE2 : base == 'e' ? 0xEA : base == 'o' ? 0xF4 : base;
}

/* In lower case, without its tone. */
static uint32_t take_tone(uint32_t rune, char *ret_tone)
{
    utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)rune), parts[MARKS];
    utf8proc_ssize_t n = utf8proc_decompose_char(lower, parts, MARKS, UTF8PROC_DECOMPOSE, NULL);
    uint32_t letter = (uint32_t)lower;

    *ret_tone = 0;
    if (n < 1 || n > MARKS)
        return letter;
    letter = (uint32_t)parts[0];
    for (utf8proc_ssize_t i = 1; i < n; i++) {
        letter = with_mark(letter, parts[i]);
        if (tone_of(parts[i]))
            *ret_tone = tone_of(parts[i]);
    }
    return letter;
}

static void put_letter(uint32_t letter, struct buf *out)
{
    for (size_t i = 0; i < COUNT(alphabet); i++) {
        if (alphabet[i] == letter) {
            buf_char(out, (char)('A' + i));
            return;
        }
    }
    buf_rune(out, letter);
}

static bool is_digit(uint32_t rune)
{
    return rune >= '0' && rune <= '9';
}

/* Of longer numbers the greater: nine stands for eight digits and more to come. */
static void put_number(struct str digits, struct buf *out)
{
    size_t left;

    while (digits.n > 1 && digits.p[0] == '0')
        digits = str_sub(digits, 1, digits.n);
    for (left = digits.n; left > 8; left -= 8)
        buf_char(out, '9');
    buf_char(out, (char)('0' + left));
    buf_str(out, digits);
}

static bool is_letter(uint32_t rune)
{
    utf8proc_category_t is = utf8proc_category((utf8proc_int32_t)rune);

    return is >= UTF8PROC_CATEGORY_LU && is <= UTF8PROC_CATEGORY_LO;
}

static size_t end_of_number(struct str s, size_t from)
{
    while (from < s.n && is_digit((unsigned char)s.p[from]))
        from++;
    return from;
}

/* Letters from *i on and the tones among them, however often a hand has put one. */
static void put_word(struct str s, size_t *i, struct buf *out)
{
    char tones[TONES];
    size_t n = 0, next = *i;

    while (next < s.n) {
        uint32_t rune = vi_rune(s, &next);
        char tone;

        if (!is_letter(rune))
            break;
        *i = next;
        put_letter(take_tone(rune, &tone), out);
        if (tone && n < TONES)
            tones[n++] = tone;
    }
    if (n)
        buf_add(out, tones, n);
    else
        buf_char(out, '!');
}

static void put_part(struct str s, struct buf *out)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t rune = vi_rune(s, &i);

        if (!is_digit(rune) && !is_letter(rune))
            continue;
        if (out->n)
            buf_char(out, ' ');
        i = at;
        if (is_digit(rune)) {
            i = end_of_number(s, at);
            put_number(str_sub(s, at, i), out);
        } else {
            put_word(s, &i, out);
        }
    }
}

struct str name_order_key(struct arena *a, struct str name)
{
    struct str s = vi_compose(a, name);
    struct buf out = { .max = 3 * s.n + 16 };

    buf_str(&out, S(""));
    put_part(s, &out);
    return buf_take(&out, a);
}

struct str name_person_order_key(struct arena *a, struct str name)
{
    struct str s = str_trim(vi_compose(a, name));
    struct buf out = { .max = 3 * s.n + 16 };
    size_t given = s.n, family = 0;

    while (given && s.p[given - 1] != ' ')
        given--;
    while (family < given && s.p[family] != ' ')
        family++;
    buf_str(&out, S(""));
    put_part(str_sub(s, given, s.n), &out);
    put_part(str_sub(s, 0, family), &out);
    put_part(str_sub(s, family, given), &out);
    return buf_take(&out, a);
}
