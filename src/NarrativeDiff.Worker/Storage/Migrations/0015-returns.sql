-- Later times at which a version's text stood again, as JSON; null where it stood once.

ALTER TABLE article_version ADD COLUMN returns TEXT;
