-- Reports that are to be sent to webhooks: one row a hook and revision, kept for a while after it is done so that it is not sent twice.

CREATE TABLE webhook (
  name TEXT NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL
);

CREATE TABLE webhook_delivery (
  hook TEXT NOT NULL,
  story_id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT NOT NULL,
  claim_until BIGINT NOT NULL DEFAULT 0,
  done_at BIGINT,
  failed BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hook, story_id, revision)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (hook, due_at) WHERE done_at IS NULL;
