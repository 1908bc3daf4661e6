-- People, where they belong, and how they sign in. Least data: no citizen id, religion or ethnicity.

-- Somebody an office knows: on a roll, in a post, with a login, or none of these.
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL, -- for finding: without marks and capitals
    order_key TEXT NOT NULL, -- for order: given name, family name, middle (text/name.h)
    phone TEXT,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE INDEX person_by_name ON person (name_key);

-- Here and below to_on is the first day on which it no longer holds. What ends on the day on which it
-- began holds on no day, and its row stays.
CREATE TABLE membership (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    state TEXT NOT NULL CHECK (state IN ('official', 'probationary', 'temporary', 'exempt', 'non_member')),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    UNIQUE (person_id, org_id, from_on),
    CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX membership_by_org ON membership (org_id);

-- A post that somebody holds in a unit, from a day on.
CREATE TABLE position (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    title TEXT NOT NULL, -- as it signs: 'BÍ THƯ', 'PHÓ BÍ THƯ'
    rank INTEGER NOT NULL CHECK (rank >= 1), -- 1 signs first; to 9 the standing committee, to 19 the committee
    acting INTEGER NOT NULL DEFAULT 0 CHECK (acting IN (0, 1)), -- 1: in the place of one who is not there (quyền)
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX position_by_org ON position (org_id, rank);

-- A login. It makes nobody a member.
CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL UNIQUE, -- what one types to sign in; lower case
    lang TEXT NOT NULL CHECK (lang IN ('vi', 'en')),
    closed_at INTEGER,
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

-- What an account signs in with: the hash of its password.
CREATE TABLE credential (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('password')), -- later: card and PIN, TOTP, provider
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
CREATE INDEX login_by_expiry ON login (expires_at);

-- Wrong passwords by account name and by address; the window starts anew when it has passed.
CREATE TABLE login_failure (
    key TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 1),
    window_started_at INTEGER NOT NULL
) STRICT;

-- What an account may do at a unit and below it, from a day on.
CREATE TABLE role_grant (
    id INTEGER NOT NULL PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    role TEXT NOT NULL -- names of rules/permission
        CHECK (role IN ('admin', 'head', 'clerk', 'secretary', 'session_secretary', 'member', 'team')),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    UNIQUE (account_id, org_id, role, from_on),
    CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX role_grant_by_org ON role_grant (org_id);
