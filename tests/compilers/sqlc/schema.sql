CREATE TABLE shelf (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE book (
    id INTEGER NOT NULL PRIMARY KEY,
    shelf_id INTEGER NOT NULL REFERENCES shelf (id),
    title TEXT NOT NULL,
    note TEXT,
    lent_at INTEGER,
    weight REAL,
    cover BLOB,
    version INTEGER NOT NULL
) STRICT;
