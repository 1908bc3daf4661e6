-- name: document_add
-- What was read from it waits in reading_item for a person's word.
-- in: id int64, org_id int64, source text, file_id int64?, text_hash text, made_by int64, made_at int64
-- out: none
INSERT INTO document (id, org_id, source, file_id, text_hash, state, made_by, made_at, version)
VALUES ($1, $2, $3, $4, $5, 'reading', $6, $7, 1)

-- name: document_text_add
-- in: document_id int64, text text
-- out: none
INSERT INTO document_text (document_id, text) VALUES ($1, $2)

-- name: document_by_id
-- in: id int64
-- out: one id int64, org_id int64, org text, kind text?, number text?, symbol text?, issuer text?, superior text?, place text?, issued_on text?, title text?, theme text?, signer text?, source text, file_name text?, text text, state text, made_at int64, made_by text, confirmed_at int64?, campaign_id int64?, issued int64, standing int64, version int64
SELECT d.id, d.org_id, o.name AS org, d.kind, d.number, d.symbol, d.issuer, d.superior, d.place, d.issued_on,
       d.title, d.theme, d.signer, d.source, f.name AS file_name, t.text, d.state, d.made_at,
       p.name AS made_by, d.confirmed_at,
       (SELECT MIN(c.id) FROM campaign c WHERE c.document_id = d.id) AS campaign_id,
       (SELECT COUNT(*) FROM campaign c WHERE c.document_id = d.id AND (c.state NOT IN ('draft', 'withdrawn') OR c.job_id IS NOT NULL)) AS issued,
       (SELECT COUNT(*) FROM campaign c WHERE c.document_id = d.id AND c.state <> 'withdrawn') AS standing, d.version
FROM document d
JOIN document_text t ON t.document_id = d.id
JOIN org o ON o.id = d.org_id
JOIN account a ON a.id = d.made_by
JOIN person p ON p.id = a.person_id
LEFT JOIN file f ON f.id = d.file_id
WHERE d.id = $1

-- name: document_place
-- What decides whether somebody may see it.
-- in: id int64
-- out: one org_id int64, state text, version int64
SELECT org_id, state, version FROM document WHERE id = $1

-- name: document_same
-- The same text taken in before.
-- in: org_id int64, text_hash text
-- out: many id int64, kind text?, number text?, symbol text?, issued_on text?, made_at int64
SELECT id, kind, number, symbol, issued_on, made_at
FROM document
WHERE org_id = $1 AND text_hash = $2 AND state <> 'withdrawn'
ORDER BY id
LIMIT 1

-- name: document_page
-- A unit's register, the latest first. state, kind: '' for all.
-- in: org_id int64, state text, kind text, before_id int64, most int64
-- out: many id int64, kind text?, number text?, symbol text?, issuer text?, issued_on text?, title text?, file_name text?, state text, made_at int64, campaign_id int64?
SELECT d.id, d.kind, d.number, d.symbol, d.issuer, d.issued_on, d.title, f.name AS file_name, d.state, d.made_at,
       (SELECT MIN(c.id) FROM campaign c WHERE c.document_id = d.id) AS campaign_id
FROM document d
LEFT JOIN file f ON f.id = d.file_id
WHERE d.org_id = $1 AND d.id < $4
  AND ($2 = '' OR d.state = $2) AND ($3 = '' OR d.kind = $3)
ORDER BY d.id DESC
LIMIT $5

-- name: document_kinds
-- Kinds that stand in a unit's register, for the filter.
-- in: org_id int64
-- out: many kind text?
SELECT DISTINCT kind FROM document WHERE org_id = $1 AND kind IS NOT NULL ORDER BY kind LIMIT 50

-- name: document_confirm
-- What the person has accepted becomes the document's own, when nobody confirmed it before.
-- in: id int64, version int64, kind text?, number text?, symbol text?, issuer text?, superior text?, place text?, issued_on text?, title text?, theme text?, signer text?, confirmed_at int64
-- out: changed
UPDATE document
SET kind = $3, number = $4, symbol = $5, issuer = $6, superior = $7, place = $8, issued_on = $9, title = $10,
    theme = $11, signer = $12, confirmed_at = $13, state = 'confirmed', version = version + 1
WHERE id = $1 AND version = $2 AND state = 'reading'

-- name: document_correct
-- A mistake of the reading found later, as long as nothing was issued from it.
-- in: id int64, kind text?, number text?, symbol text?, issuer text?, superior text?, place text?, issued_on text?, title text?, theme text?, signer text?
-- out: changed
UPDATE document
SET kind = $2, number = $3, symbol = $4, issuer = $5, superior = $6, place = $7, issued_on = $8, title = $9,
    theme = $10, signer = $11, version = version + 1
WHERE id = $1 AND state = 'confirmed'

-- name: document_move
-- Withdrawn, or brought back.
-- in: id int64, version int64, from_state text, to_state text
-- out: changed
UPDATE document SET state = $4, version = version + 1 WHERE id = $1 AND version = $2 AND state = $3

-- name: citation_add
-- in: id int64, document_id int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, words text, span_start int64, span_end int64
-- out: none
INSERT INTO citation (id, document_id, kind, number, symbol, issued_on, issuer, words, span_start, span_end)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: citation_clear
-- Before they are kept anew.
-- in: document_id int64
-- out: changed
DELETE FROM citation WHERE document_id = $1

-- name: citation_list
-- What a document refers to, with the one in the same register that has the same kind, number, symbol and
-- date: never joined by number alone.
-- in: document_id int64
-- out: many id int64, kind text?, number text?, symbol text?, issued_on text?, issuer text?, words text, span_start int64, span_end int64, here_id int64?
SELECT c.id, c.kind, c.number, c.symbol, c.issued_on, c.issuer, c.words, c.span_start, c.span_end,
       (SELECT MIN(h.id) FROM document h
        WHERE h.org_id = d.org_id AND h.state = 'confirmed' AND h.id <> d.id
          AND h.number = c.number AND h.symbol = c.symbol AND h.issued_on = c.issued_on) AS here_id
FROM citation c
JOIN document d ON d.id = c.document_id
WHERE c.document_id = $1
ORDER BY c.span_start, c.id
LIMIT 500
