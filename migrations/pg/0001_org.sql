-- The tree of units. Dated edges are the truth; org_path is today's tree, kept for speed.

CREATE TABLE hierarchy (
    id BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE, -- 'party': reports-through; territory and bloc may come later
    name TEXT NOT NULL
);

-- Kinds of units are data: an administrator adds one, no code knows them by name.
CREATE TABLE org_kind (
    code TEXT NOT NULL PRIMARY KEY, -- 'province', 'commune', 'branch'…
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    holds_sessions BIGINT NOT NULL, -- 1: its people meet; it reports from its own sessions
    signs_as TEXT NOT NULL           -- 'T/M CHI BỘ', 'T/M BAN THƯỜNG VỤ'
);

CREATE TABLE org (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES org_kind (code),
    name TEXT NOT NULL,       -- 'Chi bộ Tổ dân phố 3'
    name_key TEXT NOT NULL,   -- folded, for search and sorting
    official_name TEXT NOT NULL, -- as printed on its documents: 'CHI BỘ TỔ DÂN PHỐ 3'
    symbol TEXT NOT NULL,     -- of the issuer in its documents: 'ĐU', 'CB'
    place TEXT NOT NULL,      -- địa danh before the date
    province TEXT,            -- a plain column: no key runs through it
    phone TEXT,
    layout TEXT NOT NULL,     -- profile of the official layout: 'dang-2026'
    founded_on TEXT,
    dissolved_on TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX org_by_name ON org (name_key);

CREATE TABLE org_link (
    id BIGINT NOT NULL PRIMARY KEY,
    hierarchy_id BIGINT NOT NULL REFERENCES hierarchy (id),
    child_id BIGINT NOT NULL REFERENCES org (id),
    parent_id BIGINT NOT NULL REFERENCES org (id),
    from_on TEXT NOT NULL,
    to_on TEXT, -- first day on which it no longer holds
    UNIQUE (hierarchy_id, child_id, from_on)
);
CREATE INDEX org_link_by_parent ON org_link (hierarchy_id, parent_id);

CREATE TABLE org_path (
    hierarchy_id BIGINT NOT NULL REFERENCES hierarchy (id),
    org_id BIGINT NOT NULL REFERENCES org (id),
    parent_id BIGINT REFERENCES org (id),
    depth BIGINT NOT NULL,
    path TEXT NOT NULL, -- '/<id>/<id>/': ids from the root to the unit itself
    PRIMARY KEY (hierarchy_id, org_id)
);
CREATE INDEX org_path_by_path ON org_path (hierarchy_id, path);
CREATE INDEX org_path_by_parent ON org_path (hierarchy_id, parent_id);
