-- Rows that never leave the branch: whole tables, not filters. Nothing that rolls up, searches,
-- prints for all or exports for above may name them (tests/source/branch_only reads the statements).

-- A person's own promise. It never leaves the branch.
CREATE TABLE personal_remedy (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    session_id INTEGER REFERENCES session (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'withdrawn')),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    done_on TEXT CHECK (length(done_on) = 10),
    version INTEGER NOT NULL CHECK (version >= 1),
    what TEXT NOT NULL
) STRICT;
CREATE INDEX personal_remedy_by_org ON personal_remedy (org_id, state, due_on);

-- Why somebody was not there. It never leaves the branch.
CREATE TABLE absence_reason (
    session_id INTEGER NOT NULL REFERENCES session (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id)
) STRICT;

-- Only that it was handed in; its text belongs to its author.
CREATE TABLE self_review (
    org_id INTEGER NOT NULL REFERENCES org (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    period TEXT NOT NULL CHECK (length(period) BETWEEN 4 AND 12),
    handed_in_on TEXT NOT NULL CHECK (length(handed_in_on) = 10),
    PRIMARY KEY (org_id, person_id, period)
) STRICT;
