-- The plan as work (đợt), and what it asks of whom by when.

CREATE TABLE campaign (
    id BIGINT NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES org (id), -- who leads it
    document_id BIGINT REFERENCES document (id),
    origin_id BIGINT REFERENCES campaign (id), -- the upper campaign it makes concrete
    name TEXT NOT NULL,
    theme TEXT,
    from_on TEXT,
    to_on TEXT,
    state TEXT NOT NULL, -- draft, issued, closed
    issued_at BIGINT,
    made_by BIGINT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX campaign_by_org ON campaign (org_id, state);

-- A place in the source document's text that something stands on.
CREATE TABLE clause (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    ord BIGINT NOT NULL,
    label TEXT NOT NULL, -- 'II.5'
    words TEXT NOT NULL,
    span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL
);
CREATE INDEX clause_by_campaign ON clause (campaign_id, ord);

CREATE TABLE topic (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    clause_id BIGINT REFERENCES clause (id),
    ord BIGINT NOT NULL,
    title TEXT NOT NULL
);
CREATE INDEX topic_by_campaign ON topic (campaign_id, ord);

CREATE TABLE material (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    clause_id BIGINT REFERENCES clause (id),
    ord BIGINT NOT NULL,
    month TEXT, -- YYYY-MM in which it is to be studied; NULL: any
    kind TEXT,
    number TEXT,
    symbol TEXT,
    issued_on TEXT,
    issuer TEXT,
    title TEXT NOT NULL
);
CREATE INDEX material_by_campaign ON material (campaign_id, month, ord);

-- An order of proceedings that the plan gives; a session starts from one.
CREATE TABLE proceeding (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT REFERENCES campaign (id), -- NULL: stands for everybody
    session_kind TEXT NOT NULL, -- regular, thematic, conference
    name TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT
);
CREATE INDEX proceeding_by_campaign ON proceeding (campaign_id);

CREATE TABLE proceeding_step (
    id BIGINT NOT NULL PRIMARY KEY,
    proceeding_id BIGINT NOT NULL REFERENCES proceeding (id),
    ord BIGINT NOT NULL,
    part TEXT NOT NULL, -- opening, body, closing
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    purpose TEXT NOT NULL, -- roll, remedies, conclusion, or '' (the screen helps where it knows)
    UNIQUE (proceeding_id, ord)
);

CREATE TABLE duty (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    clause_id BIGINT REFERENCES clause (id),
    ord BIGINT NOT NULL,
    what TEXT NOT NULL,     -- report, session, registration, high-point, other
    words TEXT NOT NULL,
    rhythm TEXT NOT NULL,   -- once, window, monthly, quarterly, half-yearly, yearly
    due_on TEXT,            -- once: the day, or the last day of the month when only that is known
    from_on TEXT,           -- window, and the span of a rhythm
    to_on TEXT,
    month BIGINT,          -- yearly: month of the year
    month_day BIGINT,      -- yearly: day of that month; rhythm: day after the period's end
    bound TEXT NOT NULL,    -- before, by, in, from
    audience TEXT NOT NULL, -- words of the text; '' means every unit the campaign is issued to
    audience_kind TEXT,     -- org_kind when it is for one class of units
    through TEXT,           -- through whom, as printed
    version BIGINT NOT NULL
);
CREATE INDEX duty_by_campaign ON duty (campaign_id, ord);

-- Units the campaign was issued to, and their one tap.
CREATE TABLE campaign_org (
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    issued_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    acknowledged_by BIGINT REFERENCES account (id),
    PRIMARY KEY (campaign_id, org_id)
);
CREATE INDEX campaign_org_by_org ON campaign_org (org_id);

-- A duty of one unit in one period. What is late is derived from due_on, never stored.
CREATE TABLE due (
    id BIGINT NOT NULL PRIMARY KEY,
    duty_id BIGINT NOT NULL REFERENCES duty (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    period TEXT NOT NULL,  -- 'YYYY-MM', 'YYYY-Q1', 'YYYY', or the date itself
    due_on TEXT NOT NULL,  -- as asked
    work_on TEXT NOT NULL, -- the last working day not after it
    done_at BIGINT,
    UNIQUE (duty_id, org_id, period)
);
CREATE INDEX due_by_org ON due (org_id, work_on);

-- Public holidays and moved working days, so that the last working day can be told.
CREATE TABLE holiday (
    on_day TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    works BIGINT NOT NULL -- 1: a weekend day on which offices work
);
