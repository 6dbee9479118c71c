-- What a message said again is known by, the traces that work belongs to, and the age of what may be forgotten.

ALTER TABLE article_version ADD COLUMN message_key TEXT;
ALTER TABLE story ADD COLUMN trace TEXT;
ALTER TABLE report ADD COLUMN trace TEXT;
ALTER TABLE sentence_vector ADD COLUMN saved_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX sentence_vector_saved ON sentence_vector (saved_at);
