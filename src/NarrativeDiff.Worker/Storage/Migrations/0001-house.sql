-- One text for both databases; the only word that differs is the type of bytes.
-- Times named *_at are milliseconds since 1970 by the database's clock; *_ticks are UTC ticks of 100 ns as published.

CREATE TABLE story (
  story_id TEXT NOT NULL PRIMARY KEY,
  dirty_seq BIGINT NOT NULL DEFAULT 0,
  compared_seq BIGINT NOT NULL DEFAULT 0,
  dirty_since BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  lease_owner TEXT,
  lease_until BIGINT NOT NULL DEFAULT 0,
  lease_token BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX story_due ON story (due_at) WHERE dirty_seq > compared_seq;
CREATE INDEX story_changed ON story (changed_at);

CREATE TABLE article (
  outlet TEXT NOT NULL,
  article_id TEXT NOT NULL,
  story_id TEXT NOT NULL REFERENCES story (story_id),
  hint TEXT,
  hint_ticks BIGINT,
  published_ticks BIGINT NOT NULL,
  model TEXT NOT NULL,
  vector $bytes$ NOT NULL,
  names TEXT NOT NULL,
  PRIMARY KEY (outlet, article_id)
);
CREATE INDEX article_story ON article (story_id);
CREATE INDEX article_published ON article (published_ticks);

CREATE TABLE article_version (
  outlet TEXT NOT NULL,
  article_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  outlet_name TEXT,
  headline TEXT NOT NULL,
  body TEXT NOT NULL,
  body_type TEXT NOT NULL,
  published_ticks BIGINT NOT NULL,
  version BIGINT,
  url TEXT,
  authors TEXT NOT NULL,
  section TEXT,
  language TEXT,
  captured_ticks BIGINT,
  story_hint TEXT,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (outlet, article_id, content_hash)
);

CREATE TABLE report (
  story_id TEXT NOT NULL REFERENCES story (story_id),
  revision BIGINT NOT NULL,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  json TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  published_at BIGINT,
  claim_until BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (story_id, revision)
);
CREATE INDEX report_unpublished ON report (created_at) WHERE published_at IS NULL;

CREATE TABLE sentence_vector (
  text_key TEXT NOT NULL PRIMARY KEY,
  vector $bytes$ NOT NULL
);

CREATE TABLE quarantine (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  field TEXT,
  reason TEXT NOT NULL,
  outlet TEXT,
  article_id TEXT,
  message_id TEXT,
  correlation_id TEXT,
  bytes BIGINT NOT NULL,
  text TEXT NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX quarantine_received ON quarantine (received_at);
