-- Rules of procedure: they warn in their own words and block nothing. A changed guidance is a new row
-- with its own dates; `code` says which question the program asks with it (rules/procedure).

CREATE TABLE procedure_rule (
    code TEXT NOT NULL, -- materials_hours, minutes, minutes_both, regular_too
    from_on TEXT NOT NULL,
    to_on TEXT,
    least BIGINT NOT NULL, -- hours, minutes, or sessions, as the code says
    words_vi TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (code, from_on)
);

INSERT INTO procedure_rule (code, from_on, to_on, least, words_vi, words_en, source) VALUES
    ('materials_hours', '2025-10-28', NULL, 24, 'Tài liệu cần gửi trước buổi sinh hoạt ít nhất 1 ngày.', 'Materials are sent at least one day before.', '42-HD/BTCTW, 28/10/2025'),
    ('minutes', '2018-07-06', NULL, 90, 'Buổi sinh hoạt kéo dài dưới 90 phút.', 'The session ran for less than 90 minutes.', '12-HD/BTCTW, 06/7/2018; 42-HD/BTCTW, 28/10/2025'),
    ('minutes_both', '2025-10-28', NULL, 120, 'Hai buổi trong một ngày cần tổng cộng ít nhất 120 phút.', 'Two sessions on one day need at least 120 minutes together.', '42-HD/BTCTW, 28/10/2025'),
    ('regular_too', '2018-07-06', NULL, 1, 'Sinh hoạt chuyên đề không thay cho sinh hoạt thường kỳ; tháng này chưa có buổi thường kỳ.', 'A thematic session does not replace the regular one; there is none this month.', '12-HD/BTCTW, 06/7/2018; 42-HD/BTCTW, 28/10/2025');
