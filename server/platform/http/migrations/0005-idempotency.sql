-- Reverse: DROP SCHEMA http CASCADE;

-- Answers already given, so that a request sent twice is done once. Local table: short-lived, purged by age.
CREATE SCHEMA http;

CREATE TABLE http.idempotency (
  caller_id  uuid NOT NULL,
  key        text NOT NULL,
  digest     bytea NOT NULL,
  status     smallint NOT NULL,
  answer     text,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (caller_id, key),
  CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 8 AND 128),
  CONSTRAINT idempotency_digest_length CHECK (octet_length(digest) = 32)
);

CREATE INDEX idempotency_created_at ON http.idempotency (created_at);

GRANT USAGE ON SCHEMA http TO :app;
GRANT SELECT, INSERT, DELETE ON http.idempotency TO :app;
