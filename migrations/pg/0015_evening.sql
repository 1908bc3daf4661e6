-- What a running session raised can be taken back, and brought back: withdrawn, not deleted.
ALTER TABLE shortcoming ADD COLUMN withdrawn_at BIGINT;
-- When it ended, as a person says: closed_at is the moment somebody pressed the button.
ALTER TABLE session ADD COLUMN ended_at BIGINT;
