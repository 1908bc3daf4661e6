-- A job that ends its process each time is given up, and what nobody asks for any more is let go.
ALTER TABLE job ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
CREATE INDEX act_by_at ON act (at);
CREATE INDEX login_by_expiry ON login (expires_at);
