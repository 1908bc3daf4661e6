-- A document in or out, and what was read from it until a person has decided.

-- A directive that was taken in, with its text and how far its checking is.
CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id), -- whose register it stands in
    state TEXT NOT NULL CHECK (state IN ('reading', 'confirmed', 'withdrawn')),
    version INTEGER NOT NULL CHECK (version >= 1),
    source TEXT NOT NULL CHECK (source IN ('text', 'docx', 'pdf', 'ocr')),
    file_id INTEGER REFERENCES file (id), -- as it came; NULL when pasted
    text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    kind TEXT, -- by its name, as people say it: 'Kế hoạch'
    number TEXT,
    symbol TEXT,
    issued_on TEXT CHECK (length(issued_on) = 10),
    issuer TEXT,
    superior TEXT,
    place TEXT,
    signer TEXT,
    title TEXT,
    theme TEXT
) STRICT;
CREATE INDEX document_by_org ON document (org_id, id);
CREATE INDEX document_by_hash ON document (org_id, text_hash);

-- Apart, so that lists and changes of state need not carry it along.
CREATE TABLE document_text (
    document_id INTEGER NOT NULL PRIMARY KEY REFERENCES document (id),
    text TEXT NOT NULL -- normalised; spans count its code points
) STRICT;

-- One thing that was read. Nothing of it is kept elsewhere before a person has said so.
CREATE TABLE reading_item (
    id INTEGER NOT NULL PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    key TEXT NOT NULL
        CHECK (key IN ('header', 'citation', 'deadline', 'assignment', 'agenda', 'material', 'section', 'recipient', 'check')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'mended', 'dropped')),
    version INTEGER NOT NULL CHECK (version >= 1),
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL,
    label TEXT NOT NULL, -- one line for the list
    doubt TEXT,          -- why it is not certain
    body TEXT NOT NULL,  -- JSON as in design: what was read, mended by the person or not
    UNIQUE (document_id, ord),
    CHECK (span_start <= span_end)
) STRICT;

-- A document that another one names.
CREATE TABLE citation (
    id INTEGER NOT NULL PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document (id),
    kind TEXT,
    number TEXT,
    symbol TEXT,
    issued_on TEXT CHECK (length(issued_on) = 10),
    issuer TEXT,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL,
    cites_id INTEGER REFERENCES document (id), -- when a person has said that it is this one
    words TEXT NOT NULL,
    CHECK (span_start <= span_end)
) STRICT;
CREATE INDEX citation_by_document ON citation (document_id);
