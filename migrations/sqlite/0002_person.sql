-- People, where they belong, and how they sign in. Least data: no citizen id, religion or ethnicity.

CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL, -- folded, given name first: how Vietnamese lists are sorted
    phone TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_name ON person (name_key);

CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    state TEXT NOT NULL, -- official, probationary, temporary, exempt, non_member
    from_on TEXT NOT NULL,
    to_on TEXT,
    UNIQUE (person_id, org_id, from_on)
) STRICT;
CREATE INDEX membership_by_org ON membership (org_id);

CREATE TABLE position (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    title TEXT NOT NULL, -- as it signs: 'BÍ THƯ', 'PHÓ BÍ THƯ'
    rank INTEGER NOT NULL, -- 1 signs first
    from_on TEXT NOT NULL,
    to_on TEXT
) STRICT;
CREATE INDEX position_by_org ON position (org_id, rank);

CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL UNIQUE, -- what one types to sign in; lower case
    lang TEXT NOT NULL,        -- vi, en
    closed_at INTEGER,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE credential (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,   -- password; later: card and PIN, TOTP, provider
    secret TEXT NOT NULL, -- Argon2id string
    made_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX credential_by_account ON credential (account_id);

-- A sign-in that is open. The cookie holds the token, the table only its hash.
CREATE TABLE login (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    device TEXT NOT NULL, -- the browser's own words, cut short
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, -- real clock
    closed_at INTEGER
) STRICT;
CREATE INDEX login_by_account ON login (account_id);

-- Wrong passwords by account name and by address; the window starts anew when it has passed.
CREATE TABLE login_failure (
    key TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL,
    window_started_at INTEGER NOT NULL
) STRICT;

CREATE TABLE role_grant (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    role TEXT NOT NULL, -- names of rules/permission
    from_on TEXT NOT NULL,
    to_on TEXT,
    UNIQUE (account_id, org_id, role, from_on)
) STRICT;
CREATE INDEX role_grant_by_org ON role_grant (org_id);
