-- Articles that people sorted by hand. 1: the article's story takes no part in merges and splits; 2: the article was moved, and no hint of its publisher moves it again.

ALTER TABLE article ADD COLUMN held BIGINT NOT NULL DEFAULT 0;
