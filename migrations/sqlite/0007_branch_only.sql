-- Rows that never leave the branch: whole tables, not filters. Nothing that rolls up, searches,
-- prints for all or exports for above may name them (tests/branch_only_test reads the statements).

CREATE TABLE personal_remedy (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    session_id INTEGER REFERENCES session (id),
    what TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL, -- open, done, withdrawn
    done_on TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX personal_remedy_by_org ON personal_remedy (org_id, state, due_on);

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
    period TEXT NOT NULL,
    handed_in_on TEXT NOT NULL,
    PRIMARY KEY (org_id, person_id, period)
) STRICT;
