-- A report's JSON in Brotli, with its length before; json is empty where packed is given. Reports of before stay as they are until a newer revision takes their place.

ALTER TABLE report ADD COLUMN packed $bytes$;
ALTER TABLE report ADD COLUMN size BIGINT;
