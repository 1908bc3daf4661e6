-- Bytes as they came or were made, and long work that makes some.

-- The same bytes once, whoever brings them. Behind the hash they may one day stand outside the database.
CREATE TABLE file_bytes (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    bytes BLOB NOT NULL
) STRICT;

-- A file that somebody brought, under its name; its bytes lie in file_bytes, once.
CREATE TABLE file (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    hash TEXT NOT NULL REFERENCES file_bytes (hash),
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX file_by_hash ON file (hash);

-- Work that goes on by itself, slice by slice, and how far it is.
CREATE TABLE job (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('render_report', 'issue', 'amend')),
    org_id INTEGER NOT NULL REFERENCES org (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    done INTEGER NOT NULL CHECK (done >= 0), -- steps of total
    total INTEGER NOT NULL CHECK (total >= 0),
    tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0), -- one that ends its process each time is given up
    file_id INTEGER REFERENCES file (id),
    made_at INTEGER NOT NULL,
    claimed_at INTEGER,
    ended_at INTEGER,
    stop INTEGER NOT NULL DEFAULT 0 CHECK (stop IN (0, 1)), -- 1: a person has asked for its end
    place TEXT,         -- of work in slices: how far it has come, in its own words; it goes on from there
    args TEXT NOT NULL, -- JSON
    message TEXT        -- why it failed, for the person
) STRICT;
CREATE INDEX job_by_state ON job (state, id);
