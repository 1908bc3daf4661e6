-- What must be reported, the reports, and the totals they add up to.

CREATE TABLE indicator (
    code TEXT NOT NULL PRIMARY KEY, -- sessions_held, people_due…; computed by the rule of that name
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    short_vi TEXT NOT NULL, -- the head of a narrow column
    short_en TEXT NOT NULL,
    unit_vi TEXT NOT NULL,
    unit_en TEXT NOT NULL
) STRICT;

-- Versioned data: a changed form is a new row with its own dates.
CREATE TABLE report_form (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    UNIQUE (code, from_on)
) STRICT;

CREATE TABLE report_form_line (
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    ord INTEGER NOT NULL,
    indicator TEXT NOT NULL REFERENCES indicator (code),
    PRIMARY KEY (form_id, ord)
) STRICT;

CREATE TABLE report_form_text (
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    ord INTEGER NOT NULL,
    code TEXT NOT NULL, -- strengths, proposals
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (form_id, ord)
) STRICT;

CREATE TABLE report (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    to_org_id INTEGER REFERENCES org (id), -- who receives it; NULL at the top
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    due_id INTEGER REFERENCES due (id),
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    period TEXT NOT NULL,
    state TEXT NOT NULL, -- draft, submitted, returned, received
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES account (id),
    received_at INTEGER,
    returned_reason TEXT,
    number TEXT, -- of the official document it goes out as
    version INTEGER NOT NULL,
    UNIQUE (org_id, campaign_id, period)
) STRICT;
CREATE INDEX report_by_receiver ON report (to_org_id, campaign_id, period);

-- Copies frozen at submission; while a report is a draft they are computed anew.
CREATE TABLE report_value (
    report_id INTEGER NOT NULL REFERENCES report (id),
    indicator TEXT NOT NULL REFERENCES indicator (code),
    value INTEGER NOT NULL,
    PRIMARY KEY (report_id, indicator)
) STRICT;

CREATE TABLE report_text (
    report_id INTEGER NOT NULL REFERENCES report (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (report_id, code)
) STRICT;

-- Which sessions a report counted: every figure opens into them.
CREATE TABLE report_session (
    report_id INTEGER NOT NULL REFERENCES report (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    PRIMARY KEY (report_id, session_id)
) STRICT;

-- Sums over received reports of units that hold sessions, for each unit above them; kept in the
-- transaction that receives or gives back a report, rebuilt and compared by nep check.
CREATE TABLE total (
    hierarchy_id INTEGER NOT NULL REFERENCES hierarchy (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    period TEXT NOT NULL,
    indicator TEXT NOT NULL REFERENCES indicator (code),
    value INTEGER NOT NULL,
    reports INTEGER NOT NULL, -- how many reports stand in it
    PRIMARY KEY (hierarchy_id, org_id, campaign_id, period, indicator)
) STRICT;
