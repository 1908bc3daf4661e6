-- name: account_for_sign_in
-- The account and its password, for whoever says they are it.
-- in: name text
-- out: one id int64, secret text
SELECT a.id, c.secret
FROM account a
JOIN credential c ON c.account_id = a.id AND c.kind = 'password' AND c.revoked_at IS NULL
WHERE a.name = $1 AND a.closed_at IS NULL

-- name: login_open
-- in: token_hash text, account_id int64, csrf text, device text, opened_at int64, expires_at int64
-- out: none
INSERT INTO login (token_hash, account_id, csrf, device, opened_at, expires_at, closed_at)
VALUES ($1, $2, $3, $4, $5, $6, NULL)

-- name: login_by_token
-- Who a cookie speaks for, while it holds.
-- in: token_hash text, at int64
-- out: one account_id int64, person_id int64, person text, lang text, csrf text
SELECT l.account_id, a.person_id, p.name AS person, a.lang, l.csrf
FROM login l
JOIN account a ON a.id = l.account_id AND a.closed_at IS NULL
JOIN person p ON p.id = a.person_id
WHERE l.token_hash = $1 AND l.closed_at IS NULL AND l.expires_at > $2

-- name: login_close
-- in: token_hash text, at int64
-- out: changed
UPDATE login SET closed_at = $2 WHERE token_hash = $1 AND closed_at IS NULL

-- name: login_close_all
-- Sign-out everywhere.
-- in: account_id int64, at int64
-- out: changed
UPDATE login SET closed_at = $2 WHERE account_id = $1 AND closed_at IS NULL

-- name: login_close_others
-- Whoever knew the old password is out; keep: the hash of one's own token.
-- in: account_id int64, keep text, at int64
-- out: changed
UPDATE login SET closed_at = $3 WHERE account_id = $1 AND token_hash <> $2 AND closed_at IS NULL

-- name: login_list
-- Sign-ins that are open, for their owner.
-- in: account_id int64, at int64
-- out: many token_hash text, device text, opened_at int64
SELECT token_hash, device, opened_at FROM login
WHERE account_id = $1 AND closed_at IS NULL AND expires_at > $2
ORDER BY opened_at DESC
LIMIT 50

-- name: login_prune
-- Some at a time, so that writers need not wait.
-- in: before int64
-- out: changed
DELETE FROM login WHERE token_hash IN (
    SELECT token_hash FROM login WHERE expires_at < $1 ORDER BY expires_at LIMIT 1000)

-- name: login_failure_count
-- Wrong passwords for a key since its window began.
-- in: key text, window_from int64
-- out: one count int64, window_started_at int64
SELECT count, window_started_at FROM login_failure WHERE key = $1 AND window_started_at > $2

-- name: login_failure_add
-- One more; a window that has passed starts anew.
-- in: key text, at int64, window_from int64
-- out: none
INSERT INTO login_failure (key, count, window_started_at) VALUES ($1, 1, $2)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN login_failure.window_started_at > $3 THEN login_failure.count + 1 ELSE 1 END,
    window_started_at = CASE WHEN login_failure.window_started_at > $3
                        THEN login_failure.window_started_at ELSE $2 END

-- name: login_failure_clear
-- in: key text
-- out: none
DELETE FROM login_failure WHERE key = $1

-- name: login_failure_prune
-- in: before int64
-- out: none
DELETE FROM login_failure WHERE window_started_at < $1

-- name: grants_of_account
-- What an account may do, with today's place of each unit.
-- in: account_id int64, hierarchy_id int64, on_day text
-- out: many role text, org_id int64, org text, path text
SELECT g.role, g.org_id, o.name AS org, p.path
FROM role_grant g
JOIN org o ON o.id = g.org_id
JOIN org_path p ON p.org_id = g.org_id AND p.hierarchy_id = $2
WHERE g.account_id = $1 AND g.from_on <= $3 AND (g.to_on IS NULL OR g.to_on > $3)
ORDER BY g.id
LIMIT 100

-- name: account_set_lang
-- in: id int64, lang text
-- out: changed
UPDATE account SET lang = $2, version = version + 1 WHERE id = $1

-- name: account_add
-- in: id int64, person_id int64, name text, lang text
-- out: none
INSERT INTO account (id, person_id, name, lang, closed_at, version) VALUES ($1, $2, $3, $4, NULL, 1)

-- name: credential_add
-- in: id int64, account_id int64, kind text, secret text, made_at int64
-- out: none
INSERT INTO credential (id, account_id, kind, secret, made_at, revoked_at)
VALUES ($1, $2, $3, $4, $5, NULL)

-- name: credential_revoke
-- A new password puts the old one out of use.
-- in: account_id int64, kind text, at int64
-- out: changed
UPDATE credential SET revoked_at = $3 WHERE account_id = $1 AND kind = $2 AND revoked_at IS NULL

-- name: role_grant_add
-- Given again on the day on which it was taken away, it goes on.
-- in: id int64, account_id int64, org_id int64, role text, from_on text
-- out: none
INSERT INTO role_grant (id, account_id, org_id, role, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, NULL)
ON CONFLICT (account_id, org_id, role, from_on) DO UPDATE SET to_on = NULL

-- name: role_grant_held
-- Whether it has the role there already on that day, or will later.
-- in: account_id int64, org_id int64, role text, on_day text
-- out: one n int64
SELECT COUNT(*) AS n FROM role_grant
WHERE account_id = $1 AND org_id = $2 AND role = $3 AND (to_on IS NULL OR to_on > $4)

-- name: orgs_of_account
-- Where it has a role, today or later: who keeps it may at each.
-- in: account_id int64, on_day text
-- out: many org_id int64
SELECT DISTINCT org_id FROM role_grant
WHERE account_id = $1 AND (to_on IS NULL OR to_on > $2)
ORDER BY org_id
LIMIT 1000

-- name: role_grant_end
-- to_on is the first day on which the role no longer holds.
-- in: account_id int64, org_id int64, role text, to_on text
-- out: changed
UPDATE role_grant SET to_on = CASE WHEN from_on > $4 THEN from_on ELSE $4 END
WHERE account_id = $1 AND org_id = $2 AND role = $3 AND (to_on IS NULL OR to_on > $4)

-- name: account_close
-- Kept, since what it did names it; its name is nobody else's later.
-- in: id int64, at int64
-- out: changed
UPDATE account SET closed_at = $2, version = version + 1 WHERE id = $1 AND closed_at IS NULL

-- name: account_by_id
-- in: id int64
-- out: one name text, person_id int64, person text, lang text
SELECT a.name, a.person_id, p.name AS person, a.lang
FROM account a
JOIN person p ON p.id = a.person_id
WHERE a.id = $1 AND a.closed_at IS NULL

-- name: account_name_count
-- Whether an account has, or had, this name.
-- in: name text
-- out: one n int64
SELECT COUNT(*) AS n FROM account WHERE name = $1

-- name: account_of_person
-- in: person_id int64
-- out: many name text
SELECT name FROM account WHERE person_id = $1 AND closed_at IS NULL ORDER BY id LIMIT 1

-- name: account_by_name
-- in: name text
-- out: one id int64
SELECT id FROM account WHERE name = $1 AND closed_at IS NULL
