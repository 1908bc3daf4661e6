/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "t.h"
#include "text/vi.h"

static void broken_utf8_is_found_where_it_breaks(void **state)
{
    static const struct {
        const char *bytes;
        size_t n, bad;
    } rows[] = {
        { "Đảng", 6, SIZE_MAX },      { "", 0, SIZE_MAX },      { "ab\xff", 3, 2 },
        { "a\xc0\x80", 3, 1 },        { "\xed\xa0\x80", 3, 0 }, { "\xf4\x90\x80\x80", 4, 0 },
        { "x\xe1\xba", 3, 1 },        { "\xe0\x80\x80", 3, 0 }, { "\xf0\x9f\x98\x80", 4, SIZE_MAX },
        { "\xf0\x80\x80\x80", 4, 0 }, { "\x80", 1, 0 },         { "\xc2", 1, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(vi_utf8_bad((struct str){ rows[i].bytes, rows[i].n }), rows[i].bad);
}

static void runes_are_read_and_counted(void **state)
{
    struct str s = S("aĐể\xf0\x9f\x98\x80");
    size_t i = 0;

    (void)state;
    assert_int_equal(vi_rune_count(s), 4);
    assert_int_equal(vi_rune(s, &i), 'a');
    assert_int_equal(vi_rune(s, &i), 0x110);
    assert_int_equal(vi_rune(s, &i), 0x1EC3);
    assert_int_equal(vi_rune(s, &i), 0x1F600);
    assert_int_equal(i, s.n);
}

static void marks_are_composed_with_their_letter(void **state)
{
    struct t *t = *state;

    assert_true(vi_is_composed(S("Nghị quyết – “số”")));
    assert_false(vi_is_composed(S("Nghi\xcc\xa3")));
    /* e + circumflex + dot below, in both orders; d with stroke stays */
    T_STR(vi_compose(t->arena, S("e\xcc\x82\xcc\xa3 đ")), "ệ đ");
    T_STR(vi_compose(t->arena, S("e\xcc\xa3\xcc\x82")), "ệ");
    T_STR(vi_compose(t->arena, S("u\xcc\x9b\xcc\x81")), "ứ");
    T_STR(vi_compose(t->arena, S("ê\xcc\x81")), "ế");
    T_STR(vi_compose(t->arena, S("")), "");
}

static void every_vietnamese_letter_folds_to_its_base(void **state)
{
    static const char *rows[] = {
        "aàáảãạăằắẳẵặâầấẩẫậAÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ",
        "eèéẻẽẹêềếểễệEÈÉẺẼẸÊỀẾỂỄỆ",
        "iìíỉĩịIÌÍỈĨỊ",
        "oòóỏõọôồốổỗộơờớởỡợOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ",
        "uùúủũụưừứửữựUÙÚỦŨỤƯỪỨỬỮỰ",
        "yỳýỷỹỵYỲÝỶỸỴ",
        "dđDĐ",
    };

    (void)state;
    for (size_t r = 0; r < COUNT(rows); r++) {
        struct str s = str_of(rows[r]);
        size_t n = vi_rune_count(s), seen = 0;

        for (size_t i = 0; i < s.n; seen++) {
            uint32_t rune = vi_rune(s, &i);

            assert_int_equal(vi_fold_rune(rune), rows[r][0]);
            assert_true(vi_is_letter(rune));
            assert_int_equal(vi_is_upper(rune), seen >= n / 2);
        }
    }
}

static void signs_fold_to_plain_ones(void **state)
{
    (void)state;
    assert_int_equal(vi_fold_rune(0x2013), '-');
    assert_int_equal(vi_fold_rune(0x201C), '"');
    assert_int_equal(vi_fold_rune(0xA0), ' ');
    assert_int_equal(vi_fold_rune('\n'), ' ');
    assert_int_equal(vi_fold_rune(0x1F600), 0);
    assert_int_equal(vi_fold_rune(0xD7), 0);
}

static void folding_remembers_where_each_letter_stood(void **state)
{
    struct t *t = *state;
    uint32_t *at;
    struct str f = vi_fold(t->arena, S("Đề\xf0\x9f\x98\x80 Án"), &at);

    T_STR(f, "de an");
    assert_int_equal(at[0], 0);
    assert_int_equal(at[1], 2);
    assert_int_equal(at[2], 9);
    assert_int_equal(at[5], 13);
}

static void case_changes_keep_marks(void **state)
{
    struct t *t = *state;

    T_STR(vi_lower(t->arena, S("ĐẢNG ỦY")), "đảng ủy");
    T_STR(vi_upper(t->arena, S("đảng ủy")), "ĐẢNG ỦY");
    T_STR(vi_upper(t->arena, S("")), "");
    T_STR(vi_capital(t->arena, S("đợt sinh hoạt")), "Đợt sinh hoạt");
    T_STR(vi_capital(t->arena, S("")), "");
}

static void a_name_begins_small_within_a_sentence_unless_it_is_short_for_something(void **state)
{
    struct t *t = *state;

    T_STR(vi_within(t->arena, S("Đợt 1")), "đợt 1");
    T_STR(vi_within(t->arena, S("HĐND xã")), "HĐND xã");
    T_STR(vi_within(t->arena, S("Ý")), "ý");
    T_STR(vi_within(t->arena, S("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(broken_utf8_is_found_where_it_breaks),
        T(runes_are_read_and_counted),
        T(marks_are_composed_with_their_letter),
        T(every_vietnamese_letter_folds_to_its_base),
        T(signs_fold_to_plain_ones),
        T(folding_remembers_where_each_letter_stood),
        T(case_changes_keep_marks),
        T(a_name_begins_small_within_a_sentence_unless_it_is_short_for_something),
    };

    return cmocka_run_group_tests_name("vi", tests, NULL, NULL);
}
