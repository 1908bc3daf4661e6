-- Who meets, how meetings go and which days count: rows of the program (no owner, for everybody) beside rows
-- of an office (org_id). A changed guidance is a new row with its own days.

-- An assembly (thành phần dự) is a named roll of a unit: a committee leads and also meets, an agency has no
-- branch but its staff meet.
CREATE TABLE assembly (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER REFERENCES org (id),
    kind TEXT NOT NULL CHECK (kind IN ('plenary', 'committee', 'standing', 'enlarged', 'staff', 'outside', 'other')),
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    CHECK (from_on < to_on)
) STRICT;
CREATE INDEX assembly_by_org ON assembly (org_id);

-- Which kinds of units have a shipped one; the first is offered first. One that is asked without being named
-- makes its units those which meet: they owe what a plan asks of every unit.
CREATE TABLE assembly_org_kind (
    assembly_id INTEGER NOT NULL REFERENCES assembly (id),
    org_kind TEXT NOT NULL REFERENCES org_kind (code),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    unnamed INTEGER NOT NULL CHECK (unnamed IN (0, 1)), -- 1: asked by a duty that names no assembly
    PRIMARY KEY (org_kind, assembly_id)
) STRICT;

-- Whom it takes in; several rules that name one person take them in once.
CREATE TABLE assembly_rule (
    id INTEGER NOT NULL PRIMARY KEY,
    assembly_id INTEGER NOT NULL REFERENCES assembly (id),
    source TEXT NOT NULL CHECK (source IN ('member', 'post', 'head_below')),
    member TEXT CHECK (member IN ('official', 'probationary', 'temporary', 'non_member')), -- of the unit in this state
    rank_from INTEGER CHECK (rank_from >= 1), -- holders of its posts of these ranks
    rank_to INTEGER,
    org_kind TEXT REFERENCES org_kind (code), -- heads of the units below of that kind; NULL: of all
    CHECK ((source = 'member') = (member IS NOT NULL)),
    CHECK ((source = 'post') = (rank_from IS NOT NULL AND rank_to IS NOT NULL)),
    CHECK (rank_from <= rank_to)
) STRICT;
CREATE INDEX assembly_rule_by_assembly ON assembly_rule (assembly_id);

-- Taken in by hand, by one unit. Nobody is taken out by hand: that would shrink what is counted against.
CREATE TABLE assembly_person (
    id INTEGER NOT NULL PRIMARY KEY,
    assembly_id INTEGER NOT NULL REFERENCES assembly (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- first day on which it no longer holds
    UNIQUE (assembly_id, org_id, person_id, from_on),
    CHECK (from_on <= to_on)
) STRICT;
CREATE INDEX assembly_person_by_org ON assembly_person (org_id);

-- An order of proceedings; a session starts from one. That of a plan belongs to its campaign.
CREATE TABLE proceeding (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER REFERENCES org (id),
    campaign_id INTEGER REFERENCES campaign (id),
    session_kind TEXT NOT NULL CHECK (session_kind IN ('regular', 'thematic', 'conference')),
    assembly_kind TEXT -- whose order it is; NULL: whoever meets
        CHECK (assembly_kind IN ('plenary', 'committee', 'standing', 'enlarged', 'staff', 'outside', 'other')),
    org_kind TEXT REFERENCES org_kind (code), -- of which kind of units; NULL: of any
    name TEXT NOT NULL,
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    -- Of a plan's, as of its contents.
    item_id INTEGER REFERENCES reading_item (id),
    mended INTEGER NOT NULL DEFAULT 0 CHECK (mended IN (0, 1)),
    dropped_at INTEGER,
    since_n INTEGER CHECK (since_n >= 2),
    ended_n INTEGER CHECK (ended_n >= 2),
    wanted TEXT CHECK (wanted IN ('add', 'change', 'end')),
    wanted_of INTEGER REFERENCES proceeding (id),
    CHECK (from_on < to_on),
    CHECK (org_id IS NULL OR campaign_id IS NULL),
    CHECK (wanted_of IS NULL OR wanted = 'change')
) STRICT;
CREATE INDEX proceeding_by_campaign ON proceeding (campaign_id);
CREATE UNIQUE INDEX proceeding_wanted ON proceeding (wanted_of) WHERE wanted_of IS NOT NULL;

-- Its steps change with its version.
CREATE TABLE proceeding_step (
    id INTEGER NOT NULL PRIMARY KEY,
    proceeding_id INTEGER NOT NULL REFERENCES proceeding (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    part TEXT NOT NULL CHECK (part IN ('opening', 'body', 'closing')),
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    purpose TEXT NOT NULL -- '': the screen cannot help there
        CHECK (purpose IN ('', 'roll', 'remedies', 'promises', 'conclusion')),
    UNIQUE (proceeding_id, ord)
) STRICT;

-- Rules of procedure: they warn in their own words and block nothing. `code` says which question the
-- program asks with it (rules/session_rule).
CREATE TABLE session_rule (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER REFERENCES org (id),
    code TEXT NOT NULL CHECK (code IN ('materials_hours', 'minutes', 'minutes_both', 'regular_too')),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    least INTEGER NOT NULL CHECK (least >= 0), -- hours, minutes, or sessions, as the code says
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    words_vi TEXT NOT NULL,
    words_en TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (org_id, code, from_on),
    CHECK (from_on < to_on)
) STRICT;
CREATE UNIQUE INDEX session_rule_shipped ON session_rule (code, from_on) WHERE org_id IS NULL;

-- Public holidays and exchanged working days, so that the last working day can be told. A unit's own row
-- stands for it and all below it, before that of everybody.
CREATE TABLE holiday (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER REFERENCES org (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    name TEXT NOT NULL,
    works INTEGER NOT NULL CHECK (works IN (0, 1)), -- 1: a weekend day on which offices work
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    source TEXT, -- the law or the announcement that says so; a unit's own may have none
    UNIQUE (org_id, on_day),
    CHECK (org_id IS NOT NULL OR source IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX holiday_shipped ON holiday (on_day) WHERE org_id IS NULL;
