-- Meetings. Figures go up; notes, names and reasons stay in the branch.

CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,  -- regular, thematic, conference
    title TEXT NOT NULL,
    state TEXT NOT NULL, -- scheduled, open, closed, withdrawn
    planned_at INTEGER NOT NULL,
    opened_at INTEGER,
    closed_at INTEGER,
    chair_id INTEGER REFERENCES person (id),
    secretary_id INTEGER REFERENCES person (id),
    guests TEXT,
    conclusion TEXT,
    minutes_by TEXT NOT NULL, -- screen: taken here; book: a photograph of the minute book and eight figures
    book_file_id INTEGER REFERENCES file (id),
    -- The figures that go up, frozen when the session is closed.
    people_due INTEGER,
    present INTEGER,
    late INTEGER,
    absent_reason INTEGER,
    absent_none INTEGER,
    opinions INTEGER,
    shortcomings INTEGER,
    remedies INTEGER,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_org ON session (org_id, planned_at);

CREATE TABLE session_campaign (
    session_id INTEGER NOT NULL REFERENCES session (id),
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    PRIMARY KEY (session_id, campaign_id)
) STRICT;
CREATE INDEX session_campaign_by_campaign ON session_campaign (campaign_id);

CREATE TABLE session_place (
    id INTEGER NOT NULL PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (session_id, ord)
) STRICT;

CREATE TABLE agenda_item (
    id INTEGER NOT NULL PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL,
    part TEXT NOT NULL,
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    purpose TEXT NOT NULL,
    note TEXT, -- what was said in substance
    version INTEGER NOT NULL,
    UNIQUE (session_id, ord)
) STRICT;

-- One row a person who is due; the exempt have none.
CREATE TABLE attendance (
    session_id INTEGER NOT NULL REFERENCES session (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    place_id INTEGER NOT NULL REFERENCES session_place (id),
    state TEXT NOT NULL, -- present, late, absent_reason, absent_none
    PRIMARY KEY (session_id, person_id)
) STRICT;

CREATE TABLE shortcoming (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    session_id INTEGER REFERENCES session (id),
    campaign_id INTEGER REFERENCES campaign (id),
    words TEXT NOT NULL,
    cause TEXT,
    source TEXT NOT NULL, -- self, superior, opinion
    raised_on TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX shortcoming_by_org ON shortcoming (org_id, raised_on);

CREATE TABLE remedy (
    id INTEGER NOT NULL PRIMARY KEY,
    shortcoming_id INTEGER NOT NULL REFERENCES shortcoming (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    what TEXT NOT NULL,
    who TEXT NOT NULL, -- the collective or the comrade in charge of it
    due_on TEXT NOT NULL,
    state TEXT NOT NULL, -- open, done, confirmed, withdrawn
    done_on TEXT,
    proof TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX remedy_by_org ON remedy (org_id, state, due_on);
CREATE INDEX remedy_by_shortcoming ON remedy (shortcoming_id);
