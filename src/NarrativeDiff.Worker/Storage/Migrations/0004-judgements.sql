-- What reviewers said, one row an utterance, never changed: the newest on a target holds. json is the whole judgement.

CREATE TABLE judgement (
  story_id TEXT NOT NULL REFERENCES story (story_id) ON DELETE CASCADE,
  seq BIGINT NOT NULL,
  reviewer TEXT NOT NULL,
  target TEXT NOT NULL,
  json TEXT NOT NULL,
  judged_at BIGINT NOT NULL,
  PRIMARY KEY (story_id, seq)
);

-- What a list of stories shows of a report without reading it; null for reports written before.
ALTER TABLE report ADD COLUMN independent_outlets BIGINT;
ALTER TABLE report ADD COLUMN findings BIGINT;
ALTER TABLE report ADD COLUMN leading_finding TEXT;
CREATE INDEX report_created ON report (created_at);
