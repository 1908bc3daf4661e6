-- What was done, once each, and what is done later.

-- Idempotency: the key comes with the page or the API call; the same key twice is one act.
CREATE TABLE act (
    key TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER REFERENCES account (id),
    request TEXT NOT NULL,  -- method and path the key was used for
    location TEXT,          -- where the first one led; NULL while it runs
    at INTEGER NOT NULL
) STRICT;

-- Append-only. For personal nouns the body holds names of fields, never their text.
CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id INTEGER REFERENCES account (id),
    org_id INTEGER REFERENCES org (id),
    noun TEXT NOT NULL,
    noun_id INTEGER NOT NULL,
    verb TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON
    hash TEXT NOT NULL  -- of the row's own content; the sealing job will chain them
) STRICT;
CREATE INDEX event_by_noun ON event (noun, noun_id);
CREATE INDEX event_by_org ON event (org_id, at);

-- Who opened a branch-only row: for the person it is about.
CREATE TABLE access_log (
    id INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    noun TEXT NOT NULL,
    noun_id INTEGER NOT NULL
) STRICT;
CREATE INDEX access_log_by_person ON access_log (person_id, at);

CREATE TABLE file (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    bytes BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_by_hash ON file (hash);

CREATE TABLE job (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    org_id INTEGER NOT NULL REFERENCES org (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    args TEXT NOT NULL, -- JSON
    state TEXT NOT NULL, -- waiting, running, done, failed
    done INTEGER NOT NULL, -- steps of total
    total INTEGER NOT NULL,
    file_id INTEGER REFERENCES file (id),
    message TEXT, -- why it failed, for the person
    made_at INTEGER NOT NULL,
    claimed_at INTEGER,
    ended_at INTEGER
) STRICT;
CREATE INDEX job_by_state ON job (state, id);

-- Things an administrator may set; also the secrets the server made for itself.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
