-- Who is announcing a report: of a worker that is gone it is free at once.

ALTER TABLE report ADD COLUMN claim_owner TEXT;

CREATE INDEX story_leased ON story (lease_until) WHERE lease_owner IS NOT NULL;
