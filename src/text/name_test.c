/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "t.h"
#include "text/name.h"
#include "text/vi.h"

static void assert_text(struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("“%.*s”, not “%s”", STR_ARGS(got), want);
}

static int in_order(struct str a, struct str b)
{
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static void a_name_is_kept_tidy(void **state)
{
    static const struct {
        const char *raw, *kept;
    } rows[] = {
        { "  Chi bộ   thôn\tĐông Hè ", "Chi bộ thôn Đông Hè" },
        { "Chi b\xC3\xB4\xCC\xA3 1", "Chi bộ 1" }, /* decomposed */
        { "\xEF\xBB\xBFTrần\xC2\xA0Văn\xE2\x80\x8B An",
          "Trần Văn An" }, /* mark, hard blank, no width */
        { "Y Bhăm", "Y Bhăm" },
        { "Tổ 1\n", "Tổ 1" },
        { "Hà", "Hà" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str kept;

        assert_int_equal(name_clean(t->arena, str_of(rows[i].raw), &kept), NAME_TAKEN);
        assert_text(kept, rows[i].kept);
    }
}

static void what_is_no_name_is_refused_in_both_languages(void **state)
{
    static const struct {
        const char *raw;
        enum name_fault fault;
    } rows[] = {
        { "", NAME_SHORT },
        { " A ", NAME_SHORT },
        { "12", NAME_NO_LETTER },
        { "An\nBình", NAME_LINES },
        { "\xff", NAME_BROKEN },
        { "- . -", NAME_NO_LETTER },
        { "An\xE2\x80\xA8"
          "B",
          NAME_LINES },
    };
    struct t *t = *state;
    struct str kept = S("as before");

    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(name_clean(t->arena, str_of(rows[i].raw), &kept), rows[i].fault);
        assert_text(kept, "as before");
        assert_true(name_fault_words(t->arena, LANG_VI, rows[i].fault).n > 0);
        assert_true(name_fault_words(t->arena, LANG_EN, rows[i].fault).n > 0);
    }
}

static void a_name_has_at_most_150_letters(void **state)
{
    struct t *t = *state;
    struct buf b = { .max = 1000 };
    struct str kept;

    for (int i = 0; i < NAME_MOST; i++)
        buf_lit(&b, "Ệ");
    assert_int_equal(name_clean(t->arena, buf_view(&b), &kept), NAME_TAKEN);
    buf_lit(&b, "a");
    assert_int_equal(name_clean(t->arena, buf_view(&b), &kept), NAME_LONG);
    assert_text(name_fault_words(t->arena, LANG_VI, NAME_LONG), "Tên dài tối đa 150 ký tự.");
    buf_done(&b);
}

static void assert_ordered(struct t *t, const char *const *names, size_t n,
                           struct str (*key)(struct arena *, struct str))
{
    for (size_t i = 1; i < n; i++) {
        if (in_order(key(t->arena, str_of(names[i - 1])), key(t->arena, str_of(names[i]))) >= 0)
            fail_msg("“%s” does not come before “%s”", names[i - 1], names[i]);
    }
}

static void units_follow_the_alphabet_and_the_value_of_numbers(void **state)
{
    static const char *const names[] = {
        "2 tháng 9",
        "An",
        "Anh",
        "Ăn",
        "Ân",
        "Chi bộ 2",
        "Chi bộ 2A",
        "Chi bộ 10",
        "Chi bộ 123456789",
        "Chi bộ 1234567890",
        "Chi bộ An",
        "Chi bộ thôn Dân",
        "Chi bộ thôn Đa",
        "Chi bộ thôn Đà",
        "Chi bộ thôn Em",
        "Chi bộ thôn Êm",
        "Chi bộ thôn Oanh",
        "Chi bộ thôn Ô",
        "Chi bộ thôn Ơ",
        "Chi bộ thôn P",
        "Chi bộ thôn U",
        "Chi bộ thôn Ư",
        "Chi bộ thôn V",
    };

    assert_ordered(*state, names, COUNT(names), name_order_key);
}

static void tones_order_words_of_the_same_letters(void **state)
{
    static const char *const names[] = {
        "Ma", "Ma Văn", "Mà", "Mả", "Mã", "Má", "Má An", "Mạ", "Mai",
    };

    assert_ordered(*state, names, COUNT(names), name_order_key);
}

static void people_follow_given_then_family_then_middle_name(void **state)
{
    static const char *const names[] = {
        "An",          "Lê Thị An",   "Nguyễn Văn An", "Nguyễn Xuân An", "Nguyễn Văn Anh",
        "Trần Thị Ân", "Đỗ Văn Dũng", "Bùi Văn Đức",   "Đặng Thị Hoa",   "Nguyễn Thị Hoa",
        "Lê Thị Hòa",  "Lê Văn Hòa",  "An Thị Hoạ",
    };

    assert_ordered(*state, names, COUNT(names), name_person_order_key);
}

static void capitals_signs_and_the_place_of_a_tone_do_not_order(void **state)
{
    static const char *const pairs[][2] = {
        { "CHI BỘ Hoà Bình", "Chi bộ Hòa Bình" },
        { "Tổ 02", "Tổ 2" },
        { "Quy hoạch - Kiến trúc", "Quy hoạch, Kiến trúc" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_int_equal(in_order(name_order_key(t->arena, str_of(pairs[i][0])),
                                  name_order_key(t->arena, str_of(pairs[i][1]))),
                         0);
}

/* Letters of every kind with the letter and the tone that order them, numbers, signs, letters of the
 * highlands and of other alphabets. */
static const struct piece {
    const char *text, *letter; /* letter NULL: digits or a sign, as the text says */
    char tone;
} pieces[] = {
    { "a", "a", 0 },   { "A", "a", 0 },   { "á", "a", 's' }, { "à", "a", 'f' }, { "ă", "ă", 0 },
    { "Ặ", "ă", 'j' }, { "â", "â", 0 },   { "ấ", "â", 's' }, { "b", "b", 0 },   { "d", "d", 0 },
    { "Đ", "đ", 0 },   { "đ", "đ", 0 },   { "ê", "ê", 0 },   { "Ệ", "ê", 'j' }, { "ỷ", "y", 'r' },
    { "o", "o", 0 },   { "ŏ", "o", 0 },   { "ò", "o", 'f' }, { "ơ", "ơ", 0 },   { "ỡ", "ơ", 'x' },
    { "ư", "ư", 0 },   { "ữ", "ư", 'x' }, { "č", "c", 0 },   { "ƀ", "ƀ", 0 },   { "я", "я", 0 },
    { "日", "日", 0 }, { "1", NULL, 0 },  { "0", NULL, 0 },  { "12", NULL, 0 }, { " ", NULL, 0 },
    { "-", NULL, 0 },  { ".", NULL, 0 },
};

struct spelled {
    struct buf name, normal, tones, digits;
};

static void end_word(struct spelled *s)
{
    struct str digits = buf_view(&s->digits);
    bool any = s->digits.n || s->tones.n || (s->normal.n && s->normal.p[s->normal.n - 1] != ' ');

    while (digits.n > 1 && digits.p[0] == '0')
        digits = str_sub(digits, 1, digits.n);
    buf_str(&s->normal, digits);
    buf_str(&s->normal, buf_view(&s->tones));
    if (any)
        buf_char(&s->normal, ' ');
    s->digits.n = s->tones.n = 0;
}

static void spell(struct spelled *s, const struct piece *p)
{
    bool digit = p->text[0] >= '0' && p->text[0] <= '9';

    buf_str(&s->name, str_of(p->text));
    if (digit != (s->digits.n > 0))
        end_word(s);
    if (digit) {
        buf_str(&s->digits, str_of(p->text));
        return;
    }
    if (p->letter)
        buf_str(&s->normal, str_of(p->letter));
    else
        end_word(s);
    if (p->tone)
        buf_char(&s->tones, p->tone);
}

/* A random name, and what is left of it when only what orders it is written down. */
static struct str random_name(struct t *t, int most, struct str *ret_normal)
{
    struct spelled s = {
        { .max = 400 },
        { .max = 800 },
        { .max = 100 },
        { .max = 100 },
    };
    struct str name;

    buf_str(&s.normal, S(""));
    for (int n = 1 + rand() % most; n > 0; n--)
        spell(&s, &pieces[(size_t)rand() % COUNT(pieces)]);
    end_word(&s);
    name = buf_take(&s.name, t->arena);
    *ret_normal = buf_take(&s.normal, t->arena);
    buf_done(&s.tones);
    buf_done(&s.digits);
    return name;
}

static void keys_are_text_whatever_the_name(void **state)
{
    struct t *t = *state;

    srand(20260217);
    for (int round = 0; round < 20000; round++) {
        struct str normal, name = random_name(t, 24, &normal);
        struct str key = name_order_key(t->arena, name);
        struct str person = name_person_order_key(t->arena, name);

        assert_int_equal(vi_utf8_bad(key), SIZE_MAX);
        assert_int_equal(vi_utf8_bad(person), SIZE_MAX);
        assert_null(memchr(key.p, 0, key.n));
        assert_null(memchr(person.p, 0, person.n));
    }
}

static void two_names_have_one_key_only_when_letters_tones_and_numbers_agree(void **state)
{
    struct t *t = *state;
    int alike = 0;

    srand(20250129);
    for (int round = 0; round < 100000; round++) {
        struct str normal_a, a = random_name(t, 3, &normal_a);
        struct str normal_b, b = random_name(t, 3, &normal_b);
        bool same = str_eq(normal_a, normal_b);

        alike += same;
        if (same != (in_order(name_order_key(t->arena, a), name_order_key(t->arena, b)) == 0))
            fail_msg("“%.*s” and “%.*s”: %s", STR_ARGS(a), STR_ARGS(b),
                     same ? "two keys" : "one key");
    }
    assert_true(alike > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_name_is_kept_tidy),
        T(what_is_no_name_is_refused_in_both_languages),
        T(a_name_has_at_most_150_letters),
        T(units_follow_the_alphabet_and_the_value_of_numbers),
        T(tones_order_words_of_the_same_letters),
        T(people_follow_given_then_family_then_middle_name),
        T(capitals_signs_and_the_place_of_a_tone_do_not_order),
        T(keys_are_text_whatever_the_name),
        T(two_names_have_one_key_only_when_letters_tones_and_numbers_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
