-- The roll as it was when the session was closed: names and memberships may change afterwards, what was
-- signed does not. Gone again when the session is reopened.
CREATE TABLE attendance_closed (
    session_id BIGINT NOT NULL REFERENCES session (id),
    ord BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    place_id BIGINT REFERENCES session_place (id),
    name TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT, -- NULL: exempt, or the minute book has the roll
    PRIMARY KEY (session_id, ord)
);
