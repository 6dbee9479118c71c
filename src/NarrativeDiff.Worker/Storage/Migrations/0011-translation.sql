-- The publisher's translation of a version, as JSON.

ALTER TABLE article_version ADD COLUMN translation TEXT;
