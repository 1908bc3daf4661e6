-- A kind of document is kept by its name, as people say it; it was kept by the code of its symbol. QĐ may
-- be a quyết định or a quy định and stays for a person to say.
WITH kind (code, name) AS (
    VALUES ('KH', 'Kế hoạch'), ('HD', 'Hướng dẫn'), ('CV', 'Công văn'), ('BC', 'Báo cáo'), ('NQ', 'Nghị quyết'),
           ('TB', 'Thông báo'), ('CT', 'Chỉ thị'), ('CTr', 'Chương trình'), ('QyĐ', 'Quy định'), ('QC', 'Quy chế'),
           ('KL', 'Kết luận'), ('TTr', 'Tờ trình'), ('ĐA', 'Đề án')
)
UPDATE document SET kind = kind.name FROM kind WHERE document.kind = kind.code;

WITH kind (code, name) AS (
    VALUES ('KH', 'Kế hoạch'), ('HD', 'Hướng dẫn'), ('CV', 'Công văn'), ('BC', 'Báo cáo'), ('NQ', 'Nghị quyết'),
           ('TB', 'Thông báo'), ('CT', 'Chỉ thị'), ('CTr', 'Chương trình'), ('QyĐ', 'Quy định'), ('QC', 'Quy chế'),
           ('KL', 'Kết luận'), ('TTr', 'Tờ trình'), ('ĐA', 'Đề án')
)
UPDATE reading_item SET body = '{"field":"type","value":"' || kind.name || '"}', label = kind.name
FROM kind
WHERE reading_item.key = 'header' AND reading_item.body = '{"field":"type","value":"' || kind.code || '"}';
