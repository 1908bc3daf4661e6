-- name: note_draft_put
-- What was saved of this step a moment ago, by the same person, is gone with it.
-- in: agenda_item_id int64, account_id int64, version int64, saved_at int64, seen text, note text
-- out: none
INSERT INTO note_draft (agenda_item_id, account_id, version, saved_at, seen, note)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (agenda_item_id, account_id)
DO UPDATE SET version = excluded.version, saved_at = excluded.saved_at, seen = excluded.seen, note = excluded.note

-- name: note_draft_drop
-- in: agenda_item_id int64, account_id int64
-- out: changed
DELETE FROM note_draft WHERE agenda_item_id = $1 AND account_id = $2

-- name: note_drafts
-- Of one session, everybody's, in its order: who asks sees the words of his own only.
-- in: session_id int64
-- out: many agenda_item_id int64, account_id int64, person text, words text, version int64, saved_at int64, seen text, note text
SELECT d.agenda_item_id, d.account_id, p.name AS person, i.words, d.version, d.saved_at, d.seen, d.note
FROM note_draft d
JOIN agenda_item i ON i.id = d.agenda_item_id
JOIN account a ON a.id = d.account_id
JOIN person p ON p.id = a.person_id
WHERE i.session_id = $1
ORDER BY i.ord, d.account_id
LIMIT 600
