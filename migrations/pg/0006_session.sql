-- Meetings. Figures go up; notes, names and reasons stay in the branch.

CREATE TABLE session (
    id BIGINT NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,  -- regular, thematic, conference
    title TEXT NOT NULL,
    state TEXT NOT NULL, -- scheduled, open, closed, withdrawn
    planned_at BIGINT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    chair_id BIGINT REFERENCES person (id),
    secretary_id BIGINT REFERENCES person (id),
    guests TEXT,
    conclusion TEXT,
    minutes_by TEXT NOT NULL, -- screen: taken here; book: a photograph of the minute book and eight figures
    book_file_id BIGINT REFERENCES file (id),
    -- The figures that go up, frozen when the session is closed.
    people_due BIGINT,
    present BIGINT,
    late BIGINT,
    absent_reason BIGINT,
    absent_none BIGINT,
    opinions BIGINT,
    shortcomings BIGINT,
    remedies BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX session_by_org ON session (org_id, planned_at);

CREATE TABLE session_campaign (
    session_id BIGINT NOT NULL REFERENCES session (id),
    campaign_id BIGINT NOT NULL REFERENCES campaign (id),
    PRIMARY KEY (session_id, campaign_id)
);
CREATE INDEX session_campaign_by_campaign ON session_campaign (campaign_id);

CREATE TABLE session_place (
    id BIGINT NOT NULL PRIMARY KEY,
    session_id BIGINT NOT NULL REFERENCES session (id),
    ord BIGINT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (session_id, ord)
);

CREATE TABLE agenda_item (
    id BIGINT NOT NULL PRIMARY KEY,
    session_id BIGINT NOT NULL REFERENCES session (id),
    ord BIGINT NOT NULL,
    part TEXT NOT NULL,
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    purpose TEXT NOT NULL,
    note TEXT, -- what was said in substance
    version BIGINT NOT NULL,
    UNIQUE (session_id, ord)
);

-- One row a person who is due; the exempt have none.
CREATE TABLE attendance (
    session_id BIGINT NOT NULL REFERENCES session (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    place_id BIGINT NOT NULL REFERENCES session_place (id),
    state TEXT NOT NULL, -- present, late, absent_reason, absent_none
    PRIMARY KEY (session_id, person_id)
);

CREATE TABLE shortcoming (
    id BIGINT NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES org (id),
    session_id BIGINT REFERENCES session (id),
    campaign_id BIGINT REFERENCES campaign (id),
    words TEXT NOT NULL,
    cause TEXT,
    source TEXT NOT NULL, -- self, superior, opinion
    raised_on TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX shortcoming_by_org ON shortcoming (org_id, raised_on);

CREATE TABLE remedy (
    id BIGINT NOT NULL PRIMARY KEY,
    shortcoming_id BIGINT NOT NULL REFERENCES shortcoming (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    what TEXT NOT NULL,
    who TEXT NOT NULL, -- the collective or the comrade in charge of it
    due_on TEXT NOT NULL,
    state TEXT NOT NULL, -- open, done, confirmed, withdrawn
    done_on TEXT,
    proof TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX remedy_by_org ON remedy (org_id, state, due_on);
CREATE INDEX remedy_by_shortcoming ON remedy (shortcoming_id);
