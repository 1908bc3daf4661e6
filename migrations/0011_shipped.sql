-- Rows of the program: they have no owner and stand for everybody. A release may add some or end their
-- days, and never touches an office's.

INSERT INTO hierarchy (id, code, name) VALUES (1, 'party', 'Tổ chức đảng');

INSERT INTO org_kind (code, name_vi, name_en, signs_as, from_on, to_on) VALUES
    ('province', 'Đảng bộ tỉnh, thành phố', 'Provincial committee', 'T/M BAN THƯỜNG VỤ', '2020-01-01', NULL),
    ('district', 'Đảng bộ huyện (trước 01/7/2025)', 'District committee (until 1 July 2025)', 'T/M BAN THƯỜNG VỤ', '2020-01-01', '2025-07-01'),
    ('board', 'Ban, cơ quan tham mưu', 'Advisory board', 'TRƯỞNG BAN', '2020-01-01', NULL),
    ('commune', 'Đảng bộ xã, phường, đặc khu', 'Commune or ward committee', 'T/M BAN THƯỜNG VỤ', '2020-01-01', NULL),
    ('department', 'Đảng bộ cơ quan, sở, ngành', 'Department committee', 'T/M ĐẢNG ỦY', '2020-01-01', NULL),
    ('unit', 'Cơ quan, đơn vị', 'Agency', 'THỦ TRƯỞNG', '2020-01-01', NULL),
    ('branch', 'Chi bộ khu dân cư', 'Residential branch', 'T/M CHI BỘ', '2020-01-01', NULL),
    ('branch_office', 'Chi bộ cơ quan, doanh nghiệp', 'Office or enterprise branch', 'T/M CHI BỘ', '2020-01-01', NULL);

INSERT INTO assembly (id, kind, name_vi, name_en, from_on) VALUES
    (1, 'plenary', 'Toàn thể chi bộ', 'All members of the branch', '2020-01-01'),
    (2, 'enlarged', 'Chi bộ mở rộng, có quần chúng cùng dự', 'The branch and others who take part', '2020-01-01'),
    (3, 'committee', 'Ban Chấp hành', 'The committee', '2020-01-01'),
    (4, 'standing', 'Ban Thường vụ', 'The standing committee', '2020-01-01'),
    (5, 'enlarged', 'Ban Chấp hành mở rộng, có người đứng đầu các đơn vị trực thuộc', 'The committee and the heads of the units below', '2020-01-01'),
    (6, 'staff', 'Toàn thể cơ quan, đơn vị', 'All staff', '2020-01-01'),
    (7, 'outside', 'Cán bộ, công chức, người lao động không phải đảng viên', 'Staff who are not members', '2020-01-01');

INSERT INTO assembly_org_kind (assembly_id, org_kind, ord, unnamed) VALUES
    (1, 'branch', 1, 1), (2, 'branch', 2, 0),
    (1, 'branch_office', 1, 1), (2, 'branch_office', 2, 0), (7, 'branch_office', 3, 0),
    (6, 'unit', 1, 1), (7, 'unit', 2, 0),
    (6, 'board', 1, 0), (7, 'board', 2, 0),
    (3, 'province', 1, 0), (4, 'province', 2, 0), (5, 'province', 3, 0),
    (3, 'district', 1, 0), (4, 'district', 2, 0), (5, 'district', 3, 0),
    (3, 'commune', 1, 0), (4, 'commune', 2, 0), (5, 'commune', 3, 0),
    (3, 'department', 1, 0), (4, 'department', 2, 0), (5, 'department', 3, 0);

INSERT INTO assembly_rule (id, assembly_id, source, member, rank_from, rank_to) VALUES
    (101, 1, 'member', 'official', NULL, NULL), (102, 1, 'member', 'probationary', NULL, NULL),
    (103, 1, 'member', 'temporary', NULL, NULL),
    (201, 2, 'member', 'official', NULL, NULL), (202, 2, 'member', 'probationary', NULL, NULL),
    (203, 2, 'member', 'temporary', NULL, NULL), (204, 2, 'member', 'non_member', NULL, NULL),
    (301, 3, 'post', NULL, 1, 19),
    (401, 4, 'post', NULL, 1, 9),
    (501, 5, 'post', NULL, 1, 19), (502, 5, 'head_below', NULL, NULL, NULL),
    (601, 6, 'member', 'official', NULL, NULL), (602, 6, 'member', 'probationary', NULL, NULL),
    (603, 6, 'member', 'temporary', NULL, NULL), (604, 6, 'member', 'non_member', NULL, NULL),
    (701, 7, 'member', 'non_member', NULL, NULL);

INSERT INTO indicator (code, basis, adds, from_on, name_vi, name_en, short_vi, short_en, unit_vi, unit_en) VALUES
    ('sessions_held', 'sessions', 1, '2020-01-01', 'Số buổi sinh hoạt đã tổ chức', 'Sessions held', 'Số buổi', 'Sessions', 'buổi', 'sessions'),
    ('people_due', 'sessions', 1, '2020-01-01', 'Lượt người phải dự', 'People due', 'Phải dự', 'Due', 'lượt', 'attendances'),
    ('present', 'sessions', 1, '2020-01-01', 'Lượt có mặt', 'Present', 'Có mặt', 'Present', 'lượt', 'attendances'),
    ('absent_reason', 'sessions', 1, '2020-01-01', 'Lượt vắng có lý do', 'Absent with reason', 'Vắng có lý do', 'Absent, reason', 'lượt', 'attendances'),
    ('absent_none', 'sessions', 1, '2020-01-01', 'Lượt vắng không lý do', 'Absent without reason', 'Vắng không lý do', 'Absent, none', 'lượt', 'attendances'),
    ('opinions', 'sessions', 1, '2020-01-01', 'Ý kiến phát biểu, tham luận', 'Opinions given', 'Ý kiến', 'Opinions', 'ý kiến', 'opinions'),
    ('shortcomings', 'sessions', 1, '2020-01-01', 'Hạn chế, khuyết điểm đã chỉ ra', 'Shortcomings raised', 'Hạn chế', 'Faults', 'nội dung', 'items'),
    ('remedies_due', 'state', 0, '2020-01-01', 'Biện pháp khắc phục đến hạn', 'Remedies due', 'Khắc phục đến hạn', 'Remedies due', 'nội dung', 'items'),
    ('remedies_done', 'state', 0, '2020-01-01', 'Trong đó đã khắc phục xong', 'Of these, done', 'Đã khắc phục', 'Done', 'nội dung', 'items');

INSERT INTO report_form (id, code, name_vi, name_en, from_on, to_on) VALUES
    (1, 'periodic', 'Báo cáo định kỳ kết quả đợt sinh hoạt', 'Periodic report of a campaign', '2020-01-01', NULL),
    -- From what has been reported already: only lines that add over time.
    (2, 'summary', 'Báo cáo sơ kết, tổng kết đợt sinh hoạt', 'Summary report of a campaign', '2020-01-01', NULL);

INSERT INTO report_form_line (form_id, ord, indicator) VALUES
    (1, 1, 'sessions_held'), (1, 2, 'people_due'), (1, 3, 'present'), (1, 4, 'absent_reason'),
    (1, 5, 'absent_none'), (1, 6, 'opinions'), (1, 7, 'shortcomings'), (1, 8, 'remedies_due'),
    (1, 9, 'remedies_done'),
    (2, 1, 'sessions_held'), (2, 2, 'people_due'), (2, 3, 'present'), (2, 4, 'absent_reason'),
    (2, 5, 'absent_none'), (2, 6, 'opinions'), (2, 7, 'shortcomings');

INSERT INTO report_form_text (form_id, ord, code, name_vi, name_en) VALUES
    (1, 1, 'assessment', 'Đánh giá chung', 'General assessment'),
    (1, 2, 'proposals', 'Kiến nghị, đề xuất', 'Proposals'),
    (2, 1, 'assessment', 'Đánh giá chung', 'General assessment'),
    (2, 2, 'proposals', 'Kiến nghị, đề xuất', 'Proposals');

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

INSERT INTO session_rule (id, code, from_on, to_on, least, words_vi, words_en, source) VALUES
    (1, 'materials_hours', '2025-10-28', NULL, 24, 'Tài liệu cần gửi trước buổi sinh hoạt ít nhất 1 ngày.', 'Materials are sent at least one day before.', '42-HD/BTCTW, 28/10/2025'),
    (2, 'minutes', '2018-07-06', NULL, 90, 'Buổi sinh hoạt kéo dài dưới 90 phút.', 'The session ran for less than 90 minutes.', '12-HD/BTCTW, 06/7/2018; 42-HD/BTCTW, 28/10/2025'),
    (3, 'minutes_both', '2025-10-28', NULL, 120, 'Hai buổi trong một ngày cần tổng cộng ít nhất 120 phút.', 'Two sessions on one day need at least 120 minutes together.', '42-HD/BTCTW, 28/10/2025'),
    (4, 'regular_too', '2018-07-06', NULL, 1, 'Sinh hoạt chuyên đề không thay cho sinh hoạt thường kỳ; tháng này chưa có buổi thường kỳ.', 'A thematic session does not replace the regular one; there is none this month.', '12-HD/BTCTW, 06/7/2018; 42-HD/BTCTW, 28/10/2025');
