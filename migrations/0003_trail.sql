-- What was done, once each.

-- Idempotency: the key comes with the page or the API call; the same key twice is one act.
CREATE TABLE act (
    key TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER REFERENCES account (id),
    request TEXT NOT NULL,  -- method and path the key was used for
    location TEXT,          -- where the first one led; NULL while it runs
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX act_by_at ON act (at);

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

-- What was done to the tree; it wrote the dated rows of org_name and org_link, and can be undone by them.
CREATE TABLE org_change (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('make', 'move', 'rename', 'dissolve', 'merge')),
    org_id INTEGER NOT NULL REFERENCES org (id),
    other_id INTEGER REFERENCES org (id), -- the unit above from then on; the successor
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    made_by INTEGER REFERENCES account (id), -- NULL: from the terminal
    made_at INTEGER NOT NULL,
    applied_at INTEGER, -- today's copies follow it; NULL: its day has not come
    undone_at INTEGER,
    note TEXT
) STRICT;
CREATE INDEX org_change_by_org ON org_change (org_id, from_on);
CREATE INDEX org_change_waiting ON org_change (from_on) WHERE applied_at IS NULL;

-- Things an administrator may set; also the secrets the server made for itself.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
