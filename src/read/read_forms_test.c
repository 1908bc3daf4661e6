/* SPDX-License-Identifier: Apache-2.0 */
/* read_forms_test.c - orders of proceedings, materials and signatures as other offices print them. */
#include "read/read.h"
#include "t.h"

#define HEAD                                                                                                               \
    "HUYỆN ỦY ĐÀ SƠN\n*\nSố 19-KH/HU\nĐà Sơn, ngày 21 tháng 02 năm 2022\n\nKẾ HOẠCH\ntổ chức sinh " \
    "hoạt chuyên đề\n-----\n\nI. MỤC ĐÍCH\nNâng cao nhận thức.\n\n"
#define TAIL   "\n\nNơi nhận:\n- Các chi bộ,\n- Lưu.\n\n"
#define SIGNED TAIL "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nNông Thế Vinh\n"

static struct reading read_it(struct t *t, const char *text)
{
    struct read_options o = { .file = S("thử.txt") };
    struct reading r;

    T_OK(t, read_text(str_of(text), &o, t->arena, &r, t->error));
    return r;
}

static void an_order_stands_under_the_heading_that_names_it(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_it(t, HEAD "II. THỜI GIAN, TRÌNH TỰ\n1. Thời gian\nTrong tháng 3/2022.\n"
                        "2. Trình tự\n- Nêu lý do.\n- Trình bày chuyên đề.\n"
                        "- Thảo luận.\n- Kết luận.\n" SIGNED);

    assert_int_equal(r.n_agenda, 1);
    assert_int_equal(r.agenda[0].n_steps, 4);
    T_STR(r.agenda[0].steps[0].text, "Nêu lý do");
}

static void a_list_that_opens_and_closes_like_a_meeting_is_an_order(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD "II. BUỔI THỨ HAI\n+ Chào cờ, giới thiệu đại biểu;\n"
                                       "+ Nghe báo cáo viên trình bày;\n+ Đảng viên thảo luận;\n"
                                       "+ Bí thư kết luận.\n" SIGNED);

    assert_int_equal(r.n_agenda, 1);
    assert_int_equal(r.agenda[0].n_steps, 4);
    assert_int_equal(r.agenda[0].doubt, DOUBT_AGENDA_FROM_HEADING);
}

static void a_list_of_tasks_is_no_order(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_it(t, HEAD "II. NHIỆM VỤ\n- Chi ủy chuẩn bị báo cáo.\n- Đảng viên góp ý, "
                        "thảo luận ở tổ.\n- Ban Tuyên giáo theo dõi, tổng kết.\n"
                        "- Văn phòng bố trí kinh phí.\n" SIGNED);

    assert_int_equal(r.n_agenda, 0);
}

static void hours_in_front_are_no_words_of_a_step(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD "II. KỊCH BẢN\n7h30 - 7h45: Ổn định tổ chức.\n"
                                       "7h45 - 8h30: Trình bày chuyên đề.\n"
                                       "8 giờ 30 - 9 giờ: Thảo luận.\n9h00: Kết luận.\n" SIGNED);

    assert_int_equal(r.n_agenda, 1);
    assert_int_equal(r.agenda[0].n_steps, 4);
    T_STR(r.agenda[0].steps[2].text, "Thảo luận");
}

static void steps_in_brackets_are_read_line_by_line_under_their_heading(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t, HEAD "II. THỜI GIAN\n1. Thời gian: trong tháng 3/2022.\n\n2. Trình tự buổi sinh hoạt:"
                "\n\n(1) Bí thư nêu lý do (5 phút).\n(2) Đảng viên thảo luận (40 phút).\n"
                "(3) Phân công người chịu trách nhiệm (15 phút).\n(4) Kết luận (5 phút).\n\n"
                "III. BÁO CÁO\nCác chi bộ báo cáo trước ngày 30/4/2022.\n" SIGNED);

    assert_int_equal(r.n_agenda, 1);
    assert_int_equal(r.agenda[0].n_steps, 4);
    T_STR(r.agenda[0].steps[1].label, "2");
    T_STR(r.agenda[0].steps[1].text, "Đảng viên thảo luận (40 phút)");
    assert_int_equal(r.agenda[0].doubt, DOUBT_NONE);
    assert_int_equal(r.n_checks, 0);
}

static void numbers_in_brackets_under_another_heading_are_no_steps(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD "II. YÊU CẦU\n1. Mỗi chi bộ:\n(1) Có một sổ nghị quyết.\n"
                                       "(2) Có một sổ tay đảng viên.\n" SIGNED);

    assert_int_equal(r.n_agenda, 0);
    assert_int_equal(r.n_checks, 0);
}

static void a_heading_of_proceedings_without_a_step_is_a_finding(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t, HEAD "II. CÁCH LÀM\n1. Hình thức: tập trung.\n2. Trình tự buổi sinh hoạt:\n"
                "Bí thư mở đầu rồi mọi người cùng bàn.\n3. Địa điểm: nhà văn hóa.\n" SIGNED);

    assert_int_equal(r.n_agenda, 0);
    assert_int_equal(r.n_checks, 1);
    T_STR(r.checks[0].rule, "agenda-missing");
    T_STR(r.checks[0].args[0], "Trình tự buổi sinh hoạt");
}

static void steps_may_be_numbered_in_words(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD "II. CÁC BƯỚC TIẾN HÀNH\nBước một: Chọn tình huống.\n"
                                       "Bước hai: Chuẩn bị ý kiến.\nBước ba: Sinh hoạt.\n" SIGNED);

    assert_int_equal(r.n_agenda, 1);
    assert_int_equal(r.agenda[0].n_steps, 3);
    T_STR(r.agenda[0].steps[1].text, "Chuẩn bị ý kiến");
}

static void materials_are_listed_by_letters_or_named_on_one_line(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t, HEAD "II. VIỆC HỌC\n1. Văn bản nghiên cứu:\na) Chỉ thị số 05-CT/TW ngày 15/5/2016;\n"
                "b) Sổ tay đảng viên năm 2021.\n2. Tài liệu tham khảo: Kết luận số 01-KL/TW ngày "
                "18/5/2021; Kết luận số 21-KL/TW ngày 25/10/2021.\n" SIGNED);

    assert_int_equal(r.n_materials, 2);
    assert_int_equal(r.materials[0].n_documents, 2);
    T_STR(r.materials[0].documents[0].number, "05");
    T_STR(r.materials[0].documents[1].title, "Sổ tay đảng viên năm 2021");
    assert_int_equal(r.materials[1].n_documents, 2);
    T_STR(r.materials[1].documents[1].symbol, "KL/TW");
}

static void a_month_in_front_gives_its_documents_a_month(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t, HEAD "II. LỊCH SINH HOẠT\n1. Tháng 3/2022: Chuyên đề “Nêu gương”. Tài liệu: Quy định số "
                "08-QĐi/TW ngày 25/10/2018.\n2. Tháng 5/2022: Chuyên đề “Học Bác”. Tài liệu: Chỉ "
                "thị số 05-CT/TW ngày 15/5/2016.\n" SIGNED);

    assert_int_equal(r.n_materials, 2);
    T_STR(r.materials[0].month, "2022-03");
    T_STR(r.materials[1].month, "2022-05");
    assert_int_equal(r.n_deadlines, 2);
    assert_int_equal(r.deadlines[0].what, DUTY_SESSION);
    T_STR(r.deadlines[1].date, "2022-05");
}

static void topics_by_month_are_what_their_months_are_for(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_it(t, HEAD "II. NỘI DUNG\n1. Chủ đề chung: giữ lời hứa.\n2. Nội dung từng tháng:\n\n"
                        "a) Tháng 3/2022: Rà soát việc đã hứa với dân; phân công người làm.\n\n"
                        "b) Tháng 4/2022: Nêu gương trong giữ gìn vệ sinh thôn xóm.\n\n"
                        "đ) Tháng 5/2022: Hòa giải ở cơ sở.\n\nIII. BÁO CÁO\n"
                        "Các chi bộ báo cáo trước ngày 30/6/2022.\n" SIGNED);

    assert_int_equal(r.n_materials, 3);
    T_STR(r.materials[0].month, "2022-03");
    T_STR(r.materials[0].documents[0].title, "Rà soát việc đã hứa với dân; phân công người làm");
    T_STR(r.materials[2].month, "2022-05");
    for (size_t i = 0; i < r.n_sections; i++)
        assert_int_equal(str_find(r.sections[i].title, S("Tháng"), 0), SIZE_MAX);
    assert_int_equal(r.n_deadlines, 1);
}

static void months_of_other_work_are_no_topics(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_it(t, HEAD "II. TIẾN ĐỘ\na) Tháng 3/2022: Ban Tuyên giáo soạn kế hoạch.\n"
                        "b) Tháng 4/2022: Các chi bộ đăng ký danh sách.\n" SIGNED);

    assert_int_equal(r.n_materials, 0);
}

static void writing_and_inspecting_are_no_sessions(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(
        t,
        HEAD "II. TỔ CHỨC THỰC HIỆN\n1. Ban Xây dựng Đảng chủ trì, phối hợp biên soạn tài liệu "
             "gợi ý, gửi các chi bộ trước ngày 01 hằng tháng.\n2. Ủy ban Kiểm tra theo dõi việc "
             "thực hiện; mỗi quý kiểm tra ít nhất 02 chi bộ.\n3. Các chi bộ tổ chức sinh hoạt, tự "
             "kiểm tra trước ngày 10 hằng tháng.\n" SIGNED);

    assert_int_equal(r.n_deadlines, 3);
    assert_int_equal(r.deadlines[0].what, DUTY_OTHER);
    assert_int_equal(r.deadlines[0].doubt, DOUBT_NO_DUTY_NAMED);
    assert_int_equal(r.deadlines[1].what, DUTY_OTHER);
    assert_int_equal(r.deadlines[1].doubt, DOUBT_NO_DUTY_NAMED);
    assert_int_equal(r.deadlines[2].what, DUTY_SESSION);
}

static void of_two_who_sign_the_one_under_the_authority_counts(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD TAIL "NGƯỜI LẬP\t\tTM. CHI BỘ\n\t\tBÍ THƯ\n\n"
                                            "Bạch Thị Ngà\t\tKiều Văn Sáu\n");

    T_STR(r.signer.title, "BÍ THƯ");
    T_STR(r.signer.name, "Kiều Văn Sáu");
}

static void ranks_notes_and_small_letters_do_not_hide_who_signs(void **state)
{
    static const char *const blocks[] = {
        "T/M ĐẢNG ỦY\nPhó Bí thư\n\nThượng tá Vi Văn Chức\n",
        "TM. BAN CHẤP HÀNH\nPHÓ BÍ THƯ\n\nBS.CKII. Vi Văn Chức\n",
        "TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nVi Văn Chức (đã ký)\n",
    };
    struct t *t = *state;

    for (size_t i = 0; i < COUNT(blocks); i++) {
        struct reading r = read_it(t, str_fmt(t->arena, HEAD TAIL "%s", blocks[i]).p);

        T_STR(r.signer.name, "Vi Văn Chức");
        assert_true(r.signer.title.n > 0);
    }
}

static void recipients_may_stand_on_the_right(void **state)
{
    struct t *t = *state;
    struct reading r = read_it(t, HEAD "\n\nT/M CHI BỘ\t\tNơi nhận:\nBÍ THƯ\t\t- Đảng ủy Khối,\n"
                                       "\t\t- Đảng viên,\n\t\t- Lưu.\nÔng Thế Kiệt\n");

    assert_int_equal(r.n_recipients, 3);
    T_STR(r.recipients[1].text, "Đảng viên");
    T_STR(r.signer.name, "Ông Thế Kiệt");
}

static void the_place_line_under_the_title_is_none_of_it(void **state)
{
    struct t *t = *state;
    struct reading r =
        read_it(t, "CHI BỘ THÔN ĐÔNG\nSố 03-KH/CB\n\nKẾ HOẠCH\nSinh hoạt năm 2024\n"
                   "Sông Lô, ngày 15 tháng 01 năm 2024\n\nI. VIỆC\nLàm việc." SIGNED);

    T_STR(r.title.text, "Sinh hoạt năm 2024");
    T_STR(r.place.text, "Sông Lô");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(an_order_stands_under_the_heading_that_names_it),
        T(a_list_that_opens_and_closes_like_a_meeting_is_an_order),
        T(a_list_of_tasks_is_no_order),
        T(hours_in_front_are_no_words_of_a_step),
        T(steps_in_brackets_are_read_line_by_line_under_their_heading),
        T(numbers_in_brackets_under_another_heading_are_no_steps),
        T(a_heading_of_proceedings_without_a_step_is_a_finding),
        T(steps_may_be_numbered_in_words),
        T(materials_are_listed_by_letters_or_named_on_one_line),
        T(a_month_in_front_gives_its_documents_a_month),
        T(topics_by_month_are_what_their_months_are_for),
        T(months_of_other_work_are_no_topics),
        T(writing_and_inspecting_are_no_sessions),
        T(of_two_who_sign_the_one_under_the_authority_counts),
        T(ranks_notes_and_small_letters_do_not_hide_who_signs),
        T(recipients_may_stand_on_the_right),
        T(the_place_line_under_the_title_is_none_of_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
