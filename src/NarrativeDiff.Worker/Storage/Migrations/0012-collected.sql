-- What the collector knows of each address: validators for conditional requests, the version sent last, when to ask again.

CREATE TABLE collected (
  address TEXT NOT NULL PRIMARY KEY,
  moved_to TEXT,
  etag TEXT,
  last_modified TEXT,
  content_hash TEXT,
  versions BIGINT NOT NULL,
  outlet TEXT,
  published_ticks BIGINT,
  first_seen_ticks BIGINT NOT NULL,
  next_ticks BIGINT NOT NULL,
  wait_ticks BIGINT NOT NULL,
  failures BIGINT NOT NULL
);
