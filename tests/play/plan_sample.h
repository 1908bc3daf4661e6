/* plan_sample.h - a fictional plan for tests: every rhythm of a duty, an agenda, months, a doubt. */
#pragma once

#define PLAN_SAMPLE                                                                                                                 \
    "ĐẢNG BỘ TỈNH SƠN HÀ\n"                                                                                                \
    "ĐẢNG ỦY XÃ SUỐI BÀNG\n"                                                                                               \
    "*\n"                                                                                                                           \
    "Số 27-KH/ĐU\n"                                                                                                              \
    "ĐẢNG CỘNG SẢN VIỆT NAM\n"                                                                                             \
    "Suối Bàng, ngày 02 tháng 3 năm 2022\n"                                                                                   \
    "\n"                                                                                                                            \
    "KẾ HOẠCH\n"                                                                                                                \
    "tổ chức đợt sinh hoạt chính trị về nêu gương, giữ lời hứa với Nhân dân\n"                           \
    "-----\n"                                                                                                                       \
    "\n"                                                                                                                            \
    "Thực hiện Hướng dẫn số 14-HD/BTGTU, ngày 21/02/2022 của Ban Tuyên giáo Tỉnh ủy Sơn Hà về đợt "      \
    "sinh hoạt chính trị năm 2022, Ban Thường vụ Đảng ủy xã xây dựng kế hoạch như sau:\n"                  \
    "\n"                                                                                                                            \
    "I. MỤC ĐÍCH, YÊU CẦU\n"                                                                                                 \
    "\n"                                                                                                                            \
    "Nâng cao trách nhiệm của cấp ủy, đảng viên trong việc thực hiện những điều đã hứa.\n"             \
    "\n"                                                                                                                            \
    "II. NỘI DUNG, HÌNH THỨC, THỜI GIAN\n"                                                                                   \
    "\n"                                                                                                                            \
    "1. Chủ đề: “Nói đi đôi với làm”.\n"                                                                            \
    "\n"                                                                                                                            \
    "2. Nội dung:\n"                                                                                                              \
    "\n"                                                                                                                            \
    "2.1. Rà soát những việc cấp ủy đã hứa với Nhân dân từ đầu nhiệm kỳ.\n"                              \
    "\n"                                                                                                                            \
    "2.2. Chỉ ra việc chưa làm được, nguyên nhân và người chịu trách nhiệm.\n"                                 \
    "\n"                                                                                                                            \
    "3. Hình thức: các chi bộ tổ chức hội nghị kiểm điểm. Chương trình hội nghị: (1) Quán triệt kế " \
    "hoạch; (2) Báo cáo tự soi của tập thể; (3) Thảo luận; (4) Kết luận hội nghị.\n"                        \
    "\n"                                                                                                                            \
    "4. Thời gian: hội nghị hoàn thành trong tháng 3/2022. Sau hội nghị, các chi bộ sinh hoạt "                   \
    "chuyên đề hằng tháng. Đăng ký chi bộ làm điểm trước ngày 31/4/2022.\n"                                     \
    "\n"                                                                                                                            \
    "5. Chế độ báo cáo: Các chi bộ báo cáo kết quả về Đảng ủy xã (qua Văn phòng Đảng ủy) trước "  \
    "ngày 10/4/2022. Báo cáo kết quả chung trước ngày 12/12/2022.\n"                                                     \
    "\n"                                                                                                                            \
    "III. TỔ CHỨC THỰC HIỆN\n"                                                                                              \
    "\n"                                                                                                                            \
    "1. Các chi bộ trực thuộc\n"                                                                                             \
    "\n"                                                                                                                            \
    "- Xây dựng kế hoạch cụ thể của chi bộ.\n"                                                                       \
    "\n"                                                                                                                            \
    "- Phân công đảng viên theo dõi từng việc đã hứa.\n"                                                             \
    "\n"                                                                                                                            \
    "2. Văn phòng Đảng ủy\n"                                                                                                 \
    "\n"                                                                                                                            \
    "- Theo dõi, tổng hợp báo cáo của các chi bộ.\n"                                                                    \
    "\n"                                                                                                                            \
    "Nơi nhận:\n"                                                                                                                \
    "- Ban Tuyên giáo Tỉnh ủy,\n"                                                                                             \
    "- Các chi bộ trực thuộc,\n"                                                                                             \
    "- Lưu Văn phòng Đảng ủy.\n"                                                                                            \
    "\n"                                                                                                                            \
    "T/M BAN THƯỜNG VỤ\n"                                                                                                      \
    "BÍ THƯ\n"                                                                                                                    \
    "\n"                                                                                                                            \
    "Nguyễn Hữu Khoát\n"
