-- What stands from the start, as data that an administrator may change.

INSERT INTO hierarchy (id, code, name) VALUES (1, 'party', 'Tổ chức đảng');

INSERT INTO org_kind (code, name_vi, name_en, holds_sessions, signs_as) VALUES
    ('province', 'Đảng bộ tỉnh, thành phố', 'Provincial committee', 0, 'T/M BAN THƯỜNG VỤ'),
    ('district', 'Đảng bộ huyện (trước 01/7/2025)', 'District committee (until 1 July 2025)', 0, 'T/M BAN THƯỜNG VỤ'),
    ('board', 'Ban, cơ quan tham mưu', 'Advisory board', 0, 'TRƯỞNG BAN'),
    ('commune', 'Đảng bộ xã, phường, đặc khu', 'Commune or ward committee', 0, 'T/M BAN THƯỜNG VỤ'),
    ('department', 'Đảng bộ cơ quan, sở, ngành', 'Department committee', 0, 'T/M ĐẢNG ỦY'),
    ('unit', 'Cơ quan, đơn vị', 'Agency', 1, 'THỦ TRƯỞNG'),
    ('branch', 'Chi bộ khu dân cư', 'Residential branch', 1, 'T/M CHI BỘ'),
    ('branch_office', 'Chi bộ cơ quan, doanh nghiệp', 'Office or enterprise branch', 1, 'T/M CHI BỘ');

INSERT INTO indicator (code, name_vi, name_en, short_vi, short_en, unit_vi, unit_en) VALUES
    ('sessions_held', 'Số buổi sinh hoạt đã tổ chức', 'Sessions held', 'Số buổi', 'Sessions', 'buổi', 'sessions'),
    ('people_due', 'Lượt người phải dự', 'People due', 'Phải dự', 'Due', 'lượt', 'attendances'),
    ('present', 'Lượt có mặt', 'Present', 'Có mặt', 'Present', 'lượt', 'attendances'),
    ('absent_reason', 'Lượt vắng có lý do', 'Absent with reason', 'Vắng có lý do', 'Absent, reason', 'lượt', 'attendances'),
    ('absent_none', 'Lượt vắng không lý do', 'Absent without reason', 'Vắng không lý do', 'Absent, none', 'lượt', 'attendances'),
    ('opinions', 'Ý kiến phát biểu, tham luận', 'Opinions given', 'Ý kiến', 'Opinions', 'ý kiến', 'opinions'),
    ('shortcomings', 'Hạn chế, khuyết điểm đã chỉ ra', 'Shortcomings raised', 'Hạn chế', 'Faults', 'nội dung', 'items'),
    ('remedies_due', 'Biện pháp khắc phục đến hạn', 'Remedies due', 'Khắc phục đến hạn', 'Remedies due', 'nội dung', 'items'),
    ('remedies_done', 'Trong đó đã khắc phục xong', 'Of these, done', 'Đã khắc phục', 'Done', 'nội dung', 'items');

INSERT INTO report_form (id, code, name_vi, name_en, from_on, to_on) VALUES
    (1, 'periodic', 'Báo cáo định kỳ kết quả đợt sinh hoạt', 'Periodic report of a campaign', '2020-01-01', NULL);

INSERT INTO report_form_line (form_id, ord, indicator) VALUES
    (1, 1, 'sessions_held'), (1, 2, 'people_due'), (1, 3, 'present'), (1, 4, 'absent_reason'),
    (1, 5, 'absent_none'), (1, 6, 'opinions'), (1, 7, 'shortcomings'), (1, 8, 'remedies_due'),
    (1, 9, 'remedies_done');

INSERT INTO report_form_text (form_id, ord, code, name_vi, name_en) VALUES
    (1, 1, 'assessment', 'Đánh giá chung', 'General assessment'),
    (1, 2, 'proposals', 'Kiến nghị, đề xuất', 'Proposals');

-- Orders of proceedings that stand where the directive gives none.
INSERT INTO proceeding (id, campaign_id, session_kind, name, from_on, to_on) VALUES
    (1, NULL, 'thematic', 'Sinh hoạt chuyên đề của chi bộ', '2020-01-01', NULL),
    (2, NULL, 'regular', 'Sinh hoạt chi bộ thường kỳ', '2020-01-01', NULL),
    (3, NULL, 'conference', 'Hội nghị kiểm điểm tự phê bình và phê bình', '2020-01-01', NULL);

INSERT INTO proceeding_step (id, proceeding_id, ord, part, label, words, purpose) VALUES
    (101, 1, 1, 'opening', '1', 'Nêu lý do, giới thiệu đại biểu; cử thư ký; thông qua chương trình', ''),
    (102, 1, 2, 'opening', '2', 'Điểm danh: có mặt, vắng có lý do, vắng không lý do', 'roll'),
    (103, 1, 3, 'body', '3', 'Kết quả thực hiện các nội dung khắc phục còn lại', 'remedies'),
    (104, 1, 4, 'body', '4', 'Nêu mục đích, yêu cầu; trình bày dự thảo chuyên đề, báo cáo tự soi của tập thể', ''),
    (105, 1, 5, 'body', '5', 'Thảo luận, tham luận, góp ý; tự phê bình và phê bình', ''),
    (106, 1, 6, 'body', '6', 'Tiếp thu, giải trình; xác định hạn chế, khuyết điểm và biện pháp khắc phục', 'promises'),
    (107, 1, 7, 'closing', '7', 'Kết luận; thông qua biên bản', 'conclusion'),
    (201, 2, 1, 'opening', '1', 'Nêu lý do, giới thiệu đại biểu; cử thư ký; thông qua chương trình', ''),
    (202, 2, 2, 'opening', '2', 'Điểm danh: có mặt, vắng có lý do, vắng không lý do', 'roll'),
    (203, 2, 3, 'body', '3', 'Kết quả thực hiện nghị quyết và các nội dung khắc phục kỳ trước', 'remedies'),
    (204, 2, 4, 'body', '4', 'Thông tin thời sự, quán triệt văn bản mới', ''),
    (205, 2, 5, 'body', '5', 'Thảo luận nhiệm vụ thời gian tới; tự phê bình và phê bình', ''),
    (206, 2, 6, 'body', '6', 'Phân công nhiệm vụ, biện pháp khắc phục và thời hạn', 'promises'),
    (207, 2, 7, 'closing', '7', 'Kết luận; thông qua biên bản', 'conclusion'),
    (301, 3, 1, 'opening', '1', 'Nêu lý do, giới thiệu đại biểu; cử thư ký; điểm danh', 'roll'),
    (302, 3, 2, 'body', '2', 'Quán triệt nội dung kế hoạch', ''),
    (303, 3, 3, 'body', '3', 'Báo cáo tự soi của tập thể; kết quả khắc phục theo gợi ý kiểm điểm', 'remedies'),
    (304, 3, 4, 'body', '4', 'Thảo luận', ''),
    (305, 3, 5, 'body', '5', 'Biện pháp tự sửa và thời hạn', 'promises'),
    (306, 3, 6, 'closing', '6', 'Kết luận hội nghị', 'conclusion');

-- Fixed public holidays; the lunar ones and moved days are entered each year.
INSERT INTO holiday (on_day, name, works) VALUES
    ('2022-01-01', 'Tết Dương lịch', 0), ('2022-04-10', 'Giỗ Tổ Hùng Vương', 0), ('2022-04-11', 'Nghỉ bù Giỗ Tổ', 0),
    ('2022-04-30', 'Ngày Chiến thắng', 0), ('2022-05-01', 'Quốc tế Lao động', 0), ('2022-05-02', 'Nghỉ bù', 0),
    ('2022-05-03', 'Nghỉ bù', 0), ('2022-09-02', 'Quốc khánh', 0), ('2022-09-01', 'Nghỉ Quốc khánh', 0),
    ('2026-01-01', 'Tết Dương lịch', 0), ('2026-04-26', 'Giỗ Tổ Hùng Vương', 0), ('2026-04-27', 'Nghỉ bù Giỗ Tổ', 0),
    ('2026-04-30', 'Ngày Chiến thắng', 0), ('2026-05-01', 'Quốc tế Lao động', 0),
    ('2026-09-02', 'Quốc khánh', 0), ('2027-01-01', 'Tết Dương lịch', 0),
    ('2027-04-30', 'Ngày Chiến thắng', 0), ('2027-05-01', 'Quốc tế Lao động', 0), ('2027-09-02', 'Quốc khánh', 0);
