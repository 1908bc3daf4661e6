-- With which photograph of the minute book a session was closed: it stays, whatever comes after it.
CREATE TABLE session_file (
    session_id BIGINT NOT NULL REFERENCES session (id),
    file_id BIGINT NOT NULL REFERENCES file (id),
    closed_at BIGINT NOT NULL, -- the first time
    PRIMARY KEY (session_id, file_id)
);

INSERT INTO session_file (session_id, file_id, closed_at)
SELECT id, book_file_id, closed_at FROM session WHERE book_file_id IS NOT NULL AND closed_at IS NOT NULL;
