/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "read/read.h"
#include "read/result/json.h"
#include "read/source/source.h"
#include "t.h"
#include "text/vi.h"

#define HEAD                                                                                                                              \
    "HUYỆN ỦY ĐÀ SƠN\n*\nSố 19-KH/HU\nĐà Sơn, ngày 21 tháng 02 năm 2022\n\nKẾ HOẠCH\ntổ chức sinh hoạt chuyên " \
    "đề\n-----\n\n"
#define TAIL "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNông Thế Vinh\n"

static struct reading read_it(struct t *t, const char *text)
{
    struct read_options o = { .file = S("thử.txt") };
    struct reading r;

    T_OK(t, read_text(str_of(text), &o, t->arena, &r, t->error));
    return r;
}

static struct str body(struct t *t, const char *words)
{
    return str_fmt(t->arena, HEAD "%s" TAIL, words);
}

static struct reading read_body(struct t *t, const char *words)
{
    return read_it(t, body(t, words).p);
}

static void what_is_not_there_is_not_read(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, "KẾ HOẠCH\nnăm nay\n\nNơi nhận:\n- Lưu.\n");

    assert_null(r.number.text.p);
    assert_null(r.symbol.text.p);
    assert_null(r.issuer.text.p);
    assert_null(r.superior.text.p);
    assert_null(r.place.text.p);
    assert_null(r.date.text.p);
    assert_null(r.theme.text.p);
    assert_null(r.signer.name.p);
    assert_int_equal(r.n_citations + r.n_deadlines + r.n_assignments + r.n_agenda + r.n_materials +
                         r.n_checks,
                     0);
}

static void stamped_documents_are_refused(void **state)
{
    struct t *t = *state;
    static const char *const secret[] = {
        "HUYỆN ỦY ĐÀ SƠN\nMẬT\nSố 19-KH/HU\n\nKẾ HOẠCH\n" TAIL,
        "HUYỆN ỦY ĐÀ SƠN\tTỐI MẬT\nSố 19-KH/HU\n\nKẾ HOẠCH\n" TAIL,
        "HUYỆN ỦY ĐÀ SƠN\nSố 19-KH/HU TUYỆT MẬT\n\nKẾ HOẠCH\n" TAIL,
        "**[ MẬT ]**\n\nHUYỆN ỦY ĐÀ SƠN\nSố 19-KH/HU\n\nKẾ HOẠCH\n" TAIL,
        "HUYỆN ỦY ĐÀ SƠN\nĐộ mật: TỐI MẬT\nSố 19-KH/HU\n\nKẾ HOẠCH\n" TAIL,
        "HUYỆN ỦY ĐÀ SƠN\nTOI MAT\nSố 19-KH/HU\n\nKẾ HOẠCH\n" TAIL,
    };

    for (size_t i = 0; i < COUNT(secret); i++) {
        struct read_options o = { .file = S("x") };
        struct reading r;

        if (read_text(str_of(secret[i]), &o, t->arena, &r, t->error) != E_INVALID)
            fail_msg("document %zu was read", i);
        assert_non_null(strstr(t->error->message, "dấu mật"));
    }
}

static void the_word_mat_in_running_text_is_no_stamp(void **state)
{
    struct t *t = *state;
    struct reading r = read_body(
        t, "Các chi bộ giữ bí mật; tài liệu MẬT không đưa vào hệ thống.\n\nỦY BAN\nMẶT\nTRẬN\n");

    T_STR(r.number.text, "19");
}

static void other_papers_are_refused_with_a_sentence(void **state)
{
    struct t *t = *state;
    static const char *const others[] = {
        "Dear all,\nthe meeting is on 10/4/2022.\nBest regards\n",
        "Mẹ mua cho con một con gà trống. Nó gáy mỗi sáng.\n",
        "{\"a\": [1, 2, 3]}",
        "họ tên;ngày sinh\nNguyễn Văn A;01/01/1990\n",
    };

    for (size_t i = 0; i < COUNT(others); i++) {
        struct read_options o = { .file = S("x") };
        struct reading r;

        T_ERR(t, E_INVALID, read_text(str_of(others[i]), &o, t->arena, &r, t->error));
    }
}

static void the_place_line_may_stand_before_the_number(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t,
        "Nam Hà, ngày 01 tháng 03 năm 2022\n\n\\*\nSố 7 -KH/HU\n\n## **KẾ HOẠCH**\n\n### **học tập**\n" TAIL);

    T_STR(r.place.text, "Nam Hà");
    T_STR(r.date.text, "2022-03-01");
    T_STR(r.number.text, "7");
    T_STR(r.symbol.text, "KH/HU");
    T_STR(r.title.text, "học tập");
}

static void a_short_form_joins_the_document_it_stands_for(void **state)
{
    struct t *t = *state;
    struct reading r = read_body(
        t,
        "Thực hiện Kết luận số 21-KL/TW, ngày 25/10/2021 của Bộ Chính trị về học tập (Kết luận số 21).\n"
        "1. Quán triệt Kết luận 21 và Kế hoạch số 19-KH/HU.\n");

    assert_int_equal(r.n_citations, 1);
    assert_int_equal(r.citations[0].n_spans, 3);
    T_STR(r.citations[0].issuer, "Bộ Chính trị");
    T_STR(r.citations[0].date, "2021-10-25");
}

static void one_number_with_two_dates_is_two_documents(void **state)
{
    struct t *t = *state;
    struct reading r = read_body(
        t,
        "Thực hiện Kế hoạch số 31-KH/TU, ngày 19/12/2016 của Tỉnh ủy về học tập; Kế hoạch số 31-KH/TU, ngày 19/4/2021 của Tỉnh ủy.\n");

    assert_int_equal(r.n_citations, 2);
}

/* A rhythm and its day as "monthly -25", one after the other; "?" behind a doubtful one. */
static void reads_as(struct t *t, const char *sentence, const char *want)
{
    struct reading r = read_body(t, str_fmt(t->arena, "I. VIỆC\nLàm việc.\n\n%s", sentence).p);
    struct buf got = { .max = 4096 };

    for (size_t i = 0; i < r.n_deadlines; i++) {
        const struct reading_deadline *d = &r.deadlines[i];
        struct str when = d->recurrence.p ? d->recurrence : d->date;

        buf_fmt(&got, "%s%.*s", i ? " " : "", STR_ARGS(when));
        if (d->month_day)
            buf_fmt(&got, "%+d", d->month_day);
        buf_str(&got, str_of(d->doubt ? "?" : ""));
    }
    if (!str_eq(buf_view(&got), str_of(want)))
        fail_msg("“%s” is read as %.*s, expected %s", sentence, STR_ARGS(buf_view(&got)), want);
    buf_done(&got);
}

static void the_day_of_a_rhythm_is_kept(void **state)
{
    static const char *const cases[][2] = {
        { "Các chi bộ báo cáo kết quả trước ngày 25 hằng tháng.", "monthly-25" },
        { "Chậm nhất ngày 25 của mỗi tháng, các chi bộ gửi báo cáo.", "monthly-25" },
        { "Hằng tháng (trước ngày 25), các chi bộ gửi báo cáo.", "monthly-25" },
        { "Hằng tháng, chi bộ gửi báo cáo chậm nhất vào ngày 20.", "monthly-20" },
        { "Mỗi tháng một lần, chậm nhất ngày mùng 5, tổ chức sinh hoạt.", "monthly-5" },
        { "Báo cáo tháng gửi trước ngày 05 của tháng sau.", "monthly+5" },
        { "Gửi báo cáo trước ngày 20 của tháng cuối quý.", "quarterly-20" },
        { "Báo cáo quý gửi trước ngày 10 tháng đầu của quý sau.", "quarterly+10" },
        { "Chi bộ sinh hoạt vào các ngày 03 và 18 hằng tháng.", "monthly-3 monthly-18" },
        { "Gửi báo cáo trước ngày 15/12 hằng năm.", "yearly:12-15" },
        { "Gửi báo cáo trước ngày 10 tháng 6 và 10 tháng 12 hằng năm.",
          "yearly:06-10 yearly:12-10" },
        { "Gửi báo cáo trước ngày 20 tháng 6 và tháng 12 hằng năm.", "yearly:06-20 yearly:12-20" },
        { "Báo cáo tháng (trước ngày 25), báo cáo quý (trước ngày 20 của tháng cuối quý).",
          "monthly-25 quarterly-20" },
        { "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) gửi báo cáo.",
          "yearly:06-15 yearly:12-15" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++)
        reads_as(t, cases[i][0], cases[i][1]);
}

static void a_rhythm_that_duties_cannot_hold_is_doubtful(void **state)
{
    static const char *const cases[][2] = {
        { "Chi bộ sinh hoạt định kỳ từ ngày 03 đến ngày 05 hằng tháng.", "monthly-5?" },
        { "Chi bộ sinh hoạt vào tuần đầu hằng tháng.", "monthly?" },
        { "Hằng quý, chậm nhất ngày 20, gửi báo cáo.", "quarterly-20?" },
        { "Gửi báo cáo trước ngày 15 tháng thứ hai của quý.", "quarterly-15?" },
        { "Gửi báo cáo trước ngày 05 của tháng sau.", "monthly+5?" },
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(cases); i++)
        reads_as(t, cases[i][0], cases[i][1]);
}

static void a_review_without_a_day_is_doubtful(void **state)
{
    static const char *const sentences[] = {
        "Sơ kết 6 tháng, tổng kết năm.",
        "Cấp ủy các cấp sơ kết 6 tháng, 1 năm việc thực hiện Kế hoạch.",
        "Định kỳ 6 tháng, 1 năm báo cáo kết quả.",
        "Báo cáo kết quả (6 tháng, năm) về Ban Tổ chức.",
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(sentences); i++) {
        struct reading r = read_body(t, sentences[i]);

        assert_int_equal(r.n_deadlines, 2);
        for (size_t k = 0; k < 2; k++) {
            assert_int_equal(r.deadlines[k].what, DUTY_REPORT);
            assert_int_equal(r.deadlines[k].doubt, DOUBT_NO_DATE);
        }
    }
}

static void a_review_of_a_year_that_was_is_nothing_to_do(void **state)
{
    struct t *t = *state;

    assert_int_equal(read_body(t, "Qua sơ kết 6 tháng năm 2021 cho thấy kết quả.").n_deadlines, 0);
}

static void list_marks_are_no_words_of_a_duty(void **state)
{
    static const char *const marks[] = {
        "- ", "a) ", "B) ", "+ ", "(2) ", "3. ", "2.1. ", "- b) "
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(marks); i++) {
        struct reading r = read_body(
            t, str_fmt(t->arena,
                       "I. VIỆC\nLàm việc.\n\n%sHình thức: sinh hoạt trước ngày 30/4/2022.\n",
                       marks[i])
                   .p);

        assert_int_equal(r.n_deadlines, 1);
        T_STR(r.deadlines[0].text, "Hình thức: sinh hoạt trước ngày 30/4/2022");
        /* the place in the source has every letter, the mark too */
        assert_int_equal(r.deadlines[0].span.to - r.deadlines[0].span.from, strlen(marks[i]) + 41);
    }
}

static void an_articles_name_is_no_list_mark(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_body(t, "I. VIỆC\nLàm việc.\n\nĐiều 3. Chi bộ sinh hoạt trước ngày 30/4/2022.\n");

    assert_int_equal(r.n_deadlines, 1);
    assert_true(str_starts(r.deadlines[0].text, S("Điều 3.")));
}

static void a_month_with_a_name_is_no_rhythm(void **state)
{
    struct t *t = *state;

    reads_as(t, "Gửi báo cáo trước ngày 20 tháng 6 năm 2022.", "2022-06-20");
    reads_as(t, "Gửi báo cáo trước ngày 20/6/2022 và 20/9/2022.", "2022-06-20 2022-09-20");
}

static void days_of_cited_documents_are_no_deadlines(void **state)
{
    struct t *t = *state;
    struct reading r = read_body(
        t,
        "Thực hiện Kế hoạch số 31-KH/TU, ngày 19/12/2022 của Tỉnh ủy. Hội nghị ngày 05/01/2022 đã thống nhất.\n");

    assert_int_equal(r.n_deadlines, 0);
}

static void contradictions_are_noticed(void **state)
{
    struct t *t = *state;
    static const struct {
        const char *words, *rule;
    } rows[] = {
        { "I. MỘT\nNội dung.\nII. HAI\nNội dung.\nIV. BỐN\nNội dung.\n", "numbering-gap" },
        { "1. Một nội dung.\n2. Hai nội dung.\n2. Ba nội dung.\n", "numbering-gap" },
        { "Kết luận số 14-KL/TW, ngày 22/9/2021 của Bộ Chính trị về chủ trương khuyến khích cán bộ năng động; Kết luận số 41-KL/TW, "
          "ngày 22/9/2021 của Bộ Chính trị về chủ trương khuyến khích cán bộ năng động.\n",
          "citation-conflict" },
        { "Nội dung kiểm điểm theo Phụ lục 1.\n", "annex-missing" },
        { "Các chi bộ báo cáo trước ngày 31/4/2022.\n", "date-impossible" },
        { "Các chi bộ hoàn thành sinh hoạt trước ngày 15/6/2022. Trường hợp đặc biệt hoàn thành sinh hoạt trước ngày 10/6/2022.\n",
          "date-order" },
        { "Sinh hoạt từ ngày 15/6/2022 đến ngày 01/6/2022.\n", "date-order" },
        { "Các chi bộ báo cáo kết quả trước ngày 10/01/2022.\n", "deadline-before-issue" },
    };

    for (size_t i = 0; i < COUNT(rows); i++) {
        struct reading r = read_body(t, rows[i].words);
        bool found = false;

        for (size_t k = 0; k < r.n_checks; k++)
            found |= str_eq(r.checks[k].rule, str_of(rows[i].rule));
        if (!found)
            fail_msg("%s is not noticed in \"%s\"", rows[i].rule, rows[i].words);
    }
    struct reading r =
        read_it(t, "ĐẢNG ỦY XÃ PHÚ\nSố 19-KH/HU\n\nKẾ HOẠCH\nhọc tập\n\nTheo kế hoạch.\n" TAIL);

    assert_int_equal(r.n_checks, 1);
    T_STR(r.checks[0].rule, "symbol-of-another-body");
}

static void files_that_cite_differently_are_noticed(void **state)
{
    struct t *t = *state;
    struct reading a = read_body(
        t,
        "Kết luận số 14-KL/TW, ngày 22/9/2021 của Bộ Chính trị về chủ trương khuyến khích cán bộ năng động.\n");
    struct reading b = read_body(
        t,
        "Kết luận số 41-KL/TW, ngày 22/9/2021 của Bộ Chính trị về chủ trương khuyến khích cán bộ năng động.\n");
    struct reading *both[] = { &a, &b };

    read_compare(both, 2, t->arena);
    assert_int_equal(a.n_checks, 1);
    assert_int_equal(b.n_checks, 1);
    T_STR(a.checks[0].rule, "citation-conflict");
}

static const char *const sample = HEAD
    "Thực hiện Hướng dẫn số 11-HD/BTGTU, ngày 14/02/2022 của Ban Tuyên giáo Tỉnh ủy, Ban Thường vụ xây dựng Kế hoạch.\n\n"
    "I. NỘI DUNG\n1. Chủ đề: “Gần dân”.\n2. Chương trình hội nghị: (1) Khai mạc; (2) Báo cáo; (3) Kết luận.\n"
    "3. Báo cáo kết quả trước ngày 10/4/2022; sinh hoạt hằng tháng, từ tháng 4 đến tháng 6/2022.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Ban Tuyên giáo Huyện ủy\n- Theo dõi, đôn đốc;\n- Tổng hợp báo cáo.\n2. Các chi bộ: tổ chức học tập.\n" TAIL;

static struct str as_json(struct t *t, const struct reading *r)
{
    struct buf b = { .max = 1 << 24 };

    reading_json(&b, r, READING_WITH_TEXT);
    return buf_take(&b, t->arena);
}

static void json_and_back_is_the_same(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, sample), again;
    struct str json = as_json(t, &r);

    T_OK(t, reading_load(json, t->arena, &again, t->error));
    assert_true(str_eq(json, as_json(t, &again)));
    T_ERR(t, E_INVALID, reading_load(S("[]"), t->arena, &again, t->error));
    T_ERR(t, E_INVALID, reading_load(S("{\"source\": 1"), t->arena, &again, t->error));
}

/* Decomposes what composes: the other way a scanner or a Mac writes the same letters. */
static struct str decomposed(struct t *t, struct str s)
{
    static const struct {
        const char *composed, *parts;
    } letters[] = { { "ế", "e\xcc\x82\xcc\x81" }, { "ạ", "a\xcc\xa3" },
                    { "ủ", "u\xcc\x89" },         { "ộ", "o\xcc\xa3\xcc\x82" },
                    { "á", "a\xcc\x81" },         { "ề", "e\xcc\x82\xcc\x80" },
                    { "à", "a\xcc\x80" },         { "ự", "u\xcc\x9b\xcc\xa3" },
                    { "ư", "u\xcc\x9b" },         { "Ủ", "U\xcc\x89" },
                    { "ị", "i\xcc\xa3" },         { "ố", "o\xcc\x82\xcc\x81" } };
    struct buf out = { .max = 1 << 20 };

    for (size_t i = 0; i < s.n;) {
        size_t from = i, k;

        (void)vi_rune(s, &i);
        for (k = 0; k < COUNT(letters); k++)
            if (str_eq(str_of(letters[k].composed), str_sub(s, from, i)))
                break;
        if (k < COUNT(letters))
            buf_str(&out, str_of(letters[k].parts));
        else
            buf_str(&out, str_sub(s, from, i));
    }
    return buf_take(&out, t->arena);
}

static void decomposed_letters_read_the_same(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, sample), again = read_it(t, decomposed(t, str_of(sample)).p);

    assert_true(decomposed(t, str_of(sample)).n > strlen(sample) + 40);
    assert_true(str_eq(as_json(t, &r), as_json(t, &again)));
}

static void line_ends_make_no_difference(void **state)
{
    struct t *t = *state;
    struct buf out = { .max = 1 << 20 };
    struct reading r = read_it(t, sample), again;

    for (const char *p = sample; *p; p++) {
        if (*p == '\n')
            buf_char(&out, '\r');
        buf_char(&out, *p);
    }
    again = read_it(t, buf_take(&out, t->arena).p);
    assert_true(str_eq(as_json(t, &r), as_json(t, &again)));
}

static void reading_the_normalised_text_reads_the_same(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, sample), again = read_it(t, arena_cstr(t->arena, r.text));

    assert_true(str_eq(as_json(t, &r), as_json(t, &again)));
}

static void within(const struct reading *r, struct span s, size_t runes)
{
    (void)r;
    assert_true(s.from < s.to);
    assert_true(s.to <= runes);
}

/* The code points [from, to) of the text. */
static struct str cut(struct str text, struct span s)
{
    size_t i = 0, from, n = 0;

    for (; n < s.from; n++)
        (void)vi_rune(text, &i);
    from = i;
    for (; n < s.to; n++)
        (void)vi_rune(text, &i);
    return str_sub(text, from, i);
}

static void spans_point_at_the_words(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, sample);
    size_t runes = vi_rune_count(r.text);

    T_STR(cut(r.text, r.number.span), "19");
    T_STR(cut(r.text, r.place.span), "Đà Sơn");
    T_STR(cut(r.text, r.theme.span), "Gần dân");
    T_STR(cut(r.text, r.issuer.span), "HUYỆN ỦY ĐÀ SƠN");
    T_STR(cut(r.text, r.citations[0].spans[0]),
          "Hướng dẫn số 11-HD/BTGTU, ngày 14/02/2022 của Ban Tuyên giáo Tỉnh ủy");
    T_STR(cut(r.text, r.recipients[0].span), "Các chi bộ");
    for (size_t i = 0; i < r.n_deadlines; i++)
        within(&r, r.deadlines[i].span, runes);
    for (size_t i = 0; i < r.n_sections; i++)
        within(&r, r.sections[i].span, runes);
    for (size_t i = 0; i < r.n_assignments; i++)
        for (size_t k = 0; k < r.assignments[i].n_tasks; k++)
            assert_true(str_eq(cut(r.text, r.assignments[i].tasks[k].span),
                               r.assignments[i].tasks[k].text));
    assert_int_equal(r.n_agenda, 1);
    for (size_t i = 0; i < r.agenda[0].n_steps; i++)
        assert_true(str_eq(cut(r.text, r.agenda[0].steps[i].span), r.agenda[0].steps[i].text));
}

/* Any prefix of a document is read or refused, never more. */
static void cut_off_documents_do_no_harm(void **state)
{
    struct t *t = *state;
    struct str s = str_of(sample);

    for (size_t n = 0; n < s.n; n += 7) {
        struct arena_mark m = arena_mark(t->arena);
        struct read_options o = { .file = S("x") };
        struct reading r;
        enum err e = read_text(arena_str(t->arena, str_sub(s, 0, n)), &o, t->arena, &r, t->error);

        assert_true(e == OK || e == E_INVALID);
        arena_reset_to(t->arena, m);
    }
}

/* Reading costs what a text is long: were it the square of that, this would outlast the test's time. */
static void a_very_long_list_is_read(void **state)
{
    enum { ITEMS = 150000 };
    CLEANUP(buf_done) struct buf b = { 0 };
    struct read_options o = { .file = S("dài.txt") };
    struct t *t = *state;
    struct reading r;

    buf_lit(&b, HEAD);
    for (int i = 1; i <= ITEMS; i++)
        buf_fmt(&b, "1.1.%d việc\n", i % 9 + 1);
    buf_lit(&b, TAIL);
    T_OK(t, read_text(buf_view(&b), &o, t->arena, &r, t->error));
    T_STR(r.symbol.text, "KH/HU");
    T_STR(r.signer.name, "Nông Thế Vinh");
}

static void every_doubt_has_a_key_and_words_in_both_languages(void **state)
{
    (void)state;
    assert_int_equal(doubt_key(DOUBT_NONE).n + doubt_words(DOUBT_NONE, LANG_VI).n, 0);
    for (unsigned i = 1; i < DOUBT_COUNT; i++) {
        enum doubt d = (enum doubt)i;

        assert_true(doubt_key(d).n && doubt_words(d, LANG_VI).n && doubt_words(d, LANG_EN).n);
        assert_false(str_eq(doubt_words(d, LANG_VI), doubt_words(d, LANG_EN)));
        assert_int_equal(doubt_from(doubt_key(d)), d);
        /* as stored before there were keys */
        assert_int_equal(doubt_from(doubt_words(d, LANG_VI)), d);
    }
    assert_int_equal(doubt_from(S("no such doubt")), DOUBT_NONE);
}

static void what_looks_wrong_is_said_in_both_languages(void **state)
{
    struct t *t = *state;
    struct reading r = read_body(t, "I. MỘT\nLàm.\nIII. BA\nTrước ngày 31/4/2022 gửi báo cáo.\n");
    const struct reading_check *gap = NULL;

    for (size_t i = 0; i < r.n_checks; i++)
        gap = str_eq(r.checks[i].rule, S("numbering-gap")) ? &r.checks[i] : gap;
    assert_non_null(gap);
    T_STR(gap->message, "Đánh số nhảy từ 1 đến 3 (mục “III”).");
    T_STR(reading_check_words(t->arena, LANG_EN, gap->message_key, gap->args),
          "The numbering jumps from 1 to 3 (heading “III”).");
    T_STR(reading_check_words(t->arena, LANG_EN, S("gone"), gap->args), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_is_not_there_is_not_read),
        T(stamped_documents_are_refused),
        T(the_word_mat_in_running_text_is_no_stamp),
        T(other_papers_are_refused_with_a_sentence),
        T(the_place_line_may_stand_before_the_number),
        T(a_short_form_joins_the_document_it_stands_for),
        T(one_number_with_two_dates_is_two_documents),
        T(the_day_of_a_rhythm_is_kept),
        T(a_rhythm_that_duties_cannot_hold_is_doubtful),
        T(a_month_with_a_name_is_no_rhythm),
        T(list_marks_are_no_words_of_a_duty),
        T(an_articles_name_is_no_list_mark),
        T(a_review_without_a_day_is_doubtful),
        T(a_review_of_a_year_that_was_is_nothing_to_do),
        T(days_of_cited_documents_are_no_deadlines),
        T(contradictions_are_noticed),
        T(files_that_cite_differently_are_noticed),
        T(json_and_back_is_the_same),
        T(decomposed_letters_read_the_same),
        T(line_ends_make_no_difference),
        T(reading_the_normalised_text_reads_the_same),
        T(spans_point_at_the_words),
        T(cut_off_documents_do_no_harm),
        T(a_very_long_list_is_read),
        T(every_doubt_has_a_key_and_words_in_both_languages),
        T(what_looks_wrong_is_said_in_both_languages),
    };

    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
