-- Counts the filing transactions that changed where an article is filed, so that a worker that keeps the open articles in memory reads only what others changed since.
-- removed_*: when articles were last taken out, and the newest time of publication of one that was.

CREATE TABLE filing_clock (
  seq BIGINT NOT NULL,
  removed_seq BIGINT NOT NULL DEFAULT 0,
  removed_ticks BIGINT NOT NULL DEFAULT 0
);
INSERT INTO filing_clock (seq) VALUES (0);
ALTER TABLE article ADD COLUMN filed_seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX article_filed ON article (filed_seq);
