-- A duty that the clerk left out of a draft: withdrawn, not deleted, so that it can be brought back.
ALTER TABLE duty ADD COLUMN dropped_at BIGINT;
