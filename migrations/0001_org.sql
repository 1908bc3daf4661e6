-- Units, what they are called and where they stand. Dated rows are the truth: org_name for names, org_link
-- for the tree. org and org_path keep today's as a copy, for speed.

-- A tree that units stand in (tổ chức đảng); every path, total and right names the one it goes along.
CREATE TABLE hierarchy (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE, -- 'party': reports-through; territory and bloc may come later
    name TEXT NOT NULL
) STRICT;

-- Kinds of units are data: an administrator adds one, no code knows them by name.
CREATE TABLE org_kind (
    code TEXT NOT NULL PRIMARY KEY, -- 'province', 'commune', 'branch'…
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    signs_as TEXT NOT NULL, -- 'T/M CHI BỘ', 'T/M BAN THƯỜNG VỤ'
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    CHECK (from_on < to_on)
) STRICT;

-- A unit as it is called and set up today; its former names are in org_name.
CREATE TABLE org (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES org_kind (code),
    name TEXT NOT NULL,     -- 'Chi bộ Tổ dân phố 3'
    name_key TEXT NOT NULL, -- for finding: without marks and capitals
    order_key TEXT NOT NULL, -- for order: bytes that follow the Vietnamese alphabet (text/name.h)
    party_name TEXT,        -- of the organisation, 'Đảng bộ xã …', where name is its committee's; NULL: one name for both
    official_name TEXT NOT NULL, -- as printed on its documents: 'CHI BỘ TỔ DÂN PHỐ 3', 'ĐẢNG ỦY XÃ …'
    symbol TEXT NOT NULL,   -- of the issuer in its documents: 'ĐU', 'CB'
    place TEXT NOT NULL,    -- địa danh before the date
    province TEXT,          -- a plain column: no key runs through it
    phone TEXT,
    layout TEXT NOT NULL,   -- profile of the official layout: 'dang-2026'
    term_days INTEGER NOT NULL DEFAULT 5 CHECK (term_days BETWEEN 1 AND 60), -- by when a report is asked for, behind
                                                          -- its last day, where the plan gives no day…
    term_works INTEGER NOT NULL DEFAULT 0 CHECK (term_works IN (0, 1)), -- …1: in working days
    term_forward INTEGER NOT NULL DEFAULT 0 CHECK (term_forward IN (0, 1)), -- …1: off a day off it moves forward
    before_includes INTEGER NOT NULL DEFAULT 0 CHECK (before_includes IN (0, 1)), -- 1: what it asks "trước ngày 10/4" is in time on 10/4
    founded_on TEXT CHECK (length(founded_on) = 10),
    ended_on TEXT CHECK (length(ended_on) = 10), -- first day on which it no longer is
    successor_id INTEGER REFERENCES org (id),
    outside_of INTEGER REFERENCES org (id), -- a unit outside Nếp, in no tree: known by its name to that unit, to those
                                            -- above and below it, and sent papers; NULL: a unit of the tree
    kept_by_id INTEGER REFERENCES org (id), -- who sends what it still owes, once it has ended; always one that is there
    node INTEGER NOT NULL DEFAULT 0 CHECK (node >= 0), -- the one that writes for it, at a time
    -- Kept, since the clerk's table shows them for each unit; nep check counts them anew.
    sessions_held INTEGER NOT NULL DEFAULT 0 CHECK (sessions_held >= 0), -- that are closed
    reports_in INTEGER NOT NULL DEFAULT 0 CHECK (reports_in >= 0),       -- that are submitted or received
    version INTEGER NOT NULL CHECK (version >= 1),
    CHECK (founded_on <= ended_on),
    CHECK (successor_id IS NULL OR (ended_on IS NOT NULL AND successor_id <> id)),
    CHECK (kept_by_id IS NULL OR (ended_on IS NOT NULL AND kept_by_id <> id))
) STRICT;
-- All that the clerk's table shows of a unit itself, in its order.
CREATE INDEX org_by_name ON org (order_key, id, name_key, kind, name, phone, sessions_held, reports_in);
CREATE INDEX org_kept ON org (kept_by_id) WHERE kept_by_id IS NOT NULL;

-- A row of the program has no owner and stands for everybody; a release may add such rows or end their
-- days, and never touches an office's. Here and not above, since each of the two tables names the other.
ALTER TABLE org_kind ADD COLUMN org_id INTEGER REFERENCES org (id);

-- What a unit was called, and what it was, on a day: papers of that day print these names.
CREATE TABLE org_name (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- first day on which it no longer holds
    kind TEXT NOT NULL REFERENCES org_kind (code),
    name TEXT NOT NULL,
    order_key TEXT NOT NULL,
    party_name TEXT,
    official_name TEXT NOT NULL,
    symbol TEXT NOT NULL,
    place TEXT NOT NULL,
    UNIQUE (org_id, from_on),
    CHECK (from_on < to_on)
) STRICT;

-- Which unit stood directly below which, from a day on. The truth that paths of any day are derived from.
CREATE TABLE org_link (
    id INTEGER NOT NULL PRIMARY KEY,
    hierarchy_id INTEGER NOT NULL REFERENCES hierarchy (id),
    child_id INTEGER NOT NULL REFERENCES org (id),
    parent_id INTEGER NOT NULL REFERENCES org (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- first day on which it no longer holds
    UNIQUE (hierarchy_id, child_id, from_on),
    CHECK (child_id <> parent_id),
    CHECK (from_on < to_on)
) STRICT;
CREATE INDEX org_link_by_parent ON org_link (hierarchy_id, parent_id);
CREATE INDEX org_link_by_day ON org_link (hierarchy_id, from_on); -- what has moved of late

-- Today's copy of the links, for pages and rights: a unit's place as text.
CREATE TABLE org_path (
    hierarchy_id INTEGER NOT NULL REFERENCES hierarchy (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    parent_id INTEGER REFERENCES org (id),
    depth INTEGER NOT NULL CHECK (depth >= 0),
    path TEXT NOT NULL, -- '/<id>/<id>/': ids from the root to the unit itself
    PRIMARY KEY (hierarchy_id, org_id)
) STRICT;
CREATE INDEX org_path_by_path ON org_path (hierarchy_id, path);
CREATE INDEX org_path_of_org ON org_path (hierarchy_id, org_id, path); -- all that the clerk's table asks of it, for each name
CREATE INDEX org_path_by_parent ON org_path (hierarchy_id, parent_id);

-- A board is the hands of a committee (tham mưu). No hierarchy: nothing is counted or inherited through it.
CREATE TABLE advises (
    id INTEGER NOT NULL PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES org (id),
    committee_id INTEGER NOT NULL REFERENCES org (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- first day on which it no longer does
    UNIQUE (board_id, committee_id, from_on),
    CHECK (board_id <> committee_id),
    CHECK (from_on < to_on)
) STRICT;
CREATE INDEX advises_by_committee ON advises (committee_id);
