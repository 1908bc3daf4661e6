-- A document in or out, and what was read from it until a person has decided.

CREATE TABLE document (
    id BIGINT NOT NULL PRIMARY KEY,
    org_id BIGINT NOT NULL REFERENCES org (id), -- whose register it stands in
    kind TEXT,        -- KH, HD…
    number TEXT,
    symbol TEXT,
    issuer TEXT,
    superior TEXT,
    place TEXT,
    issued_on TEXT,
    title TEXT,
    theme TEXT,
    signer TEXT,
    source TEXT NOT NULL, -- text, docx, pdf, ocr
    file_id BIGINT REFERENCES file (id), -- as it came; NULL when pasted
    text TEXT NOT NULL,   -- normalised; spans count its code points
    text_hash TEXT NOT NULL,
    state TEXT NOT NULL,  -- reading, confirmed, withdrawn
    made_by BIGINT NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX document_by_org ON document (org_id, id);
CREATE INDEX document_by_hash ON document (org_id, text_hash);

-- One thing that was read. Nothing of it is kept elsewhere before a person has said so.
CREATE TABLE reading_item (
    id BIGINT NOT NULL PRIMARY KEY,
    document_id BIGINT NOT NULL REFERENCES document (id),
    ord BIGINT NOT NULL,
    key TEXT NOT NULL,   -- header, citation, deadline, assignment, agenda, material, section, recipient, check
    body TEXT NOT NULL,  -- JSON as in design: what was read, mended by the person or not
    label TEXT NOT NULL, -- one line for the list
    span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL,
    doubt TEXT,          -- why it is not certain
    state TEXT NOT NULL, -- proposed, accepted, mended, dropped
    version BIGINT NOT NULL,
    UNIQUE (document_id, ord)
);

CREATE TABLE citation (
    id BIGINT NOT NULL PRIMARY KEY,
    document_id BIGINT NOT NULL REFERENCES document (id),
    kind TEXT,
    number TEXT,
    symbol TEXT,
    issued_on TEXT,
    issuer TEXT,
    words TEXT NOT NULL,
    span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL,
    cites_id BIGINT REFERENCES document (id) -- when a person has said that it is this one
);
CREATE INDEX citation_by_document ON citation (document_id);
