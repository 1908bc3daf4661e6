-- People, where they belong, and how they sign in. Least data: no citizen id, religion or ethnicity.

CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL, -- folded, given name first: how Vietnamese lists are sorted
    phone TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (name_key);

CREATE TABLE membership (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    state TEXT NOT NULL, -- official, probationary, temporary, exempt, non_member
    from_on TEXT NOT NULL,
    to_on TEXT,
    UNIQUE (person_id, org_id, from_on)
);
CREATE INDEX membership_by_org ON membership (org_id);

CREATE TABLE position (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    title TEXT NOT NULL, -- as it signs: 'BÍ THƯ', 'PHÓ BÍ THƯ'
    rank BIGINT NOT NULL, -- 1 signs first
    from_on TEXT NOT NULL,
    to_on TEXT
);
CREATE INDEX position_by_org ON position (org_id, rank);

CREATE TABLE account (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL UNIQUE, -- what one types to sign in; lower case
    lang TEXT NOT NULL,        -- vi, en
    closed_at BIGINT,
    version BIGINT NOT NULL
);

CREATE TABLE credential (
    id BIGINT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,   -- password; later: card and PIN, TOTP, provider
    secret TEXT NOT NULL, -- Argon2id string
    made_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX credential_by_account ON credential (account_id);

-- A sign-in that is open. The cookie holds the token, the table only its hash.
CREATE TABLE login (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    device TEXT NOT NULL, -- the browser's own words, cut short
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL, -- real clock
    closed_at BIGINT
);
CREATE INDEX login_by_account ON login (account_id);

-- Wrong passwords by account name and by address; the window starts anew when it has passed.
CREATE TABLE login_failure (
    key TEXT NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    window_started_at BIGINT NOT NULL
);

CREATE TABLE role_grant (
    id BIGINT NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES account (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    role TEXT NOT NULL, -- names of rules/permission
    from_on TEXT NOT NULL,
    to_on TEXT,
    UNIQUE (account_id, org_id, role, from_on)
);
CREATE INDEX role_grant_by_org ON role_grant (org_id);
