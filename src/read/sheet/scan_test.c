/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rule/doctype.h"
#include "read/rule/when.h"
#include "read/sheet/scan.h"
#include "read/source/source.h"
#include "t.h"

static void same(struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("expected \"%s\", got \"%.*s\"", want, STR_ARGS(got));
}

static void sheet_of(struct t *t, const char *text, struct sheet *s)
{
    struct read_source *source = arena_new(t->arena, struct read_source);

    T_OK(t, source_open(str_of(text), SOURCE_PLAIN, LANG_VI, t->arena, source, t->error));
    assert_true(sheet_open(s, source, t->arena, t->arena));
}

static void symbols_are_read_however_they_are_typed(void **state)
{
    struct t *t = *state;
    static const struct {
        const char *in, *number, *symbol;
    } rows[] = {
        { "51 -KH/HU", "51", "KH/HU" },
        { "64 - KH/Th.U", "64", "KH/Th.U" },
        { "03/HD-Th.U", "03", "HD-Th.U" },
        { "15-KH/Đ.U", "15", "KH/Đ.U" },
        { "06- NQ/HU, ngày", "06", "NQ/HU" },
        { "19 – KH / HU\n", "19", "KH/HU" },
        { "215/QĐ-UBND", "215", "QĐ-UBND" },
        { "30/2020/NĐ-CP ngày", "30", "2020/NĐ-CP" },
        { "117/2025/QH15", "117", "2025/QH15" },
        { "11-CTr/TU ngày 17/01/2017", "11", "CTr/TU" },
        { "15-QĐi/TU", "15", "QĐi/TU" },
        { "26-HD/BTGDVTW", "26", "HD/BTGDVTW" },
        { "123/UBND-NV", "123", "UBND-NV" },
        { "12-NQ/TW. Đảng ủy", "12", "NQ/TW" },
        { "12-NQ/TW - Kế hoạch", "12", "NQ/TW" },
        { "10/4/2022", NULL, NULL },
        { "2021 - 2025", NULL, NULL },
        { "5 - Tổ chức", NULL, NULL },
        { "132 năm", NULL, NULL },
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct scan_symbol got;
        struct sheet s;
        bool found;

        sheet_of(t, rows[i].in, &s);
        found = scan_symbol(&s, 0, &got);
        if (found != (rows[i].symbol != NULL))
            fail_msg("\"%s\" is %sread", rows[i].in, found ? "" : "not ");
        if (found) {
            same(got.number_text, rows[i].number);
            same(got.symbol, rows[i].symbol);
        }
    }
}

static void times_are_read_however_they_are_typed(void **state)
{
    struct t *t = *state;
    static const struct {
        const char *in;
        enum when_kind kind;
        const char *first, *date;
        enum rhythm rhythm;
    } rows[] = {
        { "ngày 11 tháng 03 năm 2022", WHEN_DATE, NULL, "2022-03-11", 0 },
        { "ngày 8/3/2022", WHEN_DATE, NULL, "2022-03-08", 0 },
        { "10 / 4 /2022", WHEN_DATE, NULL, "2022-04-10", 0 },
        { "5.3.2026", WHEN_DATE, NULL, "2026-03-05", 0 },
        { "tháng 3/2022", WHEN_DATE, NULL, "2022-03", 0 },
        { "tháng 3 năm 2022", WHEN_DATE, NULL, "2022-03", 0 },
        { "từ tháng 4 đến tháng 11/2022", WHEN_RANGE, "2022-04", "2022-11", 0 },
        { "từ ngày 01/6 đến hết ngày 15/6/2022", WHEN_RANGE, "2022-06-01", "2022-06-15", 0 },
        { "từ 01 đến 15/6/2022", WHEN_RANGE, "2022-06-01", "2022-06-15", 0 },
        { "01-15/6/2022", WHEN_RANGE, "2022-06-01", "2022-06-15", 0 },
        { "1/6–15/6/2022", WHEN_RANGE, "2022-06-01", "2022-06-15", 0 },
        { "19/5/1890-19/5/2022", WHEN_DATE, "1890-05-19", "2022-05-19", 0 },
        { "hằng tháng", WHEN_RHYTHM, NULL, NULL, RHYTHM_MONTHLY },
        { "hàng quý", WHEN_RHYTHM, NULL, NULL, RHYTHM_QUARTERLY },
        { "mỗi năm", WHEN_RHYTHM, NULL, NULL, RHYTHM_YEARLY },
        { "định kỳ 6 tháng", WHEN_RHYTHM, NULL, NULL, RHYTHM_HALF_YEARLY },
        { "lần/tháng", WHEN_RHYTHM, NULL, NULL, RHYTHM_MONTHLY },
        { "3 tháng một lần", WHEN_RHYTHM, NULL, NULL, RHYTHM_QUARTERLY },
        { "quý II/2022", WHEN_QUARTER, NULL, "2022-06", 0 },
        { "6 tháng đầu năm", WHEN_VAGUE, NULL, NULL, 0 },
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct sheet s;
        struct when w;

        sheet_of(t, rows[i].in, &s);
        if (!when_at(&s, 0, s.n, &w))
            fail_msg("\"%s\" is not read", rows[i].in);
        if (w.kind != rows[i].kind || w.rhythm != rows[i].rhythm)
            fail_msg("\"%s\" is read as kind %u, rhythm %u", rows[i].in, (unsigned)w.kind,
                     (unsigned)w.rhythm);
        if (rows[i].date)
            same(scan_date_iso(t->arena, &w.date), rows[i].date);
        if (rows[i].first)
            same(scan_date_iso(t->arena, &w.first), rows[i].first);
    }
}

static void what_only_looks_like_a_time_is_left(void **state)
{
    struct t *t = *state;
    static const char *const rows[] = { "mỗi quy định", "năm 2022",
                                        "12-NQ/TW",     "ngày    tháng 5 năm 2022",
                                        "số 21",        "quý báu",
                                        "2.1. Nội dung" };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct sheet s;
        struct when w;

        sheet_of(t, rows[i], &s);
        if (when_at(&s, 0, s.n, &w))
            fail_msg("\"%s\" is read as a time", rows[i]);
    }
}

static void labels_begin_headings(void **state)
{
    struct t *t = *state;
    static const struct {
        const char *in;
        enum label_kind kind;
        const char *words;
    } rows[] = {
        { "I. MỤC ĐÍCH", LABEL_ROMAN, "I" },
        { "II- NHIỆM VỤ", LABEL_ROMAN, "II" },
        { "XIV/ KHÁC", LABEL_ROMAN, "XIV" },
        { "1. Mục đích", LABEL_NUMBER, "1" },
        { "1.4 Chú trọng", LABEL_NUMBER, "1.4" },
        { "2.1. Quán triệt", LABEL_NUMBER, "2.1" },
        { "4.Hình thức", LABEL_NUMBER, "4" },
        { "a) Về nội dung", LABEL_LETTER, "a" },
        { "đ) Khác", LABEL_LETTER, "đ" },
        { "Điều 3. Thi hành", LABEL_PART, "Điều 3" },
        { "Phần thứ nhất. Chung", LABEL_PART, "Phần thứ nhất" },
        { "132 năm Ngày sinh", LABEL_NONE, "" },
        { "10/4/2022 và", LABEL_NONE, "" },
        { "5.000 đảng viên", LABEL_NONE, "" },
        { "Các chi bộ", LABEL_NONE, "" },
        { "Mục 1, Phần II của", LABEL_NONE, "" },
        { "V/v triển khai", LABEL_NONE, "" },
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct label got;
        struct sheet s;

        sheet_of(t, rows[i].in, &s);
        (void)scan_label(&s, 0, &got);
        if (got.kind != rows[i].kind)
            fail_msg("\"%s\" is read as kind %u", rows[i].in, (unsigned)got.kind);
        if (got.kind)
            same(sheet_text(&s, got.words.from, got.words.to), rows[i].words);
    }
}

static void sentences_cut_by_pages_are_whole_again(void **state)
{
    struct t *t = *state;
    struct sheet s;

    sheet_of(t, "Các chi bộ tổ chức sinh hoạt chi bộ hằng tháng, tổng\n\n- 2 -\n\nkết năm.\nHết.",
             &s);
    assert_int_equal(s.n_paras, 2);
    T_STR(sheet_text(&s, s.paras[0].from, s.paras[0].to),
          "Các chi bộ tổ chức sinh hoạt chi bộ hằng tháng, tổng kết năm.");
}

static void a_list_or_heading_begins_anew(void **state)
{
    struct t *t = *state;
    struct sheet s;

    sheet_of(t, "I. MỤC ĐÍCH\nNâng cao nhận thức\n- một\n- hai\na) ba\nNơi nhận:\n- Lưu.", &s);
    assert_int_equal(s.n_paras, 7);
}

static void kinds_are_known_by_name_and_symbol(void **state)
{
    struct t *t = *state;
    struct sheet s;
    size_t end;

    sheet_of(t, "Chương trình hành động số 18", &s);
    assert_string_equal(doctype_at(&s, 0, &end)->code, "CTr");
    assert_int_equal(end, 22);
    assert_string_equal(doctype_of_symbol(S("KH/HU"))->code, "KH");
    assert_string_equal(doctype_of_symbol(S("2020/NĐ-CP"))->code, "NĐ");
    assert_null(doctype_of_symbol(S("UBND-NV")));
    sheet_of(t, "K Ê  H O Ạ C H", &s);
    assert_string_equal(doctype_line(&s, 0, s.n)->code, "KH");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(symbols_are_read_however_they_are_typed), T(times_are_read_however_they_are_typed),
        T(what_only_looks_like_a_time_is_left),     T(labels_begin_headings),
        T(sentences_cut_by_pages_are_whole_again),  T(a_list_or_heading_begins_anew),
        T(kinds_are_known_by_name_and_symbol),
    };

    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
