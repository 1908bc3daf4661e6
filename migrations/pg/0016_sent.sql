-- What was sent stays as it was sent: a row each time a report goes up, with what became of it.
CREATE TABLE report_version (
    id BIGINT NOT NULL PRIMARY KEY,
    report_id BIGINT NOT NULL REFERENCES report (id),
    n BIGINT NOT NULL, -- the first time, the second…
    number TEXT,        -- of the official document it went out as
    sent_at BIGINT NOT NULL,
    sent_by BIGINT REFERENCES account (id),
    received_at BIGINT,
    returned_at BIGINT,
    returned_by BIGINT REFERENCES account (id),
    returned_reason TEXT,
    hash TEXT, -- of what was sent; NULL: sent before hashes were kept
    UNIQUE (report_id, n)
);

CREATE TABLE report_version_value (
    version_id BIGINT NOT NULL REFERENCES report_version (id),
    ord BIGINT NOT NULL,
    indicator TEXT NOT NULL REFERENCES indicator (code),
    value BIGINT NOT NULL,
    PRIMARY KEY (version_id, ord)
);

CREATE TABLE report_version_text (
    version_id BIGINT NOT NULL REFERENCES report_version (id),
    ord BIGINT NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (version_id, ord)
);

-- Of reports sent before there were versions, the last time is known.
INSERT INTO report_version (id, report_id, n, number, sent_at, sent_by, received_at, returned_reason)
SELECT id, id, 1, number, submitted_at, submitted_by, received_at, returned_reason
FROM report
WHERE submitted_at IS NOT NULL;

INSERT INTO report_version_value (version_id, ord, indicator, value)
SELECT v.report_id, l.ord, v.indicator, v.value
FROM report_value v
JOIN report r ON r.id = v.report_id AND r.submitted_at IS NOT NULL
JOIN report_form_line l ON l.form_id = r.form_id AND l.indicator = v.indicator;

INSERT INTO report_version_text (version_id, ord, code, words)
SELECT t.report_id, f.ord, f.code, t.words
FROM report_text t
JOIN report r ON r.id = t.report_id AND r.submitted_at IS NOT NULL
JOIN report_form_text f ON f.form_id = r.form_id AND 'sent.' || f.code = t.code;

DELETE FROM report_text WHERE substr(code, 1, 5) = 'sent.';
