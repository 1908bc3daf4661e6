-- name: session_rules
-- Rules of procedure in force for everybody on a day.
-- in: on_day text
-- out: many code text, least int64, words_vi text, words_en text, source text
SELECT code, least, words_vi, words_en, source
FROM session_rule
WHERE org_id IS NULL AND from_on <= $1 AND (to_on IS NULL OR to_on > $1)
ORDER BY code, from_on
LIMIT 50
