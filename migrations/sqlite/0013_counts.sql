-- The clerk's table counts sessions, reports and what is late for each of its rows: from indexes alone.
CREATE INDEX session_by_org_state ON session (org_id, state);
CREATE INDEX report_by_org_state ON report (org_id, state);
DROP INDEX due_by_org;
CREATE INDEX due_by_org ON due (org_id, work_on, done_at);
