-- The roll as it was when the session was closed: names and memberships may change afterwards, what was
-- signed does not. Gone again when the session is reopened.
CREATE TABLE attendance_closed (
    session_id INTEGER NOT NULL REFERENCES session (id),
    ord INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    place_id INTEGER REFERENCES session_place (id),
    name TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT, -- NULL: exempt, or the minute book has the roll
    PRIMARY KEY (session_id, ord)
) STRICT;
