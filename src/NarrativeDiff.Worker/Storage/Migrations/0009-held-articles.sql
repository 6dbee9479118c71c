-- Articles that people sorted by hand. 1: the article's story takes no part in merges and splits; 2: the article was moved, and no hint of its publisher moves it again.

ALTER TABLE article ADD COLUMN held BIGINT NOT NULL DEFAULT 0;

-- Hints that came later with the same text: each moves the article once, a redelivered one does not move it back.
ALTER TABLE article_version ADD COLUMN later_hints TEXT NOT NULL DEFAULT '';
