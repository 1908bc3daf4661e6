/* SPDX-License-Identifier: Apache-2.0 */
#include "play/doc_samples.h"

#include "base/arena.h"
#include "base/attr.h"
#include "doc/layout.h"

static const int64_t made_at = INT64_C(1772500000000); /* 3 March 2026 */

static struct layout_doc *commune(struct arena *a)
{
    struct layout_doc *d = layout_new(a);

    d->superior = S("ĐẢNG BỘ TỈNH SÔNG TRẦM");
    d->issuer = S("ĐẢNG ỦY XÃ AN HÒA");
    d->place = S("An Hòa");
    d->day = (struct day){ 2026, 2, 3 };
    d->author = S("Đảng ủy xã An Hòa");
    d->created_at = made_at;
    return d;
}

static struct layout_doc *plan(struct arena *a)
{
    static const struct str recipients[] = {
        S("Thường trực Tỉnh ủy (báo cáo)"),
        S("Các chi bộ trực thuộc"),
        S("Lưu Văn phòng Đảng ủy"),
    };
    struct layout_doc *d = commune(a);
    struct layout_block *b;

    d->number = S("5");
    d->symbol = S("KH/ĐU");
    d->type_name = S("Kế hoạch");
    d->title = S("tổ chức đợt sinh hoạt chuyên đề “Giữ nếp làm việc, giữ lời đã hứa”\n"
                 "trong các chi bộ trực thuộc năm 2026");
    b = layout_paragraph(d, S("Thực hiện "));
    layout_run(d, b, S("Chương trình công tác năm 2026"), LAYOUT_ITALIC);
    layout_run(d, b, S(" của Đảng ủy, Ban Thường vụ Đảng ủy xã xây dựng kế hoạch như sau:"),
               LAYOUT_PLAIN);
    layout_heading(d, 1, S("I. MỤC ĐÍCH, YÊU CẦU"));
    layout_item(d, S("1."),
                S("Giúp mỗi chi bộ nhìn lại việc đã làm, việc còn chậm; rõ người, rõ việc, rõ "
                  "thời hạn."));
    layout_item(d, S("2."),
                S("Sinh hoạt gọn, thiết thực; không phô trương, không làm thay cấp dưới."));
    layout_heading(d, 1, S("II. NỘI DUNG VÀ THỜI GIAN"));
    layout_item(d, S("-"),
                S("Chi bộ thôn Đông làm điểm trước ngày 15/3/2026; các chi bộ khác xong trước "
                  "ngày 30/4/2026."));
    layout_item(d, S("-"),
                S("Báo cáo kết quả gửi về Đảng ủy (qua Văn phòng) chậm nhất ngày 10/5/2026."));
    layout_heading(d, 1, S("III. TỔ CHỨC THỰC HIỆN"));
    layout_paragraph(d,
                     S("Văn phòng Đảng ủy theo dõi, đôn đốc và tổng hợp kết quả thực hiện kế hoạch "
                       "này."));
    d->signers[0] = (struct layout_signer){ .authority = S("T/M BAN THƯỜNG VỤ"),
                                            .title = S("Bí thư"),
                                            .name = S("Phạm Thị Hường") };
    d->signers_n = 1;
    d->recipients = recipients;
    d->recipients_n = COUNT(recipients);
    return d;
}

static void report_table(struct arena *a, struct layout_doc *d, size_t rows)
{
    static const struct layout_column columns[] = {
        { S("STT"), 1, LAYOUT_CENTER },
        { S("Chi bộ"), 4, LAYOUT_LEFT },
        { S("Số buổi"), 1.4, LAYOUT_RIGHT },
        { S("Đảng viên dự"), 1.8, LAYOUT_RIGHT },
        { S("Kết quả, ghi chú"), 5, LAYOUT_LEFT },
    };
    struct layout_table *t = layout_table(d, columns, COUNT(columns));

    layout_row(d, t, (struct str[]){ S("A. Khối thôn") }, 1)->whole = true;
    t->rows[0].bold = true;
    for (size_t i = 1; i <= rows; i++) {
        struct str cells[] = {
            str_fmt(a, "%zu", i),
            str_fmt(a, "Chi bộ thôn Đồng Nẫm số %zu", i),
            str_fmt(a, "%zu", i % 3 + 1),
            str_fmt(a, "%zu/%zu", 18 + i % 7, 26 + i % 5),
            i % 4 ? S("Đã xong, có biên bản")
                  : S("Xong sau thời hạn do mưa lũ; đã sinh hoạt bù vào tuần kế tiếp"),
        };

        layout_row(d, t, cells, COUNT(cells));
    }
}

static struct layout_doc *report(struct arena *a)
{
    static const struct str recipients[] = {
        S("Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        S("Lưu Đảng ủy"),
    };
    struct layout_doc *d = commune(a);

    d->number = S("12");
    d->symbol = S("BC/ĐU");
    d->day = (struct day){ 2026, 5, 12 };
    d->type_name = S("BÁO CÁO");
    d->title = S("kết quả đợt sinh hoạt chuyên đề năm 2026");
    layout_heading(d, 1, S("I. TÌNH HÌNH CHUNG"));
    for (int i = 0; i < 5; i++)
        layout_paragraph(
            d, S("Trong đợt, các chi bộ đã tổ chức sinh hoạt đúng kế hoạch, bảo đảm thời lượng; "
                 "nội dung bám sát việc cụ thể của từng thôn, từng cơ quan. Nhiều ý kiến thẳng "
                 "thắn, có trách nhiệm đã được tiếp thu ngay tại buổi sinh hoạt, những việc "
                 "chưa làm được đều ghi rõ người phụ trách và thời hạn khắc phục."));
    layout_heading(d, 1, S("II. SỐ LIỆU TỔNG HỢP"));
    layout_heading(d, 2, S("1. Kết quả của từng chi bộ"));
    report_table(a, d, 26);
    layout_heading(d, 2, S("2. Hạn chế và nguyên nhân"));
    layout_item(d, S("a)"),
                S("Một số chi bộ gửi báo cáo chậm; việc chuẩn bị dự thảo còn dồn cho bí thư."));
    layout_item(d, S("b)"),
                S("Nguyên nhân chủ yếu là địa bàn rộng, đường sá bị chia cắt trong mùa mưa."));
    layout_heading(d, 1, S("III. KIẾN NGHỊ"));
    layout_paragraph(
        d, S("Đề nghị Tỉnh ủy tiếp tục hỗ trợ tài liệu in khổ lớn cho các chi bộ vùng cao."));
    d->signers[0] = (struct layout_signer){ .authority = S("T/M BAN THƯỜNG VỤ"),
                                            .title = S("PHÓ BÍ THƯ"),
                                            .name = S("Lò Văn Nghĩa") };
    d->signers_n = 1;
    d->recipients = recipients;
    d->recipients_n = COUNT(recipients);
    return d;
}

static struct layout_doc *minutes(struct arena *a)
{
    struct layout_doc *d = layout_new(a);

    d->superior = S("ĐẢNG BỘ XÃ AN HÒA");
    d->issuer = S("CHI BỘ THÔN ĐÔNG");
    d->symbol = S("BB/CB");
    d->place = S("An Hòa");
    d->day = (struct day){ 2026, 10, 9 };
    d->created_at = made_at;
    d->type_name = S("BIÊN BẢN");
    d->title = S("sinh hoạt chi bộ tháng 10 năm 2026");
    layout_item(d, S("-"), S("Thời gian: bắt đầu 19 giờ 30, kết thúc 21 giờ 15 ngày 09/10/2026."));
    layout_item(d, S("-"), S("Địa điểm: Nhà văn hóa thôn Đông."));
    layout_item(d, S("-"),
                S("Tổng số 24 đảng viên; phải dự 22; có mặt 20; vắng có lý do 2; vắng không có lý "
                  "do 0."));
    layout_item(d, S("-"), S("Chủ trì: đồng chí Vi Thị Sen. Thư ký: đồng chí Hà Quốc Tuấn."));
    layout_heading(d, 1, S("I. NỘI DUNG"));
    layout_paragraph(
        d, S("1. Đồng chí bí thư thông qua chương trình.\n"
             "2. Chi bộ thảo luận việc tu sửa kênh nội đồng; thống nhất huy động mỗi hộ một "
             "công.\n3. Biểu quyết: 20/20 đồng ý (100 %)."));
    layout_heading(d, 1, S("II. KẾT LUẬN"));
    layout_paragraph(
        d, S("Chi bộ giao đồng chí trưởng thôn làm đầu mối, xong trước ngày 25/10/2026."));
    d->signers[0] =
        (struct layout_signer){ .title = S("NGƯỜI GHI BIÊN BẢN"), .name = S("Hà Quốc Tuấn") };
    d->signers[1] = (struct layout_signer){ .title = S("CHỦ TRÌ"), .name = S("Vi Thị Sen") };
    d->signers_n = 2;
    return d;
}

static struct layout_doc *letter(struct arena *a)
{
    static const struct str addressees[] = {
        S("Trưởng các thôn"),
        S("Trạm Y tế xã"),
    };
    static const struct str recipients[] = {
        S("Như trên"),
        S("Lưu: VT, VP"),
    };
    struct layout_doc *d = layout_new(a);

    d->superior = S("ỦY BAN NHÂN DÂN TỈNH SÔNG TRẦM");
    d->issuer = S("ỦY BAN NHÂN DÂN XÃ AN HÒA");
    d->number = S("7");
    d->symbol = S("UBND-VP");
    d->subject = S("chuẩn bị hội trường cho hội nghị thôn quý IV");
    d->place = S("An Hòa");
    d->day = (struct day){ 2026, 9, 21 };
    d->created_at = made_at;
    d->addressees = addressees;
    d->addressees_n = COUNT(addressees);
    layout_paragraph(
        d, S("Để hội nghị thôn quý IV diễn ra thuận lợi, Ủy ban nhân dân xã đề nghị các thôn chuẩn "
             "bị hội trường, âm thanh & ánh sáng trước 18 giờ ngày họp; Trạm Y tế xã cử cán bộ "
             "trực trong thời gian hội nghị."));
    layout_paragraph(d, S("Trân trọng./."));
    d->signers[0] = (struct layout_signer){ .authority = S("TM. ỦY BAN NHÂN DÂN"),
                                            .title = S("CHỦ TỊCH"),
                                            .name = S("Đặng Quý Mùi") };
    d->signers_n = 1;
    d->recipients = recipients;
    d->recipients_n = COUNT(recipients);
    return d;
}

static struct layout_doc *roll(struct arena *a)
{
    static const struct layout_column columns[] = {
        { S("STT"), 1, LAYOUT_CENTER },
        { S("Họ và tên"), 5, LAYOUT_LEFT },
        { S("Có mặt"), 1.5, LAYOUT_CENTER },
        { S("Vắng có lý do"), 1.8, LAYOUT_CENTER },
        { S("Vắng không lý do"), 2, LAYOUT_CENTER },
        { S("Ký tên, ghi chú"), 3.5, LAYOUT_LEFT },
    };
    struct layout_doc *d = layout_new(a);
    struct layout_table *t;

    d->superior = S("ĐẢNG BỘ XÃ AN HÒA");
    d->issuer = S("CHI BỘ THÔN ĐÔNG");
    d->place = S("An Hòa");
    d->created_at = made_at;
    d->type_name = S("DANH SÁCH ĐIỂM DANH");
    d->title = S("buổi sinh hoạt chi bộ tháng 10 năm 2026");
    layout_paragraph(d, S("Chủ trì: "))->fill = true;
    layout_paragraph(d, S("Thư ký: "))->fill = true;
    t = layout_table(d, columns, COUNT(columns));
    for (size_t i = 1; i <= 24; i++) {
        struct str cells[] = { str_fmt(a, "%zu", i), str_fmt(a, "Lường Thị Hạnh %zu", i),
                               LAYOUT_CHECKBOX, LAYOUT_CHECKBOX, LAYOUT_CHECKBOX };

        layout_row(d, t, cells, COUNT(cells))->least_mm = 9;
    }
    layout_paragraph(d, S("Ý kiến khác:"))->fill = true;
    layout_lines(d, 3);
    d->signers[0] =
        (struct layout_signer){ .title = S("THƯ KÝ"), .note = S("(Ký, ghi rõ họ tên)") };
    d->signers[1] =
        (struct layout_signer){ .title = S("CHỦ TRÌ"), .note = S("(Ký, ghi rõ họ tên)") };
    d->signers_n = 2;
    return d;
}

const struct doc_sample doc_samples[] = {
    { "ke-hoach", S("dang-2026"), 1, plan },    { "bao-cao", S("dang-2026"), 3, report },
    { "bien-ban", S("dang-2018"), 1, minutes }, { "cong-van", S("nd30-2020"), 1, letter },
    { "diem-danh", S("paper"), 2, roll },
};
const size_t doc_samples_n = COUNT(doc_samples);
