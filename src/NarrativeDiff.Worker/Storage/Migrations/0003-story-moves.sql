-- Articles that went from one story to another because they were sorted anew: what an old id leads to, and an outbox of its announcements.

ALTER TABLE story ADD COLUMN regrouped_seq BIGINT NOT NULL DEFAULT 0;

CREATE TABLE story_move (
  old_id TEXT NOT NULL,
  new_id TEXT NOT NULL,
  moved_at BIGINT NOT NULL,
  articles BIGINT NOT NULL,
  is_merge BIGINT NOT NULL,
  announced_at BIGINT,
  PRIMARY KEY (old_id, new_id, moved_at)
);
CREATE INDEX story_move_unannounced ON story_move (moved_at) WHERE announced_at IS NULL;
