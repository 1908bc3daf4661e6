-- Meetings. Figures go up; notes, names and reasons stay in the branch.

-- A meeting of one unit (buổi sinh hoạt), planned, held and closed.
CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    assembly_id INTEGER NOT NULL REFERENCES assembly (id), -- who meets
    proceeding_id INTEGER REFERENCES proceeding (id), -- whose steps its agenda was copied from
    kind TEXT NOT NULL CHECK (kind IN ('regular', 'thematic', 'conference')),
    state TEXT NOT NULL CHECK (state IN ('scheduled', 'open', 'closed', 'withdrawn')),
    version INTEGER NOT NULL CHECK (version >= 1),
    planned_at INTEGER NOT NULL,
    held_on TEXT CHECK (length(held_on) = 10), -- in Viet Nam, as a person says when it is closed; kept when it is
                                               -- reopened. Reports count by it
    opened_at INTEGER,
    closed_at INTEGER, -- the moment somebody pressed the button
    began_at INTEGER,  -- when it began and
    ended_at INTEGER,  -- when it ended, as a person says
    secretary_id INTEGER REFERENCES person (id),
    holder_id INTEGER REFERENCES org (id), -- a unit outside Nếp that holds it, where this one takes part with its own
                                           -- roll; NULL: it holds it itself
    minutes_by TEXT NOT NULL CHECK (minutes_by IN ('screen', 'book', 'told')), -- book: a photograph of the minute
                                            -- book and eight figures; told: figures alone, see session_entry
    book_file_id INTEGER REFERENCES file (id),
    -- The figures that go up, frozen when the session is closed.
    people_due INTEGER CHECK (people_due >= 0),
    present INTEGER CHECK (present >= 0),
    late INTEGER CHECK (late >= 0),
    absent_reason INTEGER CHECK (absent_reason >= 0),
    absent_none INTEGER CHECK (absent_none >= 0),
    opinions INTEGER CHECK (opinions >= 0),
    shortcomings INTEGER CHECK (shortcomings >= 0),
    remedies INTEGER CHECK (remedies >= 0),
    title TEXT NOT NULL,
    guests TEXT,
    conclusion TEXT,
    CHECK (state <> 'closed' OR (closed_at IS NOT NULL AND held_on IS NOT NULL AND people_due IS NOT NULL)),
    CHECK (present + late + absent_reason + absent_none = people_due)
) STRICT;
CREATE INDEX session_by_org ON session (org_id, planned_at);
CREATE INDEX session_by_org_held ON session (org_id, held_on);
CREATE INDEX session_by_org_state ON session (org_id, state); -- counted for each row of the clerk's table

-- Which campaigns a session serves.
CREATE TABLE session_campaign (
    session_id INTEGER NOT NULL REFERENCES session (id),
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    above INTEGER NOT NULL DEFAULT 0 CHECK (above IN (0, 1)), -- 1: served because one that makes it concrete is
    PRIMARY KEY (session_id, campaign_id)
) STRICT;
CREATE INDEX session_campaign_by_campaign ON session_campaign (campaign_id);

-- What of the contents of its campaigns a session takes up. No figure is made of it.
CREATE TABLE session_content (
    session_id INTEGER NOT NULL REFERENCES session (id),
    content_id INTEGER NOT NULL REFERENCES content (id),
    PRIMARY KEY (session_id, content_id)
) STRICT;
CREATE INDEX session_content_by_content ON session_content (content_id);

-- A session whose figures a unit above has entered (nhập thay), as it was told them on paper or by telephone: a
-- row each, kept when another session takes its place in the reports.
CREATE TABLE session_entry (
    session_id INTEGER NOT NULL PRIMARY KEY REFERENCES session (id),
    by_org_id INTEGER NOT NULL REFERENCES org (id), -- whose clerk
    entered_by INTEGER NOT NULL REFERENCES account (id),
    entered_at INTEGER NOT NULL,
    replaced_by INTEGER REFERENCES session (id), -- the unit's own of the same evening, or one entered anew
    how TEXT NOT NULL CHECK (how IN ('paper', 'phone')),
    remedies_due INTEGER NOT NULL CHECK (remedies_due >= 0), -- fallen due by then, and of them done: here since
    remedies_done INTEGER NOT NULL,                          -- the remedies themselves stay in the unit
    told_by TEXT NOT NULL, -- 'đồng chí Lò Văn Pành, bí thư chi bộ'
    CHECK (remedies_done BETWEEN 0 AND remedies_due),
    CHECK (replaced_by <> session_id)
) STRICT;
CREATE INDEX session_entry_by_replacement ON session_entry (replaced_by);

-- Units that hold it together with its own (liên tịch, sinh hoạt ghép). It is counted once, by its own, with
-- its own people; what a plan asks the others to hold is done by it.
CREATE TABLE session_org (
    session_id INTEGER NOT NULL REFERENCES session (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    PRIMARY KEY (session_id, org_id)
) STRICT;
CREATE INDEX session_org_by_org ON session_org (org_id);

-- Which session did a duty to meet; of another unit: they held it together. Here and not with the dues, since
-- a session names its campaigns.
ALTER TABLE due_row ADD COLUMN session_id INTEGER REFERENCES session (id);
CREATE INDEX due_by_session ON due_row (session_id);

-- What units owe: of two versions the one that holds. An amendment holds from when its row below goes.
CREATE VIEW due AS
SELECT u.id, u.duty_id, u.org_id, u.period_id, u.slot, u.from_on, u.to_on, u.due_on, u.work_on, u.done_at, u.session_id,
       u.ended_at, u.ended_why
FROM due_row u
WHERE (u.since_job = 0 OR NOT EXISTS (SELECT 1 FROM amendment a WHERE a.job_id = u.since_job))
  AND (u.until_job = 0 OR EXISTS (SELECT 1 FROM amendment a WHERE a.job_id = u.until_job));

-- Units that are registered in a campaign, by whatever due.
CREATE VIEW campaign_registered AS
SELECT DISTINCT d.campaign_id, g.org_id
FROM registration g
JOIN due u ON u.id = g.due_id AND u.ended_at IS NULL
JOIN duty d ON d.id = u.duty_id;

-- Who chairs: one, or two together. The name as it was; nobody's for a guest.
CREATE TABLE session_chair (
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    person_id INTEGER REFERENCES person (id),
    name TEXT NOT NULL,
    title TEXT NOT NULL, -- of the post held in the unit; '': none
    PRIMARY KEY (session_id, ord),
    UNIQUE (session_id, person_id)
) STRICT;

-- Where it meets: one place, or several at once.
CREATE TABLE session_place (
    id INTEGER NOT NULL PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL, -- below 0 while places change their order
    name TEXT NOT NULL,
    UNIQUE (session_id, ord)
) STRICT;

-- With which photograph of the minute book a session was closed: it stays, whatever comes after it.
CREATE TABLE session_file (
    session_id INTEGER NOT NULL REFERENCES session (id),
    file_id INTEGER NOT NULL REFERENCES file (id),
    closed_at INTEGER NOT NULL, -- the first time
    PRIMARY KEY (session_id, file_id)
) STRICT;

-- A step of a session's order, with the minutes written under it.
CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    part TEXT NOT NULL CHECK (part IN ('opening', 'body', 'closing')),
    purpose TEXT NOT NULL -- as in proceeding_step; remedy: one that is still open, asked about by name
        CHECK (purpose IN ('', 'roll', 'remedies', 'promises', 'conclusion', 'remedy')),
    version INTEGER NOT NULL CHECK (version >= 1),
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    note TEXT, -- what was said in substance
    UNIQUE (session_id, ord)
) STRICT;

-- What somebody has typed under a step and not yet written into the minutes: it saves by itself every few seconds and
-- is nobody's act; only who typed it sees it. Gone once it is written.
CREATE TABLE note_draft (
    agenda_item_id INTEGER NOT NULL REFERENCES agenda_item (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    version INTEGER NOT NULL CHECK (version >= 1), -- of the step, when the typing began
    saved_at INTEGER NOT NULL,
    seen TEXT NOT NULL, -- agenda_seen() of what stood there then
    note TEXT NOT NULL,
    PRIMARY KEY (agenda_item_id, account_id)
) STRICT;

-- One row a person who is due: who is on the assembly and not exempt.
CREATE TABLE attendance (
    session_id INTEGER NOT NULL REFERENCES session (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    place_id INTEGER NOT NULL REFERENCES session_place (id),
    state TEXT NOT NULL CHECK (state IN ('present', 'late', 'absent_reason', 'absent_none')),
    PRIMARY KEY (session_id, person_id)
) STRICT;

-- The roll as it was when the session was closed: names and memberships may change afterwards, what was
-- signed does not. Gone again when the session is reopened.
CREATE TABLE attendance_closed (
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    person_id INTEGER NOT NULL REFERENCES person (id),
    place_id INTEGER REFERENCES session_place (id),
    name TEXT NOT NULL,
    member TEXT NOT NULL CHECK (member IN ('official', 'probationary', 'temporary', 'exempt', 'non_member')),
    state TEXT CHECK (state IN ('present', 'late', 'absent_reason', 'absent_none')), -- NULL: exempt, or the
                                                                                     -- minute book has the roll
    PRIMARY KEY (session_id, ord)
) STRICT;

-- What a session found wanting (hạn chế), followed until it is mended.
CREATE TABLE shortcoming (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    session_id INTEGER REFERENCES session (id),
    campaign_id INTEGER REFERENCES campaign (id),
    source TEXT NOT NULL CHECK (source IN ('self', 'superior', 'opinion')),
    raised_on TEXT NOT NULL CHECK (length(raised_on) = 10),
    withdrawn_at INTEGER, -- taken back, and can be brought back: not deleted
    version INTEGER NOT NULL CHECK (version >= 1),
    words TEXT NOT NULL,
    cause TEXT
) STRICT;
CREATE INDEX shortcoming_by_org ON shortcoming (org_id, raised_on);
CREATE INDEX shortcoming_by_session ON shortcoming (session_id);

-- What was promised against a shortcoming: what, who, by when.
CREATE TABLE remedy (
    id INTEGER NOT NULL PRIMARY KEY,
    shortcoming_id INTEGER NOT NULL REFERENCES shortcoming (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'confirmed', 'withdrawn')),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    done_on TEXT CHECK (length(done_on) = 10),
    version INTEGER NOT NULL CHECK (version >= 1),
    what TEXT NOT NULL,
    who TEXT NOT NULL, -- the collective or the comrade in charge of it
    proof TEXT
) STRICT;
CREATE INDEX remedy_by_org ON remedy (org_id, state, due_on);
CREATE INDEX remedy_by_shortcoming ON remedy (shortcoming_id);
