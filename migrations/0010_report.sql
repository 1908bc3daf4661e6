-- What must be reported, the reports, and the totals they add up to. Indicators and forms are rows of the
-- program (no owner, for everybody) or of an office (org_id).

-- A figure that reports can ask for, and how it comes about.
CREATE TABLE indicator (
    code TEXT NOT NULL PRIMARY KEY, -- sessions_held, people_due…; computed by the rule of that name
    basis TEXT NOT NULL CHECK (basis IN ('sessions', 'state', 'typed')), -- sessions that were held; how things
                                                                        -- stand when it is sent; typed
    adds INTEGER NOT NULL CHECK (adds IN (0, 1)), -- 1: over periods too, so that what came late can be carried
    org_id INTEGER REFERENCES org (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    short_vi TEXT NOT NULL, -- the head of a narrow column
    short_en TEXT NOT NULL,
    unit_vi TEXT NOT NULL,
    unit_en TEXT NOT NULL,
    CHECK (from_on < to_on)
) STRICT;

-- A changed form is a new row with its own days.
CREATE TABLE report_form (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER REFERENCES org (id),
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    UNIQUE (org_id, code, from_on),
    CHECK (from_on < to_on)
) STRICT;
CREATE UNIQUE INDEX report_form_shipped ON report_form (code, from_on) WHERE org_id IS NULL;

-- Its lines and texts change with its version.
CREATE TABLE report_form_line (
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    indicator TEXT NOT NULL REFERENCES indicator (code),
    PRIMARY KEY (form_id, ord),
    UNIQUE (form_id, indicator)
) STRICT;

-- A text box of a form.
CREATE TABLE report_form_text (
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    code TEXT NOT NULL, -- strengths, proposals
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (form_id, ord),
    UNIQUE (form_id, code)
) STRICT;

-- What a unit reports of one period: its draft, and where its sendings stand.
CREATE TABLE report (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    to_org_id INTEGER REFERENCES org (id), -- who receives it; NULL at the top
    due_id INTEGER CHECK (due_id > 0), -- of due, of which a row may stand twice
    form_id INTEGER NOT NULL REFERENCES report_form (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'received')),
    version INTEGER NOT NULL CHECK (version >= 1),
    in_force_id INTEGER, -- the report_version that says what this unit has sent; NULL: none, or it came back
    counted_id INTEGER,  -- the one that was received last and stands in the totals
    submitted_at INTEGER,
    submitted_by INTEGER REFERENCES account (id),
    received_at INTEGER,
    number TEXT, -- of the official document it goes out as
    returned_reason TEXT,
    UNIQUE (org_id, period_id),
    CHECK (state = 'draft' OR submitted_at IS NOT NULL),
    CHECK (state <> 'draft' OR in_force_id IS NULL),
    CHECK (state <> 'received' OR (counted_id IS NOT NULL AND counted_id = in_force_id)),
    CHECK (to_org_id <> org_id)
) STRICT;
CREATE INDEX report_by_receiver ON report (to_org_id, state);
CREATE INDEX report_by_period ON report (period_id, state, org_id);
CREATE INDEX report_by_org_state ON report (org_id, state); -- counted for each row of the clerk's table

-- The units above it on its period's last day, nearest first: those whose totals hold it. Written when it is
-- received for the first time and kept through returns and re-sendings, whatever moves afterwards.
CREATE TABLE report_way (
    report_id INTEGER NOT NULL REFERENCES report (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    org_id INTEGER NOT NULL REFERENCES org (id),
    PRIMARY KEY (report_id, ord)
) STRICT;

-- Where a unit stands in a period, though a move that was entered later says otherwise for its last day: that
-- period's reports had been received.
CREATE TABLE period_way (
    period_id INTEGER NOT NULL REFERENCES period (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    parent_id INTEGER NOT NULL REFERENCES org (id),
    PRIMARY KEY (period_id, org_id)
) STRICT;

-- A draft's words.
CREATE TABLE report_text (
    report_id INTEGER NOT NULL REFERENCES report (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (report_id, code)
) STRICT;

-- Which sessions a unit has reported: each once in a series, whatever is sent again.
CREATE TABLE report_session (
    series_id INTEGER NOT NULL REFERENCES series (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    report_id INTEGER NOT NULL REFERENCES report (id),
    carried INTEGER NOT NULL CHECK (carried IN (0, 1)), -- 1: held in an earlier period
    PRIMARY KEY (series_id, session_id)
) STRICT;
CREATE INDEX report_session_by_report ON report_session (report_id);
CREATE INDEX report_session_by_session ON report_session (session_id);

-- What was sent stays as it was sent: a row each time a report goes up, with what became of it.
CREATE TABLE report_version (
    id INTEGER NOT NULL PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES report (id),
    n INTEGER NOT NULL CHECK (n >= 1), -- the first time, the second…
    number TEXT, -- of the official document it went out as
    label TEXT,  -- what the office called its period then; NULL: by its slot
    sent_at INTEGER NOT NULL,
    sent_by INTEGER REFERENCES account (id),
    hand_id INTEGER REFERENCES org (id), -- the board that wrote and sent it for the unit, or the unit above that
                                         -- entered it as told; NULL: the unit itself
    told_how TEXT CHECK (told_how IN ('paper', 'phone')), -- entered by hand_id (nhập thay); NULL: not so
    received_at INTEGER,
    received_hand_id INTEGER REFERENCES org (id), -- which unit received it: whom it was sent to, or that one's board
    returned_at INTEGER,
    returned_by INTEGER REFERENCES account (id),
    returned_reason TEXT, -- NULL beside a day: its sender took it back (thu hồi)
    hash TEXT NOT NULL CHECK (length(hash) = 64), -- of what was sent
    told_by TEXT, -- of whom
    paper_on TEXT CHECK (length(paper_on) = 10), -- it went out on paper, to a unit outside Nếp, that day…
    paper_way TEXT CHECK (paper_way IN ('hand', 'post', 'mail', 'axis', 'fax')), -- …and so: axis: trục liên thông
    UNIQUE (report_id, n),
    CHECK ((told_how IS NULL) = (told_by IS NULL)),
    CHECK (told_how IS NULL OR hand_id IS NOT NULL),
    CHECK ((paper_on IS NULL) = (paper_way IS NULL))
) STRICT;

-- Who was sent a copy of it then (đồng gửi), as the duty asked.
CREATE TABLE report_version_copy (
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    org_id INTEGER NOT NULL REFERENCES org (id), -- as the paper names it
    reader_id INTEGER REFERENCES org (id), -- who reads it in Nếp: that unit, or who goes on for it since; NULL: nobody
    PRIMARY KEY (version_id, org_id)
) STRICT;
CREATE INDEX report_version_copy_by_reader ON report_version_copy (reader_id, version_id);

-- A figure is what the unit did itself plus what was counted below it; of it, "trong đó", what belongs to
-- earlier periods and came too late for their reports.
CREATE TABLE report_version_value (
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    indicator TEXT NOT NULL REFERENCES indicator (code),
    own INTEGER NOT NULL CHECK (own >= 0),
    own_carried INTEGER NOT NULL CHECK (own_carried BETWEEN 0 AND own),
    value INTEGER NOT NULL,
    carried INTEGER NOT NULL, -- may be below 0: what was counted was taken back
    PRIMARY KEY (version_id, ord),
    UNIQUE (version_id, indicator)
) STRICT;

-- What a sent report took from the totals: of which period, through which unit directly below.
CREATE TABLE report_version_sum (
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    child_id INTEGER NOT NULL REFERENCES org (id),
    indicator TEXT NOT NULL REFERENCES indicator (code),
    value INTEGER NOT NULL CHECK (value <> 0),
    carried INTEGER NOT NULL, -- of it, what belongs to periods before the report's
    PRIMARY KEY (version_id, period_id, child_id, indicator)
) STRICT;

-- What a unit outside Nếp answered to what it was sent, as the unit that sent it enters it: a row an answer.
CREATE TABLE report_answer (
    id INTEGER NOT NULL PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    entered_by INTEGER NOT NULL REFERENCES account (id),
    entered_at INTEGER NOT NULL,
    number TEXT, -- of the paper it came on
    words TEXT NOT NULL
) STRICT;
CREATE INDEX report_answer_by_version ON report_answer (version_id);

-- Which sessions a sending counted.
CREATE TABLE report_version_session (
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    session_id INTEGER NOT NULL REFERENCES session (id),
    carried INTEGER NOT NULL CHECK (carried IN (0, 1)),
    PRIMARY KEY (version_id, session_id)
) STRICT;

-- Its words, as they went up.
CREATE TABLE report_version_text (
    version_id INTEGER NOT NULL REFERENCES report_version (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (version_id, ord)
) STRICT;

-- What the units below one did themselves, summed over the versions of their reports that were received last;
-- kept in the transaction that receives or gives one back, rebuilt and compared by nep check.
CREATE TABLE total (
    org_id INTEGER NOT NULL REFERENCES org (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    indicator TEXT NOT NULL REFERENCES indicator (code),
    -- Never below 0 (nep check), but unchecked here: what is taken away comes as a row below 0.
    value INTEGER NOT NULL,
    carried INTEGER NOT NULL, -- of it, what those units held in earlier periods
    reports INTEGER NOT NULL, -- how many reports stand in it
    PRIMARY KEY (period_id, org_id, indicator)
) STRICT;
