-- What is looked up by more than its own key.
CREATE INDEX campaign_by_document ON campaign (document_id); -- a register's page asks it for each row
CREATE INDEX shortcoming_by_session ON shortcoming (session_id);
CREATE INDEX report_session_by_session ON report_session (session_id);
