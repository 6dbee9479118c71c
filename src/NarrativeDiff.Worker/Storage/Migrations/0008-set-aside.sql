-- Article versions that cannot be compared, until another version of the program tries them again; how often in a row a story's comparison failed.

CREATE TABLE set_aside (
  outlet TEXT NOT NULL,
  article_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  story_id TEXT NOT NULL,
  version BIGINT,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  program TEXT NOT NULL,
  set_aside_at BIGINT NOT NULL,
  PRIMARY KEY (outlet, article_id, content_hash)
);

CREATE INDEX set_aside_story ON set_aside (story_id);

ALTER TABLE story ADD COLUMN failures BIGINT NOT NULL DEFAULT 0;
