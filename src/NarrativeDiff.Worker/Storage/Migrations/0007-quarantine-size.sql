-- How much of a refused message is kept, so that what all of them take is known without reading them.

ALTER TABLE quarantine ADD COLUMN kept BIGINT NOT NULL DEFAULT 0;
UPDATE quarantine SET kept = LENGTH(text);
CREATE INDEX quarantine_kept ON quarantine (received_at, id, kept);
DROP INDEX quarantine_received;
